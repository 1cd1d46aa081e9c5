"""Things, rows, sources and the bot's own sentences in words, by the templates of one set of rules."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from jinja2 import Environment
from jinja2.meta import find_undeclared_variables
from markupsafe import Markup, escape

from bot.finding.rows import Cell, Row, Thing
from bot.reply import Source
from bot.rules.rules import Rules
from bot.rules.templates import environment, listed
from bot.telling.cited import cited

_ALONE = {"{{ name }}": "name", "{{ label }}": "label"}  # what needs no template
MOST_SOURCES = 2


class Phrasing:
    """Fills templates; each is read once."""

    def __init__(self, rules: Rules) -> None:
        self._rules = rules
        environment_of: Environment = environment()
        self._called = lru_cache(maxsize=4096)(self._call)
        self._template = lru_cache(maxsize=None)(environment_of.from_string)
        self.uses = lru_cache(maxsize=None)(lambda template: find_undeclared_variables(environment_of.parse(template)))
        self._sources = lru_cache(maxsize=1024)(self._source_line)

    def say(self, name: str, /, **values: object) -> Markup:
        """One of the bot's own sentences, from `says:`."""
        return self.write(self._rules.says[name], values)

    def write(self, template: str, shown: Mapping[str, Any]) -> Markup:
        """A template filled in."""
        return Markup(self._template(template).render(shown))

    def lines(self, template: str, shown: Mapping[str, Any]) -> Markup:
        """A template of several lines filled in, without those that say nothing."""
        lines = (line.strip() for line in str(self.write(template, shown)).split("\n"))
        return Markup("\n".join(line for line in lines if line))

    def source_line(self, sources: tuple[Source, ...]) -> Markup:
        """The line that names sources, the first of them."""
        return self._sources(sources)

    def rows(self, rows: Iterable[Row]) -> list[dict[str, Any]]:
        """Rows as templates take them: each name with its cells in words, `also` rows as lists, and the remarks."""
        return [self._row(row) for row in rows]

    def cells(self, cells: Iterable[Cell]) -> Markup:
        """Things and values, as a list."""
        return listed(self.call(cell) for cell in cells)

    def call(self, cell: Cell) -> Markup:
        """A thing or value as replies print it."""
        if not isinstance(cell, Thing):
            return escape(cell)
        kind = self._rules.kinds.get(cell.kind)
        if kind is None:
            return escape(cell.label)
        return self._called(kind.call, cell, tuple((name, cell.known.get(name, "")) for name in kind.known))

    def _call(self, template: str, thing: Thing, known: tuple[tuple[str, str | int], ...]) -> Markup:
        if template in _ALONE:
            return escape(getattr(thing, _ALONE[template]))
        return self.write(template, {"name": thing.name, "label": thing.label, "told": thing.told, **dict(known)})

    def _row(self, row: Row) -> dict[str, Any]:
        cells: dict[str, Any] = {name: self.cells(found) for name, found in row.cells.items()}
        for called, inner in row.also.items():
            cells[called] = self.rows(inner)
            for name in {name for one in inner for name in one.cells}:
                cells.setdefault(name, self.cells(dict.fromkeys(cell for one in inner for cell in one.cells[name])))
        cells["note"] = Markup(", ").join(row.notes)
        return cells

    def _source_line(self, sources: tuple[Source, ...]) -> Markup:
        all_told = cited(sources)
        shown = [
            self.say("source_linked" if source.url else "source_plain", title=source.title, url=source.url)
            for source in all_told[:MOST_SOURCES]
        ]
        return self.say("sources", sources=Markup("; ").join(shown), more=len(all_told) - len(shown))
