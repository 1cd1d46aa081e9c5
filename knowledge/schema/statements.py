"""Reads statements.yaml: everything is checked, and all mistakes are told at once."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from knowledge.mistakes import Notes, suggest
from knowledge.schema.never import read_never
from knowledge.schema.reserved import RESERVED, unreserved
from knowledge.schema.schema import FactLine, Kind, Noun, Schema, Section, Statement, Unit
from knowledge.schema.sentences import parts_of
from knowledge.schema.tables import FIXED
from knowledge.yamls import Listing, Mapping, Node, Text, check_keys, load, mapping, one_or_many, text

__all__ = ["SHIPPED", "TAKEN", "FactLine", "Kind", "Noun", "Schema", "Section", "Statement", "Unit", "load_statements"]

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
        self.kinds = {name: self._kind(name, node) for name, node in self._each(root, "kinds")}
        sections = {name: self._section(name, node) for name, node in self._each(root, "sections")}
        self.units = {name: self._unit(name, node) for name, node in self._each(root, "units")}
        statements = {name: self._statement(name, node) for name, node in self._each(root, "statements")}
        schema = Schema(self.kinds, sections, statements, self.units)
        self._check_links(schema, root)
        schema = replace(schema, never=read_never(root.get("never"), schema, self.notes))
        self.notes.check()
        return schema

    def _each(self, root: Mapping, top: str) -> list[tuple[str, Mapping]]:
        entries = mapping(root.get(top), top, self.notes)
        for name in entries.entries:
            if not _NAME.fullmatch(name):
                remedy = "Use small letters and underscores."
                self.notes.tell(entries.lines[name], f"{top} {name}", f'"{name}" is not a name', remedy)
            elif name in TAKEN and top in ("statements", "units"):
                remedy = "Every store has a table of that name; choose another."
                self.notes.tell(entries.lines[name], f"{top} {name}", f'"{name}" is taken', remedy)
            elif name in RESERVED and top in ("statements", "units"):
                self._reserved(name, entries.lines[name], f"{top} {name}")
        return [(name, mapping(node, f"{top} {name}", self.notes)) for name, node in entries.items()]

    def _kind(self, name: str, node: Mapping) -> Kind:
        where = f"kinds {name}"
        check_keys(node, _KIND, where, self.notes)
        value = self._known(node, "value", _VALUES, where)
        groups = tuple(
            tuple(self._text(item, where) for item in one_or_many(group)) for group in one_or_many(node.get("same_by"))
        )
        unlike = tuple(self._text(item, where) for item in one_or_many(node.get("unlike")))
        told_by, many = self._plain(node, "told_by", where) or None, self._flag(node, "many", where)
        return Kind(name, value or None, told_by, groups, many, self._within(node, value, where), unlike)

    def _within(self, node: Mapping, value: str, where: str) -> tuple[int, int] | None:
        if "within" not in node.entries:
            return None
        limits = [self._text(item, where) for item in one_or_many(node.get("within"))]
        if value != "integer" or len(limits) != 2 or not all(map(_NUMBER.fullmatch, limits)):
            self.notes.tell(node.line, f"{where} within", "it is not the least and the most of an integer", "As in [1000, 2100].")
            return None
        return int(limits[0]), int(limits[1])

    def _section(self, name: str, node: Mapping) -> Section:
        where = f"sections {name}"
        check_keys(node, _SECTION, where, self.notes)
        of = self._known(node, "of", self._things(), where, required=True)
        title = self._plain(node, "name", where, required=True)
        return Section(
            name,
            of,
            title,
            self._plain(node, "or_name", where),
            self._plain(node, "names", where),
            self._plain(node, "inside", where),
            {key: self._text(item, where) for key, item in mapping(node.get("periods"), where, self.notes).items()},
            self._plain(node, "numbered", where),
        )

    def _unit(self, name: str, node: Mapping) -> Unit:
        where = f"units {name}"
        check_keys(node, _UNIT, where, self.notes)
        things = self._things()
        parts = {kind: self._text(key, where) for kind, key in mapping(node.get("parts"), where, self.notes).items()}
        for kind in parts:
            if kind not in things:
                self.notes.tell(node.line, where, f'"{kind}" is not a kind of thing', suggest(kind, things))
        states = self._states(node, where)
        texts = {key: self._text(form, where) for key, form in mapping(node.get("texts"), where, self.notes).items()}
        subject = self._known(node, "subject", things, where, required=True)
        holder = self._known(node, "holder", things, where, required=True)
        for column in {holder, subject, *parts, *states, *texts} & RESERVED:
            self._reserved(column, node.line, where)
        closes = {key: self._text(state, where) for key, state in mapping(node.get("closes"), where, self.notes).items()}
        for state in closes.values():
            if state not in states:
                self.notes.tell(node.line, where, f'"{state}" is not one of its states', suggest(state, states))
        return Unit(
            name=name,
            under=self._plain(node, "under", where, required=True),
            holder=holder,
            subject=subject,
            parts=parts,
            texts=texts,
            tells={key: self._text(name, where) for key, name in mapping(node.get("tells"), where, self.notes).items()},
            states=states,
            splits=self._raw(node, "splits"),
            goes_to=self._plain(node, "goes_to", where),
            closes=closes,
            settles=self._known(node, "settles", tuple(parts), where),
            spans={key: self._text(name, where) for key, name in mapping(node.get("spans"), where, self.notes).items()},
        )

    def _states(self, node: Mapping, where: str) -> dict[str, bool]:
        states = {
            key: self._text(above, where) == "true" for key, above in mapping(node.get("states"), where, self.notes).items()
        }
        if sorted(states.values()) != [False, True]:
            self.notes.tell(
                node.line, where, "the states are not two, one true and one false", "As in {higher: true, lower: false}."
            )
        return states

    def _statement(self, name: str, node: Mapping) -> Statement:
        where = f"statements {name}"
        check_keys(node, _STATEMENT, where, self.notes)
        says = self._plain(node, "says", where, required=True)
        renamed = {
            noun: tuple(self._text(kind, where) for kind in one_or_many(kinds))
            for noun, kinds in mapping(node.get("nouns"), where, self.notes).items()
        }
        for noun, kinds in renamed.items():
            for kind in kinds:
                if kind not in self.kinds:
                    self.notes.tell(node.line, where, f'noun {noun}: "{kind}" is not a kind', suggest(kind, self.kinds))
        try:
            places = parts_of(says, {*self.kinds, *renamed})
        except ValueError as error:
            self.notes.tell(node.line, where, str(error))
            places = ()
        parts = tuple(replace(part, noun=unreserved(part.noun)) for part in places)
        nouns = tuple(
            Noun(unreserved(part.noun), renamed.get(part.noun, (part.noun,)), part.optional) for part in places if part.noun
        )
        self._check_nouns(nouns, renamed, node, where)
        unit = self._known(node, "unit", tuple(self.units), where)
        state = self._state(node, unit, where)
        fields = {kind: self._text(key, where) for kind, key in mapping(node.get("field"), where, self.notes).items()}
        both_ways, source = self._flag(node, "both_ways", where), self._plain(node, "from", where)
        opposite = self._plain(node, "opposite", where)
        return Statement(
            name=name,
            says=says,
            parts=parts,
            nouns=nouns,
            unit=self.units.get(unit),
            state=state,
            both_ways=both_ways,
            source_of=source or None,
            opposite=opposite or None,
            one=self._flag(node, "one", where),
            fields=fields,
        )

    def _check_nouns(self, nouns: tuple[Noun, ...], renamed: dict[str, tuple[str, ...]], node: Mapping, where: str) -> None:
        names = [noun.name for noun in nouns]
        for name in sorted(set(names)):
            if names.count(name) > 1:
                self.notes.tell(
                    node.line, where, f'the noun "{name}" is there twice', f"Rename one, as in nouns: {{other: {name}}}."
                )
            if name in _KEPT:
                self.notes.tell(node.line, where, f'the noun "{name}" is taken', "Every table has a column of that name.")
        for name in renamed:
            if unreserved(name) not in names:
                self.notes.tell(node.line, where, f'the noun "{name}" is not in what it says', suggest(name, names))
        if sum(not noun.optional for noun in nouns) < 2:
            self.notes.tell(node.line, where, "fewer than two nouns must be there", f"Known nouns: {', '.join(self.kinds)}.")

    def _state(self, node: Mapping, unit: str, where: str) -> str | None:
        chosen = self._plain(node, "when", where)
        if chosen and (unit not in self.units or self.units[unit].state != chosen):
            known = [self.units[unit].state] if unit in self.units else []
            self.notes.tell(node.line, where, f'"{chosen}" is not the higher state of its unit', suggest(chosen, known))
        return chosen or None

    def _check_links(self, schema: Schema, root: Mapping) -> None:
        for statement in schema.statements.values():
            self._check_fields(statement, self._line(root, "statements", statement.name))
            for named in (statement.source_of, statement.opposite):
                if named and named not in schema.statements:
                    line = self._line(root, "statements", statement.name)
                    remedy = suggest(named, schema.statements)
                    self.notes.tell(line, f"statements {statement.name}", f'"{named}" is not a statement', remedy)
        for unit in schema.units.values():
            for named in filter(None, (unit.goes_to, *unit.spans.values(), *unit.tells.values())):
                if named not in schema.statements:
                    line = self._line(root, "units", unit.name)
                    self.notes.tell(
                        line, f"units {unit.name}", f'"{named}" is not a statement', suggest(named, schema.statements)
                    )
            for key, named in unit.tells.items():
                nouns = schema.statements[named].nouns if named in schema.statements else ()
                if key not in unit.texts or nouns and sum(noun.name not in unit.parts for noun in nouns) != 1:
                    line, remedy = self._line(root, "units", unit.name), "It fills the one noun that is no part of the unit."
                    self.notes.tell(line, f"units {unit.name}, tells {key}", "no remark fills that statement", remedy)
        for kind in schema.kinds.values():
            for other in kind.unlike:
                if other not in schema.kinds:
                    line = self._line(root, "kinds", kind.name)
                    self.notes.tell(line, f"kinds {kind.name}", f'"{other}" is not a kind', suggest(other, schema.kinds))
            known = schema.fields(kind.name)
            for key in [
                key for key in (kind.told_by, *(key for group in kind.same_by for key in group)) if key and key not in known
            ]:
                line = self._line(root, "kinds", kind.name)
                self.notes.tell(line, f"kinds {kind.name}", f'"{key}" is not a field of {kind.name}', suggest(key, known))
        for section in schema.sections.values():
            for named in (*section.periods.values(), section.numbered):
                if named and named not in schema.statements:
                    line = self._line(root, "sections", section.name)
                    remedy = suggest(named, schema.statements)
                    self.notes.tell(line, f"sections {section.name}", f'"{named}" is not a statement', remedy)
            if section.inside and section.inside not in schema.sections:
                line = self._line(root, "sections", section.name)
                self.notes.tell(
                    line,
                    f"sections {section.name}",
                    f'"{section.inside}" is not a section',
                    suggest(section.inside, schema.sections),
                )

    def _check_fields(self, statement: Statement, line: int) -> None:
        for kind in statement.fields:
            if not any(kind in noun.kinds for noun in statement.nouns):
                self.notes.tell(
                    line, f"statements {statement.name}", f'field: "{kind}" is not one of its nouns', suggest(kind, self.kinds)
                )

    @staticmethod
    def _line(root: Mapping, top: str, name: str) -> int:
        node = root.get(top)
        return node.lines.get(name, node.line) if isinstance(node, Mapping) else root.line

    def _reserved(self, name: str, line: int, where: str) -> None:
        self.notes.tell(line, where, f'"{name}" is a word of SQL', f'Choose another, such as "{name}_of" or "the_{name}".')

    def _things(self) -> tuple[str, ...]:
        return tuple(name for name, kind in self.kinds.items() if kind.value is None)

    def _text(self, node: Node, where: str) -> str:
        return text(node, where, self.notes)

    def _raw(self, node: Mapping, key: str) -> str:
        found = node.get(key)
        return found.value if isinstance(found, Text) else ""

    def _plain(self, node: Mapping, key: str, where: str, required: bool = False) -> str:
        found = node.get(key)
        if found is None and not required:
            return ""
        return text(found if found is not None else Listing((), node.line), f"{where} {key}", self.notes)

    def _known(self, node: Mapping, key: str, known: tuple[str, ...], where: str, required: bool = False) -> str:
        chosen = self._plain(node, key, where, required)
        if chosen and chosen not in known:
            self.notes.tell(node.line, f"{where} {key}", f'"{chosen}" is not known', suggest(chosen, known))
        return chosen

    def _flag(self, node: Mapping, key: str, where: str) -> bool:
        chosen = self._plain(node, key, where) or "false"
        if chosen not in ("true", "false"):
            self.notes.tell(node.line, f"{where} {key}", f'"{chosen}" is neither true nor false')
        return chosen == "true"
