"""Known names as they stand in a sentence: which of them its capitals and the words beside them allow."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from knowledge.press.known import KnownName
from knowledge.press.naming import Naming
from knowledge.press.paragraphs import Sentence
from knowledge.press.rules import PressRules
from knowledge.press.tokens import Token

_AGE = 2  # digits
_QUOTES = frozenset('"“”')


class Spotting:
    """Tells known names from words that only look like them."""

    def __init__(self, rules: PressRules, text: str) -> None:
        self._rules = rules
        self._text = text
        self._loose = rules.small | rules.in_titles | rules.particles

    def all(self, sentence: Sentence, barriers: Collection[int]) -> Iterator[Naming]:
        """The known names of a sentence that are meant as such."""
        line = sentence.line
        longer = [each for each in sentence.known if each.last - each.first > 1]
        ends: dict[int, tuple[str, ...]] = {}
        for each in sorted(sentence.known, key=lambda one: one.first):
            if any(one.first <= each.first and each.last <= one.last and one != each for one in longer) and not sentence.cased:
                continue
            barred = all(at in barriers for at in range(each.first, each.last)) or each.kinds[0] == self._rules.unit.subject
            if barred or not (self.is_meant(sentence, each) or self._goes_on(sentence, each, ends)):
                continue
            if self._is_broken(line, each):
                continue
            ends[each.last] = each.kinds
            shown = " ".join(self._text[line[each.first].start : line[each.last - 1].end].split())
            kinds = tuple(dict.fromkeys(each.kinds))
            yield Naming(each.first, each.last, kinds, shown if sentence.cased else each.names[0], "known")

    def _is_broken(self, line: Sequence[Token], name: KnownName) -> bool:
        """Whether a quotation begins within a name and ends with it: in "Tim Burton's “Alice”" what is quoted is the name."""
        opened = any(set(token.gap) & _QUOTES for token in line[name.first + 1 : name.last])
        return opened and self._text[line[name.last - 1].end :][:1] in _QUOTES

    def _goes_on(self, sentence: Sentence, name: KnownName, ends: Mapping[int, tuple[str, ...]]) -> bool:
        """Whether a single word goes on a list of titles in a text that lost its commas: "finding neverland ray and sideways"."""
        line, at = sentence.line, name.first
        if sentence.cased or line[at].plain in self._rules.vocabulary | self._rules.roles.keys() | self._rules.small:
            return False
        before = ends.get(at) or (ends.get(at - 1) if line[at - 1].plain in self._rules.entries.joins else None)
        return before is not None and before[0] == name.kinds[0] and name.kinds[0] in self._rules.titled

    def is_meant(self, sentence: Sentence, name: KnownName) -> bool:
        """Whether the words are the name: by capitals where there are any, one small word only where something points to it."""
        line, single = sentence.line, name.last - name.first == 1
        if (
            single
            and line[name.first].plain.isdigit()
            and name.first
            and (line[name.first - 1].plain in self._rules.entries.sources or "(" in line[name.first].gap)
        ):
            return False  # "in 1917" and "(1917)" are years
        if single and line[name.first].plain.isdigit() and self._is_counted(line, name.last):
            return False  # "12 nominations"
        if single and line[name.first].plain.isdigit() and self._is_age(line, name.first):
            return False
        loose = self._rules.small | self._rules.fillers
        small = all(token.plain in loose for token in line[name.first : name.last])
        if not sentence.cased:
            return not small and (not single or self._pointed(line, name))
        if not self._written(line, name.first, name.last):
            return False
        set_off = name.last < len(line) and line[name.last].gap.startswith(",")
        return not small or set_off or self._pointed(line, name)

    @staticmethod
    def _is_age(line: Sequence[Token], at: int) -> bool:
        """Whether a number of two digits between commas is how old somebody is: "Saoirse Ronan, 21, was"."""
        between = at > 0 and at + 1 < len(line) and line[at].gap == ", " and line[at + 1].gap.startswith(",")
        return between and len(line[at].plain) == _AGE

    def _is_counted(self, line: Sequence[Token], at: int) -> bool:
        """Whether a word stands here that is said of prizes, which a number before it counts."""
        counted = self._rules.subjects.behind | self._rules.subjects.unsettled
        return at < len(line) and line[at].gap == " " and line[at].plain in counted

    def _written(self, line: Sequence[Token], first: int, last: int) -> bool:
        """Whether capitals allow a known name here: it has them, and no capital beside a single word belongs to it too."""
        if not line[first].capital or not all(
            token.capital or token.plain in self._loose or token.gap in "'’-" for token in line[first:last]
        ):
            return False
        if last - first > 1:
            return any(token.capital and token.plain not in self._loose for token in line[first:last])
        after = last < len(line) and line[last].capital and line[last].gap == " "
        before = first > 0 and line[first].gap == " " and line[first - 1].capital
        return not after and not (before and line[first - 1].plain not in self._rules.small)

    def _pointed(self, line: Sequence[Token], name: KnownName) -> bool:
        """Whether something beside a name of one small word shows that it is one: "for ray", "ray star", "sideways won"."""
        before = line[name.first - 1].plain if name.first else ""
        after = line[name.last].plain if name.last < len(line) else ""
        words = self._rules.entries
        beside = before in words.works | words.sources | self._rules.roles.keys() or after in self._rules.roles
        begins = name.first == 0 and line[0].capital  # "She won": the capital is that of the sentence
        done = not begins and self._rules.deeds.at(line, name.last) is not None
        return beside or done or self._is_given(line, name.first)

    def _is_given(self, line: Sequence[Token], at: int) -> bool:
        """Whether something is said to have gone to what is named here: "the award went to"."""
        return any((given := self._rules.passed.at(line, before)) and given[0] == at for before in range(max(at - 4, 0), at))
