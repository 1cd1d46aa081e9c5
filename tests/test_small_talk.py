"""Messages that ask nothing of the store, answered without a look at it."""

from __future__ import annotations

import pytest

from bot.marquee import Marquee


def test_small_talk_is_answered_and_leaves_the_thread_as_it_was(small: Marquee) -> None:
    asked = small.ask("who directed 12 Bells")
    for said in ("thanks", "hello there", "please, who are you?"):
        reply = small.ask(said, asked.thread)
        assert reply.status == "not_understood"
        assert not reply.choices
        assert reply.thread == asked.thread


def test_a_doubted_answer_is_given_again_with_its_source(small: Marquee) -> None:
    asked = small.ask("who directed 12 Bells")
    again = small.ask("are you sure?", asked.thread)
    assert again.answers == asked.answers
    assert again.text.startswith(asked.text)
    assert again.thread == asked.thread


def test_more_goes_on_with_a_long_list_until_it_has_an_end(marquee: Marquee) -> None:
    first = marquee.ask("films since 1900", start=0)
    assert first.portion
    shown = [first.portion]
    while (last := shown[-1]).after:
        reply = marquee.ask("more", first.thread, start=0)
        assert reply.portion
        assert reply.portion.first == last.last + 1
        first = reply
        shown.append(reply.portion)
    assert shown[-1].last == shown[0].total
    assert "all I know" in marquee.ask("more", first.thread, start=0).text


@pytest.mark.parametrize("said", ["hello who directed 12 Bells", "hello, who acted in it"])
def test_a_question_with_pleasantries_is_a_question(small: Marquee, said: str) -> None:
    asked = small.ask("who directed 12 Bells")
    assert small.ask(said, asked.thread).intent


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("You are so stupid!", "sorry"),
        ("no, that's wrong", "sorry"),
        ("how are you today?", "well"),
        ("what's up", "well"),
        ("tell me a joke", "/quiz"),
        ("ok thank you so much", "welcome"),
        ("lol", "ask me"),
    ],
)
def test_what_people_say_to_a_bot_is_no_question_and_asks_none_back(marquee: Marquee, said: str, told: str) -> None:
    reply = marquee.ask(said)
    assert told in reply.text
    assert (reply.idle, reply.choices) == (True, ())
