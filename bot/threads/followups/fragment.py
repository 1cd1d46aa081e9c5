"""A fragment: what a message says that is no question of its own, so that the last question may be asked again with it."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from operator import or_

from bot.finding.query import compile_query
from bot.finding.rows import Thing, read_rows
from bot.reading.matching.chart import Chart
from bot.reading.meanings.item import Item
from bot.reading.meanings.meaning import Described, Named, Value, leaves
from bot.reading.spotting.spots import Spots
from bot.reading.words.lexicon import Lexicon
from bot.rules.answers import Answer
from bot.rules.facts import Facts
from bot.rules.rules import Rules
from bot.threads.thread import Thread
from knowledge.words import words


@dataclass(frozen=True, slots=True)
class Fragment:
    """What the words of a message mean that may be put into another question, and the price of the others.

    `told` are the names of what items stand for that lean on what was spoken of, by the id of the item; `asks` is whether the
    message asks for something ("and who …?").
    """

    items: Sequence[Item]
    told: Mapping[int, str]
    unread: float
    leans: bool
    asks: bool

    def left(self, rules: Rules, lexicon: Lexicon, *, apart: bool) -> float:
        """What is left unread of it; words that lean are expected, more so those that tell a namesake `apart`."""
        left = self.unread - (lexicon.pricing.leaning_gain if self.leans or apart else 0.0)
        return left - (rules.costs["thread"] if apart else 0.0)

    def least(self, rules: Rules, lexicon: Lexicon) -> float:
        """What is left unread of it at least, whatever the question that it is put into."""
        return self.left(rules, lexicon, apart=_may_tell_apart(self.items))


def fragment(
    chart: Chart, spots: Spots, thread: Thread, rules: Rules, lexicon: Lexicon, store: sqlite3.Connection
) -> Fragment | None:
    """What a message says as a fragment ("and best actress?"); None where it is none of any question."""
    question = spots.question
    doubted = rules.costs["ordinary"]  # "hero", "drama": rather words than titles
    items = [item for item in chart.cover(spots.prices) if item.cost - item.vague < doubted]
    others = [at for at in range(len(question.words)) if not any(item.start <= at < item.end for item in items)]
    if any(_tells(item) and question.plain[item.start] in rules.words.asking for item in items):
        return None  # "who won three Oscars?" asks by itself, unlike "the director of Sholay?"
    asks = rules.words.asking | rules.words.whether  # words of a question of its own: "who was best actress"
    led = lexicon.sayings.leading(question)
    asked_for = any(question.words[at].plain in rules.words.asking for at in others if at >= led)
    items = _without_the_same_time(items, rules, asking=any(question.words[at].plain in asks for at in others))
    leaning = [at < spots.prices.back or lexicon.sayings.leans(question.words[at].plain) for at in others]
    before = set(words(thread.question))
    again = [question.words[at].plain in before for at in others]  # "Asha Bhosle when?", "who won the next year?"
    unread = sum(spots.prices.left[at] for at, leans, said in zip(others, leaning, again, strict=True) if not (leans or said))
    own = (question.words[at].plain in asks for at in others)
    leaned = any(leans and not asking for leans, asking in zip(leaning, own, strict=True))
    asked = question.text.rstrip().endswith("?")  # "Chicago?"
    alone = not others and (asked or len(items) == 1 and tells_little(items[0], rules))
    leans = leaned or bool(spots.prices.back) or alone or any(again) and all(map(or_, leaning, again))
    found = Fragment(items, {}, unread, leans, asked_for)
    most = lexicon.pricing.most_unread
    if all(is_repeated(item, thread) for item in items) or found.least(rules, lexicon) > most:
        return None
    told = {id(item): _chosen(item, bool(led), rules, store) for item in items if _leans_itself(item)}
    return None if "" in told.values() else replace(found, told=told)


def _without_the_same_time(items: list[Item], rules: Rules, *, asking: bool) -> list[Item]:
    """Items without the words that say what a fragment says anyway: "and the Globes that year?".

    What asks in words of its own is a fragment only where it names what tells a night alone: "who won the Oscar that year?".
    """
    times = {item.kind for item in items if item.pronoun and rules.schema.kinds[item.kind].same_by}
    others = [item for item in items if not (item.pronoun and item.kind in times)]
    tells = {part for time in times for group in rules.schema.kinds[time].same_by for part in group}
    return others if others and (not asking or tells.issuperset(item.kind for item in others)) else items


def tells_little(item: Item, rules: Rules) -> bool:
    """Whether an item alone asks for nothing: a year, a category, an award, unlike a film that one may speak of."""
    spoken_of = {kind for pronoun in rules.pronouns for kind in rules.members(pronoun.kind)}
    said = [leaf.kind for leaf in leaves(item.meaning) if not isinstance(leaf, Value)]
    said += [item.kind] if isinstance(item.meaning, Described) else []  # "best film winners" are films, whatever tells them
    return all(rules.schema.kinds[kind].many or kind not in spoken_of for kind in said)


def is_repeated(item: Item, thread: Thread) -> bool:
    """Whether an item names what the last answer spoke of: an award just asked about, said once more alone, is meant itself."""
    labels = {thing.label for thing in item.meaning.things} if isinstance(item.meaning, Named) and item.meaning.typed else set()
    fresh = thread.told
    return bool(labels) and any(mention.kind == item.kind and labels == {*mention.labels} for mention in fresh)


def _may_tell_apart(items: Sequence[Item]) -> bool:
    """Whether some item is told by a value alone, which may tell a namesake: "the 1953 one"."""
    said = ([*leaves(item.meaning)] for item in items)
    return any(len(told) == 1 and isinstance(told[0], Value) for told in said)


def _tells(item: Item) -> bool:
    """Whether an item is a description of something by other things."""
    return isinstance(item.meaning, Described) and not item.pronoun and bool(item.meaning.said)


def _leans_itself(item: Item) -> bool:
    """Whether an item is a pronoun, or told by one: "his wife"."""
    told = leaves(item.meaning) if isinstance(item.meaning, Described) else ()
    return item.pronoun or any(isinstance(leaf, Named) and not leaf.typed for leaf in told)


def _chosen(item: Item, leaned: bool, rules: Rules, store: sqlite3.Connection) -> str:
    """The one thing that words tell by what was spoken of: "the 2002 one", "what about his wife?"; nothing for a pronoun."""
    if item.pronoun or not (leaned or item.several):
        return ""
    query = compile_query(Facts(), {"one": item.meaning}, Answer("each", "one"), rules)
    cells = {cell for row in read_rows(query, store, rules).rows for cell in row.cells["one"] if isinstance(cell, Thing)}
    return cells.pop().label if len(cells) == 1 else ""
