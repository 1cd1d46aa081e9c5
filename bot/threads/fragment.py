"""A fragment as a whole question: the last question with something else in it."""

from __future__ import annotations

import sqlite3
from dataclasses import replace

from bot.finding.query import compile_query
from bot.question import Question
from bot.reading.chart import Chart, Item
from bot.reading.lexicon import Lexicon
from bot.reading.meaning import Described, Named, Reading, Value, leaves
from bot.reading.spots import Spots
from bot.rules.rules import Answer, Facts, Rules
from bot.threads.thread import Thread


def rewritten(
    chart: Chart, last: Reading, spots: Spots, thread: Thread, rules: Rules, lexicon: Lexicon, store: sqlite3.Connection
) -> tuple[str, float] | None:
    """A fragment ("and best actress?") as a whole question: the last one with the new words put in, and what is left unread."""
    question = spots.question
    doubted = rules.costs["ordinary"]  # "hero", "drama": rather words than titles
    items = [item for item in chart.cover(spots.prices) if item.cost - item.vague < doubted]
    others = [at for at in range(len(question.words)) if not any(item.start <= at < item.end for item in items)]
    leaning = [at < spots.prices.back or lexicon.sayings.leans(question.words[at].plain) for at in others]
    unread = sum(spots.prices.left[at] for at, leans in zip(others, leaning, strict=True) if not leans)
    asks = rules.words.asking | rules.words.whether  # words of a question of its own: "who was best actress"
    own = (question.words[at].plain in asks for at in others)
    leaned = any(leans and not asking for leans, asking in zip(leaning, own, strict=True))
    asked = question.text.rstrip().endswith("?")  # "Chicago?"
    alone = not others and all(asked or _tells_little(item, rules) for item in items)
    leaned = leaned or bool(spots.prices.back) or alone
    unread -= lexicon.pricing.leaning_gain if leaned else 0.0
    if not items or any(map(_leans_itself, items)) or unread > lexicon.pricing.most_unread:
        return None
    changes: list[tuple[int, int, str]] = []
    added = []
    for item in items:
        place = _place(item, last)
        typed = _typed(item, question)
        if ranked := _ranked(item, last, rules):
            changes.append((*last.spans[ranked], f"{typed} {_when(last.slots[ranked].kind, thread, rules, store)}"))
        elif place:
            changes.append((*place, typed))
        else:
            added.append(typed)
    if not changes:
        return None
    text = last.question.text
    for first, end, typed in sorted(changes, reverse=True):
        text = replace(last.question, text=text).instead(first, end, typed)
    return " ".join((text.rstrip("?!. "), *added)), unread


def _tells_little(item: Item, rules: Rules) -> bool:
    """Whether an item alone asks for nothing: a year, a category, unlike a film."""
    said = list(leaves(item.meaning))
    return all(isinstance(leaf, Value) or rules.schema.kinds[leaf.kind].many for leaf in said)


def _leans_itself(item: Item) -> bool:
    """Whether an item is a pronoun, or told by one: "his wife"."""
    told = leaves(item.meaning) if isinstance(item.meaning, Described) else ()
    return item.pronoun or any(isinstance(leaf, Named) and not leaf.typed for leaf in told)


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


def _ranked(item: Item, last: Reading, rules: Rules) -> str:
    """The name of the last question that has a rank among those of what an item takes the place of: "the 69th Oscars"."""
    ranks = {kind.name for kind in rules.kinds.values() if kind.or_after == item.kind}
    for name, meaning in last.slots.items() if ranks else ():
        told_by = rules.told_by((meaning.kind,))
        ranked = isinstance(meaning, Named) or any(leaf.kind in ranks for leaf in leaves(meaning))
        if name in last.spans and ranked and item.kind in told_by and not ranks.isdisjoint(told_by):
            return name
    return ""


def _when(kind: str, thread: Thread, rules: Rules, store: sqlite3.Connection) -> str:
    """What tells a thing of a kind spoken of last beside another's rank: its year, as the rank tells another year of another."""
    spoken = thread.latest((kind,), store)
    for name, line in rules.kinds[kind].known.items():
        if spoken is None:
            break
        query = compile_query(Facts((line,)), {kind: spoken}, Answer("each", name), rules)
        at = query.names.index(name)
        return " ".join(str(row[at]) for row in store.execute(query.text, dict(query.parameters)))
    return ""
