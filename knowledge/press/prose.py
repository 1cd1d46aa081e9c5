"""Sentences read by the patterns of press.yaml."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from knowledge.patterns import slots, vocabulary
from knowledge.press.article import Article
from knowledge.press.carried import CarriedYears
from knowledge.press.doubt import Doubt, sentence_doubt
from knowledge.press.fits import Fit, FitFinder
from knowledge.press.found import Occasion, Told
from knowledge.press.headings import Headings
from knowledge.press.known import Known
from knowledge.press.lines import Line
from knowledge.press.matcher import INSERTED
from knowledge.press.naming import Naming, Register
from knowledge.press.occasions import OccasionFinder, Setting
from knowledge.press.paragraphs import Sentence, spoken
from knowledge.press.rules import PressRules
from knowledge.press.scene import Scene, SceneSetter
from knowledge.press.several import Group
from knowledge.press.subjects import SubjectFinder
from knowledge.press.tokens import owns, possessive
from knowledge.press.units import UnitReader
from knowledge.schema.schema import Noun
from knowledge.words import key, words

_FEWEST_QUESTIONS = 3
_QUOTED = ("”", '"', "’", "*", "_")
_CLOSING = ".!?\"”’')"


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
        self._fits = FitFinder(rules)
        self._joining = rules.small | rules.fillers | rules.vocabulary | rules.parting | rules.oblique
        self._title = ""

    def read(self, article: Article, lines: Sequence[Line], setting: Setting, topics: Mapping[int, str]) -> Iterator[Told]:
        """The facts of the sentences in these lines; `topics` are the subjects that headings name, by their places."""
        self._title = f" {' '.join(words(article.origin.title))} "
        setter = SceneSetter(self._rules, self._subjects, self._occasions, self._register, article.text)
        units = UnitReader(self._rules, setting, self._register)
        headings, carried = Headings.of(self._rules, lines, setting), CarriedYears(self._rules, setting)
        said = list(spoken(self._rules, self._known, article.text, lines, setting))
        if setting.main:
            self._register.latest[self._rules.occasion.kind] = setting.main.series
        for sentence in said:
            self._register_names(setter.scene(sentence))
        for sentence in said:
            self._register_kinds(setter.scene(sentence))
        about, work, paragraph = self._about(setting.life), self._work(), 0
        reviewed = any(word in self._rules.reviewing for word in self._title.split())
        self._register.speaker = about if self._is_interview(lines) else ""
        for sentence in said:
            if about and (setting.life or sentence.end != paragraph):
                self._register.latest[self._rules.personal] = about
            if reviewed or sentence.end != paragraph:
                self._register.latest |= work
            paragraph = sentence.end
            self._turn_to(max((each for each in topics.items() if each[0] < sentence.line[0].start), default=(0, ""))[1])
            scene = setter.scene(sentence)
            for fit in self._fits.all(scene):
                told = self._told(article.text, scene, fit, units, setting)
                yield from (carried.dated(headings.dated(each, scene), scene) for each in told)
            carried.remember(scene)
            self._remember(scene)

    @staticmethod
    def _is_interview(lines: Sequence[Line]) -> bool:
        """Whether several lines of an article are questions."""
        return sum(line.text.endswith("?") for line in lines) >= _FEWEST_QUESTIONS

    def _turn_to(self, topic: str) -> None:
        """Let what follows be about the subject that a heading names."""
        if topic != self._register.topic:
            self._register.topic = self._register.latest[self._rules.unit.subject] = topic

    def _about(self, life: bool) -> str:
        """Whom the whole article is about, and "he" where a paragraph begins: the first somebody that its title names.

        One that looks back on a life may call them there by their first name alone.
        """
        somebody = {name: f" {' '.join(words(name))} " for name in self._register.of_kind(self._rules.personal)}
        titled = [name for name, said in somebody.items() if said in self._title and len(said.split()) > 1]
        if life and not titled:
            titled = [name for name, said in somebody.items() if f" {said.split()[0]} " in self._title][:1]
            somebody = {name: f" {somebody[name].split()[0]} " for name in titled}
        free = [name for name in titled if f"{somebody[name]}s " not in self._title]
        return min(free, key=lambda name: self._title.index(somebody[name]), default="")

    def _work(self) -> dict[str, str]:
        """The one work that the title names, by its kind, "the film" where a paragraph begins; nothing where it names several."""
        named = [(kind, name) for kind in self._rules.titled for name in self._register.of_kind(kind)]
        said = {name: (kind, f" {' '.join(words(name))} ") for kind, name in named}
        titled = {name: (kind, spelt) for name, (kind, spelt) in said.items() if spelt in self._title}
        whole = [(kind, name) for name, (kind, spelt) in titled.items() if not _is_part(spelt, titled.values())]
        return dict(whole) if len(whole) == 1 else {}

    def _register_names(self, scene: Scene) -> None:
        """Register whole names, so that a surname may lean on one that comes later."""
        for naming in scene.namings():
            if naming.how == "shape" and naming.first > 0:
                self._register.seen.add(key(naming.name))
            if naming.how in ("role", "known") and len(naming.kinds) == 1 and naming.kinds[0] in self._rules.things:
                self._register.add(naming.kinds[0], naming.name)

    def _register_kinds(self, scene: Scene) -> None:
        """Register names by the slots they fill: in "Zoya Akhtar's Gully Boy" the second is a title."""
        for fit in self._fits.all(scene):
            for noun in self._rules.schema.statements[fit.saying.statement].nouns:
                for naming in fit.bound.get(noun.name, ()):
                    if len(noun.kinds) == 1 and noun.kinds[0] in naming.kinds and naming.how == "shape" and naming.first > 0:
                        self._register.add(noun.kinds[0], naming.name)

    def _told(self, text: str, scene: Scene, fit: Fit, units: UnitReader, setting: Setting) -> Iterator[Told]:
        """The facts of a fit, none where its clause says that it is not so."""
        counted = self._rules.schema.statements[fit.saying.statement].unit is not None
        meant = frozenset(vocabulary(fit.saying.pattern))
        doubt = sentence_doubt(self._rules, scene.line, text, fit.first, fit.last, self._named(scene), meant, planned=not counted)
        if doubt is Doubt.ALL:
            return
        whole = all(self._is_whole(naming, scene.sentence) for group in fit.bound.values() for naming in group)
        certain = fit.saying.certain and doubt is Doubt.NONE and INSERTED not in fit.bound and whole and not scene.carried
        end = scene.line[-1].end
        while end < len(text) and text[end] in _CLOSING:
            end += 1
        span = scene.line[0].start, end
        if counted:
            yield from units.read(scene, fit, certain, span)
        else:
            yield from self._plain(scene, fit, setting, certain, span)

    def _named(self, scene: Scene) -> frozenset[int]:
        """The words of names, which cast no doubt."""
        return frozenset(
            at
            for each in scene.namings()
            if (each.whole and each.kinds[0] in self._rules.things) or each.kinds[0] == self._rules.unit.subject
            for at in range(each.first, each.last)
        )

    def _is_whole(self, naming: Naming, sentence: Sentence) -> bool:
        """Whether a naming leaves no doubt: whole, and where a sentence only begins with it, known besides."""
        if naming.kinds == (self._rules.unit.subject,) and self._goes_on(naming, sentence):
            return False
        if naming.how != "shape":
            return naming.whole
        if naming.kinds == (self._rules.personal,) and naming.last - naming.first == 1:
            return False  # a surname
        if naming.kinds[0] in self._rules.things and not sentence.cased:
            return False
        return naming.first > 0 or key(naming.name) in self._register.seen or bool(self._register.kind(naming.name))

    def _goes_on(self, naming: Naming, sentence: Sentence) -> bool:
        """Whether a word right behind a subject may belong to it: "Best Popular Film Providing …"."""
        line, last = sentence.line, naming.last
        if not sentence.cased or last == len(line) or line[last].gap != " ":
            return False
        return line[last].capital or line[last].plain not in self._joining

    def _plain(self, scene: Scene, fit: Fit, setting: Setting, certain: bool, span: tuple[int, int]) -> Iterator[Told]:
        """A statement that is not counted: one fact for each of a list."""
        ways: list[dict[str, str]] = [{}]
        when: Occasion | None = None
        for noun in self._rules.schema.statements[fit.saying.statement].nouns:
            group = fit.bound.get(noun.name, ())
            if self._rules.occasion.kind in noun.kinds and (group or not noun.optional):
                when = setting.meant(self._spoken(scene, group))
                if when is None and not noun.optional:
                    return
            elif set(noun.kinds) & set(self._rules.titled) and any(self._is_no_title(scene, naming) for naming in group):
                return
            elif group:
                ways = [{**way, noun.name: naming.name} for way in ways for naming in group]
            elif not noun.optional and (name := self._spoken_of(scene, fit, noun)):
                ways = [{**way, noun.name: name} for way in ways]
            elif not noun.optional:
                return
        for way in ways:
            if len(set(way.values())) == len(way):
                yield Told(fit.saying.statement, *span, certain, way, occasion=when)

    def _is_no_title(self, scene: Scene, naming: Naming) -> bool:
        """Whether words are too weak for a title: guessed, what a work is only called, one capital, one that owns something."""
        line = scene.line
        single = naming.last - naming.first == 1
        if naming.how == "lean":
            return possessive(line, naming.first - 1) or owns(line, naming.first)
        if naming.how == "shape" and not self._is_in_title(naming):
            if any(each.last == naming.last and each.how == "known" for each in scene.namings() if each.first > naming.first):
                return True  # "The Rajkumar Hirani directorial"
            somebody = naming.first == 0 and naming.kinds[0] == self._rules.personal
            return single or somebody or line[naming.first].plain.isdigit()
        return naming.how == "raw" or (single and owns(line, naming.last))

    def _spoken_of(self, scene: Scene, fit: Fit, noun: Noun) -> str:
        """What a saying without a slot for it speaks of: the title last named in the sentence, or whoever it is about."""
        if len(noun.kinds) > 1 or any(slot.name == noun.name for slot in slots(fit.saying.pattern)):
            return ""
        before = [
            each for each in scene.namings() if each.last <= fit.first and each.kinds[0] in noun.kinds and each.how != "raw"
        ]
        if noun.kinds[0] in self._rules.titled:
            if self._is_named_next(scene, fit.last, noun):
                return ""
            beside = 0 if ":" in scene.line[fit.first].gap else fit.first  # "two Americans: Cailee Spaeny, who plays …"
            sure = [each for each in before if each.how == "lean" or each.last == beside or not self._is_no_title(scene, each)]
            if sure:
                return max(sure, key=lambda each: (each.last, -each.first)).name
            elsewhere = not scene.sentence.cased or any(
                each.kinds[0] in noun.kinds and not self._is_no_title(scene, each) for each in scene.namings()
            )
            return "" if elsewhere else self._register.latest.get(noun.kinds[0], "")
        return before[0].name if before else self._register.latest.get(noun.kinds[0], "")

    def _is_named_next(self, scene: Scene, at: int, noun: Noun) -> bool:
        """Whether the work is named behind what is told, in the same clause: "who plays Maeve in “Sex Education”"."""
        end = next((each for each in range(at, len(scene.line)) if "," in scene.line[each].gap), len(scene.line))
        sure = [each for each in scene.namings() if at <= each.first < end and set(each.kinds) & set(noun.kinds)]
        leading = self._rules.entries.within
        return any(each.how in ("known", "quoted") and leading & {t.plain for t in scene.line[at : each.first]} for each in sure)

    @staticmethod
    def _spoken(scene: Scene, group: Group) -> Occasion | None:
        """The night that a slot took, None where only a word such as "the ceremony" stands for it."""
        return next((each.occasion for each in scene.occasions if group and each.first == group[0].first), None)

    def _remember(self, scene: Scene) -> None:
        """What the next sentence may lean on: the first of each kind that this one names, and its last night."""
        past = self._rules.doubts.past.first(scene.line) or self._rules.occasion.last.first(scene.line)
        if not past and len({each.occasion.series for each in scene.occasions}) == 1:  # "a Globe and two Baftas": no night
            self._register.latest[self._rules.occasion.kind] = scene.occasions[-1].occasion.series
        for kind in (*self._rules.things, self._rules.unit.subject):
            if kind == self._rules.personal and self._stays(scene):
                continue
            named = (namings[0] for _, namings in sorted(scene.named.items()))
            quoted = bool(scene.line[1:2]) and scene.line[1].gap[:1] in _QUOTED
            ones = [each for each in named if self._is_one(each, kind, quoted)]
            if kind == self._rules.personal and kind in self._register.latest:
                ones = [each for each in ones if not owns(scene.line, each.last)]  # "James Cameron's film won" is not about him
            if ones:
                titled = (each for each in ones if self._is_in_title(each))
                self._register.latest[kind] = next(titled, ones[0]).name

    def _stays(self, scene: Scene) -> bool:
        """Whether a sentence speaks on of somebody: with a word such as "him" before it names anybody."""
        word = next((at for at, token in enumerate(scene.line) if token.plain in self._rules.staying), None)
        somebody = (each.first for each in scene.namings() if each.kinds == (self._rules.personal,) and each.whole)
        return word is not None and word < next(somebody, len(scene.line))

    def _is_in_title(self, naming: Naming) -> bool:
        return f" {' '.join(words(naming.name))} " in self._title

    def _is_one(self, naming: Naming, kind: str, quoted: bool) -> bool:
        one_word_in_front = naming.first == 0 and naming.last == 1 and naming.how not in ("lean", "quoted") and not quoted
        headline = naming.how == "shape" and naming.kinds == self._rules.titled and self._is_in_title(naming)
        things = tuple(each for each in naming.kinds if each in (*self._rules.things, self._rules.unit.subject))
        works = naming.how == "known" and set(things) <= set(self._rules.titled)  # a film and a song of one name
        sure = things == (kind,) or (works and things[:1] == (kind,)) or (headline and kind == naming.kinds[0])
        return sure and not one_word_in_front and (naming.whole or naming.how == "lean")


def _is_part(spelt: str, others: Iterable[tuple[str, str]]) -> bool:
    """Whether words stand within other ones."""
    return any(spelt in other and spelt != other for _, other in others)
