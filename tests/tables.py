"""Small tables read through a mapping, both given as texts."""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from knowledge.claims import Claim, Closing, Entry, Fact, Facts, Mention, Result, Value
from knowledge.importing.faults import Faults
from knowledge.importing.format import Format
from knowledge.importing.load import load_format
from knowledge.importing.read import read_tables
from knowledge.importing.source import matching
from knowledge.mistakes import Mistakes
from knowledge.schema.schema import Noun
from knowledge.schema.statements import load_statements

SCHEMA = load_statements()
SOURCE = 'source: {title: "A table"}\n'


def written(folder: Path, mapping: str) -> Format:
    """The mapping of this text, with a source before it where it has none. Raises Mistakes."""
    path = folder / "mine.yaml"
    path.write_text(mapping if "source:" in mapping else SOURCE + mapping, encoding="utf-8")
    return load_format(path, SCHEMA)


def read(folder: Path, mapping: str, tables: Mapping[str, str | bytes], faults: Faults | None = None) -> list[Claim]:
    """The claims of these files, by their names; what ends in .gz is packed. Raises Mistakes."""
    found = folder / "tables"
    found.mkdir(exist_ok=True)
    for name, content in tables.items():
        raw = content.encode() if isinstance(content, str) else content
        (found / name).write_bytes(gzip.compress(raw) if name.endswith(".gz") and isinstance(content, str) else raw)
    format = written(folder, mapping)
    files = {table.name: matching(table, list(found.iterdir())) for table in format.tables}
    return singly(read_tables(format, files, SCHEMA, faults if faults is not None else Faults()))


def singly(claims: Iterable[Claim]) -> list[Claim]:
    """The claims, each of many facts by itself."""
    return [one for claim in claims for one in _each(claim)]


def _each(claim: Claim) -> Iterator[Claim]:
    if not isinstance(claim.body, Facts):
        yield claim
        return
    facts = claim.body
    nouns = SCHEMA.statements[facts.statement].nouns
    for line, *cells in zip(facts.lines, *facts.columns, strict=True):
        told = {noun.name: _named(facts, noun, cell) for noun, cell in zip(nouns, cells, strict=True) if cell is not None}
        yield Claim(line, Fact(facts.statement, told))


def _named(facts: Facts, noun: Noun, cell: Mention | Value) -> Mention | Value:
    """What a cell tells, by its name where it was filed before."""
    is_filed = isinstance(cell, int) and SCHEMA.kinds[noun.kinds[0]].value is None
    return facts.filed([cell])[0] if is_filed else cell


def mistakes(folder: Path, mapping: str) -> list[str]:
    """What is told of a mapping, without the name of its file; nothing where it loads."""
    try:
        written(folder, mapping)
    except Mistakes as found:
        return [str(mistake).partition("mine.yaml")[2].lstrip(":") for mistake in found.mistakes]
    return []


def told(claims: list[Claim]) -> list[str]:
    """Each claim as a short line."""
    return [_told(claim.body) for claim in claims]


def _told(body: object) -> str:
    if isinstance(body, Fact):
        return f"{body.statement}: " + ", ".join(map(_word, body.nouns.values()))
    if isinstance(body, Entry):
        return " = ".join([_word(body.thing), *body.names])
    if isinstance(body, Result):
        texts = "".join(f" {key}={text}" for key, text in body.texts.items())
        parts = " + ".join(map(_word, body.parts))
        return f"{body.state} {body.subject.name} at {_word(body.holder) if body.holder else '?'}: {parts}{texts}"
    if isinstance(body, Closing):
        return f"closed {body.state} {body.holder.name} {body.subject.name if body.subject else 'all'}"
    raise AssertionError(body)


def _word(noun: Mention | int | str) -> str:
    """A mention as its name, what tells it apart in brackets, its ids behind it."""
    if not isinstance(noun, Mention):
        return str(noun)
    return noun.name + (f" ({noun.told})" if noun.told else "") + "".join(f" {one}" for one in noun.ids)
