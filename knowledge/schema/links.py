"""Whether all that the entries of statements.yaml name of each other is there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from knowledge.mistakes import Notes, suggest
from knowledge.schema.schema import Kind, Schema, Section, Statement, Unit
from knowledge.yamls import Mapping


def check_links(schema: Schema, root: Mapping, notes: Notes) -> None:
    """Tell of every name that leads nowhere; `root` is the file that the schema was read from."""
    links = _Links(schema, root, notes)
    for statement in schema.statements.values():
        links.statement(statement)
    for unit in schema.units.values():
        links.unit(unit)
    for kind in schema.kinds.values():
        links.kind(kind)
    for section in schema.sections.values():
        links.section(section)


@dataclass(frozen=True, slots=True)
class _Links:
    """Follows the names in the entries of one file."""

    schema: Schema
    root: Mapping
    notes: Notes

    def statement(self, statement: Statement) -> None:
        for kind in statement.fields:
            if not any(kind in noun.kinds for noun in statement.nouns):
                remedy = suggest(kind, self.schema.kinds)
                self._tell("statements", statement.name, f'field: "{kind}" is not one of its nouns', remedy)
        self._are_statements("statements", statement.name, (statement.source_of, statement.opposite))

    def unit(self, unit: Unit) -> None:
        self._are_statements("units", unit.name, (unit.goes_to, *unit.spans.values(), *unit.tells.values()))
        for key, named in unit.tells.items():
            nouns = self.schema.statements[named].nouns if named in self.schema.statements else ()
            if key not in unit.texts or nouns and sum(noun.name not in unit.parts for noun in nouns) != 1:
                remedy = "It fills the one noun that is no part of the unit."
                self._tell("units", unit.name, "no remark fills that statement", remedy, at=f", tells {key}")

    def kind(self, kind: Kind) -> None:
        for other in kind.unlike:
            if other not in self.schema.kinds:
                self._tell("kinds", kind.name, f'"{other}" is not a kind', suggest(other, self.schema.kinds))
        known = self.schema.fields(kind.name)
        for key in (kind.told_by, *(key for group in kind.same_by for key in group)):
            if key and key not in known:
                self._tell("kinds", kind.name, f'"{key}" is not a field of {kind.name}', suggest(key, known))

    def section(self, section: Section) -> None:
        self._are_statements("sections", section.name, (*section.periods.values(), section.numbered))
        if section.inside and section.inside not in self.schema.sections:
            remedy = suggest(section.inside, self.schema.sections)
            self._tell("sections", section.name, f'"{section.inside}" is not a section', remedy)

    def _are_statements(self, top: str, entry: str, names: Iterable[str | None]) -> None:
        for name in names:
            if name and name not in self.schema.statements:
                self._tell(top, entry, f'"{name}" is not a statement', suggest(name, self.schema.statements))

    def _tell(self, top: str, entry: str, found: str, remedy: str, at: str = "") -> None:
        node = self.root.get(top)
        line = node.lines.get(entry, node.line) if isinstance(node, Mapping) else self.root.line
        self.notes.tell(line, f"{top} {entry}{at}", found, remedy)
