"""What was asked before is answered from memory, until the store changes."""

from __future__ import annotations

import asyncio
import sqlite3
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from running import remembering
from shipped_rules import marquee_of

from bot.marquee import Marquee
from bot.rules.rules import Rules
from bot.serving.remembering import Answer, Remembering, work_out
from knowledge.build import build
from knowledge.store import open_store

QUESTION = "who directed 12 Bells?"
LEANING = ("and in 2019?", "who directed it?", "what about 12 Bells", "which film was that for?", "12 Bells", "")


async def test_a_question_asked_again_has_the_very_same_reply(small: Marquee) -> None:
    remembered = remembering(small)
    first = await remembered.ask(QUESTION)
    assert first == small.ask(QUESTION)
    assert await remembered.ask(QUESTION) is first


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_every_reply_is_what_it_would_be_without_memory_whatever_was_asked_before(marquee: Marquee, data: st.DataObject) -> None:
    asked = st.sampled_from([example.ask for intent in marquee.rules.intents.values() for example in intent.examples])
    remembered, earlier = remembering(marquee), ""
    for text in data.draw(st.lists(asked | st.sampled_from(LEANING), min_size=2, max_size=6)):
        start = data.draw(st.sampled_from([None, 0]))
        reply = asyncio.run(remembered.ask(text, earlier, start))
        assert reply == marquee.ask(text, earlier, start)
        earlier = reply.thread


def test_a_question_that_leans_on_nothing_is_worked_out_once_for_all_threads(small: Marquee) -> None:
    assert work_out(small, QUESTION, "", None) == Answer(small.ask(QUESTION), True)
    for leaning in LEANING:
        assert not work_out(small, leaning, "", None).stands


def test_what_is_practised_is_read_as_one_that_chats_lean_on_too(small: Marquee, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    monkeypatch.setattr(small, "read_again", read.append)
    assert work_out(small, QUESTION, "", None, True) == work_out(small, QUESTION, "", None)
    assert read == [QUESTION]


async def test_what_many_ask_at_once_is_worked_out_once_and_for_each_where_it_leans_on_something(small: Marquee) -> None:
    worked: list[str] = []

    async def ask(text: str, earlier: str, start: int | None) -> Answer:
        worked.append(text)
        await asyncio.sleep(0.01)
        return work_out(small, text, earlier, start)

    remembered = Remembering(ask, lambda: 1)
    threads = [small.ask(f"who directed {film}?").thread for film in ("12 Bells", "Paper Moths")]
    for text, times in ((QUESTION, 1), ("who directed it?", 2)):
        worked.clear()
        replies = await asyncio.gather(*(remembered.ask(text, thread) for thread in threads))
        assert replies == [small.ask(text, thread) for thread in threads]
        assert worked == [text] * times


async def test_of_what_many_ask_at_once_a_failure_fails_one_and_the_next_is_worked_out(small: Marquee) -> None:
    failing = [True]

    async def ask(text: str, earlier: str, start: int | None) -> Answer:
        await asyncio.sleep(0.01)
        if failing:
            raise failing.clear() or ValueError("broken")
        return work_out(small, text, earlier, start)

    remembered = Remembering(ask, lambda: 1)
    replies = await asyncio.gather(*(remembered.ask(QUESTION) for _ in range(3)), return_exceptions=True)
    assert [type(reply).__name__ for reply in replies] == ["ValueError", "Reply", "Reply"]


async def test_a_reply_is_worked_out_again_once_the_store_has_changed(tmp_path: Path, world_rules: Rules) -> None:
    facts, store = tmp_path / "facts.yaml", tmp_path / "store.db"
    told = 'source: {title: "A list"}\nfilms:\n  - {title: "Plain Ground", year: 2001, director: "%s"}\n'
    facts.write_text(told % "Ann Other")
    build([facts], store)
    opened: sqlite3.Connection = open_store(store)
    remembered = remembering(marquee_of(world_rules, opened))
    assert "Ann Other" in (await remembered.ask("who directed Plain Ground?")).text
    facts.write_text(told % "Ben Another")
    build([facts], store)
    assert "Ben Another" in (await remembered.ask("who directed Plain Ground?")).text
    opened.close()


async def test_what_was_worked_out_before_a_change_and_comes_after_it_is_not_kept(small: Marquee) -> None:
    versions, slow = iter([1, 2, 2, 2]), asyncio.Event()

    async def ask(text: str, earlier: str, start: int | None) -> Answer:
        if text == "slow":
            await slow.wait()
        return work_out(small, QUESTION, earlier, start)

    remembered = Remembering(ask, lambda: next(versions))
    late = asyncio.create_task(remembered.ask("slow"))
    await asyncio.sleep(0)
    await remembered.ask("quick")
    slow.set()
    assert await remembered.ask("slow") is not await late
