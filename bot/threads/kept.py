"""What a question takes over from the thread without a word for it: the night that was spoken of."""

from __future__ import annotations

import math
import sqlite3
from collections.abc import Sequence
from dataclasses import replace

from bot.finding.find import has_rows
from bot.reading.meaning import Named, Reading
from bot.rules.rules import Rules
from bot.threads.thread import Thread


def keep(readings: Sequence[Reading], thread: Thread, rules: Rules, store: sqlite3.Connection) -> list[Reading]:
    """Readings with the names that their intents take over from the thread, beside those without, which then cost more.

    Nothing is taken over where the question tells it itself ("an Oscar"), or has an answer only without it.
    """
    if not thread.mentions:
        return [*readings]
    found = []
    for reading in readings:
        taken = dict(reading.slots)
        said = {leaf.kind for leaf in reading.leaves()}
        for name in reading.intent.keeps:
            kinds = reading.intent.facts.names().get(name, ())
            if (
                name not in taken
                and said.isdisjoint(rules.told_by(kinds))
                and (meaning := thread.latest(kinds, store))
                and _is_one(meaning)
            ):
                taken[name] = meaning
        cost = reading.cost - (_vague(reading, rules) if len(reading.slots) == 1 else 0.0)  # what is kept narrows it
        kept = replace(reading, slots=taken, cost=cost)
        if len(taken) > len(reading.slots) and (has_rows(kept, store, rules) or not has_rows(reading, store, rules)):
            found.append(kept)
            found.append(replace(reading, cost=reading.cost + rules.costs["keep"]))
        else:
            found.append(reading)
    return found


def _is_one(meaning: Named) -> bool:
    """Whether one thing was spoken of, not those of a list."""
    return len({thing.label for thing in meaning.things}) == 1


def _vague(reading: Reading, rules: Rules) -> float:
    """What the one name of a reading cost for the many things it may stand for."""
    many = [leaf.things for leaf in reading.leaves() if isinstance(leaf, Named) and rules.schema.kinds[leaf.kind].many]
    return sum(rules.costs["vague"] * math.log(len({thing.name for thing in things})) for things in many)
