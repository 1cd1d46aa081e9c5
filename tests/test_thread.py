"""The thread of a chat: what was spoken of, for pronouns and fragments to lean on."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.marquee import Marquee
from bot.reply import Reply
from bot.thread import REMEMBERED, Mention, Thread

MENTIONS = st.builds(Mention, st.text(), st.text(), st.lists(st.text(), max_size=3).map(tuple))


def chat(small: Marquee, *questions: str) -> Reply:
    thread = ""
    for question in questions:
        reply = small.ask(question, thread)
        thread = reply.thread
    return reply


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


def test_a_pronoun_is_the_last_of_its_kind(small: Marquee) -> None:
    assert chat(small, "who directed 12 Bells?", "who acted in it?").answers == ("Toma Reskin", "Juno Marrick")
    assert set(chat(small, "who directed Marrow Street?", "cast of films by him").answers) == {"Juno Marrick", "Vesna Tull"}


def test_a_question_is_kept_with_its_pronouns_written_out(small: Marquee) -> None:
    thread = Thread.load(chat(small, "who directed 12 Bells?", "who acted in it?").thread)
    assert thread.question == "who acted in 12 Bells?"


def test_a_fragment_takes_the_place_of_what_is_of_its_kind(small: Marquee) -> None:
    asked = "best lead the 15th Golden Lantern Awards"
    assert chat(small, asked, "and best director").answers == ("Ilvara Quen",)
    assert chat(small, asked, "what about the 14th Golden Lantern Awards").answers == ("Sefa Lindqo",)


def test_another_name_of_the_last_facts_can_be_asked_for(small: Marquee) -> None:
    assert chat(small, "best lead the 14th Golden Lantern Awards", "for which film?").answers == ("A Letter for Mona",)


def test_a_night_is_kept_until_another_is_named(small: Marquee) -> None:
    asked = "best lead the 13th Golden Lantern Awards"
    assert chat(small, asked, "who won best director?").answers == ("Dorrin Hale",)
    assert chat(small, asked, "best director the 15th Golden Lantern Awards").answers == ("Ilvara Quen",)


def test_without_a_thread_a_pronoun_and_a_fragment_mean_nothing(small: Marquee) -> None:
    assert small.ask("who directed it?").status != "answered"
    assert small.ask("for which film?").status != "answered"


def test_what_is_not_understood_keeps_the_thread(small: Marquee) -> None:
    assert chat(small, "who directed 12 Bells?", "qwer zxcv asdf", "who acted in it?").status == "answered"


def test_a_thread_does_not_grow_without_end(small: Marquee) -> None:
    reply = chat(small, *(f"who acted in {film}?" for film in ("12 Bells", "No", "1893", "Paper Moths", "Glass Orchard") * 2))
    assert len(json.loads(reply.thread)["mentions"]) <= REMEMBERED


def test_what_takes_back_the_question_puts_another_in_its_place(small: Marquee) -> None:
    asked = "best lead the 15th Golden Lantern Awards"
    assert chat(small, asked, "no, best director").answers == ("Ilvara Quen",)
    assert chat(small, asked, "i meant the 14th Golden Lantern Awards").answers == ("Sefa Lindqo",)
    assert small.ask("who acted in No").answers == ("Kesh Amberly",)


def test_what_comes_before_what_was_spoken_of_is_found_by_facts(small: Marquee) -> None:
    asked = "best lead the 15th Golden Lantern Awards"
    assert chat(small, asked, "and the year before?").answers == ("Sefa Lindqo",)
    assert chat(small, asked, "and the year before?", "and the one before?").answers == ("Toma Reskin",)
    assert chat(small, "best picture the 11th Golden Lantern Awards", "and the year before?").status != "answered"


def test_one_of_several_is_told_by_its_place(marquee: Marquee) -> None:
    asked = "films with Vesna Tull"
    assert len(chat(marquee, asked).answers) == 2
    first, last = (chat(marquee, asked, f"who directed the {place} one").answers for place in ("first", "last"))
    assert {first, last} == {("Hanno Reskin",), ("Aldo Vennick",)}


def test_a_pronoun_behind_a_word_that_leads_to_it_is_not_left_out(marquee: Marquee) -> None:
    assert chat(marquee, "who directed Paper Moths?", "did Toma Reskin win best lead for it?").answers == ("no",)
    assert chat(marquee, "who directed 12 Bells?", "did Toma Reskin win best lead for it?").answers == ("yes",)


def test_a_name_among_many_named_later_is_still_spoken_of(marquee: Marquee) -> None:
    asked = ["who won best lead at the 13th golden lantern awards?", "who was nominated for it?", "which film did he win for?"]
    assert "12 Bells" in chat(marquee, *asked).answers


def test_a_question_of_its_own_is_no_fragment_of_the_last(marquee: Marquee) -> None:
    asked = "best director at the 15th golden lantern awards", "did The Tin Harvest win best picture?"
    assert chat(marquee, *asked, "who was best lead?").answers == ("Toma Reskin",)


def test_names_without_an_answer_are_spoken_of(small: Marquee) -> None:
    assert chat(small, "qwer zxcv asdf 12 Bells poiu lkjh", "who acted in it?").answers == ("Toma Reskin", "Juno Marrick")


def test_who_nobody_spoke_of_is_asked_for(marquee: Marquee) -> None:
    reply = chat(marquee, "best picture the 15th Golden Lantern Awards", "did he win best lead?")
    assert reply.status == "not_understood"
    assert "he" in reply.plain.split("“")[1].split("”")[0]
