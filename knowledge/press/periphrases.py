"""Words that stand for what was named before: "the little jazz film", "Cuarón's road movie", "the English actress"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from knowledge.press.naming import Naming, Register
from knowledge.press.rules import PressRules
from knowledge.press.tokens import Token, owns, possessive

_MOST_BETWEEN = 4  # words that paint it
_PARTS = frozenset(";:.!?\n()–—")


@dataclass(frozen=True, slots=True)
class Periphrasis:
    """Words that stand for something or somebody, from the first to behind the last, its kind, and who owns it, if told."""

    first: int
    last: int
    kind: str
    owner: str = ""


class Periphrases:
    """Finds what stands for a work or for somebody in the sentences of one article."""

    def __init__(self, rules: PressRules, register: Register) -> None:
        self._rules = rules
        self._register = register
        self._never = rules.small | rules.unlike | rules.subjects.leads | rules.roles.keys()

    def all(self, line: Sequence[Token], named: Sequence[Naming], cased: bool) -> Iterator[Periphrasis]:
        """Every one in a line in which these things are named."""
        begun = {each.first for each in named}
        ends = {each.last: each.name for each in named if each.kinds[0] == self._rules.personal}
        for at, token in enumerate(line):
            kind = self._rules.roles.get(token.plain, "")
            if kind not in self._rules.things or (cased and token.capital) or self._goes_on(line, at + 1, begun, cased):
                continue
            first = self._opened(line, at, cased)
            if kind == self._rules.personal:
                opener = line[first - 1].plain if 0 < first < at else ""
                home = all(each.plain in self._rules.origins for each in line[first:at])
                if home and opener in self._rules.opening - self._rules.staying:
                    yield Periphrasis(first - 1, at + 1, kind)
                elif work := next((each for each in named if each.last == at and self._is_work(each)), None):
                    yield Periphrasis(work.first - (line[work.first - 1].plain in self._rules.opening), at + 1, kind)
            elif first and possessive(line, first - 1):
                yield Periphrasis(first, at + 1, kind, ends.get(first - 1, ""))
            elif first and line[first - 1].plain in self._rules.opening:
                yield Periphrasis(first - 1, at + 1, kind)
            elif first and owns(line, first):
                yield Periphrasis(first, at + 1, kind, ends.get(first, ""))

    def _is_work(self, naming: Naming) -> bool:
        """Whether a name is surely that of a work, by which somebody may be called: "the “Joram” actor"."""
        return naming.how in ("known", "quoted") and naming.kinds[0] in self._rules.titled

    def meant(self, found: Periphrasis, nearest: str) -> str:
        """The work that it stands for: the nearest, or the one last spoken of, unless that is known to be somebody else's."""
        name = nearest or self._register.latest.get(found.kind, "")
        if not found.owner or not name:
            return name
        return name if self._register.owners.setdefault(name, found.owner) == found.owner else ""

    def _opened(self, line: Sequence[Token], at: int, cased: bool) -> int:
        """Where the words that paint a work begin, behind what opens them; 0 where nothing does."""
        first = at
        while first > 0 and at - first <= _MOST_BETWEEN:
            if set(line[first].gap) & _PARTS:
                return 0
            before = line[first - 1]
            if before.plain in self._rules.opening or possessive(line, first - 1) or owns(line, first):
                return first
            named = cased and before.capital and line[first].gap != "-" and before.plain not in self._rules.origins
            if before.plain in self._never or before.plain.isdigit() or named:
                return 0
            first -= 1
        return 0

    @staticmethod
    def _goes_on(line: Sequence[Token], at: int, begun: set[int], cased: bool) -> bool:
        """Whether a title follows, with or without a comma, so that the words only introduce it."""
        return at < len(line) and not owns(line, at + 1) and (at in begun or (cased and line[at].capital))
