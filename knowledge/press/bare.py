"""Subjects without their lead, "editing", and what beside them shows that they are subjects all the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from knowledge.press.naming import BARE, Naming
from knowledge.press.occasions import Spoken
from knowledge.press.rules import PressRules
from knowledge.press.subjects import Subject
from knowledge.press.tokens import Token, possessive

_FEWEST = 2  # words of a subject without its lead that stands by itself behind what points to it
_LONGEST_DEED = 4  # words
_PARTING = frozenset(",;:!?\n–—")
_REACH = 6  # words between what points to a subject and the subject


class BareSubjects:
    """Tells which subjects of a sentence need no lead, and what points to a subject before it."""

    def __init__(self, rules: PressRules) -> None:
        self._rules = rules
        self._between = rules.fillers | rules.subjects.behind
        self._leading = rules.entries.works | rules.entries.sources
        self._joining = rules.small | rules.fillers | rules.vocabulary | rules.parting | rules.oblique

    def alone(self, line: Sequence[Token], subjects: Sequence[Subject]) -> Iterator[Subject]:
        """Subjects that need no lead of their own, as they stand in a list behind what opens one: "three: editing and sound"."""
        alone: set[int] = set()
        bare = {each.first: each for each in subjects if not each.alone and not self._is_role_alone(line, each)}
        for each in bare.values():
            row = [each]
            while after := self._next_bare(line, self._behind_maker(line, row[-1].rest), bare):
                row.append(after)
            only = each.last - each.first >= _FEWEST and line[each.first].gap.strip() == ":" and each.rest == len(line)
            if (len(row) > 1 or only) and self._opens_list(line, each.first):
                alone |= {one.first for one in row}
        for each in subjects:
            yield replace(each, alone=True) if each.first in alone and not each.alone else each

    def namings(
        self, line: Sequence[Token], subjects: dict[tuple[int, int], Subject], occasions: Sequence[Spoken]
    ) -> Iterator[Naming]:
        """Subjects, also with what points to them before them: "the award for", "the Bafta for", "an Oscar for"."""
        kind = (self._rules.unit.subject,)
        starts = {each.last: each.first for each in occasions}
        for (first, rest), subject in subjects.items():
            yield Naming(first, rest, kind, subject.name, "shape" if subject.alone else BARE)
            if not subject.alone and not (self._is_whole(line, subject) or self._is_of_work(line, first)):
                continue
            if not subject.alone and (self._is_told_of(line, subject) or self._is_between_commas(line, subject)):
                yield Naming(first, rest, kind, subject.name, "lean")
            for before in range(max(first - _REACH, 0), first):
                if self._leads_to(line, before, first, starts):
                    yield Naming(before, rest, kind, subject.name, "shape")
                    break

    def _is_role_alone(self, line: Sequence[Token], subject: Subject) -> bool:
        return subject.last - subject.first == 1 and line[subject.first].plain in self._rules.roles

    def _behind_maker(self, line: Sequence[Token], at: int) -> int:
        """Behind somebody to whom a subject is owed, "supporting actor for J.K. Simmons, editing and …", or here."""
        behind = at + 1
        if at >= len(line) or line[at].plain not in self._rules.entries.works or line[at].gap.strip():
            return at
        while behind < len(line) and line[behind].capital and not set(line[behind].gap) & _PARTING:
            behind += 1
        return behind if behind > at + 1 else at

    def _next_bare(self, line: Sequence[Token], at: int, bare: Mapping[int, Subject]) -> Subject | None:
        """The subject that goes on a list behind a comma or "and"."""
        if at >= len(line) or set(line[at].gap.strip()) - {","}:
            return None
        joined = line[at].plain in self._rules.entries.joins
        return bare.get(at + joined) if joined or "," in line[at].gap else None

    def _opens_list(self, line: Sequence[Token], at: int) -> bool:
        """Whether a list of what was won begins here: behind a colon, "including", "among them", "won for", or "won"."""
        if not at:
            return False
        if line[at].gap.strip() == ":":
            return True
        done = any(
            (deed := self._rules.deeds.at(line, before)) and deed[0] == at for before in range(max(at - _LONGEST_DEED, 0), at)
        )
        return not line[at].gap.strip() and (done or line[at - 1].plain in self._rules.subjects.opened)

    def _is_whole(self, line: Sequence[Token], subject: Subject) -> bool:
        """Whether words without a lead are a subject where something points to them: several, or one that is always one."""
        several = subject.last - subject.first >= _FEWEST
        return (several and line[subject.last - 1].plain not in self._rules.subjects.beside) or (
            line[subject.first].plain in self._rules.subjects.crafts
        )

    def _is_of_work(self, line: Sequence[Token], at: int) -> bool:
        """Whether "for its" stands before a word: what a work has won something for."""
        of_work = at > 1 and (pronoun := self._rules.pronouns.at(line, at - 1)) is not None and pronoun[1] in self._rules.titled
        return of_work and line[at - 1].plain in self._rules.opening and line[at - 2].plain in self._rules.entries.works

    def _is_told_of(self, line: Sequence[Token], subject: Subject) -> bool:
        """Whether what is done or where it goes stands right beside: "won visual effects", "editing goes to"."""
        first, after = subject.first, line[subject.rest : subject.rest + 1]
        if first and line[first - 1].plain in self._rules.subjects.indefinite:
            return False  # "won a script", "taken a short story"
        begun = all(token.plain in self._rules.entries.joins | self._rules.opening for token in line[:first])
        if begun and self._rules.passed.at(line, subject.rest) is not None:
            return True
        at = first
        while at and line[at - 1].plain in self._between | self._leading | self._rules.entries.joins:
            at -= 1
        if self._is_set_off(line, subject):
            return self._rules.deeds.first(line[:at]) is not None
        closed = not after or bool(after[0].gap.strip()) or (not after[0].capital and after[0].plain in self._joining)
        apart = not at or any(line[between].gap.strip() for between in range(at, first + 1))
        done = (self._rules.deeds.at(line, begin) for begin in range(max(at - _LONGEST_DEED, 0), at))
        return closed and not apart and any(deed and at <= deed[0] <= first for deed in done)

    @staticmethod
    def _is_between_commas(line: Sequence[Token], subject: Subject) -> bool:
        """Whether a subject stands between two commas, as where nothing is said to be done: "X, supporting actor, “Joram”"."""
        return subject.rest < len(line) and line[subject.first].gap == line[subject.rest].gap.rstrip("\"“‘'*_") == ", "

    def _is_set_off(self, line: Sequence[Token], subject: Subject) -> bool:
        """Whether several words are told behind a comma and "for": "won its fifth, for sound mixing"."""
        before = line[subject.first - 1] if subject.first > 1 else None
        several = subject.last - subject.first >= _FEWEST
        return several and before is not None and before.plain in self._rules.entries.works and "," in before.gap

    def _leads_to(self, line: Sequence[Token], before: int, first: int, starts: dict[int, int]) -> bool:
        """Whether the words from `before` to `first` only point to a subject."""
        at = next((last for last, begin in starts.items() if begin == before), before)
        pointed = at > before
        while at < first:
            if found := self._rules.subjects.before.at(line, at):
                at, pointed = found[0], True
            elif line[at].plain in self._between or possessive(line, at) or (pointed and line[at].plain in self._leading):
                at += 1
            else:
                return False
        return pointed and at == first
