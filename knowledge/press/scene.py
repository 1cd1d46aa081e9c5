"""What is named in a sentence, and where: subjects, nights, names, and what leans on the sentences before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from knowledge.press.known import KnownName
from knowledge.press.leaning import Leaning
from knowledge.press.naming import BARE, NameShapes, Naming, Register, best, quoted
from knowledge.press.occasions import OccasionFinder, Spoken
from knowledge.press.paragraphs import Sentence
from knowledge.press.rules import PressRules
from knowledge.press.small_letters import SmallLetterNames
from knowledge.press.spotting import Spotting
from knowledge.press.subjects import Subject, SubjectFinder, set_apart
from knowledge.press.tokens import Token, possessive
from knowledge.press.values import ValueFinder
from knowledge.words import key

_FEWEST_BARE = 2  # words of a subject without its lead that stands by itself behind what points to it
_OPENING = 9  # words of a sentence that may say what all its subjects are of
_LONGEST_DEED = 4  # words
_REACH = 6  # words between what points to a subject and the subject


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence with all namings by the word where they begin, its subjects by first word and end, and its nights."""

    sentence: Sentence
    named: dict[int, list[Naming]]
    subjects: dict[tuple[int, int], Subject]
    occasions: list[Spoken]

    @property
    def line(self) -> Sequence[Token]:
        """The words of the sentence."""
        return self.sentence.line

    def namings(self) -> Iterator[Naming]:
        """All namings, in order."""
        for at in sorted(self.named):
            yield from self.named[at]


class SceneSetter:
    """Finds what is named in the sentences of one article."""

    def __init__(
        self, rules: PressRules, subjects: SubjectFinder, occasions: OccasionFinder, register: Register, text: str
    ) -> None:
        self._rules = rules
        self._subjects = subjects
        self._occasions = occasions
        self._register = register
        self._text = text
        self._shapes = NameShapes(rules)
        self._spotting = Spotting(rules, text)
        self._leaning = Leaning(rules, register)
        self._small = SmallLetterNames(rules, text)
        self._values = ValueFinder(rules, text)
        self._between = rules.fillers | rules.subjects.behind
        self._leading = rules.entries.works | rules.entries.sources
        taken = {*rules.things, rules.occasion.kind, rules.unit.subject}
        self._elsewhere = tuple(name for name, kind in rules.schema.kinds.items() if kind.value is None and name not in taken)

    def scene(self, sentence: Sentence) -> Scene:
        """Everything named in a sentence."""
        line = sentence.line
        occasions = self._occasions.all(line)
        apart = self._apart(line)
        found = self._listed(line, [set_apart(self._rules, each, apart) for each in self._all_subjects(sentence, occasions)])
        subjects = {(each.first, each.rest): each for each in found}
        barriers = self._barriers(line, subjects.values(), occasions)
        namings = [*best(self._settled(self._names(sentence, barriers)))]
        namings += [
            Naming(each.first, each.last, self._elsewhere, each.name, each.how) for each in namings if each.how == "shape"
        ]
        namings += [*self._subject_namings(line, subjects, occasions), *self._values.all(sentence)]
        occasion = (self._rules.occasion.kind,)
        namings += [Naming(each.first, each.last, occasion, each.occasion.series, "known") for each in occasions]
        named: dict[int, list[Naming]] = {}
        for naming in namings:
            named.setdefault(naming.first, []).append(naming)
        return Scene(sentence, named, subjects, occasions)

    def _listed(self, line: Sequence[Token], subjects: Sequence[Subject]) -> Iterator[Subject]:
        """Subjects that need no lead of their own, as they stand in a list behind what opens one: "three: editing and sound"."""
        alone: set[int] = set()
        bare = {each.first: each for each in subjects if not each.alone and not self._is_role_alone(line, each)}
        for each in bare.values():
            row = [each]
            while after := self._next_bare(line, row[-1].rest, bare):
                row.append(after)
            if len(row) > 1 and self._opens_list(line, each.first):
                alone |= {one.first for one in row}
        for each in subjects:
            yield replace(each, alone=True) if each.first in alone and not each.alone else each

    def _is_role_alone(self, line: Sequence[Token], subject: Subject) -> bool:
        return subject.last - subject.first == 1 and line[subject.first].plain in self._rules.roles

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

    def _apart(self, line: Sequence[Token]) -> str:
        """What a sentence says in its beginning of all its subjects: "In the critics' category, …"."""
        comma = next((at for at, token in enumerate(line[:_OPENING]) if at and "," in token.gap), 0)
        found = self._rules.subjects.apart.first(line[:comma])
        return found[2] if found and line[0].plain in self._leading else ""

    def _names(self, sentence: Sentence, barriers: frozenset[int]) -> list[Naming]:
        """The names of things, by every way in which a sentence may show them."""
        line = sentence.line
        found = [*self._spotting.all(sentence, barriers), *quoted(self._text, line, self._rules)]
        if sentence.cased:
            found += self._shapes.runs(self._text, line, barriers)
        found = [each for each in found if each.how != "shape" or not self._is_within(each, found)]
        long = {at for each in found if each.last - each.first > 1 for at in range(each.first, each.last)}
        found += self._leaning.all(sentence, barriers | long, found)
        found = [each for each in found if not self._is_surname(each)]
        guessed = [] if sentence.cased else self._small.all(line, barriers, found)
        return [*self._introduced(line, found), *found, *guessed]

    def _is_surname(self, naming: Naming) -> bool:
        """Whether one word, for all that a title is called so, is the surname of somebody in the article: "said Anand"."""
        one = naming.how == "known" and naming.last - naming.first == 1 and naming.kinds[0] in self._rules.titled
        return one and bool(self._leaning.by_surname(key(naming.name)))

    def _is_within(self, part: Naming, found: Iterable[Naming]) -> bool:
        """Whether capitals are only a part of a name that is known, or of one that is quoted."""
        wholes = [
            each for each in found if each.how in ("known", "quoted") and each.first <= part.first and part.last <= each.last
        ]
        return any(
            each.how == "quoted"
            or each.kinds[0] not in self._rules.things
            or each.last - each.first > part.last - part.first
            or part.last - part.first > 1
            for each in wholes
        )

    def _all_subjects(self, sentence: Sentence, occasions: Sequence[Spoken]) -> Iterator[Subject]:
        """Subjects that the store knows by name or that are made of known words; the name of a night is no part of one."""
        line, last = sentence.line, 0
        taken = {at for each in occasions for at in range(each.first, each.last)}
        for known in self._known_subjects(sentence):
            taken |= set(range(known.first, known.last))
            yield known
        for at in range(len(line)):
            found = self._subjects.at(self._text, line, at, bare=True)
            within = taken & set(range(at, found.last)) if found and not self._names_occasion(line, found) else set()
            if found and (found.alone or at >= last) and not within and not self._is_praise(line, found):
                yield found
                last = max(last, found.rest)

    def _is_praise(self, line: Sequence[Token], subject: Subject) -> bool:
        """Whether words behind the first of a subject tell that it is meant as praise: "the best film of the year"."""
        return any(self._rules.subjects.praising.at(line, at) for at in range(subject.first + 1, subject.rest + 1))

    def _names_occasion(self, line: Sequence[Token], subject: Subject) -> bool:
        """Whether a subject is called by a name with that of a night in it: "honorary Oscar"."""
        named = self._rules.subjects.named.at(line, subject.first)
        return named is not None and named[0] == subject.last

    def _known_subjects(self, sentence: Sentence) -> Iterator[Subject]:
        """Subjects known by a name of several words that are not made of words for subjects alone: the longest of each place."""
        known = [each for each in sentence.known if self._rules.unit.subject in each.kinds and each.last - each.first > 1]
        last = 0
        for each in sorted(known, key=lambda one: (one.first, -one.last)):
            made = self._subjects.at(self._text, sentence.line, each.first, bare=True)
            if (
                each.first >= last
                and not self._is_named_within(sentence.line, each)
                and not (made and made.last >= each.last)
                and self._spotting.is_meant(sentence, each)
            ):
                last = each.last
                yield self._subjects.named(self._text, sentence.line, each.first, each.last)

    def _is_named_within(self, line: Sequence[Token], known: KnownName) -> bool:
        """Whether a known subject is only the end of a longer one with a name."""
        before = range(max(known.first - _REACH, 0), known.first)
        return any((named := self._rules.subjects.named.at(line, at)) and named[0] >= known.last for at in before)

    def _barriers(self, line: Sequence[Token], subjects: Iterable[Subject], occasions: Sequence[Spoken]) -> frozenset[int]:
        """Words of subjects, nights and roles, which end a name that capitals show."""
        found = {at for each in occasions for at in range(each.first, each.last)}
        found |= {at for subject in subjects if subject.alone for at in range(subject.first, subject.rest)}
        found |= {at for at, token in enumerate(line) if token.plain in self._rules.roles and self._is_role(line, at)}
        return frozenset(found | self._days(line))

    def _days(self, line: Sequence[Token]) -> set[int]:
        """Words of a date, which are no part of a name beside them."""
        found: set[int] = set()
        for at, token in enumerate(line):
            counted = any(each.plain[:1].isdigit() for each in line[max(at - 1, 0) : at + 2])
            if token.plain in self._rules.weekdays or (token.plain in self._rules.months and counted):
                found |= {
                    at,
                    *(behind for behind in (at + 1, at + 2) if line[behind : behind + 1] and line[behind].plain[:1].isdigit()),
                }
        return found

    @staticmethod
    def _is_role(line: Sequence[Token], at: int) -> bool:
        return not line[at].capital or at == 0

    def _introduced(self, line: Sequence[Token], namings: Sequence[Naming]) -> Iterator[Naming]:
        """Names right behind a word that says what they are: "director Vidhu Vinod Chopra"."""
        for naming in namings:
            role = self._rules.roles.get(line[naming.first - 1].plain) if naming.first else None
            shown = naming.how in ("shape", "known") and line[naming.first].gap == " "
            if role and role in naming.kinds and (shown or naming.how == "quoted"):
                if naming.how == "shape":
                    self._register.add(role, naming.name)
                yield Naming(naming.first, naming.last, (role,), naming.name, "role")

    def _settled(self, namings: Sequence[Naming]) -> Iterator[Naming]:
        """Each naming with the kind that the article gave its name before, where it gave one."""
        for naming in namings:
            kind = self._register.kind(naming.name)
            single = naming.how == "shape" and naming.last - naming.first == 1 and not kind
            if not (single and self._leaning.by_surname(key(naming.name))):
                yield replace(naming, kinds=(kind,)) if kind in naming.kinds else naming

    def _subject_namings(
        self, line: Sequence[Token], subjects: dict[tuple[int, int], Subject], occasions: Sequence[Spoken]
    ) -> Iterator[Naming]:
        """Subjects, also with what points to them before them: "the award for", "the Bafta for", "an Oscar for"."""
        kind = (self._rules.unit.subject,)
        starts = {each.last: each.first for each in occasions}
        for (first, rest), subject in subjects.items():
            yield Naming(first, rest, kind, subject.name, "shape" if subject.alone else BARE)
            if not subject.alone and not self._is_whole(line, subject):
                continue
            if not subject.alone and self._is_told_of(line, subject):
                yield Naming(first, rest, kind, subject.name, "lean")
            for before in range(max(first - _REACH, 0), first):
                if self._leads_to(line, before, first, starts):
                    yield Naming(before, rest, kind, subject.name, "shape")
                    break

    def _is_whole(self, line: Sequence[Token], subject: Subject) -> bool:
        """Whether words without a lead are a subject where something points to them: several, or one that is always one."""
        several = subject.last - subject.first >= _FEWEST_BARE
        return (several and line[subject.last - 1].plain not in self._rules.subjects.beside) or (
            line[subject.first].plain in self._rules.subjects.crafts
        )

    def _is_told_of(self, line: Sequence[Token], subject: Subject) -> bool:
        """Whether what is done or where it goes stands right beside: "won visual effects", "editing goes to"."""
        at = subject.first
        while at and line[at - 1].plain in self._leading | self._rules.fillers | self._rules.entries.joins:
            at -= 1
        closed = subject.rest == len(line) or not line[subject.rest].capital or bool(line[subject.rest].gap.strip())
        done = (self._rules.deeds.at(line, begin) for begin in range(max(at - _LONGEST_DEED, 0), at))
        free = not any(line[between].gap.strip() for between in range(at, subject.first + 1)) if at else False
        works = self._rules.entries.works
        set_off = at > 1 and line[subject.first - 1].plain in works and "," in line[subject.first - 1].gap
        if set_off and subject.last - subject.first >= _FEWEST_BARE and self._rules.deeds.first(line[:at]):
            return True  # "won its fifth, for sound mixing"
        begins = subject.first == 0 and self._rules.passed.at(line, subject.rest) is not None
        return begins or (free and closed and any(deed and deed[0] == at for deed in done))

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
