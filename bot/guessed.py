"""What a message may ask of which no pattern fits: guesses, put as whole questions, so that they are answered as any other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import lru_cache
from itertools import dropwhile, islice

from bot.hops import READ, Hops
from bot.newest import Newest
from bot.parts import Parts
from bot.question import Question
from bot.reading.guessing.guess import Guess, Guesser
from bot.reading.guessing.model import Model
from bot.reading.meanings.sense import ask_the_same
from bot.reading.meanings.unclear import Unclear
from bot.reading.spotting.spots import Spots
from bot.reply import Reply
from bot.threads.references.leaning import speaks_of
from bot.threads.thread import Thread

Answers = tuple[object, ...]

PLAIN = 0.7  # how sure it must be what a guess means
OFFERED = 2  # guesses; what else is known of what was named has its place among the choices too


class Guessed:
    """Answers and offers guessed questions, by the hops of the straight line."""

    def __init__(self, hops: Hops, model: Callable[[], Model]) -> None:
        self._hops = hops
        self._have = Newest[tuple[str, int, date], bool](READ)
        self._guesser = lru_cache(maxsize=1)(lambda: Guesser(hops.rules, model()))  # few questions need it

    def guesses(self, spots: Spots) -> list[Guess]:
        """What a question may ask, the likeliest first."""
        return self._guesser().guesses(spots).likeliest

    def of(self, unclear: Unclear, spots: Spots | Unclear) -> list[Guess]:
        """The guesses at a message of which no pattern fits; none where something else is the matter with it."""
        lost = unclear.why not in ("not_understood", "not_known") or unclear.choices
        return [] if lost or isinstance(spots, Unclear) else self.guesses(spots)

    def rather(self, reply: Reply, text: str, thread: Thread, parts: Parts) -> Reply | Unclear:
        """The answer to what a message was read as, or to what it asks more surely; none where it rather asks no question.

        What is read as two questions, or in its thread, stays: a guess takes a message whole and by itself.
        """
        thresholds = self._hops.rules.thresholds
        leans = thread.mentions and reply.asked != text
        if reply.confidence >= thresholds["sure"] or not reply.intent or reply.joint or leans or not self._guesser().has_learned:
            return reply
        spots = self._hops.spotted(text)
        if isinstance(spots, Unclear):
            return reply
        guesses = self._guesser().guesses(spots)
        if reply.confidence < thresholds["doubtful"] and guesses.beyond >= thresholds["beyond"]:
            return self._hops.interpreter.not_read(spots)
        likeliest = guesses.likeliest[:1]
        if any(guess.strange or self._is_told(guess, reply, spots) for guess in likeliest):
            return reply
        other = self.answered(likeliest, spots, thread, parts, thresholds["rather"])
        if other is None or other.answers == reply.answers or self._asks_else(spots, reply, other):
            return reply
        return other

    def _asks_else(self, spots: Spots, reply: Reply, other: Reply) -> bool:
        """Whether another answer is a yes or a no where the first is none, denies what was found to be so, or counts where a
        word asks for who or what it is.
        """
        if reply.is_polar != other.is_polar or reply.answers == ("yes",):
            return True
        intents, asking = self._hops.rules.intents, self._hops.rules.words.asking
        counts = [intents[one.intent].answer.form == "count" for one in (reply, other)]
        return counts == [False, True] and not asking.isdisjoint(spots.question.plain)

    def _is_told(self, guess: Guess, reply: Reply, spots: Spots) -> bool:
        """Whether a guess is what a reply answers already, so that it need not be asked; nor what is too unlikely to be told."""
        if not guess.clear or guess.chance < self._hops.rules.thresholds["rather"]:
            return True
        question = self._hops.read(guess.text)
        same_words = isinstance(question, Question) and question.plain == spots.question.plain
        if same_words or any(typed in guess.text for typed in reply.corrected):
            return True
        meant = self._hops.meant(reply) if reply.status == "answered" else None
        likely = self._hops.read_fairly(guess.text) if meant else None
        return bool(meant and likely and ask_the_same(meant, likely))

    def answered(
        self, guesses: Sequence[Guess], spots: Spots | Unclear, thread: Thread, parts: Parts, least: float
    ) -> Reply | None:
        """The answer to what was surely asked, with the question that it answers; None where it is less likely than `least`.

        Guesses with the same answer count together.
        """
        from_clear = list(dropwhile(lambda guess: not guess.clear, guesses))  # an answer's likeliest guess must be clear
        if isinstance(spots, Unclear) or _chance(from_clear) < least:
            return None
        if thread.mentions and speaks_of(spots.question, self._hops.lexicon, self._hops.rules):
            return None
        found: dict[Answers, list[tuple[Guess, Reply]]] = {}
        for guess in guesses:
            if reply := parts.ask_for(guess.text, thread):
                found.setdefault(reply.answers, []).append((guess, reply))
        best = max(found.values(), key=lambda alike: _chance([guess for guess, _ in alike]), default=[])
        if _chance([guess for guess, _ in best]) < least:
            return None
        guess, reply = best[0]
        fits = guess.clear and reply.confidence >= PLAIN and not reply.corrected and self._asks_so(spots, reply)
        return self._hops.renderer.guessed(reply, guess.shown) if fits else None

    def _asks_so(self, spots: Spots, reply: Reply) -> bool:
        """Whether a question asks for a yes just where an answer gives one."""
        words = self._hops.rules.words
        first = next((word for word in spots.question.plain if word not in words.fillers), "")
        asks = not words.asking.isdisjoint(spots.question.plain)
        whether = first in words.whether  # "is he someone who …" asks for a yes, whatever follows
        return whether or not asks if reply.is_polar else not whether

    def offered(self, guesses: Sequence[Guess], parts: Parts) -> tuple[str, ...]:
        """The likeliest questions that have an answer."""
        texts = {guess.shown: guess.text for guess in guesses}
        return tuple(islice((shown for shown, text in texts.items() if self._has_answer(text, parts)), OFFERED))

    def _has_answer(self, text: str, parts: Parts) -> bool:
        """Whether a question by itself has an answer, remembered for as long as neither the store nor the day has changed."""
        asked = text, self._hops.version(), self._hops.today()
        known = self._have.get(asked)
        return self._have.put(asked, bool(parts.ask_for(text, Thread())) if known is None else known)


def _chance(guesses: Sequence[Guess]) -> float:
    return sum(guess.chance for guess in guesses)
