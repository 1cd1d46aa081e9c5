"""The files of a build as they stand now: which of them changed, and what those tell."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
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

_MANY = 50  # files, of which half are read in a process of its own
_Read = Source | tuple[Mistake, ...]


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
    mistakes: list[Mistake] = []
    named: dict[str, Path] = {}
    for path in sorted({path.resolve() for path in paths}):
        key = source_key(path)
        if key in named:
            mistakes.append(Mistake(key, 0, "", f"{named[key]} and {path} would be the same source", "Rename one."))
        else:
            named[key] = path
    unchanged = frozenset(key for key, path in named.items() if key in before and before[key] == _digest(path))
    read = _read_all({key: path for key, path in named.items() if key not in unchanged}, schema)
    changed = {key: one for key, one in read.items() if isinstance(one, Source)}
    for one in read.values():
        mistakes += () if isinstance(one, Source) else one
    shipped = frozenset(key for key, path in named.items() if _is_shipped(path))
    return Files(changed, unchanged, frozenset(read.keys() - changed.keys()), shipped, tuple(mistakes))


def _read_all(files: Mapping[str, Path], schema: Schema) -> dict[str, _Read]:
    """What each of these files is read as, in their order; half of many in a process of its own."""
    if len(files) < _MANY:
        return _read_share(files, schema)
    from knowledge.at_once import at_once  # a build to which few files are new does without, and ends sooner

    articles = [key for key, path in files.items() if _is_article(path)]
    others = [key for key, path in files.items() if not _is_article(path)]
    shares = [*articles, *others[::2]], others[1::2]
    read: dict[str, _Read] = {}
    for found in at_once([partial(_read_share, {key: files[key] for key in share}, schema) for share in shares]):
        read |= found
    return {key: read[key] for key in files}


def _read_share(files: Mapping[str, Path], schema: Schema) -> dict[str, _Read]:
    reader = _Reader(schema)
    return {key: reader.read(path, key) for key, path in files.items()}


class _Reader:
    """Reads files of either sort; what articles are read by is loaded once, and only where one has changed."""

    def __init__(self, schema: Schema) -> None:
        self.schema = schema

    def read(self, path: Path, key: str) -> _Read:
        """The source that a file is, or its mistakes."""
        try:
            raw = path.read_bytes()
            if _is_article(path):
                return read_source(raw, key, self.schema, self._rules)
            return read_facts(raw, key, self.schema, trusted=_is_shipped(path))
        except OSError as error:
            return (Mistake(key, 0, "", f"cannot be read ({error.strerror})", "Check the path."),)
        except Mistakes as found:
            return found.mistakes

    @cached_property
    def _rules(self) -> PressRules:
        return load_press(self.schema)


def _digest(path: Path) -> str:
    """What a store would have the file with; nothing where it cannot be read."""
    try:
        raw = path.read_bytes()
    except OSError:
        return ""
    return article_digest(raw) if _is_article(path) else hashlib.sha256(raw).hexdigest()


def _is_article(path: Path) -> bool:
    return path.suffix in SUFFIXES


def _is_shipped(path: Path) -> bool:
    return SHIPPED.parent in path.parents
