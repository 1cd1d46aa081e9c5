"""What a question asks for by clues: "what 1970 winner for best picture also gave X an award?" has three of them.

Where no pattern fits, every name in a question is a condition on what it asks for. deduce.py tells what they leave.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from bot.reading.chart import Chart, Item
from bot.reading.lexicon import Lexicon
from bot.reading.meaning import Described, Meaning, Named, Value, leaves
from bot.reading.spots import Spots
from bot.rules.rules import Facts, Rules, Wanted, Way

FURTHEST = 9  # words between "this" and "movie" at most
LIKELY = 0.6  # a dearer name may be one by chance
Edge = Literal["", "first", "last"]
BESIDE = 3  # words between a number and the award that it belongs to at most
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
    every = (_given(asked, plain, spots, chart, rules, lexicon) for asked in _asked(plain, rules))
    return (found for found in every if found)


def _given(asked: _Asked, plain: Sequence[str], spots: Spots, chart: Chart, rules: Rules, lexicon: Lexicon) -> Clues | None:
    wanted, facts = asked.wanted, asked.facts
    every = list(_items(spots, chart, asked, rules))
    items = [item for item in every if _is_of(item, every, rules)]
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


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is asked for, what its word says, and the words [first, last) from the one that asks to that one."""

    wanted: Wanted
    facts: Facts
    first: int
    last: int

    def tells(self, item: Item) -> bool:
        """Whether an item stands between the word that asks and the one for what is asked for ("this 1972 musical")."""
        return self.first <= item.start and item.end <= self.last


def _asked(plain: Sequence[str], rules: Rules) -> Sequence[_Asked]:
    """What is asked for: by a word that asks ("what … movie"), else by one that points ("this … movie")."""
    for opening in ("asks", "points"):
        openings = rules.clues.words[opening]
        found = [one for at, word in enumerate(plain) if word in openings and (one := _head(plain, at + 1, rules))]
        if found:
            return found[0] if len({tuple(one.wanted.kind for one in each) for each in found}) == 1 else ()
    return ()


def _head(plain: Sequence[str], at: int, rules: Rules) -> Sequence[_Asked]:
    """The first word from here on for something that may be asked for, with no word between that begins something else."""
    first = at
    while at < len(plain) and plain[at] in rules.clues.words["opens"]:
        at += 1
    for last, word in enumerate(plain[at : at + FURTHEST], at + 1):
        heads = [(wanted, facts) for wanted in rules.clues.wanted for words, facts in wanted.heads if word in words]
        if heads:
            return [_Asked(wanted, facts, first, last) for wanted, facts in heads]
        if word in rules.clues.words["stops"]:
            break
    return ()


def _items(spots: Spots, chart: Chart, asked: _Asked, rules: Rules) -> Iterator[Item]:
    """The names that explain most and do not overlap; "his first Oscar" is not the first night."""
    left = spots.prices.left
    edges = frozenset().union(*rules.clues.edges.values())
    ordered = {at for at, word in enumerate(spots.question.words) if word.plain in edges}
    every = [
        item
        for kind in dict.fromkeys((asked.wanted.kind, *asked.wanted.told))
        for item in map(_bare, chart.of(kind))
        if _counts(item, asked, spots, rules)
        and (item.kind not in rules.clues.needs or ordered.isdisjoint(range(item.start, item.end)))
    ]
    favour = rules.thresholds["close"]
    told = [0 if is_light else price for price, is_light in zip(left, spots.prices.light, strict=True)]
    every.sort(key=lambda item: item.cost - sum(told[item.start : item.end]) - favour * (item.kind in rules.clues.needs))
    free = set(range(len(left)))
    found: list[Item] = []
    for item in every:
        span = set(range(item.start, item.end))
        if span <= free and item.cost < rules.thresholds["answer"]:
            free -= span
            found.append(item)
    for item in found:
        if not isinstance(item.meaning, Value) or _is_counted(item, found, asked, spots, rules):
            yield item


def _bare(item: Item) -> Item:
    """A name without the word for its kind beside it ("award for best actor"), which may be part of another ("Lantern Award")."""
    return replace(item, start=item.meaning.first, end=item.meaning.last) if isinstance(item.meaning, Named) else item


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


def _number(asked: _Asked, items: Sequence[Item], spots: Spots) -> int:
    """How many things are asked for: "which two actors", but not "which two time winner"."""
    taken = {at for item in items for at in range(item.start, item.end)}
    said = (one for one in spots.question.numbers if asked.first <= one.first and one.last < asked.last and not one.rank)
    return next((one.value for one in said if one.first not in taken and 1 < one.value <= MOST), 1)


def _is_beside(item: Item, items: Sequence[Item], rules: Rules) -> bool:
    """Whether a number belongs to what clues need: "the 1976 Oscar", "the Oscar for best picture in 1976"."""
    return any(one.kind in rules.clues.needs and max(item.start - one.end, one.start - item.end) <= BESIDE for one in items)


def _is_counted(item: Item, items: Sequence[Item], asked: _Asked, spots: Spots, rules: Rules) -> bool:
    """Whether a number tells something: how many of what clues need, right before it; any other at what is asked, or beside."""
    if any(way.answer for way in asked.wanted.told[item.kind]):
        return any(one.kind in rules.clues.needs and 0 <= one.start - item.end <= 1 for one in items)
    return asked.tells(item) or _is_beside(item, items, rules) or _opens(item, spots)


def _opens(item: Item, spots: Spots) -> bool:
    """Whether a number stands at the head of a question, before a comma: "In 1992, this western won best picture"."""
    first, last = spots.question.between_marks[0]
    return last < len(spots.question.words) and item.end == last and all(spots.prices.light[first : item.start])


def _counts(item: Item, asked: _Asked, spots: Spots, rules: Rules) -> bool:
    """Whether an item is a clue, not words that are a name by chance.

    What clues need ("best picture", "the 56th Academy Awards") and numbers are; of other names those of several words, written
    as a name where the question writes names so.
    """
    length = item.end - item.start
    strange = any(spots.prices.strange[item.start : item.end])
    if isinstance(item.meaning, Described):
        if any(said.rule.loose for said in item.meaning.said):
            return False
        kinds = {inner.kind for said in item.meaning.said for inner in said.slots.values()}
        numbered = all(kind in rules.kinds and rules.kinds[kind].rank for kind in kinds.difference(rules.clues.needs))
        return item.kind in rules.clues.needs and numbered and not kinds.isdisjoint(rules.clues.needs) and not item.meaning.base
    if not isinstance(item.meaning, Named):
        return isinstance(item.meaning, Value)
    partly = item.meaning.things[0].how == "part"
    sure = item.meaning.things[0].how == "exact"
    if item.kind in rules.clues.needs:
        return (
            not item.pronoun
            and item.cost - item.vague < LIKELY
            and (length > 1 or strange)
            and not (partly and (rules.schema.kinds[item.kind].same_by or _is_cut_off(item, spots)))
        )
    if partly and length == 1 and item.kind != asked.wanted.kind and strange and asked.tells(item):
        return True  # "this 1972 Bergman film"
    if not sure and length == 1 or partly and item.kind == asked.wanted.kind or item.cost >= LIKELY or _is_cut_off(item, spots):
        return False
    if spots.question.text[1:].islower():
        return strange and length > (2 if item.kind == asked.wanted.kind else 1)
    if length > 1 and all(spots.question.proper[item.start : item.end]):
        return True  # written as a title, be it of common words: "Cast Away"
    capital = not spots.question.typed(item.start, item.end)[:1].islower()
    return strange and capital and (length > 1 or item.start > 0 and item.kind != asked.wanted.kind)


def _is_cut_off(item: Item, spots: Spots) -> bool:
    """Whether words are taken for a name that are written as part of a longer one: "Under Fire" of "Courage Under Fire"."""
    proper, prices = spots.question.proper, spots.prices
    partly = isinstance(item.meaning, Named) and item.meaning.things[0].how == "part"
    beside = [at for at in (item.start - 1, item.end) if 0 <= at < len(proper) and proper[at] and (partly or prices.strange[at])]
    return any(item.end - item.start == 1 or not prices.named[at] for at in beside)


def _clue(item: Item, items: Sequence[Item], asked: _Asked, spots: Spots, rules: Rules) -> Clue:
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
    return Clue(replace(item, meaning=_told_apart(item, items, rules)), ways, firm, reached, denied, asked.tells(item), strict)


def _is_denied(item: Item, spots: Spots, rules: Rules) -> bool:
    """Whether a word before an item denies it, with no mark between them and no word that turns back ("not …, but")."""
    first = next(first for first, last in spots.question.between_marks if item.start < last)
    denied = False
    for word in spots.question.words[first : item.start]:
        denied = word.plain in rules.clues.words["denies"] or denied and word.plain not in rules.clues.words["turns"]
    return denied


def _is_of(item: Item, items: Sequence[Item], rules: Rules) -> bool:
    """Whether one of the things of a name is of what is named beside it, where that is named: no Oscar is for "direction"."""
    kind = rules.schema.kinds[item.kind]
    if not isinstance(item.meaning, Named) or not kind.many or not kind.told_by:
        return True
    named = _labels(items, kind.told_by)
    return not named or any(thing.told in named for thing in item.meaning.things)


def _labels(items: Sequence[Item], kind: str) -> set[str]:
    inner = (leaf for item in items for leaf in leaves(item.meaning))
    return {thing.label for leaf in inner if isinstance(leaf, Named) and leaf.kind == kind for thing in leaf.things}


def _told_apart(item: Item, items: Sequence[Item], rules: Rules) -> Meaning:
    """Of several things of one name only those that another name in the question tells apart ("best actor", "Oscar")."""
    kind = rules.schema.kinds[item.kind]
    if not isinstance(item.meaning, Named) or not kind.many or not kind.told_by:
        return item.meaning
    named = _labels(items, kind.told_by)
    fitting = tuple(thing for thing in item.meaning.things if thing.told in named)
    return replace(item.meaning, things=fitting) if fitting else item.meaning
