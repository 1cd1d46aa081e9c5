"""The tables of the store: one for each statement and unit of the schema, and those that every store has."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from knowledge.schema.schema import Schema, Statement, Unit

if TYPE_CHECKING:
    from sqlite_utils import Database


@dataclass(frozen=True, slots=True)
class Table:
    """A STRICT table: its columns with their SQLite types, which of them may be empty, and what they refer to.

    A look-up is a column, or several with commas between them.
    """

    name: str
    columns: dict[str, str]
    empty: frozenset[str] = frozenset()
    refers: tuple[tuple[str, str], ...] = ()
    unique: tuple[str, ...] = ()
    lookups: tuple[str, ...] = ()
    sparse: tuple[tuple[str, str], ...] = ()  # look-ups of few rows: a column, and the condition that picks them

    def create(self, db: Database) -> None:
        """Make the table and its indexes; an empty cell is as good as zero where rows must differ."""
        columns = ["id INTEGER PRIMARY KEY", *(self._column(name) for name in self.columns)]
        db.execute(f"CREATE TABLE {_quoted(self.name)} (\n  " + ",\n  ".join(columns) + "\n) STRICT")
        if self.unique:
            differing = ", ".join(
                f"coalesce({_quoted(name)}, {self._nothing(name)})" if name in self.empty else _quoted(name)
                for name in self.unique
            )
            db.execute(f"CREATE UNIQUE INDEX {_quoted(self.name + '_once')} ON {_quoted(self.name)} ({differing})")
        for names in self.lookups:
            name = f"{self.name}_by_{names.replace(',', '_')}"
            listed = ", ".join(map(_quoted, names.split(",")))
            db.execute(f"CREATE INDEX {_quoted(name)} ON {_quoted(self.name)} ({listed})")
        for column, condition in self.sparse:
            name = f"{self.name}_{column}"
            db.execute(f"CREATE INDEX {_quoted(name)} ON {_quoted(self.name)} ({_quoted(column)}) WHERE {condition}")

    def _column(self, name: str) -> str:
        referred = dict(self.refers).get(name)
        return (
            f"{_quoted(name)} {self.columns[name]}"
            + ("" if name in self.empty else " NOT NULL")
            + (f" REFERENCES {_quoted(referred)}(id)" if referred else "")
        )

    def _nothing(self, name: str) -> str:
        return "0" if self.columns[name] == "INTEGER" else "''"


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


SOURCE = Table(
    "source",
    {**dict.fromkeys(("key", "title", "url", "date", "publisher", "digest"), "TEXT"), "is_table": "INTEGER"},
    unique=("key",),
)
CLAIM = Table(
    "claim",
    {"source": "INTEGER", "line": "INTEGER", "body": "TEXT", "chosen": "TEXT", "doubt": "TEXT"},
    frozenset({"chosen", "doubt"}),
    refers=(("source", "source"),),
    lookups=("source",),
)
MENTION = Table(
    "mention",
    {
        "source": "INTEGER",
        "kind": "TEXT",
        "name": "TEXT",
        "plain": "TEXT",
        "told": "TEXT",
        "marks": "TEXT",
        "ids": "TEXT",
        "declared": "INTEGER",
        "chosen": "INTEGER",
        "line": "INTEGER",
        "thing": "INTEGER",
        "doubt": "TEXT",
    },
    frozenset({"thing", "doubt"}),
    refers=(("source", "source"), ("thing", "thing")),
    lookups=("source", "plain", "thing"),
    sparse=(("doubt", "doubt IS NOT NULL"), ("kind", "marks <> ''")),
)
ALIAS = Table(
    "alias",
    {"mention": "INTEGER", "source": "INTEGER", "name": "TEXT", "plain": "TEXT"},
    refers=(("mention", "mention"), ("source", "source")),
    unique=("mention", "name"),
    lookups=("source", "plain"),
)
MARK = Table(
    "mark",
    {"mention": "INTEGER", "mark": "TEXT"},
    refers=(("mention", "mention"),),
    unique=("mark", "mention"),
    lookups=("mention",),
)
LEAN = Table(
    "lean",
    {"mention": "INTEGER", "source": "INTEGER", "upon": "INTEGER"},
    refers=(("mention", "mention"), ("source", "source"), ("upon", "mention")),
    unique=("mention", "upon"),
    lookups=("source", "upon"),
)
AWAITS = Table(
    "awaits",
    {"source": "INTEGER", "plain": "TEXT"},
    refers=(("source", "source"),),
    unique=("source", "plain"),
    lookups=("plain",),
)
THING = Table(
    "thing", {"kind": "TEXT", "name": "TEXT", "label": "TEXT", "told": "TEXT", "facts": "INTEGER"}, lookups=("kind", "label")
)
NAME = Table(
    "name",
    {"thing": "INTEGER", "name": "TEXT", "plain": "TEXT", "key": "TEXT"},
    refers=(("thing", "thing"),),
    unique=("thing", "name"),
)
CLOSED = Table(
    "closed",
    {"state": "TEXT", "holder": "INTEGER", "subject": "INTEGER"},
    refers=(("holder", "thing"),),
    unique=("state", "holder", "subject"),
)
TOLD_CLOSED = Table(
    "told_closed",
    {"source": "INTEGER", "line": "INTEGER", "claim": "INTEGER", "state": "TEXT", "holder": "INTEGER", "subject": "INTEGER"},
    frozenset({"claim", "subject"}),
    refers=(("source", "source"), ("claim", "claim")),
    lookups=("source", "holder"),
)
CORRECTION = Table(
    "correction",
    {
        "fact": "TEXT",
        "why": "TEXT",
        "source": "INTEGER",
        "claim": "INTEGER",
        "statement": "TEXT",
        "title": "TEXT",
        "url": "TEXT",
        "date": "TEXT",
        "publisher": "TEXT",
    },
    refers=(("source", "source"), ("claim", "claim")),
    lookups=("source",),
)
CONFLICT = Table("conflict", {"statement": "TEXT", "fact": "INTEGER", "other": "INTEGER"}, unique=("statement", "fact", "other"))
ABOUT = Table(
    "correction_about",
    {"correction": "INTEGER", "thing": "INTEGER"},
    refers=(("correction", "correction"), ("thing", "thing")),
    unique=("correction", "thing"),
    lookups=("thing",),
)
FIXED = (SOURCE, CLAIM, THING, NAME, MENTION, ALIAS, MARK, LEAN, AWAITS, CLOSED, TOLD_CLOSED, CORRECTION, ABOUT, CONFLICT)


def highest(db: Database, table: str) -> int:
    """The highest number of a row of a table, 0 where it has none."""
    return int(db.execute(f"SELECT coalesce(max(id), 0) FROM {table}").fetchone()[0])


def statement_table(statement: Statement, schema: Schema) -> Table:
    """The table of a statement: a column for each noun, referring to things where it is no value."""
    values = {noun.name: schema.kinds[noun.kinds[0]].value for noun in statement.nouns}
    names = tuple(values)
    things = tuple(name for name in names if values[name] is None)
    return Table(
        statement.name,
        {name: "INTEGER" if value in (None, "integer") else "TEXT" for name, value in values.items()},
        frozenset(noun.name for noun in statement.nouns if noun.optional),
        tuple((name, "thing") for name in things),
        names,
        names[1:],
    )


def unit_tables(unit: Unit) -> list[Table]:
    """The tables of a unit: itself, one for each kind of its parts, and one for the parts that receive it."""
    own = {unit.holder: "INTEGER", unit.subject: "INTEGER", unit.state: "INTEGER", **dict.fromkeys(unit.texts, "TEXT")}
    refers = ((unit.holder, "thing"), (unit.subject, "thing"))
    tables = [Table(unit.name, own, frozenset(unit.texts), refers, (), (f"{unit.holder},{unit.subject}", unit.subject))]
    for column, name in [*((kind, part_table(unit, kind)) for kind in unit.parts), ("thing", receiver_table(unit))]:
        columns = {unit.name: "INTEGER", column: "INTEGER"}
        tables.append(
            Table(
                name, columns, refers=((unit.name, unit.name), (column, "thing")), unique=(unit.name, column), lookups=(column,)
            )
        )
    return tables


def part_table(unit: Unit, kind: str) -> str:
    """The table that joins units to their parts of a kind."""
    return f"{unit.name}_{kind}"


def receiver_table(unit: Unit) -> str:
    """The table that joins units to the parts that receive them."""
    return f"{unit.name}_to"
