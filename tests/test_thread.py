"""The thread of a chat: what was spoken of, for pronouns and fragments to lean on."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from replies import chat

from bot.marquee import Marquee
from bot.threads.thread import MOST_LABELS, REMEMBERED, Mention, Thread

MENTIONS = st.builds(Mention, st.text(), st.text(), st.lists(st.text(), max_size=3).map(tuple))


@given(st.builds(Thread, st.text(), st.text(), st.lists(MENTIONS, max_size=4).map(tuple)))
def test_a_thread_comes_back_as_it_was(thread: Thread) -> None:
    assert Thread.load(thread.dump()) == thread


@pytest.mark.parametrize(
    "text", ["", "null", "[]", "{}", '{"question": 1}', '{"question": "", "answer": "", "mentions": [1]}', "x"]
)
def test_anything_else_is_an_empty_thread(text: str) -> None:
    assert Thread.load(text) == Thread()


def test_the_answer_is_what_was_spoken_of_last(small: Marquee) -> None:
    thread = Thread.load(small.ask("who directed 12 Bells?").thread)
    assert thread.question == "who directed 12 Bells?"
    assert [mention.labels for mention in thread.mentions] == [("Dorrin Hale",), ("12 Bells",)]


def test_a_question_is_kept_with_its_pronouns_written_out(small: Marquee) -> None:
    thread = Thread.load(chat(small, "who directed 12 Bells?", "who acted in it?").thread)
    assert thread.question == "who acted in 12 Bells?"


def test_what_is_not_understood_keeps_the_thread(small: Marquee) -> None:
    assert chat(small, "who directed 12 Bells?", "qwer zxcv asdf", "who acted in it?").status == "answered"


def test_a_thread_does_not_grow_without_end(small: Marquee) -> None:
    reply = chat(small, *(f"who acted in {film}?" for film in ("12 Bells", "No", "1893", "Paper Moths", "Glass Orchard") * 2))
    assert len(json.loads(reply.thread)["mentions"]) <= REMEMBERED


def test_names_without_an_answer_are_spoken_of(small: Marquee) -> None:
    assert chat(small, "qwer zxcv asdf 12 Bells poiu lkjh", "who acted in it?").answers == ("Toma Reskin", "Juno Marrick")


def test_a_list_too_long_to_be_remembered_is_left_out_whole() -> None:
    few, many = Mention("", "film", ("Dawn", "Dusk")), Mention("", "person", tuple(f"Ann {at}" for at in range(MOST_LABELS)))
    assert Thread(mentions=(few,)).behind(Thread(mentions=(many,))).mentions == (few,)
    assert Thread(mentions=(many,)).behind(Thread(mentions=(few,))).mentions == (many,)


def test_what_a_pronoun_stood_for_is_spoken_of_even_where_the_question_is_not_understood(marquee: Marquee) -> None:
    asked = "who won more awards, Paper Moths or Glass Orchard?"
    (won,) = marquee.ask(asked).answers
    (other,) = {"Paper Moths", "Glass Orchard"} - {won}
    found = chat(marquee, asked, "how long is the other one?", "who directed it?").answers
    assert found == marquee.ask(f"who directed {other}?").answers


def test_what_leans_on_a_question_that_was_not_read_is_no_list_of_its_own(marquee: Marquee) -> None:
    asked = "who directed Marrow Street?", "qwer zxcv asdf"
    assert chat(marquee, *asked, "best lead ones").status != "answered"


def test_what_is_not_understood_is_told_what_was_spoken_of(marquee: Marquee) -> None:
    assert "We spoke of Dorrin Hale and Rook and Rye" in chat(marquee, "who directed Rook and Rye?", "qwer zxcv").plain
    assert "We spoke" not in marquee.ask("qwer zxcv").plain


def test_whether_somebody_won_it_is_asked_of_what_was_won(marquee: Marquee) -> None:
    first = marquee.ask("who won best director at the 15th Golden Lantern Awards?")
    assert marquee.ask("did Toma Reskin win it?", first.thread).plain.startswith(
        "No, Toma Reskin did not win Best Director at the 15th"
    )
    assert marquee.ask("did Ilvara Quen win it?", first.thread).plain.startswith("Yes, Ilvara Quen won Best Director")
