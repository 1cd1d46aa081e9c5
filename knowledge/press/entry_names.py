"""What the names in an entry of a list are: of people, of works, or neither."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from knowledge.press.cuts import EDGES, Cuts, bare, spelt
from knowledge.press.naming import NameShapes, Register
from knowledge.press.rules import PressRules
from knowledge.press.tokens import tokens
from knowledge.words import plain

_BROKEN = re.compile(r"[\"”]\W")  # a quotation that ends within a name
_LONGEST_NAME = 12  # words

KindOf = Callable[[str], str]


class EntryNames:
    """Judges names by what the article and the store know, and by their shapes."""

    def __init__(self, rules: PressRules, register: Register, known: KindOf, cuts: Cuts) -> None:
        self.known = known
        self._rules = rules
        self._register = register
        self._cuts = cuts
        self._shapes = NameShapes(rules)

    def kind(self, name: str) -> str:
        """The kind of a name as the article or the store knows it, or an empty string."""
        return self._register.kind(name) or self.known(name)

    def personal(self, name: str) -> bool:
        """Whether a name is, or at least looks like, that of somebody."""
        kind = self.kind(name)
        return kind == self._rules.personal if kind else self._shapes.personal(tokens(_titlecase(name)))

    def makers(self, text: str) -> list[str]:
        """The people that a text names, none where it names anything else."""
        pieces = [piece for piece in map(bare, self._cuts.joined.split(text)) if piece]
        return [spelt(piece) for piece in pieces] if self.are_makers(pieces) else []

    def are_surely_makers(self, text: str) -> bool:
        """Whether a text names several people, or somebody known."""
        makers = self.makers(text)
        return len(makers) > 1 or (bool(makers) and self.kind(text) == self._rules.personal)

    def are_makers(self, pieces: list[str]) -> bool:
        """Whether names are those of people: some of them surely, the others of one word."""
        somebody = [self.personal(piece) for piece in pieces]
        single = [len(plain(piece).split()) == 1 and piece[:1].isupper() for piece in pieces]
        return any(somebody) and all(one or other for one, other in zip(somebody, single, strict=True))

    def is_title(self, name: str) -> bool:
        """Whether a text may be a title at all."""
        said = plain(name).split()
        return 0 < len(said) <= _LONGEST_NAME and not _BROKEN.search(name.strip(EDGES))

    def titled(self, name: str, goes_to: str) -> str:
        """The kind of a title: the one that is known, else the one that the subject goes to."""
        kind = self.kind(name)
        return kind if kind in self._rules.titled else goes_to if goes_to in self._rules.titled else self._rules.titled[0]

    def is_origin(self, text: str) -> bool:
        """Whether a remark only tells a language or a country."""
        return all(word in self._rules.origins for word in plain(text).split())

    def are_all_personal(self, pieces: Sequence[str]) -> bool:
        """Whether all of several names are, or look like, those of people."""
        return all(map(self.personal, pieces)) and not self.any_titled(pieces)

    def any_titled(self, names: Sequence[str]) -> bool:
        """Whether any of several names is that of a work."""
        return bool({*map(self.kind, names)} & {*self._rules.titled})


def _titlecase(text: str) -> str:
    """A text in small letters as if each word began with a capital, for judging its shape; others stay."""
    return text.title() if text == text.casefold() else text
