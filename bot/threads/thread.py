"""The thread of a chat: what was spoken of, so that "it", "he" and "and best actress?" have a meaning.

A thread is the last question, written out so that it stands alone, and the things spoken of, latest first.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from bot.reading.meanings.meaning import Named
from knowledge.names import Candidate
from knowledge.reader import look_up

REMEMBERED = 8
MOST_LABELS = 600  # of all that is remembered; the nominees of one category over all its years are fewer
EARLIER = 2  # questions before the last one
_COLUMNS = "thing.id, thing.kind, thing.name, thing.label, thing.told, thing.facts"
_IN_JSON = json.JSONEncoder(ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class Mention:
    """Things spoken of together: the name they were found by, their kind, their labels."""

    name: str
    kind: str
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Thread:
    """What the next question of a chat may lean on: `fresh` of the mentions are of the last answer.

    The last question is empty where it does not stand alone ("which of those won?"); `earlier` ones come latest first. `further`
    is where an answer told in part goes on, 0 where none does. Behind an `aside` ("who did he beat?") a fragment is rather of the
    question before.
    """

    question: str = ""
    answer: str = ""
    mentions: tuple[Mention, ...] = ()
    further: int = 0
    fresh: int = 0
    earlier: tuple[str, ...] = ()
    aside: bool = False
    _stored: dict[tuple[str, tuple[str, ...]], tuple[Candidate, ...]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    @property
    def questions(self) -> tuple[str, ...]:
        """The questions that a message may lean on, the latest first."""
        return tuple(one for one in (self.question, *self.earlier) if one)

    @property
    def told(self) -> tuple[Mention, ...]:
        """What the last question and its answer told of."""
        return self.mentions[: self.fresh]

    @property
    def about(self) -> tuple[str, ...]:
        """The labels of what was told last, one thing at a time, the answer's first."""
        return tuple(dict.fromkeys(one.labels[0] for one in self.told if len(one.labels) == 1))

    def dump(self) -> str:
        """The thread as JSON."""
        mentions = [{"name": one.name, "kind": one.kind, "labels": one.labels} for one in self.mentions]
        held = {
            "question": self.question,
            "answer": self.answer,
            "mentions": mentions,
            "further": self.further,
            "fresh": self.fresh,
            "earlier": self.earlier,
            "aside": self.aside,
        }
        return _IN_JSON.encode(held)

    @classmethod
    def load(cls, text: str) -> Thread:
        """The thread that `dump` wrote; an empty one for anything else."""
        if not text:
            return cls()
        try:
            held = json.loads(text)
            mentions = tuple(Mention(one["name"], one["kind"], tuple(one["labels"])) for one in held["mentions"])
            further, fresh = int(held.get("further", 0)), int(held.get("fresh", 0))
            earlier = tuple(str(one) for one in held.get("earlier", ()))
            return cls(str(held["question"]), str(held["answer"]), mentions, further, fresh, earlier, bool(held.get("aside")))
        except (ValueError, KeyError, TypeError):
            return cls()

    def behind(self, before: Thread) -> Thread:
        """This thread with what was spoken of and asked before it, as much as is remembered."""
        new = {(mention.kind, mention.labels) for mention in self.mentions}
        kept = (mention for mention in before.mentions if (mention.kind, mention.labels) not in new)
        earlier = [one for one in before.questions if one != self.question]
        return replace(self, mentions=remembered((*self.mentions, *kept)), earlier=tuple(earlier[:EARLIER]))

    def spoken_of(self, kinds: Sequence[str], store: sqlite3.Connection) -> Iterator[tuple[int, Named]]:
        """The things of these kinds spoken of, latest first, with what else was spoken of since.

        What the store knows of them is looked up once: a question asks for it again and again, and each has a thread of its own.
        """
        for since, mention in enumerate(self.mentions):
            if mention.kind in kinds:
                known = mention.kind, mention.labels
                if known not in self._stored:
                    self._stored[known] = tuple(stored(mention.kind, "label", mention.labels, store))
                if found := self._stored[known]:
                    yield since, Named(mention.kind, found)
                elif not mention.labels:
                    return  # nobody knows what it is, and what was spoken of before is not meant

    def latest(self, kinds: Sequence[str], store: sqlite3.Connection) -> Named | None:
        """The things of these kinds spoken of last."""
        return next((meaning for _, meaning in self.spoken_of(kinds, store)), None)


def remembered(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """As many as are remembered. A list that has no room is left out whole: a part of it would be taken for all."""
    kept: list[Mention] = []
    room = MOST_LABELS
    for mention in mentions:
        if len(kept) < REMEMBERED and len(mention.labels) <= room:
            kept.append(mention)
            room -= len(mention.labels)
    return tuple(kept)


def stored(kind: str, column: str, values: Sequence[str | int], store: sqlite3.Connection) -> Iterator[Candidate]:
    """The things of a kind as the store knows them, by a column of theirs, in the order of its values."""
    sql = f"SELECT {_COLUMNS} FROM json_each(?) AS one CROSS JOIN thing ON thing.{column} = one.value WHERE thing.kind = ?"
    return map(_candidate, look_up(store, sql, (_IN_JSON.encode(values), kind)))


def namesakes(of: Candidate, store: sqlite3.Connection) -> Iterator[Candidate]:
    """The things of a kind that have one name, the one given among them."""
    alike = "SELECT one.thing FROM name AS own JOIN name AS one ON one.plain = own.plain WHERE own.thing = ? AND own.name = ?"
    sql = f"SELECT {_COLUMNS} FROM thing WHERE id IN ({alike}) AND kind = ? AND name = ? ORDER BY id"
    return map(_candidate, store.execute(sql, (of.thing, of.name, of.kind, of.name)))


def _candidate(row: tuple[int, str, str, str, str, int]) -> Candidate:
    thing, kind, name, label, told, facts = row
    return Candidate(thing, kind, name, label, told, label, "exact", 1.0, facts)
