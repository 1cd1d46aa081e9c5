"""Corrections strike what other sources tell: it stays as it was written, and no fact follows from it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from sqlite_utils import Database

from knowledge.claims import Body, Fact, Mention, Result, Value, from_json
from knowledge.following.groups import Groups
from knowledge.following.relations import Relations
from knowledge.mistakes import nearest
from knowledge.schema.schema import Schema, Statement
from knowledge.tellings.known import Known
from knowledge.tellings.tellings import told, told_parts
from knowledge.values import fill

_MOST_LOOKED_AT = 500  # claims, for what a correction may have meant


class Idle(NamedTuple):
    """A correction that strikes nothing: where it stands, and the nearest sentence that would, if there is one."""

    source: int
    line: int
    text: str
    near: str


class Strikes:
    """Finds what corrections strike, in the caller's transaction, once it is settled who is who."""

    def __init__(self, db: Database, schema: Schema) -> None:
        self.db = db
        self.schema = schema
        self.known = Known(db, schema)
        self.idle: list[Idle] = []

    def run(self, relations: Relations, groups: Mapping[str, Groups]) -> None:
        """Strike what all corrections of the store say is wrong, and nothing else."""
        struck: dict[str, set[int]] = {}
        self.db.execute("DELETE FROM correction_about")
        for correction, source, line, text, body in self._corrections():
            table, numbers = self._struck(body)
            self._note(correction, table, body)
            struck.setdefault(table, set()).update(numbers)
            if not numbers:
                self.idle.append(Idle(source, line, text, nearest(text, self._others(text, body))))
        for name in [*(statement.name for statement in self.schema.tables()), *self.schema.units]:
            now = struck.get(name, set())
            before = {number for (number,) in self.db.execute(f"SELECT id FROM {told(name)} WHERE struck = 1")}
            new, old = sorted(now - before), sorted(before - now)
            if not new and not old:
                continue
            if name in groups:
                groups[name].strike(new, 1)
                groups[name].strike(old, 0)
            else:
                relations.strike(self.schema.statements[name], new)
                relations.unstrike(self.schema.statements[name], old)

    def _note(self, correction: int, table: str, body: Body) -> None:
        """Write which things a correction is about."""
        things = {thing for mention in _mentions(body) for thing in self._things(mention)}
        self.db.execute("UPDATE correction SET statement = ? WHERE id = ?", [table, correction])
        self.db.conn.executemany(
            "INSERT INTO correction_about (correction, thing) VALUES (?, ?)", [(correction, thing) for thing in sorted(things)]
        )

    def _corrections(self) -> Iterator[tuple[int, int, int, str, Body]]:
        rows = self.db.execute(
            "SELECT k.id, c.source, c.line, c.chosen, k.fact FROM correction AS k JOIN claim AS c ON c.id = k.claim"
            " WHERE c.chosen IS NOT NULL ORDER BY c.id"
        ).fetchall()
        for correction, source, line, chosen, text in rows:
            yield correction, source, line, text, from_json(line, chosen).body

    def _struck(self, body: Body) -> tuple[str, set[int]]:
        if isinstance(body, Fact):
            statement = self.schema.statements[body.statement]
            return statement.name, self._told_facts(statement, body.nouns)
        assert isinstance(body, Result)
        return body.unit, self._told_units(body)

    def _told_facts(self, statement: Statement, nouns: Mapping[str, Mention | Value]) -> set[int]:
        """What is told so, whatever it tells of nouns that are not mentioned."""
        found: set[int] = set()
        for turned in (False, True) if statement.both_ways else (False,):
            places = [noun.name for noun in statement.nouns]
            asked = [places[1], places[0], *places[2:]] if turned else places
            where, values = [], []
            for place, name in zip(places, asked, strict=True):
                if name in nouns:
                    condition, value = self._is(f"t.{place}", nouns[name])
                    where.append(condition)
                    values += value
            sql = f"SELECT t.id FROM {told(statement.name)} AS t WHERE {' AND '.join(where)}"
            found |= {number for (number,) in self.db.execute(sql, values)}
        return found

    def _told_units(self, wrong: Result) -> set[int]:
        unit = self.schema.units[wrong.unit]
        where, values = self._is(f"t.{unit.subject}", wrong.subject)
        conditions = [where]
        if wrong.holder:
            where, more = self._is(f"t.{unit.holder}", wrong.holder)
            conditions, values = [*conditions, where], [*values, *more]
        for part in wrong.parts:
            where, more = self._is("p.mention", part)
            conditions.append(f"EXISTS (SELECT 1 FROM {told_parts(unit.name)} AS p WHERE p.told = t.id AND {where})")
            values += more
        if unit.states[wrong.state]:
            conditions.append(f"t.{unit.state} = 1")
        sql = f"SELECT t.id FROM {told(unit.name)} AS t WHERE {' AND '.join(conditions)}"
        return {number for (number,) in self.db.execute(sql, values)}

    def _others(self, text: str, body: Body) -> set[str]:
        """The sentence with another name in the place of each of its own, where that one is told with all the others."""
        found: set[str] = set()
        for mention, sql, numbers in self._without_each(body):
            listed = ", ".join(map(str, sorted(numbers)[:_MOST_LOOKED_AT]))
            names = self.db.execute(
                f"SELECT DISTINCT n.name FROM ({sql}) AS o JOIN mention AS m ON m.id = o.mention"
                f" JOIN name AS n ON n.thing = m.thing WHERE m.kind = ? AND o.told IN ({listed})",
                [mention.kinds[0]],
            ).fetchall()
            found |= {text.replace(mention.name, _led(mention, name)) for (name,) in names if mention.name in text}
        return found - {text}

    def _without_each(self, body: Body) -> Iterator[tuple[Mention, str, set[int]]]:
        """For each thing that is mentioned: the SELECT of what is told in its place, and what is told of all the others."""
        if isinstance(body, Fact):
            statement = self.schema.statements[body.statement]
            for noun, mention in body.nouns.items():
                if isinstance(mention, Mention):
                    others = {name: value for name, value in body.nouns.items() if name != noun}
                    sql = f"SELECT id AS told, {noun} AS mention FROM {told(statement.name)}"
                    yield mention, sql, self._told_facts(statement, others) if others else set()
        elif isinstance(body, Result):
            unit = self.schema.units[body.unit]
            parts = f"SELECT told, mention FROM {told_parts(unit.name)}"
            for part in body.parts:
                yield part, parts, self._told_units(body._replace(parts=tuple(one for one in body.parts if one != part)))
            if body.holder:
                sql = f"SELECT id AS told, {unit.holder} AS mention FROM {told(unit.name)}"
                yield body.holder, sql, self._told_units(body._replace(holder=None))

    def _is(self, column: str, noun: Mention | Value) -> tuple[str, list[Value]]:
        """The condition that a column is a value, or a mention of what is so called."""
        if not isinstance(noun, Mention):
            return f"{column} = ?", [noun]
        things: list[Value] = [*sorted(self._things(noun))]
        marks = ", ".join("?" * len(things))
        return f"{column} IN (SELECT id FROM mention WHERE thing IN ({marks}))", things

    def _things(self, mention: Mention) -> set[int]:
        if not mention.marks:
            return self.known.things(mention)
        kind = mention.kinds[0]
        marking = self.schema.marking(kind)
        found: set[int] = set()
        for template in self.schema.templates(kind):
            for name in fill_each(template, [(key, self._called(marking[key].name, words)) for key, words in mention.marks]):
                found |= {
                    thing
                    for (thing,) in self.db.execute(
                        "SELECT n.thing FROM name AS n JOIN thing AS t ON t.id = n.thing WHERE n.name = ? AND t.kind = ?",
                        [name, kind],
                    )
                }
        return found

    def _called(self, kind: str, words: str) -> list[str]:
        """The names of the things that words of a mark may mean, or the words where they are a value."""
        if self.schema.kinds[kind].value:
            return [words]
        things = self.known.things(Mention((kind,), words))
        return [self.db.execute("SELECT name FROM thing WHERE id = ?", [thing]).fetchone()[0] for thing in sorted(things)]


def _led(mention: Mention, name: str) -> str:
    """The name in the place of a mention; one known by marks keeps the words before it, as in "the 3rd Quills"."""
    words = mention.name.split()
    return " ".join([*words[: max(len(words) - len(name.split()), 0)], name]) if mention.marks else name


def _mentions(body: Body) -> list[Mention]:
    if isinstance(body, Fact):
        return [noun for noun in body.nouns.values() if isinstance(noun, Mention)]
    return [one for one in (body.holder, body.subject, *body.parts) if one] if isinstance(body, Result) else []


def fill_each(template: str, fields: list[tuple[str, list[str]]]) -> list[str]:
    """The names that a template makes of fields of which each may be written in several ways."""
    ways: list[dict[str, str]] = [{}]
    for key, words in fields:
        ways = [{**way, key: word} for way in ways for word in words]
    return [name for name in (fill(template, way) for way in ways) if name]
