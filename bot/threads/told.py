"""What a message only tells of leaves in a thread: "I saw Lagaan last night." is no question, but the next one may lean on it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.finding.query import compile_query
from bot.finding.rows import Thing, read_rows
from bot.reading.clues.asked_for import asked_for
from bot.reading.matching.chart import Chart
from bot.reading.meanings.item import Item
from bot.reading.meanings.meaning import Described, Named, Value, leaves
from bot.reading.spotting.spots import Spots
from bot.rules.answers import Answer
from bot.rules.facts import Facts
from bot.rules.rules import Rules
from bot.threads.thread import Mention, Thread
from knowledge.names import Candidate

BETTER_KNOWN = 4  # times as many facts


def told(
    spots: Spots,
    chart: Chart,
    stood_for: Sequence[Named],
    before: Thread,
    rules: Rules,
    store: sqlite3.Connection,
    *,
    unheard: bool = False,
) -> Thread:
    """The thread with the things that a message only told of, by name, description or pronoun, first among its mentions.

    Where it asked about something `unheard` of, nothing before that is meant by a pronoun but what it named besides; where it
    asked for something ("which film …") and was not read, nothing of that sort.
    """
    mentions = [Mention("", meaning.kind, (meaning.things[0].label,)) for meaning in stood_for]
    for item in _said_as_names(chart.cover(spots.prices), spots, rules.costs["slip"]):
        mentions += _as_well(item, spots, rules)
        mentions += [Mention("", kind, (label,)) for kind, label in _meant(item, rules, store)]
    told_of = {mention.kind for mention in mentions}
    spoken_of = dict.fromkeys(kind for pronoun in rules.pronouns for kind in rules.members(pronoun.kind))
    lost = [kind for kind in spoken_of if kind not in told_of and not rules.schema.kinds[kind].same_by] if unheard else []
    plain, asks = spots.question.plain, rules.clues.words["asks"]
    asked = {one.wanted.kind for one in asked_for(plain, rules) if plain[one.first - 1] in asks} & spoken_of.keys()
    mentions = [*(Mention("", kind, ()) for kind in asked), *mentions, *(Mention("", kind, ()) for kind in lost)]
    return replace(before, mentions=Thread(mentions=tuple(mentions)).behind(before).mentions)


def _meant(item: Item, rules: Rules, store: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """The kind and label of the one thing that an item means; of a description that tells none, those of the names in it."""
    if item.cost < rules.costs["slip"] and not isinstance(item.meaning, Value):
        query = compile_query(Facts(), {"one": item.meaning}, Answer("each", "one"), rules)
        things = {cell for row in read_rows(query, store, rules).rows for cell in row.cells["one"] if isinstance(cell, Thing)}
        if len(things) == 1:
            yield from ((thing.kind, thing.label) for thing in things)
            return
    if isinstance(item.meaning, Described):
        named = [leaf.things for leaf in leaves(item.meaning) if isinstance(leaf, Named)]
        yield from ((one.kind, one.label) for one, *others in named if not others and one.how == "exact")
    elif isinstance(item.meaning, Named) and (known := _better_known(item.meaning.things)):
        yield known.kind, known.label


def _said_as_names(items: Sequence[Item], spots: Spots, sure: float) -> Sequence[Item]:
    """Those of the things written as names are, else those as they are called, if any: beside them "sister" is no film."""
    question, strange = spots.question, spots.prices.strange
    large = [question.text[word.start].isupper() and unlike for word, unlike in zip(question.words, strange, strict=True)]
    written = [item for item in items if any(large[item.start : item.end]) or any(question.proper[item.start : item.end])]
    return written or [item for item in items if not item.slip and item.cost < sure] or items


def _as_well(item: Item, spots: Spots, rules: Rules) -> list[Mention]:
    """The things of other kinds that bear the very name of an item and are better known: a film, not who it is called after."""
    seeds = (seed for seed in spots.seeds if (seed.start, seed.end) == (item.start, item.end) and seed.cost < rules.costs["slip"])
    alike = [seed.meaning.things[0] for seed in seeds if isinstance(seed.meaning, Named) and len(seed.meaning.things) == 1]
    return [Mention("", one.kind, (one.label,)) for one in sorted(alike, key=lambda one: -one.facts) if one.kind != item.kind]


def _better_known(things: Sequence[Candidate]) -> Candidate | None:
    """The one of several things of one name that whoever says it must mean, if any."""
    known = sorted(things, key=lambda thing: -thing.facts)
    return known[0] if known and (len(known) == 1 or known[0].facts >= BETTER_KNOWN * known[1].facts) else None
