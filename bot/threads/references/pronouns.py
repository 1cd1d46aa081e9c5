"""Words that stand for something spoken of before, and what of it they stand for."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from bot.finding.query import compile_query
from bot.reading.meanings.item import Item
from bot.reading.meanings.meaning import Named
from bot.reading.spotting.spots import Spots
from bot.reading.words.lexicon import Lexicon
from bot.rules.answers import Answer
from bot.rules.questions import Pronoun
from bot.rules.rules import Rules
from bot.threads.references.leaning import ends, is_asked_of, is_led, is_owned
from bot.threads.thread import Thread, namesakes, stored
from knowledge.names import Candidate

MOST = 3  # things that a word for one thing may stand for: of more it tells nothing
ANY = 1  # how many things a pronoun for several stands for where it does not say: more than one


def pronouns(spots: Spots, thread: Thread, rules: Rules, lexicon: Lexicon, store: sqlite3.Connection) -> list[Item]:
    """The words of a question that stand for something spoken of, with what they stand for."""
    found = []
    said = [*lexicon.sayings.pronouns(spots.question)] if thread.mentions else []
    polite = lexicon.sayings.polite(spots.question.plain) if said else set()
    whole = [(first, last) for pronoun, first, last in said if (pronoun.sure or pronoun.of) and last - first > 1]
    for pronoun, first, last in said:
        if last in polite and is_owned(spots.question, last, rules):
            spots.prices.left[last] = rules.costs["known"]  # "his bro" is no courtesy
        if any(start <= first and last <= end and last - first < end - start for start, end in whole):
            continue  # the "that" of "that night"
        led = is_led(spots.question, first, rules)
        if led and not pronoun.led or pronoun.several and is_owned(spots.question, first, rules):
            continue
        if (pronoun.place or pronoun.several == ANY) and _tells_of_a_name(spots, first, last, rules):
            continue
        for since, meaning in _standing_for(pronoun, thread, rules, store):
            there = bool(rules.schema.kinds[pronoun.kind].same_by) and ends(spots.question, first, last, rules)
            if led or (first, last) in whole or there:
                spots.prices.means_something(first, rules.costs["known"])
            elif is_asked_of(spots.question, first, rules):
                spots.prices.left[first] = max(spots.prices.left[first], rules.costs["asking"])
            cost = rules.costs["thread"] + since * rules.costs["since"]
            alone = not pronoun.of and not pronoun.several and not pronoun.place
            several = bool(pronoun.several) and not pronoun.other  # the other one is no longer several
            spoken = meaning._replace(first=first, last=last)
            found.append(Item(meaning.kind, first, last, cost, spoken, pronoun=alone, several=several))
            break
    return found


def _tells_of_a_name(spots: Spots, first: int, last: int, rules: Rules) -> bool:
    """Whether a name stands behind words for one of several: "any baftas", "the first Oscars" are none of those spoken of."""
    behind = {1: (last, last + 1), 2: (last,)}.get(last - first, ())
    return any(seed.start in behind and seed.cost < rules.costs["slip"] for seed in spots.seeds)


def _standing_for(pronoun: Pronoun, thread: Thread, rules: Rules, store: sqlite3.Connection) -> Iterator[tuple[int, Named]]:
    """The things spoken of of which what the pronoun says holds, latest first, with what else was spoken of since."""
    if pronoun.several:
        yield from _chosen(pronoun, thread, rules, store)
        return
    doubtful: set[int] = set()
    for since, meaning in thread.spoken_of(rules.members(pronoun.kind), store):
        if doubtful and since >= thread.fresh and not doubtful.issuperset(thing.thing for thing in meaning.things):
            return  # "he" after several of whom each may be meant is nobody else spoken of before them
        if pronoun.place:
            if len(meaning.things) > 1 and abs(pronoun.place) <= len(meaning.things):
                yield since, meaning._replace(things=(meaning.things[pronoun.place - (pronoun.place > 0)],))
            continue
        if pronoun.of and pronoun.answer and len({thing.label for thing in meaning.things}) > 1:
            return  # the year before which of them?
        fitting = _fitting(pronoun, pronoun.of or pronoun.kind, meaning, rules, store)
        if pronoun.of:
            things = tuple(stored(pronoun.kind, "id", sorted(fitting), store))
            if len(things) == 1 or things and pronoun.answer is None:
                yield since, Named(pronoun.kind, things)
            continue
        if len({thing.label for thing in meaning.things}) > MOST and not _is_one(pronoun):
            if since or thread.aside:
                continue
            return  # "it" after a long list, but not after those who were beaten
        things = tuple(thing for thing in meaning.things if thing.thing in fitting)
        if _is_one(pronoun) and len(things) > 1:
            things = _that_no_other_fits(pronoun, meaning._replace(things=things), rules, store)
            aside = thread.aside and since < thread.fresh  # "who else was nominated", and then "she" who won
            doubtful |= {thing.thing for thing in meaning.things} if len(things) != 1 and not aside else set()
        if things and not (_is_one(pronoun) and len(things) > 1):
            if pronoun.doubted and _is_rather_another(pronoun, meaning._replace(things=things), thread, rules, store):
                return
            yield since, meaning._replace(things=things)


def _is_rather_another(pronoun: Pronoun, meaning: Named, thread: Thread, rules: Rules, store: sqlite3.Connection) -> bool:
    """Whether another such word may stand for what was spoken of last, and no other for something spoken of before it.

    Where another of the kind was asked for and is not known, rather that one, if it may be: a wife, no husband, is "she".
    """
    if _that_no_other_fits(pronoun, meaning, rules, store):
        return False
    barred = {line.statement.name for group in pronoun.facts.absent for line in group.lines}
    if any(one.kind == meaning.kind and not one.labels and one.name not in barred for one in thread.told):
        return True
    ones = (one for _, one in thread.spoken_of(rules.members(pronoun.kind), store) if len(one.things) == 1)
    return any(_that_no_other_fits(pronoun, one, rules, store) for one in ones)


def _that_no_other_fits(pronoun: Pronoun, meaning: Named, rules: Rules, store: sqlite3.Connection) -> tuple[Candidate, ...]:
    """The things for which no other such word may stand: of one who may only be "she" and one who may be "he" too, the first."""
    others = {id(one.facts): one for one in rules.pronouns if one.kind == pronoun.kind and one.sure and _is_one(one)}
    others.pop(id(pronoun.facts), None)
    may_be = {thing for one in others.values() for thing in _fitting(one, one.kind, meaning, rules, store)}
    return tuple(thing for thing in meaning.things if thing.thing not in may_be)


def _is_one(pronoun: Pronoun) -> bool:
    """Whether words stand for one thing alone: "he" is one person, "they" may be several."""
    return bool(pronoun.facts.lines or pronoun.facts.absent)


def _chosen(pronoun: Pronoun, thread: Thread, rules: Rules, store: sqlite3.Connection) -> Iterator[tuple[int, Named]]:
    """Things spoken of together, latest first, or the one of them that the pronoun chooses."""
    for since, meaning in _together(pronoun, thread, rules, store):
        things = meaning.things
        if pronoun.other:
            last = thread.latest(rules.members(pronoun.kind), store)
            things = tuple(thing for thing in things if last and thing not in last.things[:1])
        if pronoun.answer:
            fitting = _fitting(pronoun, pronoun.kind, meaning, rules, store)
            things = tuple(thing for thing in things if thing.thing in fitting)
        if len(things) == 1 or not (pronoun.answer or pronoun.other):
            yield since, meaning._replace(things=things)


def _together(pronoun: Pronoun, thread: Thread, rules: Rules, store: sqlite3.Connection) -> Iterator[tuple[int, Named]]:
    """Several things, as many as the pronoun says: what was spoken of together, or each by itself ("the two").

    One thing alone stands beside its namesakes ("the older one") where the words may as well mean nothing.
    """
    apart: list[Candidate] = []
    for since, meaning in thread.spoken_of(rules.members(pronoun.kind), store) if thread.answer else ():
        things = meaning.things
        if len(things) == 1 and pronoun.several > ANY:
            apart += things
            things = tuple(apart)
        elif len(things) == 1 and not pronoun.sure:
            things = tuple(namesakes(things[0], store))
        if len(things) > ANY and pronoun.several in (ANY, len(things)):
            yield since, meaning._replace(things=things)


def _fitting(pronoun: Pronoun, name: str, meaning: Named, rules: Rules, store: sqlite3.Connection) -> set[int]:
    """The things that make the facts of a pronoun true where a name in them means what was spoken of."""
    query = compile_query(pronoun.facts, {name: meaning}, pronoun.answer or Answer("each", pronoun.kind), rules)
    at = query.names.index(pronoun.kind)
    return {row[at] for row in store.execute(query.text, dict(query.parameters))}


def implied(words: int, thread: Thread, rules: Rules, store: sqlite3.Connection) -> list[Item]:
    """What the last answer spoke of, of each kind that pronouns stand for, as items behind the last word."""
    found = []
    for kind in dict.fromkeys(pronoun.kind for pronoun in rules.pronouns) if thread.questions else ():
        since, meaning = next(thread.spoken_of(rules.members(kind), store), (0, None))
        if meaning and len(meaning.things) == 1 and since < thread.fresh:
            cost = rules.costs["implied"] + since * rules.costs["since"]
            found.append(Item(meaning.kind, words, words, cost, meaning._replace(first=0, last=0), pronoun=True))
    return found
