"""The server itself: takes requests, keeps what it is sent, fails when told to."""

from __future__ import annotations

import asyncio
from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Self

from aiohttp import web

from emulator import opinion
from emulator.methods import Methods, Request
from emulator.refused import Refused
from emulator.rules import METHODS, read_fields
from emulator.updates import Json

TOKEN = "4242:test-token"


@dataclass(frozen=True, slots=True)
class Fault:
    """What a method answers instead of its result: a status with a description, a raw body, or nothing for a while.

    With `reset` the connection is cut, and no answer comes at all; with `after` the request is carried out all the same.
    """

    status: int = 500
    description: str = "Internal Server Error"
    parameters: dict[str, Any] = field(default_factory=dict)
    body: str | None = None
    hang: float = 0.0
    reset: bool = False
    after: bool = False


class Emulator(Methods):
    """Use as `async with Emulator() as telegram`. On leaving, the second opinion must have had no objection.

    `chats` holds what Telegram knows of chats and people, and can be told who is blocked, moved or an administrator.
    """

    def __init__(self, port: int = 0, second_opinion: bool = True) -> None:
        super().__init__()
        self.objections: list[str] = []
        self.refused: list[str] = []
        self.trouble: Callable[[str], Fault | None] = lambda method: None  # what befalls the next request of a method
        self._port = port
        self._second_opinion = second_opinion
        self._faults: dict[str, deque[Fault]] = defaultdict(deque)
        self._next_update = 1000

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
        await self.delivery.close()
        await self._runner.cleanup()
        if kind is None:
            assert not self.objections, "\n".join(self.objections)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._port}"

    @property
    def blocked(self) -> set[int]:
        return self.chats.blocked

    def give(self, *contents: Json, skip: int = 0) -> list[int]:
        """Queues updates; returns their ids, which jump by `skip` first."""
        self._next_update += skip
        numbers = []
        for content in contents:
            numbers.append(self._next_update)
            self._next_update += 1
            update = {"update_id": numbers[-1], **content}
            if self._second_opinion:
                self._object(opinion.of_update(update))
            self.chats.see(content)
            self.delivery.add(update)
        self._wake()
        self.delivery.push()
        return numbers

    def give_again(self, update_id: int, content: Json) -> None:
        """Queues an update under an id of the test's choice, as one that was given before, or one nobody can read."""
        self.delivery.waiting.append({"update_id": update_id, **content})
        self._wake()
        self.delivery.push()

    def fail(self, method: str, *faults: Fault) -> None:
        """Lets the next requests of a method fail, one fault each."""
        self._faults[method].extend(faults)

    @property
    def unconfirmed(self) -> int:
        return len(self.delivery.waiting)

    def sent(self, method: str = "sendMessage") -> list[Request]:
        return [request for request in self.requests if request.method == method]

    def texts(self, chat: int | None = None) -> list[str]:
        """The texts of the messages sent, to one chat or to all."""
        return [sent.fields["text"] for sent in self.sent() if chat is None or sent.fields["chat_id"] == chat]

    async def messages(self, number: int, within: float = 10.0) -> list[str]:
        """The texts sent, once there are so many of them."""
        await self.until(lambda: len(self.sent()) >= number, within)
        return self.texts()

    def _object(self, objection: str) -> None:
        if objection:
            self.objections.append(objection)

    async def _handle(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        if request.match_info["token"] != TOKEN:
            return _error(401, "Unauthorized")
        fault = self._faults[method].popleft() if self._faults[method] else self.trouble(method)
        if fault and not fault.after:
            return await self._fault(fault, request)
        if method not in METHODS:
            self.refused.append(f"{method}: unknown method")
            return _error(404, "Not Found: method not found")
        answer = await self._carry_out(method, request)
        return await self._fault(fault, request) if fault else answer

    async def _carry_out(self, method: str, request: web.Request) -> web.Response:
        try:
            sent = await request.json() if request.content_type == "application/json" else dict(await request.post())
            fields = read_fields(method, sent)
            result = await getattr(self, f"_{method}")(fields)
        except Refused as refused:
            self.refused.append(f"{method}: {refused}")
            self._wake()
            return _error(refused.status, str(refused), refused.parameters)
        if self._second_opinion:
            self._object(opinion.of_request(method, fields))
            if method != "getUpdates":  # a test may hand out what nobody can read; the others were read when given
                self._object(opinion.of_result(method, result))
        return web.json_response({"ok": True, "result": result})

    async def _fault(self, fault: Fault, request: web.Request) -> web.StreamResponse:
        await asyncio.sleep(fault.hang)
        if fault.reset and request.transport:
            request.transport.abort()
        if fault.body is not None:
            return web.Response(status=fault.status, text=fault.body)
        return _error(fault.status, fault.description, fault.parameters)


def _error(status: int, description: str, parameters: dict[str, Any] | None = None) -> web.Response:
    answer: dict[str, Any] = {"ok": False, "error_code": status, "description": description}
    if parameters:
        answer["parameters"] = parameters
    return web.json_response(answer, status=status)
