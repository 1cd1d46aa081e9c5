"""The rows of statements follow, set by set, from what sources tell and who is who.

A row is there as long as a source tells it and no correction strikes it. What a change takes away is noted before it is made
(`going`), what it brings is added after (`come`), and then what nobody tells any more goes (`gone`).
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlite_utils import Database

from knowledge.schema.schema import Schema, Statement
from knowledge.schema.tables import highest, statement_table
from knowledge.tellings.tellings import told

_MOVED = "(SELECT mention FROM temp.moved)"


class Relations:
    """Keeps the tables of statements in line, in the caller's transaction."""

    def __init__(self, db: Database, schema: Schema) -> None:
        self.db = db
        self.schema = schema
        self.statements = schema.tables()
        self._things = {one.name: [name for name, _ in statement_table(one, schema).refers] for one in self.statements}
        self._highest: dict[str, tuple[int, int]] = {}
        for one in self.statements:
            columns = ", ".join(noun.name for noun in one.nouns)
            db.execute(f"CREATE TEMP TABLE IF NOT EXISTS gone_{one.name} ({columns})")
            db.execute(f"DELETE FROM gone_{one.name}")
            self._highest[one.name] = (highest(db, told(one.name)), highest(db, one.name))
        db.execute("CREATE TEMP TABLE IF NOT EXISTS touched (thing INTEGER PRIMARY KEY)")
        db.execute("DELETE FROM touched")

    def leave(self, condition: str, values: Sequence[object]) -> None:
        """Note the rows that rest on what meets a condition, and remove what is told so."""
        for one in self.statements:
            self._going(one, condition, values)
            self.db.execute(f"DELETE FROM {told(one.name)} AS t WHERE {condition}", values)

    def going(self) -> None:
        """Note the rows in which a mention is about to move."""
        for one in self.statements:
            for noun in self._things[one.name]:
                self._going(one, f"t.{noun} IN {_MOVED}")

    def strike(self, statement: Statement, numbers: Sequence[int]) -> None:
        """Strike what is told under these numbers, and nothing else of this statement."""
        table = told(statement.name)
        listed = f"({', '.join(map(str, numbers))})"
        self._going(statement, f"NOT t.struck AND t.id IN {listed}")
        self.db.execute(f"UPDATE {table} SET struck = 1 WHERE id IN {listed}")

    def unstrike(self, statement: Statement, numbers: Sequence[int]) -> None:
        """What is told under these numbers holds again."""
        listed = f"({', '.join(map(str, numbers))})"
        self.db.execute(f"UPDATE {told(statement.name)} SET struck = 0 WHERE id IN {listed}")
        self._come(statement, f"t.id IN {listed}")

    def come(self) -> None:
        """Add the rows that what is newly told, and what mentions that moved are told of, make true."""
        for one in self.statements:
            self._come(one, f"t.id > {self._highest[one.name][0]}")
            for noun in self._things[one.name]:
                self._come(one, f"t.{noun} IN {_MOVED}")

    def gone(self) -> None:
        """Remove the rows noted that nobody tells any more, and note the things in rows that came or went."""
        for one in self.statements:
            same = " AND ".join(f"f.{noun.name} IS g.{noun.name}" for noun in one.nouns)
            required = " AND ".join(f"f.{noun.name} = g.{noun.name}" for noun in one.nouns if not noun.optional)
            for noun in self._things[one.name]:
                self.db.execute(f"INSERT OR IGNORE INTO touched {self.changed(one.name, noun)}")
            self.db.execute(
                f"DELETE FROM {one.name} WHERE id IN (SELECT f.id FROM temp.gone_{one.name} AS g JOIN {one.name} AS f"
                f" ON {required} AND {same} WHERE NOT EXISTS ({self._tells(one)}))"
            )

    def changed(self, statement: str, noun: str) -> str:
        """The SELECT of what stands in a noun in rows that came or went."""
        new = f"SELECT {noun} FROM {statement} WHERE id > {self._highest[statement][1]} AND {noun} IS NOT NULL"
        return f"{new} UNION ALL SELECT {noun} FROM temp.gone_{statement} WHERE {noun} IS NOT NULL"

    def _going(self, one: Statement, condition: str, values: Sequence[object] = ()) -> None:
        self.db.execute(f"INSERT INTO temp.gone_{one.name} {self._select(one, condition)}", values)

    def _come(self, one: Statement, condition: str) -> None:
        columns = ", ".join(noun.name for noun in one.nouns)
        order = f" ORDER BY {', '.join(map(str, range(1, len(one.nouns) + 1)))}"
        sql = self._select(one, f"NOT t.struck AND ({condition})")
        self.db.execute(f"INSERT OR IGNORE INTO {one.name} ({columns}) {sql}{order}")

    def _select(self, one: Statement, condition: str) -> str:
        """The rows, each once, that follow from what is told and meets a condition on it; a mention in doubt tells nothing."""
        things = self._things[one.name]
        columns = ", ".join(f"m_{noun.name}.thing" if noun.name in things else f"t.{noun.name}" for noun in one.nouns)
        joins, where = [], [condition]
        for noun in one.nouns:
            if noun.name in things:
                joins.append(
                    f"{'LEFT ' if noun.optional else ''}JOIN mention AS m_{noun.name} ON m_{noun.name}.id = t.{noun.name}"
                )
                where.append(f"(m_{noun.name}.thing IS NOT NULL{f' OR t.{noun.name} IS NULL' if noun.optional else ''})")
        return f"SELECT DISTINCT {columns} FROM {told(one.name)} AS t {' '.join(joins)} WHERE {' AND '.join(where)}"

    def _tells(self, one: Statement) -> str:
        """What is told of the row `f`, if anything is."""
        things = self._things[one.name]
        joins, where = [], ["NOT t.struck"]
        for noun in one.nouns:
            name = noun.name
            if name in things and not noun.optional:
                joins.append(f"mention AS m_{name}")
                where.append(f"m_{name}.thing = f.{name} AND t.{name} = m_{name}.id")
            elif name in things:
                where.append(f"(SELECT thing FROM mention WHERE id = t.{name}) IS f.{name}")
            else:
                where.append(f"t.{name} IS f.{name}")
        return f"SELECT 1 FROM {' CROSS JOIN '.join([*joins, f'{told(one.name)} AS t'])} WHERE {' AND '.join(where)}"
