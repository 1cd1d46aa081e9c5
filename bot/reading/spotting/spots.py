"""The second hop: where names and numbers may stand in a question, rival spans kept."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from bot.numbers import Number
from bot.question import Question
from bot.reading.meanings.item import Item
from bot.reading.meanings.meaning import Value
from bot.reading.spotting.dated_titles import dated
from bot.reading.spotting.named import named
from bot.reading.words.prices import Prices
from bot.rules.rules import Rules
from knowledge.names import Candidate, Names
from knowledge.words import ordinal

FAR_BETTER = 20  # times as many facts

Stretch = tuple[int, int, list[Candidate]]  # the words [first, last), and what they may name
Look = Callable[[Sequence[str], Sequence[bool], Sequence[bool]], Sequence[Stretch]]  # words; strange ones; written as names


@dataclass(frozen=True, slots=True)
class Spots:
    """What the words of a question may name: the seeds of the chart, and the prices of leaving words out."""

    question: Question
    prices: Prices
    seeds: tuple[Item, ...]

    def afresh(self) -> Spots:
        """The same, to be read in a thread, where words that lean on it are given other prices."""
        return replace(self, prices=self.prices.afresh())


def spot(question: Question, prices: Prices, rules: Rules, names: Names) -> Spots:
    """Find every span that may be a name or a number; a word within a certain name then costs more to leave out."""
    seeds: list[Item] = []
    look: Look = lambda plain, strange, stands: names.spans(plain, strange, proper=stands)  # noqa: E731
    for first, last, found in stretches(question, prices.strange, prices.stands, look, rules.words.glue):
        for item in named(question, first, last, found, rules, prices.strange, prices.stands):
            if _is_courtesy(item, prices, rules):
                continue
            seeds.append(item)
            raise_prices(item, prices, rules)
    seeds += list(dated(seeds, question, rules))
    return Spots(question, prices, (*numbered(question, seeds, rules), *seeds))


def _is_courtesy(item: Item, prices: Prices, rules: Rules) -> bool:
    """Whether what is taken for a title is a word of courtesy, behind another such: "I wonder who that was"."""
    first, filler = item.start, rules.costs["filler"]
    alone = item.end - first == 1 and item.cost >= rules.costs["ordinary"] and first > 0
    return alone and max(prices.left[first - 1 : first + 1]) <= filler


def raise_prices(item: Item, prices: Prices, rules: Rules) -> None:
    """Make the words of a name dearer to leave out."""
    first, last = item.start, item.end
    if item.guess and not item.slip and prices.strange[first]:
        prices.left[first] = max(prices.left[first], rules.costs["unknown"])  # "light": no "night" misspelt
    if last - first == 1 and item.cost == 0 and prices.strange[first]:
        prices.is_name(first)  # "Cats", "Paris"
    if item.told:
        prices.sure.append((first, last))
        for at in range(first, last):
            prices.left[at] = max(prices.left[at], rules.costs["known"])
            if prices.light[at]:
                prices.is_name(at)  # "for up" is not "up for"
    if item.guess or item.cost >= 1 or not any(prices.strange[first:last]):
        return
    if item.cost < rules.costs["slip"] and last - first > 1:
        prices.named[first:last] = [True] * (last - first)
        prices.sure.append((first, last))
    for at in range(first, last):
        if prices.strange[at]:
            prices.left[at] = max(prices.left[at], rules.costs["name"] / (last - first))


def numbered(question: Question, names: Sequence[Item], rules: Rules) -> Iterator[Item]:
    """Items for the numbers said, some of which must stand right beside a sure one of the `names`."""
    edges = {(item.kind, edge) for item in names if item.cost < rules.costs["slip"] for edge in (item.start, item.end)}
    owners = rules.clues.words.get("owns", frozenset())
    beside = {kind.or_beside for kind in rules.kinds.values() if kind.or_beside}
    for number in question.numbers:
        if number.rank and number.first and question.words[number.first - 1].plain in owners:
            continue  # "his second Oscar" is no second night
        for kind in rules.kinds.values():
            if kind.tens != number.tens:
                continue
            fits = kind.rank is None or kind.rank == number.rank
            in_digits = question.words[number.first].plain[0].isdecimal() and not _is_cut(question, number)
            behind = any((one, number.first) in edges for one in beside) and _is_short(question, number)
            if kind.rank is False and behind and number.value in kind.numbers:
                continue  # "filmfare 24" is a year or a night, and no count
            if number.value in kind.numbers and (fits or (in_digits and not edges.isdisjoint(_edges(kind.or_beside, number)))):
                meaning = Value(kind.name, number.value, number.first, number.last)
                yield Item(kind.name, number.first, number.last, 0.0 if fits else rules.costs["bare"], meaning)
            elif kind.short and not number.rank and number.value < 100 and (number.tens or _is_short(question, number)):
                for value in (value for value in kind.short if value % 100 == number.value):
                    meaning = Value(kind.name, value, number.first, number.last)
                    price = 0.0 if number.tens else rules.costs["century"]
                    yield Item(kind.name, number.first, number.last, price, meaning)


def _edges(kind: str, number: Number) -> tuple[tuple[str, int], ...]:
    """Where a thing of a kind must end or begin to stand right beside a number."""
    return (kind, number.first), (kind, number.last)


def _is_cut(question: Question, number: Number) -> bool:
    """Whether a mark shows that the beginning of a number is missing: "'94"."""
    start = question.words[number.first].start
    return question.text[start - 1 : start] in ("'", "’", "‘") if start else False


def _is_short(question: Question, number: Number) -> bool:
    return len(question.words[number.first].plain) == 2


def stretches(
    question: Question, strange: Sequence[bool], stands: Sequence[bool], look: Look, glue: Collection[str]
) -> Iterator[Stretch]:
    """What `look` finds among the words as typed and, where numbers or short forms are spelt out, with these in their place;
    words that stand as names do are looked for by themselves.
    """
    plain = [word.removeprefix("'") for word in question.plain]
    small = [word in glue and not large for word, large in zip(plain, question.proper, strict=True)]
    yield from _outshone(look(plain, strange, stands), small)
    if not (question.numbers or question.short):
        return
    spelt = {number.first: (number.last, _written(number.value, number.rank)) for number in question.numbers}
    spelt = {first: told for first, told in spelt.items() if not question.words[first].plain[0].isdecimal()}
    spelt |= {short.first: (short.last, short.plain) for short in question.short if short.first or short.last == 1}
    if not spelt:
        return
    came_from = [at for at in range(len(plain)) if not any(first < at < last for first, (last, _) in spelt.items())]
    said = [spelt[at][1] if at in spelt else plain[at] for at in came_from]
    marked = [strange[at] for at in came_from]
    came_from.append(len(plain))
    for first, last, found in look(said, marked, [stands[at] for at in came_from[:-1]]):
        if any(at in spelt for at in came_from[first:last]):
            yield came_from[first], came_from[last], found


def _outshone(found: Sequence[Stretch], small: Sequence[bool]) -> Iterator[Stretch]:
    """What was found, but for names that begin with a small word where the rest names something else far better known.

    "Who won the Oscar" speaks of the award, not of the film *The Oscar*.
    """
    for first, last, candidates in found:
        rest = _most_facts(found, first + 1, last) if small[first] else 0
        yield first, last, [one for one in candidates if one.facts * FAR_BETTER > rest] if rest else candidates


def _most_facts(found: Sequence[Stretch], first: int, last: int) -> int:
    """How much is known of the best known thing that the words [first, last) may name."""
    return max([one.facts for *words, candidates in found if words == [first, last] for one in candidates], default=0)


def _written(value: int, rank: bool) -> str:
    return ordinal(value) if rank else str(value)
