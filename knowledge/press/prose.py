"""Sentences read by the patterns of press.yaml."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from knowledge.patterns import vocabulary
from knowledge.press.article import Article
from knowledge.press.careers import CareerReader
from knowledge.press.carried import CarriedYears
from knowledge.press.doubt import Doubt, sentence_doubt
from knowledge.press.fits import Fit, FitFinder
from knowledge.press.found import Told
from knowledge.press.headings import Headings
from knowledge.press.headline import Headline, is_interview
from knowledge.press.known import Known
from knowledge.press.lines import Line
from knowledge.press.matcher import INSERTED
from knowledge.press.memory import Memory
from knowledge.press.naming import Naming, Register
from knowledge.press.occasions import OccasionFinder
from knowledge.press.paragraphs import Sentence, spoken
from knowledge.press.relations import RelationReader
from knowledge.press.rules import PressRules
from knowledge.press.scene import Scene, SceneSetter
from knowledge.press.setting import Setting
from knowledge.press.subjects import SubjectFinder
from knowledge.press.tokens import tokens
from knowledge.press.units import UnitReader
from knowledge.words import key

_TOP = 2  # sentences
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

    def read(self, article: Article, lines: Sequence[Line], setting: Setting, topics: Mapping[int, str]) -> Iterator[Told]:
        """The facts of the sentences in these lines; `topics` are the subjects that headings name, by their places."""
        headline = Headline(self._rules, self._register, article)
        memory = Memory(self._rules, self._register, headline)
        setter = SceneSetter(self._rules, self._known, self._subjects, self._occasions, self._register, article.text)
        units = UnitReader(self._rules, setting, self._register)
        relations = RelationReader(self._rules, setting, self._register, headline)
        headings, carried = Headings.of(self._rules, lines, setting), CarriedYears(self._rules, setting)
        said = list(spoken(self._rules, self._known, article.text, lines, setting))
        if setting.main:
            self._register.latest[self._rules.occasion.kind] = setting.main.series
        for sentence in said:
            memory.names(setter.scene(sentence))
        for sentence in said:
            memory.kinds(scene := setter.scene(sentence), self._fits.all(scene, headline.reviews))
        about, work, paragraph = headline.about(setting.life), headline.work(), 0
        self._register.speaker = about if is_interview(lines) else ""
        careers = CareerReader(self._rules, about if setting.life and self._performs(article, said) else "", article.text)
        for sentence in said:
            if about and (setting.life or sentence.end != paragraph):
                self._register.latest[self._rules.personal] = about
            if headline.reviews or sentence.end != paragraph:
                self._register.latest |= work
            paragraph = sentence.end
            memory.turn_to(max((each for each in topics.items() if each[0] < sentence.line[0].start), default=(0, ""))[1])
            scene = setter.scene(sentence)
            fits = self._fits.all(scene, headline.reviews)
            told = [each for fit in fits for each in self._told(article.text, scene, fit, units, relations)]
            yield from (carried.dated(headings.dated(each, scene), scene) for each in told)
            yield from careers.read(scene, told)
            carried.remember(scene)
            memory.remember(scene)

    def _performs(self, article: Article, said: Sequence[Sentence]) -> bool:
        """Whether the title or the first sentences call somebody an actor."""
        top = [*tokens(article.origin.title), *(token for sentence in said[:_TOP] for token in sentence.line)]
        return any(token.plain in self._rules.subjects.embodied for token in top)

    def _told(self, text: str, scene: Scene, fit: Fit, units: UnitReader, relations: RelationReader) -> Iterator[Told]:
        """The facts of a fit, none where its clause says that it is not so."""
        counted = self._rules.schema.statements[fit.saying.statement].unit is not None
        meant = vocabulary(fit.saying.pattern)
        doubt = sentence_doubt(self._rules, scene.line, text, fit.first, fit.last, self._named(scene), meant, planned=not counted)
        if doubt is Doubt.ALL:
            return
        whole = all(self._is_whole(naming, scene.sentence) for group in fit.bound.values() for naming in group)
        certain = fit.saying.certain and doubt is Doubt.NONE and INSERTED not in fit.bound and whole and not scene.carried
        end = scene.line[-1].end
        while end < len(text) and text[end] in _CLOSING:
            end += 1
        span = scene.line[0].start, end
        yield from (units if counted else relations).read(scene, fit, certain, span)

    def _named(self, scene: Scene) -> frozenset[int]:
        """The words of names, which cast no doubt."""
        return frozenset(
            at
            for each in scene.namings()
            if (each.whole and each.kinds[0] in self._rules.things) or each.kinds[0] == self._rules.unit.subject
            for at in range(each.first, each.last)
            if at or each.how != "shape" or scene.line[at].plain not in self._rules.doubts.denied  # "No Latina had won"
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
