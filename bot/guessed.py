"""What a message may ask of which no pattern fits: guesses, put as whole questions, so that they are answered as any other."""

from __future__ import annotations

from collections.abc import Iterator

from bot.hops import Hops
from bot.parts import Parts
from bot.reading.guessing.guess import Guess, Guesser
from bot.reading.meanings.unclear import Unclear
from bot.reading.spotting.spots import Spots
from bot.reply import Reply
from bot.telling.wordings import Wordings
from bot.threads.thread import Thread

OFFERED = 2  # guesses; what else is known of what was named has its place among the choices too
TRIED = 5  # guesses put into words
FAIR = -3.0  # a less likely guess is not worth a choice


class Guessed:
    """Answers and offers guessed questions, by the hops of the straight line."""

    def __init__(self, hops: Hops) -> None:
        self._hops = hops
        self._guesser = Guesser(hops.rules, hops.lexicon)
        self._wordings = Wordings(hops.rules, hops.read_again)
        self._last: tuple[Spots, list[Guess]] | None = None

    def guesses(self, spots: Spots) -> list[Guess]:
        """What a question may ask, the likeliest first; of the last one asked about they are still known."""
        if self._last is None or self._last[0] is not spots:
            self._last = spots, self._guesser.guesses(spots, self._hops.alone.chart(spots))
        return self._last[1]

    def put(self, guess: Guess, spots: Spots, *, shown: bool = False) -> str:
        """A guess as a whole question, be it one to be shown; empty where there are no words for it."""
        return self._wordings.put(guess, spots.question.typed, shown=shown)

    def answered(self, unclear: Unclear, spots: Spots | Unclear, thread: Thread, parts: Parts) -> Reply | None:
        """The answer to what was surely asked, with the question that it answers; None where that is not sure."""
        guess = next(iter(self._guesses(unclear, spots)), None)
        text = self.put(guess, spots) if guess and guess.sure and not isinstance(spots, Unclear) else ""
        reply = parts.ask_whole(text, thread) if text else None
        return self._hops.renderer.guessed(reply, text) if reply else None

    def offered(self, unclear: Unclear, spots: Spots | Unclear, parts: Parts) -> tuple[str, ...]:
        """The likeliest questions that have an answer."""
        found: list[str] = []
        for text in self._texts(unclear, spots):
            if text not in found and parts.ask_whole(text, Thread()):
                found.append(text)
                if len(found) == OFFERED:
                    break
        return tuple(found)

    def _texts(self, unclear: Unclear, spots: Spots | Unclear) -> Iterator[str]:
        likely = [guess for guess in self._guesses(unclear, spots) if guess.likeness > FAIR]
        found = (self.put(guess, spots, shown=True) for guess in likely[:TRIED] if not isinstance(spots, Unclear))
        return filter(None, found)

    def _guesses(self, unclear: Unclear, spots: Spots | Unclear) -> list[Guess]:
        lost = unclear.why not in ("not_understood", "not_known") or unclear.choices
        return [] if lost or isinstance(spots, Unclear) else self.guesses(spots)
