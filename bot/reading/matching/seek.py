"""Where the words of a question pattern stand in a question: anywhere, at a price for unusual order; sets of words are bits."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from bot.reading.meanings.item import Item
from bot.reading.words.prices import Prices
from knowledge.patterns import Choice, Maybe, Pattern, Sequence, Slot, Word

APART = 0.01  # for each word between words of a pattern, so that the nearest is taken


def span_bits(start: int, end: int) -> int:
    """The bits of the words [start, end)."""
    return (1 << end) - (1 << start)


class Place(NamedTuple):
    """Where the parts of a pattern so far were found."""

    slips: float  # the price of misspelt words
    taken: int  # a bit for each word
    end: int
    turns: int  # how often a part stood before the one that should precede it
    explained: float  # what leaving those words out would have cost

    @property
    def net(self) -> float:
        """What it costs to have found them so, less what it explains."""
        return self.slips + 0.3 * self.turns - self.explained


class Seeker:
    """Finds the words of patterns in one question."""

    def __init__(self, prices: Prices) -> None:
        self._where = prices.where
        self._left = prices.left
        self._named = sum([1 << at for at, named in enumerate(prices.named) if named])

    def parts(self, pattern: Sequence, slots: Mapping[str, Item], taken: int) -> Place | None:
        """Where the parts of a pattern stand whose slots have taken these words.

        What may be left out is, where the next part has more to say with its words: "did" is the work in "who did the editing".
        """
        place = Place(0.0, taken, 0, 0, 0.0)
        without: Place | None = None
        starts = [slots[part.name].start if isinstance(part, Slot) else None for part in pattern.parts]
        for at, part in enumerate(pattern.parts):
            if isinstance(part, Slot):
                item = slots[part.name]
                turns = place.turns + (item.start < place.end)
                place, without = Place(place.slips, place.taken, item.end, turns, place.explained), None
                continue
            found = self._locate(part, place)
            if without and not isinstance(part, Maybe):
                instead = self._behind(part, without)
                found = instead if instead and (found is None or instead.net < found.net) else found
            if found is None:
                return None
            without = place if isinstance(part, Maybe) else None
            following = next((start for start in starts[at:] if start is not None), None)
            if not (isinstance(part, Maybe) and following is not None and place.end <= following < found.end):
                place = found  # what may be left out is not looked for behind what follows it
        return place

    def _locate(self, part: Pattern, place: Place) -> Place | None:
        """Where the words of a part stand, taking as many of the question's words as it can."""
        match part:
            case Word(text):
                return self._word(text, place)
            case Sequence(parts):
                return self._in_order(parts, place)
            case Choice(options):
                found_by = (found for option in options if (found := self._locate(option, place)))
                return min(found_by, key=lambda found: (self._cuts_name(found, place), found.net), default=None)
            case Maybe(inner):
                found = self._locate(inner, place)
                if found is None or self._cuts_name(found, place):
                    return place  # what may be left out never takes a word out of a name
                return found if found.net < place.net else place
            case Slot():
                raise AssertionError("a slot inside a part without slots")

    def _cuts_name(self, found: Place, place: Place) -> bool:
        """Whether words were taken out of a name since a place."""
        return bool((found.taken ^ place.taken) & self._named)

    def _in_order(self, parts: tuple[Pattern, ...], place: Place, *, again: bool = True) -> Place | None:
        """Where the words of a phrase stand; they may be apart, but not turned round.

        What may be left out is, where the next part is only found without it: its words may stand further on ("the"). Where one
        of its words stands too far on for the next, it is looked for once more without that ("has the most wins").
        """
        found = self._locate(parts[0], place) if parts else place
        without = place if parts and isinstance(parts[0], Maybe) else None
        for inner in parts[1:]:
            if found is None:
                return None
            later = self._behind(inner, found) or (self._behind(inner, without) if without else None)
            without = found if later and isinstance(inner, Maybe) else None
            if later:
                found = later
            elif not isinstance(inner, Maybe):
                return self._sooner(parts, place, found) if again and found.taken != place.taken else None
        return found

    def _sooner(self, parts: tuple[Pattern, ...], place: Place, found: Place) -> Place | None:
        """Where the words of a phrase stand, without the last word that was found for its beginning."""
        last = 1 << (found.end - 1)
        other = self._in_order(parts, place._replace(taken=place.taken | last), again=False)
        return other._replace(taken=other.taken & ~last) if other else None

    def _behind(self, part: Pattern, place: Place) -> Place | None:
        """Where the words of a part stand behind a place."""
        later = self._locate(part, place)
        return later if later and later.turns == place.turns else None

    def _word(self, text: str, place: Place) -> Place | None:
        slips, taken, end, turns, explained = place
        best: tuple[int, float, int] | None = None
        for at, price in self._where.get(text, ()):
            if not taken >> at & 1:
                found = (turns + (at < end), slips + price + APART * abs(at - end), at)
                if best is None or found < best:
                    best = found
        if best is None:
            return None
        turns, slips, at = best
        return Place(slips, taken | 1 << at, at + 1, turns, explained + self._left[at])
