"""The tables in which what sources tell is kept as they tell it, and the view of what is evidence for what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from knowledge.schema.schema import Schema, Statement, Unit
from knowledge.schema.tables import FIXED, Table, statement_table, unit_tables

_TOLD = {"source": "INTEGER", "line": "INTEGER", "claim": "INTEGER", "quote": "TEXT", "struck": "INTEGER"}
_STRUCK = (("struck", "struck = 1"),)
_TOLD_REFERS = (("source", "source"), ("claim", "claim"))


def told_table(statement: Statement, schema: Schema) -> Table:
    """Where what sources say of a statement is kept as they say it: its nouns are mentions."""
    table = statement_table(statement, schema)
    things = tuple(name for name, _ in table.refers)
    return Table(
        told(statement.name),
        {**_TOLD, **table.columns},
        table.empty | {"claim"},
        (*_TOLD_REFERS, *((name, "mention") for name in things)),
        lookups=("source", ",".join(things), *things[1:]),
        sparse=_STRUCK,
    )


def told_unit_tables(unit: Unit) -> list[Table]:
    """Where units are kept as sources tell them, and their parts; `fact` is the unit that one is evidence of."""
    columns = {
        **_TOLD,
        unit.state: "INTEGER",
        unit.holder: "INTEGER",
        unit.subject: "INTEGER",
        "listed": "INTEGER",
        "texts": "TEXT",
        "fact": "INTEGER",
        "doubt": "TEXT",
    }
    own = Table(
        told(unit.name),
        columns,
        frozenset({"claim", unit.holder, "fact", "doubt"}),
        (*_TOLD_REFERS, (unit.holder, "mention"), (unit.subject, "mention")),
        lookups=("source", unit.holder, unit.subject, "fact"),
        sparse=_STRUCK,
    )
    parts = Table(
        told_parts(unit.name),
        {"told": "INTEGER", "mention": "INTEGER"},
        refers=(("told", own.name), ("mention", "mention")),
        unique=("told", "mention"),
        lookups=("mention",),
    )
    return [own, parts]


def told(name: str) -> str:
    """The table of what sources say of a statement or a unit."""
    return f"told_{name}"


def told_parts(name: str) -> str:
    """The table of the parts of units as sources tell them."""
    return f"told_{name}_parts"


def evidence_views(schema: Schema) -> Iterator[str]:
    """The statements that make the evidence: for each fact the sources that tell it, with the line, the order and the words.

    A view for each statement and unit, which is what a question reads, and `evidence` over all of them.
    """
    arms = {statement.name: _evidence_of(statement, schema) for statement in schema.tables()}
    for unit in schema.units.values():
        arms[unit.name] = (
            f"SELECT '{unit.name}' AS statement, fact, source, line, id AS claim, quote FROM {told(unit.name)}"
            " WHERE fact IS NOT NULL AND NOT struck"
        )
    for name, arm in arms.items():
        yield f"CREATE VIEW {evidence_of(name)} AS\n{arm}"
    yield "CREATE VIEW evidence AS\n" + "\nUNION ALL\n".join(f"SELECT * FROM {evidence_of(name)}" for name in arms)


def evidence_of(name: str) -> str:
    """The view of the evidence of a statement or a unit."""
    return f"evidence_of_{name}"


def _evidence_of(statement: Statement, schema: Schema) -> str:
    table = statement_table(statement, schema)
    things = [name for name, _ in table.refers]
    joins = [f"CROSS JOIN mention AS m_{name} ON m_{name}.thing = f.{name}" for name in things if name not in table.empty]
    same = [
        f"t.{name} = m_{name}.id" if name in things and name not in table.empty else _same(name, things) for name in table.columns
    ]
    return (
        f"SELECT '{statement.name}' AS statement, f.id AS fact, t.source, t.line, t.id AS claim, t.quote"
        + f" FROM {statement.name} AS f {' '.join(joins)}"
        + f" CROSS JOIN {told(statement.name)} AS t ON {' AND '.join(same)} WHERE NOT t.struck"
    )


def _same(name: str, things: Sequence[str]) -> str:
    """That a told noun is a fact's: a value as it is, a thing that may be left out by its mention."""
    return f"(SELECT thing FROM mention WHERE id = t.{name}) IS f.{name}" if name in things else f"t.{name} IS f.{name}"


def all_tables(schema: Schema) -> Sequence[Table]:
    """Every table of a store, those that others refer to first."""
    statements = [statement_table(statement, schema) for statement in schema.tables()]
    tellings = [told_table(statement, schema) for statement in schema.tables()]
    units = [table for unit in schema.units.values() for table in (*unit_tables(unit), *told_unit_tables(unit))]
    return [*FIXED, *statements, *units, *tellings]
