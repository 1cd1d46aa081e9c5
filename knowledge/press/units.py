"""A fit becomes results: who, what, for which work, on which night."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from knowledge.press.doers import DoerFinder
from knowledge.press.fits import LAST, Fit
from knowledge.press.found import Occasion, Part, Told
from knowledge.press.matcher import INSIDE
from knowledge.press.mononyms import with_mononyms
from knowledge.press.naming import Naming, Register
from knowledge.press.rules import PressRules
from knowledge.press.scene import Scene
from knowledge.press.setting import Setting
from knowledge.press.several import Group
from knowledge.press.standing import Standing
from knowledge.press.subjects import Subject
from knowledge.press.tails import Tail, TailReader
from knowledge.press.when import WhenFinder
from knowledge.press.won_for import WorkFinder
from knowledge.press.won_what import SubjectsOfFit

BESIDE = "beside"  # a slot so called takes who else did the same


@dataclass(frozen=True, slots=True)
class _Said:
    """What a fit says: who, what, for which works, and all that stands behind it."""

    who: Group
    subjects: Sequence[Subject]
    works: Sequence[Group]
    tail: Tail


class UnitReader:
    """Reads the fits of sayings that tell a unit."""

    def __init__(self, rules: PressRules, setting: Setting, register: Register) -> None:
        self._rules = rules
        self._what = SubjectsOfFit(rules, register)
        self._works = WorkFinder(rules)
        self._standing = Standing(rules)
        self._doers = DoerFinder(rules, register)
        self._tails = TailReader(rules)
        self._when = WhenFinder(rules, setting, register.latest)

    def read(self, scene: Scene, fit: Fit, certain: bool, span: tuple[int, int]) -> Iterator[Told]:
        """One fact for each of those named and each subject; a work behind them is that of all."""
        if said := self._said(scene, fit):
            yield from self._facts(scene, fit, said, certain, span)

    def _said(self, scene: Scene, fit: Fit) -> _Said | None:
        """Who, what and for which works, or None where nothing of all that is meant."""
        what = fit.bound.get(self._rules.unit.subject) or self._inside(fit, (self._rules.unit.subject,))
        spoken = bool(what) and all(each.how == "lean" for each in what)
        subjects = self._what.taken(what, scene) or self._what.spoken_of(scene, fit)
        who = self._doers_of(scene, fit, subjects)
        if spoken or not what:
            subjects = self._what.of_those(subjects, who, always=spoken)
        tail = self._tails.read(scene, fit.last, len(who))
        if self._standing.is_beaten(scene, fit, subjects):
            tail = replace(tail, works=[], told=())
        works = self._told_works(scene, fit, tail)
        if spoken and not works and any(each.name == self._rules.subjects.unnamed for each in subjects):
            return None  # "Rita Moreno won the same award"
        works = self._works.whole(scene, works or self._works.possessed(scene, subjects))
        who = with_mononyms(self._rules, who, subjects, works)
        if self._what.is_unnamed(fit):
            if self._what.goes_on(scene, fit):
                return None
            name = self._what.topic(who) or self._rules.subjects.unnamed
            subjects = [Subject(fit.first, fit.first, name, self._rules.personal)]
            who = tuple(each for each in who if each.how != "shape" or each.last - each.first > 1)
        if len(who) > 1 and len(subjects) == 1:
            subjects = [replace(subjects[0], name=self._rules.subjects.of_one(subjects[0].name))]
        return _Said(who, subjects, works, tail)

    def _doers_of(self, scene: Scene, fit: Fit, subjects: Sequence[Subject]) -> Group:
        """Who has won or is named: those that the saying took, or whom its sentence speaks of."""
        who = fit.bound.get(self._noun(fit)) or self._inside(fit, self._rules.things)
        who = who or self._doers.implied(scene, fit.first, subjects) or self._doers.stayed(scene, fit.first, fit.last)
        if self._is_done_to(scene, fit, who):
            who = self._doers.spoken_of(fit.first)  # "It gave him his first part, and brought him the Oscar"
        who = tuple(each for each in who if not self._is_theirs(scene, each))
        return (*self._doers.impersonal(scene, who), *fit.bound.get(BESIDE, ()))

    def _told_works(self, scene: Scene, fit: Fit, tail: Tail) -> list[Group]:
        """The works that the saying took, or that are told behind it."""
        noun = self._noun(fit)
        works = [fit.bound[kind] for kind in self._rules.titled if kind in fit.bound and kind != noun] or tail.works
        works = works or self._tails.before(scene, fit.first)
        doers = fit.bound.get(noun, ()) or self._doers.implied(scene, fit.first, ())
        titled = tuple(each for each in doers if each.kinds[0] in self._rules.titled)
        if works or not (LAST in fit.bound or self._is_done_to(scene, fit, titled)):
            return works
        return [titled]

    def _is_done_to(self, scene: Scene, fit: Fit, who: Group) -> bool:
        """Whether a work brings somebody what is told, by a word such as "him": "it brought him the Oscar"."""
        receiving = self._rules.receiving & self._rules.staying
        behind = who[-1].last if who and who[-1].last > fit.first else fit.first
        said = (token.plain for token in scene.line[behind : fit.last])
        return bool(who) and who[0].kinds[0] in self._rules.titled and any(plain in receiving for plain in said)

    def _noun(self, fit: Fit) -> str:
        return self._rules.schema.statements[fit.saying.statement].nouns[0].name

    def _facts(self, scene: Scene, fit: Fit, said: _Said, certain: bool, span: tuple[int, int]) -> Iterator[Told]:
        """The facts of names paired with subjects."""
        works, subjects, tail = said.works, said.subjects, said.tail
        occasions = fit.bound.get(self._rules.occasion.kind) or tail.occasions
        when, sure = self._when.meant(scene, fit.first, tail.last)
        settled = self._standing.is_settled(scene, fit.first, tail.last, subjects)
        pairs = self._what.paired(said.who, subjects, scene)
        own = self._works.own(scene, said.who)
        for index, (naming, subject) in enumerate(pairs):
            mine = own.get(naming, []) if own else self._works.share(works, index, len(pairs))
            naming, makers = self._makers(scene, naming, subject, subjects)
            whole = bool(makers) or not self._is_owed(scene, naming, subject)
            parts = self._parts(naming, subject, mine)
            parts += tuple(Part(self._rules.personal, each.name) for each in makers if parts)
            if parts and self._what.is_unnamed(fit) and works and len(works[0]) > 1:
                yield from self._for_each(fit, naming, works[0], span, when)
            elif parts:
                only_named = any(each.only_named for each in subjects) or self._standing.is_named_only(scene, fit, subject)
                told = self._rules.lower if only_named else fit.saying.statement
                sure_of_all = certain and sure and whole and all(each.whole for each in mine)
                yield from self._told_beside(tail, parts, span)
                for occasion in self._when.each(scene, occasions, self._when.of_subject(scene, subject, when)):
                    yield Told(told, *span, sure_of_all, {}, subject.name, parts, occasion, settled=settled)

    def _makers(
        self, scene: Scene, naming: Naming, subject: Subject, subjects: Sequence[Subject]
    ) -> tuple[Naming, Sequence[Naming]]:
        """A work with those to whom it owes a subject; what may be either is a work where another subject goes to works."""
        if naming.kinds[0] != self._rules.personal:
            return naming, self._tails.makers(scene, subject.rest)
        titled = tuple(kind for kind in naming.kinds if kind in self._rules.titled)
        makers = self._tails.makers(scene, subject.rest) if any(each.goes_to in titled for each in subjects) else ()
        return (replace(naming, kinds=titled), makers) if makers else (naming, ())

    def _is_owed(self, scene: Scene, naming: Naming, subject: Subject) -> bool:
        """Whether a work won something for somebody told behind it, whoever that is: "best director for Zhao"."""
        behind = scene.line[subject.rest : subject.rest + 1]
        works = self._rules.entries.works
        return naming.kinds[0] != self._rules.personal and any(token.plain in works for token in behind)

    def _told_beside(self, tail: Tail, parts: Sequence[Part], span: tuple[int, int]) -> Iterator[Told]:
        """What the words before a work tell besides: "for her role in “Joram”" that she acted in it."""
        somebody, *works = parts
        for work in works if somebody.kind == self._rules.personal else ():
            for told in tail.told:
                yield Told(told, *span, False, {somebody.kind: somebody.name, work.kind: work.name})

    def _is_theirs(self, scene: Scene, naming: Naming) -> bool:
        """Whether somebody else is meant: who was played, "her Margaret Thatcher won her an Oscar", or "its star" of a work."""
        before = scene.line[naming.first - 1].plain if naming.first else ""
        after = scene.line[naming.last].plain if naming.last < len(scene.line) else ""
        if naming.how == "lean" and scene.line[naming.last - 1].plain in self._rules.opening:
            return self._rules.roles.get(after) == self._rules.personal
        return naming.how == "shape" and before in self._rules.opening & self._rules.staying

    def _for_each(self, fit: Fit, naming: Naming, works: Group, span: tuple[int, int], when: Occasion | None) -> Iterator[Told]:
        """One result for each of several works."""
        subject = Subject(fit.first, fit.first, self._rules.subjects.unnamed, self._rules.personal)
        for work in works:
            yield Told(fit.saying.statement, *span, False, {}, subject.name, self._parts(naming, subject, (work,)), when)

    @staticmethod
    def _inside(fit: Fit, kinds: Collection[str]) -> Group:
        """What stands in brackets, if it is of these kinds."""
        group = fit.bound.get(INSIDE, ())
        return group if group and group[0].kinds[0] in kinds else ()

    def _parts(self, naming: Naming, subject: Subject, work: Sequence[Naming]) -> tuple[Part, ...]:
        kinds = naming.kinds
        beside_it = any(subject.goes_to in each.kinds for each in work)
        kind = subject.goes_to if len(kinds) > 1 and subject.goes_to in kinds and not beside_it else kinds[0]
        if kind not in self._rules.things:
            return ()
        titled = self._rules.titled
        beside = [
            Part(next((kind for kind in each.kinds if kind in titled), titled[0]), each.name)
            for each in work
            if each.name != naming.name
        ]
        return (Part(kind, naming.name), *beside)
