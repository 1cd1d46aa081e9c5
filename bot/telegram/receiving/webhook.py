"""Taking updates that Telegram brings: a small web server, where 200 is said only once the update is in the inbox.

Telegram brings the next update of a chat when it was told 200 for the last, so that each chat keeps its order. Whatever is
answered otherwise, or not at all, it brings again.
"""

from __future__ import annotations

import asyncio
import hmac
import json
import logging
from dataclasses import dataclass

from aiohttp import web
from sqlalchemy.exc import SQLAlchemyError
from telegram import Bot
from telegram.error import BadRequest, EndPointNotFound, InvalidToken, TelegramError

from bot.telegram.receiving.intake import Intake, NoUpdate
from bot.telegram.receiving.queue import Queue
from bot.telegram.sending.retry import reason, wait_after
from bot.telegram.settings import Hook, Timing
from bot.telegram.updates.parsing import ALLOWED_UPDATES

_LOG = logging.getLogger(__name__)
_SECRET = "X-Telegram-Bot-Api-Secret-Token"
_MOST_BYTES = 1_000_000
_CONNECTIONS = 100  # the most that Telegram allows; each is held only for as long as a commit takes
_ROOM_WITHIN = 5.0
_LOOK_EVERY = 300.0


class CannotListen(Exception):
    """There is no way to be reached; the message says why, and starting again changes nothing."""


@dataclass(frozen=True, slots=True)
class Webhook:
    """Listens where a proxy passes Telegram's requests on, and tells Telegram to bring updates there."""

    bot: Bot
    intake: Intake
    queue: Queue
    timing: Timing
    hook: Hook

    async def receive(self) -> None:
        """Receives until cancelled; raises InvalidToken, or CannotListen."""
        runner = web.AppRunner(self._app(), access_log=None, shutdown_timeout=self.timing.closing)
        await runner.setup()
        try:
            await self._listen(runner)
            await self._keep_set()
        finally:
            await runner.cleanup()

    async def _listen(self, runner: web.AppRunner) -> None:
        try:
            await web.TCPSite(runner, self.hook.host, self.hook.port).start()
        except OSError as error:
            told = f"{self.hook.host}:{self.hook.port} ({type(error).__name__})"
            raise CannotListen(f"nothing can listen on {told}; check BOT_WEBHOOK_LISTEN") from None
        _LOG.info("listening on %s:%d for %s", self.hook.host, self.hook.port, self.hook.url)

    def _app(self) -> web.Application:
        app = web.Application(client_max_size=_MOST_BYTES)
        app.router.add_post(self.hook.path, self._take)
        app.router.add_get("/health", self._health)
        return app

    async def _take(self, request: web.Request) -> web.Response:
        """403 for whoever does not know the secret, 400 for no update, 503 for one that could not be taken in just now."""
        shown = request.headers.get(_SECRET, "").encode("utf-8", "surrogateescape")
        if self.hook.secret and not hmac.compare_digest(shown, self.hook.secret.encode()):
            return web.Response(status=403)
        try:
            await asyncio.wait_for(self.queue.room(), _ROOM_WITHIN)
            await self.intake.take([json.loads(await request.read())])
        except (NoUpdate, ValueError, RecursionError):
            return web.Response(status=400)
        except TimeoutError:
            _LOG.warning("too many updates wait; Telegram brings this one again")
            return web.Response(status=503)
        except SQLAlchemyError as error:
            _LOG.warning("an update was not taken in: %s; Telegram brings it again", reason(error))
            return web.Response(status=503)
        return web.Response()

    async def _health(self, _request: web.Request) -> web.Response:
        return web.json_response({"status": "ok", "waiting": self.queue.waiting})

    async def _keep_set(self) -> None:
        """Sets the webhook, and sets it again should somebody take it down."""
        failures = 0
        while True:
            try:
                await self._set()
            except (InvalidToken, EndPointNotFound):
                raise InvalidToken from None
            except BadRequest as error:
                raise CannotListen(f"Telegram does not take BOT_WEBHOOK_URL: {error.message[:200]}") from None
            except TelegramError as error:
                failures += 1
                wait = wait_after(error, failures, self.timing)
                _LOG.warning("the webhook is not set: %s; try %d in %.1f s", reason(error), failures + 1, wait)
                await asyncio.sleep(wait)
            else:
                failures = 0
                await asyncio.sleep(_LOOK_EVERY)

    async def _set(self) -> None:
        info = await self.bot.get_webhook_info()
        if info.last_error_message:
            told, waiting = info.last_error_message, info.pending_update_count
            _LOG.warning("Telegram says of the webhook: %s; %d updates wait there", told, waiting)
        # Set again all the same: only so the secret and the kinds of updates are sure to be ours.
        await self.bot.set_webhook(
            self.hook.url,
            allowed_updates=ALLOWED_UPDATES,
            max_connections=_CONNECTIONS,
            secret_token=self.hook.secret or None,
            drop_pending_updates=False,
        )
