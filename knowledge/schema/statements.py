"""Reads statements.yaml: everything is checked, and all mistakes are told at once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from knowledge.mistakes import Notes, suggest
from knowledge.schema.fields import Fields
from knowledge.schema.links import check_links
from knowledge.schema.never import read_never
from knowledge.schema.reserved import RESERVED, unreserved
from knowledge.schema.schema import Kind, Noun, Schema, Section, Statement, Unit
from knowledge.schema.sentences import Part, parts_of
from knowledge.schema.tables import FIXED
from knowledge.yamls import Mapping, check_keys, load, mapping

SHIPPED = Path(__file__).parents[1] / "statements.yaml"
_VALUES = ("integer", "date", "text")
TAKEN = (*(table.name for table in FIXED), "evidence", "built")
_KEPT = ("id", "source", "line", "claim", "quote", "struck")  # columns beside the nouns of what is told
_NAME = re.compile(r"[a-z_]+")
_NUMBER = re.compile(r"-?\d+")
_TOP = ("kinds", "sections", "statements", "units", "never")
_KIND = ("value", "told_by", "same_by", "many", "within", "unlike")
_SECTION = ("of", "name", "or_name", "names", "inside", "periods", "numbered")
_STATEMENT = ("says", "nouns", "unit", "when", "both_ways", "from", "opposite", "one", "field")
_UNIT = ("under", "holder", "subject", "parts", "texts", "tells", "states", "splits", "goes_to", "closes", "settles", "spans")


def load_statements(path: Path | None = None) -> Schema:
    """The schema of a statements file, the shipped one by default. Raises Mistakes with every mistake in it."""
    chosen = path or SHIPPED
    notes = Notes(chosen.name)
    return _Reader(notes).read(mapping(load(chosen, notes, trusted=path is None), "", notes))


class _Reader:
    """Reads the four parts of the file in the order in which they lean on each other."""

    def __init__(self, notes: Notes) -> None:
        self.notes = notes
        self.kinds: dict[str, Kind] = {}
        self.units: dict[str, Unit] = {}

    def read(self, root: Mapping) -> Schema:
        check_keys(root, _TOP, "", self.notes)
        self.kinds = {name: self._kind(name, fields) for name, fields in self._each(root, "kinds")}
        sections = {name: self._section(name, fields) for name, fields in self._each(root, "sections")}
        self.units = {name: self._unit(name, fields) for name, fields in self._each(root, "units")}
        statements = {name: self._statement(name, fields) for name, fields in self._each(root, "statements")}
        schema = Schema(self.kinds, sections, statements, self.units)
        check_links(schema, root, self.notes)
        schema = replace(schema, never=read_never(root.get("never"), schema, self.notes))
        self.notes.check()
        return schema

    def _each(self, root: Mapping, top: str) -> Iterator[tuple[str, Fields]]:
        """The entries of a part of the file, by name; a name that the store has another use for is told of."""
        entries = mapping(root.get(top), top, self.notes)
        for name in entries.entries:
            if not _NAME.fullmatch(name):
                remedy = "Use small letters and underscores."
                self.notes.tell(entries.lines[name], f"{top} {name}", f'"{name}" is not a name', remedy)
            elif name in TAKEN and top in ("statements", "units"):
                remedy = "Every store has a table of that name; choose another."
                self.notes.tell(entries.lines[name], f"{top} {name}", f'"{name}" is taken', remedy)
            elif name in RESERVED and top in ("statements", "units"):
                self.notes.tell(entries.lines[name], f"{top} {name}", *_reserved(name))
        for name, node in entries.items():
            yield name, Fields(mapping(node, f"{top} {name}", self.notes), f"{top} {name}", self.notes)

    def _kind(self, name: str, fields: Fields) -> Kind:
        check_keys(fields.node, _KIND, fields.where, self.notes)
        value = fields.known("value", _VALUES)
        return Kind(
            name,
            value=value or None,
            same_by=fields.groups("same_by"),
            unlike=fields.listed("unlike"),
            told_by=fields.plain("told_by") or None,
            many=fields.flag("many"),
            within=_within(fields, value),
        )

    def _section(self, name: str, fields: Fields) -> Section:
        check_keys(fields.node, _SECTION, fields.where, self.notes)
        return Section(
            name,
            of=fields.known("of", self._things(), required=True),
            title=fields.plain("name", required=True),
            or_title=fields.plain("or_name"),
            names=fields.plain("names"),
            inside=fields.plain("inside"),
            periods=fields.texts("periods"),
            numbered=fields.plain("numbered"),
        )

    def _unit(self, name: str, fields: Fields) -> Unit:
        check_keys(fields.node, _UNIT, fields.where, self.notes)
        things = self._things()
        parts = fields.texts("parts")
        for kind in parts:
            if kind not in things:
                fields.tell(f'"{kind}" is not a kind of thing', suggest(kind, things))
        states = _states(fields)
        texts = fields.texts("texts")
        subject = fields.known("subject", things, required=True)
        holder = fields.known("holder", things, required=True)
        for column in {holder, subject, *parts, *states, *texts} & RESERVED:
            fields.tell(*_reserved(column))
        closes = fields.texts("closes")
        for state in closes.values():
            if state not in states:
                fields.tell(f'"{state}" is not one of its states', suggest(state, states))
        return Unit(
            name=name,
            under=fields.plain("under", required=True),
            holder=holder,
            subject=subject,
            parts=parts,
            texts=texts,
            tells=fields.texts("tells"),
            states=states,
            splits=fields.raw("splits"),
            goes_to=fields.plain("goes_to"),
            closes=closes,
            settles=fields.known("settles", parts),
            spans=fields.texts("spans"),
        )

    def _statement(self, name: str, fields: Fields) -> Statement:
        check_keys(fields.node, _STATEMENT, fields.where, self.notes)
        says = fields.plain("says", required=True)
        renamed = self._renamed(fields)
        places = self._places(says, renamed, fields)
        nouns = tuple(
            Noun(unreserved(part.noun), renamed.get(part.noun, (part.noun,)), part.optional) for part in places if part.noun
        )
        self._check_nouns(nouns, renamed, fields)
        unit = fields.known("unit", self.units)
        return Statement(
            name=name,
            says=says,
            parts=tuple(replace(part, noun=unreserved(part.noun)) for part in places),
            nouns=nouns,
            unit=self.units.get(unit),
            state=self._state(fields, unit),
            fields=fields.texts("field"),
            both_ways=fields.flag("both_ways"),
            source_of=fields.plain("from") or None,
            opposite=fields.plain("opposite") or None,
            one=fields.flag("one"),
        )

    def _renamed(self, fields: Fields) -> dict[str, tuple[str, ...]]:
        """The kinds of the nouns that are not called as a kind is."""
        renamed = fields.lists("nouns")
        for noun, kinds in renamed.items():
            for kind in kinds:
                if kind not in self.kinds:
                    fields.tell(f'noun {noun}: "{kind}" is not a kind', suggest(kind, self.kinds))
        return renamed

    def _places(self, says: str, renamed: dict[str, tuple[str, ...]], fields: Fields) -> tuple[Part, ...]:
        """The words and nouns of what a statement says."""
        try:
            return parts_of(says, {*self.kinds, *renamed})
        except ValueError as error:
            fields.tell(str(error))
            return ()

    def _check_nouns(self, nouns: tuple[Noun, ...], renamed: dict[str, tuple[str, ...]], fields: Fields) -> None:
        names = [noun.name for noun in nouns]
        for name in sorted(set(names)):
            if names.count(name) > 1:
                fields.tell(f'the noun "{name}" is there twice', f"Rename one, as in nouns: {{other: {name}}}.")
            if name in _KEPT:
                fields.tell(f'the noun "{name}" is taken', "Every table has a column of that name.")
        for name in renamed:
            if unreserved(name) not in names:
                fields.tell(f'the noun "{name}" is not in what it says', suggest(name, names))
        if sum(not noun.optional for noun in nouns) < 2:
            fields.tell("fewer than two nouns must be there", f"Known nouns: {', '.join(self.kinds)}.")

    def _state(self, fields: Fields, unit: str) -> str | None:
        """The state of its unit that a statement says; only the higher one has to be said."""
        chosen = fields.plain("when")
        if chosen and (unit not in self.units or self.units[unit].state != chosen):
            known = [self.units[unit].state] if unit in self.units else []
            fields.tell(f'"{chosen}" is not the higher state of its unit', suggest(chosen, known))
        return chosen or None

    def _things(self) -> tuple[str, ...]:
        return tuple(name for name, kind in self.kinds.items() if kind.value is None)


def _within(fields: Fields, value: str) -> tuple[int, int] | None:
    """The least and the most that a number of a kind can be, if that is said."""
    if "within" not in fields.node.entries:
        return None
    limits = fields.listed("within")
    if value != "integer" or len(limits) != 2 or not all(map(_NUMBER.fullmatch, limits)):
        fields.tell("it is not the least and the most of an integer", "As in [1000, 2100].", "within")
        return None
    return int(limits[0]), int(limits[1])


def _states(fields: Fields) -> dict[str, bool]:
    """The two states of a unit, and whether each is the higher one."""
    states = {key: above == "true" for key, above in fields.texts("states").items()}
    if sorted(states.values()) != [False, True]:
        fields.tell("the states are not two, one true and one false", "As in {higher: true, lower: false}.")
    return states


def _reserved(name: str) -> tuple[str, str]:
    """What is said of a name that SQL has, and what to do."""
    return f'"{name}" is a word of SQL', f'Choose another, such as "{name}_of" or "the_{name}".'
