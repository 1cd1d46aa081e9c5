"""The chart: what the words of a question may stand for, described to any sensible depth."""

from __future__ import annotations

from itertools import pairwise

import pytest

from bot.marquee import Marquee
from bot.question import Question
from bot.reading.matching.chart import KEPT, Chart
from bot.reading.meanings.item import Item
from bot.reading.meanings.meaning import Described, Named, Several
from bot.reading.spotting.spots import Spots


def chart(small: Marquee, text: str) -> tuple[Question, Chart]:
    question = small.read(text)
    assert isinstance(question, Question)
    spots = small.spot(question)
    assert isinstance(spots, Spots)
    return question, Chart(small.rules, small.lexicon, spots.prices, list(spots.seeds))


def whole(small: Marquee, text: str, kind: str) -> list[Item]:
    """The items of a kind that take every word."""
    question, found = chart(small, text)
    return [item for item in found.of(kind) if (item.start, item.end) == (0, len(question.words))]


@pytest.mark.parametrize(
    ("text", "kind", "depth"),
    [
        ("Paper Moths", "film", 0),
        ("Glass Orchard's director", "person", 1),
        ("the director of Paper Moths", "person", 1),
        ("films by the director of Paper Moths", "film", 2),
        ("the director of the films by the director of Paper Moths", "person", 3),
        ("Glass Orchard's director's films", "film", 2),
        ("drama films by Ilvara Quen that won best picture", "film", 1),
        ("2022 films with the wife of Toma Reskin", "film", 2),
        ("15th Golden Lantern Awards", "ceremony", 1),
    ],
)
def test_a_description_takes_all_its_words(small: Marquee, text: str, kind: str, depth: int) -> None:
    items = whole(small, text, kind)
    assert items
    assert min(item.depth for item in items) <= depth
    assert min(item.cost for item in items) < 0.5


def test_narrowings_of_one_thing_add_up(small: Marquee) -> None:
    meaning = whole(small, "2022 films by Ilvara Quen that won best picture", "film")[0].meaning
    assert isinstance(meaning, Described)
    assert sorted(line.statement.name for said in meaning.said for line in said.rule.facts.lines) == [
        "came_out",
        "directed",
        "won",
    ]


def test_a_word_for_a_kind_alone_is_no_thing(small: Marquee) -> None:
    _, found = chart(small, "films")
    assert found.of("film") == []


def test_a_word_for_a_kind_may_carry_facts_of_its_own(small: Marquee) -> None:
    meaning = whole(small, "hits by Dorrin Hale", "film")[0].meaning
    assert isinstance(meaning, Described)
    assert {line.statement.name for said in meaning.said for line in said.rule.facts.lines} == {"won", "directed"}


def test_a_union_takes_what_its_kinds_take(small: Marquee) -> None:
    _, found = chart(small, "Paper Moths by Ilvara Quen")
    assert {item.kind for item in found.of("winner")} == {"film", "person"}


def test_what_is_covered_does_not_overlap(small: Marquee) -> None:
    question, found = chart(small, "12 Bells and Ilvara Quen and best lead")
    items = found.cover(small.spot(question).prices)
    assert [item.kind for item in items if isinstance(item.meaning, Named)] == ["film", "person", "category"]
    assert all(left.end <= right.start for left, right in pairwise(items))


def test_only_the_cheapest_few_are_kept_however_deep_it_goes(small: Marquee) -> None:
    text = "who acted in " + "the films by the director of " * 11 + "Paper Moths"
    question, found = chart(small, text)
    for kind in ("film", "person"):
        items = found.of(kind)
        for item in items:
            same = [
                other
                for other in items
                if (other.kind, other.start, other.end, other.led) == (item.kind, item.start, item.end, item.led)
            ]
            assert len(same) <= KEPT
    assert len(question.words) > 60
    assert small.ask("who acted in " + "the films by the director of " * 4 + "Paper Moths").status == "answered"


def test_of_several_told_at_once_each_is_answered(small: Marquee) -> None:
    told = small.ask("who won best lead since 2023")
    assert set(told.answers) == {"Sefa Lindqo", "Toma Reskin"}
    assert small.ask("who won best lead").answers == ("Toma Reskin",)


def test_a_loose_description_gives_way_to_what_is_nearer(small: Marquee) -> None:
    assert small.ask("did No win Golden Lanterns").answers == ("yes",)
    assert small.ask("best lead the 15th Golden Lantern Awards").answers == ("Toma Reskin",)


def test_a_sort_of_thing_is_told_by_facts_and_not_by_the_word_for_its_kind(small: Marquee) -> None:
    assert [one.name for one in small.ask("which director won most?").things] == ["Ilvara Quen"]
    assert small.ask("which person won most?").status == "not_understood"


def test_a_value_said_in_a_fact_line_narrows(small: Marquee) -> None:
    assert [one.name for one in small.ask("which player won most?").things] == ["Toma Reskin"]


def test_a_list_may_be_of_three(marquee: Marquee) -> None:
    _, found = chart(marquee, "who directed Glass Orchard, Paper Moths and Marrow Street")
    longest = max(found.listed("film"), key=lambda item: item.end - item.start)
    assert isinstance(longest.meaning, Several)
    assert [part.things[0].label for part in longest.meaning.parts if isinstance(part, Named)] == [
        "Glass Orchard",
        "Paper Moths",
        "Marrow Street",
    ]


def test_a_word_for_a_kind_behind_a_word_that_leads_to_it_names_nothing(small: Marquee) -> None:
    assert whole(small, "Paper Moths, the film", "film")
    assert not whole(small, "Paper Moths of the film", "film")
