"""Reads a mapping: everything is checked against the statements, and all mistakes are told at once."""

from __future__ import annotations

import codecs
import hashlib
from collections.abc import Collection
from pathlib import Path

from knowledge.claims import Claim, Origin
from knowledge.documents.facts import FactsReader
from knowledge.importing.format import SEPARATORS, Condition, Format, Line, Name, Table
from knowledge.importing.kinds import Uses
from knowledge.importing.load_blocks import read_blocks
from knowledge.importing.recipes import RecipeReader
from knowledge.mistakes import Notes, suggest
from knowledge.schema.schema import Schema, Unit
from knowledge.yamls import Mapping, Node, Text, check_keys, load, mapping, one_or_many, text

SHIPPED = Path(__file__).parent.parent / "imports"
_TABLE = (
    *("file", "separator", "quotes", "columns", "short_rows", "encoding", "empty"),
    *("where", "names", "things", "facts"),
)
_QUOTES = ("none", '"', "'")


def load_format(path: Path, schema: Schema) -> Format:
    """The mapping in a file. Raises Mistakes with every mistake in it."""
    notes = Notes(f"{path.absolute().parent.name}/{path.name}")
    root = mapping(load(path, notes, trusted=SHIPPED in path.absolute().parents), "", notes)
    format = _Reader(schema, notes).read(path, root)
    notes.check()
    return format


class _Reader:
    """Reads one mapping; the tables in order, since later ones look things up in earlier ones."""

    def __init__(self, schema: Schema, notes: Notes) -> None:
        self.schema = schema
        self.notes = notes
        self.recipes = RecipeReader(notes)
        self.kinds: dict[str, str] = {}
        self.filed: set[str] = set()

    def read(self, path: Path, root: Mapping) -> Format:
        entries = {key: node for key, node in root.items() if key != "tables"}
        origin, claims = self._entries(Mapping(entries, root.lines, root.line))
        tables = mapping(root.get("tables"), "tables", self.notes)
        if not tables.entries:
            self.notes.tell(root.line, "", "there are no tables", "Say under tables: how each sort of file is read.")
        read = tuple(self._table(key, mapping(node, f"tables {key}", self.notes)) for key, node in tables.items())
        return Format(path.stem, hashlib.sha256(path.read_bytes()).hexdigest(), origin, claims, read, frozenset(self.filed))

    def _entries(self, root: Mapping) -> tuple[Origin, tuple[Claim, ...]]:
        """The source, and what the mapping says of itself in the form of a facts file."""
        facts = FactsReader(self.schema, self.notes)
        origin = facts.read(root)
        return origin, facts.claims

    def _table(self, name: str, node: Mapping) -> Table:
        where = f"tables {name}"
        under = {unit.under for unit in self.schema.units.values()}
        check_keys(node, (*_TABLE, *sorted(under)), where, self.notes)
        columns = mapping(node.get("names"), f"{where} names", self.notes)
        recipes = {key: self.recipes.recipes(item, f"{where} names {key}") for key, item in columns.items()}
        asked = {key: kind for key, item in columns.items() if (kind := self.recipes.kind(item))}
        uses = Uses(self.schema, self.notes, recipes, asked, columns.lines, where, self.kinds)
        lines = self._lines(node.get("facts"), f"{where} facts", uses)
        blocks = tuple(
            block
            for key in sorted(under & node.entries.keys())
            for block in read_blocks(node.get(key), self._unit(key), f"{where} {key}", uses, self.recipes)
        )
        things = tuple(text(item, f"{where} things", self.notes) for item in one_or_many(node.get("things")))
        for thing in things:
            uses.named(thing, node.lines["things"], f"{where} things")
        names = {key: Name(key, kind, recipes[key], columns.lines[key]) for key, kind in uses.settle().items()}
        self.kinds |= {f"{name}.{key}": one.kind for key, one in names.items()}
        self.filed |= {recipe.of for found in recipes.values() for recipe in found if recipe.of}
        table = Table(
            name=name,
            files=tuple(text(item, f"{where} file", self.notes) for item in one_or_many(node.get("file"))) or ("*",),
            names=names,
            separator=self._separator(node, where),
            quotes=self._quotes(node, where),
            columns=tuple(text(item, f"{where} columns", self.notes) for item in one_or_many(node.get("columns"))),
            short_rows=self._known(node, "short_rows", ("true", "false"), where) == "true",
            encoding=self._encoding(node, where),
            empty=self.recipes.texts(node.get("empty")) | {""},
            where=self.recipes.condition(node.get("where"), f"{where} where"),
            things=things,
            lines=lines,
            blocks=blocks,
        )
        for column in table.wanted() if table.columns else ():
            if column not in table.columns:
                self.notes.tell(node.line, where, f'"{column}" is none of its columns', suggest(column, table.columns))
        return table

    def _unit(self, under: str) -> Unit:
        return next(unit for unit in self.schema.units.values() if unit.under == under)

    def _lines(self, node: Node | None, where: str, uses: Uses) -> tuple[Line, ...]:
        found = []
        for index, item in enumerate(one_or_many(node), 1):
            place = f"{where} {index}"
            fields = item if isinstance(item, Mapping) else Mapping({"says": item}, {}, item.line)
            check_keys(fields, ("says", "where"), place, self.notes)
            condition = self.recipes.condition(fields.get("where"), f"{place} where")
            found += self._line(fields.get("says") or Text("", fields.line), condition, place, uses)
        return tuple(found)

    def _line(self, node: Node, condition: Condition, where: str, uses: Uses) -> list[Line]:
        written = text(node, where, self.notes)
        if not written:
            return []
        try:
            line = self.schema.fact_line(written)
        except ValueError as error:
            self.notes.tell(node.line, where, str(error))
            return []
        if line.statement.unit:
            under = line.statement.unit.under
            self.notes.tell(node.line, where, f'"{written}" is counted in units', f"Write it under {under}.")
            return []
        for noun, name in line.names.items():
            uses.used(name, line.statement.noun(noun).kinds, node.line, where)
        return [Line(line.statement, line.names, condition)]

    def _separator(self, node: Mapping, where: str) -> str:
        found = node.get("separator")
        written = found.value if isinstance(found, Text) else ""
        chosen = SEPARATORS.get(written, written)
        if len(chosen) > 1:
            self.notes.tell(node.lines["separator"], where, f'"{written}" is not one character', suggest(written, SEPARATORS))
        return chosen[:1]

    def _quotes(self, node: Mapping, where: str) -> str | None:
        chosen = self._known(node, "quotes", _QUOTES, where)
        return None if not chosen else "" if chosen == "none" else chosen

    def _encoding(self, node: Mapping, where: str) -> str:
        written = text(node.get("encoding"), f"{where} encoding", self.notes) if node.get("encoding") is not None else ""
        try:
            # Lines are found before they are decoded, so a line's end must be the one byte it is everywhere.
            fits = codecs.encode("\n", written or "utf-8") == b"\n"
        except LookupError:
            fits = False
        if not fits:
            remedy = "Name one that has ASCII in it, as utf-8 or latin-1."
            self.notes.tell(node.lines["encoding"], where, f'"{written}" is not an encoding that can be read', remedy)
        return written if written and fits else "utf-8-sig"

    def _known(self, node: Mapping, key: str, known: Collection[str], where: str) -> str:
        chosen = text(node.get(key), f"{where} {key}", self.notes) if node.get(key) is not None else ""
        if chosen and chosen not in known:
            self.notes.tell(node.lines[key], f"{where} {key}", f'"{chosen}" is not known', suggest(chosen, known))
        return chosen
