"""Names in a text without capitals: the words between small words, roles and what is known."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from knowledge.press.naming import Naming
from knowledge.press.rules import PressRules
from knowledge.press.tokens import Token

_LONGEST = 3  # words of a name


class SmallLetterNames:
    """Guesses names where no capital shows them."""

    def __init__(self, rules: PressRules, text: str) -> None:
        self._rules = rules
        self._text = text
        self._stop = rules.small | rules.vocabulary | rules.roles.keys() | rules.fillers | rules.subjects.behind
        self._before = rules.roles.keys() | rules.parting | rules.entries.joins | rules.origins | rules.oblique

    def all(self, line: Sequence[Token], barriers: Collection[int], namings: Sequence[Naming]) -> Iterator[Naming]:
        """Runs of two or three words that are nothing else."""
        taken = {*barriers, *(at for each in namings for at in range(each.first, each.last))}
        known = {at for each in namings if each.how in ("known", "lean") for at in range(each.first, each.last)}
        free = [at not in taken and token.plain not in self._stop and token.plain.isalpha() for at, token in enumerate(line)]
        for first in range(len(line)):
            if not free[first] or (first > 0 and free[first - 1] and self._glued(line[first])):
                continue
            last = first + 1
            while last < len(line) and free[last] and self._glued(line[last]) and last - first < _LONGEST:
                last += 1
            goes_on = last < len(line) and self._glued(line[last]) and (free[last] or last in known)
            if (
                last - first > 1
                and not goes_on
                and (first == 0 or line[first - 1].plain in self._before or line[first].gap.strip())
            ):
                name = " ".join(self._text[line[first].start : line[last - 1].end].split())
                yield Naming(first, last, self._rules.things, name, "raw")

    @staticmethod
    def _glued(token: Token) -> bool:
        """Whether only a space, or a stroke as in "nip/tuck", stands before a word."""
        return not token.gap.strip(" /")
