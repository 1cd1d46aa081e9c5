"""A fragment as a whole question: the last question with something else in it."""

from __future__ import annotations

import sqlite3
from dataclasses import replace

from bot.finding.query import compile_query
from bot.finding.rows import Thing, read_rows
from bot.question import Question
from bot.reading.meanings.item import Item
from bot.reading.meanings.meaning import Described, Named, Reading, Value, leaves
from bot.reading.words.lexicon import Lexicon
from bot.rules.answers import Answer
from bot.rules.rules import Rules
from bot.threads.followups.fragment import Fragment
from bot.threads.thread import Thread, namesakes
from knowledge.patterns import slots

MOST_PLACES = 10  # of a list, that one would count


def rewritten(
    said: Fragment, question: Question, last: Reading, thread: Thread, rules: Rules, lexicon: Lexicon, store: sqlite3.Connection
) -> tuple[str, float] | None:
    """A fragment, which is a `question` as it was typed, as a whole one, and what is left unread.

    It is the last question with the new words put in.
    """
    if said.asks and last.intent.answer.form == "yes_or_no":
        return None  # "and who got best director?" is answered with somebody, not with yes
    apart = {id(item): named for item in said.items if (named := _told_apart(item, last, rules, store))}
    unread = said.left(rules, lexicon, apart=bool(apart))
    if unread > lexicon.pricing.most_unread:
        return None
    changes: list[tuple[int, int, str]] = []
    added = []
    for item in said.items:
        typed = said.told.get(id(item)) or _typed(item, question)
        if namesake := apart.get(id(item)):
            changes.append((*last.spans[namesake[0]], namesake[1]))
        elif retold := _retold(item, last, thread, rules, store):
            changes.append((*last.spans[retold[0]], f"{typed} {retold[1]}"))
        elif place := _place(item, last):
            changes.append((*place, typed))
        else:
            added.append(typed)
    if len({first for first, *_ in changes}) < max(len(changes), 1):
        return None  # nothing takes a place of the last question, or several things the same ("who leads, … or …?")
    text = last.question.text
    for first, end, typed in sorted(changes, reverse=True):
        text = replace(last.question, text=text).instead(first, end, typed)
    return " ".join((text.rstrip("?!. "), *added)), unread


def _typed(item: Item, question: Question) -> str:
    """What an item says, without the small words before the one thing that it is told by ("in 2019").

    A thing that is only told apart by its words ("the critics one") is written out.
    """
    if isinstance(item.meaning, Named) and not item.meaning.typed:
        return item.meaning.things[0].label
    said = list(leaves(item.meaning))
    one = said[0] if len(said) == 1 and isinstance(item.meaning, Described) else None
    return question.typed(one.first, one.last) if one else question.typed(item.start, item.end)


def _place(item: Item, last: Reading) -> tuple[int, int] | None:
    """The words of the last question that an item takes the place of: of its kind, or of the one thing that it is told by."""
    said = list(leaves(item.meaning))
    for name, meaning in last.slots.items():
        if meaning.kind == item.kind and name in last.spans:
            one = len(said) == 1 and not (isinstance(item.meaning, Named) and not item.meaning.typed)
            within = [leaf for leaf in leaves(meaning) if one and leaf.kind == said[0].kind and leaf.last]
            return (within[0].first, within[0].last) if within else last.spans[name]
    for leaf in last.leaves():
        if leaf.kind == item.kind and leaf.last:
            return leaf.first, leaf.last
    return None


def _retold(item: Item, last: Reading, thread: Thread, rules: Rules, store: sqlite3.Connection) -> tuple[str, str] | None:
    """The name of the last question that an item tells a part of, with the words for the part that stays.

    "In 2019?" after "the 92nd Oscars" is of the Oscars; "and the Globes?" is of that year, as another award counts its nights
    otherwise. What the last question told of that part already is replaced, and nothing else.
    """
    said = list(leaves(item.meaning))
    kind = said[0].kind if len(said) == 1 else item.kind
    ranks = {rank.name for rank in rules.kinds.values() if rank.or_beside == kind}
    parts = {name: {leaf.kind for leaf in leaves(meaning)} for name, meaning in last.slots.items()}
    if _is_place(item, rules) and kind not in set().union(*parts.values()):
        return None  # "the second?" is one of a list, no second night
    if any(kind in told and ranks.isdisjoint(told) for told in parts.values()):
        return None
    for name in last.spans:
        whole = last.slots[name].kind
        other = _told_with(kind, whole, rules)
        spoken = thread.latest((whole,), store) if other else None
        for rule in rules.descriptions if spoken else ():
            tells = {slot.kind: slot.name for slot in slots(rule.pattern)} if rule.kind == whole else {}
            if spoken and tells.keys() == {kind, other}:
                query = compile_query(rule.facts, {whole: spoken}, Answer("each", tells[other]), rules)
                found = {row.cells[tells[other]][0] for row in read_rows(query, store, rules).rows}
                stays = [cell.name if isinstance(cell, Thing) else str(cell) for cell in found]
                return (name, stays[0]) if len(stays) == 1 else None
    return None


def _is_place(item: Item, rules: Rules) -> bool:
    """Whether an item may as well say a place in a list: "second", unlike "the 92nd"."""
    values = [leaf for leaf in leaves(item.meaning) if isinstance(leaf, Value)]
    return any(bool(rules.kinds[one.kind].or_beside) and one.value <= MOST_PLACES for one in values)


def _told_apart(item: Item, last: Reading, rules: Rules, store: sqlite3.Connection) -> tuple[str, str] | None:
    """The name of the last question of which an item tells the namesake, and how that is called: "the 1953 one"."""
    said = [leaf for leaf in leaves(item.meaning) if isinstance(leaf, Value)]
    for name in last.spans if len(said) == len([*leaves(item.meaning)]) == 1 else ():
        whole = last.slots[name]
        named = [leaf for leaf in leaves(whole) if isinstance(leaf, Named) and leaf.kind == whole.kind]
        if len(named) == 1 and rules.schema.kinds[whole.kind].told_by == said[0].kind:
            told = [one.label for one in namesakes(named[0].things[0], store) if one.told == str(said[0].value)]
            if len(told) == 1:
                return name, told[0]
    return None


def _told_with(kind: str, whole: str, rules: Rules) -> str:
    """What tells a thing together with a part of it: a night's award with its year or its rank, its year with its award."""
    if kind in rules.kinds and rules.kinds[kind].or_beside:
        return rules.kinds[kind].or_beside
    groups = (group for group in rules.schema.kinds[whole].same_by if kind in group)
    return next((part for group in groups for part in group if part != kind and part in rules.schema.kinds), "")
