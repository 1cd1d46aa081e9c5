"""What remains of all that was told: said twice is said once, what contradicts itself is not certain."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from knowledge.press.found import Told
from knowledge.press.rules import PressRules
from knowledge.press.tokens import tokens
from knowledge.words import key, words

_FEWEST = 3  # results of one night
_NAME = 2  # words of a name that may be somebody's after all


def settled(rules: PressRules, told: Sequence[Told], forecast: bool) -> list[Told]:
    """The facts told, each once, in the order of their places.

    In a forecast nothing is certain, and only what has happened was won; without a certain result nothing else is certain.
    """
    kept = [fact for fact in told if not forecast or fact.statement != rules.higher or fact.settled]
    kept = _without_losers(rules, _merged(rules, sorted(kept, key=lambda fact: (not fact.certain, not fact.listed, fact.start))))
    kept = _lonely(_contradicted(rules, _without_unnamed(rules, kept)))
    kept = [fact for fact in kept if not (_misplaced(rules, fact) or _made_only(rules, fact, kept))]
    sure = any(fact.certain and fact.subject for fact in kept) and not forecast
    return sorted((replace(fact, certain=fact.certain and sure) for fact in kept), key=lambda fact: (fact.start, fact.subject))


def _misplaced(rules: PressRules, fact: Told) -> bool:
    """Whether a sentence only seems to tell a result: of somebody what goes to works, of a work what is won by playing."""
    if fact.certain or fact.listed or not fact.parts or rules.subjects.named.at(tokens(fact.subject), 0):
        return False
    said = words(fact.subject)
    goes_to = {rules.subjects.heads[word] for word in said if word in rules.subjects.heads}
    kinds = {part.kind for part in fact.parts}
    if kinds == {rules.personal}:
        return goes_to == {rules.titled[0]}
    sure = any(len(words(part.name)) != _NAME for part in fact.parts)
    return sure and rules.personal not in kinds and not rules.subjects.embodied.isdisjoint(said)


def _made_only(rules: PressRules, fact: Told, told: Sequence[Told]) -> bool:
    """Whether a sentence that tells who made a work only seems to tell that the same is seen in it."""
    made = fact.statement == rules.subjects.performed and not fact.certain
    return made and any(
        other.statement == rules.subjects.maker and other.start == fact.start and dict(other.nouns) == dict(fact.nouns)
        for other in told
    )


def subject_key(rules: PressRules, subject: str) -> tuple[str, ...]:
    """What makes two subjects the same: their words without lead, order and small words."""
    loose = rules.subjects.leads | rules.subjects.joins | rules.subjects.beside | rules.subjects.behind
    return tuple(sorted({word.rstrip("s") for word in words(subject) if word not in loose}))


def _merged(rules: PressRules, told: Iterable[Told]) -> list[Told]:
    """Facts told more than once, kept as first told; one that lacks parts of another is the same fact."""
    kept: list[Told] = []
    for fact in told:
        same = next((at for at, other in enumerate(kept) if _same(rules, fact, other)), None)
        if same is None:
            kept.append(fact)
        elif _more(fact, kept[same]):
            kept[same] = replace(kept[same], parts=fact.parts)
    return kept


def _same(rules: PressRules, one: Told, other: Told) -> bool:
    if one.statement != other.statement:
        return False
    if not one.subject:
        return _folded(one) == _folded(other) and _series(one) == _series(other)
    if subject_key(rules, one.subject) != subject_key(rules, other.subject) or _series(one) != _series(other):
        return False
    mine, theirs = _names(one), _names(other)
    return mine <= theirs or theirs <= mine


def _more(one: Told, other: Told) -> bool:
    return bool(one.subject) and _names(other) < _names(one)


def _names(fact: Told) -> set[str]:
    return {key(part.name) for part in fact.parts}


def _folded(fact: Told) -> dict[str, str]:
    return {noun: key(name) for noun, name in fact.nouns.items()}


def _series(fact: Told) -> tuple[str, int | None]:
    return (fact.occasion.series, fact.occasion.year) if fact.occasion else ("", None)


def _without_losers(rules: PressRules, told: Sequence[Told]) -> list[Told]:
    """No nomination of a list for what it also says was won."""
    higher = [fact for fact in told if fact.statement == rules.higher]
    return [
        fact
        for fact in told
        if fact.statement != rules.lower
        or not (fact.listed and any(_names(fact) <= _names(other) and _same_subject(rules, fact, other) for other in higher))
    ]


def _without_unnamed(rules: PressRules, told: Sequence[Told]) -> list[Told]:
    """No result without its subject where another of the same names tells it."""
    unnamed = rules.subjects.unnamed
    named = [fact for fact in told if fact.subject and fact.subject != unnamed]
    return [
        fact
        for fact in told
        if fact.subject != unnamed
        or not any(_series(fact)[0] == _series(other)[0] and _names(fact) <= _names(other) for other in named)
    ]


def _lonely(told: Sequence[Told]) -> list[Told]:
    """A result of a sentence is certain only beside others of its night: one alone may be somebody's past."""
    times = Counter(_series(fact) for fact in told if fact.subject)
    return [
        replace(fact, certain=fact.certain and (fact.listed or times[_series(fact)] >= _FEWEST)) if fact.subject else fact
        for fact in told
    ]


def _same_subject(rules: PressRules, one: Told, other: Told) -> bool:
    return subject_key(rules, one.subject) == subject_key(rules, other.subject) and _series(one) == _series(other)


def _contradicted(rules: PressRules, told: Sequence[Told]) -> list[Told]:
    """Where sentences name another winner than a list, the list stands; where two sentences do, neither is certain."""
    groups: dict[tuple[object, ...], list[Told]] = defaultdict(list)
    for fact in told:
        if fact.statement == rules.higher and fact.subject != rules.subjects.unnamed:
            groups[(*_series(fact), subject_key(rules, fact.subject))].append(fact)
    dropped, doubted = set(), set()
    for facts in groups.values():
        listed = [fact for fact in facts if fact.listed]
        if listed and any(fact.certain for fact in listed):
            dropped |= {id(fact) for fact in facts if not fact.listed}
        elif len(facts) > 1 and not listed:
            doubted |= {id(fact) for fact in facts}
    return [replace(fact, certain=fact.certain and id(fact) not in doubted) for fact in told if id(fact) not in dropped]
