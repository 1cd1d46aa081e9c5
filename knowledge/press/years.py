"""The nights that a store knows: which year the number of one stands for."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from knowledge.press.found import Occasion
from knowledge.press.makers import KnownMakers
from knowledge.press.rules import PressRules
from knowledge.words import key


@dataclass(frozen=True, slots=True)
class KnownYears:
    """The year of each night, by the key of its series and its number; and who made the works of the same store."""

    years: Mapping[tuple[str, int], int] = field(default_factory=dict)
    makers: KnownMakers | None = None

    def completed(self, when: Occasion | None, stated: bool) -> Occasion | None:
        """The night with what the store adds to it.

        Its year is put right unless the article states it, or differs by one: then it is the number that was miscounted.
        """
        if when is None:
            return None
        series = key(when.series)
        year = self.years.get((series, when.number)) if when.number else None
        if year is None or (when.year and (stated or abs(when.year - year) == 1)):
            return when
        return replace(when, year=year)


def read_years(rules: PressRules, store: sqlite3.Connection) -> KnownYears:
    """The nights in a store."""
    form = rules.occasion
    series, numbers, years = (_told(rules, store, field) for field in (form.series, form.number, form.year))
    called = dict(store.execute("SELECT id, name FROM thing WHERE kind = ?", (form.series,)))
    known = [one for one in numbers if series.get(one) in called and one in years]
    return KnownYears({(key(called[series[one]]), numbers[one]): years[one] for one in known}, KnownMakers(rules, store))


def _told(rules: PressRules, store: sqlite3.Connection, field_name: str) -> dict[int, int]:
    """For each night in the store the value, or the thing, that a field of it tells."""
    statement = rules.schema.fields(rules.occasion.kind).get(field_name)
    if statement is None:
        return {}
    entry, other = statement.entry_and_value(rules.occasion.kind)
    return dict(store.execute(f'SELECT "{entry.name}", "{other.name}" FROM "{statement.name}"'))
