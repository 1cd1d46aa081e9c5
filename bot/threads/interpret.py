"""What a question may mean in its thread: by itself, with what was spoken of before, or as a fragment of the question before."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from bot.finding.find import has_rows
from bot.question import Question
from bot.reading.matching.chart import Chart
from bot.reading.matching.framed import in_place, is_doubtful
from bot.reading.matching.match import match
from bot.reading.matching.plainly import PlainReader
from bot.reading.meanings.disambiguate import by_own_name
from bot.reading.meanings.item import Item
from bot.reading.meanings.meaning import Named, Reading, leaves
from bot.reading.meanings.unclear import Unclear
from bot.reading.spotting.partial_names import PartialNames
from bot.reading.spotting.spots import Spots
from bot.reading.words.lexicon import Lexicon
from bot.rules.rules import Rules
from bot.threads.followups.asked_again import asks_again
from bot.threads.followups.carryover import keep, leaving_behind, of_the_same
from bot.threads.followups.fragment import fragment, is_repeated, tells_little
from bot.threads.followups.rewritten import rewritten
from bot.threads.followups.weighed import heeding_pronouns, ignores_pronoun, is_bare, leans_on_lost, weighed
from bot.threads.followups.whole import in_full
from bot.threads.references.pronouns import implied, pronouns
from bot.threads.references.sequels import sequels
from bot.threads.references.siblings import alike, belonging
from bot.threads.references.unresolved import is_asked_of, is_led, unresolved
from bot.threads.thread import Thread
from knowledge.names import Names


class Interpreter:
    """Reads questions by one set of rules; `again` tells what another question means by itself."""

    def __init__(
        self,
        rules: Rules,
        lexicon: Lexicon,
        store: sqlite3.Connection,
        names: Names,
        partial_names: PartialNames,
        again: Callable[[str], Reading | None],
    ) -> None:
        self._rules = rules
        self._lexicon = lexicon
        self._store = store
        self._plain = PlainReader(rules, lexicon, names)
        self._names = names
        self._partial_names = partial_names
        self._again = again
        self._charted: tuple[Spots, Chart] | None = None

    def plainly(self, question: Question, thread: Thread) -> tuple[Reading, ...]:
        """What a plainly put question means, the likeliest first; nothing where it is not plain, or may lean on the one before.

        What is taken from the thread costs less than such a question only where it says nothing beside its names that does not
        lean on it ("and in 2019?"); else the thread only adds what intents keep.
        """
        return self._by_itself(question, self._plain.read(question), thread)

    def _by_itself(self, question: Question, readings: tuple[Reading, ...] | None, thread: Thread) -> tuple[Reading, ...]:
        if not readings or thread.question and (self._leans(question, readings[0]) or self.speaks_of(question)):
            return ()
        spoken_of = any(self._rules.schema.kinds[one.kind].many for one in thread.told)  # "did X win it?" is of that
        if spoken_of and ignores_pronoun(question, readings[0], self._lexicon, self._rules):
            return ()
        lost = not readings[0].worded and leans_on_lost(question, thread, self._lexicon)
        if lost or unresolved(readings[0], (), self._lexicon, self._rules):
            return ()
        return self._named(keep(readings, thread, None, self._rules, self._lexicon, self._store))

    def standing(self, question: Question) -> tuple[Reading, ...]:
        """What a plainly put question means in any thread, the likeliest first; nothing where a thread may add to it."""
        readings = self._plain.read(question)
        if not readings or self._leans(question, readings[0]):
            return ()
        close = [reading for reading in readings if reading.cost <= readings[0].cost + self._rules.thresholds["close"]]
        kept = any(not reading.slots.keys() >= set(reading.intent.keeps) for reading in close)
        return () if kept else self._named(readings)

    def speaks_of(self, question: Question) -> bool:
        """Whether a pronoun of the question surely says something."""
        said = self._lexicon.sayings.pronouns(question)
        return any(
            pronoun.sure and pronoun.several or is_led(question, first, self._rules) or is_asked_of(question, first, self._rules)
            for pronoun, first, _ in said
        )

    def may_lean(self, question: Question) -> bool:
        """Whether words of a question stand for something spoken of, or only lead on, in some thread."""
        said = self._lexicon.sayings
        return bool(said.leading(question)) or next(iter(said.pronouns(question)), None) is not None

    def _leans(self, question: Question, reading: Reading) -> bool:
        """Whether a reading costs more than what a thread adds, or may be only a fragment of the question that went before.

        One word before what stands for a thing ("the critics one") may tell it apart from the one spoken of.
        """
        ones = self._rules.words.ones
        if any(
            last - first == 1 and not ones.isdisjoint(question.plain[last : last + 1]) for first, last in reading.spans.values()
        ):
            return True
        named = {at for first, last in reading.spans.values() for at in range(first, last)}
        back = self._lexicon.sayings.taken_back(question)
        beside = [word.plain for at, word in enumerate(question.words) if at >= back and at not in named]
        return reading.cost >= self._rules.costs["thread"] or not any(map(self._lexicon.pricing.says_something, beside))

    def alone(self, spots: Spots) -> tuple[Reading, ...]:
        """What a question may mean by itself, however dear."""
        return match(spots, self.chart(spots), self._rules, self._lexicon)

    def chart(self, spots: Spots) -> Chart:
        """What the words of a question may mean by themselves; that of the last question asked about is still known."""
        if self._charted is None or self._charted[0] is not spots:
            self._charted = spots, Chart(self._rules, self._lexicon, spots.prices, list(spots.seeds))
        return self._charted[1]

    def named(self, spots: Spots) -> list[Named]:
        """The things that a question names for sure, by themselves or in descriptions."""
        items = self.chart(spots).cover(spots.prices)
        sure = (item for item in items if not item.pronoun and item.cost <= self._rules.costs["slip"])
        return [leaf for item in sure for leaf in leaves(item.meaning) if isinstance(leaf, Named)]

    def stood_for(self, spots: Spots, thread: Thread) -> list[Named]:
        """The one thing that words of a question stand for of those spoken of, where the words say which: "the other one"."""
        items = self._spoken(spots, thread, list(alike(spots, thread, self._rules, self._store)))
        chosen = [item.meaning for item in items if item.end - item.start > 1 and isinstance(item.meaning, Named)]
        return [meaning for meaning in chosen if len(meaning.things) == 1]

    def asks_of_unheard(self, spots: Spots) -> bool:
        """Whether a question asks, in words of ours, about something that nobody knows: "who directed Zxqv"."""
        items = self.chart(spots).cover(spots.prices)
        beside = [at for at in range(len(spots.question.words)) if not any(item.start <= at < item.end for item in items)]
        prices = spots.prices
        unheard = any(prices.strange[at] and prices.left[at] >= self._rules.costs["unknown"] for at in beside)
        asks = any(prices.words[at] and prices.left[at] >= self._rules.costs["known"] for at in beside)
        return unheard and asks and not any(self._lexicon.sayings.pronouns(spots.question))

    def in_thread(self, spots: Spots, thread: Thread) -> tuple[Reading, ...] | Unclear:
        """What a question may mean in its thread, the likeliest first; in doubt, with the nearest name where one must stand."""
        readings = self._in_thread(spots, thread)
        if not is_doubtful(readings, self._rules):
            return readings
        nearest = self._by_itself(spots.question, self._plain.framed(spots), thread)
        return in_place(readings, nearest, self._rules)

    def _in_thread(self, spots: Spots, thread: Thread) -> tuple[Reading, ...] | Unclear:
        """What a question may mean in its thread, the likeliest first; what is too dear to be answered is not even looked for."""
        if plain := self._by_itself(spots.question, self._plain.misspelt(spots), thread):
            return plain
        last = self._again(thread.question) if thread.question else None
        apart = list(alike(spots, thread, self._rules, self._store))
        if last and (whole := self._in_full(spots, thread, last)):
            return whole
        spoken = self._spoken(spots, thread, apart)
        chart = self._chart_of(spots, spoken, thread)
        readings = self._own(spots, chart, thread, last)
        if thread.questions:
            following = self._following(spots, chart, thread, readings)
            readings = weighed(spots, readings, following, thread, self._rules, self._lexicon, self._store)
        elif leans_on_lost(spots.question, thread, self._lexicon):
            readings = [reading for reading in readings if reading.worded or any(not leaf.last for leaf in reading.leaves())]
        if thread.mentions:
            readings = [one for one in readings if not is_bare(one, last, self._rules, self._lexicon)]
            readings = heeding_pronouns(spots.question, readings, self._lexicon, self._rules)
        readings.sort(key=lambda reading: reading.cost)
        if not readings or readings[0].cost > self._rules.thresholds["answer"]:
            return self._not_read(spots)
        missing = [unresolved(reading, spoken, self._lexicon, self._rules) for reading in readings]
        meant = [reading for reading, word in zip(readings, missing, strict=True) if not word]
        if not meant or meant[0].cost > self._rules.thresholds["answer"]:
            return Unclear("nobody", values={"word": missing[0]})
        return self._named(meant)

    def _in_full(self, spots: Spots, thread: Thread, last: Reading) -> tuple[Reading, ...]:
        """What a message of a few words means where rules say it in full, and the store says something to that."""
        readings = in_full(spots, thread, last, self._rules, self._lexicon, self._again)
        told = [reading for reading in readings if has_rows(reading, self._store, self._rules)]
        if not told:
            return ()
        likeliest = min(told, key=lambda reading: reading.cost)
        again = asks_again(spots, thread, last, self._rules, self._lexicon, self._store)
        cheaper = (one for one in again if one.asks and one.cost <= likeliest.cost)
        return () if any(has_rows(one, self._store, self._rules) for one in cheaper) else self._named([likeliest])

    def _spoken(self, spots: Spots, thread: Thread, apart: list[Item]) -> list[Item]:
        """What the words of a question may stand for of what was spoken of; words that only lead on say nothing.

        `apart` are the things that it tells apart from what was spoken of last.
        """
        for at in range(self._lexicon.sayings.leading(spots.question) if thread.questions else 0):
            spots.prices.means_something(at, 0.0)
            spots.prices.left[at] = self._rules.costs["filler"]
        found = [*apart, *sequels(spots.question, thread, self._rules, self._store, self._names)]
        partial_names = () if found else belonging(spots, thread, self._partial_names, self._store)
        found += [item for item in partial_names if self._says_all(spots, item)]
        if any(self._says_all(spots, item) for item in found):  # "and the actress?" after "best actor" is nobody spoken of
            return found
        return found + pronouns(spots, thread, self._rules, self._lexicon, self._store)

    def _chart_of(self, spots: Spots, spoken: list[Item], thread: Thread) -> Chart:
        """What the words of a question may mean in its thread, and what they leave unsaid."""
        unsaid = implied(len(spots.question.words), thread, self._rules, self._store)
        if not spoken and not unsaid:
            return self.chart(spots)
        counted = [item for item in spoken if not item.pronoun]  # "the next year" counts from the last, not from today
        seeds = [seed for seed in spots.seeds if not any(_within(seed, one) for one in counted)]
        if whole := [
            (one.start, one.end) for one in counted if self._says_all(spots, one)
        ]:  # "and comedy?": the award's, no genre
            seeds = [seed for seed in seeds if (seed.start, seed.end) not in whole]
        if thread.mentions:  # "heroine?" asks for her, not for a film of that name
            seeds = [
                seed
                for seed in seeds
                if not (seed.stray and not spots.prices.strange[seed.start] and self._says_all(spots, seed))
            ]
        return Chart(self._rules, self._lexicon, spots.prices, [*seeds, *spoken], unsaid)

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
        alone = len(items) == 1 and isinstance(items[0].meaning, Named) and self._says_all(spots, items[0])
        return alone and tells_little(items[0], self._rules) and not is_repeated(items[0], thread)

    def _says_all(self, spots: Spots, item: Item) -> bool:
        """Whether a message says nothing beside an item."""
        beside = [*spots.question.words[: item.start], *spots.question.words[item.end :]]
        return not any(self._lexicon.pricing.says_something(word.plain) for word in beside)

    def _named(self, readings: Iterable[Reading]) -> tuple[Reading, ...]:
        return tuple([by_own_name(reading, self._rules) for reading in readings])

    def _following(self, spots: Spots, chart: Chart, thread: Thread, own: Sequence[Reading]) -> list[Reading]:
        """The readings that lean on the latest question that the message fits, or that it asks again in words of its own.

        One asked again of another time that says nothing of it gives way to an earlier one that does: "and the next year?" after
        how much the film of a year won.
        """
        latest, *before = thread.questions
        in_vain: list[Reading] = []
        said = fragment(chart, spots, thread, self._rules, self._lexicon, self._store)
        if not said and not any(self._lexicon.sayings.asked_again(spots.question)):
            return []  # to read the questions before takes its time
        for back, text in enumerate([*before, latest] if thread.aside else thread.questions):
            last = self._again(text)
            if last is None:
                continue
            found = [*asks_again(spots, thread, last, self._rules, self._lexicon, self._store)] if text == latest else []
            found = [one for one in found if text == thread.question or self._was_told(one, thread)]
            whole = said and rewritten(said, spots.question, last, thread, self._rules, self._lexicon, self._store)
            reading = self._again(whole[0]) if whole else None
            if whole and reading and reading.cost <= self._rules.thresholds["answer"]:
                cost = whole[1] + self._rules.costs["thread"] + back * self._rules.costs["glue"]
                found.append(of_the_same(replace(reading, cost=cost), thread, self._rules, self._store))
            if any(reading.intent == last.intent for reading in own):
                return found
            if found and any(one.intent.answer.form == "yes_or_no" or has_rows(one, self._store, self._rules) for one in found):
                return found
            in_vain = in_vain or found
        return in_vain

    def _was_told(self, asked: Reading, thread: Thread) -> bool:
        """Whether what an earlier question is asked again for was told last: "for which one?" after "did he win again?"."""
        kinds = asked.intent.facts.names().get(asked.asks, ())
        fresh = replace(thread, mentions=thread.mentions[: thread.fresh]).latest(kinds, self._store) if asked.asks else None
        return fresh is None or has_rows(replace(asked, slots={**asked.slots, asked.asks: fresh}), self._store, self._rules)

    def _not_read(self, spots: Spots) -> Unclear:
        """No reading at a fair price: what the question names is said to be known, but not that about it."""
        for seed in sorted(spots.seeds, key=lambda seed: (seed.cost, seed.start - seed.end)):
            one_at_a_time = not self._rules.schema.kinds[seed.kind].many and any(spots.prices.strange[seed.start : seed.end])
            if isinstance(seed.meaning, Named) and one_at_a_time and seed.cost < self._rules.costs["slip"]:
                return Unclear("not_known", values={"name": seed.meaning.things[0].label}, about=seed.meaning)
        return Unclear("not_understood")


def _within(seed: Item, item: Item) -> bool:
    """Whether an item says more words, with all those of a seed among them."""
    return item.start <= seed.start and seed.end <= item.end and seed.end - seed.start < item.end - item.start
