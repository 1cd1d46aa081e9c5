"""Questions and replies as JSON, one object a line: the shape other programs rely on."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

import pytest

from bot.authoring.jsonl import answer_lines, name_lines, read_line
from bot.marquee import Marquee

KEYS = "id question status answers things reply intent slots confidence corrected sources choices".split()


def answers(small: Marquee, *asked: dict[str, Any] | str) -> list[dict[str, Any]]:
    lines: Iterable[str] = (one if isinstance(one, str) else json.dumps(one) for one in asked)
    return [json.loads(line) for line in answer_lines(small, lines)]


def test_a_reply_has_every_documented_key(small: Marquee) -> None:
    (reply,) = answers(small, {"question": "who directed 12 Bells?", "id": "a1"})
    assert list(reply) == KEYS
    assert (reply["id"], reply["status"], reply["answers"]) == ("a1", "answered", ["Dorrin Hale"])
    assert reply["things"] == [{"name": "Dorrin Hale", "label": "Dorrin Hale", "kind": "person", "year": None}]
    assert reply["sources"] == [{"title": "The Lanternia film almanac", "url": "https://almanac.example/films"}]
    assert 0 < reply["confidence"] <= 1
    assert "<" not in reply["reply"]


def test_numbers_are_numbers_and_truth_is_yes_or_no(small: Marquee) -> None:
    found = answers(small, {"question": "how many awards did No win?"}, {"question": "did No win best picture (jury)?"})
    assert [reply["answers"] for reply in found] == [[2], ["yes"]]


def test_lines_of_one_chat_are_one_thread_and_others_are_apart(small: Marquee) -> None:
    found = answers(
        small,
        {"question": "who directed 12 Bells?", "chat": 1},
        {"question": "who directed No?", "chat": 2},
        {"question": "who acted in it?", "chat": 1},
        {"question": "who acted in it?"},
    )
    assert [reply["status"] == "answered" for reply in found] == [True, True, True, False]
    assert found[2]["answers"] == ["Toma Reskin", "Juno Marrick"]


def test_replies_come_in_order_each_before_the_next_line_is_read(small: Marquee) -> None:
    read = []

    def lines() -> Iterable[str]:
        for number in range(3):
            read.append(number)
            yield json.dumps({"question": "who directed No?", "id": number})

    for number, line in enumerate(answer_lines(small, lines())):
        assert json.loads(line)["id"] == number
        assert read == list(range(number + 1))


@pytest.mark.parametrize("line", ["{", "[]", '"text"', "{}", '{"question": 1}', "null"])
def test_a_line_that_asks_nothing_is_an_error_of_that_line(small: Marquee, line: str) -> None:
    assert isinstance(read_line(line, "question"), str)
    found = answers(small, line, {"question": "who directed No?"})
    assert found[0]["line"] == 1
    assert "error" in found[0]
    assert found[1]["answers"] == ["Juno Marrick"]


def test_names_are_resolved_line_by_line_and_a_bad_line_is_an_error_of_its_own(small: Marquee) -> None:
    found = [json.loads(line) for line in name_lines(small.names, ["{}", '{"words": 5}', '{"words": "Juno Marrick", "id": 7}'])]
    assert ["error" in one for one in found] == [True, True, False]
    assert (found[2]["id"], found[2]["candidates"][0]["name"]) == (7, "Juno Marrick")
    assert (found[2]["candidates"][0]["margin"], found[2]["candidates"][0]["sure"]) == (1, True)


def test_what_no_file_can_hold_is_written_as_a_question_mark(small: Marquee) -> None:
    (line,) = answer_lines(small, ['{"question": "\\ud800"}'])
    assert json.loads(line)["question"] == "?"


def test_empty_lines_are_passed_over(small: Marquee) -> None:
    assert answers(small, "", "  ", {"question": "who directed No?"})[0]["answers"] == ["Juno Marrick"]
