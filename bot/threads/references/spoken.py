"""What the words of a message stand for of what was spoken of before."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from bot.reading.matching.alone import Alone
from bot.reading.matching.chart import Chart
from bot.reading.meanings.item import Item
from bot.reading.meanings.meaning import Named
from bot.reading.spotting.partial_names import PartialNames
from bot.reading.spotting.spots import Spots
from bot.reading.words.lexicon import Lexicon
from bot.rules.rules import Rules
from bot.threads.references.leaning import says_all
from bot.threads.references.pronouns import implied, pronouns
from bot.threads.references.sequels import sequels
from bot.threads.references.siblings import partial_siblings, siblings
from bot.threads.thread import Thread
from knowledge.names import Names


class SpokenOf:
    """Finds in messages, by one set of rules, what was spoken of in their threads."""

    def __init__(
        self, rules: Rules, lexicon: Lexicon, store: sqlite3.Connection, names: Names, partial_names: PartialNames, alone: Alone
    ) -> None:
        self._rules = rules
        self._lexicon = lexicon
        self._store = store
        self._names = names
        self._partial_names = partial_names
        self._alone = alone

    def told_apart(self, spots: Spots, thread: Thread) -> list[Item]:
        """What words of a message tell apart from what was spoken of last; they are then dear to leave out."""
        return list(siblings(spots, thread, self._rules, self._store))

    def items(self, spots: Spots, thread: Thread, apart: Sequence[Item]) -> list[Item]:
        """What words of a message may stand for, beside what is told `apart`; words that only lead on say nothing."""
        question = spots.question
        for at in range(self._lexicon.sayings.leading(question) if thread.questions else 0):
            spots.prices.means_something(at, 0.0)
            spots.prices.left[at] = self._rules.costs["filler"]
        found = [*apart, *sequels(question, thread, self._rules, self._store, self._names)]
        if not found:
            in_part = partial_siblings(spots, thread, self._partial_names, self._store)
            found = [item for item in in_part if says_all(item, question, self._lexicon)]
        if any(says_all(item, question, self._lexicon) for item in found):
            return found  # "and the actress?" after "best actor" is nobody spoken of
        return found + pronouns(spots, thread, self._rules, self._lexicon, self._store)

    def stood_for(self, spots: Spots, thread: Thread) -> list[Named]:
        """The one thing that words of a message stand for of those spoken of, where the words say which: "the other one"."""
        items = self.items(spots, thread, self.told_apart(spots, thread))
        chosen = [item.meaning for item in items if item.end - item.start > 1 and isinstance(item.meaning, Named)]
        return [meaning for meaning in chosen if len(meaning.things) == 1]

    def chart(self, spots: Spots, items: list[Item], thread: Thread) -> Chart:
        """What the words of a message may mean where these items stand for something spoken of, and what they leave unsaid."""
        unsaid = implied(len(spots.question.words), thread, self._rules, self._store)
        if not items and not unsaid:
            return self._alone.chart(spots)
        seeds = self._beside([item for item in items if not item.pronoun], spots)
        if thread.mentions:  # "heroine?" asks for her, not for a film of that name
            seeds = [seed for seed in seeds if not self._is_ordinary(seed, spots)]
        return Chart(self._rules, self._lexicon, spots.prices, [*seeds, *items], unsaid)

    def _beside(self, items: list[Item], spots: Spots) -> list[Item]:
        """What was spotted, less what stands within one of the items, or on the very words of one that is the whole message."""
        seeds = [seed for seed in spots.seeds if not any(_within(seed, one) for one in items)]
        whole = {(one.start, one.end) for one in items if says_all(one, spots.question, self._lexicon)}
        return [seed for seed in seeds if (seed.start, seed.end) not in whole]  # "and comedy?": the award's, no genre

    def _is_ordinary(self, seed: Item, spots: Spots) -> bool:
        """Whether a name that is the whole message is also an ordinary word."""
        return seed.stray and not spots.prices.strange[seed.start] and says_all(seed, spots.question, self._lexicon)


def _within(seed: Item, item: Item) -> bool:
    """Whether an item says more words, with all those of a seed among them."""
    return item.start <= seed.start and seed.end <= item.end and seed.end - seed.start < item.end - item.start
