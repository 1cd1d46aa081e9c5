"""What sources say, before anything is concluded from it: names are still words, and each claim knows its line."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
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


class Entry(NamedTuple):
    """There is such a thing, and these are its other names."""

    thing: Mention
    names: tuple[str, ...] = ()


class Fact(NamedTuple):
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


class Sentence(NamedTuple):
    """A fact in words, with every way to read it, the likeliest first."""

    text: str
    readings: tuple[Fact, ...]


class Result(NamedTuple):
    """One unit as a source tells it: its parts, or the `words` that still have to be taken apart.

    Results of one list carry the same `listed`: they are told apart by their source and never merged with each other.
    """

    unit: str
    state: str
    holder: Mention | None
    subject: Mention
    words: str = ""
    parts: tuple[Mention, ...] = ()
    texts: Mapping[str, str] = {}
    listed: int = 0


class Closing(NamedTuple):
    """Everything of this state under the holder (and subject) is known to the source."""

    unit: str
    state: str
    holder: Mention
    subject: Mention | None = None


class Correction(NamedTuple):
    """A sentence that is wrong, why, and who says so."""

    sentence: Sentence
    why: str
    source: Origin | None = None


class Origin(NamedTuple):
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


_WRITE = json.JSONEncoder(ensure_ascii=False, sort_keys=True).encode


def to_json(claim: Claim) -> str:
    """A claim in words as one line of JSON: what it is, its parts in their order, its quote."""
    return _WRITE([type(claim.body).__name__, claim.body, claim.quote])


def from_json(line: int, text: str) -> Claim:
    """The claim that `to_json` wrote."""
    called, body, quote = json.loads(text)
    return Claim(line, _READ[called](*body), quote)


def _mention(kinds: list[str], name: str, told: str, marks: list[list[str]], ids: list[str]) -> Mention:
    return Mention(tuple(kinds), name, told, tuple((key, words) for key, words in marks), tuple(ids))


def _fact(statement: str, nouns: Mapping[str, Any]) -> Fact:
    return Fact(statement, {name: _mention(*noun) if isinstance(noun, list) else noun for name, noun in nouns.items()})


def _sentence(text: str, readings: list[Any]) -> Sentence:
    return Sentence(text, tuple(_fact(*reading) for reading in readings))


def _result(
    unit: str, state: str, holder: Any, subject: Any, words: str, parts: list[Any], texts: Mapping[str, str], listed: int
) -> Result:
    holding = _mention(*holder) if holder else None
    return Result(unit, state, holding, _mention(*subject), words, tuple(_mention(*part) for part in parts), texts, listed)


def _correction(sentence: Any, why: str, source: Any) -> Correction:
    return Correction(_sentence(*sentence), why, Origin(*source) if source else None)


_READ: Mapping[str, Callable[..., Body]] = {
    "Fact": _fact,
    "Sentence": _sentence,
    "Result": _result,
    "Correction": _correction,
}
