"""Facts that cannot be true together, as statements.yaml declares under `never:`, where a document tells one of them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sqlite_utils import Database

from knowledge.schema.schema import Never, Schema
from knowledge.schema.tables import statement_table
from knowledge.tellings.tellings import evidence_of, told

_NAME = re.compile(r"[a-z_]+")
_SAID = re.compile(r"\{([a-z_]+)\}")


class Impossible(NamedTuple):
    """What a document tells that cannot be: its source and line, what it is, what to do, and what other source that needs."""

    source: int
    line: int
    found: str
    remedy: str
    elsewhere: str


def find_impossible(db: Database, schema: Schema, documents: Sequence[int]) -> Iterator[Impossible]:
    """Everything that these documents tell and that excludes what they or others tell, once for what it is told of."""
    for never in schema.never if documents else ():
        seen: set[object] = set()
        for search in (_Search(schema, never, at) for at in range(len(never.facts))):
            rows = db.execute(search.sql, [json.dumps([*documents])]).fetchall()
            for row in sorted(rows, key=lambda row: bool(_elsewhere(db, search, row))):
                found = search.said(db, row)
                if not {(row[0], row[2]), found} & seen:
                    yield Impossible(row[0], row[1], found, never.remedy, _elsewhere(db, search, row))
                seen |= {(row[0], row[2]), found}


def _elsewhere(db: Database, search: _Search, row: Sequence[object]) -> str:
    """Where another source tells a part of it that the document itself does not tell; empty where it tells all."""
    place = ""
    for fact, statement in zip(row[-len(search.others) :] if search.others else (), search.others, strict=True):
        told_by = dict(
            db.execute(
                f"SELECT e.source, s.key || ':' || e.line FROM {evidence_of(statement)} AS e JOIN source AS s ON s.id = e.source"
                " WHERE e.fact = ? ORDER BY 2 DESC",
                [fact],
            ).fetchall()
        )
        place = place if row[0] in told_by else min(told_by.values(), default="")
    return place


class _Search:
    """The SELECT of what excludes each other: one line's facts as they are told, the others' as they are."""

    def __init__(self, schema: Schema, never: Never, at: int) -> None:
        self.never = never
        self.others = [line.statement.name for place, line in enumerate(never.facts) if place != at]
        self.things: set[str] = set()
        columns: dict[str, str] = {}
        joins, where = [], ["t.source IN (SELECT value FROM json_each(?))", "NOT t.struck"]
        for place in [at, *(other for other in range(len(never.facts)) if other != at)]:
            line = never.facts[place]
            things = {noun for noun, _ in statement_table(line.statement, schema).refers}
            if place != at:
                joins.append(f"JOIN {line.statement.name} AS f{place}")
            for noun, name in line.names.items():
                column = f"{'t' if place == at else f'f{place}'}.{noun}"
                if noun in things:
                    self.things.add(name)
                    if place == at:
                        joins.append(f"JOIN mention AS m_{noun} ON m_{noun}.id = {column}")
                        column = f"m_{noun}.thing"
                if name in columns:
                    where.append(f"{column} = {columns[name]}")
                columns.setdefault(name, column)
        where += [_NAME.sub(lambda found: columns[found[0]], condition) for condition in never.when]
        self.names = list(columns)
        selected = ", ".join([*columns.values(), *(f"f{other}.id" for other in range(len(never.facts)) if other != at)])
        self.sql = (
            f"SELECT DISTINCT t.source, t.line, {selected} FROM {told(never.facts[at].statement.name)} AS t {' '.join(joins)}"
            f" WHERE {' AND '.join(where)} ORDER BY 1, 2"
        )

    def said(self, db: Database, row: Sequence[object]) -> str:
        """What an author is told of a row."""
        words = dict(zip(self.names, row[2:], strict=False))
        for name in self.things & words.keys():
            words[name] = db.execute("SELECT label FROM thing WHERE id = ?", [words[name]]).fetchone()[0]
        return _SAID.sub(lambda found: str(words[found[1]]), self.never.says)
