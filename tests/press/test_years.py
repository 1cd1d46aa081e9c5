"""The year of a night whose number alone is told."""

from __future__ import annotations

import sqlite3

from knowledge.press.found import Occasion
from knowledge.press.rules import PressRules
from knowledge.press.years import KnownYears, read_years

KNOWN = KnownYears({("academyawards", 96): 2024})


def test_the_number_tells_the_year() -> None:
    assert KNOWN.completed(Occasion("Academy Awards", 96, 2030), False) == Occasion("Academy Awards", 96, 2024)


def test_a_year_that_the_article_states_stays() -> None:
    assert KNOWN.completed(Occasion("Academy Awards", 96, 2030), True) == Occasion("Academy Awards", 96, 2030)


def test_a_number_that_is_one_off_was_miscounted() -> None:
    assert KNOWN.completed(Occasion("Academy Awards", 96, 2025), False) == Occasion("Academy Awards", 96, 2025)


def test_the_years_are_those_of_the_store(press: PressRules, world: sqlite3.Connection) -> None:
    assert read_years(press, world).years[("goldenlanternawards", 11)]
