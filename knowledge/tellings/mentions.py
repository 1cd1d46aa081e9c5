"""Keeps the mentions of one source: each once, with its other names and ids, and what follows from how it is told apart."""

from __future__ import annotations

import json
from array import array
from collections.abc import Callable, Sequence
from typing import NamedTuple, cast

from knowledge.claims import Filed, Mention
from knowledge.numbers import Numbered, Numbers, form_of
from knowledge.recent import Recent
from knowledge.schema.schema import Noun, Schema, Statement
from knowledge.tellings.held import Held
from knowledge.tellings.known import is_label
from knowledge.tellings.ways import Cell, Cells
from knowledge.values import convert, labelled
from knowledge.words import plain

_SEEN = 5_000  # mentions that are known again without a look at their words
_MENTION = (
    "INSERT INTO mention VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL)"
    " ON CONFLICT (id) DO UPDATE SET declared = max(declared, excluded.declared), chosen = min(chosen, excluded.chosen)"
)
_ALIAS = "INSERT OR IGNORE INTO alias VALUES (NULL, ?, ?, ?, ?)"
_MARK = "INSERT OR IGNORE INTO mark VALUES (NULL, ?, ?)"
_LEAN = "INSERT OR IGNORE INTO lean VALUES (NULL, ?, ?, ?)"

Imply = Callable[[Statement, int, Cells], None]


class _Implied(NamedTuple):
    """What follows from a field of a thing: the statement, the noun that the thing fills, the other and the kind of its value."""

    statement: Statement
    entry: Noun
    other: Noun
    value: str | None


class Mentions:
    """Numbers the mentions of a source upwards from `highest`; until it is settled who is who, each is a thing of its own.

    `imply` keeps a fact that follows from a mention. While `chosen` is set, mentions come from a claim that had to be chosen.
    """

    def __init__(self, held: Held, schema: Schema, numbers: Numbers, table: bool, highest: int, imply: Imply) -> None:
        self.schema = schema
        self.numbers = numbers
        self.source = numbers.source
        self.table = table
        self.highest = highest
        self.chosen = False
        self._held = held
        self._imply_fact = imply
        self._seen: Recent[int, tuple[int, Mention]] = Recent(_SEEN)  # by identity: a table names the same again and again
        self._known: dict[Mention, int] = {}  # those of a document, as it writes them
        self._filed = array("I")  # the numbers of those that the source filed, by what it calls them; 0 while not known
        self._implying: dict[tuple[str, str], _Implied] = {}

    def keep(self, mention: Mention, line: int) -> int:
        """The number of a mention; the first of its kind in the source is written, with what follows from it."""
        if self.table:
            return self._keep(mention, line)
        number = self._known.get(mention)
        if number is None:
            number = self._known[mention] = self._keep(mention, line)
        return number

    def declare(self, mention: Mention, line: int, names: Sequence[str] = ()) -> int:
        """The number of a mention that an entry declares, with its other names."""
        return self._keep(mention if self.table else labelled_mention(self.schema, mention), line, names, declared=True)

    def _keep(self, read: Mention, line: int, names: Sequence[str] = (), *, declared: bool = False) -> int:
        form = form_of(read)
        known = self.numbers.find(form)
        if known and known.name == read.name and not names and (known.declared or not declared):
            return known.number
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

    def keep_all(self, column: Sequence[object], lines: Sequence[int], filed: Filed) -> list[int | None]:
        """The numbers of the mentions in a column of a table, where numbers stand for those `filed`; None where there is none."""
        types = set(map(type, column))
        if int in types:
            self._take_up(column, lines, filed)
        if types == {int}:
            return [*map(self._filed.__getitem__, cast(Sequence[int], column))]
        find = self._seen.get
        if self.numbers.spilt:
            strange = [cell for cell in column if not find(id(cell)) and isinstance(cell, Mention)]
            self.numbers.ready({form_of(cell) for cell in strange if self._seen.recall(id(cell)) is None})
        return [seen[0] if (seen := find(id(cell))) else self._look(cell, line) for cell, line in zip(column, lines, strict=True)]

    def _look(self, cell: object, line: int) -> int | None:
        """The number of a mention, which is known by its identity from then on."""
        if not isinstance(cell, Mention):
            return self._filed[cell] if isinstance(cell, int) else None
        seen = self._seen.recall(id(cell)) or self._seen.keep(id(cell), (self.keep(cell, line), cell))
        return seen[0]

    def _take_up(self, column: Sequence[object], lines: Sequence[int], filed: Filed) -> None:
        """Number those filed that no column had before."""
        first = {cell: line for cell, line in zip(reversed(column), reversed(lines), strict=True) if isinstance(cell, int)}
        self._filed.extend([0] * (max(first) + 1 - len(self._filed)))
        new = [cell for cell in reversed(first) if not self._filed[cell]]
        mentions = filed(new)
        self.numbers.ready(map(form_of, mentions))
        for cell, mention in zip(new, mentions, strict=True):
            self._filed[cell] = self.keep(mention, first[cell])

    def _alias(self, number: int, name: str) -> None:
        self._held.put(_ALIAS, (number, self.source, name, plain(name)))

    def _write(self, number: int, read: Mention, line: int, declared: bool) -> None:
        kind = read.kinds[0]
        marks = json.dumps(self._marks(read), ensure_ascii=False) if read.marks else ""
        ids, flags = "\n".join(read.ids), (int(declared), int(self.chosen))
        self._held.put(
            _MENTION, (number, self.source, kind, read.name, plain(read.name), read.told, marks, ids, *flags, line, number)
        )
        for mark in read.ids:
            self._held.put(_MARK, (number, mark))
        for key, words in self._telling(read):
            self._imply(number, kind, key, words, line, tells=not read.ids)

    def _marks(self, read: Mention) -> list[tuple[str, str, int]]:
        """The marks of a mention, each with whether it is a thing."""
        marking = self.schema.marking(read.kinds[0])
        return [(key, words, int(marking[key].value is None)) for key, words in read.marks]

    def _telling(self, read: Mention) -> list[tuple[str, str]]:
        told_by = self.schema.kinds[read.kinds[0]].told_by
        return [*read.marks, *([(told_by, read.told)] if told_by and read.told else [])]

    def _imply(self, number: int, kind: str, key: str, words: str, line: int, tells: bool) -> None:
        """What tells a thing apart, or marks it, is a fact of it (unless an id tells it) and what its mention leans upon."""
        implied = self._implied(kind, key)
        cell: Cell = None
        if implied.value is None:
            upon = Mention(implied.other.kinds, words)
            cell = self.keep(upon if self.table else labelled_mention(self.schema, upon), line)
            self._held.put(_LEAN, (number, self.source, cell))
        elif tells:
            cell = convert(words, implied.value)
        if tells:
            nouns = implied.statement.nouns
            cells = tuple(number if noun == implied.entry else cell if noun == implied.other else None for noun in nouns)
            self._imply_fact(implied.statement, line, cells)

    def _implied(self, kind: str, key: str) -> _Implied:
        if (kind, key) not in self._implying:
            statement = self.schema.fields(kind)[key]
            entry, other = statement.entry_and_value(kind)
            self._implying[kind, key] = _Implied(statement, entry, other, self.schema.kinds[other.kinds[0]].value)
        return self._implying[kind, key]


def labelled_mention(schema: Schema, mention: Mention) -> Mention:
    """The mention with the label in its brackets read as what tells it apart, where the kind leaves no doubt that it is one."""
    if not mention.name.endswith(")") or mention.told or mention.ids:
        return mention
    kind = schema.kinds[mention.kinds[0]]
    label = labelled(mention.name)
    if kind.same_by or not label or not is_label(schema, kind.name, label[1]):
        return mention
    return Mention(mention.kinds, label[0], label[1])
