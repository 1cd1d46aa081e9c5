"""What is named in a sentence, and where: subjects, nights, names, and what leans on the sentences before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from knowledge.press.known import KnownName
from knowledge.press.load import QUOTE
from knowledge.press.naming import NameShapes, Naming, Register, best, quoted
from knowledge.press.occasions import OccasionFinder, Spoken
from knowledge.press.rules import PressRules
from knowledge.press.subjects import Subject, SubjectFinder
from knowledge.press.tokens import Token, possessive
from knowledge.words import key, words

_LONGEST_TEXT = 30  # words
_NUMBER = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_QUOTES = {"“": "”", '"': '"', "‘": "’", "'": "'"}


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of prose: its words, the names known in them, whether it is written with capitals, the end of its paragraph."""

    line: Sequence[Token]
    known: Sequence[KnownName]
    cased: bool
    end: int
    year: int | None
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Stage:
    """All namings of a sentence by the word where they begin, its subjects and its nights."""

    named: dict[int, list[Naming]]
    subjects: dict[tuple[int, int], Subject]
    occasions: list[Spoken]


class StageSetter:
    """Finds what is named in the sentences of one article."""

    def __init__(self, rules: PressRules, subjects: SubjectFinder, occasions: OccasionFinder, register: Register, text: str) -> None:
        self._rules = rules
        self._subjects = subjects
        self._occasions = occasions
        self._register = register
        self._text = text
        self._shapes = NameShapes(rules)
        taken = {*rules.things, rules.occasion.kind, rules.unit.subject}
        self._elsewhere = tuple(name for name, kind in rules.schema.kinds.items() if kind.value is None and name not in taken)

    def stage(self, sentence: Sentence) -> Stage:
        """Everything named in a sentence."""
        line = sentence.line
        occasions = self._occasions.all(line)
        subjects = {(at, found.rest): found for at, found in self._all_subjects(line)}
        barriers = self._barriers(line, subjects.values(), occasions)
        namings = [
            *self._known(sentence, barriers),
            *(self._shapes.runs(self._text, line, barriers) if sentence.cased else ()),
            *quoted(self._text, line, self._rules.titled),
            *self._leaning(sentence, barriers),
        ]
        namings = [*self._introduced(line, namings), *namings, *([] if sentence.cased else self._raw(line, barriers, namings))]
        namings += [Naming(each.first, each.last, self._elsewhere, each.name, each.how) for each in namings if each.how == "shape"]
        special = [*self._subject_namings(line, subjects, occasions), *self._values(sentence)]
        special += [Naming(each.first, each.last, (self._rules.occasion.kind,), each.occasion.series, "known") for each in occasions]
        named: dict[int, list[Naming]] = {}
        for naming in [*best(self._settled(namings)), *special]:
            named.setdefault(naming.first, []).append(naming)
        return Stage(named, subjects, occasions)

    def _all_subjects(self, line: Sequence[Token]) -> Iterator[tuple[int, Subject]]:
        last = 0
        for at in range(len(line)):
            found = self._subjects.at(self._text, line, at, bare=True)
            if found and (found.alone or at >= last):
                yield at, found
                last = max(last, found.rest)

    def _barriers(self, line: Sequence[Token], subjects: object, occasions: Sequence[Spoken]) -> frozenset[int]:
        """Words of subjects, nights and roles, which end a name that capitals show."""
        found = {at for each in occasions for at in range(each.first, each.last)}
        for subject in subjects if not isinstance(subjects, int) else ():  # type: ignore[attr-defined]
            if subject.alone:
                found |= set(range(subject.first, subject.rest))
        found |= {at for at, token in enumerate(line) if token.plain in self._rules.roles and self._is_role(line, at)}
        for at, token in enumerate(line):
            beside = line[max(at - 1, 0) : at + 2]
            if token.plain in self._rules.weekdays or token.plain in self._rules.months and any(each.plain.isdigit() for each in beside):
                found |= {at, *(at + step for step, each in enumerate(line[at + 1 : at + 3], 1) if each.plain[:1].isdigit())}
        return frozenset(found)

    @staticmethod
    def _is_role(line: Sequence[Token], at: int) -> bool:
        return not line[at].capital or at == 0

    def _known(self, sentence: Sentence, barriers: frozenset[int]) -> Iterator[Naming]:
        line = sentence.line
        for each in sentence.known:
            if all(at in barriers for at in range(each.first, each.last)):
                continue
            run = line[each.first : each.last]
            small = len(run) == 1 and run[0].plain in self._rules.small
            if small and not sentence.cased or sentence.cased and not self._written(line, each.first, each.last):
                continue
            set_off = each.last < len(line) and line[each.last].gap.startswith(",")
            if len(run) == 1 and (not sentence.cased or small and not set_off) and not self._pointed(line, each):
                continue
            kinds = tuple(dict.fromkeys(each.kinds))
            shown = " ".join(self._text[run[0].start : run[-1].end].split())
            yield Naming(each.first, each.last, kinds, shown if sentence.cased else each.names[0], "known")

    def _written(self, line: Sequence[Token], first: int, last: int) -> bool:
        """Whether capitals allow a known name here: it begins with one and no capital beside it belongs to it too."""
        loose = self._rules.small | self._rules.in_titles | self._rules.particles
        if not all(token.capital or token.plain in loose or token.gap in "'’-" for token in line[first:last]):
            return False
        if not (line[first].capital and any(token.capital and token.plain not in loose for token in line[first:last])) and last - first > 1:
            return False
        if not line[first].capital:
            return False
        glued = last < len(line) and line[last].capital and line[last].gap == " " and last - first == 1
        before = first > 0 and line[first].gap == " " and line[first - 1].capital and last - first == 1
        return not (glued or before and line[first - 1].plain not in self._rules.small)

    def _pointed(self, line: Sequence[Token], name: KnownName) -> bool:
        """Whether something beside a name of one small word shows that it is one: "for ray", "ray star"."""
        before = line[name.first - 1].plain if name.first else ""
        after = line[name.last].plain if name.last < len(line) else ""
        words = self._rules.entries
        return before in words.works | words.sources | self._rules.roles.keys() or after in self._rules.roles

    def _introduced(self, line: Sequence[Token], namings: Sequence[Naming]) -> Iterator[Naming]:
        """Names right behind a word that says what they are: "director Vidhu Vinod Chopra"."""
        for naming in namings:
            role = self._rules.roles.get(line[naming.first - 1].plain) if naming.first else None
            if role and role in naming.kinds and naming.how in ("shape", "known") and not set(line[naming.first].gap) - {" "}:
                if naming.how == "shape":
                    self._register.add(role, naming.name)
                yield Naming(naming.first, naming.last, (role,), naming.name, "role")

    def _settled(self, namings: Sequence[Naming]) -> Iterator[Naming]:
        """Each naming with the kind that the article gave its name before, where it gave one."""
        for naming in namings:
            kind = self._register.kind(naming.name)
            if naming.how == "shape" and naming.last - naming.first == 1 and not kind and self._by_surname(key(naming.name)):
                continue
            yield Naming(naming.first, naming.last, (kind,), naming.name, naming.how) if kind in naming.kinds else naming

    def _leaning(self, sentence: Sentence, barriers: frozenset[int]) -> Iterator[Naming]:
        """Surnames and short titles of what was named in full, and words such as "she" and "the film"."""
        line = sentence.line
        for at, token in enumerate(line):
            if found := self._rules.pronouns.at(line, at):
                last, kind = found
                if name := self._nearest(sentence, at, kind) or self._register.latest.get(kind):
                    yield Naming(at, last, (kind,), name, "lean")
            if at in barriers or token.plain in self._rules.small or (sentence.cased and not token.capital):
                continue
            if name := self._by_surname(token.plain):
                yield Naming(at, at + 1, (self._rules.personal,), name, "lean")
            yield from self._by_beginning(line, at)

    def _nearest(self, sentence: Sentence, at: int, kind: str) -> str:
        """The title last named before a word of the same sentence."""
        if kind not in self._rules.titled:
            return ""
        return next((each.names[0] for each in reversed(sentence.known) if each.last <= at and each.kinds[0] == kind and each.last - each.first > 1), "")

    def _by_surname(self, plain: str) -> str:
        """The one person of the article whose last name this is, else whose first."""
        people = [(name, words(name)) for name in self._register.of_kind(self._rules.personal)]
        found = [name for name, said in people if said and said[-1] == plain] or [
            name for name, said in people if said and said[0] == plain
        ]
        return found[0] if len(found) == 1 and len(words(found[0])) > 1 else ""

    def _by_beginning(self, line: Sequence[Token], at: int) -> Iterator[Naming]:
        """The first words of a long title."""
        for kind in self._rules.titled:
            for name in self._register.of_kind(kind):
                said = words(name)
                size = next((n for n in (3, 2) if len(said) > n and [t.plain for t in line[at : at + n]] == said[:n]), 0)
                if size and not self._register.kind(key(" ".join(said[:size]))):
                    yield Naming(at, at + size, (kind,), name, "lean")

    def _raw(self, line: Sequence[Token], barriers: frozenset[int], namings: Sequence[Naming]) -> Iterator[Naming]:
        """In a text of small letters: the words between small words, roles and what is known."""
        taken = barriers | {at for each in namings for at in range(each.first, each.last)}
        known = {at for each in namings if each.how in ("known", "lean") for at in range(each.first, each.last)}
        stop = self._rules.small | self._rules.vocabulary | self._rules.roles.keys() | self._rules.fillers | self._rules.subjects.prizes
        free = [at not in taken and token.plain not in stop and token.plain.isalpha() for at, token in enumerate(line)]
        for first in range(len(line)):
            if free[first] and (first == 0 or not free[first - 1] or line[first].gap.strip(" /")):
                last = first + 1
                while last < len(line) and free[last] and not line[last].gap.strip(" /") and last - first < 3:
                    last += 1
                glued = last < len(line) and not line[last].gap.strip() and (free[last] or last in known)
                if last - first in (2, 3) and not glued:
                    yield Naming(first, last, self._rules.things, self._slice(line, first, last), "raw")

    def _slice(self, line: Sequence[Token], first: int, last: int) -> str:
        return " ".join(self._text[line[first].start : line[last - 1].end].split())

    def _subject_namings(
        self, line: Sequence[Token], subjects: dict[tuple[int, int], Subject], occasions: Sequence[Spoken]
    ) -> Iterator[Naming]:
        """Subjects, also with what points to them before them: "the award for", "the Bafta for", "an Oscar for"."""
        kind = (self._rules.unit.subject,)
        starts = {each.last: each.first for each in occasions}
        for (first, rest), subject in subjects.items():
            yield Naming(first, rest, kind, subject.name, "shape" if subject.alone else "bare")
            if not subject.alone:
                continue
            for before in range(max(first - 6, 0), first):
                if self._leads_to(line, before, first, starts):
                    yield Naming(before, rest, kind, subject.name, "shape")
                    break

    def _leads_to(self, line: Sequence[Token], before: int, first: int, starts: dict[int, int]) -> bool:
        """Whether the words from `before` to `first` only point to a subject."""
        at = next((last for last, begin in starts.items() if begin == before), before)
        pointed = at > before
        while at < first:
            if found := self._rules.subjects.before.at(line, at):
                at, pointed = found[0], True
            elif line[at].plain in self._rules.fillers or possessive(line, at) or line[at].plain in self._rules.subjects.prizes:
                at += 1
            else:
                return False
        return pointed and at == first

    def _values(self, sentence: Sentence) -> Iterator[Naming]:
        """Words between quotation marks, the rest of the sentence, and days."""
        line = sentence.line
        value_kinds = {kind.value: name for name, kind in self._rules.schema.kinds.items() if kind.value}
        for at, token in enumerate(line):
            if closing := _QUOTES.get(self._text[token.start - 1 : token.start]):
                yield from self._quote(sentence, at, closing)
            if 0 < at and "text" in value_kinds and len(line) - at <= _LONGEST_TEXT:
                rest = self._slice(line, at, len(line))
                yield Naming(at, len(line), (value_kinds["text"],), rest, "shape")
            if day := self._day(sentence, at):
                yield Naming(at, day[0], (value_kinds.get("date", ""),), day[1], "shape" if day[1][:1].isdigit() else "lean")

    def _quote(self, sentence: Sentence, at: int, closing: str) -> Iterator[Naming]:
        start = sentence.line[at].start
        end = start
        while 0 <= (end := self._text.find(closing, end, sentence.end)) and self._text[end + 1 : end + 2].isalpha():
            end += 1
        if end > start:
            last = next((n for n in range(at, len(sentence.line)) if sentence.line[n].start >= end), len(sentence.line))
            yield Naming(at, last, (QUOTE,), self._text[start:end].strip(" ,"), "quoted")

    def _weekday(self, sentence: Sentence, name: str) -> str:
        """The last such day before the article's, or the word itself where the article tells none."""
        if sentence.day is None:
            return name.title()
        back = (sentence.day.weekday() - self._rules.weekdays.index(name)) % 7
        return (sentence.day - timedelta(days=back)).isoformat()

    def _day(self, sentence: Sentence, at: int) -> tuple[int, str] | None:
        """A day from here on: behind its last word, and as an ISO date, or the weekday alone where the date is not told."""
        plain = [token.plain for token in sentence.line[at : at + 6]]
        months, weekdays = self._rules.months, self._rules.weekdays
        if plain[0] in weekdays:
            behind = self._day(sentence, at + 1) if len(plain) > 1 else None
            return behind if behind and behind[1][:1].isdigit() else (at + 1, self._weekday(sentence, plain[0]))
        named = next((n for n in (0, 1, 2) if n < len(plain) and plain[n] in months), None)
        if named is None:
            return None
        number = _NUMBER.fullmatch(plain[0]) or (_NUMBER.fullmatch(plain[1]) if len(plain) > 1 and named == 0 else None)
        last = max(named, 0 if _NUMBER.fullmatch(plain[0]) else 1) + 1
        told = plain[last] if last < len(plain) and _YEAR.fullmatch(plain[last]) else ""
        year = int(told) if told else sentence.year
        if number is None or year is None:
            return None
        try:
            day = date(year, months.index(plain[named]) + 1, int(number[1]))
        except ValueError:
            return None
        return at + last + bool(told), day.isoformat()
