"""Items: the meanings that words of a question may have, at a price, and what two of them make beside each other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from bot.reading.meanings.meaning import Described, Meaning, Named, Said, Several


class Item(NamedTuple):  # a tuple, since a question makes them by the dozen
    """A meaning that the words [start, end) may have, at a price. `bare` is a word for a kind with nothing to narrow it.

    `vague` is the part of the price that is for the many things so named, as long as nothing else narrows them. `several` is said
    of things spoken of together, or of some of them: "those", "the oldest of them".
    """

    kind: str
    start: int
    end: int
    cost: float
    meaning: Meaning
    bare: bool = False
    led: bool = False  # narrowed from the left: then nothing more may be added on the right
    depth: int = 0
    pronoun: bool = False
    several: bool = False
    vague: float = 0.0
    guess: bool = False  # one word that may as well be no name
    slip: bool = False  # one word that is misspelt, if it is a name
    stray: bool = False  # one word without a capital that is a title: an adjective may be one
    told: bool = False  # a title that is surely meant for one, be its words small
    before: float = 0.0  # what it adds to leave the word before it unread, as that may begin a longer name
    after: float = 0.0  # the same of the word behind it

    @property
    def says(self) -> bool:
        """Whether it is told by facts, not by a name or the mere word for its kind: "director", "films by her"."""
        return isinstance(self.meaning, Described) and bool(self.meaning.said)

    @property
    def names(self) -> bool:
        """Whether it is told by what it names itself: "best picture winner"."""
        return isinstance(self.meaning, Described) and any(one.slots for one in self.meaning.said)

    @property
    def is_partly(self) -> bool:
        """Whether one word is taken for a part of a name."""
        meaning = self.meaning
        return isinstance(meaning, Named) and self.end - self.start == 1 and all(one.how == "part" for one in meaning.things)

    @property
    def is_one(self) -> bool:
        """Whether it is one thing named, of which none is the last, or no sure name of several."""
        return isinstance(self.meaning, Named) and (self.guess or len(self.meaning.things) == 1)


def listed(first: Item, rest: Item, price: float) -> Item:
    """An item and what follows it in a list."""
    others = rest.meaning.parts if isinstance(rest.meaning, Several) else (rest.meaning,)
    meaning = Several(first.kind, (first.meaning, *others))
    return Item(first.kind, first.start, rest.end, first.cost + rest.cost + price, meaning)


def called_so(head: Item, thing: Item, start: int, end: int) -> Item:
    """A thing with the word for its kind beside it, which says something more of one that has no name."""
    meaning = thing.meaning
    if isinstance(head.meaning, Described) and isinstance(meaning, Described) and meaning.base is None:
        meaning = replace(meaning, said=(*head.meaning.said, *meaning.said))
    return beside_of(thing._replace(start=start, end=end, meaning=meaning), (thing,))


def narrowing(item: Item, named: Item, price: float) -> Item:
    """A thing named behind what is true of it: "the drama film Lighthouse"."""
    assert isinstance(item.meaning, Described)
    assert isinstance(named.meaning, Named)
    meaning = replace(item.meaning, base=named.meaning)
    return Item(item.kind, item.start, named.end, item.cost + named.cost + price, meaning, depth=item.depth)


def narrowed(item: Item, said: Said, start: int, end: int, cost: float, depth: int) -> Item:
    """A thing with what is said beside it."""
    old = item.meaning
    if isinstance(old, Described):
        meaning = replace(old, said=(*old.said, said))
    else:
        assert isinstance(old, Named)
        meaning = Described(item.kind, (said,), base=old)
    depth = max(item.depth, depth)
    told = Item(item.kind, start, end, item.cost + cost, meaning, led=item.led, depth=depth, several=item.several)
    return beside_of(told, (item,))


def beside_of(item: Item, parts: Iterable[Item]) -> Item:
    """An item, beside which a word may not be left unread that may not be beside one of the parts it begins or ends with."""
    before = sum([part.before for part in parts if part.start == item.start])
    after = sum([part.after for part in parts if part.end == item.end])
    return item if (before, after) == (item.before, item.after) else item._replace(before=before, after=after)
