"""What is like the thing spoken of, told by the word that tells it apart: "the critics one" after "best film".

Like it is what statements that hold both ways between things of one kind say so of; else, of all that belongs to the same, as the
categories of one award do, what is called nearly as it is ("and supporting?"), or has words of the message in its name.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache

from bot.question import Question
from bot.reading.meanings.item import Item
from bot.reading.meanings.meaning import Named
from bot.reading.spotting.partial_names import PartialNames
from bot.reading.spotting.spots import Spots
from bot.rules.rules import Rules
from bot.threads.thread import Thread, stored
from knowledge.names import Candidate
from knowledge.reader import look_up
from knowledge.words import words

Span = tuple[int, int]
REMEMBERED = 2_000  # names of which the words are known
SHARED = 2  # words that the names of a family have in common at least: "Best Actress", "Best Supporting Actress"


def siblings(spots: Spots, thread: Thread, rules: Rules, store: sqlite3.Connection) -> Iterator[Item]:
    """Items for words that tell one thing apart from the one like it that was spoken of last.

    A question that asks in words of its own ("for which film?") does so only before a word that stands for such a thing: "who won
    the critics one?" All words of such an item say something, so they are dear to leave out.
    """
    telling = [*_telling(spots.question, rules)] if thread.question else []
    for statement in rules.schema.tables() if telling else ():
        kind, (one, *others) = statement.nouns[0].kinds, statement.nouns
        if not statement.both_ways or len(kind) > 1 or any(noun.kinds != kind for noun in others):
            continue
        if spoken := thread.latest(kind, store):
            like = f"SELECT {others[0].name} FROM {statement.name} WHERE {one.name} IN (SELECT value FROM json_each(?))"
            ids = [row[0] for row in look_up(store, like, (json.dumps(sorted(_ids(spoken))),))]
            likely = list(_told_apart(spots.question, telling, spoken, ids, rules, store))
            likely = likely or list(_of_its_family(spots.question, telling, spoken, rules, store))
            for at in (at for item in likely if item.end - item.start > 1 for at in range(item.start, item.end)):
                spots.prices.means_something(at, rules.costs["known"])
            yield from likely


def partial_siblings(spots: Spots, thread: Thread, partial_names: PartialNames, store: sqlite3.Connection) -> Iterator[Item]:
    """Items for what is named in part and belongs to what the latest of its kind did: "and male playback?" of the same award."""
    for kind, _ in partial_names.owned() if thread.question else ():
        spoken = thread.latest((kind,), store)
        owners = {thing.told for thing in spoken.things} if spoken else set()
        if len(owners) == 1:
            yield from partial_names.of(spots, kind, owners.pop())


def _told_apart(
    question: Question, telling: Sequence[Span], spoken: Named, like: Sequence[int], rules: Rules, store: sqlite3.Connection
) -> Iterator[Item]:
    """Items for telling words in the name of one of these things, or of its other names, and in none of what was spoken of."""
    things = {one.thing: one for one in stored(spoken.kind, "id", like, store)}
    said_of = _words_of([*things, *_ids(spoken)], store)
    spoken_words = set().union(*(said_of.pop(thing, set()) for thing in _ids(spoken)))
    own = {word for thing in spoken.things for word in words(thing.name)}  # "Best Actress", also called best female actor
    for at, end in telling:
        plain = question.plain[at]
        called = [thing for thing in said_of if plain in set(words(things[thing].name)) - own]
        having = called or [thing for thing, said in said_of.items() if plain in said - spoken_words]
        shared = {thing: len(said_of[thing] & spoken_words) for thing in having}
        nearest = [thing for thing in having if shared[thing] == max(shared.values())]
        if len(nearest) == 1:
            yield _item(things[nearest[0]], at, end, rules)


def _of_its_family(
    question: Question, telling: Sequence[Span], spoken: Named, rules: Rules, store: sqlite3.Connection
) -> Iterator[Item]:
    """Items for telling words by which another that belongs to the same is called, and else nearly as what was spoken of."""
    one = spoken.things[0]
    if len({thing.label for thing in spoken.things}) > 1 or not one.told:
        return
    called: dict[str, list[tuple[int, Candidate]]] = defaultdict(list)
    own = set(words(one.name))
    for other in stored(spoken.kind, "told", [one.told], store):
        said = _words(other.name)
        shared, more = len(said & own), len(said - own)
        near = more == 1 or _head(other.name) == _head(one.name)
        for word in said - own if shared >= SHARED and near else ():
            called[word].append((shared - more, other))
    for at, end in telling:
        ranked = sorted(called.get(question.plain[at], ()), key=lambda one: -one[0])
        if ranked and (len(ranked) == 1 or ranked[0][0] > ranked[1][0]):
            yield _item(ranked[0][1], at, end, rules)


def _telling(question: Question, rules: Rules) -> Iterator[Span]:
    """The stretches that may tell a thing apart: a word, with one behind it that stands for the thing."""
    asks = not rules.words.asking.isdisjoint(question.plain)
    for at, (plain, behind) in enumerate(zip(question.plain, (*question.plain[1:], ""), strict=True)):
        stands = behind in rules.words.ones
        if plain not in rules.words.glue and (stands or not asks):
            yield at, at + 1 + stands


def _ids(spoken: Named) -> set[int]:
    return {thing.thing for thing in spoken.things}


def _words_of(things: Sequence[int], store: sqlite3.Connection) -> dict[int, set[str]]:
    """All words of the names of each thing."""
    found: dict[int, set[str]] = defaultdict(set)
    sql = "SELECT thing, name FROM name WHERE thing IN (SELECT value FROM json_each(?))"
    for thing, name in look_up(store, sql, (json.dumps(things),)):
        found[thing].update(_words(name))
    return found


def _item(thing: Candidate, first: int, last: int, rules: Rules) -> Item:
    """The words [first, last) as a thing."""
    return Item(thing.kind, first, last, rules.costs["thread"], Named(thing.kind, (thing,), first=first, last=last))


@lru_cache(maxsize=REMEMBERED)
def _head(name: str) -> str:
    """What a name is of: "Actress" of "Best Supporting Actress (Critics)"."""
    return (words(name.partition(" (")[0]) or [""])[-1]


@lru_cache(maxsize=REMEMBERED)
def _words(name: str) -> frozenset[str]:
    return frozenset(words(name))
