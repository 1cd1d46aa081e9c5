"""The names and numbers of a question that are clues, not words that are a name by chance or numbers of something else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from bot.reading.clues.asked_for import Asked
from bot.reading.matching.chart import Chart
from bot.reading.meanings.item import Item
from bot.reading.meanings.meaning import Described, Named, Value, leaves
from bot.reading.spotting.spots import Spots
from bot.rules.rules import Rules

LIKELY = 0.6  # a dearer name may be one by chance
BESIDE = 3  # words between a number and the award that it belongs to at most


def clue_items(spots: Spots, chart: Chart, asked: Asked, rules: Rules) -> Iterator[Item]:
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
    counted = {item.start: item.cost for kind in _counting(asked) for item in chart.of(kind)}
    names = [(item.start, item.end) for item in every if _is_name(item)]
    every = [item for item in every if not (_opens_counted(item, counted) or _cuts_a_name(item, names))]
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
    return item._replace(start=item.meaning.first, end=item.meaning.last) if isinstance(item.meaning, Named) else item


def is_of(item: Item, items: Sequence[Item], rules: Rules) -> bool:
    """Whether one of the things of a name is of what is named beside it, where that is named: no Oscar is for "direction"."""
    kind = rules.schema.kinds[item.kind]
    if not isinstance(item.meaning, Named) or not kind.many or not kind.told_by:
        return True
    named = labels(items, kind.told_by)
    return not named or any(thing.told in named for thing in item.meaning.things)


def labels(items: Sequence[Item], kind: str) -> set[str]:
    inner = (leaf for item in items for leaf in leaves(item.meaning))
    return {thing.label for leaf in inner if isinstance(leaf, Named) and leaf.kind == kind for thing in leaf.things}


def _is_beside(item: Item, items: Sequence[Item], rules: Rules) -> bool:
    """Whether a number belongs to what clues need: "the 1976 Oscar", "the Oscar for best picture in 1976"."""
    return any(one.kind in rules.clues.needs and max(item.start - one.end, one.start - item.end) <= BESIDE for one in items)


def _counting(asked: Asked) -> Iterator[str]:
    """The kinds of the numbers that tell how often something is true of what is asked for."""
    return (kind for kind, ways in asked.wanted.told.items() if any(way.answer for way in ways))


def _opens_counted(item: Item, counted: Mapping[int, float]) -> bool:
    """Whether a description opens with a number that rather tells how many: "8 Oscars" is no night, "the 8th Oscars" is one."""
    return isinstance(item.meaning, Described) and counted.get(item.start, item.cost) < item.cost


def _is_name(item: Item) -> bool:
    """Whether several words are surely a name ("12th Fail")."""
    exact = isinstance(item.meaning, Named) and item.meaning.things[0].how == "exact"
    return exact and item.end - item.start > 1 and item.cost < LIKELY


def _cuts_a_name(item: Item, names: Iterable[tuple[int, int]]) -> bool:
    """Whether a description ends within a name: no night is "the Oscars for 12th", where "12th Fail" follows."""
    cut = any(start < item.end < end and item.start < start or start < item.start < end < item.end for start, end in names)
    return cut and isinstance(item.meaning, Described)


def _is_counted(item: Item, items: Sequence[Item], asked: Asked, spots: Spots, rules: Rules) -> bool:
    """Whether a number tells something: how many of what clues need, right before it; any other at what is asked, or beside."""
    if any(way.answer for way in asked.wanted.told[item.kind]):
        return any(one.kind in rules.clues.needs and 0 <= one.start - item.end <= 1 for one in items)
    return asked.tells(item) or _is_beside(item, items, rules) or _opens(item, spots)


def _opens(item: Item, spots: Spots) -> bool:
    """Whether a number stands at the head of a question, before a comma: "In 1992, this western won best picture"."""
    first, last = spots.question.between_marks[0]
    return last < len(spots.question.words) and item.end == last and all(spots.prices.light[first : item.start])


def _counts(item: Item, asked: Asked, spots: Spots, rules: Rules) -> bool:
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
