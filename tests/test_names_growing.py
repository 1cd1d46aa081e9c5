"""Parts of names grow to the whole, over words beside them of which one is misspelt."""

from __future__ import annotations

import pytest

from knowledge.names.growing import grown
from knowledge.names.rank import Entry, Rated


def part_of(name: str) -> Rated:
    plain = name.casefold()
    return Rated(0.5, "part", Entry(plain.replace(" ", ""), plain, name, 1, "film", name, name, "", 3), name)


@pytest.mark.parametrize(
    ("said", "part", "whole"),
    [
        ("who directed the harvset of the northern shore", (6, 8), (2, 8)),
        ("the harvest of thr northern shore was directed by whom", (4, 6), (0, 6)),
        ("harvest of the northern shor", (0, 4), None),  # the name begins with a word that nobody said
        ("the harvset of the nothern shore", (0, 1), None),  # two slips
        ("the harvest of the northern coast", (0, 5), None),  # another word
        ("the harvest of the northern shore", (1, 5), None),  # as it is written: found as such
    ],
)
def test_a_part_grows_where_one_word_beside_it_is_misspelt(
    said: str, part: tuple[int, int], whole: tuple[int, int] | None
) -> None:
    found = grown(said.split(), {part: [part_of("The Harvest of the Northern Shore")]})
    assert [*found] == ([whole] if whole else [])


def test_a_number_is_no_slip_of_another() -> None:
    assert not grown("harvest part 3".split(), {(0, 2): [part_of("Harvest Part 2")]})
