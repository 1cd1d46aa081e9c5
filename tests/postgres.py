"""A PostgreSQL server of the test's own, on a socket in a temporary folder; skipped where it is not installed."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import pytest
import sqlalchemy as sa

_DATABASES = count(1)


def _program(name: str) -> str:
    """Where Debian keeps it, or on the path."""
    found = shutil.which(name) or max(map(str, Path("/usr/lib/postgresql").glob(f"*/bin/{name}")), default="")
    return found or pytest.skip("PostgreSQL is not installed")


class Server:
    """Hands out empty databases."""

    def __init__(self, folder: str) -> None:
        self._folder = folder

    def database(self) -> str:
        """The address of a new one."""
        name = f"state{next(_DATABASES)}"
        engine = sa.create_engine(self._address("postgres"), isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.exec_driver_sql(f"CREATE DATABASE {name}")
        engine.dispose()
        return self._address(name)

    def _address(self, name: str) -> str:
        return f"postgresql+psycopg://marquee@/{name}?host={self._folder}"


@contextmanager
def private_server() -> Iterator[Server]:
    """It refuses to run as root and is then run as the user that its package made."""
    pytest.importorskip("psycopg")
    initdb, postgres = _program("initdb"), _program("postgres")
    user = "postgres" if os.geteuid() == 0 else None
    with tempfile.TemporaryDirectory(prefix="marquee-postgres-", ignore_cleanup_errors=True) as folder:
        if user:
            shutil.chown(folder, user)
        data = f"{folder}/data"
        made = [initdb, "--no-sync", "--auth=trust", "--username=marquee", "--encoding=UTF8", "--locale=C", data]
        subprocess.run(made, check=True, capture_output=True, user=user, cwd=folder)
        command = [postgres, "-D", data, "-k", folder, "-c", "listen_addresses="]
        quiet = subprocess.DEVNULL
        with subprocess.Popen(command, user=user, cwd=folder, stdout=quiet, stderr=quiet) as server:
            try:
                while not Path(folder, ".s.PGSQL.5432").exists():
                    assert server.poll() is None
                    time.sleep(0.02)
                yield Server(folder)
            finally:
                server.send_signal(signal.SIGINT)
                server.wait(30)
