"""A Bot API that answers at once and checks nothing, so that what is measured is the bot."""

from __future__ import annotations

import asyncio
import json
import time
from collections import defaultdict, deque
from dataclasses import dataclass, field
from itertools import count
from typing import Any

import aiohttp
from aiohttp import web

TOKEN = "4242:benchmark"
BOT = {"id": 4242, "is_bot": True, "first_name": "Bench", "username": "bench_bot", "supports_inline_queries": True}
_BATCH, _PUSHED_AT_ONCE = 100, 40


@dataclass
class Server:
    """Hands updates out, fetched or brought, and notes when each was given and when its answer came."""

    replies: int = 0
    waits: list[float] = field(default_factory=list)  # seconds from an update to its reply

    def __post_init__(self) -> None:
        self._queue: deque[dict[str, Any]] = deque()
        self._chats: dict[int, deque[dict[str, Any]]] = defaultdict(deque)
        self._given: dict[Any, deque[float]] = defaultdict(deque)
        self._numbers = count(1)
        self._arrived, self.answered = asyncio.Event(), asyncio.Condition()
        self.ready = asyncio.Event()
        self._webhook: dict[str, Any] = {}
        self._pushing: set[asyncio.Task[None]] = set()
        self._slots = asyncio.Semaphore(_PUSHED_AT_ONCE)

    async def start(self) -> str:
        app = web.Application(client_max_size=10_000_000)
        app.router.add_route("*", "/bot{token}/{method}", self._handle)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self._session = aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0))
        return f"http://127.0.0.1:{self._runner.addresses[0][1]}"

    async def stop(self) -> None:
        for task in self._pushing:
            task.cancel()
        await self._session.close()
        await self._runner.cleanup()

    def message(self, chat: int, text: str) -> None:
        """A private message."""
        sender = {"id": chat, "is_bot": False, "first_name": "Asha", "language_code": "en"}
        told = {"message_id": next(self._numbers), "date": int(time.time()), "text": text, "from": sender}
        self._give(chat, {"message": {**told, "chat": {"id": chat, "type": "private", "first_name": "Asha"}}}, chat)

    def typed(self, user: int, text: str) -> None:
        """An inline query."""
        sender = {"id": user, "is_bot": False, "first_name": "Asha", "language_code": "en"}
        number = str(next(self._numbers))
        self._give(number, {"inline_query": {"id": number, "from": sender, "query": text, "offset": ""}}, user)

    async def until(self, replies: int, within: float = 300.0) -> None:
        async with asyncio.timeout(within), self.answered:
            await self.answered.wait_for(lambda: self.replies >= replies)

    async def answers(self, chat: int, within: float = 60.0) -> None:
        """Waits until all that a chat was given so far is answered."""
        async with asyncio.timeout(within), self.answered:
            await self.answered.wait_for(lambda: not self._given[chat])

    def _give(self, key: Any, content: dict[str, Any], chat: int) -> None:
        update = {"update_id": next(self._numbers), **content}
        self._given[key].append(time.perf_counter())
        if not self._webhook:
            self._queue.append(update)
            self._arrived.set()
            return
        self._chats[chat].append(update)
        if len(self._chats[chat]) == 1:
            task = asyncio.ensure_future(self._push(chat))
            self._pushing.add(task)
            task.add_done_callback(self._pushing.discard)

    async def _push(self, chat: int) -> None:
        waiting = self._chats[chat]
        headers = {"Content-Type": "application/json", "X-Telegram-Bot-Api-Secret-Token": self._webhook.get("secret_token", "")}
        while waiting:
            async with (
                self._slots,
                self._session.post(self._webhook["url"], data=json.dumps(waiting[0]), headers=headers) as told,
            ):
                await told.read()
            if told.status == 200:
                waiting.popleft()

    async def _handle(self, request: web.Request) -> web.Response:
        method = request.match_info["method"]
        fields = await request.json() if request.content_type == "application/json" else await request.post()
        match method:
            case "getMe":
                return _result(BOT)
            case "getUpdates":
                return _result(await self._fetch(int(str(fields.get("timeout", 0)))))
            case "setWebhook":
                self._webhook = dict(fields)
                self.ready.set()
            case "getWebhookInfo":
                return _result({"url": "", "has_custom_certificate": False, "pending_update_count": 0})
            case "sendMessage":
                chat = {"id": int(str(fields["chat_id"])), "type": "private", "first_name": "Asha"}
                await self._note(chat["id"])
                told = {"message_id": next(self._numbers), "date": int(time.time()), "chat": chat, "from": BOT}
                return _result({**told, "text": str(fields["text"])[:100]})
            case "answerInlineQuery":
                await self._note(str(fields["inline_query_id"]))
        return _result(True)

    async def _fetch(self, timeout: int) -> list[dict[str, Any]]:
        self.ready.set()
        if not self._queue:
            self._arrived.clear()
            try:
                await asyncio.wait_for(self._arrived.wait(), timeout or 0.001)
            except TimeoutError:
                return []
        return [self._queue.popleft() for _ in range(min(_BATCH, len(self._queue)))]

    async def _note(self, key: Any) -> None:
        if self._given[key]:
            self.waits.append(time.perf_counter() - self._given[key].popleft())
        self.replies += 1
        async with self.answered:
            self.answered.notify_all()


def _result(result: Any) -> web.Response:
    return web.Response(text=json.dumps({"ok": True, "result": result}), content_type="application/json")
