"""The set-up behind `make run` and `make test`, on a machine made of fakes: no network, no real venv."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import time
from dataclasses import dataclass, field
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
TOOLS = ["sh", "cat", "chmod", "cksum", "dirname", "flock", "mkdir", "mv", "rm", "sleep", "tail"]
pytestmark = pytest.mark.skipif(os.name == "nt", reason="a shell script")

# Answers the few things that the set-up asks of an interpreter; inside a venv its pip notes what it was to install.
INTERPRETER = """#!/bin/sh
case "$*" in
    *version_info?:2*) echo {version} ;;
    *venv*ensurepip*) exit {no_venv} ;;
    *version_info*) exit {too_old} ;;
    "-m venv "*) mkdir -p "$3/bin"; cat "$0" >"$3/bin/python"; cat "$0" >"$3/bin/marquee"; chmod +x "$3"/bin/* ;;
    "-m pip "*)
        echo "$*" >>installed
        if [ -e offline ]; then echo "no route to the index" >&2; exit 1; fi
        if [ -e slow ]; then echo begun >waiting; exec sleep 60; fi ;;
esac
"""


def hears_interrupts() -> None:
    """What a shell starts in the background ignores SIGINT, and so would all that it starts in turn."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@dataclass(frozen=True, slots=True)
class Machine:
    """A checkout, and a PATH on which only what is listed can be found."""

    checkout: Path
    path: Path
    environment: dict[str, str] = field(default_factory=dict)

    def has(self, name: str, *, version: str = "3.11", venv: bool = True) -> None:
        old = tuple(map(int, version.split("."))) < (3, 11)
        file = self.path / name
        file.write_text(INTERPRETER.format(version=version, no_venv=int(not venv), too_old=int(old)))
        file.chmod(0o755)

    def start(self, *extra: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            ["sh", "deploy/setup.sh", *extra],
            cwd=self.checkout,
            env={"PATH": str(self.path), **self.environment},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            preexec_fn=hears_interrupts,
            start_new_session=True,
        )

    def set_up(self, *extra: str) -> tuple[int, str]:
        with self.start(*extra) as running:
            said, _ = running.communicate(timeout=20)
            return running.returncode, said

    @property
    def installed(self) -> str:
        noted = self.checkout / "installed"
        return noted.read_text() if noted.exists() else ""


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    path, checkout = tmp_path / "bin", tmp_path / "a checkout"
    (checkout / "deploy").mkdir(parents=True)
    path.mkdir()
    for name in ["deploy/setup.sh", "pyproject.toml", "constraints.txt"]:
        shutil.copy(ROOT / name, checkout / name)
    for name in TOOLS:
        if found := shutil.which(name):
            (path / name).symlink_to(found)
    (path / "apt-get").symlink_to(path / "cat")
    return Machine(checkout, path)


def test_a_fresh_checkout_is_set_up_once(machine: Machine) -> None:
    machine.has("python3")
    assert machine.set_up() == (0, "Setting up (once, about 40 s) …\n")
    assert "--no-build-isolation -e ." in machine.installed
    once = machine.installed
    assert machine.set_up() == (0, "")
    assert machine.installed == once


def test_exact_versions_are_asked_for(machine: Machine) -> None:
    machine.has("python3")
    machine.set_up()
    assert all("-c constraints.txt" in line for line in machine.installed.splitlines())


def test_what_is_needed_for_testing_is_enough_for_running(machine: Machine) -> None:
    machine.has("python3")
    machine.set_up()
    assert machine.set_up("dev") == (0, "Bringing .venv up to date …\n")
    assert "-e .[dev]" in machine.installed
    assert machine.set_up() == (0, "")
    assert machine.set_up("dev") == (0, "")


@pytest.mark.parametrize("name", ["pyproject.toml", "constraints.txt"])
def test_a_changed_requirement_is_installed(machine: Machine, name: str) -> None:
    machine.has("python3")
    machine.set_up()
    with (machine.checkout / name).open("a") as file:
        file.write("# changed\n")
    assert machine.set_up() == (0, "Bringing .venv up to date …\n")


def test_a_too_old_python_is_said_in_one_line_with_what_to_type(machine: Machine) -> None:
    machine.has("python3", version="3.9")
    assert machine.set_up() == (
        1,
        "Marquee needs Python 3.11 or newer; found 3.9. Install it with: sudo apt install python3.11 python3.11-venv\n",
    )


def test_no_python_at_all_is_said_too(machine: Machine) -> None:
    status, said = machine.set_up()
    assert status == 1
    assert said.startswith("Marquee needs Python 3.11 or newer; found none. ")
    assert said.count("\n") == 1


def test_a_missing_venv_module_is_said_in_one_line_with_what_to_type(machine: Machine) -> None:
    machine.has("python3", version="3.12", venv=False)
    assert machine.set_up() == (1, "Python 3.12 lacks its venv module. Install it with: sudo apt install python3.12-venv\n")


def test_a_newer_python_beside_an_old_one_is_found(machine: Machine) -> None:
    machine.has("python3", version="3.9")
    machine.has("python3.13", version="3.13")
    assert machine.set_up()[0] == 0


def test_a_python_can_be_named(machine: Machine) -> None:
    machine.has("python3")
    machine.has("old one", version="3.8")
    machine.environment["PYTHON"] = str(machine.path / "old one")
    assert "found 3.8" in machine.set_up()[1]


def test_a_half_made_venv_is_made_again(machine: Machine) -> None:
    machine.has("python3")
    (machine.checkout / ".venv/bin").mkdir(parents=True)
    (machine.checkout / ".venv/bin/python").write_text("half a file")
    assert machine.set_up() == (0, "Setting up (once, about 40 s) …\n")
    assert machine.set_up() == (0, "")


def test_a_lost_venv_is_made_again(machine: Machine) -> None:
    machine.has("python3")
    machine.set_up()
    shutil.rmtree(machine.checkout / ".venv")
    assert machine.set_up() == (0, "Setting up (once, about 40 s) …\n")


def test_a_failed_install_is_said_with_its_reason_and_begun_afresh(machine: Machine) -> None:
    machine.has("python3")
    (machine.checkout / "offline").touch()
    status, said = machine.set_up()
    assert status == 1
    assert "no route to the index" in said
    assert "run the same command again" in said
    (machine.checkout / "offline").unlink()
    assert machine.set_up() == (0, "Setting up (once, about 40 s) …\n")
    assert machine.set_up() == (0, "")


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_an_interrupted_set_up_is_begun_afresh(machine: Machine, how: signal.Signals) -> None:
    machine.has("python3")
    (machine.checkout / "slow").touch()
    with machine.start() as running:
        wait_for(machine.checkout / "waiting")
        os.killpg(running.pid, how)
    assert running.returncode != 0
    (machine.checkout / "slow").unlink()
    assert machine.set_up() == (0, "Setting up (once, about 40 s) …\n")
    assert machine.set_up() == (0, "")


@pytest.mark.skipif(shutil.which("flock") is None, reason="without flock nothing keeps two set-ups apart")
def test_a_second_set_up_waits_for_the_first(machine: Machine) -> None:
    machine.has("python3")
    (machine.checkout / "slow").touch()
    with machine.start() as first:
        wait_for(machine.checkout / "waiting")
        (machine.checkout / "slow").unlink()
        with machine.start() as second:
            time.sleep(0.2)
            assert second.poll() is None
            os.killpg(first.pid, signal.SIGKILL)
            assert second.wait(timeout=20) == 0


@pytest.mark.parametrize(
    ("name", "commands"),
    [
        ("Makefile", "\t@$(BIN)/marquee build\n\t@$(BIN)/marquee\n"),
        ("deploy/Dockerfile", 'CMD ["sh", "-c", "marquee build && exec marquee"]\n'),
        (
            "deploy/marquee.service",
            "ExecStartPre=/opt/marquee/.venv/bin/marquee build\nExecStart=/opt/marquee/.venv/bin/marquee\n",
        ),
    ],
)
def test_every_way_to_run_it_builds_the_store_and_starts_without_arguments(name: str, commands: str) -> None:
    assert commands in (ROOT / name).read_text()


def wait_for(file: Path) -> None:
    deadline = time.monotonic() + 10
    while not file.exists():
        assert time.monotonic() < deadline, f"{file.name} never came"
        time.sleep(0.01)
