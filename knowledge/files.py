"""The files of a build as they stand now: which of them changed, and what those tell."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from knowledge.claims import Source
from knowledge.documents.facts import read_facts
from knowledge.mistakes import Mistake, Mistakes
from knowledge.press.load import load_press
from knowledge.press.rules import PressRules
from knowledge.press.source import SUFFIXES, read_source
from knowledge.press.source import digest as article_digest
from knowledge.schema.schema import Schema
from knowledge.schema.statements import SHIPPED


@dataclass(frozen=True, slots=True)
class Files:
    """Those that changed, read; the keys of those that did not, of those refused for their mistakes, of those that we ship."""

    changed: Mapping[str, Source]
    unchanged: frozenset[str]
    refused: frozenset[str]
    shipped: frozenset[str]
    mistakes: tuple[Mistake, ...]


def source_key(path: Path) -> str:
    """What a source is called in the store and in mistakes: its file and the folder it is in."""
    return f"{path.absolute().parent.name}/{path.name}"


def read_files(paths: Sequence[Path], schema: Schema, before: Mapping[str, str]) -> Files:
    """Read the files that changed since a store had them with the digests of `before`, by their keys."""
    reader = _Reader(schema, before)
    changed: dict[str, Source] = {}
    unchanged: set[str] = set()
    refused: set[str] = set()
    mistakes: list[Mistake] = []
    taken: dict[str, Path] = {}
    for path in sorted({path.resolve() for path in paths}):
        key = source_key(path)
        if key in taken:
            mistakes.append(Mistake(key, 0, "", f"{taken[key]} and {path} would be the same source", "Rename one."))
            continue
        taken[key] = path
        try:
            source = reader.read(path, key)
        except Mistakes as found:
            mistakes += found.mistakes
            refused.add(key)
            continue
        if source:
            changed[key] = source
        else:
            unchanged.add(key)
    shipped = frozenset(key for key, path in taken.items() if _is_shipped(path))
    return Files(changed, frozenset(unchanged), frozenset(refused), shipped, tuple(mistakes))


class _Reader:
    """Reads files of either sort; what articles are read by is loaded once, and only where one has changed."""

    def __init__(self, schema: Schema, before: Mapping[str, str]) -> None:
        self.schema = schema
        self.before = before

    def read(self, path: Path, key: str) -> Source | None:
        """The source that a file is; None where the store has it as it stands. Raises Mistakes."""
        try:
            raw = path.read_bytes()
        except OSError as error:
            raise Mistakes([Mistake(key, 0, "", f"cannot be read ({error.strerror})", "Check the path.")]) from error
        is_article = path.suffix in SUFFIXES
        if self.before.get(key) == (article_digest(raw) if is_article else hashlib.sha256(raw).hexdigest()):
            return None
        if is_article:
            return read_source(raw, key, self.schema, self._rules)
        return read_facts(raw, key, self.schema, trusted=_is_shipped(path))

    @cached_property
    def _rules(self) -> PressRules:
        return load_press(self.schema)


def _is_shipped(path: Path) -> bool:
    return SHIPPED.parent in path.parents
