"""What sources say, before anything is concluded from it: names are still words, and each claim knows its line."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

Value = int | str


class Mention(NamedTuple):
    """A thing as a source names it: the kinds it may be, its words, what tells it from namesakes, and marks that identify it.

    `ids` are identifiers that others gave it, as "imdb:tt0120338": a scheme, a colon, a value. A mention with an id and no name
    means what its source calls by that id elsewhere.
    """

    kinds: tuple[str, ...]
    name: str
    told: str = ""
    marks: tuple[tuple[str, str], ...] = ()
    ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """There is such a thing, and these are its other names."""

    thing: Mention
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """A statement with something for each of its nouns."""

    statement: str
    nouns: Mapping[str, Mention | Value]


Filed = Callable[[Sequence[int]], Sequence[Mention]]


@dataclass(frozen=True, slots=True)
class Facts:
    """Many facts of one statement, as tables tell them: the line of each, and for each noun a column of what stands there.

    Where a noun is a thing, a number in its column stands for one that the source filed before; `filed` gives their mentions.
    """

    statement: str
    lines: Sequence[int]
    columns: Sequence[Sequence[Mention | Value | None]]
    filed: Filed = lambda numbers: []


@dataclass(frozen=True, slots=True)
class Sentence:
    """A fact in words, with every way to read it, the likeliest first."""

    text: str
    readings: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """One unit as a source tells it: its parts, or the `words` that still have to be taken apart.

    Results of one list carry the same `listed`: they are told apart by their source and never merged with each other.
    """

    unit: str
    state: str
    holder: Mention | None
    subject: Mention
    words: str = ""
    parts: tuple[Mention, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)
    listed: int = 0


@dataclass(frozen=True, slots=True)
class Closing:
    """Everything of this state under the holder (and subject) is known to the source."""

    unit: str
    state: str
    holder: Mention
    subject: Mention | None = None


@dataclass(frozen=True, slots=True)
class Correction:
    """A sentence that is wrong, why, and who says so."""

    sentence: Sentence
    why: str
    source: Origin | None = None


@dataclass(frozen=True, slots=True)
class Origin:
    """What a source is called and where it can be read; `date` is an ISO date or empty."""

    title: str
    url: str = ""
    date: str = ""
    publisher: str = ""


Body = Entry | Fact | Facts | Sentence | Result | Closing | Correction


class Claim(NamedTuple):
    """One thing that a source says, the line it stands on, and the words behind it where they are kept."""

    line: int
    body: Body
    quote: str = ""

    @property
    def statement(self) -> str:
        """What the claim is about: a statement, a unit, or the form of its body."""
        if isinstance(self.body, Fact | Facts):
            return self.body.statement
        return self.body.unit if isinstance(self.body, Result) else type(self.body).__name__.casefold()


@dataclass(frozen=True, slots=True)
class Source:
    """A source: its key in the store, the digest of what it was read from, its origin, its claims in order.

    The claims of a table may be an iterable that is read once. A table's names are literal and its claims need no choice: every
    mention is of one kind, every result has its parts.
    """

    key: str
    digest: str
    origin: Origin
    claims: Iterable[Claim]
    table: bool = False


_TYPES: dict[str, Any] = {cls.__name__: cls for cls in (Mention, Entry, Fact, Sentence, Result, Closing, Correction, Origin)}
_FIELDS = {cls: tuple(cls._fields if cls is Mention else cls.__dataclass_fields__) for cls in _TYPES.values()}
_NOTHING: tuple[Any, ...] = ("", (), {})
_WRITE = json.JSONEncoder(ensure_ascii=False, sort_keys=True).encode


def to_json(claim: Claim) -> str:
    """The body and the quote as one line of JSON with sorted keys."""
    return _WRITE({"body": _packed(claim.body), "quote": claim.quote})


def from_json(line: int, text: str) -> Claim:
    """The claim that `to_json` wrote."""
    read = json.loads(text)
    return Claim(line, _unpacked(read["body"]), read["quote"])


def _packed(value: Any) -> Any:
    if isinstance(value, str):
        return value
    fields = _FIELDS.get(type(value))
    if fields:
        packed = {"is": type(value).__name__}
        for name in fields:
            field = getattr(value, name)
            if field not in _NOTHING:
                packed[name] = field if isinstance(field, str) else _packed(field)
        return packed
    if isinstance(value, tuple):
        return [_packed(item) for item in value]
    return {key: _packed(item) for key, item in value.items()} if isinstance(value, Mapping) else value


def _unpacked(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(_unpacked(item) for item in value)
    if isinstance(value, dict) and "is" in value:
        return _TYPES[value["is"]](**{name: _unpacked(field) for name, field in value.items() if name != "is"})
    return {key: _unpacked(item) for key, item in value.items()} if isinstance(value, dict) else value
