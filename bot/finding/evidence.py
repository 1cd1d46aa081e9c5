"""What stands behind the rows of a query: the sources of their facts, and when each fact was first told."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence

from bot.finding.query import Fact, Query
from bot.reply import Source
from knowledge.reader import look_up
from knowledge.tellings.tellings import evidence_of

Raw = tuple[int | str | None, ...]
Ref = tuple[str, int]  # a fact, by its table and id
Place = tuple[str, int, int]  # a source, a line of it, and which of its claims
NOWHERE: Place = ("", 0, 0)


def listed(ids: Iterable[int]) -> str:
    """Numbers in order as JSON, as a statement takes many."""
    return str(sorted(ids))


class Evidence:
    """The sources of the facts in the rows, and when each fact was first told."""

    def __init__(self, store: sqlite3.Connection, query: Query, raw: Sequence[Raw]) -> None:
        facts = [*enumerate(query.facts, len(query.names))]
        self._refs = {row: [((fact.table, int(row[at] or 0)), fact) for at, fact in facts if row[at] is not None] for row in raw}
        self._first: dict[Ref, Place] = {}
        self._sources: dict[Ref, list[Source]] = {}
        self._look_up(store)
        self._told = {row: self._places(refs) for row, refs in self._refs.items()}

    def _look_up(self, store: sqlite3.Connection) -> None:
        wanted: dict[str, set[int]] = {}
        for refs in self._refs.values():
            for (table, fact), _ in refs:
                wanted.setdefault(table, set()).add(fact)
        sources: dict[str, Source] = {}
        for table in sorted(wanted):
            for fact, key, line, claim, title, url in look_up(
                store,
                f"SELECT e.fact, s.key, min(e.line), e.claim, s.title, s.url FROM {evidence_of(table)} AS e"
                " JOIN source AS s ON s.id = e.source"
                " WHERE e.fact IN (SELECT value FROM json_each(?)) GROUP BY e.fact, s.id ORDER BY 2, 3",
                (listed(wanted[table]),),
            ):
                source = sources.get(key) or sources.setdefault(key, Source(title, url or ""))
                self._first.setdefault((table, fact), (key, line, claim))
                self._sources.setdefault((table, fact), []).append(source)

    def _places(self, refs: Sequence[tuple[Ref, Fact]]) -> tuple[Place, ...]:
        own = [ref for ref, fact in refs if fact.own] or [ref for ref, _ in refs]
        return tuple([self._first.get(ref, NOWHERE) for ref in own])

    def refs(self, row: Raw) -> list[tuple[Ref, Fact]]:
        """The facts of a row, by table and id."""
        return self._refs[row]

    def told(self, row: Raw) -> tuple[Place, ...]:
        """Where the facts of the question's own lines were first told, or all facts where it has only what describes."""
        return self._told[row]

    def sources(self, raw: Sequence[Raw]) -> tuple[Source, ...]:
        """Every source of what is answered, most often told first; then one for each other fact that none of them tells."""
        refs = {ref: fact for row in raw for ref, fact in self.refs(row)}
        answering = Counter(source for ref, fact in refs.items() if fact.answers for source in self._sources.get(ref, ()))
        found = dict.fromkeys(source for source, _ in answering.most_common())
        for ref, fact in refs.items():
            told = self._sources.get(ref, ())
            if not fact.answers and told and found.keys().isdisjoint(told):
                found[told[0]] = None
        return tuple(found)
