"""What a mapping says, as values: which columns of which tables make which claims."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from knowledge.claims import Claim, Origin
from knowledge.schema.schema import Statement, Unit


@dataclass(frozen=True, slots=True)
class CellTest:
    """What one cell must be: `among` texts, or `like` a pattern.

    `wanted` is False where the cell must not be so.
    """

    column: str
    among: frozenset[str] = frozenset()
    like: re.Pattern[str] | None = None
    wanted: bool = True


# Any of these groups of tests, all of its tests; no group at all always holds.
Condition = tuple[tuple[CellTest, ...], ...]


@dataclass(frozen=True, slots=True)
class IdColumn:
    """A column of identifiers: what stands before each cell in an id such as "imdb:tt0120338", and the part of it that counts."""

    column: str
    prefix: str
    match: re.Pattern[str] | None = None


@dataclass(frozen=True, slots=True)
class Recipe:
    """How one name is made of a row: from where, and what is done to it, in the order of these fields."""

    where: Condition = ()
    column: str = ""
    constant: tuple[str, ...] = ()
    of: str = ""
    made_of: Mapping[str, str] | None = None
    match: re.Pattern[str] | None = None
    split: str = ""
    ids: tuple[IdColumn, ...] = ()
    empty: frozenset[str] = frozenset()
    replace: tuple[tuple[re.Pattern[str], str], ...] = ()
    called: Mapping[str, str] | None = None
    only: re.Pattern[str] | None = None
    only_id: re.Pattern[str] | None = None
    pick: str = ""
    plus: int = 0
    told: str = ""
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Name:
    """What a mapping calls something that each row tells of: its kind, and the recipes for it, of which the first that gives
    anything counts."""

    name: str
    kind: str
    recipes: tuple[Recipe, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Line:
    """A statement that rows make true, with the name for each of its nouns."""

    statement: Statement
    names: Mapping[str, str]
    where: Condition = ()


@dataclass(frozen=True, slots=True)
class Block:
    """A unit that rows tell of: the names of its holder, its subject, its parts and remarks, when its state is the higher one.

    Rows next to each other that agree in `together` tell of one unit. `closes` holds for each closed list its state, and whether
    it is that of the holder or of holder and subject.
    """

    unit: Unit
    holder: str
    subject: str
    parts: tuple[str, ...]
    texts: Mapping[str, str]
    above: Condition | None
    quote: str = ""
    together: tuple[str, ...] = ()
    closes: tuple[tuple[str, bool], ...] = ()
    where: Condition = ()


SEPARATORS = {"tab": "\t", "comma": ",", "semicolon": ";", "bar": "|"}


@dataclass(frozen=True, slots=True)
class Table:
    """One sort of file: how it is written, and what its rows say. `columns` are given where the file has no header line."""

    name: str
    files: tuple[str, ...]
    names: Mapping[str, Name]
    separator: str = ""
    quotes: str | None = None
    columns: tuple[str, ...] = ()
    short_rows: bool = False
    encoding: str = "utf-8-sig"
    empty: frozenset[str] = frozenset()
    where: Condition = ()
    things: tuple[str, ...] = ()
    lines: tuple[Line, ...] = ()
    blocks: tuple[Block, ...] = ()

    def wanted(self) -> list[str]:
        """The columns that its names and conditions read, each once."""
        recipes = [recipe for name in self.names.values() for recipe in name.recipes]
        conditions = [self.where, *(recipe.where for recipe in recipes), *(line.where for line in self.lines)]
        conditions += [condition for block in self.blocks for condition in (block.where, block.above or ())]
        tested = [test.column for condition in conditions for group in condition for test in group]
        read = [recipe.column for recipe in recipes if recipe.column]
        marked = [one.column for recipe in recipes for one in recipe.ids]
        return list(dict.fromkeys([*read, *marked, *tested]))


@dataclass(frozen=True, slots=True)
class Format:
    """A mapping read whole: the tables in the order in which they lean on each other, and what it says of itself.

    `filed` are the names, as "table.name", that a later table looks up by id.
    """

    name: str
    digest: str
    origin: Origin
    claims: tuple[Claim, ...]
    tables: tuple[Table, ...]
    filed: frozenset[str] = frozenset()
