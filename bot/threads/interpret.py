"""What a question may mean in its thread: in words of its own, with what was spoken of before, or as a follow-up."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from bot.reading.matching.chart import Chart
from bot.reading.matching.framed import in_place, is_doubtful
from bot.reading.matching.match import match
from bot.reading.meanings.item import Item
from bot.reading.meanings.meaning import Named, Reading
from bot.reading.meanings.unclear import Unclear
from bot.reading.spotting.spots import Spots
from bot.reading.words.lexicon import Lexicon
from bot.rules.rules import Rules
from bot.threads.followups.carryover import keep, leaving_behind
from bot.threads.followups.following import Following, Read
from bot.threads.followups.fragment import is_repeated, tells_little
from bot.threads.followups.weighed import heeding_pronouns, is_bare, weighed
from bot.threads.references.leaning import leans_on_lost, says_all
from bot.threads.references.spoken import SpokenOf
from bot.threads.references.unresolved import unresolved
from bot.threads.standalone import Standalone, by_own_names
from bot.threads.thread import Thread


class Interpreter:
    """Reads questions in their threads by one set of rules; `again` tells what an earlier question means by itself, `fairly` what
    another would mean, where that is cheap enough to be answered.
    """

    def __init__(
        self,
        rules: Rules,
        lexicon: Lexicon,
        store: sqlite3.Connection,
        standalone: Standalone,
        spoken_of: SpokenOf,
        again: Read,
        fairly: Read,
    ) -> None:
        self._rules = rules
        self._lexicon = lexicon
        self._store = store
        self._standalone = standalone
        self._spoken_of = spoken_of
        self._again = again
        self._following = Following(rules, lexicon, store, again, fairly)

    def in_thread(self, spots: Spots, thread: Thread) -> tuple[Reading, ...] | Unclear:
        """What a question may mean in its thread, the likeliest first; in doubt, with the nearest name where one must stand."""
        readings = self._in_thread(spots, thread)
        if not is_doubtful(readings, self._rules):
            return readings
        return in_place(readings, self._standalone.framed(spots, thread), self._rules)

    def not_read(self, spots: Spots) -> Unclear:
        """No reading at a fair price: what the question names is said to be known, but not that about it."""
        for seed in sorted(spots.seeds, key=lambda seed: (seed.cost, seed.start - seed.end)):
            one_at_a_time = not self._rules.schema.kinds[seed.kind].many and any(spots.prices.strange[seed.start : seed.end])
            if isinstance(seed.meaning, Named) and one_at_a_time and seed.cost < self._rules.costs["slip"]:
                return Unclear("not_known", values={"name": seed.meaning.things[0].label}, about=seed.meaning)
        return Unclear("not_understood")

    def _in_thread(self, spots: Spots, thread: Thread) -> tuple[Reading, ...] | Unclear:
        """What a question may mean in its thread, the likeliest first; what is too dear to be answered is not even looked for."""
        if plain := self._standalone.misspelt(spots, thread):
            return plain
        last = self._again(thread.question) if thread.question else None
        apart = self._spoken_of.told_apart(spots, thread)
        if last and (whole := self._following.in_full(spots, thread, last)):
            return by_own_names([whole], self._rules)
        spoken = self._spoken_of.items(spots, thread, apart)
        readings = self._readings(spots, spoken, thread, last)
        readings.sort(key=lambda reading: reading.cost)
        return self._answerable(readings, spots, spoken)

    def _readings(self, spots: Spots, spoken: list[Item], thread: Thread, last: Reading | None) -> list[Reading]:
        """The readings of a question in words of its own and as a follow-up, where each has its say."""
        chart = self._spoken_of.chart(spots, spoken, thread)
        readings = self._own(spots, chart, thread, last)
        if thread.questions:
            following = self._following.readings(spots, chart, thread, readings)
            readings = weighed(spots, readings, following, thread, self._rules, self._lexicon, self._store)
        elif leans_on_lost(spots.question, thread, self._lexicon):
            readings = [reading for reading in readings if reading.worded or any(not leaf.last for leaf in reading.leaves())]
        if thread.mentions:
            readings = [one for one in readings if not is_bare(one, last, self._rules, self._lexicon)]
            readings = heeding_pronouns(spots.question, readings, self._lexicon, self._rules)
        return readings

    def _own(self, spots: Spots, chart: Chart, thread: Thread, last: Reading | None) -> list[Reading]:
        """What a question may ask in words of its own, with what it takes over from the thread."""
        most = self._rules.thresholds["answer"]
        most += self._rules.thresholds["close"] if thread.mentions else 0.0  # what is kept of them may make it cheaper
        own: Sequence[Reading] = match(spots, chart, self._rules, self._lexicon, most)
        own = leaving_behind(own, thread, last, self._rules) if last else own
        kept = keep(own, thread, last, self._rules, self._lexicon, self._store)
        about = [reading for reading in kept if any(isinstance(leaf, Named) and not leaf.typed for leaf in reading.leaves())]
        return about if about and self._tells_more(spots, chart, thread) else kept

    def _tells_more(self, spots: Spots, chart: Chart, thread: Thread) -> bool:
        """Whether a message is one name that asks nothing alone, so that it is about what was spoken of: "oscars", "lyrics"."""
        items = chart.cover(spots.prices)
        if len(items) != 1 or not isinstance(items[0].meaning, Named) or not says_all(items[0], spots.question, self._lexicon):
            return False
        return tells_little(items[0], self._rules) and not is_repeated(items[0], thread)

    def _answerable(self, readings: list[Reading], spots: Spots, spoken: list[Item]) -> tuple[Reading, ...] | Unclear:
        """The readings, sorted, if one is cheap enough in which every pronoun stands for something; else why there is none."""
        most = self._rules.thresholds["answer"]
        if not readings or readings[0].cost > most:
            return self.not_read(spots)
        missing = [unresolved(reading, spoken, self._lexicon, self._rules) for reading in readings]
        meant = [reading for reading, word in zip(readings, missing, strict=True) if not word]
        if not meant or meant[0].cost > most:
            return Unclear("nobody", values={"word": missing[0]})
        return by_own_names(meant, self._rules)
