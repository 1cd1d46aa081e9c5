"""Runs of words with what each means."""

from __future__ import annotations

from knowledge.press.phrases import Phrases
from knowledge.press.tokens import tokens

FOUND = Phrases([(("in", "short"), "brief"), (("in", "short", "supply"), "rare")])


def test_the_longest_run_is_found_where_it_begins() -> None:
    line = tokens("it is in short supply")
    assert FOUND.at(line, 2) == (5, "rare")
    assert FOUND.at(line, 1) is None
    assert FOUND.at(line, 9) is None


def test_the_first_of_a_line_is_told_with_its_place() -> None:
    assert FOUND.first(tokens("so in short")) == (1, 3, "brief")
    assert FOUND.first(tokens("in long")) is None
