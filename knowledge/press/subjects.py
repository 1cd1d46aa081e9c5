"""What results are about, found in words: "Best Actor in a Supporting Role", "supporting actress title"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from knowledge.press.rules import PressRules
from knowledge.press.tokens import Token, possessive, tokens
from knowledge.words import words

_YEAR = re.compile(r"(?:19|20)\d\d")
_LONGEST = 14  # words
_LONGEST_NAME = 6
_MOST_JOINS = 3


@dataclass(frozen=True, slots=True)
class Subject:
    """The subject of a result from its first to behind its last word: its name, the kind it goes to, whether it stands alone.

    One that does not stand alone ("director" of "best film and director") is one only behind another, or before a prize.
    """

    first: int
    last: int
    name: str
    goes_to: str
    alone: bool = True
    rest: int = 0  # where what belongs to it ends: "best actor award"
    only_named: bool = False  # whether what is said behind it tells that it was not won: "best actor nomination"


def set_apart(rules: PressRules, subject: Subject, apart: str) -> Subject:
    """The subject that a name is under a heading which makes others of all: "Best Film" under "Critics' Awards"."""
    told = rules.subjects.told_apart.intersection(words(subject.name))
    honour = rules.subjects.named.at(tokens(subject.name), 0)
    itself = told or (honour and honour[1] == rules.personal)
    return replace(subject, name=f"{subject.name} ({apart})") if apart and not itself else subject


class SubjectFinder:
    """Finds subjects in the words of a text by the words of press.yaml."""

    def __init__(self, rules: PressRules) -> None:
        self._words = rules.subjects
        self._never_first = rules.fillers
        self._passed = rules.passed
        self._opening = rules.opening

    def at(self, text: str, line: Sequence[Token], at: int, bare: bool = False) -> Subject | None:
        """The subject that begins at a word; with `bare`, also one without its lead."""
        if named := self._words.named.at(line, at):
            last, goes_to = named
            return self._made(text, line, at, last, goes_to, True)
        if bare and (given := self._given(line, at)):
            return Subject(at, given, " ".join(text[line[at].start : line[given - 1].end].split()), "", False, given)
        alone = line[at].plain in self._words.leads
        if not alone and (not bare or (line[at].plain in self._never_first and not self._is_capital(line, at))):
            return None  # "for the Marathi film", "picked up music"
        last, head = self._extent(line, at + alone)
        if not head:
            return None
        return self._made(text, line, at, last, self._words.heads[head], alone)

    @staticmethod
    def _is_capital(line: Sequence[Token], at: int) -> bool:
        """Whether a word and the one behind it are written as a name is: "is European Actress"."""
        return line[at].capital and at > 0 and at + 1 < len(line) and line[at + 1].capital and line[at + 1].gap == " "

    def _given(self, line: Sequence[Token], at: int) -> int:
        """Behind a prize with a name not known that is said to have gone to somebody, "the Variety Award was given to", or 0."""
        last = at
        while last < len(line) and last - at < _LONGEST_NAME and line[last].capital and (last == at or line[last].gap == " "):
            last += 1
        closed = last - at > 1 and line[last - 1].plain in self._words.behind and at and line[at - 1].plain in self._opening
        return last if closed and self._passed.at(line, last) else 0

    def named(self, text: str, line: Sequence[Token], first: int, last: int) -> Subject:
        """The subject that words are known to be."""
        return self._made(text, line, first, last, self._words.heads.get(self._head_within(line, first, last), ""), True)

    def _made(self, text: str, line: Sequence[Token], first: int, last: int, goes_to: str, alone: bool) -> Subject:
        end = line[last - 1].end
        if text[line[first].start : end].count("(") > text[line[first].start : end].count(")") and text[end : end + 1] == ")":
            end += 1
        name = " ".join(text[line[first].start : end].split())
        rest = last
        only_named = False
        known = self._words.behind | self._words.unsettled
        while rest < len(line) and line[rest].plain in known and not line[rest].gap.strip("*_\"'” )"):
            only_named = only_named or line[rest].plain in self._words.unsettled
            rest += 1
        if rest < len(line) and _YEAR.fullmatch(line[rest].plain) and line[rest].gap == " " and line[first].capital:
            rest += 1  # "EUROPEAN FILM 2019"
        crowned = rest < len(line) and line[rest].plain in self._words.crowned and not line[rest].gap.strip()
        alone = (
            alone
            or any(token.plain in known for token in line[last:rest])
            or ((crowned or self._is_written_as_one(line, first, last)) and last - first > 1)
        )
        alone = alone or self._is_told_in_full(line, first, last)
        return Subject(first, last, name, goes_to, alone, rest, only_named)

    def _is_told_in_full(self, line: Sequence[Token], first: int, last: int) -> bool:
        """Whether a subject without its lead says in what part: "male actor in a leading role", with no "a" before it."""
        parted = any(token.plain in self._words.indefinite for token in line[first + 1 : last - 1])
        begun = first > 0 and line[first - 1].plain in self._words.indefinite
        return parted and not begun and line[last - 1].plain in self._words.beside and line[first].plain not in self._words.joins

    @staticmethod
    def _is_written_as_one(line: Sequence[Token], first: int, last: int) -> bool:
        """Whether capitals within a sentence show that words are a subject without its lead: "took Supporting Actress"."""
        before, after = line[first - 1 : first], line[last : last + 1]
        small = before and not before[0].capital and not line[first].gap.strip()
        goes_on = after and after[0].capital and not after[0].plain.isdigit() and not after[0].gap.strip(" '’")
        return bool(small) and not goes_on and all(token.capital for token in line[first:last])

    def _extent(self, line: Sequence[Token], at: int) -> tuple[int, str]:
        """How far the words of a subject reach, and its head: the last one before words such as "in a"."""
        last, head, settled = at, "", False
        while last < len(line) and last - at < _LONGEST:
            if last > at and not self._close(line[last].gap):
                break
            compound = self._words.compounds.at(line, last)
            word = line[last].plain
            if possessive(line, last + 1) and word + "s" in self._words.words:
                last += 2  # "children's"
            elif compound:
                head = head or self._head_within(line, last, compound[0])
                last = compound[0]
            elif word in self._words.heads or word in self._words.words or (settled and word in self._words.beside):
                if word in self._words.heads and not settled and not (head and line[last].gap.strip() in ("(", "/")):
                    head = word
                last += 1
            else:
                joined = self._joined(line, last) if head else last
                if joined == last:
                    break
                settled, last = True, joined
        return last, head

    def _head_within(self, line: Sequence[Token], first: int, last: int) -> str:
        return next((token.plain for token in line[first:last] if token.plain in self._words.heads), "")

    def _joined(self, line: Sequence[Token], at: int) -> int:
        """Past the joining words here, where a word of a subject follows them."""
        after = at
        while (
            after < len(line)
            and after - at < _MOST_JOINS
            and line[after].plain in self._words.joins
            and self._close(line[after].gap)
        ):
            after += 1
        known = after < len(line) and line[after].plain in self._words.words | self._words.heads.keys() | self._words.beside
        return after if known and self._close(line[after].gap) else at

    @staticmethod
    def _close(gap: str) -> bool:
        """Whether what stands between two words keeps them in one name."""
        return gap.strip(" ") in ("", "-", "(", "/", "'", "’", ") ", ")", "–(", "- ")
