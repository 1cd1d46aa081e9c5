"""What is answered to a message that is not one question put whole: to its parts, or to what it tells of what it asks for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import islice

from bot.finding.deduce import deduce
from bot.finding.likeliest import Found
from bot.hops import Hops
from bot.question import Question
from bot.reading.clues.clues import clues
from bot.reading.cutting.cuts import Cut, between_questions, cuts
from bot.reading.cutting.strays import strays
from bot.reading.matching.chart import Chart
from bot.reading.meanings.meaning import Described, Reading
from bot.reading.meanings.unclear import Unclear, then
from bot.reading.spotting.lowercase_titles import titled
from bot.reading.spotting.spots import Spots
from bot.reply import Reply
from bot.telling.leading import are_of_one, goes_on, spoken_of
from bot.threads.references.leaning import may_lean, speaks_of
from bot.threads.thread import Thread
from bot.threads.told import told

YEARS = (1000, 3000)  # a number from the one to before the other
MOST_CUTS = 8  # ways to cut a message that are tried; a long message without a question in it has many


class Parts:
    """Cuts one message and answers what is left, by the hops of the straight line; nothing is worked on twice in one thread."""

    def __init__(self, hops: Hops) -> None:
        self._hops = hops
        self._rules = hops.rules
        self._asked: dict[tuple[str, Thread], tuple[Reply | None, bool]] = {}
        self._told: dict[tuple[str, Thread], Thread] = {}
        self._spots: dict[str, Spots | Unclear] = {}

    def between_marks(self, question: Question, thread: Thread) -> Reply | None:
        """The answers to two questions with a mark between them; None to any other."""
        return self._in_parts(between_questions(question), thread)

    def otherwise(self, spots: Spots | Unclear, thread: Thread) -> Reply | None:
        """The answer to a message that is no question as a whole: to its parts, or to what it tells of what it asks for."""
        if isinstance(spots, Unclear):
            return None
        chart = self._hops.alone.chart(spots)
        several = self._in_parts(self._cuts(spots, chart), thread) or self.by_clues(spots, chart, thread)
        return several or self._with_a_title(spots, thread)

    def by_clues(self, spots: Spots, chart: Chart, thread: Thread, settled: frozenset[int] = frozenset()) -> Reply | None:
        """The answer to a question that tells by many clues what it asks for; None where they do not leave one thing.

        What they name may be `settled` already.
        """
        for given in clues(spots, chart, self._rules, self._hops.lexicon):
            if settled.issuperset(given.things):
                continue
            if deduced := deduce(given, self._hops.store, self._rules):
                found = deduced.found(given, spots, self._hops.store, self._rules)
                return self._hops.render(spots.question.text, (found,), thread)
        return None

    def thread_after(self, spots: Spots | Unclear, thread: Thread) -> Thread:
        """The thread after something was named that had no answer."""
        if isinstance(spots, Unclear):
            return thread
        stood_for = self._hops.spoken_of.stood_for(spots, thread)
        unheard = self._hops.alone.asks_of_unheard(spots)
        return told(spots, self._hops.alone.chart(spots), stood_for, thread, self._rules, self._hops.store, unheard=unheard)

    def _with_a_title(self, spots: Spots, thread: Thread) -> Reply | None:
        """The answer where small words are a title without its capitals ("who directed up"), if any."""
        if thread.mentions and speaks_of(spots.question, self._hops.lexicon, self._rules):
            return None  # "did it win the oscar" is of what was spoken of
        named = bool(self._hops.alone.named(spots))
        texts = titled(
            spots.question, self._hops.lexicon, self._rules, self._hops.names, spoken=bool(thread.mentions), named=named
        )
        found = (self.ask_whole(text, thread) for text in texts)
        return next((reply for reply in found if reply), None)

    def _cuts(self, spots: Spots, chart: Chart, *, core: bool = False) -> Iterator[Cut]:
        items = chart.cover(spots.prices)
        kinds = (kind for kind in self._rules.clues.needs if not self._rules.schema.kinds[kind].many)
        closing = [item for kind in kinds for item in chart.of(kind)]
        heads = {item.end for kind in self._rules.schema.kinds for item in chart.heads(kind)}
        return cuts(spots, items, self._rules, self._hops.lexicon, self._hops.read, closing=closing, heads=heads, core=core)

    def _in_parts(self, ways: Iterable[Cut], thread: Thread) -> Reply | None:
        """The answers to the parts of a message, cut the first way that leaves only questions; None where there is none."""
        few = islice(ways, MOST_CUTS)
        return next((reply for cut in few if (reply := self._in_these(cut, thread))), None)

    def _in_these(self, cut: Cut, before: Thread) -> Reply | None:
        if self._leans(cut.left) or self._leans(cut.told):
            return None
        replies: list[Reply] = []
        before = Thread(cut.before).behind(before) if cut.before else before
        for text in cut.asked:
            thread = Thread.load(replies[-1].thread) if replies else self._thread_told(cut.told, before)
            reply = self.ask_whole(text, thread) or (self._ask_core(text, thread) if cut.core else None)
            if reply is None or cut.told and self._passes_by(cut, text, reply, thread, before):
                return None
            if not cut.denied.isdisjoint(spoken_of(Thread.load(reply.thread).told)):
                return None
            replies.append(reply)
        reply = replies[0] if len(replies) == 1 else self._together(cut, *replies)
        return self._hops.renderer.without(reply, cut.left) if self._says_something(cut.left) else reply

    def _together(self, cut: Cut, first: Reply, second: Reply) -> Reply:
        """Two answers as one; to what only leads to a question ("X won best picture, who directed it?") that of the question.

        What was told first and is not so is said.
        """
        joined = self._hops.renderer.joined(first, second)
        if first.intent == second.intent and self._singles_out(cut.asked[1]):
            return second
        if self._asks(cut.asked[0]) or not self._asks(cut.asked[1]):
            return joined
        if not first.is_polar and not self._describes(cut.asked[0]) and not (cut.parted and goes_on(first, second)):
            return joined
        if first.answers != ("no",) and are_of_one(first, second, self._rules):
            return second
        return replace(joined, intent=second.intent, slots=second.slots, answers=second.answers)

    def _singles_out(self, text: str) -> bool:
        """Whether a text only says which one is meant: "…, the critics one"."""
        question, words = self._hops.read(text), self._rules.words
        plain = question.plain if isinstance(question, Question) else ()
        return bool(plain) and plain[-1] in words.ones and plain[0] not in words.lists and words.asking.isdisjoint(plain)

    def _describes(self, text: str) -> bool:
        """Whether a text has a word that asks, though it may not ask by it: "the actor who …"."""
        question = self._hops.read(text)
        return isinstance(question, Question) and not self._rules.words.asking.isdisjoint(question.plain)

    def _asks(self, text: str) -> bool:
        """Whether a text asks, by a word that does not only go on from the word for a kind ("the actor who …")."""
        question = self._hops.read(text)
        return isinstance(question, Question) and self._hops.lexicon.asks_by(question)

    def _thread_told(self, text: str, before: Thread) -> Thread:
        if (text, before) not in self._told:
            self._told[text, before] = self.thread_after(self._spot(text), before)
        return self._told[text, before]

    def _spot(self, text: str) -> Spots | Unclear:
        """Where names may stand in a text. In a thread, words that lean on it are given other prices: those are spotted anew."""
        if text in self._spots:
            return self._spots[text]
        question = self._hops.read(text)
        spots = self._hops.spotted_afresh(text)
        if not isinstance(question, Question) or not may_lean(question, self._hops.lexicon):
            self._spots[text] = spots
        return spots

    def _says_something(self, left: str) -> bool:
        """Whether what is left out of a message is more than a pleasantry."""
        question = self._hops.read(left)
        return isinstance(question, Question) and any(
            self._hops.lexicon.pricing.says_something(word.plain) for word in question.words
        )

    def _leans(self, left: str) -> bool:
        """Whether what is left out of a message tells of something spoken of: "and the year before, …"."""
        question = self._hops.read(left)
        said = self._hops.lexicon.sayings.pronouns(question) if isinstance(question, Question) else ()
        return any(pronoun.of and last - first > 1 for pronoun, first, last in said)  # "before my shift" tells of nothing

    def _passes_by(self, cut: Cut, text: str, reply: Reply, thread: Thread, before: Thread) -> bool:
        """Whether an answer leans on what was spoken of, and tells nothing of what a message told first."""
        intent = self._rules.intents.get(reply.intent)
        leans = cut.condition or reply.asked != text or intent is not None and not reply.slots.keys() >= set(intent.keeps)
        new = [mention for mention in thread.mentions if mention not in before.mentions]
        told, answered = spoken_of(new), spoken_of(Thread.load(reply.thread).told)
        things = {one for one in told if one[0] not in self._rules.clues.needs} or told  # "X won three Oscars." is said of X
        question, spots = self._hops.read(cut.told), self._spot(text)
        numbers = question.numbers if isinstance(question, Question) else ()
        dated, year = bool(numbers), any(number.value in range(*YEARS) for number in numbers)
        if (
            reply.asked != text
            and not isinstance(spots, Unclear)
            and strays(told, answered, spots, self._rules, dated=dated, year=year)
        ):
            return True
        return leans and bool(told) and things.isdisjoint(answered)

    def ask_whole(self, text: str, thread: Thread) -> Reply | None:
        """The answer to a text that asks one thing, in words of its own; None where it has none."""
        reply, worded = self._answer(text, thread)
        return reply if worded else None

    def ask_for(self, text: str, thread: Thread) -> Reply | None:
        """The answer to a text that asks one thing, be it by a description alone: "films by X that won"."""
        return self._answer(text, thread)[0]

    def _answer(self, text: str, thread: Thread) -> tuple[Reply | None, bool]:
        """The answer to a text, if it is more than a name, and whether the text has words of its own."""
        if (text, thread) not in self._asked:
            self._asked[text, thread] = self._answer_anew(text, thread)
        return self._asked[text, thread]

    def _answer_anew(self, text: str, thread: Thread) -> tuple[Reply | None, bool]:
        question = self._hops.read(text)
        readings: Sequence[Reading] | Unclear = then(question, partial(self._hops.plainly, thread=thread))
        findings: Found | Unclear | None = None if isinstance(readings, Unclear) else self._hops.find_plainly(readings)
        if findings is None:
            readings = then(self._spot(text), partial(self._hops.match, thread=thread))
            findings = then(readings, self._hops.find)
        if isinstance(readings, Unclear) or isinstance(findings, Unclear):
            return None, False
        best = readings[0]
        worded = best.worded or len(best.slots) > 1
        if not worded and not any(isinstance(meaning, Described) for meaning in best.slots.values()):
            return None, False
        reply = self._hops.render(text, findings, thread)
        return (reply, worded) if reply.status == "answered" else (None, False)

    def _ask_core(self, text: str, thread: Thread) -> Reply | None:
        """The answer to what remains of a message without what was said around it, cut further; None where it has none."""
        spots = self._spot(text)
        if isinstance(spots, Unclear):
            return None
        return self._in_parts(self._cuts(spots, self._hops.alone.chart(spots), core=True), thread)
