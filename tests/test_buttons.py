"""What buttons carry: signed for where they were sent to, whole or by a key, never longer than Telegram takes."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.state import State
from bot.telegram.sending.buttons import PAYLOAD, ROOM, Keyboard, Seal, question_of
from bot.telegram.updates.requests import Where

SEAL = Seal(b"secret")
HERE, THERE, OTHER = Where(7, 7, "private"), Where(8, 7, "private"), Where(7, 9, "private")


@given(payload=st.text(st.characters(codec="utf-8"), max_size=PAYLOAD // 4))
def test_what_was_signed_for_a_chat_is_read_there_and_nowhere_else(payload: str) -> None:
    data = SEAL.press("a", payload, HERE)
    assert len(data.encode()) <= ROOM
    assert SEAL.read(data, HERE) == ("a", payload)
    assert SEAL.read(data, OTHER) == ("a", payload)
    assert SEAL.read(data, THERE) is None
    assert Seal(b"another").read(data, HERE) is None


def test_a_capital_letter_is_for_one_person() -> None:
    data = SEAL.press("X", "yes", HERE)
    assert SEAL.read(data, HERE) == ("X", "yes")
    assert SEAL.read(data, OTHER) is None


@given(data=st.text(max_size=80))
def test_what_nobody_signed_is_not_read(data: str) -> None:
    assert SEAL.read(data, HERE) is None


def test_a_payload_without_room_is_refused() -> None:
    with pytest.raises(ValueError, match="no room"):
        SEAL.press("a", "x" * (PAYLOAD + 1), HERE)


@given(question=st.text(st.characters(codec="utf-8"), min_size=1, max_size=200), before=st.sampled_from(["", "10 ", "1000 "]))
def test_a_question_of_any_length_comes_back(question: str, before: str) -> None:
    state = State("sqlite://")
    keyboard = Keyboard(SEAL, HERE)
    read = SEAL.read(keyboard.asking("label", "a", question, before)["callback_data"], HERE)
    state.choices.offer(keyboard.remembered, HERE.chat, HERE.user)
    assert read
    assert read[1].startswith(before)
    reference = read[1].removeprefix(before)
    assert question_of(reference, HERE, state) == question
    if reference.startswith("#"):
        assert question_of(reference, THERE, state) is None


def test_the_secret_stays_the_same(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'state.db'}"
    first = State(url).secret("buttons")
    assert first == State(url).secret("buttons")
    assert first != State(url).secret("people")
