"""Reads a facts file, the form in which admins write, into claims. Which sections and keys there are is said by the schema."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Sequence
from collections.abc import Mapping as Fields
from dataclasses import dataclass
from functools import cached_property

from knowledge.claims import Claim, Entry, Fact, Mention, Origin, Source, Value
from knowledge.documents.gathered import Gathered
from knowledge.documents.periods import read_periods
from knowledge.documents.results import COMPLETE, ResultReader
from knowledge.documents.told import read_correction, read_sentence
from knowledge.mistakes import Notes, suggest
from knowledge.schema.schema import Noun, Schema, Section, Statement
from knowledge.values import fill
from knowledge.yamls import Mapping, Node, check_keys, listing, mapping, one_or_many, parse, text


def read_facts(raw: bytes, key: str, schema: Schema, trusted: bool = False) -> Source:
    """Read the bytes of a facts file; `key` names it in the store and in mistakes. Raises Mistakes with all of them."""
    notes = Notes(key)
    reader = FactsReader(schema, notes)
    origin = reader.read(mapping(parse(raw, notes, trusted), "", notes))
    notes.check()
    return Source(key, hashlib.sha256(raw).hexdigest(), origin, reader.claims)


@dataclass(frozen=True, slots=True)
class Filled:
    """An entry's fields as read: for each key its statement and its values."""

    values: Fields[str, tuple[Mention | Value, ...]]

    def word(self, key: str) -> str:
        """The first value of a key as words, or an empty string."""
        first = next(iter(self.values.get(key, ())), "")
        return first.name if isinstance(first, Mention) else str(first)


class FactsReader:
    """Walks one document and gathers its claims; what is wrong is told to the notes."""

    def __init__(self, schema: Schema, notes: Notes) -> None:
        self.schema = schema
        self.notes = notes
        self.gathered = Gathered(schema, notes)
        self.units = ResultReader(self.gathered)

    @property
    def claims(self) -> tuple[Claim, ...]:
        """All that was gathered so far."""
        return tuple(self.gathered.claims)

    def read(self, root: Mapping) -> Origin:
        """Gather the claims of a document and return its source."""
        check_keys(root, ("source", *self.schema.sections, "facts", "wrong"), "", self.notes)
        for section in self.schema.sections.values():
            self._section(section, root.get(section.name), "", Filled({}))
        for index, node in enumerate(listing(root.get("facts"), "facts", self.notes), 1):
            read_sentence(self.gathered, node, f"facts {index}")
        for index, node in enumerate(listing(root.get("wrong"), "wrong", self.notes), 1):
            read_correction(self.gathered, node, f"wrong {index}")
        if root.get("source") is None:
            self.notes.tell(root.line, "", "the source is missing", 'Begin the file with source: {title: "…", url: "…"}.')
            return Origin("")
        return self.gathered.origin(root.get("source"), "source")

    def _section(self, section: Section, node: Node | None, inside: str, parent: Filled) -> None:
        for index, item in enumerate(listing(node, f"{inside}{section.name}", self.notes), 1):
            where = f"{inside}{section.name} {index}"
            entry = mapping(item, where, self.notes)
            thing = self._entry(section, entry, where, parent)
            if thing and section.numbered:
                own, number = self.schema.statements[section.numbered].entry_and_value(section.of)
                self.gathered.add(entry.line, Fact(section.numbered, {own.name: thing, number.name: index}))

    def _entry(self, section: Section, node: Mapping, where: str, parent: Filled) -> Mention | None:
        fields = self.schema.fields(section.of)
        nested = self._nested[section.name]
        check_keys(node, self._keys[section.name], where, self.notes)
        filled = self._fields(section.of, node, fields, where, parent)
        thing = self._named(section, node, filled, where, parent)
        periods = read_periods(self.gathered, section, node, thing, where)
        aliases = (*self._aliases(node, where), *periods)
        self._names(section, node, where, thing, filled, aliases)
        if thing:
            self._facts(thing, node, fields, filled)
        self.units.read(thing or Mention((section.of,), where), node, where, filled)  # its mistakes are told with the others
        for other in nested:
            self._section(other, node.get(other.name), f"{where}, ", filled)
        return thing

    @cached_property
    def _nested(self) -> Fields[str, Sequence[Section]]:
        """The sections that stand inside entries of each section."""
        sections = self.schema.sections.values()
        return {section.name: [other for other in sections if other.inside == section.name] for section in sections}

    @cached_property
    def _keys(self) -> Fields[str, Collection[str]]:
        """The keys that an entry of each section may have."""
        found: dict[str, Collection[str]] = {}
        for section in self.schema.sections.values():
            titles = () if section.templates else (section.title,)
            inside = (other.name for other in self._nested[section.name])
            fields = self.schema.fields(section.of)
            every = (*titles, *fields, *section.periods, "also_known_as", *inside, *self.units.keys(section.of))
            found[section.name] = dict.fromkeys(every)
        return found

    def _fields(self, kind: str, node: Mapping, fields: dict[str, Statement], where: str, parent: Filled) -> Filled:
        values: dict[str, tuple[Mention | Value, ...]] = {}
        for key, statement in fields.items():
            if key in node.entries:
                noun = statement.entry_and_value(kind)[1]
                read = [self._field(noun, statement, item, f"{where} {key}") for item in one_or_many(node.get(key))]
                values[key] = tuple(value for value in read if value is not None)
        told = self.schema.kinds[kind].told_by
        hint = Filled(values).word(told) if told in values else parent.word(told) if told else ""
        return Filled({key: tuple(self._hinted(kind, value, hint) for value in found) for key, found in values.items()})

    def _field(self, noun: Noun, statement: Statement, node: Node, where: str) -> Mention | Value | None:
        if self.schema.kinds[noun.kinds[0]].value is None:
            return self.gathered.mention(noun.kinds, node, where)
        written = text(node, where, self.notes)
        if not written:
            return None
        receivers = self.units.receivers(statement.name)
        if receivers and written not in receivers:
            self.notes.tell(
                node.line, where, f'"{written}" is not one of the parts that can receive it', suggest(written, receivers)
            )
        return receivers.get(written) or self.gathered.value(written, noun.kinds[0], node.line, where)

    @staticmethod
    def _hinted(kind: str, value: Mention | Value, hint: str) -> Mention | Value:
        """A thing of the entry's own kind is looked for beside it, as one category of an award among the others."""
        return Mention(value.kinds, value.name, hint) if isinstance(value, Mention) and value.kinds == (kind,) else value

    def _named(self, section: Section, node: Mapping, filled: Filled, where: str, parent: Filled) -> Mention | None:
        kind = self.schema.kinds[section.of]
        if section.templates:
            return self._built(section, node, filled, where)
        written = node.get(section.title)
        if written is None:
            self.notes.tell(node.line, where, f'"{section.title}" is missing', "It names the entry.")
            return None
        told = (filled.word(kind.told_by) or parent.word(kind.told_by)) if kind.told_by else ""
        return self.gathered.mention((section.of,), written, f"{where} {section.title}", told)

    def _built(self, section: Section, node: Mapping, filled: Filled, where: str) -> Mention | None:
        """The thing whose name is made of its fields; None for an entry that only tells of what its names belong to."""
        marks = self._marks(section.of, filled)
        name = next((name for name in (fill(template, marks) for template in section.templates) if name), "")
        if name:
            return Mention((section.of,), name, "", tuple(sorted(marks.items())))
        needs = [key for key in node.entries if key in self.schema.fields(section.of) or key in self.units.keys(section.of)]
        if self.units.spans_only(node):
            needs = [key for key in needs if key != COMPLETE]
        if needs != [section.names]:
            wanted = " or ".join(section.templates)
            self.notes.tell(node.line, where, "there is not enough to name it", f"A name is {wanted}; give those fields.")
        return None

    def _marks(self, kind: str, filled: Filled) -> dict[str, str]:
        fields = self.schema.fields(kind)
        keys = {key for group in self.schema.kinds[kind].same_by for key in group}
        marks = {key: filled.word(key) or self._from_other(fields, key, filled) for key in keys}
        return {key: mark for key, mark in marks.items() if mark}

    @staticmethod
    def _from_other(fields: dict[str, Statement], key: str, filled: Filled) -> str:
        """The year of the day, where the day is told and the year follows from it."""
        other = next((name for name, statement in fields.items() if statement.name == fields[key].source_of), "")
        return filled.word(other)[:4]

    def _aliases(self, node: Mapping, where: str) -> tuple[str, ...]:
        found = [self.gathered.mention((), item, f"{where} also_known_as") for item in one_or_many(node.get("also_known_as"))]
        return tuple(alias.name for alias in found if alias)

    def _names(
        self, section: Section, node: Mapping, where: str, thing: Mention | None, filled: Filled, aliases: tuple[str, ...]
    ) -> None:
        named = next(iter(filled.values.get(section.names, ())), None) if section.names else thing
        if isinstance(named, Mention):
            self.gathered.add(node.line, Entry(named, aliases))
            self.units.span(named, node, where)
        if thing and section.names:
            self.gathered.add(node.line, Entry(thing))

    def _facts(self, thing: Mention, node: Mapping, fields: dict[str, Statement], filled: Filled) -> None:
        for key, values in filled.values.items():
            entry, other = fields[key].entry_and_value(thing.kinds[0])
            for value in values:
                self.gathered.add(node.lines[key], Fact(fields[key].name, {entry.name: thing, other.name: value}))
