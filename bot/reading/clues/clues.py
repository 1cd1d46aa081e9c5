"""What a question asks for by clues: "what 1970 winner for best picture also gave X an award?" has three of them.

Where no pattern fits, every name in a question is a condition on what it asks for. deduce.py tells what they leave.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from bot.reading.clues.asked_for import Asked, asked_for
from bot.reading.clues.clue_items import clue_items, is_of, labels
from bot.reading.matching.chart import Chart
from bot.reading.meanings.item import Item
from bot.reading.meanings.meaning import Meaning, Named, Value, leaves
from bot.reading.spotting.spots import Spots
from bot.reading.words.lexicon import Lexicon
from bot.rules.clue_words import Wanted, Way
from bot.rules.facts import Facts
from bot.rules.rules import Rules

Edge = Literal["", "first", "last"]
MOST = 5  # things that one question asks for
NEAR = 5  # words behind a number in which it is said what it counts


@dataclass(frozen=True, slots=True)
class Clue:
    """A thing or number named, as a condition on what is asked for, with the ways to read it, the likeliest first.

    `firm` clues are told by every source that knows the thing asked for at all; others the store may lack. `reached` where the
    question says that the higher state was reached; `denied` where it says that it was not. What `tells` stands right at the word
    for what is asked for ("this 1972 Bergman film"); what is `strict` is told in its first way alone ("won it for …").
    """

    item: Item
    ways: tuple[Way, ...]
    firm: bool
    reached: bool = False
    denied: bool = False
    tells: bool = False
    strict: bool = False

    @property
    def exact(self) -> bool:
        """Whether it is one of many that something may be ("best picture", where the award has twenty)."""
        return self.firm and isinstance(self.meaning, Named) and bool(self.meaning.things[0].told)

    @property
    def partly(self) -> bool:
        """Whether one word is part of a name ("this Bergman film"), which it may be by chance ("this French film")."""
        return isinstance(self.meaning, Named) and self.item.end - self.item.start == 1 and self.meaning.things[0].how == "part"

    @property
    def counts(self) -> bool:
        """Whether it says something of what is asked for that is not denied."""
        return bool(self.ways) and not self.denied

    @property
    def tally(self) -> bool:
        """Whether it says how often something is true ("three Oscars")."""
        return any(way.answer for way in self.ways)

    @property
    def is_number(self) -> bool:
        """Whether it is a number that says when, not how often."""
        return isinstance(self.meaning, Value) and not self.tally

    @property
    def kind(self) -> str:
        """The kind of what is named."""
        return self.item.kind

    @property
    def meaning(self) -> Meaning:
        """What is named."""
        return self.item.meaning


@dataclass(frozen=True, slots=True)
class Clues:
    """What a question asks for, what its word for it says ("actress"), and the clues; `head` is where that word stands.

    `number` is how many are asked for; `edge` and `rank` say which of several is meant: the first, the last, the second.
    """

    wanted: Wanted
    facts: Facts
    head: int
    given: tuple[Clue, ...]
    number: int = 1
    edge: Edge = ""
    rank: int = 1

    @property
    def things(self) -> frozenset[int]:
        """All that the clues name."""
        named = (leaf for clue in self.given for leaf in leaves(clue.meaning) if isinstance(leaf, Named))
        return frozenset(thing.thing for leaf in named for thing in leaf.things)


def clues(spots: Spots, chart: Chart, rules: Rules, lexicon: Lexicon) -> Iterator[Clues]:
    """The clues of a question, for each thing that its word may ask for ("winner"), the likeliest first.

    There are none where it asks for nothing that clues are known for, or for how two things are related.
    """
    plain = spots.question.plain
    every = (_given(asked, plain, spots, chart, rules, lexicon) for asked in asked_for(plain, rules))
    return (found for found in every if found)


def _given(asked: Asked, plain: Sequence[str], spots: Spots, chart: Chart, rules: Rules, lexicon: Lexicon) -> Clues | None:
    wanted, facts = asked.wanted, asked.facts
    every = list(clue_items(spots, chart, asked, rules))
    items = [item for item in every if is_of(item, every, rules)]
    foreign = [item for item in every if item not in items]
    if any(item.kind not in wanted.told for item in items) or any(item.end - item.start > 1 for item in foreign):
        return None
    if not all(any(item.start < last and first < item.end for item in items) for first, last in lexicon.sayings.barred(plain)):
        return None
    given = tuple(_clue(item, items, asked, spots, rules) for item in items)
    if not any(clue.firm for clue in given) or _needs_another(items, spots, rules) or _denies_else(given, plain, rules):
        return None
    edge, rank = _edge(items, plain, spots, rules)
    return Clues(wanted, facts, asked.last - 1, given, _number(asked, items, spots), edge, rank)


def _needs_another(items: Sequence[Item], spots: Spots, rules: Rules) -> bool:
    """Whether a word that nothing explains stands before one for what clues need: "the Lantern Award", of which nobody knows."""
    taken = {at for item in items for at in range(item.start, item.end)}
    words = spots.question.plain
    strange = [at for at, is_strange in enumerate(spots.prices.strange[:-1]) if is_strange and at not in taken]
    return any(
        words[at + 1] in rules.clues.words["sorts"] and at + 1 not in taken for at in strange if not words[at][0].isdigit()
    )


def _denies_else(given: Sequence[Clue], plain: Sequence[str], rules: Rules) -> bool:
    """Whether the question denies at its end what is no clue: "not the critics one", after all clues."""
    last = max(clue.item.end for clue in given)
    return not rules.clues.words["denies"].isdisjoint(plain[last:])


def _edge(items: Sequence[Item], plain: Sequence[str], spots: Spots, rules: Rules) -> tuple[Edge, int]:
    """Which of several of what clues need is asked for: "her first prize", "his second Oscar", not "the first actress"."""
    starts = {item.start for item in items if item.kind in rules.clues.needs}
    for edge in ("first", "last"):
        if any(at and plain[at - 1] in rules.clues.edges[edge] for at in starts):
            return edge, 1
    ranks = [number.value for number in spots.question.numbers if number.rank and _owner_before(number.first, plain, rules)]
    return ("first", ranks[0]) if ranks else ("", 1)


def _owner_before(at: int, plain: Sequence[str], rules: Rules) -> bool:
    return at > 0 and plain[at - 1] in rules.clues.words["owns"]


def _number(asked: Asked, items: Sequence[Item], spots: Spots) -> int:
    """How many things are asked for: "which two actors", but not "which two time winner"."""
    taken = {at for item in items for at in range(item.start, item.end)}
    said = (one for one in spots.question.numbers if asked.first <= one.first and one.last < asked.last and not one.rank)
    return next((one.value for one in said if one.first not in taken and 1 < one.value <= MOST), 1)


def _clue(item: Item, items: Sequence[Item], asked: Asked, spots: Spots, rules: Rules) -> Clue:
    words, plain = rules.clues.words, spots.question.plain
    firm = item.kind in rules.clues.needs
    denied = firm and _is_denied(item, spots, rules)
    told_by_state = firm or isinstance(item.meaning, Value)
    heard = plain[item.end : item.end + NEAR] if any(way.answer for way in asked.wanted.told[item.kind]) else plain
    reached = told_by_state and not denied and words["short_of"].isdisjoint(heard) and not words["reaches"].isdisjoint(plain)
    ways = asked.wanted.told[item.kind]
    if isinstance(item.meaning, Value) and not asked.tells(item):
        ways = asked.wanted.beside.get(item.kind, ways)
    strict = not told_by_state and item.start > 0 and plain[item.start - 1] in asked.wanted.strictly
    ways = ways[:1] if strict else ways
    return Clue(item._replace(meaning=_told_apart(item, items, rules)), ways, firm, reached, denied, asked.tells(item), strict)


def _is_denied(item: Item, spots: Spots, rules: Rules) -> bool:
    """Whether a word before an item denies it, with no mark between them and no word that turns back ("not …, but")."""
    first = next(first for first, last in spots.question.between_marks if item.start < last)
    denied = False
    for word in spots.question.words[first : item.start]:
        denied = word.plain in rules.clues.words["denies"] or denied and word.plain not in rules.clues.words["turns"]
    return denied


def _told_apart(item: Item, items: Sequence[Item], rules: Rules) -> Meaning:
    """Of several things of one name only those that another name in the question tells apart ("best actor", "Oscar")."""
    kind = rules.schema.kinds[item.kind]
    if not isinstance(item.meaning, Named) or not kind.many or not kind.told_by:
        return item.meaning
    named = labels(items, kind.told_by)
    fitting = tuple(thing for thing in item.meaning.things if thing.told in named)
    return item.meaning._replace(things=fitting) if fitting else item.meaning
