"""Python is an engine: the words of the domain stand in YAML, and in no identifier or text of the code."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from knowledge.words import words

ROOT = Path(__file__).parent.parent

# Words without which no English, SQL or Python can be written.
GLUE = set(words("a about after and as at by for from had has in is of on or out the to was with"))
# Words that the statements use and the engine needs in a sense of its own.
BY_CHANCE = {
    "based": "what a reading rests on",
    "came": "where a value came from",
    "character": "one letter of a text",
    "edited": "a message its sender has changed, or a word apart by a few letters",
    "first": "what stands before the rest of a list",
    "goes": "where a column goes",
    "held": "what a value holds",
    "like": "SQL's operator",
    "language": "what a question is written in",
    "lies": "where a span lies in a text",
    "note": "a remark on a row, kept and printed as it is",
    "other": "the one of two that is not this one",
    "place": "where a mistake is: file, line and path",
    "results": "what a search returns",
    "shared": "what several have in common",
    "role": "the part that a word plays, as one that introduces a name",
    "said": "a text in words, as opposed to what it means",
    "subject": "a key of statements.yaml: what a unit names",
    "until": "the end of a wait",
    "works": "what functions",
    "writer": "what writes to the store",
}
# What the standard library happens to call so.
FOREIGN = {"unicodedata.category", "warnings.filterwarnings(category)"}


def read(file: Path) -> Any:
    return yaml.load(file.read_text(), Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))


def spread(value: Any) -> Iterator[str]:
    """Every text within a list, the values of a mapping, or alone."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from spread(each)
    elif isinstance(value, list):
        for each in value:
            yield from spread(each)


def told_by_statements() -> Iterator[str]:
    """The nouns, verbs, fields, sections and units of the statements; kinds of value (year, number …) are the engine's own."""
    told = read(ROOT / "knowledge/statements.yaml")
    values = {name for name, kind in told["kinds"].items() if "value" in kind}
    yield from told["kinds"].keys() - values
    for section, entry in told["sections"].items():
        yield from (section, entry["of"])
    for statement in told["statements"].values():
        yield from (each for each in words(statement["says"]) if each not in values)
        yield from statement.get("nouns", {})
        yield from (each for each in spread(statement.get("field", {})) if each not in values)
    for name, unit in told["units"].items():
        yield from (
            name,
            unit["under"],
            *unit["parts"],
            *unit["parts"].values(),
            *unit["texts"],
            *unit["states"],
            *unit["closes"],
        )


def told_by_intents() -> Iterator[str]:
    """What each kind is called in a question."""
    for file in [ROOT / "intents.yaml", *(ROOT / "languages").glob("*.yaml")]:
        for kind in (read(file).get("kinds", {}) if file.exists() else {}).values():
            yield from (head for head in kind.get("heads", []) if isinstance(head, str))


@cache
def forbidden_words() -> frozenset[str]:
    spoken = {word for name in (*told_by_statements(), *told_by_intents()) for word in words(name)}
    free = GLUE | BY_CHANCE.keys() | {word + "s" for word in BY_CHANCE}
    return frozenset(word for each in spoken - free for word in (each, each + "s") if not word.isdecimal())


@cache
def forbidden_names() -> frozenset[str]:
    """Awards and categories by name, in plain words; those of one word that any text may use are left to the list above."""
    names = set()
    for file in (ROOT / "knowledge/facts").glob("*.yaml"):
        for night in read(file).get("awards") or []:
            names.add(night.get("award", ""))
            names.update(spread(night.get("also_known_as", [])))
            names.update(spread([each.get("name", "") for each in night.get("categories") or [] if isinstance(each, dict)]))
            names.update(each.get("category", "") for each in night.get("results") or [])
    return frozenset(plain for name in names if (plain := " ".join(words(name)))) - {""}


def sources() -> list[Path]:
    return sorted([*(ROOT / "bot").rglob("*.py"), *(ROOT / "knowledge").rglob("*.py")])


def identifiers(tree: ast.AST) -> Iterator[tuple[int, str]]:
    foreign = set()
    for node in ast.walk(tree):
        if id(node) in foreign:
            continue
        match node:
            case ast.Attribute() if ast.unparse(node) in FOREIGN:
                continue
            case ast.Call(func=func, keywords=named):
                foreign |= {id(each) for each in named if f"{ast.unparse(func)}({each.arg})" in FOREIGN}
            case ast.Name(id=name) | ast.Attribute(attr=name):
                yield node.lineno, name
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
                yield node.lineno, name
            case ast.arg(arg=name) | ast.keyword(arg=str(name)):
                yield node.lineno, name
            case ast.alias(name=name, asname=other):
                yield from ((node.lineno, each) for each in (name, other) if each)
            case ast.MatchAs(name=str(name)) | ast.MatchStar(name=str(name)) | ast.MatchMapping(rest=str(name)):
                yield node.lineno, name
            case ast.Global(names=names) | ast.Nonlocal(names=names):
                yield from ((node.lineno, name) for name in names)


def literals(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """The texts of the code; a text that is a statement of its own is a docstring."""
    docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node.lineno, node.value


def parts(identifier: str) -> list[str]:
    """`firstName_2` is `["first", "name"]`."""
    return [part.lower() for part in re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+", identifier)]


def offences(code: str, banned_words: Iterable[str], banned_names: Iterable[str]) -> Iterator[tuple[int, str]]:
    tree, banned = ast.parse(code), frozenset(banned_words)
    for line, name in identifiers(tree):
        yield from ((line, word) for word in parts(name) if word in banned)
    for line, text in literals(tree):
        said = words(text)
        yield from ((line, word) for word in said if word in banned)
        plain = f" {' '.join(said)} "
        yield from ((line, name) for name in banned_names if f" {name} " in plain)


def test_there_are_words_names_and_files_to_look_for() -> None:
    assert {"film", "films", "winner", "directed", "married", "nomination", "people", "hosts"} <= forbidden_words()
    assert len(forbidden_names()) > 10
    assert len(sources()) > 10


def test_every_exception_is_a_word_of_the_statements() -> None:
    """So that the lists shrink when the statements do."""
    assert BY_CHANCE.keys() <= {word for name in told_by_statements() for word in words(name)}


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("film = 1", ["film"]),
        ("def best_film(): ...", ["film"]),
        ("class FilmStar: ...", ["film"]),
        ("x.theFilms", ["films"]),
        ("f(film=1)", ["film"]),
        ("from x import film as y", ["film"]),
        ("f'the {x} film_id'", ["film"]),
        ("x = 'who got Best Film?'", ["film", "best film"]),
        ("match x:\n    case [*film]: ...", ["film"]),
        ('def f():\n    """A film."""  # a film', []),
        ("unicodedata.category(x)", []),
        ("warnings.filterwarnings(category=x)", []),
        ("f(category=x).category", ["category", "category"]),
        ("filming = 'filmed'", []),
    ],
)
def test_the_search_finds_identifiers_and_texts_but_not_remarks(code: str, found: list[str]) -> None:
    assert [word for _, word in offences(code, {"film", "films", "category"}, {"best film"})] == found


@pytest.mark.parametrize("file", sources(), ids=lambda file: str(file.relative_to(ROOT)))
def test_no_word_of_the_domain_stands_in_the_code(file: Path) -> None:
    found = offences(file.read_text(), forbidden_words(), forbidden_names())
    assert [f"{file.relative_to(ROOT)}:{line} {word}" for line, word in sorted(set(found))] == []
