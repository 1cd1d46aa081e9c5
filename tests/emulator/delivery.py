"""How updates reach the bot: fetched by offset, or pushed to its webhook, each chat in order, again until it says 200."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from typing import Any

import aiohttp

from emulator.refused import Refused
from emulator.updates import Json

_BATCH = 100
_DEFAULT_KINDS_LEFT_OUT = {"chat_member", "message_reaction", "message_reaction_count"}


class Delivery:
    """The updates nobody has confirmed yet. `wake` is called whenever something changed."""

    def __init__(self, wake: Callable[[], None], push_again_after: float = 0.2) -> None:
        self.waiting: list[Json] = []
        self.webhook: Json = {}
        self.polls = 0
        self.pushed: list[tuple[int, int]] = []  # (update, status it was answered with; 0 for no answer)
        self._wake = wake
        self._again_after = push_again_after
        self._kinds: list[str] = []
        self._pushing: dict[int, asyncio.Task[None]] = {}
        self._last_error = ""

    def add(self, update: Json) -> None:
        """Queues an update, unless the bot has not asked for its kind."""
        (kind,) = update.keys() - {"update_id"}
        if kind in self._kinds or not self._kinds and kind not in _DEFAULT_KINDS_LEFT_OUT:
            self.waiting.append(update)

    async def fetch(self, fields: dict[str, Any], until: Callable[[Callable[[], bool], float], Any]) -> list[Json]:
        """Confirms what is below the offset and hands out the rest, waiting for something if there is nothing."""
        if self.webhook.get("url"):
            raise Refused("Conflict: can't use getUpdates method while webhook is active; use deleteWebhook first", 409)
        self._kinds = fields.get("allowed_updates", self._kinds)
        offset = fields.get("offset", 0)
        kept = self.waiting[offset:] if offset < 0 else [update for update in self.waiting if update["update_id"] >= offset]
        self.waiting = kept
        self.polls += 1
        mine = self.polls
        self._wake()
        try:
            await until(lambda: bool(self.waiting) or self.polls != mine, fields.get("timeout", 0) or 0.001)
        except TimeoutError:
            return []
        if self.polls != mine:
            raise Refused("Conflict: terminated by other getUpdates request", 409)
        return self.waiting[: max(1, min(fields.get("limit", _BATCH), _BATCH))]

    def hook(self, fields: dict[str, Any]) -> None:
        """Sets the webhook, or takes it down where the address is empty."""
        if fields.get("drop_pending_updates"):
            self.waiting.clear()
        self.webhook = fields if fields.get("url") else {}
        self._kinds = fields.get("allowed_updates", self._kinds)
        self.push()

    def told(self) -> Json:
        told = {"url": self.webhook.get("url", ""), "has_custom_certificate": False, "pending_update_count": len(self.waiting)}
        if self.webhook:
            told |= {"max_connections": self.webhook.get("max_connections", 40), "allowed_updates": self._kinds or ["message"]}
        return told | ({"last_error_message": self._last_error} if self._last_error else {})

    def push(self) -> None:
        """Starts pushing what waits: the first of each chat, as many at once as the bot asked for."""
        if not self.webhook:
            return
        busy = {_chat(update) for update in self.waiting if update["update_id"] in self._pushing}
        for update in self.waiting:
            if len(self._pushing) >= self.webhook.get("max_connections", 40):
                break
            if _chat(update) not in busy:
                busy.add(_chat(update))
                self._pushing[update["update_id"]] = asyncio.ensure_future(self._deliver(update))

    async def close(self) -> None:
        self.webhook = {}
        for task in list(self._pushing.values()):
            task.cancel()
        await asyncio.gather(*self._pushing.values(), return_exceptions=True)

    async def _deliver(self, update: Json) -> None:
        number, hook = update["update_id"], self.webhook
        status = 0
        try:
            status = await _post(hook, update)
            self._last_error = "" if 200 <= status < 300 else f"Wrong response from the webhook: {status}"
        except (aiohttp.ClientError, TimeoutError) as error:
            self._last_error = f"Connection failed: {type(error).__name__}"
        self.pushed.append((number, status))
        if 200 <= status < 300:
            self.waiting = [each for each in self.waiting if each is not update]
        else:
            await asyncio.sleep(self._again_after)
        del self._pushing[number]
        self._wake()
        self.push()


async def _post(hook: Json, update: Json) -> int:
    headers = {"Content-Type": "application/json"}
    if "secret_token" in hook:
        headers["X-Telegram-Bot-Api-Secret-Token"] = hook["secret_token"]
    timeout = aiohttp.ClientTimeout(total=10)
    async with (
        aiohttp.ClientSession(timeout=timeout) as session,
        session.post(hook["url"], data=json.dumps(update), headers=headers) as response,
    ):
        await response.read()
        return response.status


def _chat(update: Json) -> object:
    for part in update.values():
        if isinstance(part, dict):
            message = part.get("message") or part
            return message.get("chat", part.get("from", {})).get("id")
    return None
