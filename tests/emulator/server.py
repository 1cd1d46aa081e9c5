"""The server itself: hands updates out by offset, keeps what it is sent, fails when told to."""

from __future__ import annotations

import asyncio
import time
from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Self

from aiohttp import web

from emulator import opinion
from emulator.rules import METHODS, Refused, read_fields
from emulator.updates import BOT

TOKEN = "4242:test-token"
_BATCH = 100


@dataclass(frozen=True, slots=True)
class Fault:
    """What a method answers instead of its result: a status with a description, a raw body, or nothing for a while."""

    status: int = 500
    description: str = "Internal Server Error"
    parameters: dict[str, Any] = field(default_factory=dict)
    body: str | None = None
    hang: float = 0.0


@dataclass(frozen=True, slots=True)
class Request:
    """One request as it was understood, the message it made, and when it came."""

    method: str
    fields: dict[str, Any]
    message: dict[str, Any] | None
    at: float


class Emulator:
    """Use as `async with Emulator() as telegram`. On leaving, the second opinion must have had no objection."""

    def __init__(self, port: int = 0) -> None:
        self.requests: list[Request] = []
        self.objections: list[str] = []
        self.refused: list[str] = []
        self.on_message: Callable[[Request], float] = lambda request: 0.0  # seconds to wait before it is answered
        self.blocked: set[int] = set()
        self._port = port
        self._waiting: list[dict[str, Any]] = []
        self._faults: dict[str, deque[Fault]] = defaultdict(deque)
        self._changed = asyncio.Condition()
        self._next_update = 1000
        self._next_message = 500_000
        self._polls = 0

    async def __aenter__(self) -> Self:
        app = web.Application()
        app.router.add_route("*", "/bot{token}/{method}", self._handle)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.2, handler_cancellation=True)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self._port)
        await site.start()
        self._port = self._runner.addresses[0][1]
        return self

    async def __aexit__(self, kind: object, *_: object) -> None:
        await self._runner.cleanup()
        if kind is None:
            assert self.objections == []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._port}"

    def give(self, *contents: dict[str, Any]) -> list[int]:
        """Queues updates; returns their ids."""
        numbers = []
        for content in contents:
            update = {"update_id": self._next_update, **content}
            self._next_update += 1
            self._object(opinion.of_update(update))
            self._waiting.append(update)
            numbers.append(update["update_id"])
        self._wake()
        return numbers

    def give_again(self, update_id: int, content: dict[str, Any]) -> None:
        """Queues an update under an id that was given before."""
        self._waiting.append({"update_id": update_id, **content})
        self._wake()

    def fail(self, method: str, *faults: Fault) -> None:
        """Lets the next requests of a method fail, one fault each."""
        self._faults[method].extend(faults)

    @property
    def unconfirmed(self) -> int:
        return len(self._waiting)

    def sent(self, method: str = "sendMessage") -> list[Request]:
        return [request for request in self.requests if request.method == method]

    def texts(self, chat: int | None = None) -> list[str]:
        """The texts of the messages sent, to one chat or to all."""
        return [sent.fields["text"] for sent in self.sent() if chat is None or sent.fields["chat_id"] == chat]

    async def until(self, holds: Callable[[], bool], within: float = 10.0) -> None:
        """Waits for something to hold after a request; raises TimeoutError."""
        async with asyncio.timeout(within), self._changed:
            await self._changed.wait_for(holds)

    async def messages(self, number: int, within: float = 10.0) -> list[str]:
        """The texts sent, once there are so many of them."""
        await self.until(lambda: len(self.sent()) >= number, within)
        return self.texts()

    def _wake(self) -> None:
        async def notify() -> None:
            async with self._changed:
                self._changed.notify_all()

        self._notifying = asyncio.ensure_future(notify())

    def _object(self, objection: str) -> None:
        if objection:
            self.objections.append(objection)

    async def _handle(self, request: web.Request) -> web.Response:
        method = request.match_info["method"]
        if request.match_info["token"] != TOKEN:
            return _error(401, "Unauthorized")
        if self._faults[method]:
            return await self._fault(self._faults[method].popleft())
        if method not in METHODS:
            self.refused.append(f"{method}: unknown method")
            return _error(404, "Not Found: method not found")
        try:
            sent = await request.json() if request.content_type == "application/json" else dict(await request.post())
            fields = read_fields(method, sent)
            self._object(opinion.of_request(method, fields))
            return _result(await getattr(self, f"_{method}")(fields))
        except Refused as refused:
            self.refused.append(f"{method}: {refused}")
            return _error(refused.status, str(refused))

    async def _fault(self, fault: Fault) -> web.Response:
        await asyncio.sleep(fault.hang)
        if fault.body is not None:
            return web.Response(status=fault.status, text=fault.body)
        return _error(fault.status, fault.description, fault.parameters)

    def _keep(self, method: str, fields: dict[str, Any], message: dict[str, Any] | None = None) -> Request:
        request = Request(method, fields, message, time.monotonic())
        self.requests.append(request)
        self._wake()
        return request

    async def _getMe(self, fields: dict[str, Any]) -> dict[str, Any]:
        rights = {"can_join_groups": True, "can_read_all_group_messages": False, "supports_inline_queries": True}
        return {**BOT, **rights}

    async def _deleteWebhook(self, fields: dict[str, Any]) -> bool:
        self._keep("deleteWebhook", fields)
        return True

    async def _getUpdates(self, fields: dict[str, Any]) -> list[dict[str, Any]]:
        """Confirms what is below the offset and hands out the rest, waiting for something if there is nothing."""
        self._keep("getUpdates", fields)
        offset = fields.get("offset", 0)
        self._waiting = [update for update in self._waiting if update["update_id"] >= offset]
        self._polls += 1
        mine = self._polls
        self._wake()
        try:
            await self.until(lambda: bool(self._waiting) or self._polls != mine, fields.get("timeout", 0) or 0.001)
        except TimeoutError:
            return []
        if self._polls != mine:
            raise Refused("Conflict: terminated by other getUpdates request", 409)
        return self._waiting[: fields.get("limit", _BATCH)]

    async def _sendMessage(self, fields: dict[str, Any]) -> dict[str, Any]:
        chat = fields["chat_id"]
        if chat in self.blocked:
            raise Refused("Forbidden: bot was blocked by the user", 403)
        self._next_message += 1
        kind = {"type": "private", "first_name": "Asha"} if chat > 0 else {"type": "supergroup", "title": "Friday films"}
        message = {"message_id": self._next_message, "date": int(time.time()), "chat": {"id": chat, **kind}, "from": BOT}
        message["text"] = fields["text"]
        request = self._keep("sendMessage", fields, message)
        await asyncio.sleep(self.on_message(request))
        return message

    async def _answerCallbackQuery(self, fields: dict[str, Any]) -> bool:
        self._keep("answerCallbackQuery", fields)
        return True

    async def _answerInlineQuery(self, fields: dict[str, Any]) -> bool:
        self._keep("answerInlineQuery", fields)
        return True


def _result(result: Any) -> web.Response:
    return web.json_response({"ok": True, "result": result})


def _error(status: int, description: str, parameters: dict[str, Any] | None = None) -> web.Response:
    answer: dict[str, Any] = {"ok": False, "error_code": status, "description": description}
    if parameters:
        answer["parameters"] = parameters
    return web.json_response(answer, status=status)
