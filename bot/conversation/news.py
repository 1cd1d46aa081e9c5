"""What is new of a thing that somebody follows: each piece of news with a mark by which it is known again after any build."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from bot.conversation.cards import meaning_of
from bot.conversation.keys import Known
from bot.conversation.rules import Told
from bot.finding.query import compile_query
from bot.finding.rows import Row, Thing, read_rows
from bot.rules.answers import Answer
from bot.rules.rules import Rules
from bot.rules.templates import write_row
from bot.telling.phrasing import Phrasing


@dataclass(frozen=True, slots=True)
class Item:
    """One piece of news: its mark, and the line that tells it in Telegram HTML."""

    mark: str
    line: str


@dataclass(frozen=True, slots=True)
class Newsroom:
    """Tells what there is of things that can be followed, by what conversation.yaml says."""

    told: Told
    rules: Rules
    store: sqlite3.Connection
    phrasing: Phrasing

    def can_follow(self, thing: Known) -> bool:
        """Whether there may ever be news of things of this kind."""
        return thing.kind in self.told.news

    def of(self, thing: Known) -> list[Item]:
        """Everything that would be news of it, had nothing been told yet."""
        news = self.told.news.get(thing.kind)
        if news is None:
            return []
        query = compile_query(news.facts, {thing.kind: meaning_of(thing)}, Answer("each"), self.rules)
        rows = read_rows(query, self.store, self.rules).rows
        shown = self.phrasing.rows(rows)
        return [Item(_mark(row), str(write_row(one, news.line))) for row, one in zip(rows, shown, strict=True)]


def _mark(row: Row) -> str:
    """A digest of the names in a row, which no build changes."""
    return hashlib.sha256("\0".join(sorted(_names(row))).encode()).hexdigest()[:16]


def _names(row: Row) -> Iterator[str]:
    for name, cells in row.cells.items():
        for cell in cells:
            yield f"{name}\1{cell.name}\1{cell.told}" if isinstance(cell, Thing) else f"{name}\1{cell}"
