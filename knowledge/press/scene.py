"""What is named in a sentence, and where: subjects, nights, names, and what leans on the sentences before."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from knowledge.press.bare import BareSubjects
from knowledge.press.known import KnownName
from knowledge.press.leaning import Leaning
from knowledge.press.naming import NameShapes, Naming, Register, best, quoted
from knowledge.press.occasions import OccasionFinder, Spoken
from knowledge.press.paragraphs import Sentence
from knowledge.press.rules import PressRules
from knowledge.press.small_letters import SmallLetterNames
from knowledge.press.spotting import Spotting
from knowledge.press.subjects import Subject, SubjectFinder, set_apart
from knowledge.press.tokens import Token
from knowledge.press.values import ValueFinder
from knowledge.words import key

_OPENING = 9  # words of a sentence that may say what all its subjects are of
_REACH = 6  # words between what points to a subject and the subject


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence with all namings by the word where they begin, its subjects by first word and end, and its nights.

    `carried`: what its subjects are of is told by a sentence before it.
    """

    sentence: Sentence
    named: dict[int, list[Naming]]
    subjects: dict[tuple[int, int], Subject]
    occasions: list[Spoken]
    carried: bool = False

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
        self._bare = BareSubjects(rules)
        self._leading = rules.entries.works | rules.entries.sources
        taken = {*rules.things, rules.occasion.kind, rules.unit.subject}
        self._said_apart: dict[int, tuple[int, str]] = {}  # the end of a paragraph -> where it says so, and what
        self._elsewhere = tuple(name for name, kind in rules.schema.kinds.items() if kind.value is None and name not in taken)

    def scene(self, sentence: Sentence) -> Scene:
        """Everything named in a sentence."""
        line = sentence.line
        occasions = self._occasions.all(line)
        apart, carried = self._apart_here(sentence)
        found = self._bare.alone(
            line,
            [
                set_apart(self._rules, each, apart or self._apart_before(line, each))
                for each in self._all_subjects(sentence, occasions)
            ],
        )
        subjects = {(each.first, each.rest): each for each in found}
        barriers = self._barriers(line, subjects.values(), occasions)
        namings = [*best(self._settled(self._names(sentence, barriers)))]
        namings += [
            Naming(each.first, each.last, self._elsewhere, each.name, each.how) for each in namings if each.how == "shape"
        ]
        namings += [*self._bare.namings(line, subjects, occasions), *self._values.all(sentence)]
        occasion = (self._rules.occasion.kind,)
        namings += [Naming(each.first, each.last, occasion, each.occasion.series, "known") for each in occasions]
        named: dict[int, list[Naming]] = {}
        for naming in namings:
            named.setdefault(naming.first, []).append(naming)
        return Scene(sentence, named, subjects, occasions, carried)

    def _apart_here(self, sentence: Sentence) -> tuple[str, bool]:
        """What sets the subjects of a sentence apart, and whether only a sentence before it in its paragraph says so."""
        if apart := self._apart(sentence.line):
            self._said_apart[sentence.end] = sentence.line[0].start, apart
            return apart, False
        start, apart = self._said_apart.get(sentence.end, (sentence.line[0].start, ""))
        return (apart, True) if start < sentence.line[0].start else ("", False)

    def _apart(self, line: Sequence[Token]) -> str:
        """What a sentence says in its beginning of all its subjects: "In the critics' category, …"."""
        comma = next((at for at, token in enumerate(line[:_OPENING]) if at and "," in token.gap), 0)
        found = self._rules.subjects.apart.first(line[:comma])
        return found[2] if found and line[0].plain in self._leading else ""

    def _apart_before(self, line: Sequence[Token], subject: Subject) -> str:
        """What the words right before a subject say of it: "the critics' award for best actor"."""
        at = subject.first - 1
        if at < 1 or line[at].plain not in self._rules.entries.works:
            return ""
        found = (self._rules.subjects.apart.at(line, begin) for begin in range(max(at - _REACH, 0), at))
        return next((each[1] for each in found if each and each[0] == at), "")

    def _names(self, sentence: Sentence, barriers: frozenset[int]) -> list[Naming]:
        """The names of things, by every way in which a sentence may show them."""
        line = sentence.line
        found = [*self._spotting.all(sentence, barriers), *quoted(self._text, line, self._rules)]
        if sentence.cased:
            found += self._shapes.runs(self._text, line, barriers)
        known = {(each.first, each.last) for each in found if each.how == "known"}
        found = [
            each
            for each in found
            if each.how != "shape" or not (self._is_within(each, found) or self._is_opened(line, each, known))
        ]
        long = {at for each in found if each.last - each.first > 1 for at in range(each.first, each.last)}
        found += self._leaning.all(sentence, barriers | long, found)
        found = [each for each in found if not self._is_surname(each) and not self._is_epithet(line, each)]
        guessed = [] if sentence.cased else self._small.all(line, barriers, found)
        return [*self._introduced(line, found), *found, *guessed]

    def _is_opened(self, line: Sequence[Token], naming: Naming, known: Collection[tuple[int, int]]) -> bool:
        """Whether the first word of capitals only opens a sentence before a name that is known: "In Steve Jobs, …"."""
        return naming.first == 0 and (1, naming.last) in known and line[0].plain in self._rules.oblique

    def _is_surname(self, naming: Naming) -> bool:
        """Whether one word, for all that a title is called so, is the surname of somebody in the article: "said Anand"."""
        one = naming.how == "known" and naming.last - naming.first == 1 and naming.kinds[0] in self._rules.titled
        return one and bool(self._leaning.by_surname(key(naming.name)))

    def _is_epithet(self, line: Sequence[Token], naming: Naming) -> bool:
        """Whether what may be a title only paints another behind it: "the James Bond film “Spectre”"."""
        at = naming.last
        if naming.how not in ("known", "shape") or not set(naming.kinds) & set(self._rules.titled) or at + 1 >= len(line):
            return False
        role = self._rules.roles.get(line[at].plain) in self._rules.titled and not line[at].capital and line[at].gap == " "
        return role and line[at + 1].capital and not line[at + 1].gap.strip(" \"“‘'*_")

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
        line, last, named = sentence.line, 0, 0
        taken = {at for each in occasions for at in range(each.first, each.last)}
        for known in self._known_subjects(sentence):
            taken |= set(range(known.first, known.last))
            yield known
        for at in range(len(line)):
            found = self._subjects.at(self._text, line, at, bare=True)
            within = taken & set(range(at, found.last)) if found and not self._names_occasion(line, found) else set()
            if found and self._explains(line, found, named):
                continue
            if found and (found.alone or at >= last) and not within and not self._is_praise(line, found):
                yield found
                last = max(last, found.rest)
                named = found.rest if self._rules.subjects.named.at(line, found.first) else named

    def _explains(self, line: Sequence[Token], subject: Subject, named: int) -> bool:
        """Whether a subject only says what a prize with a name of its own is for: "Camera d'Or for best debut"."""
        return 0 < named == subject.first - 1 and line[named].plain in self._rules.entries.works and not line[named].gap.strip()

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
                and not self._is_led(sentence.line, each)
                and not (made and made.last >= each.last)
                and self._spotting.is_meant(sentence, each)
            ):
                last = each.last
                yield self._subjects.named(self._text, sentence.line, each.first, each.last)

    def _is_named_within(self, line: Sequence[Token], known: KnownName) -> bool:
        """Whether a known subject is only the end of a longer one with a name."""
        before = range(max(known.first - _REACH, 0), known.first)
        return any((named := self._rules.subjects.named.at(line, at)) and named[0] >= known.last for at in before)

    def _is_led(self, line: Sequence[Token], known: KnownName) -> bool:
        """Whether a known subject is only what follows the lead of a longer one: "British Film" of "Outstanding British Film"."""
        longer = self._subjects.at(self._text, line, known.first - 1) if known.first else None
        return longer is not None and longer.last >= known.last

    def _barriers(self, line: Sequence[Token], subjects: Iterable[Subject], occasions: Sequence[Spoken]) -> frozenset[int]:
        """Words of subjects, nights and roles, which end a name that capitals show."""
        found = {at for each in occasions for at in range(each.first, each.last)}
        found |= {at for subject in subjects if subject.alone for at in range(subject.first, subject.rest)}
        found |= {at for at, token in enumerate(line) if token.plain in self._rules.roles and self._is_role(line, at)}
        found |= {at for at, token in enumerate(line[:-1]) if token.plain in self._rules.honorifics and line[at + 1].capital}
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
            role = self._role(line[naming.first - 1].plain) if naming.first else ""
            shown = naming.how in ("shape", "known") and line[naming.first].gap in (" ", ". ")
            if role and role in naming.kinds and (shown or naming.how == "quoted"):
                if naming.how == "shape":
                    self._register.add(role, naming.name)
                yield Naming(naming.first, naming.last, (role,), naming.name, "role")

    def _role(self, plain: str) -> str:
        """The kind that a word gives the name behind it, or an empty string."""
        return self._rules.personal if plain in self._rules.honorifics else self._rules.roles.get(plain, "")

    def _settled(self, namings: Sequence[Naming]) -> Iterator[Naming]:
        """Each naming with the kind that the article gave its name before, where it gave one."""
        for naming in namings:
            kind = self._register.kind(naming.name)
            single = naming.how == "shape" and naming.last - naming.first == 1 and not kind
            if not (single and self._leaning.by_surname(key(naming.name))):
                yield replace(naming, kinds=(kind,)) if kind in naming.kinds else naming
