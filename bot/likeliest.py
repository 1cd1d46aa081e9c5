"""Which of several readings is asked of the store, and of which of several namesakes."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from bot.choose import ambiguous, are_namesakes, narrowed, which_one
from bot.find import Findings, find
from bot.meaning import Described, Reading, apart
from bot.rules import Rules
from bot.unclear import Unclear

Found = tuple[Findings, ...]


def find_likeliest(readings: Sequence[Reading], store: sqlite3.Connection, rules: Rules) -> Found | Unclear:
    """The findings of the first reading, among those nearly as likely, that the store says something to.

    That something is known not to be ("none") is said where no other reading finds anything.
    """
    close = [reading for reading in readings if reading.cost <= readings[0].cost + rules.thresholds["close"]]
    empty: list[Found] = []
    for reading in close:
        found = find_each(reading, store, rules)
        if isinstance(found, Unclear):
            return empty[0] if empty else found
        if any(one.says_something for one in found):
            return found
        empty.append(found)
    return next((found for found in empty if any(one.closed for one in found)), empty[0])


def find_each(reading: Reading, store: sqlite3.Connection, rules: Rules) -> Found | Unclear:
    """What the store says to a reading; to each of several things where it is asked of several."""
    found: list[Findings] = []
    for one in apart(reading):
        told = _of_namesakes(one, store, rules)
        if isinstance(told, Unclear):
            return told
        found += told
    return tuple(found)


def _of_namesakes(reading: Reading, store: sqlite3.Connection, rules: Rules) -> Found | Unclear:
    leaf = ambiguous(reading, rules)
    if leaf is None:
        return (find(reading, store, rules),)
    found = [find(one, store, rules) for one in narrowed(reading, leaf)][: len(leaf.things)]
    plain = not any(isinstance(meaning, Described) for meaning in reading.slots.values())
    told = tuple(one for one in found if one.rows or plain and one.says_something)  # "the one with A" is not the other
    if are_namesakes(leaf):
        return told or (found[0],)
    return told if len(told) == 1 and reading.intent.answer.form != "yes_or_no" else which_one(reading, leaf)
