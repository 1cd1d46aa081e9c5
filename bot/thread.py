"""The thread of a chat: what was spoken of, so that "it", "he" and "and best actress?" have a meaning.

A thread is the last question, written out so that it stands alone, and the things spoken of, latest first. A follow-up becomes
a question of its own: the last question with the new words in the place of those of the same kind.
"""

from __future__ import annotations

import json
import math
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot.chart import Chart, Item
from bot.find import Findings, has_rows
from bot.lexicon import Lexicon
from bot.meaning import Described, Named, Reading, Value, leaves
from bot.query import compile_query
from bot.question import Question
from bot.rows import Thing, read_rows
from bot.rules import Answer, Facts, Pronoun, Rules
from bot.spots import Spots
from knowledge.names import Candidate

REMEMBERED = 8


@dataclass(frozen=True, slots=True)
class Mention:
    """Things spoken of together: the name they were found by, their kind, their labels."""

    name: str
    kind: str
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Thread:
    """What the next question of a chat may lean on; `further` is where an answer told in part goes on, 0 where none does."""

    question: str = ""
    answer: str = ""
    mentions: tuple[Mention, ...] = ()
    further: int = 0

    def dump(self) -> str:
        """The thread as JSON."""
        mentions = [{"name": one.name, "kind": one.kind, "labels": one.labels} for one in self.mentions]
        held = {"question": self.question, "answer": self.answer, "mentions": mentions, "further": self.further}
        return json.dumps(held, ensure_ascii=False)

    @classmethod
    def load(cls, text: str) -> Thread:
        """The thread that `dump` wrote; an empty one for anything else."""
        if not text:
            return cls()
        try:
            held = json.loads(text)
            mentions = tuple(Mention(one["name"], one["kind"], tuple(one["labels"])) for one in held["mentions"])
            return cls(str(held["question"]), str(held["answer"]), mentions, int(held.get("further", 0)))
        except (ValueError, KeyError, TypeError):
            return cls()

    def behind(self, before: Thread) -> Thread:
        """This thread with what was spoken of before it, as much as is remembered."""
        new = {(mention.kind, mention.labels) for mention in self.mentions}
        kept = (mention for mention in before.mentions if (mention.kind, mention.labels) not in new)
        return replace(self, mentions=(*self.mentions, *kept)[:REMEMBERED])

    def spoken_of(self, kinds: Sequence[str], store: sqlite3.Connection) -> Iterator[Named]:
        """The things of these kinds spoken of, latest first, as the store knows them now."""
        for mention in self.mentions:
            if mention.kind in kinds:
                found = tuple(thing for label in mention.labels for thing in _stored(mention.kind, "label", label, store))
                if found:
                    yield Named(mention.kind, found)

    def latest(self, kinds: Sequence[str], store: sqlite3.Connection) -> Named | None:
        """The things of these kinds spoken of last."""
        return next(self.spoken_of(kinds, store), None)


def _stored(kind: str, column: str, value: str | int, store: sqlite3.Connection) -> Iterator[Candidate]:
    for thing, name, label, told, facts in store.execute(
        f"SELECT id, name, label, told, facts FROM thing WHERE kind = ? AND {column} = ?", (kind, value)
    ):
        yield Candidate(thing, kind, name, label, told, label, "exact", 1.0, facts)


def told(spots: Spots, chart: Chart, before: Thread, rules: Rules, store: sqlite3.Connection) -> Thread:
    """The thread with the things that a message only told of, by name or description, first among its mentions."""
    mentions = []
    for item in chart.cover(spots.prices):
        if item.cost < rules.costs["slip"] and not isinstance(item.meaning, Value):
            query = compile_query(Facts(), {"one": item.meaning}, Answer("each", "one"), rules)
            things = {cell for row in read_rows(query, store, rules).rows for cell in row.cells["one"] if isinstance(cell, Thing)}
            mentions += [Mention("", thing.kind, (thing.label,)) for thing in things if len(things) == 1]
        elif isinstance(item.meaning, Described):  # too dear to be meant, yet the names in it were said
            named = [leaf.things for leaf in leaves(item.meaning) if isinstance(leaf, Named)]
            mentions += [Mention("", one.kind, (one.label,)) for one, *others in named if not others and one.how == "exact"]
    return replace(before, mentions=Thread(mentions=tuple(mentions)).behind(before).mentions)


def remember(findings: Sequence[Findings]) -> Thread:
    """What an answer leaves in a thread: its question with every pronoun written out, its answer first among the mentions."""
    reading = findings[0].reading
    found: dict[tuple[str, str], dict[str, None]] = {}
    names = (findings[0].answer.name, *reading.slots, *findings[0].query.names)
    for one in findings:
        for name in dict.fromkeys(name for name in names if name):
            for cell in one.cells(name) or (one.instead[1].cells(name) if one.instead else ()):
                if isinstance(cell, Thing):
                    found.setdefault((name, cell.kind), {}).setdefault(cell.label)
    for name, meaning in reading.slots.items():
        if isinstance(meaning, Named):
            found.setdefault((name, meaning.kind), dict.fromkeys(thing.label for thing in meaning.things))
    for one in findings:
        for row in one.instead[1].rows if one.instead else ():  # what was so instead is spoken of too, after what was asked
            for cell in (cell for cells in row.cells.values() for cell in cells if isinstance(cell, Thing)):
                found.setdefault(("", cell.kind), {}).setdefault(cell.label)
    mentions = [Mention(name, kind, tuple(labels)) for (name, kind), labels in found.items()]
    return Thread(written_out(reading), findings[0].answer.name, tuple(mentions))


def written_out(reading: Reading) -> str:
    """The question of a reading with the names that pronouns stand for in their place."""
    text = reading.question
    spoken = [leaf for leaf in reading.leaves() if isinstance(leaf, Named) and leaf.last and not leaf.typed]
    for leaf in sorted(spoken, key=lambda leaf: -leaf.first):
        text = replace(text, text=text.instead(leaf.first, leaf.last, leaf.things[0].label))
    kept = [leaf.things[0].label for leaf in reading.leaves() if isinstance(leaf, Named) and not leaf.last]
    return " ".join((text.text, *kept))


def pronouns(spots: Spots, thread: Thread, rules: Rules, lexicon: Lexicon, store: sqlite3.Connection) -> list[Item]:
    """The words of a question that stand for something spoken of, with what they stand for."""
    found = []
    said = [*lexicon.pronouns(spots.question)] if thread.mentions else []
    whole = [(first, last) for pronoun, first, last in said if pronoun.sure and last - first > 1]
    for pronoun, first, last in said:
        if any(start <= first and last <= end and last - first < end - start for start, end in whole):
            continue  # the "that" of "that night"
        meaning = _standing_for(pronoun, thread, rules, store)
        if meaning:
            if is_led(spots.question, first, rules) or (first, last) in whole:
                spots.prices.means_something(first, rules.costs["known"])
            spoken = replace(meaning, first=first, last=last)
            found.append(Item(meaning.kind, first, last, rules.costs["thread"], spoken, pronoun=not pronoun.of))
    return found


def nobody(reading: Reading, spoken: Sequence[Item], lexicon: Lexicon, rules: Rules) -> str:
    """The word of a question that stands for somebody of whom neither the thread nor the reading has any ("he"); else nothing."""
    asked = reading.intent.facts.names().get(reading.asks or reading.intent.answer.name, ())
    kinds = {*asked, *(meaning.kind for meaning in reading.slots.values()), *(leaf.kind for leaf in reading.leaves())}
    for pronoun, first, last in lexicon.pronouns(reading.question):
        stood_for = any(item.start <= first and last <= item.end for item in spoken)
        if pronoun.sure and not stood_for and kinds.isdisjoint(rules.members(pronoun.kind)):
            return reading.question.typed(first, last)
    return ""


def is_led(question: Question, first: int, rules: Rules) -> bool:
    """Whether a pronoun surely says something: "did she win for it", unlike "did she win it"."""
    return first > 0 and question.words[first - 1].plain in rules.words.leads


def _standing_for(pronoun: Pronoun, thread: Thread, rules: Rules, store: sqlite3.Connection) -> Named | None:
    """The things spoken of last of which what the pronoun says holds."""
    for meaning in thread.spoken_of(rules.members(pronoun.kind), store):
        if pronoun.place:
            if len(meaning.things) > 1 and abs(pronoun.place) <= len(meaning.things):
                return replace(meaning, things=(meaning.things[pronoun.place - (pronoun.place > 0)],))
            continue
        answer = pronoun.answer or Answer("each", pronoun.kind)
        query = compile_query(pronoun.facts, {pronoun.of or pronoun.kind: meaning}, answer, rules)
        at = query.names.index(pronoun.kind)
        fitting = {row[at] for row in store.execute(query.text, dict(query.parameters))}
        if pronoun.of:
            things = tuple(thing for one in sorted(fitting) for thing in _stored(pronoun.kind, "id", one, store))
            return Named(pronoun.kind, things) if len(things) == 1 else None
        things = tuple(thing for thing in meaning.things if thing.thing in fitting)
        one = bool(pronoun.facts.lines or pronoun.facts.absent)  # "he" is one person, "they" may be several
        if things and not (one and len(things) > 1):
            return replace(meaning, things=things)
    return None


def implied(words: int, thread: Thread, rules: Rules, store: sqlite3.Connection) -> list[Item]:
    """What was spoken of last, of each kind that pronouns stand for, as items behind the last word."""
    found = []
    for kind in dict.fromkeys(pronoun.kind for pronoun in rules.pronouns) if thread.question else ():
        meaning = thread.latest(rules.members(kind), store)
        if meaning and len(meaning.things) == 1:
            item = Item(meaning.kind, words, words, rules.costs["implied"], replace(meaning, first=0, last=0), pronoun=True)
            found.append(item)
    return found


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
            if name not in taken and said.isdisjoint(rules.told_by(kinds)) and (meaning := thread.latest(kinds, store)):
                taken[name] = meaning
        cost = reading.cost - (_vague(reading, rules) if len(reading.slots) == 1 else 0.0)  # what is kept narrows it
        kept = replace(reading, slots=taken, cost=cost)
        if len(taken) > len(reading.slots) and (has_rows(kept, store, rules) or not has_rows(reading, store, rules)):
            found.append(kept)
            found.append(replace(reading, cost=reading.cost + rules.costs["keep"]))
        else:
            found.append(reading)
    return found


def _vague(reading: Reading, rules: Rules) -> float:
    """What the one name of a reading cost for the many things it may stand for."""
    many = [leaf.things for leaf in reading.leaves() if isinstance(leaf, Named) and rules.schema.kinds[leaf.kind].many]
    return sum(rules.costs["vague"] * math.log(len({thing.name for thing in things})) for things in many)


def rewritten(chart: Chart, last: Reading, spots: Spots, rules: Rules, lexicon: Lexicon) -> tuple[str, float] | None:
    """A fragment ("and best actress?") as a whole question: the last one with the new words put in, and what is left unread."""
    question = spots.question
    items = chart.cover(spots.prices)
    others = [at for at in range(len(question.words)) if not any(item.start <= at < item.end for item in items)]
    leaning = [at < spots.prices.back or lexicon.leans(question.words[at].plain) for at in others]
    unread = sum(spots.prices.left[at] for at, leans in zip(others, leaning, strict=True) if not leans)
    asks = rules.words.asking | rules.words.whether  # words of a question of its own: "who was best actress"
    own = (question.words[at].plain in asks for at in others)
    leaned = spots.prices.back or any(leans and not asking for leans, asking in zip(leaning, own, strict=True))
    unread -= lexicon.leaning_gain if leaned else 0.0
    if not items or any(map(_leans_itself, items)) or unread > lexicon.most_unread:
        return None
    changes: list[tuple[int, int, str]] = []
    added = []
    for item in items:
        place = _place(item, last)
        typed = _typed(item, question)
        if place:
            changes.append((*place, typed))
        else:
            added.append(typed)
    if not changes:
        return None
    text = last.question.text
    for first, end, typed in sorted(changes, reverse=True):
        text = replace(last.question, text=text).instead(first, end, typed)
    return " ".join((text.rstrip("?!. "), *added)), unread


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
            within = [leaf for leaf in leaves(meaning) if len(said) == 1 and leaf.kind == said[0].kind and leaf.last]
            return (within[0].first, within[0].last) if within else last.spans[name]
    for leaf in last.leaves():
        if leaf.kind == item.kind and leaf.last:
            return leaf.first, leaf.last
    return None


def asks_again(
    spots: Spots, thread: Thread, last: Reading, rules: Rules, lexicon: Lexicon, store: sqlite3.Connection
) -> Iterator[Reading]:
    """Readings that ask the last question's facts for another of their names ("which film was that for?")."""
    for asks, cost in lexicon.asked_again(spots.question, spots.prices):
        names = last.intent.facts.names()
        wanted = next((name for name in (asks, *names) if asks in (name, *names.get(name, ())) and name in names), None)
        if wanted is None or wanted == thread.answer or wanted in last.slots:
            continue
        known = dict(last.slots)
        if thread.answer in names:
            answer = next((mention for mention in thread.mentions if mention.name == thread.answer), None)
            meaning = thread.latest((answer.kind,), store) if answer else None
            if meaning:
                known[thread.answer] = meaning
        yield replace(last, slots=known, cost=cost + rules.costs["thread"], asks=wanted, left=())
