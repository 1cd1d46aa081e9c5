"""The bot running against the emulator, inside the test or as a child process."""

from __future__ import annotations

import asyncio
import os
import random
import signal
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import sqlalchemy as sa
from emulator import Emulator
from emulator.server import TOKEN
from fake_marquee import FakeMarquee, fake_talk

from bot.conversation.conversation import Conversation
from bot.marquee import Marquee as RealMarquee
from bot.remembering import Answer, Remembering, work_out
from bot.telegram.house import Marquee
from bot.telegram.pace import Limits
from bot.telegram.service import serve
from bot.telegram.settings import Hook, Settings, Timing

Talking = tuple[Marquee, Conversation]
COMMAND = (sys.executable, "-m", "bot")
UNLIMITED = Limits()
QUICK = Timing(poll=1, answer=0.5, retry_first=0.02, retry_most=0.2, closing=2.0)


def settings(
    telegram_url: str,
    home: Path,
    timing: Timing = QUICK,
    token: str = TOKEN,
    limits: Limits = UNLIMITED,
    hook: Hook | None = None,
) -> Settings:
    return Settings(token, telegram_url, f"sqlite:///{home / 'state.db'}", home, limits, timing=timing, hook=hook)


def hook() -> Hook:
    """A webhook on a port that nobody has, and that nobody is given who asks for any: it is to be free again after a kill."""
    while True:
        port = random.SystemRandom().randrange(20_000, 32_000)
        with socket.socket() as free, suppress(OSError):
            free.bind(("127.0.0.1", port))
            break
    return Hook(f"http://127.0.0.1:{port}/telegram", "s3cret", port=port)


@asynccontextmanager
async def bot_inside(
    telegram_url: str,
    home: Path,
    timing: Timing = QUICK,
    limits: Limits = UNLIMITED,
    hook: Hook | None = None,
    talking: Talking | None = None,
) -> AsyncIterator[asyncio.Task[int]]:
    """The bot as a task, answering as `talking` does or as the fake; told to stop at the end, when it must return 0."""
    stop = asyncio.Event()
    told = settings(telegram_url, home, timing, limits=limits, hook=hook)
    task = asyncio.create_task(serve(*(talking or (FakeMarquee(), fake_talk())), told, stop))
    try:
        yield task
    finally:
        stop.set()
        assert await asyncio.wait_for(task, 5) == 0


def remembering(marquee: RealMarquee) -> Remembering:
    """What the bot asks, worked out in the test's own process."""

    async def ask(text: str, earlier: str, start: int | None) -> Answer:
        return work_out(marquee, text, earlier, start)

    return Remembering(ask, marquee.version)


class Child:
    """`marquee run` as a process of its own, with its log; without a store it only repeats what it is asked."""

    def __init__(
        self,
        telegram: Emulator,
        home: Path,
        store: Path | None = None,
        token: str = TOKEN,
        hook: Hook | None = None,
        state_url: str = "",
    ) -> None:
        self._command = [*COMMAND, "run"] if store else [sys.executable, "-m", "fake_run"]
        self._command += ["--webhook"] if hook else []
        self._environ = {
            **os.environ,
            "BOT_TOKEN": token,
            "BOT_API_URL": telegram.url,
            "BOT_WORKERS": "1",
            "STATE_URL": state_url,
            "MARQUEE_HOME": str(home),
            "MARQUEE_STORE": str(store),
            "PYTHONPATH": os.pathsep.join(str(folder) for folder in Path(__file__).parents[:2]),
        }
        if hook:
            listen = {"BOT_WEBHOOK_URL": hook.url, "BOT_WEBHOOK_LISTEN": f"{hook.host}:{hook.port}"}
            self._environ |= {**listen, "BOT_WEBHOOK_SECRET": hook.secret}

    async def start(self) -> None:
        pipe = asyncio.subprocess.PIPE
        self._process = await asyncio.create_subprocess_exec(*self._command, env=self._environ, stderr=pipe, stdout=pipe)
        self._log = asyncio.create_task(self._process.communicate())

    async def kill(self) -> None:
        os.kill(self._process.pid, signal.SIGKILL)
        await self._log

    async def until(self, told: asyncio.Event, within: float) -> None:
        """Waits for the event; fails with the log at once if the process ends before it, or if it is too late."""
        waiting = asyncio.create_task(told.wait())
        done, _ = await asyncio.wait({waiting, self._log}, timeout=within, return_when=asyncio.FIRST_COMPLETED)
        waiting.cancel()
        if waiting not in done:
            code, log = await self.end()
            raise AssertionError(f"the bot {'has ended' if done else 'was too late'}, exit code {code}: {log}")

    async def end(self) -> tuple[int | None, str]:
        """SIGTERM; the exit code and the log."""
        if self._process.returncode is None:
            self._process.terminate()
        return await self.ended()

    async def ended(self, within: float = 60.0) -> tuple[int | None, str]:
        _, log = await asyncio.wait_for(self._log, within)
        return self._process.returncode, log.decode()


def done_in(home: Path, state_url: str = "") -> set[int]:
    """The ids of the updates that the bot's state, there or in its home, holds to be done; none while there is no state yet."""
    if not state_url and not (home / "state.db").exists():
        return set()
    engine = sa.create_engine(state_url or f"sqlite:///{home / 'state.db'}")
    try:
        with engine.connect() as connection:
            return set(connection.exec_driver_sql("select update_id from inbox where done is not null").scalars())
    except (sa.exc.OperationalError, sa.exc.ProgrammingError):
        return set()
    finally:
        engine.dispose()
