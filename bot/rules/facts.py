"""Facts that must hold together, as `facts:` says them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from knowledge.schema.schema import FactLine

THEIRS = "their_"  # begins the names that all descriptions of one thing have in common

COMPARISONS = {  # how a value may stand to another, in SQL
    "before": "{0} < {1}",
    "after": "{0} > {1}",
    "not before": "{0} >= {1}",
    "not after": "{0} <= {1}",
    "within": "{0} BETWEEN {1} AND {1} + 9",
    "right after": "{0} = {1} + 1",
}


@dataclass(frozen=True, slots=True)
class Facts:
    """Fact lines that must hold together, facts of which nothing may make all true, and names that must differ.

    `compared` are values held against others: a name, one of `COMPARISONS`, and a name. `remarked` are remarks that a unit must
    have: the name that leads it, which of its texts, what is said there, and the part of whom it must be said, if of one alone.
    """

    lines: tuple[FactLine, ...] = ()
    absent: tuple[Facts, ...] = ()
    differ: tuple[tuple[str, str], ...] = ()
    compared: tuple[tuple[str, str, str], ...] = ()
    remarked: tuple[tuple[str, str, str, str], ...] = ()

    def names(self) -> dict[str, tuple[str, ...]]:
        """Each name of the lines that must hold, with the kinds it may be; a name that is a kind is of that kind."""
        return _names(self.lines)

    def set_apart(self) -> set[str]:
        """The names that must differ from others or are held against them."""
        return {
            *(name for pair in self.differ for name in pair),
            *(one for one, _, _ in self.compared),
            *(lead for lead, _, _, _ in self.remarked),
        }

    def every_line(self) -> tuple[FactLine, ...]:
        """All lines, those included that nothing may make true."""
        return (*self.lines, *(line for group in self.absent for line in group.every_line()))

    def every_name(self) -> dict[str, tuple[str, ...]]:
        """The names of all lines."""
        return _names(self.every_line())


def _names(lines: Iterable[FactLine]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for line in lines:
        for noun in line.statement.nouns:
            if noun.name in line.names:
                name = line.names[noun.name]
                known = found.get(name, (name,) if name in noun.kinds else noun.kinds)
                found[name] = tuple(kind for kind in known if kind in noun.kinds)
    return found
