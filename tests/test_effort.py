"""What one question may cost the store."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import pytest

from bot.finding.effort import Effort, TooMuch
from bot.marquee import Marquee
from bot.serving.remembering import work_out

ENDLESS = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < {}) SELECT count(*) FROM n"
LITTLE, MUCH = ENDLESS.format(1000), ENDLESS.format(1_000_000)


@pytest.fixture
def store() -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(":memory:")
    yield connection
    connection.close()


def test_what_is_asked_within_the_limit_is_answered(store: sqlite3.Connection) -> None:
    effort = Effort(store, most=3)
    for _ in range(3):  # each has all of it
        with effort.limited():
            assert store.execute(LITTLE).fetchone() == (1000,)


def test_past_the_limit_the_statement_is_stopped_and_the_next_begins_anew(store: sqlite3.Connection) -> None:
    effort = Effort(store, most=3)
    with pytest.raises(TooMuch), effort.limited():
        store.execute(MUCH).fetchone()
    with effort.limited():
        assert store.execute(LITTLE).fetchone() == (1000,)


def test_a_limit_within_another_has_what_that_one_left(store: sqlite3.Connection) -> None:
    effort = Effort(store, most=3)
    with pytest.raises(TooMuch), effort.limited(), effort.limited():
        store.execute(MUCH).fetchone()


def test_other_mistakes_of_the_store_are_told_as_they_are(store: sqlite3.Connection) -> None:
    with pytest.raises(sqlite3.OperationalError, match="no such table"), Effort(store).limited():
        store.execute("SELECT * FROM nowhere")


def test_several_may_limit_one_connection(store: sqlite3.Connection) -> None:
    first, second = Effort(store, most=3), Effort(store, most=3)
    for effort in (first, second, first):
        with pytest.raises(TooMuch), effort.limited():
            store.execute(MUCH).fetchone()


def test_without_a_limit_there_is_none(store: sqlite3.Connection) -> None:
    Effort(store, most=0)
    assert store.execute(MUCH).fetchone() == (1_000_000,)


RUNAWAY = "who acted in " + "the films by the director of " * 11 + "Paper Moths"


def test_a_runaway_question_is_given_up_in_a_sentence_and_the_next_is_answered(small: Marquee) -> None:
    reply = small.ask(RUNAWAY)
    assert (reply.status, reply.text) == ("not_understood", small.say("too_slow"))
    assert small.ask("who directed Paper Moths").status == "answered"


def test_one_given_up_by_itself_is_not_worked_on_again_in_its_thread(small: Marquee, monkeypatch: pytest.MonkeyPatch) -> None:
    worked: list[object] = []

    def find(readings: object) -> None:
        worked.append(readings)
        raise TooMuch

    monkeypatch.setattr(small, "find_plainly", find)
    given_up = work_out(small, "who directed Paper Moths", "", None)
    assert (given_up.reply.text, given_up.stands) == (small.say("too_slow"), True)
    assert len(worked) == 1
