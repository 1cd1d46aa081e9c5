"""What was asked before is answered from memory, until the store changes."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from bot.marquee import Marquee
from bot.remembering import Remembering
from bot.rules import Rules
from knowledge.build import build
from knowledge.store import open_store

QUESTION = "who directed 12 Bells?"


def test_a_question_asked_again_in_the_same_thread_has_the_very_same_reply(small: Marquee) -> None:
    remembering = Remembering(small)
    first = remembering.ask(QUESTION)
    assert first == small.ask(QUESTION)
    assert remembering.ask(QUESTION) is first
    assert remembering.ask(QUESTION, first.thread) is not first
    assert remembering.examples() == small.examples()


def test_a_reply_is_worked_out_again_once_the_store_has_changed(tmp_path: Path, world_rules: Rules) -> None:
    facts, store = tmp_path / "facts.yaml", tmp_path / "store.db"
    told = 'source: {title: "A list"}\nfilms:\n  - {title: "Plain Ground", year: 2001, director: "%s"}\n'
    facts.write_text(told % "Ann Other")
    build([facts], store)
    opened: sqlite3.Connection = open_store(store)
    remembering = Remembering(Marquee(world_rules, opened))
    assert "Ann Other" in remembering.ask("who directed Plain Ground?").text
    facts.write_text(told % "Ben Another")
    build([facts], store)
    assert "Ben Another" in remembering.ask("who directed Plain Ground?").text
    opened.close()
