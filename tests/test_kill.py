"""Killed at any moment, the bot loses no update and repeats only replies that were in flight."""

from __future__ import annotations

import asyncio
import random
import subprocess
from collections import Counter
from pathlib import Path

import pytest
from emulator import Emulator, Request, updates
from running import COMMAND, Child, done_in

UPDATES, CHATS = 200, 20
QUESTIONS = ("who directed 12th Fail?", "best actor filmfare 2024", "and best film?", "what is a wuxia?")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store of the shipped facts."""
    path = tmp_path_factory.mktemp("store") / "store.db"
    subprocess.run([*COMMAND, "build", "--store", str(path)], check=True, capture_output=True, cwd=Path(__file__).parents[1])
    return path


def questions() -> list[updates.Json]:
    """Asked in groups, where each reply names the message it answers."""
    chats = [updates.group(-1001 - number % CHATS) for number in range(UPDATES)]
    return [updates.message(f"@marquee_bot {QUESTIONS[number % len(QUESTIONS)]}", chat) for number, chat in enumerate(chats)]


def answered(telegram: Emulator, since: int = 0) -> list[tuple[int, int]]:
    """(chat, message answered) of every reply, in the order they came."""
    return [(sent.fields["chat_id"], sent.fields["reply_parameters"]["message_id"]) for sent in telegram.sent()[since:]]


def in_turn(replies: list[tuple[int, int]]) -> bool:
    """Whether each chat was answered in the order it asked, whatever was repeated."""
    last: dict[int, int] = {}
    return all(last.setdefault(chat, message) <= message and not last.update({chat: message}) for chat, message in replies)


async def killed_once(seed: int, home: Path, store: Path) -> Counter[str]:
    chance = random.Random(seed)
    kill_after = chance.randrange(20, UPDATES - 20)
    killed = asyncio.Event()

    def slow(request: Request) -> float:
        if len(telegram.sent()) >= kill_after:
            killed.set()
        return chance.random() * 0.02

    async with Emulator() as telegram:
        telegram.on_message = slow
        given = questions()
        number_of = dict(zip([update["message"]["message_id"] for update in given], telegram.give(*given), strict=True))
        child = Child(telegram, home, store)
        await child.start()
        await asyncio.wait_for(killed.wait(), 60)
        await child.kill()
        await asyncio.sleep(0.2)  # what was on the wire still arrives
        before = answered(telegram)
        done = done_in(home)
        in_flight = [pair for pair in before if number_of[pair[1]] not in done]
        await child.start()
        await telegram.until(lambda: len(set(answered(telegram))) == UPDATES and telegram.unconfirmed == 0, 60)
        code, _ = await child.end()
        times = Counter(answered(telegram))
        doubled = [pair for pair, count in times.items() if count > 1]
        assert code == 0
        assert len(times) == UPDATES
        assert sorted(doubled) == sorted(in_flight)
        assert max(Counter(chat for chat, _ in doubled).values(), default=0) <= 1
        assert max(times.values()) <= 2
        assert in_turn(answered(telegram))
    return Counter(answered=len(times), doubled=len(doubled), before=len(before))


async def killed(seeds: range, folder: Path, store: Path) -> None:
    """Kills one bot for each seed, all at the same time."""
    homes = [folder / str(seed) for seed in seeds]
    for home in homes:
        home.mkdir()
    counted = await asyncio.gather(*(killed_once(seed, home, store) for seed, home in zip(seeds, homes, strict=True)))
    for seed, counts in zip(seeds, counted, strict=True):
        print(f"seed {seed}: {dict(counts)}")  # shown by pytest -s


async def test_killed_amid_200_updates_it_loses_none_and_repeats_only_replies_in_flight(tmp_path: Path, store: Path) -> None:
    await killed(range(5), tmp_path, store)


@pytest.mark.proof
@pytest.mark.parametrize("first", range(5, 25, 5))
async def test_killed_at_twenty_other_moments_it_loses_none_either(first: int, tmp_path: Path, store: Path) -> None:
    await killed(range(first, first + 5), tmp_path, store)


async def test_told_to_stop_the_bot_finishes_what_is_in_flight_and_keeps_the_rest(tmp_path: Path, store: Path) -> None:
    async with Emulator() as telegram:
        telegram.on_message = lambda request: 0.05
        telegram.give(*questions())
        child = Child(telegram, tmp_path, store)
        await child.start()
        await telegram.messages(40, within=60)
        code, log = await child.end()
        before = answered(telegram)
        assert code == 0
        assert "stopped" in log
        assert len(before) < UPDATES
        assert len(done_in(tmp_path)) == len(before)
        await child.start()
        await telegram.until(lambda: len(answered(telegram)) == UPDATES, 60)
        await child.end()
        assert max(Counter(answered(telegram)).values()) == 1


async def test_a_wrong_token_is_one_clear_line_and_exit_code_1(tmp_path: Path, store: Path) -> None:
    async with Emulator() as telegram:
        child = Child(telegram, tmp_path, store, token="4242:wrong")
        await child.start()
        code, log = await child.ended()
        assert code == 1
        assert log.count("\n") == 1
        assert "BOT_TOKEN" in log
        assert "wrong" not in log


async def test_without_a_token_it_says_where_to_put_one(tmp_path: Path, store: Path) -> None:
    async with Emulator() as telegram:
        child = Child(telegram, tmp_path, store, token="")
        await child.start()
        code, log = await child.ended()
        assert code == 1
        assert "BOT_TOKEN_FILE" in log
