"""Long lists a portion at a time."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.finding.find import Findings
from bot.finding.rows import Row, together
from bot.marquee import Marquee
from bot.question import Question
from bot.reply import Portion
from bot.rules.answers import Answer
from bot.telling.portion import portion


@pytest.fixture
def winners(marquee: Marquee) -> Findings:
    """Fourteen wins of eleven winners: the first three won twice."""
    question = marquee.read("who directed 12 Bells?")
    assert isinstance(question, Question)
    found = marquee.find(marquee.plainly(question))
    assert isinstance(found, tuple)
    wanted = found[0].answer.name
    rows = tuple(Row({wanted: (f"winner {number % 11}",), "night": (number,)}) for number in range(14))
    return replace(found[0], rows=rows)


def nights(findings: Findings) -> list[object]:
    return [row.cells["night"][0] for row in findings.rows]


def test_each_answer_is_in_one_portion_with_all_its_rows(winners: Findings) -> None:
    first, held = portion(winners, 0)
    assert (held, nights(first)) == (Portion(1, 10, 11), [*range(10), 11, 12, 13])
    last, held = portion(winners, 10)
    assert (held, nights(last)) == (Portion(11, 11, 11), [10])


def test_what_is_told_row_by_row_is_divided_in_its_order(winners: Findings) -> None:
    first, held = portion(winners, 0, by_rows=True)
    assert (held, nights(first)) == (Portion(1, 10, 14), list(range(10)))
    last, held = portion(winners, 10, by_rows=True)
    assert (held, nights(last)) == (Portion(11, 14, 14), [10, 11, 12, 13])


def test_so_many_at_the_edge_of_an_order_are_a_list_too(winners: Findings) -> None:
    last = replace(winners, answer=Answer("last", winners.answer.name, "night", number="amount"))
    assert portion(last, 0)[1] == Portion(1, 10, 11)
    assert portion(replace(last, answer=replace(last.answer, number="")), 0)[1] is None


def test_rows_are_grouped_in_the_order_in_which_their_groups_begin(winners: Findings) -> None:
    rows = tuple(Row({"award": (one,), "night": (at,)}) for at, one in enumerate("abac"))
    assert nights(replace(winners, rows=together(rows, "award"))) == [0, 2, 1, 3]


def test_a_start_behind_the_end_is_the_beginning_and_a_short_list_is_whole(winners: Findings) -> None:
    assert portion(winners, 99)[1] == Portion(1, 10, 11)
    short = replace(winners, rows=winners.rows[:10])
    assert portion(short, 0) == (short, None)
