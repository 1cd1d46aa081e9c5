"""Which of several readings is asked of the store, and of which of several namesakes."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain, islice

from bot.finding.find import Findings, find
from bot.reading.meanings.disambiguate import (
    MOST_CHOICES,
    MOST_NAMESAKES,
    ambiguous,
    are_namesakes,
    counted_else,
    far_fetched,
    narrowed,
    which_one,
    with_meaning,
)
from bot.reading.meanings.meaning import Described, Named, Reading, apart
from bot.reading.meanings.shared_facts import sharing_facts
from bot.reading.meanings.unclear import Unclear
from bot.rules.rules import Rules
from knowledge.names import Candidate
from knowledge.words import key

AS_LIKELY = 0.01  # readings that differ no more than that in cost are as likely
MUCH = 2  # times as many answers as an equal reading has are far more
SEVERAL = 3  # that many are counted, each by itself

Found = tuple[Findings, ...]


def find_likeliest(readings: Sequence[Reading], store: sqlite3.Connection, rules: Rules) -> Found | Unclear:
    """The findings of the first reading, among those nearly as likely, that the store says something to.

    That something is known not to be ("none") is said where no other reading finds anything, and none as likely finds something.
    """
    close = [reading for reading in readings if reading.cost <= readings[0].cost + rules.thresholds["close"]]
    empty: list[Found] = []
    none: tuple[float, Found] | None = None
    for reading in close:
        if none and reading.cost > none[0] + AS_LIKELY:
            break
        found = find_each(reading, store, rules)
        if isinstance(found, Unclear):
            plainer = (find_each(one, store, rules) for one in close if one.cost == reading.cost and _asks_alike(one, reading))
            clear = (one for one in plainer if not isinstance(one, Unclear) and any(told.rows for told in one))
            return none[1] if none else empty[0] if empty else next(clear, found)
        if any(one.rows for one in found):
            return _fullest(found, reading, close, store, rules) + _counted_else(reading, close, store, rules)
        if none is None and any(one.says_something for one in found):
            none = reading.cost, _counted_else(reading, close, store, rules) or found
        empty.append(found)
    if none:
        return none[1]
    return next((found for found in empty if any(one.closed for one in found)), empty[0])


def _fullest(found: Found, first: Reading, close: Sequence[Reading], store: sqlite3.Connection, rules: Rules) -> Found:
    """What is found by that of several equal readings of the same names which finds far more: "her films" of one who acted in
    many and directed one are those she acted in.
    """
    for other in close:
        if other is not first and other.cost == first.cost and _asks_alike(other, first):
            told = find_each(other, store, rules)
            if not isinstance(told, Unclear) and _answers(told) >= MUCH * _answers(found):
                found = told
    return found


def _asks_alike(one: Reading, other: Reading) -> bool:
    """Whether two readings ask for all of a kind, by the same names in the same slots."""
    named = ([leaf for leaf in reading.leaves() if isinstance(leaf, Named)] for reading in (one, other))
    answers = one.intent.answer, other.intent.answer
    same = answers[0] == answers[1] and one.slots.keys() == other.slots.keys()
    return same and answers[0].form == "each" and next(named) == next(named)


def _answers(found: Found) -> int:
    """How many different answers are found."""
    cells = ((one.reading.intent.answer.name, row.cells) for one in found for row in one.rows)
    return len({cell for name, told in cells for cell in told.get(name, ())})


def _counted_else(reading: Reading, close: Sequence[Reading], store: sqlite3.Connection, rules: Rules) -> Found:
    """What is known where a number may as well be of another kind: "oscars 94" is the night of 1994 or the 94th."""
    other = counted_else(reading, close)
    found = find_each(other, store, rules) if other else ()
    return () if isinstance(found, Unclear) else tuple(one for one in found if one.rows)


def find_each(reading: Reading, store: sqlite3.Connection, rules: Rules) -> Found | Unclear:
    """What the store says to a reading; to each of several things where it is asked of several."""
    found: list[Findings] = []
    for one in apart(reading):
        best_known = _best_known(one, rules)
        best = _of_namesakes(best_known, store, rules) if best_known else ()
        if not isinstance(best, Unclear) and any(findings.rows for findings in best):
            found += best
            continue
        each = counted_apart(one, rules)
        told = _of_namesakes(one, store, rules) if len(each) < 2 else _counted(each, store, rules)
        if isinstance(told, Unclear):
            return told
        if one.intent.answer.form == "yes_or_no" and (denied := _not_at_the_best_known(told, store, rules)):
            told = (denied, *told)
        found += told
    return tuple(found)


def _counted(each: Sequence[Reading], store: sqlite3.Connection, rules: Rules) -> Found:
    """What is found of the best known few of several that are counted apart; that nothing is of the first, where nothing is."""
    first = find(each[0], store, rules)
    every = chain((first,), (find(single, store, rules) for single in each[1:]))
    return tuple(islice((one for one in every if one.rows), SEVERAL)) or (first,)


def _best_known(reading: Reading, rules: Rules) -> Reading | None:
    """A question in which a name said alone means the best known thing called so; None where there is no such name."""
    slots = reading.slots
    for leaf in reading.leaves():
        if isinstance(leaf, Named) and len(leaf.things) > 1 and key(leaf.typed) in rules.kinds[leaf.kind].alone:
            first = max(leaf.things, key=lambda thing: thing.facts)
            slots = with_meaning(slots, leaf, leaf._replace(things=(first,)))
    return None if slots is reading.slots else replace(reading, slots=slots)


def counted_apart(reading: Reading, rules: Rules) -> list[Reading]:
    """A question that counts under a name of several things ("best actor", of two awards) as a question for each of them.

    The best known comes first. Three of one and two of the other are not five.
    """
    if reading.intent.answer.form in ("count", "most", "fewest"):
        for name, meaning in reading.slots.items():
            kind = rules.schema.kinds[meaning.kind]
            if isinstance(meaning, Named) and kind.many and kind.told_by:
                by_told: dict[str, list[Candidate]] = {}
                for thing in sorted(meaning.things, key=lambda thing: -thing.facts):
                    by_told.setdefault(thing.told, []).append(thing)
                alike = [meaning._replace(things=tuple(things)) for things in by_told.values()]
                return [replace(reading, slots={**reading.slots, name: one}) for one in alike]
    return [reading]


def _not_at_the_best_known(told: Found, store: sqlite3.Connection, rules: Rules) -> Findings | None:
    """The no of the best known of several things of one name that are told by different things, where only others say yes.

    Of those that know who is asked about: who was up at two awards and won the lesser did not simply win *best director*.
    """
    if len(told) != 1 or not told[0].rows:
        return None
    reading = told[0].reading
    for meaning in reading.slots.values():
        kind = rules.schema.kinds.get(meaning.kind)
        if isinstance(meaning, Named) and kind and kind.many and len({thing.told for thing in meaning.things}) > 1:
            known = sharing_facts(reading, meaning, store, rules.schema)
            first = max(known.things, key=lambda thing: thing.facts)
            alone = find(
                replace(reading, slots=with_meaning(reading.slots, meaning, meaning._replace(things=(first,)))), store, rules
            )
            return alone if alone.closed and not alone.rows else None
    return None


def _of_namesakes(reading: Reading, store: sqlite3.Connection, rules: Rules) -> Found | Unclear:
    if doubtful := far_fetched(reading, rules):
        return which_one(reading, doubtful)
    leaf = ambiguous(reading, rules)
    if leaf is None:
        return (find(reading, store, rules),)
    known = sharing_facts(reading, leaf, store, rules.schema)
    if len(known.things) < len(leaf.things):
        return _of_namesakes(replace(reading, slots=with_meaning(reading.slots, leaf, known)), store, rules)
    each = (find(one, store, rules) for one in narrowed(reading, leaf))
    polar = reading.intent.answer.form == "yes_or_no"
    if not are_namesakes(leaf) or len(leaf.things) > (MOST_CHOICES if polar else MOST_NAMESAKES):
        if polar:
            first = next(each)
            alone = leaf.things[0].how == "part" and first.rows and not any(one.rows for one in each)
            return (first,) if alone else which_one(reading, leaf)  # of the best known alone
        told = tuple(islice(filter(_tells, each), 2))
        return told if len(told) == 1 else which_one(reading, leaf)
    found = tuple(each)
    told = tuple(filter(_tells, found))
    if len(found) <= MOST_NAMESAKES:
        return told or found[:1]
    true = tuple(one for one in found if one.rows)
    if true or len(told) == len(found):
        return true or told  # of many those of whom it is so, if it is of any
    return which_one(reading, leaf)


def _tells(one: Findings) -> bool:
    """Whether the store says something to a reading of one of several things; "the one with A" is not the other."""
    plain = not any(isinstance(meaning, Described) for meaning in one.reading.slots.values())
    return bool(one.rows) or plain and one.says_something
