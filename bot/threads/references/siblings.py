"""Words that tell a thing apart from the one just spoken of which it is like: "the critics one" after "best film"."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator

from bot.question import Question
from bot.reading.meanings.item import Item
from bot.reading.meanings.meaning import Named
from bot.reading.spotting.partial_names import PartialNames
from bot.reading.spotting.spots import Spots
from bot.rules.rules import Rules
from bot.threads.thread import Thread
from knowledge.names import Candidate
from knowledge.words import words

SHARED = 2  # words that the names of a family have in common at least: "Best Actress", "Best Supporting Actress"


def alike(spots: Spots, thread: Thread, rules: Rules, store: sqlite3.Connection) -> Iterator[Item]:
    """Items for words that things like what was spoken of last have in their names, and it has not; the likest by name is meant.

    What is like what is told by statements that hold both ways between things of one kind. A question that asks in words of its
    own ("for which film?") says so only before a word that stands for such a thing: "who won the critics one?"
    """
    for statement in rules.schema.tables() if thread.question else ():
        kind, (one, *others) = statement.nouns[0].kinds, statement.nouns
        if not statement.both_ways or len(kind) > 1 or any(noun.kinds != kind for noun in others):
            continue
        if spoken := thread.latest(kind, store):
            like = f"SELECT {others[0].name} FROM {statement.name} WHERE {one.name} IN (SELECT value FROM json_each(:spoken))"
            likely = list(_told_apart(spots.question, spoken, like, rules, store))
            likely = likely or list(_of_its_family(spots.question, spoken, rules, store))
            for at in (at for item in likely if item.end - item.start > 1 for at in range(item.start, item.end)):
                spots.prices.means_something(at, rules.costs["known"])
            yield from likely


def _telling(question: Question, rules: Rules) -> Iterator[tuple[int, int]]:
    """The stretches that may tell a thing apart: a word, with one behind it that stands for the thing."""
    asks = not rules.words.asking.isdisjoint(question.plain)
    for at, (plain, behind) in enumerate(zip(question.plain, (*question.plain[1:], ""), strict=True)):
        stands = behind in rules.words.ones
        if plain not in rules.words.glue and (stands or not asks):
            yield at, at + 1 + stands


def belonging(spots: Spots, thread: Thread, partial_names: PartialNames, store: sqlite3.Connection) -> Iterator[Item]:
    """Items for what is named in part and belongs to what the latest of its kind did: "and male playback?" of the same award."""
    for kind, _ in partial_names.owned() if thread.question else ():
        spoken = thread.latest((kind,), store)
        owners = {thing.told for thing in spoken.things} if spoken else set()
        if len(owners) == 1:
            yield from partial_names.of(spots, kind, owners.pop())


def _told_apart(question: Question, spoken: Named, like: str, rules: Rules, store: sqlite3.Connection) -> Iterator[Item]:
    ids = {thing.thing for thing in spoken.things}
    asked = {"spoken": json.dumps(sorted(ids))}
    things = {
        thing: Candidate(thing, spoken.kind, name, label, told, label, "exact", 1.0, facts)
        for thing, name, label, told, facts in store.execute(
            f"SELECT id, name, label, told, facts FROM thing WHERE id IN ({like})", asked
        )
    }
    said_of: dict[int, set[str]] = {}
    every = f"SELECT thing, name FROM name WHERE thing IN ({like}) OR thing IN (SELECT value FROM json_each(:spoken))"
    for thing, name in store.execute(every, asked):
        said_of.setdefault(thing, set()).update(words(name))
    spoken_words = set().union(*(said_of.pop(thing, set()) for thing in ids))
    own = {word for thing in spoken.things for word in words(thing.name)}  # "Best Actress", also called best female actor
    for at, end in _telling(question, rules):
        word = question.plain[at]
        called = [thing for thing in said_of if word in set(words(things[thing].name)) - own]
        having = called or [thing for thing, said in said_of.items() if word in said - spoken_words]
        shared = {thing: len(said_of[thing] & spoken_words) for thing in having}
        nearest = [thing for thing in having if shared[thing] == max(shared.values())]
        if len(nearest) == 1:
            meaning = Named(spoken.kind, (things[nearest[0]],), first=at, last=end)
            yield Item(spoken.kind, at, end, rules.costs["thread"], meaning)


def _of_its_family(question: Question, spoken: Named, rules: Rules, store: sqlite3.Connection) -> Iterator[Item]:
    """Items for a word by which another of the same award is called nearly as what was spoken of: "and supporting?"."""
    own = set(words(spoken.things[0].name))
    if len({thing.label for thing in spoken.things}) > 1 or not spoken.things[0].told:
        return
    sql = "SELECT id, name, label, told, facts FROM thing WHERE kind = ? AND told = ?"
    called: dict[str, list[tuple[int, Candidate]]] = {}
    for thing, name, label, told, facts in store.execute(sql, (spoken.kind, spoken.things[0].told)):
        said = set(words(name))
        shared, more = len(said & own), len(said - own)
        near = len(said - own) == 1 or _head(name) == _head(spoken.things[0].name)
        for word in said - own if shared >= SHARED and near else ():
            candidate = Candidate(thing, spoken.kind, name, label, told, label, "exact", 1.0, facts)
            called.setdefault(word, []).append((shared - more, candidate))
    for at, end in _telling(question, rules):
        ranked = sorted(called.get(question.plain[at], ()), key=lambda one: -one[0])
        if ranked and (len(ranked) == 1 or ranked[0][0] > ranked[1][0]):
            meaning = Named(spoken.kind, (ranked[0][1],), first=at, last=end)
            yield Item(spoken.kind, at, end, rules.costs["thread"], meaning)


def _head(name: str) -> str:
    """What a name is of: "Actress" of "Best Supporting Actress (Critics)"."""
    return (words(name.partition(" (")[0]) or [""])[-1]
