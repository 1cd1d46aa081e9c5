"""Sentences read by the patterns of press.yaml."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice

from knowledge.patterns import Sequence as Parts
from knowledge.patterns import Slot, slots, vocabulary
from knowledge.press.article import Article
from knowledge.press.doubt import Doubt, clause, sentence_doubt
from knowledge.press.found import Occasion, Part, Told
from knowledge.press.known import Known, KnownName
from knowledge.press.lines import Line
from knowledge.press.matcher import INSERTED, Bound, Group, Matcher, Scene
from knowledge.press.naming import Naming, Register
from knowledge.press.occasions import OccasionFinder, night
from knowledge.press.rules import PressRules, Saying
from knowledge.press.scene import Sentence, Stage, StageSetter
from knowledge.press.subjects import Subject, SubjectFinder
from knowledge.press.tokens import sentences, tokens
from knowledge.words import key

_YEAR = re.compile(r"(?:19|20)\d\d")
_YEAR_REACH = 5  # words between a result and its year
_BROKEN = 60  # characters of a line that may go on in the next
_NEAR_FRONT = 4  # words before the one of whom a sentence speaks
_MOST_FITS = 6  # ways to read a tail
LAST = "last"  # a slot so called takes only the last of a list
_CASED = 0.02  # of all words begin with a capital in a text that is written with them


@dataclass(frozen=True, slots=True)
class Fit:
    """A pattern that fits a sentence: from which word to which, and what its slots took."""

    saying: Saying
    first: int
    last: int
    bound: Bound


class ProseReader:
    """Reads the prose of one article."""

    def __init__(
        self, rules: PressRules, known: Known, subjects: SubjectFinder, occasions: OccasionFinder, register: Register
    ) -> None:
        self._rules = rules
        self._known = known
        self._subjects = subjects
        self._occasions = occasions
        self._register = register
        self._kinds = {
            saying.statement: {noun.name: noun.kinds for noun in rules.schema.statements[saying.statement].nouns}
            for saying in rules.sayings
        }
        self._doers = {*rules.things, *(noun.name for statement in rules.schema.statements.values() for noun in statement.nouns)}
        self._anchors = {id(saying): frozenset(vocabulary(saying.pattern)) for saying in rules.sayings}

    def read(self, article: Article, lines: Sequence[Line], main: Occasion | None, year: int | None) -> Iterator[Told]:
        """The facts of the sentences in these lines."""
        text = article.text
        setter = StageSetter(self._rules, self._subjects, self._occasions, self._register, text)
        spoken = list(self._spoken(text, lines, year, article.day))
        if main:
            self._register.latest[self._rules.occasion.kind] = main.series
        for sentence in spoken:
            self._introduce(sentence, setter)
        for sentence in spoken:
            stage = setter.stage(sentence)
            for fit in self._first_of_each(self._fits(sentence, stage)):
                yield from self._told(text, sentence, stage, fit, main, year)
            self._remember(stage)

    def _spoken(self, text: str, lines: Sequence[Line], year: int | None, day: date | None = None) -> Iterator[Sentence]:
        """The sentences with the names that the store knows in them."""
        whole = [token for begin, end in self._paragraphs(text, lines) for token in tokens(text, begin, end)]
        cased = sum(token.plain[:1].isalpha() and token.capital for token in whole) > _CASED * max(len(whole), 1)
        spans = self._known.spans(whole, tuple(kind for kind, each in self._rules.schema.kinds.items() if each.value is None))
        at = 0
        for begin, end in self._paragraphs(text, lines):
            for start, stop in sentences(text, begin, end):
                said = tokens(text, start, stop)
                inside = [
                    KnownName(each.first - at, each.last - at, each.kinds, each.names)
                    for each in spans
                    if at <= each.first and each.last <= at + len(said)
                ]
                at += len(said)
                yield Sentence(said, inside, cased, end, year, day)

    def _paragraphs(self, text: str, lines: Sequence[Line]) -> list[tuple[int, int]]:
        """Where paragraphs begin and end: lines broken only for their length are one."""
        found: list[tuple[int, int]] = []
        before: Line | None = None
        for line in lines:
            end = self._end(text, line)
            between = text[found[-1][1] : line.start] if found else ""
            broken = before and len(before.text) >= _BROKEN and not (line.bullet or line.heading or before.heading)
            if broken and between.count("\n") == 1 and not between.strip():
                found[-1] = (found[-1][0], end)
            elif line.text:
                found.append((line.start, end))
            before = line
        return found

    @staticmethod
    def _end(text: str, line: Line) -> int:
        """Where the words of a line end that are the article's own; what points elsewhere is cut off."""
        if line.text and line.text.split()[-1] not in text[line.end - 80 : line.end]:
            tail = line.text[-20:]
            at = text.rfind(tail, line.start, line.end)
            return at + len(tail) if at >= 0 else line.end
        return line.end

    def _introduce(self, sentence: Sentence, setter: StageSetter) -> None:
        """Register whole names, so that a surname may lean on one that comes later."""
        for namings in setter.stage(sentence).named.values():
            for naming in namings:
                if naming.how == "shape" and naming.first > 0:
                    self._register.seen.add(key(naming.name))
                if naming.how in ("role", "known") and len(naming.kinds) == 1 and naming.kinds[0] in self._rules.things:
                    self._register.add(naming.kinds[0], naming.name)

    def _fits(self, sentence: Sentence, stage: Stage) -> Iterator[Fit]:
        """Every saying that fits somewhere; of those of one statement that overlap, the first."""
        matcher = Matcher(self._rules, Scene(sentence.line, stage.named))
        has_subject = any(self._rules.unit.subject in each.kinds for namings in stage.named.values() for each in namings)
        present = {token.plain for token in sentence.line}
        for saying in self._rules.sayings:
            words = self._anchors[id(saying)]
            if words and not words & (present | {"'s"}):
                continue
            if not has_subject and any(slot.kind == self._rules.unit.subject for slot in slots(saying.pattern)):
                continue
            for at in range(len(sentence.line)):
                fit = next(iter(matcher.fits(saying.pattern, at, self._kinds[saying.statement])), None)
                if fit and fit[0] > at and not self._is_oblique(saying, sentence, stage, at):
                    yield Fit(saying, at, *fit)

    def _first_of_each(self, fits: Iterable[Fit]) -> Iterator[Fit]:
        """The fits whose subjects no earlier saying took: who won something is told once in a sentence."""
        taken: set[tuple[str, int]] = set()
        for fit in fits:
            what = fit.bound.get(self._rules.unit.subject, ()) or fit.bound.get(LAST, ())[-1:]
            if fit.saying.statement != self._rules.higher:
                yield fit
                continue
            free = tuple(naming for naming in what if (fit.saying.statement, naming.last) not in taken)
            taken |= {(fit.saying.statement, naming.last) for naming in what}
            if free or not what:
                yield replace(fit, bound={**fit.bound, self._rules.unit.subject: free}) if what else fit

    def _is_oblique(self, saying: Saying, sentence: Sentence, stage: Stage, at: int) -> bool:
        """Whether a name that should do something stands behind a word such as "by"."""
        first = saying.pattern.parts[0] if isinstance(saying.pattern, Parts) else saying.pattern
        if not isinstance(first, Slot) or first.kind not in self._doers:
            return False
        while at > 1 and (before := self._listed_before(sentence, stage, at)) is not None:
            at = before
        return at > 0 and sentence.line[at - 1].plain in self._rules.oblique

    def _listed_before(self, sentence: Sentence, stage: Stage, at: int) -> int | None:
        """Where a name begins that stands in one list with the name here, right before it; None where there is none."""
        line = sentence.line
        end = at - 1 if line[at - 1].plain in self._rules.entries.joins else at
        if end == at and not line[at].gap.startswith(","):
            return None
        names = (each for namings in stage.named.values() for each in namings if each.kinds[0] in self._rules.things)
        return next((each.first for each in names if each.last == end and each.how != "raw"), None)

    def _told(
        self, text: str, sentence: Sentence, stage: Stage, fit: Fit, main: Occasion | None, year: int | None
    ) -> Iterator[Told]:
        line = sentence.line
        names = frozenset(
            at
            for namings in stage.named.values()
            for each in namings
            if (each.how in ("known", "quoted", "shape", "role") and each.kinds[0] in self._rules.things)
            or each.kinds[0] == self._rules.unit.subject
            for at in range(each.first, each.last)
        )
        doubt = sentence_doubt(self._rules, line, text, fit.first, fit.last, names)
        if doubt is Doubt.ALL:
            return
        certain = fit.saying.certain and doubt is Doubt.NONE and INSERTED not in fit.bound and all(self._whole(each, sentence) for each in self._members(fit))
        span = line[0].start, self._stop(text, line[-1].end)
        if self._rules.schema.statements[fit.saying.statement].unit:
            yield from self._units(sentence, stage, fit, main, year, certain, span)
        else:
            yield from self._plain(stage, fit, main, year, certain, span)

    @staticmethod
    def _stop(text: str, end: int) -> int:
        while end < len(text) and text[end] in ".!?\"”’')":
            end += 1
        return end

    @staticmethod
    def _members(fit: Fit) -> list[Naming]:
        return [naming for group in fit.bound.values() for naming in group]

    def _whole(self, naming: Naming, sentence: Sentence) -> bool:
        """Whether a naming leaves no doubt: whole, and where a sentence only begins with it, known besides."""
        if not naming.whole or (not sentence.cased and naming.how == "shape" and naming.kinds[0] in self._rules.things):
            return False
        return naming.first > 0 or naming.how != "shape" or key(naming.name) in self._register.seen or bool(self._register.kind(naming.name))

    def _units(
        self, sentence: Sentence, stage: Stage, fit: Fit, main: Occasion | None, year: int | None, certain: bool, span: tuple[int, int]
    ) -> Iterator[Told]:
        """One fact for each of those named and each subject; a work behind them is that of all."""
        statement = self._rules.schema.statements[fit.saying.statement]
        noun = statement.nouns[0].name
        what = fit.bound.get(self._rules.unit.subject, ()) or fit.bound.get(LAST, ())[-1:]
        who = fit.bound.get(noun) or self._implied(stage, fit.first)
        tail, last = self._tail(sentence, stage, fit.last, len(who))
        subjects = self._subjects_of(what, stage, fit)
        when, sure = self._night(sentence, stage, fit.first, last, main, year)
        pairs = self._paired(who, subjects, sentence)
        for index, (naming, subject) in enumerate(pairs):
            work = tail[index : index + 1] if len(tail) == len(pairs) > 1 else tail[:1]
            parts = self._parts(naming, subject, work)
            if parts:
                yield Told(fit.saying.statement, *span, certain and sure, {}, subject.name, parts, when)

    def _implied(self, stage: Stage, before: int) -> Group:
        """Whom a sentence speaks of that names nobody right before what is told: the first it names."""
        named = [namings[0] for at, namings in sorted(stage.named.items()) if at < before]
        first = next((each for each in named if each.kinds[0] in self._rules.things and each.how != "raw"), None)
        return (replace(first, how="lean"),) if first and first.first < _NEAR_FRONT else ()

    def _subjects_of(self, what: Group, stage: Stage, fit: Fit) -> list[Subject]:
        """The subjects that a slot took; one without its lead takes that of the first."""
        found: list[Subject] = []
        for naming in what:
            at = next((each for (first, rest), each in stage.subjects.items() if rest == naming.last and first >= naming.first), None)
            lead = found[0].name.split()[0] + " " if found and at and not at.alone else ""
            if at:
                found.append(Subject(at.first, at.last, lead + at.name, at.goes_to, True, at.rest))
            elif naming.how == "lean":
                found.append(Subject(naming.first, naming.last, naming.name, self._rules.personal))
        return found

    def _paired(self, who: Group, subjects: Sequence[Subject], sentence: Sentence) -> list[tuple[Naming, Subject]]:
        said = any(token.plain in self._rules.respectively for token in sentence.line)
        if len(who) == len(subjects) and said:
            return list(zip(who, subjects, strict=True))
        if len(who) > 1 and len(subjects) > 1:
            return []
        return [(naming, subject) for subject in subjects for naming in who]

    def _parts(self, naming: Naming, subject: Subject, work: Group) -> tuple[Part, ...]:
        kind = naming.kinds[0] if len(naming.kinds) == 1 else subject.goes_to if subject.goes_to in naming.kinds else naming.kinds[0]
        if kind not in self._rules.things:
            return ()
        beside = [Part(self._title_kind(each), each.name) for each in work if each.name != naming.name]
        return (Part(kind, naming.name), *beside)

    def _title_kind(self, naming: Naming) -> str:
        return next((kind for kind in naming.kinds if kind in self._rules.titled), self._rules.titled[0])

    def _tail(self, sentence: Sentence, stage: Stage, at: int, size: int) -> tuple[Group, int]:
        """The work named behind a result, and the end of what belongs to it."""
        matcher = Matcher(self._rules, Scene(sentence.line, stage.named))
        group: Group = ()
        for _ in range(2):
            for kind, patterns in self._rules.tails.items():
                for pattern in patterns:
                    fits = list(islice(matcher.fits(pattern, at, {}), _MOST_FITS)) if at < len(sentence.line) else []
                    fit = next((one for one in fits if len(one[1].get(kind, ())) in (1, size)), None)
                    if fit and fit[0] > at:
                        group = fit[1].get(kind, ()) or group if kind in self._rules.titled else group
                        at = fit[0]
                        break
        return group, at

    def _night(
        self, sentence: Sentence, stage: Stage, first: int, last: int, main: Occasion | None, year: int | None
    ) -> tuple[Occasion | None, bool]:
        """The night meant, and whether that is sure: one named with the fact, else the only one of the sentence, else the article's."""
        inside = [each.occasion for each in stage.occasions if first <= each.first < last + 2]
        chosen = inside[0] if inside else stage.occasions[0].occasion if len(stage.occasions) == 1 else None
        when = night(chosen, main, year)
        if when and (past := self._past(sentence, stage, first, last, year)):
            return Occasion(when.series, None, past[0]), False
        told = when is not None and bool(when.year or when.number)
        return when, told and (bool(inside) or not stage.occasions)

    def _past(self, sentence: Sentence, stage: Stage, first: int, last: int, year: int | None) -> tuple[int | None] | None:
        """The year told of a result that was not this night's: the one named behind it, the last one, or an unknown one."""
        line = sentence.line
        titles = {at for namings in stage.named.values() for each in namings if each.how == "known" for at in range(each.first, each.last)}
        for at in range(first, min(last + _YEAR_REACH, len(line))):
            if _YEAR.fullmatch(line[at].plain) and at not in titles and int(line[at].plain) != year:
                return (int(line[at].plain),)
        begin, end = clause(self._rules, line, first, last)
        before = max(begin - _YEAR_REACH, 0)
        if self._rules.occasion.last.first(line[before:end]):
            return (year - 1 if year else None,)
        return (None,) if self._rules.doubts.past.first(line[before:end]) else None

    def _plain(
        self, stage: Stage, fit: Fit, main: Occasion | None, year: int | None, certain: bool, span: tuple[int, int]
    ) -> Iterator[Told]:
        """A statement that is not counted: one fact for each of a list."""
        statement = self._rules.schema.statements[fit.saying.statement]
        ways: list[dict[str, str]] = [{}]
        when: Occasion | None = None
        for noun in statement.nouns:
            group = fit.bound.get(noun.name, ())
            if self._rules.occasion.kind in noun.kinds and (group or not noun.optional):
                when = self._spoken_night(stage, group, main, year)
                if when is None and not noun.optional:
                    return
                continue
            if not group and not noun.optional:
                return
            ways = [{**way, noun.name: naming.name} for way in ways for naming in group] if group else ways
        for way in ways:
            if len(set(way.values())) == len(way):
                yield Told(fit.saying.statement, *span, certain, way, occasion=when)

    def _spoken_night(self, stage: Stage, group: Group, main: Occasion | None, year: int | None) -> Occasion | None:
        said = next((each.occasion for each in stage.occasions if group and each.first == group[0].first), None)
        return night(said, main, year)

    def _remember(self, stage: Stage) -> None:
        """What the next sentence may lean on: the first of each kind that this one names, or else its last."""
        for kind in (*self._rules.things, self._rules.unit.subject):
            named = [each for _, namings in sorted(stage.named.items()) for each in namings[:1] if self._is_one(each, kind)]
            if named:
                self._register.latest[kind] = named[0].name

    def _is_one(self, naming: Naming, kind: str) -> bool:
        one_word_in_front = naming.first == 0 and naming.last == 1 and naming.how != "lean"
        return naming.kinds == (kind,) and not one_word_in_front and (naming.whole or naming.how == "lean")
