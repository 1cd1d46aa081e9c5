"""Rows that are read together, and what is made of them column by column: a table has many rows, and few ways to read one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from knowledge.claims import Mention, Value
from knowledge.importing.faults import Faults, RowError

Row = Sequence[str]
Items = tuple[Mention | Value, ...]
Make = Callable[[Row], Items]
MakeAll = Callable[[Sequence[Row]], list[Items]]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Rows with their lines; a row is known by its place, and `broken` says of some what is wrong with them."""

    lines: Sequence[int]
    rows: Sequence[Row]
    broken: dict[int, str] = field(default_factory=dict)
    _columns: dict[str, list[Items]] = field(default_factory=dict)

    @property
    def places(self) -> Sequence[int]:
        """The places of all rows."""
        return range(len(self.rows))

    def column(self, name: str, make: Make, make_all: MakeAll, places: Sequence[int]) -> list[Items]:
        """What a name stands for in the rows in these places; nothing in one that cannot be read, which is noted as broken."""
        if places != self.places:
            return self._column(make, make_all, places, [self.rows[place] for place in places])
        if name not in self._columns:
            self._columns[name] = self._column(make, make_all, places, self.rows)
        return self._columns[name]

    def _column(self, make: Make, make_all: MakeAll, places: Sequence[int], rows: Sequence[Row]) -> list[Items]:
        try:
            return make_all(rows)
        except RowError:
            return [self._made(make, place) for place in places]

    def _made(self, make: Make, place: int) -> Items:
        try:
            return make(self.rows[place])
        except RowError as error:
            self.break_row(place, error)
            return ()

    def break_row(self, place: int, error: RowError) -> None:
        """Note what is wrong with a row; the first that was found is told."""
        self.broken.setdefault(place, str(error))

    def tell(self, faults: Faults, file: str) -> None:
        """Tell the broken rows in their order."""
        for place in sorted(self.broken):
            faults.tell(file, self.lines[place], self.broken[place])
