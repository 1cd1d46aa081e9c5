"""Keeps the claims of one source as it tells them: names as mentions, statements and units as rows of mentions.

What needs a choice first (a sentence, "X for Y", a label in brackets) is kept in words; once chosen it is kept in the same way.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from sqlite_utils import Database

from knowledge.claims import (
    Body,
    Claim,
    Closing,
    Correction,
    Entry,
    Fact,
    Facts,
    Mention,
    Origin,
    Result,
    Sentence,
    Value,
    to_json,
)
from knowledge.known import is_label
from knowledge.numbers import Numbered, Numbers, form_of
from knowledge.schema import Noun, Schema, Statement
from knowledge.tellings import highest as last
from knowledge.tellings import told, told_parts
from knowledge.values import convert, labelled
from knowledge.words import plain

Cell = int | Value | None
Cells = tuple[Cell, ...]
Way = tuple[str, Callable[[Cells], Cells]]

_BATCH = 20_000  # rows held back before they are written
_SEEN = 20_000  # mentions that are known again without a look at their words
_MENTION = (
    "INSERT INTO mention VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL)"
    " ON CONFLICT (id) DO UPDATE SET declared = max(declared, excluded.declared), chosen = min(chosen, excluded.chosen)"
)


class _Implied(NamedTuple):
    """What follows from a field of a thing: the statement, the noun that the thing fills, the other and the kind of its value."""

    statement: Statement
    entry: Noun
    other: Noun
    value: str | None


class Keeper:
    """Writes the claims of one source, in the caller's transaction; `finish` writes what is held back.

    New mentions are numbered upwards from `highest`; until it is settled who is who, each is a thing of its own with its number.
    """

    def __init__(
        self, db: Database, schema: Schema, numbers: Numbers, *, table: bool, highest: int, origin: Origin | None = None
    ) -> None:
        self.db = db
        self.schema = schema
        self.numbers = numbers
        self.source = numbers.source
        self.origin = origin
        self.table = table
        self.highest = highest
        self.claim: int | None = None
        self.words: list[tuple[int, Claim]] = []  # the claims kept in words, by their numbers
        self._rows: dict[str, list[Sequence[object]]] = defaultdict(list)
        self._held = 0
        self._seen: dict[int, tuple[int, Mention]] = {}  # by identity: a table names the same again and again
        self._implying: dict[tuple[str, str], _Implied] = {}
        self._units = {unit: last(db, told(unit)) for unit in schema.units}
        self._claims = int(db.execute("SELECT coalesce(max(id), 0) FROM claim").fetchone()[0])

    def keep(self, claim: Claim) -> None:
        """Keep a claim as it is told."""
        body = claim.body
        if isinstance(body, Correction):
            self._correct(claim, body)
        elif isinstance(body, Sentence) or not self.table and not _settled(self.schema, body):
            self._words(claim)
        else:
            self.tell(claim.line, body, claim.quote)

    def tell(self, line: int, body: Body, quote: str = "", claim: int | None = None) -> None:
        """Keep what needs no choice; `claim` is the one in words that it was chosen from."""
        self.claim = claim
        if isinstance(body, Entry):
            self._mention(body.thing, line, body.names, declared=True)
        elif isinstance(body, Facts):
            self._facts(body)
        elif isinstance(body, Fact):
            self._fact(line, body, quote)
        elif isinstance(body, Result):
            self._result(line, body, quote)
        elif isinstance(body, Closing):
            subject = self._mention(body.subject, line) if body.subject else None
            row = (self.source, line, claim, body.state, self._mention(body.holder, line), subject)
            self._put("INSERT INTO told_closed VALUES (NULL, ?, ?, ?, ?, ?, ?)", row)
        if self._held > _BATCH:
            self.finish()

    def finish(self) -> None:
        """Write what is held back."""
        for sql, rows in self._rows.items():
            self.db.conn.executemany(sql, rows)
        self._rows.clear()
        self._held = 0

    def _put(self, sql: str, row: Sequence[object]) -> None:
        self._rows[sql].append(row)
        self._held += 1

    def _words(self, claim: Claim) -> int:
        self._claims += 1
        self._put("INSERT INTO claim VALUES (?, ?, ?, ?, NULL, NULL)", (self._claims, self.source, claim.line, to_json(claim)))
        self.words.append((self._claims, claim))
        for mention in self._leading(claim.body):
            self._mention(mention, claim.line)
        return self._claims

    def _leading(self, body: Body) -> list[Mention]:
        """The mentions of a result in words that are none of its parts: they need no choice of their own."""
        if not isinstance(body, Result):
            return []
        return [one for one in (body.holder, body.subject) if one and _is_settled(self.schema, one)]

    def _correct(self, claim: Claim, body: Correction) -> None:
        number = self._words(claim)
        origin = body.source or self.origin or Origin("")
        row = (body.sentence.text, body.why, self.source, number, "", origin.title, origin.url, origin.date, origin.publisher)
        self._put("INSERT INTO correction VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)

    def _mention(self, mention: Mention, line: int, names: Sequence[str] = (), *, declared: bool = False) -> int:
        """The number of a mention; the first of its kind in the source is written, with what follows from it."""
        read = mention if self.table else labelled_mention(self.schema, mention, declared)
        form = form_of(read)
        known = self.numbers.find(form)
        if known is None:
            self.highest += 1
            number, name = self.highest, ""
        else:
            number, name = known.number, known.name
        if name and read.name and name != read.name:
            self._alias(number, read.name)
        if read.name and not name or declared and not (known and known.declared):
            self._write(number, read, line, declared)
        for alias in names:
            self._alias(number, alias)
        if known is None or not name and read.name or declared and not known.declared:
            self.numbers.keep(form, Numbered(number, name or read.name, declared or bool(known and known.declared)))
        return number

    def _alias(self, number: int, name: str) -> None:
        row = (number, self.source, name, plain(name))
        self._put("INSERT OR IGNORE INTO alias VALUES (NULL, ?, ?, ?, ?)", row)

    def _write(self, number: int, read: Mention, line: int, declared: bool) -> None:
        kind = read.kinds[0]
        marks = json.dumps(self._marks(read), ensure_ascii=False) if read.marks else ""
        ids, flags = "\n".join(read.ids), (int(declared), int(self.claim is not None))
        row = (number, self.source, kind, read.name, plain(read.name), read.told, marks, ids, *flags, line, number)
        self._put(_MENTION, row)
        for mark in read.ids:
            self._put("INSERT OR IGNORE INTO mark VALUES (NULL, ?, ?)", (number, mark))
        for key, words in _telling(self.schema, read):
            self._imply(number, kind, key, words, line, tells=not read.ids)

    def _marks(self, read: Mention) -> list[tuple[str, str, int]]:
        """The marks of a mention, each with whether it is a thing."""
        marking = self.schema.marking(read.kinds[0])
        return [(key, words, int(marking[key].value is None)) for key, words in read.marks]

    def _imply(self, number: int, kind: str, key: str, words: str, line: int, tells: bool) -> None:
        """What tells a thing apart, or marks it, is a fact of it (unless an id tells it) and what its mention leans upon."""
        implied = self._implied(kind, key)
        cell: Cell = None
        if implied.value is None:
            upon = Mention(implied.other.kinds, words)
            cell = self._mention(upon if self.table else labelled_mention(self.schema, upon, declared=True), line)
            self._put("INSERT OR IGNORE INTO lean VALUES (NULL, ?, ?, ?)", (number, self.source, cell))
        elif tells:
            cell = convert(words, implied.value)
        if tells:
            nouns = implied.statement.nouns
            cells = tuple(number if noun == implied.entry else cell if noun == implied.other else None for noun in nouns)
            self._rows_of(implied.statement, line, "", cells)

    def _implied(self, kind: str, key: str) -> _Implied:
        if (kind, key) not in self._implying:
            statement = self.schema.fields(kind)[key]
            entry, other = statement.entry_and_value(kind)
            self._implying[kind, key] = _Implied(statement, entry, other, self.schema.kinds[other.kinds[0]].value)
        return self._implying[kind, key]

    def _facts(self, facts: Facts) -> None:
        """Keep many facts of one statement: the way of nearly all that a table tells, so it is short."""
        told = []
        for line, cells in facts.rows:
            row: list[Cell] = []
            for cell in cells:
                if isinstance(cell, Mention):
                    seen = self._seen.get(id(cell))
                    row.append(seen[0] if seen else self._look(cell, line))
                else:
                    row.append(cell)
            told.append((line, tuple(row)))
        ways = self._ways[facts.statement]
        for sql, way in ways:
            self._rows[sql] += [(self.source, line, None, "", *way(row)) for line, row in told]
        self._held += len(told) * len(ways)

    def _look(self, mention: Mention, line: int) -> int:
        """The number of a mention of a table, which is known by its identity from then on."""
        number = self._mention(mention, line)
        if len(self._seen) >= _SEEN:
            self._seen.clear()
        self._seen[id(mention)] = number, mention
        return number

    def _fact(self, line: int, fact: Fact, quote: str) -> None:
        statement = self.schema.statements[fact.statement]
        cells = tuple(self._cell(fact.nouns.get(noun.name), line) for noun in statement.nouns)
        self._rows_of(statement, line, quote, cells)

    def _cell(self, value: Mention | Value | None, line: int) -> Cell:
        return self._mention(value, line) if isinstance(value, Mention) else value

    def _rows_of(self, statement: Statement, line: int, quote: str, cells: Cells) -> None:
        for sql, way in self._ways[statement.name]:
            self._put(sql, (self.source, line, self.claim, quote, *way(cells)))

    @cached_property
    def _ways(self) -> Mapping[str, Sequence[Way]]:
        """For each statement what a claim of it tells: the SQL that keeps it, and how its nouns are arranged."""
        return {statement.name: _told_ways(self.schema, statement) for statement in self.schema.tables()}

    def _result(self, line: int, result: Result, quote: str) -> None:
        unit = self.schema.units[result.unit]
        self._units[unit.name] += 1
        number = self._units[unit.name]
        holder = self._mention(result.holder, line) if result.holder else None
        above, subject = int(unit.states[result.state]), self._mention(result.subject, line)
        texts = json.dumps(dict(result.texts), ensure_ascii=False, sort_keys=True) if result.texts else ""
        listed = result.listed or -number
        row = (number, self.source, line, self.claim, quote, above, holder, subject, listed, texts)
        sql = f"INSERT INTO {told(unit.name)} VALUES (?, ?, ?, ?, ?, 0, ?, ?, ?, ?, ?, NULL, NULL)"
        self._put(sql, row)
        for part in result.parts:
            parts = (number, self._mention(part, line))
            self._put(f"INSERT OR IGNORE INTO {told_parts(unit.name)} VALUES (NULL, ?, ?)", parts)


def labelled_mention(schema: Schema, mention: Mention, declared: bool = False) -> Mention:
    """The mention with the label in its brackets read as what tells it apart, where the kind leaves no doubt that it is one."""
    if not mention.name.endswith(")") or mention.told or mention.ids or not declared:
        return mention
    kind = schema.kinds[mention.kinds[0]]
    label = labelled(mention.name)
    if kind.same_by or not label or not is_label(schema, kind.name, label[1]):
        return mention
    return Mention(mention.kinds, label[0], label[1])


def _telling(schema: Schema, read: Mention) -> list[tuple[str, str]]:
    told_by = schema.kinds[read.kinds[0]].told_by
    return [*read.marks, *([(told_by, read.told)] if told_by and read.told else [])]


def _is_settled(schema: Schema, mention: Mention) -> bool:
    """Whether a mention is of one kind and needs no look at other names to be read."""
    if len(mention.kinds) != 1:
        return False
    if mention.told or mention.marks or mention.ids:
        return True
    return not schema.kinds[mention.kinds[0]].same_by and not mention.name.endswith(")")


def _settled(schema: Schema, body: Body) -> bool:
    if isinstance(body, Entry):
        return True
    if isinstance(body, Fact):
        return all(_is_settled(schema, noun) for noun in body.nouns.values() if isinstance(noun, Mention))
    if isinstance(body, Result):
        mentions = [one for one in (body.holder, body.subject, *body.parts) if one]
        return not body.words and all(_is_settled(schema, one) for one in mentions)
    return isinstance(body, Closing)


def _told_ways(schema: Schema, statement: Statement) -> list[Way]:
    """The statement itself, its opposite turned round, and those it is a case of; each both ways where it holds so."""
    direct: list[tuple[Statement, Callable[[Cells], Cells]]] = [(statement, _as_is)]
    direct += [(other, _turned) for other in schema.tables() if other.opposite == statement.name]
    followed = [
        (other, _then(way, _following(schema, other, one)))
        for one, way in direct
        for other in schema.tables()
        if other.source_of == one.name
    ]
    every = [*direct, *followed]
    every += [(one, _then(way, _turned)) for one, way in every if one.both_ways]
    return [(_insert(one), way) for one, way in every]


def _insert(statement: Statement) -> str:
    marks = ", ".join("?" * len(statement.nouns))
    return f"INSERT INTO {told(statement.name)} VALUES (NULL, ?, ?, ?, ?, 0, {marks})"


def _as_is(cells: Cells) -> Cells:
    return cells


def _turned(cells: Cells) -> Cells:
    return (cells[1], cells[0], *cells[2:])


def _then(first: Callable[[Cells], Cells], second: Callable[[Cells], Cells]) -> Callable[[Cells], Cells]:
    return lambda cells: second(first(cells))


def _following(schema: Schema, statement: Statement, origin: Statement) -> Callable[[Cells], Cells]:
    """How the nouns of a statement follow from those of another: as they are, or the year from the day."""
    if [noun.kinds for noun in statement.nouns] == [noun.kinds for noun in origin.nouns]:
        return _as_is
    at = {noun.kinds: place for place, noun in enumerate(origin.nouns)}
    day = next(place for kinds, place in at.items() if schema.kinds[kinds[0]].value == "date")
    return lambda cells: tuple(
        cells[at[noun.kinds]] if noun.kinds in at else int(str(cells[day])[:4]) for noun in statement.nouns
    )
