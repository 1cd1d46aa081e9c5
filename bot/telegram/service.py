"""The running bot, from its start to the signal that ends it."""

from __future__ import annotations

import asyncio
import logging
import signal
import time
from collections.abc import Callable, Coroutine, Iterator
from contextlib import AbstractAsyncContextManager, contextmanager, suppress
from typing import Any, TypeVar

from sqlalchemy.exc import SQLAlchemyError
from telegram import Bot, User
from telegram.error import InvalidToken, TelegramError

from bot.conversation.conversation import Conversation
from bot.state import Outcome, State
from bot.state.batching import Batching
from bot.state.disk import Disk
from bot.telegram.answering import Answers
from bot.telegram.features.announcing import Announcing
from bot.telegram.features.context import Context, Marquee
from bot.telegram.features.menu import set_menus
from bot.telegram.receiving.intake import Intake
from bot.telegram.receiving.keystrokes import Keystrokes
from bot.telegram.receiving.polling import Polling
from bot.telegram.receiving.queue import Queue
from bot.telegram.receiving.webhook import CannotListen, Webhook
from bot.telegram.sending.api import Api
from bot.telegram.sending.buttons import Seal
from bot.telegram.sending.doubt import Doubts
from bot.telegram.sending.messages import Sender
from bot.telegram.sending.pace import Pace
from bot.telegram.sending.retry import reason, wait_after
from bot.telegram.sending.transport import Transport
from bot.telegram.settings import Settings, Timing
from bot.telegram.updates.turns import chat_of

try:
    import uvloop
except ImportError:  # as on Windows
    uvloop = None  # type: ignore[assignment]

_LOG = logging.getLogger(__name__)
_PRUNE_EVERY = 3600.0
T = TypeVar("T")


Answering = Callable[[], AbstractAsyncContextManager[tuple[Marquee, Conversation]]]


def run(answering: Answering, settings: Settings) -> int:
    """Runs the bot until SIGTERM or SIGINT. Returns the exit code: 0 when told to stop, 1 when it cannot go on."""
    _start_log()
    if not settings.token:
        _LOG.error("no token: put the one BotFather gave you into BOT_TOKEN, or into a file named by BOT_TOKEN_FILE")
        return 1
    with asyncio.Runner(loop_factory=uvloop.new_event_loop if uvloop else None) as runner:
        return runner.run(_until_told(answering, settings))


async def _until_told(answering: Answering, settings: Settings) -> int:
    with _stop_signal() as stop:
        async with answering() as (marquee, talk):
            return await serve(marquee, talk, settings, stop)


async def serve(marquee: Marquee, talk: Conversation, settings: Settings, stop: asyncio.Event) -> int:
    """Runs the bot until `stop` is set; returns the exit code."""
    try:
        state = State(settings.state_url)
    except (SQLAlchemyError, ImportError, OSError) as error:
        _LOG.error("the state cannot be opened (%s); check STATE_URL or MARQUEE_HOME", type(error).__name__)
        return 1
    disk, transport = Disk(), Transport(settings.api_url, settings.timing.answer)
    bot = Bot(settings.token, f"{settings.api_url}/bot", request=transport, get_updates_request=transport)
    try:
        await transport.initialize()
        await _work(bot, Api(transport, f"{settings.api_url}/bot{settings.token}"), marquee, talk, state, disk, settings, stop)
    except InvalidToken:
        _LOG.error("Telegram does not know this token; check BOT_TOKEN with BotFather (and BOT_API_URL, if you set it)")
        return 1
    except CannotListen as error:
        _LOG.error("%s", error)
        return 1
    finally:
        await transport.shutdown()
        disk.close()
        state.close()
    _LOG.info("stopped")
    return 0


async def _work(
    bot: Bot, api: Api, marquee: Marquee, talk: Conversation, state: State, disk: Disk, settings: Settings, stop: asyncio.Event
) -> None:
    """Answers what is left from before, then what arrives; raises InvalidToken."""
    timing = settings.timing
    me = await _until(stop, _introduce(bot, timing))
    if me is None:
        return
    pace, doubts, keystrokes = Pace(settings.limits), Doubts(api), Keystrokes()
    seal = Seal(await disk(state.secret, "buttons"))
    context = Context(marquee, talk, state, disk, Sender(api, pace, doubts), api, seal, me)
    answers = Answers(context, keystrokes, timing.inline_stale)

    async def ready(turn: str) -> None:
        if (chat := chat_of(turn)) is not None:
            await pace.ready(chat)

    finish = Batching[tuple[int, Outcome], None](disk, lambda outcomes: state.finish(dict(outcomes)))
    queue = Queue(answers.answer, finish, timing, settings.slots, time.time, ready, keystrokes.note)
    intake = Intake(state, disk, queue, doubts.see_update)
    left = await intake.resume()
    _LOG.info("running as @%s; %d updates left from before", me.username, left)
    announcing = Announcing(context, timing.news, timing.news_pause)
    beside = [asyncio.create_task(work) for work in (_prune(state, disk), set_menus(context), announcing.go_on())]
    try:
        await _until(stop, _source(bot, api, intake, queue, settings).receive())
    finally:
        for task in beside:
            task.cancel()
        await queue.close()


def _source(bot: Bot, api: Api, intake: Intake, queue: Queue, settings: Settings) -> Polling | Webhook:
    if settings.hook:
        return Webhook(bot, intake, queue, settings.timing, settings.hook)
    return Polling(api, intake, queue, settings.timing)


def _start_log() -> None:
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    for library in ("telegram", "httpx", "aiohttp"):  # at lower levels they log addresses, which hold the token
        logging.getLogger(library).setLevel(logging.ERROR)


async def _introduce(bot: Bot, timing: Timing) -> User:
    """Who the bot is, asked until Telegram answers; raises InvalidToken."""
    failures = 0
    while True:
        try:
            return await bot.get_me()
        except InvalidToken:
            raise
        except TelegramError as error:
            failures += 1
            wait = wait_after(error, failures, timing)
            _LOG.warning("Telegram cannot be reached: %s; try %d in %.1f s", reason(error), failures + 1, wait)
            await asyncio.sleep(wait)


async def _prune(state: State, disk: Disk) -> None:
    while True:
        try:
            await disk(state.prune)
        except SQLAlchemyError as error:
            _LOG.warning("old updates were not forgotten (%s)", type(error).__name__)
        await asyncio.sleep(_PRUNE_EVERY)


async def _until(stop: asyncio.Event, work: Coroutine[Any, Any, T]) -> T | None:
    """The result of the work, or None if it was stopped before it came to one."""
    working = asyncio.create_task(work)
    stopping = asyncio.create_task(stop.wait())
    await asyncio.wait({working, stopping}, return_when=asyncio.FIRST_COMPLETED)
    stopping.cancel()
    if working.done():
        return working.result()
    working.cancel()
    with suppress(asyncio.CancelledError, TelegramError, SQLAlchemyError):
        await working
    return None


@contextmanager
def _stop_signal() -> Iterator[asyncio.Event]:
    """An event set by the first SIGTERM or SIGINT; a second one ends the program at once."""
    loop, stop = asyncio.get_running_loop(), asyncio.Event()

    def told() -> None:
        _LOG.info("told to stop; finishing the replies in flight")
        stop.set()
        forget()

    def forget() -> None:
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.remove_signal_handler(number)

    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, told)
    try:
        yield stop
    finally:
        forget()
