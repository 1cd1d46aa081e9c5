"""The bot running against the emulator, inside the test or as a child process."""

from __future__ import annotations

import asyncio
import os
import random
import shutil
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
from seedbed import Bot

from bot.conversation.conversation import Conversation
from bot.marquee import Marquee as RealMarquee
from bot.serving.remembering import Answer, Remembering, work_out
from bot.telegram.features.context import Marquee
from bot.telegram.service import serve
from bot.telegram.settings import Hook, Limits, Settings, Timing

Talking = tuple[Marquee, Conversation]
COMMAND = (sys.executable, "-m", "bot")
UNLIMITED = Limits()
QUICK = Timing(poll=1, answer=10.0, retry_first=0.02, retry_most=0.2, closing=2.0)


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


def give_what_is_learned(home: Path) -> None:
    """A home has the wordings learned that are so in the checkout, as one has that was built."""
    for learned in (Path(__file__).parent.parent / ".marquee").glob("wordings-*.json"):
        shutil.copy(learned, home)


class Child:
    """`marquee run` as a process of its own, that is started, killed and told to stop as often as one likes."""

    def __init__(
        self,
        telegram: Emulator,
        home: Path,
        store: Path,
        token: str = TOKEN,
        hook: Hook | None = None,
        state_url: str = "",
        whole: bool = False,
    ) -> None:
        give_what_is_learned(home)
        self._webhook, self._whole, self._log = hook is not None, whole, home / "log"
        self._environ = {
            **os.environ,
            "BOT_TOKEN": token,
            "BOT_API_URL": telegram.url,
            "BOT_WORKERS": "1",
            "STATE_URL": state_url,
            "MARQUEE_HOME": str(home),
            "MARQUEE_STORE": str(store),
        }
        if hook:
            listen = {"BOT_WEBHOOK_URL": hook.url, "BOT_WEBHOOK_LISTEN": f"{hook.host}:{hook.port}"}
            self._environ |= {**listen, "BOT_WEBHOOK_SECRET": hook.secret}

    def start(self) -> None:
        self._log.write_bytes(b"")
        self._bot = Bot(self._environ, self._log, self._webhook, self._whole)

    async def kill(self) -> None:
        self._bot.tell(signal.SIGKILL)
        await self._bot.ended()

    async def until(self, told: asyncio.Event, within: float) -> None:
        """Waits for the event; fails with the log at once if the process ends before it, or if it is too late."""
        waiting, ending = asyncio.create_task(told.wait()), asyncio.create_task(self._bot.ended())
        done, _ = await asyncio.wait({waiting, ending}, timeout=within, return_when=asyncio.FIRST_COMPLETED)
        for task in (waiting, ending):
            task.cancel()
        if waiting not in done:
            code, log = await self.end()
            raise AssertionError(f"the bot {'has ended' if done else 'was too late'}, exit code {code}: {log}")

    async def end(self) -> tuple[int, str]:
        """SIGTERM; the exit code and the log."""
        self._bot.tell(signal.SIGTERM)
        return await self.ended()

    async def ended(self, within: float = 60.0) -> tuple[int, str]:
        return await asyncio.wait_for(self._bot.ended(), within), self._log.read_text(encoding="utf-8")


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
