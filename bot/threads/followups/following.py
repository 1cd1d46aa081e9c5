"""What a message means as one that goes on from an earlier question of its thread."""

from __future__ import annotations

import math
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from bot.finding.find import has_rows
from bot.reading.matching.chart import Chart
from bot.reading.meanings.meaning import Named, Reading
from bot.reading.spotting.spots import Spots
from bot.reading.words.lexicon import Lexicon
from bot.rules.rules import Rules
from bot.threads.followups.asked_again import asks_again
from bot.threads.followups.carryover import of_the_same
from bot.threads.followups.fragment import Fragment, fragment
from bot.threads.followups.rewritten import rewritten
from bot.threads.followups.whole import in_full
from bot.threads.thread import Thread

Read = Callable[[str], Reading | None]


class Following:
    """Reads follow-ups by one set of rules; `again` tells what an earlier question means by itself, `fairly` what another would
    mean, where that is cheap enough to be answered.
    """

    def __init__(self, rules: Rules, lexicon: Lexicon, store: sqlite3.Connection, again: Read, fairly: Read) -> None:
        self._rules = rules
        self._lexicon = lexicon
        self._store = store
        self._again = again
        self._fairly = fairly

    def in_full(self, spots: Spots, thread: Thread, last: Reading) -> Reading | None:
        """What a message of a few words means where rules say it in full and the store has an answer to that.

        None where the last question may as well be asked again for something else.
        """
        readings = in_full(spots, thread, last, self._rules, self._lexicon, self._fairly)
        told = min(filter(self._has_rows, readings), key=lambda reading: reading.cost, default=None)
        again = self._asks_again(spots, thread, last) if told else ()
        cheaper = any(told and one.asks and one.cost <= told.cost and self._has_rows(one) for one in again)
        return None if cheaper else told

    def readings(self, spots: Spots, chart: Chart, thread: Thread, own: Sequence[Reading]) -> list[Reading]:
        """The readings that lean on the latest question that the message fits, or that it asks again in `own` words.

        One asked again of another time that says nothing of it gives way to an earlier one that does: "and the next year?" after
        how much the film of a year won.
        """
        latest, *before = thread.questions
        in_vain: list[Reading] = []
        said = fragment(chart, spots, thread, self._rules, self._lexicon, self._store)
        if not said and not any(self._lexicon.sayings.asked_again(spots.question)):
            return []
        if self._stands(spots, own, said, latest):
            return []  # to read the questions before takes its time
        for back, text in enumerate([*before, latest] if thread.aside else thread.questions):
            last = self._again(text)
            if last is None:
                continue
            found = list(self._from(last, spots, said, thread, back, is_latest=text == latest, is_last=text == thread.question))
            if any(reading.intent == last.intent for reading in own):
                return found
            if any(one.intent.answer.form == "yes_or_no" or self._has_rows(one) for one in found):
                return found
            in_vain = in_vain or found
        return in_vain

    def _stands(self, spots: Spots, own: Sequence[Reading], said: Fragment | None, latest: str) -> bool:
        """Whether a question has an answer by itself, and means that more likely than anything that earlier ones make of it."""
        sayings, thread = self._lexicon.sayings, self._rules.costs["thread"]
        first = min(own, key=lambda reading: reading.cost, default=None)
        if first is None or first.intent.answer.form == "yes_or_no":
            return False
        again = [spots.prices.besides(begin, end) for _, begin, end in sayings.asked_again(spots.question)]
        if min(again, default=math.inf) <= self._lexicon.pricing.most_unread:
            return False
        close = self._rules.thresholds["close"]
        if self._is_whole(first) and first.cost < close:
            return self._has_rows(first)
        put_in = said.least(self._rules, self._lexicon) if said else math.inf
        if put_in < 0 or self._stands_for_something(spots, said):
            return False
        if said and not said.unread and (last := self._again(latest)):  # what says it all costs as much where it is put in
            put_in += max(sum(item.cost for item in said.items) - last.cost, 0.0)
        least = min([put_in + thread, *(besides + thread / 2 for besides in again)])
        likely = sorted([one for one in own if one.cost < min(least, first.cost + close)], key=lambda reading: reading.cost)
        return any(map(self._has_rows, likely))

    def _stands_for_something(self, spots: Spots, said: Fragment | None) -> bool:
        """Whether a word may stand for something spoken of, none within a description: "films that won an Oscar"."""
        read = [(item.start, item.end) for item in said.items if not item.pronoun] if said else []
        spans = [(first, last) for _, first, last in self._lexicon.sayings.pronouns(spots.question)]
        return any(not any(start < first and last <= end for start, end in read) for first, last in spans)

    def _is_whole(self, reading: Reading) -> bool:
        """Whether a message is read in words of its own, among them all that might lean on a question before ("the first film").

        "It" stands for something spoken of, whatever else it may be ("who won it in 1997?").
        """
        sayings, plain = self._lexicon.sayings, reading.question.plain
        said = [*sayings.pronouns(reading.question)]
        if not reading.worded or not all(pronoun.several or pronoun.place for pronoun, *_ in said):
            return False
        named = {at for leaf in reading.leaves() if isinstance(leaf, Named) for at in range(leaf.first, leaf.last)}
        leaning = {at for at, word in enumerate(plain) if sayings.leans(word) and at not in named}
        leaning |= {at for _, first, last in said for at in range(first, last)}
        return leaning.isdisjoint(named) and all(reading.taken >> at & 1 for at in leaning)

    def _from(
        self, last: Reading, spots: Spots, said: Fragment | None, thread: Thread, back: int, *, is_latest: bool, is_last: bool
    ) -> Iterator[Reading]:
        """What a message means after one question: its facts asked for something else, or that with something else in it."""
        for one in self._asks_again(spots, thread, last) if is_latest else ():
            if is_last or self._was_told(one, thread):
                yield one
        whole = said and rewritten(said, spots.question, last, thread, self._rules, self._lexicon, self._store)
        reading = self._fairly(whole[0]) if whole else None
        if whole and reading:
            cost = whole[1] + self._rules.costs["thread"] + back * self._rules.costs["glue"]
            cost += max(reading.cost - last.cost, 0.0)  # the new words have no good place in it
            yield of_the_same(replace(reading, cost=cost), thread, self._rules, self._store)

    def _asks_again(self, spots: Spots, thread: Thread, last: Reading) -> Iterator[Reading]:
        return asks_again(spots, thread, last, self._rules, self._lexicon, self._store)

    def _was_told(self, asked: Reading, thread: Thread) -> bool:
        """Whether what an earlier question is asked again for was told last: "for which one?" after "did he win again?"."""
        kinds = asked.intent.facts.names().get(asked.asks, ())
        fresh = replace(thread, mentions=thread.mentions[: thread.fresh]).latest(kinds, self._store) if asked.asks else None
        return fresh is None or self._has_rows(replace(asked, slots={**asked.slots, asked.asks: fresh}))

    def _has_rows(self, reading: Reading) -> bool:
        return has_rows(reading, self._store, self._rules)
