"""The bot as it runs, against a Bot API that nobody here wrote. Run by `make test-outside`, which installs what that needs."""

from __future__ import annotations

import asyncio
import os
import socket
import subprocess
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import aiohttp
import pytest
from aiohttp import web
from emulator.server import TOKEN
from running import COMMAND, Child, done_in

from bot.telegram.settings import Hook

pytestmark = pytest.mark.outside
ROOT = Path(__file__).parents[2]
FACTS = [str(ROOT / f"knowledge/facts/{name}.yaml") for name in ("filmfare", "filmfare-2024")]
ASHA = {"id": 7, "is_bot": False, "first_name": "Asha"}
WITHIN = 60.0


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


async def storage(port: int) -> web.AppRunner:
    """What telemelya asks for a bucket at its start; nothing is ever kept there."""

    async def yes(_request: web.Request) -> web.Response:
        return web.Response()

    app = web.Application()
    app.router.add_route("*", "/{path:.*}", yes)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    return runner


@dataclass
class Telemelya:
    """Its control interface, by which a test is a user."""

    url: str
    session: aiohttp.ClientSession

    async def does(self, what: str, **told: Any) -> dict[str, Any]:
        """A user does something; the bot must have taken the update."""
        path = f"{self.url}/api/v1/test/{what}"
        async with self.session.post(path, params={"bot_token": TOKEN}, json={"from_user": ASHA, **told}) as response:
            answer: dict[str, Any] = await response.json()
        assert answer.get("ok"), answer
        if answer.get("delivery"):
            assert answer["delivery"]["status_code"] == 200
        return answer

    async def responses(self, method: str, number: int = 1) -> list[dict[str, Any]]:
        """What the bot has sent by a method, once there are so many."""
        async with asyncio.timeout(WITHIN):
            while True:
                async with self.session.get(f"{self.url}/api/v1/test/responses") as response:
                    found = [each for each in (await response.json())["responses"] if each["method"] == method]
                if len(found) >= number:
                    return found
                await asyncio.sleep(0.1)

    async def until_up(self) -> None:
        async with asyncio.timeout(WITHIN):
            while True:
                try:
                    async with self.session.get(self.url):
                        return
                except aiohttp.ClientError:
                    await asyncio.sleep(0.1)


@asynccontextmanager
async def telemelya(folder: Path) -> AsyncIterator[Telemelya]:
    redis, port, minio = free_port(), free_port(), free_port()
    buckets = await storage(minio)
    commands = {
        "redis": ["redis-server", "--port", str(redis), "--bind", "127.0.0.1", "--save", "", "--dir", str(folder)],
        "server": [os.environ["TELEMELYA_PYTHON"], "-m", "telemelya.server.app"],
    }
    told = {
        "MOCK_SERVER_HOST": "127.0.0.1",
        "MOCK_SERVER_PORT": str(port),
        "REDIS_URL": f"redis://127.0.0.1:{redis}/0",
        "MINIO_ENDPOINT": f"127.0.0.1:{minio}",
    }
    quiet = {"stdout": asyncio.subprocess.DEVNULL, "stderr": asyncio.subprocess.DEVNULL}
    children = []
    for command in commands.values():
        children.append(await asyncio.create_subprocess_exec(*command, cwd=folder, env={**os.environ, **told}, **quiet))
    headers = {"Authorization": "Bearer anybody"}
    try:
        async with aiohttp.ClientSession(headers=headers) as session:
            server = Telemelya(f"http://127.0.0.1:{port}", session)
            await server.until_up()
            yield server
    finally:
        for child in children:
            child.terminate()
            await child.wait()
        await buckets.cleanup()


async def test_messages_buttons_inline_queries_and_chosen_results(tmp_path: Path) -> None:
    store = tmp_path / "store.db"
    subprocess.run([*COMMAND, "build", "--store", str(store), *FACTS], check=True, capture_output=True, cwd=ROOT)
    port = free_port()
    hook = Hook(f"http://127.0.0.1:{port}/telegram", "none", port=port)  # telemelya shows no secret
    async with telemelya(tmp_path) as server:
        bot = Child(SimpleNamespace(url=server.url), tmp_path, store, hook=hook)  # type: ignore[arg-type]
        bot.start()
        try:
            await _is_hooked(server, hook)
            await server.does("send_update", chat_id=7, text="who won best actor critics at filmfare 2024?")
            (answer,) = await server.responses("sendMessage")
            assert "Vikrant Massey" in answer["text"]

            await server.does("send_update", chat_id=7, command="/start")
            greeting = (await server.responses("sendMessage", 2))[1]
            button = greeting["reply_markup"]["inline_keyboard"][0][0]
            pressed = {"callback_data": button["callback_data"], "callback_message_id": greeting["message_id"]}
            await server.does("send_update", chat_id=7, **pressed)
            await server.responses("answerCallbackQuery")

            await server.does("send_inline_query", query="best actor critics filmfare 2024")
            (offered,) = await server.responses("answerInlineQuery")
            assert offered["results"]
            chosen = await server.does("choose_inline_result", chat_id=7, deliver_update=True)
            assert "Vikrant Massey" in chosen["chosen"]["input_message_content"]["message_text"]
            async with asyncio.timeout(WITHIN):
                while len(done_in(tmp_path)) < 5:
                    await asyncio.sleep(0.1)
        finally:
            code, log = await bot.end()
        assert code == 0, log


async def _is_hooked(server: Telemelya, hook: Hook) -> None:
    async with asyncio.timeout(WITHIN):
        while True:
            async with server.session.post(f"{server.url}/bot{TOKEN}/getWebhookInfo") as response:
                if (await response.json())["result"]["url"] == hook.url:
                    return
            await asyncio.sleep(0.1)
