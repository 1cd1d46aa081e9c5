"""Killed at any moment, the bot loses no update and repeats only replies that were in flight."""

from __future__ import annotations

import asyncio
import os
import random
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest
from emulator import Emulator, Request, updates
from postgres import private_server
from running import Child, done_in, hook

UPDATES, CHATS = 200, 20
AT_ONCE = 300  # updates that wait with Telegram; the rest comes as these are answered
QUESTIONS = ("who directed 12th Fail?", "best actor filmfare {year}", "and best film?", "what is a wuxia?")


def questions(number: int = UPDATES, chats: int = CHATS) -> list[updates.Json]:
    """Asked in groups, where each reply names the message it answers; some are worked out anew, others remembered."""
    groups = [updates.group(-1001 - each % chats) for each in range(number)]
    asked = [QUESTIONS[each % len(QUESTIONS)].format(year=1960 + each // len(QUESTIONS) % 60) for each in range(number)]
    return [updates.message(f"@marquee_bot {question}", chat) for question, chat in zip(asked, groups, strict=True)]


Reply = tuple[int, int]  # the chat, and the message answered


def answered_by(request: Request) -> Reply:
    return request.fields["chat_id"], request.fields["reply_parameters"]["message_id"]


def answered(telegram: Emulator) -> list[Reply]:
    """Every reply, in the order they came."""
    return [answered_by(sent) for sent in telegram.sent()]


def in_turn(replies: list[Reply]) -> bool:
    """Whether each chat was answered in the order it asked, whatever was repeated."""
    last: dict[int, int] = {}
    return all(last.setdefault(chat, message) <= message and not last.update({chat: message}) for chat, message in replies)


@dataclass
class Run:
    """A bot that is killed again and again at moments that a seed decides, until all is answered."""

    seed: int
    number: int
    chats: int
    kills: int
    webhook: bool
    state_url: str = ""  # none is the state in the home of the bot
    whole: bool = False  # it starts as on a command line, and not from a process that has read the rules
    lost: int = 0
    doubled: int = 0
    in_flight: int = 0

    def __str__(self) -> str:
        how = "webhook" if self.webhook else "polling"
        told = f"{how}, seed {self.seed}: {self.number} updates of {self.chats} chats, {self.kills} kills: lost {self.lost}"
        return f"{told}, doubled {self.doubled}, of {self.in_flight} replies in flight at a kill"

    async def go(self, home: Path, store: Path) -> None:
        self._chance = random.Random(self.seed)
        self._times: Counter[Reply] = Counter()
        self._killed, self._kill_at = asyncio.Event(), 0
        flown: Counter[Reply] = Counter()
        async with Emulator(second_opinion=self.whole) as telegram:
            telegram.on_message = self._reply
            self._updates = questions(self.number, self.chats)
            self._numbers: dict[Reply, int] = {}
            self._give(telegram)
            hooked = hook() if self.webhook else None
            child = Child(telegram, home, store, hook=hooked, state_url=self.state_url, whole=self.whole)
            for kill in range(self.kills):
                self._set_kill(kill)
                child.start()
                await child.until(self._killed, 300)
                await asyncio.sleep(self._chance.random() * 0.03)
                await child.kill()
                await asyncio.sleep(0.2)  # what was on the wire still arrives
                flown.update(self._in_flight(home))
                self._give(telegram)
            self._set_kill(None)
            child.start()
            while len(self._times) < self.number or telegram.unconfirmed:
                self._give(telegram)
                before = len(self._times)
                await asyncio.sleep(0.2)
                self._waited = 0 if len(self._times) > before else self._waited + 1
                assert self._waited < 600, f"only {before} of {self.number} were answered"
            code, log = await child.end()
            self._check(answered(telegram), flown)
        assert code == 0, log

    _waited = 0

    def _give(self, telegram: Emulator) -> None:
        """Keeps some updates waiting with Telegram."""
        given = self._updates[: max(0, AT_ONCE - telegram.unconfirmed)]
        del self._updates[: len(given)]
        for update, number in zip(given, telegram.give(*given), strict=True):
            message = update["message"]
            self._numbers[message["chat"]["id"], message["message_id"]] = number

    def _set_kill(self, kill: int | None) -> None:
        """The kills are spread over the replies, each at a moment of its own."""
        self._killed.clear()
        each = self.number // (self.kills + 1)
        self._kill_at = self.number * 9 if kill is None else each * kill + self._chance.randrange(1, each)
        if len(self._times) >= self._kill_at:
            self._killed.set()

    def _reply(self, request: Request) -> float:
        self._times[answered_by(request)] += 1
        if len(self._times) >= self._kill_at:
            self._killed.set()
        return self._chance.random() * 0.02

    def _in_flight(self, home: Path) -> list[Reply]:
        done = done_in(home, self.state_url)
        seen = [reply for reply in self._times if self._numbers[reply] not in done]
        assert max(Counter(chat for chat, _ in seen).values(), default=0) <= 1
        return seen

    def _check(self, replies: list[Reply], flown: Counter[Reply]) -> None:
        self.lost = self.number - len(self._times)
        self.doubled = sum(self._times.values()) - len(self._times)
        self.in_flight = flown.total()
        assert self.lost == 0
        assert all(times - 1 <= flown[reply] for reply, times in self._times.items())
        assert in_turn(replies)


async def killed(runs: list[Run], folder: Path, store: Path) -> None:
    """Each bot with a home of its own, all at the same time."""
    homes = [folder / f"{run.seed}-{run.webhook}" for run in runs]
    for home in homes:
        home.mkdir()
    await asyncio.gather(*(run.go(home, store) for run, home in zip(runs, homes, strict=True)))
    for run in runs:
        print(run)  # shown by pytest -s


async def test_killed_amid_200_updates_it_loses_none_and_repeats_only_what_was_in_flight(
    tmp_path: Path, shipped_store: Path
) -> None:
    runs = [Run(seed, UPDATES, CHATS, 1, webhook=seed % 2 == 1, whole=seed == 0) for seed in range(5)]
    await killed(runs, tmp_path, shipped_store)


async def test_killed_five_times_it_loses_none_either(tmp_path: Path, shipped_store: Path) -> None:
    await killed([Run(5, UPDATES, CHATS, 5, webhook=False), Run(6, UPDATES, CHATS, 5, webhook=True)], tmp_path, shipped_store)


async def test_killed_with_its_state_in_postgresql_it_loses_none_either(tmp_path: Path, shipped_store: Path) -> None:
    with private_server() as server:
        await killed([Run(7, UPDATES, CHATS, 2, False, server.database())], tmp_path, shipped_store)


@pytest.mark.proof
@pytest.mark.parametrize("webhook", [False, True], ids=["polling", "webhook"])
async def test_killed_again_and_again_amid_thousands_of_updates_it_loses_none_either(
    webhook: bool, tmp_path: Path, shipped_store: Path
) -> None:
    seed, number, kills = (int(os.environ.get(name, usual)) for name, usual in (("SEED", 1), ("UPDATES", 2000), ("KILLS", 20)))
    await killed([Run(seed, number, 50, kills, webhook)], tmp_path, shipped_store)


async def test_told_to_stop_the_bot_finishes_what_is_in_flight_and_keeps_the_rest(tmp_path: Path, shipped_store: Path) -> None:
    async with Emulator() as telegram:
        telegram.on_message = lambda request: 0.05
        telegram.give(*questions())
        child = Child(telegram, tmp_path, shipped_store)
        child.start()
        await telegram.messages(40, within=60)
        code, log = await child.end()
        before = answered(telegram)
        assert code == 0
        assert "stopped" in log
        assert len(before) < UPDATES
        assert len(done_in(tmp_path)) == len(before)
        child.start()
        await telegram.until(lambda: len(answered(telegram)) == UPDATES, 60)
        await child.end()
        assert max(Counter(answered(telegram)).values()) == 1


async def test_a_wrong_token_is_one_clear_line_and_exit_code_1(tmp_path: Path, shipped_store: Path) -> None:
    async with Emulator() as telegram:
        child = Child(telegram, tmp_path, shipped_store, token="4242:wrong")
        child.start()
        code, log = await child.ended()
        assert code == 1
        assert log.count("\n") == 1
        assert "BOT_TOKEN" in log
        assert "wrong" not in log


async def test_a_bot_that_ends_by_itself_is_not_waited_for(tmp_path: Path, shipped_store: Path) -> None:
    async with Emulator() as telegram:
        child = Child(telegram, tmp_path, shipped_store, token="4242:wrong")
        child.start()
        with pytest.raises(AssertionError, match=r"has ended, exit code 1: .*BOT_TOKEN"):
            await child.until(asyncio.Event(), 300)


async def test_without_a_token_it_says_where_to_put_one(tmp_path: Path, shipped_store: Path) -> None:
    async with Emulator() as telegram:
        child = Child(telegram, tmp_path, shipped_store, token="")
        child.start()
        code, log = await child.ended()
        assert code == 1
        assert "BOT_TOKEN_FILE" in log
