"""What the bot remembers, and for how long."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from postgres import Server, private_server
from sqlalchemy.exc import SQLAlchemyError

from bot.state import KEEP_CHOICES, KEEP_DONE, Answered, Memory, Outcome, Preferences, Received, State, Unanswered


class Clock:
    now = 1_700_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(scope="module")
def postgres() -> Iterator[Server]:
    with private_server() as server:
        yield server


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'deep' / 'state.db'}"
    server: Server = request.getfixturevalue("postgres")
    return server.database()


@pytest.fixture
def state(url: str, clock: Clock) -> Iterator[State]:
    state = State(url, clock)
    yield state
    state.close()


def received(number: int) -> Received:
    return Received(number, f"chat {number % 3}", f'{{"update_id": {number}}}', 1.5)


def test_an_update_is_received_once_however_often_it_comes(state: State) -> None:
    assert state.receive([received(2), received(1), received(2)]) == [received(2), received(1)]
    assert state.receive([received(1), received(3)]) == [received(3)]
    assert state.receive([]) == []


def test_what_is_not_finished_is_pending_even_after_a_restart(state: State, url: str) -> None:
    state.receive([received(1), received(2), received(3)])
    state.finish({2: Outcome()})
    state.close()
    again = State(url)
    assert again.pending() == [received(1), received(3)]
    again.close()


def test_a_finished_update_keeps_none_of_its_words_and_not_whose_it_was(state: State) -> None:
    state.receive([received(1)])
    state.finish({1: Outcome()})
    with state._engine.connect() as connection:
        assert connection.exec_driver_sql("select raw, chat from inbox").all() == [("", "")]


def test_what_is_finished_before_it_is_received_is_not_received_any_more(state: State) -> None:
    state.finish({1: Outcome()})
    assert state.receive([received(1), received(2)]) == [received(2)]
    assert state.pending() == [received(2)]
    assert state.inbox.newest() == 2


def test_a_thread_belongs_to_one_user_of_one_chat(state: State) -> None:
    state.finish({1: Outcome(chat=-5, user=7, memory=Memory("first", "m1"))})
    state.finish({2: Outcome(chat=-5, user=7, memory=Memory("second", "m2"))})
    assert state.threads.of(-5, 7) == Memory("second", "m2")
    assert state.threads.of(-5, 8) == Memory()
    assert state.threads.of(7, 7) == Memory()


def test_of_two_questions_finished_at_once_the_later_is_the_thread(state: State) -> None:
    state.finish({1: Outcome(7, 7, Memory("first")), 2: Outcome(7, 7, Memory("second")), 3: Outcome()})
    assert state.threads.of(7, 7) == Memory("second")


def test_what_was_needed_last_is_known_without_the_database_and_always_as_it_is_there(state: State) -> None:
    assert state.visited(7, 7) is None
    assert state.visit(7, 7) == state.visited(7, 7) == (Memory(), Preferences())
    state.finish({1: Outcome(7, 7, Memory("first")), 2: Outcome(8, 8, Memory("other"), forget=True)})
    state.chats.set(7, Preferences("hi"))
    assert state.visited(7, 7) == state.visit(7, 7) == (Memory("first"), Preferences("hi"))
    assert state.visit(8, 8) == (Memory(), Preferences())
    state.move_chat(7, -7)
    assert state.visit(-7, 7) == (Memory("first"), Preferences("hi"))
    assert state.visit(7, 7) == (Memory(), Preferences())
    state.finish({3: Outcome(-7, 7, forget=True)})
    assert state.visit(-7, 7)[0] == Memory()


def test_what_a_failed_commit_would_have_kept_is_not_known(state: State) -> None:
    state.finish({1: Outcome(7, 7, Memory("first"))})
    with pytest.raises(SQLAlchemyError):
        state.finish({2: Outcome(7, 7, Memory("second"), Unanswered("who?", None, "private"))})  # type: ignore[arg-type]
    assert state.visit(7, 7)[0] == Memory("first")


def test_an_unanswered_question_is_kept_with_its_day_and_without_its_user(state: State) -> None:
    state.finish({1: Outcome(1, 2, None, Unanswered("who?", "no_answer", "private"))})
    assert state.unanswered.latest() == [Unanswered("who?", "no_answer", "private", "2023-11-14")]


def test_a_choice_is_found_by_its_key_and_can_be_offered_again(state: State) -> None:
    state.choices.offer({"k": "a long question"}, 7, 7)
    state.choices.offer({"k": "a long question"}, 7, 7)
    assert state.choices.offered("k", 7) == "a long question"
    assert state.choices.offered("k", 8) is None
    assert state.choices.offered("other", 7) is None


def test_pruning_forgets_what_is_done_long_ago_and_never_what_is_pending(state: State, clock: Clock) -> None:
    state.receive([received(1), received(2)])
    state.finish({1: Outcome()})
    state.choices.offer({"k": "question"}, 7, 7)
    clock.now += KEEP_DONE + 1
    assert state.prune() == 1
    clock.now += KEEP_CHOICES
    assert state.prune() == 1
    assert state.pending() == [received(2)]


def test_sqlite_commits_reach_the_disk(tmp_path: Path) -> None:
    state = State(f"sqlite:///{tmp_path / 'state.db'}")
    with state._engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2


@given(batches=st.lists(st.lists(st.integers(0, 2**52), max_size=5), max_size=5))
def test_every_update_is_handed_out_exactly_once_over_any_batches(batches: list[list[int]]) -> None:
    state = State("sqlite://")
    fresh = [update.update_id for batch in batches for update in state.receive([received(number) for number in batch])]
    assert sorted(fresh) == sorted({number for batch in batches for number in batch})
    assert [update.update_id for update in state.pending()] == sorted(fresh)


def test_the_reply_to_a_message_is_known_by_the_message(state: State, clock: Clock) -> None:
    answered = Answered(chat=-5, message=11, user=7, reply=21, mark="m")
    state.finish({1: Outcome(answered=answered), 2: Outcome(answered=Answered(-6, 11, 7, 22, "n"))})
    assert state.answered.to(-5, 11) == answered
    assert state.answered.to(-5, 12) is None
    clock.now += 4 * 86400
    assert state.prune() == 4  # with the two updates
    assert state.answered.to(-5, 11) is None


def test_a_database_of_an_older_version_gets_the_tables_and_columns_it_lacks(tmp_path: Path) -> None:
    path = tmp_path / "state.db"
    old = sqlite3.connect(path)
    old.execute(
        "CREATE TABLE inbox (update_id BIGINT PRIMARY KEY, chat TEXT NOT NULL, raw TEXT NOT NULL, received FLOAT NOT NULL)"
    )
    old.execute("INSERT INTO inbox VALUES (1, 'chat 1', '{}', 1.5)")
    old.commit()
    old.close()
    state = State(f"sqlite:///{path}")
    assert state.pending() == [Received(1, "chat 1", "{}", 1.5)]
    state.finish({1: Outcome(chat=7, user=7, memory=Memory("first"))})
    assert state.pending() == []
    assert state.threads.of(7, 7) == Memory("first")
    State(f"sqlite:///{path}").close()
