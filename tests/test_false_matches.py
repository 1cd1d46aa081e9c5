"""Which names are not taken for what was said."""

from __future__ import annotations

import pytest

from bot.reading.spotting.false_matches import is_false_match
from knowledge.names import Candidate


def candidate(matched: str, how: str) -> Candidate:
    return Candidate(1, "film", matched, matched, "", matched, how, 0.8, 1)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("said", "matched", "how", "is_slip"),
    [
        ([("badhaai", True), ("ho", True)], "Badhaai Do", "edit", True),
        ([("12th", True), ("fai", True)], "12th Fail", "edit", False),
        ([("12th", True)], "12th Fail", "part", True),
        ([("james", True), ("bond", True)], "James Wong", "edit", True),
        ([("dorin", True), ("halle", True)], "Dorrin Hale", "edit", False),
        ([("bill", True), ("finger", True)], "Dillinger", "edit", True),
        ([("glas", True), ("sorchard", True)], "Glass Orchard", "edit", False),
        ([("bexnt", True)], "Bent", "edit", False),
        ([("best", False), ("song", False)], "Best Sound Design", "part", True),
        ([("best", False), ("song", False)], "Best Sound", "edit", True),
        ([("stage", False), ("the", False), ("union", True)], "State the Union", "edit", False),
        ([("go", False), ("back", False), ("first", False), ("lone", False)], "Go Back First Alone", "edit", False),
        ([("suit", True)], "Sumit Roy", "part", True),
        ([("masey", True)], "Vikrant Massey", "part", False),
        ([("it", False)], "It", "exact", False),
        ([("first", False), ("film", False)], "The First Film of All", "part", True),
        ([("film", False), ("that", False), ("took", False), ("best", False)], "Best Film", "order", True),
        ([("best", False), ("that", False), ("took", False), ("film", False)], "Best Film", "order", False),
        ([("quen", True), ("ilvara", True)], "Ilvara Quen", "order", False),
    ],
)
def test_two_short_words_a_number_and_a_word_of_ours_are_no_slips(
    said: list[tuple[str, bool]], matched: str, how: str, is_slip: bool
) -> None:
    assert is_false_match(candidate(matched, how), said, many=False, glue={"the", "that", "took"}) is is_slip
