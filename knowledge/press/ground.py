"""The line of a scene as ground for patterns: where something may stand, and what parts it from the words before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from knowledge.press.naming import Naming
from knowledge.press.rules import PressRules
from knowledge.press.scene import Scene
from knowledge.press.tokens import is_short_form, possessive

WALLS = set(";:()[]—–.!?\n\r|•")
MOST_SKIPPED = 4  # fillers between two parts
_YEAR = 4  # digits
_LONGEST_BRACKET = 8
TITLED = ("known", "quoted")  # how a title is known for sure


class Ground:
    """The words of a scene with what is named among them."""

    def __init__(self, rules: PressRules, scene: Scene) -> None:
        self._rules = rules
        self._line = scene.line
        self._named: Mapping[int, Sequence[Naming]] = scene.named
        self._bridged = {each.last for each in scene.namings() if each.name.endswith(")")}
        self._ends = {each.last for each in scene.namings()}
        sure = [each for each in scene.namings() if each.kinds[0] in rules.titled and each.how in TITLED]
        self.titles = {at for each in sure for at in range(each.first, each.last) if each.last - each.first > 1}
        self._skippable = rules.fillers | rules.roles.keys() | rules.honorifics

    def starts(self, at: int) -> Iterator[int]:
        """Here, and behind a few words that may stand between any two parts; nowhere behind a mark that parts clauses."""
        if at < len(self._line) and self.walled(at):
            return
        yield at
        for skipped in range(at, min(at + MOST_SKIPPED, len(self._line))):
            plain = self._line[skipped].plain
            counted = plain.isdigit() and len(plain) < _YEAR
            if not (plain in self._skippable or counted or self.is_home(skipped)) or self.walled(skipped + 1):
                return
            yield skipped + 1

    def is_home(self, at: int) -> bool:
        """Whether a capital, or the mark behind it, only tells where somebody is from: "Poland's Pawel Pawlikowski"."""
        at -= possessive(self._line, at)
        after = self._named.get(at + 2, ())[:1]
        one = [each for each in self._named.get(at, ()) if each.last == at + 1]
        somewhere = all(each.how == "shape" or each.kinds[0] not in self._rules.things for each in one)
        home = possessive(self._line, at + 1) and self._line[at].capital and somewhere
        return home and any(each.kinds[0] == self._rules.personal and each.whole for each in after)

    def titled_before(self, at: int) -> bool:
        """Whether a known title ends here, so that what follows tells of that: "X, which won for “Y”, by Z"."""
        return any(
            each.last == at and each.how in TITLED and each.kinds[0] in self._rules.titled
            for named in self._named.values()
            for each in named
        )

    def walled(self, at: int) -> bool:
        """Whether what stands before a word parts it from the word before."""
        if not 0 < at < len(self._line):
            return False
        gap = self._line[at].gap
        if gap.startswith(".") and is_short_form(self._line[at - 1].plain):
            gap = gap[1:]
        if self.opens(at) and at in self._ends:
            return False
        if gap.strip() == ":" and any(self._rules.unit.subject in each.kinds for each in self._named.get(at, ())):
            return False
        return bool(set(gap.lstrip("\"'”’*_").removeprefix(")") if at in self._bridged else gap) & WALLS)

    def opens(self, at: int) -> bool:
        """Whether a bracket opens before a word, with or without a quotation mark."""
        return at < len(self._line) and self._line[at].gap.strip(" \"“‘'*_") == "("

    def behind_home(self, at: int) -> int:
        """Behind where somebody named right before is from, "Elio Germano of Italy was"; 0 where nothing of the kind is told."""
        line, kind = self._line, self._rules.personal
        if at + 2 >= len(line) or line[at].plain not in self._rules.entries.within or line[at].gap != " ":
            return 0
        somebody = any(each.last == at and each.kinds[0] == kind for named in self._named.values() for each in named)
        titled = any(each.how in TITLED and each.kinds[0] in self._rules.titled for each in self._named.get(at + 1, ()))
        closed = line[at + 1].capital and not line[at + 2].capital and line[at + 2].gap == " "
        return at + 2 if somebody and closed and not titled else 0

    def behind_bracket(self, at: int) -> int:
        """Behind a few words in brackets that begin here, or here."""
        if at < len(self._line) and self.opens(at):
            for behind in range(at + 1, min(at + _LONGEST_BRACKET, len(self._line)) + 1):
                if behind == len(self._line) or ")" in self._line[behind].gap:
                    self._bridged.add(behind)
                    return behind
        return at
