"""Which names and numbers of a question are clues."""

from __future__ import annotations

import pytest

from bot.marquee import Marquee
from bot.question import Question
from bot.reading.clues.asked_for import asked_for
from bot.reading.clues.clue_items import clue_items, is_of, labels
from bot.reading.matching.chart import Chart
from bot.reading.spotting.spots import Spots


def items(marquee: Marquee, question: str) -> set[tuple[str, str]]:
    read = marquee.read(question)
    assert isinstance(read, Question)
    spots = marquee.spot(read)
    assert isinstance(spots, Spots)
    chart = Chart(marquee.rules, marquee.lexicon, spots.prices, list(spots.seeds))
    asked, *_ = asked_for(read.plain, marquee.rules)
    found = list(clue_items(spots, chart, asked, marquee.rules))
    assert all(is_of(item, found, marquee.rules) for item in found)
    assert labels(found, "award") <= {"Golden Lantern Awards"}
    return {(item.kind, read.typed(item.start, item.end)) for item in found}


@pytest.mark.parametrize(
    ("question", "kind", "typed", "counts"),
    [
        ("this noisy film gave Toma Reskin a golden lantern", "person", "Toma Reskin", True),
        ("this noisy film gave toma reskin a golden lantern", "person", "toma reskin", True),
        ("this Reskin film won a golden lantern", "person", "Reskin", True),  # part of a name, right at what is asked for
        ("this film of noisy Reskin won a golden lantern", "person", "Reskin", False),
        ("this actor of Paper Moths won a golden lantern", "film", "Paper Moths", True),
        ("this actor of Big Paper Moths won a golden lantern", "film", "Paper Moths", True),
        ("this actor of Lighthouse Zubrin won a golden lantern", "film", "Lighthouse", False),  # part of a longer name
    ],
)
def test_a_name_counts_where_it_is_none_by_chance(marquee: Marquee, question: str, kind: str, typed: str, counts: bool) -> None:
    assert ((kind, typed) in items(marquee, question)) is counts


@pytest.mark.parametrize(
    ("question", "kind", "counts"),
    [
        ("this noisy 2022 film won a golden lantern", "year", True),
        ("this noisy film won the 2022 golden lantern", "year", True),
        ("In 2022, this noisy film won best picture", "year", True),
        ("this noisy film about the floods of 2022 in the south won best picture", "year", False),
        ("this noisy film won three golden lanterns", "amount", True),
        ("this noisy film about three bells won a golden lantern", "amount", False),
    ],
)
def test_a_number_counts_beside_what_it_belongs_to(marquee: Marquee, question: str, kind: str, counts: bool) -> None:
    assert (kind in {found for found, _ in items(marquee, question)}) is counts


def test_a_number_right_before_an_award_tells_how_many_and_is_no_night(marquee: Marquee) -> None:
    question = "this noisy film won 6 golden lanterns for best director"
    assert ("amount", "6") in items(marquee, question)
    assert not any(kind == "ceremony" for kind, _ in items(marquee, question))


def test_a_description_does_not_end_within_a_name(marquee: Marquee) -> None:
    found = items(marquee, "this weeping actor carried the Golden Lantern for 12 Bells")
    assert ("film", "12 Bells") in found
    assert not any(kind == "ceremony" for kind, _ in found)
