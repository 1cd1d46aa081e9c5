"""Everything that can go wrong on the way to Telegram, at random and at once: nothing is lost, nothing comes twice."""

from __future__ import annotations

import asyncio
import os
import random
from collections import Counter
from pathlib import Path

import pytest
from emulator import Emulator, Fault, Request, updates
from running import bot_inside, done_in, hook

from bot.telegram.settings import Timing

pytestmark = pytest.mark.filterwarnings("ignore::telegram.warnings.PTBUserWarning")
BROKEN = (
    Fault(429, "Too Many Requests: retry after 1", {"retry_after": 1}),
    Fault(500),
    Fault(502, body="<html>Bad Gateway</html>"),
    Fault(504, body=""),
    Fault(200, body='{"ok":true,"result":{"mess'),
    Fault(reset=True),
    Fault(hang=3.0),
    Fault(302, body=""),
)
SLOW = 0.1
# Long enough for a busy machine: what arrives after the bot has given up waiting cannot be told from what never does.
TIMING = Timing(poll=1, answer=2.0, retry_first=0.02, retry_most=0.2, closing=2.0)
AT_ONCE = 100  # updates that wait with Telegram


class Trouble:
    """What befalls requests, as a seed decides: one in so many fails, half of those after it was carried out."""

    def __init__(self, seed: int, one_in: int) -> None:
        self._chance = random.Random(seed)
        self._one_in = one_in
        self.counted: Counter[str] = Counter()

    def __call__(self, method: str) -> Fault | None:
        if self._chance.randrange(self._one_in):
            return None
        fault = self._chance.choice(BROKEN)
        # Telegram's own refusals come instead of the work, and so does a page in Telegram's place.
        after = fault.status not in (429, 302) and fault != Fault(500) and self._chance.random() < 0.5
        self.counted[f"{method} {'after' if after else 'before'}"] += 1
        return Fault(fault.status, fault.description, fault.parameters, fault.body, fault.hang, fault.reset, after)


async def through(seed: int, number: int, chats: int, webhook: bool, home: Path) -> str:
    """Asks so many questions through all that trouble; what came of it."""
    times: Counter[tuple[int, int]] = Counter()

    def reply(request: Request) -> float:
        times[request.fields["chat_id"], request.fields["reply_parameters"]["message_id"]] += 1
        return SLOW if sum(times.values()) % 50 == 0 else 0.0

    def asked(each: int) -> updates.Json:
        """Made when it is given, as a chat numbers its messages in the order they come, the bot's among them."""
        return updates.message(f"@marquee_bot {each}", updates.group(-1001 - each % chats))

    async with Emulator(second_opinion=number <= 300) as telegram:
        telegram.on_message, telegram.trouble = reply, Trouble(seed, one_in=12)
        async with bot_inside(telegram.url, home, TIMING, hook=hook() if webhook else None):
            given: list[int] = []
            async with asyncio.timeout(300):
                while len(done_in(home)) < number:
                    room = range(len(given), min(number, len(given) + AT_ONCE - telegram.unconfirmed))
                    given += telegram.give(*map(asked, room))
                    await asyncio.sleep(0.1)
        lost, doubled = number - len(times), sum(times.values()) - len(times)
        faults = telegram.trouble.counted.total()
    how = "webhook" if webhook else "polling"
    print(f"{how}, seed {seed}: {number} updates of {chats} chats, {faults} faults: lost {lost}, doubled {doubled}")
    return f"lost {lost}, doubled {doubled}"


@pytest.mark.parametrize("webhook", [False, True], ids=["polling", "webhook"])
async def test_through_trouble_of_every_kind_each_question_is_answered_once(webhook: bool, tmp_path: Path) -> None:
    assert await through(1, 200, 20, webhook, tmp_path) == "lost 0, doubled 0"


@pytest.mark.proof
@pytest.mark.parametrize("webhook", [False, True], ids=["polling", "webhook"])
async def test_two_thousand_questions_are_each_answered_once(webhook: bool, tmp_path: Path) -> None:
    seed, number = int(os.environ.get("SEED", "2")), int(os.environ.get("UPDATES", "2000"))
    assert await through(seed, number, 50, webhook, tmp_path) == "lost 0, doubled 0"


async def settled(telegram: Emulator, home: Path, *given: updates.Json) -> None:
    numbers = telegram.give(*given)
    async with asyncio.timeout(8):
        while not set(numbers) <= done_in(home):
            await asyncio.sleep(0.02)


async def test_a_group_that_became_a_supergroup_is_answered_where_it_is_now(tmp_path: Path) -> None:
    async with Emulator() as telegram, bot_inside(telegram.url, tmp_path):
        await telegram.until(lambda: bool(telegram.requests))
        old = {"id": -55, "type": "group", "title": "Friday films"}
        telegram.give(updates.message("hello", old))
        await settled(telegram, tmp_path, updates.moved(-55, -1009), updates.message("@marquee_bot one", old))
        assert [sent.fields["chat_id"] for sent in telegram.sent()] == [-1009]


async def test_a_button_that_expired_is_answered_all_the_same(tmp_path: Path) -> None:
    async with Emulator() as telegram, bot_inside(telegram.url, tmp_path):
        telegram.give(updates.message("which"))
        await telegram.messages(1)
        pressed = updates.pressed(telegram.sent()[0].message or {}, _first_button(telegram))
        telegram.chats.see(pressed)
        telegram.delivery.add({"update_id": 5000, **pressed})
        telegram.chats.expire(pressed["callback_query"]["id"])
        telegram.give(updates.message("after"))
        assert len(await telegram.messages(3)) == 3
        await telegram.until(lambda: bool(telegram.refused))
        assert telegram.refused == ["answerCallbackQuery: " + _EXPIRED]


_EXPIRED = "Bad Request: query is too old and response timeout expired or query ID is invalid"


def _first_button(telegram: Emulator) -> str:
    return str(telegram.sent()[0].fields["reply_markup"]["inline_keyboard"][0][0]["callback_data"])


async def test_an_inline_query_that_expired_is_done_with(tmp_path: Path) -> None:
    async with Emulator() as telegram, bot_inside(telegram.url, tmp_path):
        typed = updates.typed("one")
        telegram.delivery.add({"update_id": 5000, **typed})  # Telegram has forgotten it
        await settled(telegram, tmp_path, updates.message("after"))
        await telegram.until(lambda: bool(telegram.refused))
        assert telegram.refused == ["answerInlineQuery: " + _EXPIRED]
        assert telegram.texts() == ["You asked: <b>after</b>"]


async def test_two_pollers_get_in_each_others_way_and_say_so_and_nothing_is_lost(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    homes = [tmp_path / "one", tmp_path / "two"]
    async with Emulator() as telegram:
        async with bot_inside(telegram.url, homes[0]):
            await telegram.until(lambda: bool(telegram.requests))
            async with bot_inside(telegram.url, homes[1]):
                telegram.give(*(updates.message(str(number)) for number in range(20)))
                await telegram.until(lambda: telegram.unconfirmed == 0)
                await asyncio.sleep(0.5)
            telegram.give(updates.message("alone again"))
            await telegram.until(lambda: "alone again" in "".join(telegram.texts()))
        answered = {sent.fields["text"].split("</b>")[0] for sent in telegram.sent()}
        assert answered >= {f"You asked: <b>{number}" for number in range(20)}
    assert "no updates: Conflict" in caplog.text
