"""How a question asks by clues, and what it may ask for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.rules.answers import Answer
from bot.rules.facts import Facts
from bot.rules.questions import Intent
from knowledge.patterns import Sequence


@dataclass(frozen=True, slots=True)
class Way:
    """Facts by which a clue may tell of what is asked for; `higher` are the same with their units in the higher state.

    With an `answer` the clue says how often they are true.
    """

    facts: Facts
    higher: Facts | None = None
    answer: Answer | None = None


@dataclass(frozen=True, slots=True)
class Wanted:
    """A kind of thing that clues may tell of: the words for it with what they say, and for each kind of clue its ways.

    `beside` are the ways of numbers that stand beside an award, `together` facts of several clues at once. `order` and `by` tell
    which thing comes first; a name behind a word of `strictly` is told in its first way alone; `intent` answers.
    """

    kind: str
    heads: tuple[tuple[frozenset[str], Facts], ...]
    told: Mapping[str, tuple[Way, ...]]
    beside: Mapping[str, tuple[Way, ...]]
    together: tuple[Way, ...]
    order: Facts
    by: str
    strictly: frozenset[str]
    intent: Intent


@dataclass(frozen=True, slots=True)
class ClueWords:
    """How a question asks by clues: its words, by what they do, and what may be asked for.

    `bars` are phrases that clues cannot answer, `edges` the words for the first and the last, `needs` kinds of which one must be
    among the clues.
    """

    words: Mapping[str, frozenset[str]]
    bars: tuple[Sequence, ...]
    edges: Mapping[str, frozenset[str]]
    needs: tuple[str, ...]
    wanted: tuple[Wanted, ...]
