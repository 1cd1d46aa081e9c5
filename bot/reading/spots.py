"""The second hop: where names and numbers may stand in a question, rival spans kept."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from rapidfuzz.distance import OSA

from bot.question import Number, Question
from bot.reading.chart import Item
from bot.reading.longer import SHORT, SURE, beyond
from bot.reading.meaning import Named, Value
from bot.reading.pricing import Prices
from bot.reading.written import is_told
from bot.rules.rules import Rules
from knowledge.names import Candidate, Names
from knowledge.names.sound import skeleton, sound
from knowledge.words import ordinal, words

LEAST_TWO_SLIPS = 7  # letters of a word of a name in which two that sound may be wrong
LEAST_SLIP = 4  # letters: two shorter words are two words, not a word and its slip ("Badhaai Ho", "Badhaai Do")
UNDOUBTED = 0.9  # likeness of a name that even a slip in a short word leaves likely: no name has the word as it is said
FAR_BETTER = 20  # times as many facts
TELLING = 3  # words of a name, small ones aside, that tell it though another is a word of ours
SHORTEST_SLIP = 5  # letters of a word that alone, misspelt, may stand for a longer name


Stretch = tuple[int, int, list[Candidate]]  # the words [first, last), and what they may name
Look = Callable[[Sequence[str], Sequence[bool], Sequence[bool]], Sequence[Stretch]]  # words; strange ones; written as names


@dataclass(frozen=True, slots=True)
class Spots:
    """What the words of a question may name: the seeds of the chart, and the prices of leaving words out."""

    question: Question
    prices: Prices
    seeds: tuple[Item, ...]


def spot(question: Question, prices: Prices, rules: Rules, names: Names) -> Spots:
    """Find every span that may be a name or a number; a word within a certain name then costs more to leave out."""
    seeds: list[Item] = []
    look: Look = lambda plain, strange, stands: names.spans(plain, strange, proper=stands)  # noqa: E731
    for first, last, found in stretches(question, prices.strange, prices.stands, look, rules.words.glue):
        for item in named(question, first, last, found, rules, prices.strange, prices.stands):
            seeds.append(item)
            raise_prices(item, prices, rules)
    return Spots(question, prices, (*numbered(question, seeds, rules), *seeds))


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
    """Items for the numbers said, some of which must stand behind a sure one of the `names`."""
    ends = {(item.kind, item.end) for item in names if item.cost < rules.costs["slip"]}
    owners = rules.clues.words.get("owns", frozenset())
    for number in question.numbers:
        if number.rank and number.first and question.words[number.first - 1].plain in owners:
            continue  # "his second Oscar" is no second night
        for kind in rules.kinds.values():
            if kind.tens != number.tens:
                continue
            fits = kind.rank is None or kind.rank == number.rank
            in_digits = question.words[number.first].plain[0].isdecimal()
            if number.value in kind.numbers and (fits or (in_digits and (kind.or_after, number.first) in ends)):
                meaning = Value(kind.name, number.value, number.first, number.last)
                yield Item(kind.name, number.first, number.last, 0.0 if fits else rules.costs["bare"], meaning)
            elif kind.short and not number.rank and number.value < 100 and (number.tens or _is_short(question, number)):
                for value in (value for value in kind.short if value % 100 == number.value):
                    meaning = Value(kind.name, value, number.first, number.last)
                    price = 0.0 if number.tens else rules.costs["century"]
                    yield Item(kind.name, number.first, number.last, price, meaning)


def _is_short(question: Question, number: Number) -> bool:
    return len(question.words[number.first].plain) == 2


def stretches(
    question: Question, strange: Sequence[bool], stands: Sequence[bool], look: Look, glue: Collection[str]
) -> Iterator[Stretch]:
    """What `look` finds among the words as typed and, where numbers or short forms are spelt out, with these in their place; words
    that stand as names do are looked for by themselves.
    """
    plain = [word.plain.removeprefix("'") for word in question.words]
    small = [word in glue and not large for word, large in zip(plain, question.proper, strict=True)]
    yield from _outshone(look(plain, strange, stands), small)
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
    known = {(first, last): max(one.facts for one in candidates) for first, last, candidates in found if candidates}
    for first, last, candidates in found:
        rest = known.get((first + 1, last), 0) if small[first] else 0
        yield first, last, [one for one in candidates if one.facts * FAR_BETTER > rest] if rest else candidates


def _written(value: int, rank: bool) -> str:
    return ordinal(value) if rank else str(value)


def named(
    question: Question,
    first: int,
    last: int,
    found: Sequence[Candidate],
    rules: Rules,
    strange: Sequence[bool],
    stands: Sequence[bool],
) -> Iterator[Item]:
    """An item a kind: the likeliest candidates where several are equally likely, all of them."""
    typed = question.typed(first, last)
    lone = last - first == 1 and typed.islower()
    written_small = lone and any(question.proper)  # who writes names with capitals means no title by a word without
    never = rules.words.asking | rules.words.charged
    said = [(question.words[at].plain, strange[at]) for at in range(first, last)]
    ways = [said, *_written_short(question, first, said)]
    found = [
        one
        for one in found
        if not all(_slip_of_ours(one, way, rules.schema.kinds[one.kind].many, rules.words.glue) for way in ways)
    ]
    by_kind: dict[str, list[Candidate]] = {}
    for candidate in found:
        by_kind.setdefault(candidate.kind, []).append(candidate)
    for kind, candidates in by_kind.items():
        best = max(candidate.probability for candidate in candidates)
        nobody = max(1 - sum(candidate.probability for candidate in candidates), 0.0)
        likely = best / (1 - nobody * (1 - rules.costs["unheard"]))
        equal = _as_written(question, first, [one for one in candidates if one.probability >= best - 0.005])
        cost = -rules.costs["doubt"] * math.log(max(likely, 1e-6))
        vague = 0.0
        if rules.schema.kinds[kind].many:
            vague = rules.costs["vague"] * math.log(len({candidate.name for candidate in equal}))
        elif len(equal) > 1:
            cost = min(cost, rules.thresholds["answer"] / 2)  # which of them is meant can be asked
        if not any(strange[first:last]):  # "her", "it", "best actor": words of our own before they are names
            ordinary = lone and not rules.schema.kinds[kind].many
            if ordinary and said[0][0] in never:
                continue  # a word that asks, "she", "more": no title
            cost += rules.costs["ordinary" if ordinary else "common"]
        whole = kind in rules.kinds and rules.kinds[kind].whole
        if written_small and whole:
            cost += rules.costs["ordinary"]
        guess = lone and whole and all(one.how == "part" for one in equal)
        slip = lone and not any(said[0][0] in words(one.matched) for one in equal)
        beside = beyond(question, first, last, equal, rules) if whole else SHORT
        meaning = Named(kind, equal, typed, first, last)
        price = cost + vague + beside.at_once
        told = whole and all(one.how in SURE for one in equal) and is_told(question, first, last, stands, rules)
        sure = Item(kind, first, last, price, meaning, vague=vague, guess=guess, slip=slip, stray=lone and whole, told=told)
        yield replace(sure, before=beside.before, after=beside.after) if beside is not SHORT else sure


def _written_short(question: Question, first: int, said: list[tuple[str, bool]]) -> Iterator[list[tuple[str, bool]]]:
    """The words said from `first` on with those that were written short as they stand: "gotta", not "got to"."""
    short = {one.first - first: (one.last - first, one.plain) for one in question.short}
    if not short.keys().isdisjoint(range(len(said))):
        way, at = [], 0
        while at < len(said):
            last, word = short.get(at, (at + 1, said[at][0]))
            way.append((word, any(strange for _, strange in said[at:last])))
            at = last
        yield way


def _as_written(question: Question, first: int, equal: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Of names that differ by marks or capitals alone, those that stand so in the question: "Up", not "Up!"."""
    if len(equal) == 1:
        return tuple(equal)
    behind = question.text[question.words[first].start :]
    longest = max((len(one.name) for one in equal if behind.startswith(one.name)), default=0)
    return tuple(one for one in equal if not longest or (behind.startswith(one.name) and len(one.name) == longest))


def _slip_of_ours(candidate: Candidate, said: list[tuple[str, bool]], many: bool, glue: Collection[str]) -> bool:
    """Whether a name is only found by a number, by slips too far from it, or by a word of ours ("song") for one of its ("sound").

    Where one name may stand for `many` things at once, words of ours may be a part of it ("critics"). Of the shortest words
    those are misspelt that stand for small ones, `glue`, or that no name has: "dawn of hte dead", "a serious mna".
    """
    if candidate.how not in ("edit", "sound", "part"):
        return False
    if all(word[0].isdecimal() for word, _ in said):
        return True
    known = words(candidate.matched)
    if candidate.how == "edit" and candidate.probability < UNDOUBTED and _is_far([word for word, _ in said], known):
        return True
    short = {word: name for (word, _), name in _unlike(said, known) if max(len(word), len(name)) < LEAST_SLIP}
    small = {word for word, name in short.items() if name in glue and len(name) > 1}
    if candidate.probability < UNDOUBTED and short.keys() - small:
        return True
    if candidate.how == "part" and not any(strange for _, strange in said) and not many:
        return True  # "best", "first time": words of ours before they are a part of a title
    if len(said) == 1 and len(said[0][0]) < SHORTEST_SLIP and said[0][0] not in known and candidate.how == "part":
        return True
    ours = any(not strange and word not in known and word not in small and word.isalpha() for word, strange in said)
    return ours and not (candidate.how == "edit" and _is_told([one for one in said if one[0] in known], glue))


def _is_told(agreeing: list[tuple[str, bool]], glue: Collection[str]) -> bool:
    """Whether the words of a name that are as they are said tell it: a strange one, or too many to be so by chance."""
    telling = [(word, strange) for word, strange in agreeing if word not in glue]
    return len(telling) >= TELLING or any(strange and len(word) >= SHORTEST_SLIP for word, strange in telling)


def _is_far(said: list[str], known: list[str]) -> bool:
    """Whether two letters that sound differ in one short word ("bond", "wong"), or in words that are also parted otherwise.

    A single slip is never far, though an "x" too many sounds like two letters.
    """
    pairs = zip(said, known, strict=True) if len(said) == len(known) else [("".join(said), "".join(known))]
    short = [pair for pair in pairs if len(pair[0]) < LEAST_TWO_SLIPS or len(said) != len(known)]
    unlike = [pair for pair in short if OSA.distance(*pair) > 1]
    return any(OSA.distance(*(skeleton(sound([word])) for word in pair)) > 1 for pair in unlike)


def _unlike(said: list[tuple[str, bool]], known: list[str]) -> list[tuple[tuple[str, bool], str]]:
    """The words said that differ from the words of the name in their place; none where it has more words or fewer."""
    return [(word, name) for word, name in zip(said, known, strict=False) if word[0] != name] if len(said) == len(known) else []
