"""What words of a question may name: an item a kind, priced by how likely it is and by what stands beside it."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from bot.question import Question
from bot.reading.meanings.item import Item
from bot.reading.meanings.meaning import Named
from bot.reading.spotting.false_matches import UNSURE, is_false_match
from bot.reading.spotting.longer import SHORT, SURE, beyond
from bot.reading.words.capitals import is_told
from bot.rules.rules import Rules
from knowledge.names import Candidate
from knowledge.words import words

AS_LIKELY = 0.005  # a probability that differs by no more is the same


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
    ours = not any(strange[first:last])  # "her", "it", "best actor": words of our own before they are names
    if lone and ours and _turns(question.words[first].plain, rules):
        found = [one for one in found if rules.schema.kinds[one.kind].many]  # a word that asks, "she", "more": no title
    if last - first == 1 and ours:
        found = [one for one in found if one.how != "spacing"]  # "screenplay" is no *Screen Play*
    for kind, candidates in _by_kind(_meant(question, first, last, found, rules, strange)).items():
        best = max([one.probability for one in candidates])
        many, whole = rules.schema.kinds[kind].many, kind in rules.kinds and rules.kinds[kind].whole
        equal = tuple(one for one in candidates if one.probability >= best - AS_LIKELY)
        if not many:  # another award's "Best Picture" is called "Best Film" too
            equal = _as_written(question, first, equal)
        cost, vague = _unlikeliness(candidates, best, rules), 0.0
        if many:
            vague = rules.costs["vague"] * math.log(len({one.name for one in equal}))
        elif len(equal) > 1:
            cost = min(cost, rules.thresholds["answer"] / 2)  # which of them is meant can be asked
        if ours:
            cost += rules.costs["ordinary" if lone and not many else "common"]
        if lone and whole and any(question.proper):
            cost += rules.costs["ordinary"]  # who writes names with capitals means no title by a word without
        beside = beyond(question, first, last, equal, rules) if whole else SHORT
        yield Item(
            kind,
            first,
            last,
            cost + vague + beside.at_once,
            Named(kind, equal, typed, first, last),
            vague=vague,
            guess=lone and whole and all(one.how == "part" for one in equal),
            slip=lone and not any(question.words[first].plain in words(one.matched) for one in equal),
            stray=lone and whole,
            told=whole and SURE.issuperset([one.how for one in equal]) and is_told(question, first, last, stands, rules),
            before=beside.before,
            after=beside.after,
        )


def _turns(word: str, rules: Rules) -> bool:
    """Whether a word asks, or turns a question round."""
    return word in rules.words.asking or word in rules.words.charged


def _by_kind(found: Sequence[Candidate]) -> dict[str, list[Candidate]]:
    by_kind: dict[str, list[Candidate]] = {}
    for one in found:
        by_kind.setdefault(one.kind, []).append(one)
    return by_kind


def _unlikeliness(candidates: Sequence[Candidate], best: float, rules: Rules) -> float:
    """What it costs that a thing of this kind is meant by a name, when the best of the candidates is as likely as that."""
    nobody = max(1 - sum([one.probability for one in candidates]), 0.0)
    likely = best / (1 - nobody * (1 - rules.costs["unheard"]))
    return -rules.costs["doubt"] * math.log(max(likely, 1e-6))


def _meant(
    question: Question, first: int, last: int, found: Sequence[Candidate], rules: Rules, strange: Sequence[bool]
) -> Sequence[Candidate]:
    """The candidates without those that are somewhat like what was said but not meant."""
    if UNSURE.isdisjoint([one.how for one in found]):
        return found
    said = [(question.words[at].plain, strange[at]) for at in range(first, last)]
    ways = [said, *_written_short(question, first, said)]
    return [
        one
        for one in found
        if not all(is_false_match(one, way, rules.schema.kinds[one.kind].many, rules.words.glue) for way in ways)
    ]


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
