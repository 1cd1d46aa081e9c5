"""A fit becomes results: who, what, for which work, on which night."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from knowledge.patterns import slots
from knowledge.press.doers import DoerFinder
from knowledge.press.fits import LAST, Fit
from knowledge.press.found import Occasion, Part, Told
from knowledge.press.matcher import INSIDE
from knowledge.press.mononyms import with_mononyms
from knowledge.press.naming import Naming, Register
from knowledge.press.occasions import Setting
from knowledge.press.rules import PressRules
from knowledge.press.scene import Scene
from knowledge.press.several import Group, Several
from knowledge.press.subjects import Subject
from knowledge.press.tails import Tail, TailReader, side_by_side
from knowledge.press.tokens import owns
from knowledge.press.when import WhenFinder
from knowledge.words import words

BESIDE = "beside"  # a slot so called takes who else did the same
_PAIR = 2  # names and subjects side by side need no word that says so
_NEAR_SUBJECT = 4  # words between a night and what was won at it, "an Oscar this year for best song"


class UnitReader:
    """Reads the fits of sayings that tell a unit."""

    def __init__(self, rules: PressRules, setting: Setting, register: Register) -> None:
        self._rules = rules
        self._register = register
        self._doers = DoerFinder(rules, register)
        self._tails = TailReader(rules)
        self._when = WhenFinder(rules, setting, register.latest)
        self._taken: set[tuple[int, int]] = set()

    def read(self, scene: Scene, fit: Fit, certain: bool, span: tuple[int, int]) -> Iterator[Told]:
        """One fact for each of those named and each subject; a work behind them is that of all."""
        noun = self._rules.schema.statements[fit.saying.statement].nouns[0].name
        what = fit.bound.get(self._rules.unit.subject) or self._inside(fit, (self._rules.unit.subject,))
        subjects = self._subjects(what, scene) or self._spoken_of(scene, fit)
        who = fit.bound.get(noun) or self._inside(fit, self._rules.things) or self._doers.implied(scene, fit.first, subjects)
        who = who or self._doers.stayed(scene, fit.first, fit.last)
        who = tuple(each for each in who if not self._is_theirs(scene, each))
        who = (*self._doers.impersonal(scene, who), *fit.bound.get(BESIDE, ()))
        spoken = what and all(each.how == "lean" for each in what)
        if any((spoken or (not what and each.first == each.last)) and self._is_of_works(each.name, who) for each in subjects):
            subjects = [replace(each, name=self._rules.subjects.unnamed) for each in subjects]
        tail = self._tails.read(scene, fit.last, len(who))
        if self._is_beaten(scene, fit, subjects):
            tail = replace(tail, works=[], told=())
        occasions, last = fit.bound.get(self._rules.occasion.kind) or tail.occasions, tail.last
        works = [fit.bound[kind] for kind in self._rules.titled if kind in fit.bound and kind != noun] or tail.works
        if LAST in fit.bound and not works:
            works = [tuple(each for each in self._doers.implied(scene, fit.first, ()) if each.kinds[0] in self._rules.titled)]
        if spoken and not works and any(each.name == self._rules.subjects.unnamed for each in subjects):
            return  # "Rita Moreno won the same award"
        works = works or self._possessed(scene, subjects)
        works = [group for work in works if (group := tuple(each for each in work if self._is_work(scene, each)))]
        who = with_mononyms(self._rules, who, subjects, works)
        if self._is_unnamed(fit):
            if self._goes_on(scene, fit):
                return
            name = self._topic(who) or self._rules.subjects.unnamed
            subjects = [Subject(fit.first, fit.first, name, self._rules.personal)]
            who = tuple(each for each in who if each.how != "shape" or each.last - each.first > 1)
        when, sure = self._when.meant(scene, fit.first, last)
        settled = not any(
            token.plain in self._rules.doubts.present and at not in self._rests(subjects) and not self._is_done(scene, at)
            for at, token in enumerate(scene.line[fit.first : last], fit.first)
        )
        if len(who) > 1 and len(subjects) == 1:
            subjects = [replace(subjects[0], name=self._rules.subjects.of_one(subjects[0].name))]
        pairs = self._paired(who, subjects, scene)
        own = self._own(scene, who)
        for index, (naming, subject) in enumerate(pairs):
            mine = own.get(naming, []) if own else [each for work in works for each in self._share(work, index, len(pairs))]
            naming, makers = self._makers(scene, naming, subject, subjects)
            whole = bool(makers) or not self._is_owed(scene, naming, subject)
            parts = self._parts(naming, subject, mine)
            parts += tuple(Part(self._rules.personal, each.name) for each in makers if parts)
            if parts and self._is_unnamed(fit) and works and len(works[0]) > 1:
                yield from self._for_each(fit, naming, works[0], span, when)
            elif parts:
                only_named = any(each.only_named for each in subjects) or self._is_named_only(scene, fit, subject)
                told = self._rules.lower if only_named else fit.saying.statement
                yield from self._told_beside(tail, parts, span)
                for occasion in self._when.each(scene, occasions, self._when.of_subject(scene, subject, when)):
                    plain_works = all(each.whole for each in mine)
                    yield Told(
                        told,
                        *span,
                        certain and sure and whole and plain_works,
                        {},
                        subject.name,
                        parts,
                        occasion,
                        settled=settled,
                    )

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

    def _possessed(self, scene: Scene, subjects: Sequence[Subject]) -> list[Group]:
        """The work that a word such as "its" right before a subject stands for: "got a Bafta for its music"."""
        before = [each for subject in subjects if subject.first for each in scene.named.get(subject.first - 1, ())]
        here = {each.name for each in scene.namings() if each.whole}
        lean = [each for each in before if each.how == "lean" and each.kinds[0] in self._rules.titled and each.name in here]
        return [(replace(lean[0], how="role"),)] if lean and scene.line[lean[0].first].plain in self._rules.opening else []

    def _is_beaten(self, scene: Scene, fit: Fit, subjects: Sequence[Subject]) -> bool:
        """Whether the sentence says that another won the same, whose work is told behind: "X beat Y to best actor for …"."""
        told = {(scene.line[0].start, each.rest) for each in subjects if each.alone}
        if fit.saying.statement == self._rules.higher:
            self._taken |= told
            return False
        return bool(told & self._taken)

    def _told_beside(self, tail: Tail, parts: Sequence[Part], span: tuple[int, int]) -> Iterator[Told]:
        """What the words before a work tell besides: "for her role in “Joram”" that she acted in it."""
        somebody, *works = parts
        for work in works if somebody.kind == self._rules.personal else ():
            for told in tail.told:
                yield Told(told, *span, False, {somebody.kind: somebody.name, work.kind: work.name})

    def _is_done(self, scene: Scene, at: int) -> bool:
        """Whether a word of the present only leads to what has been done: "has already won"."""
        deed = self._rules.deeds.at(scene.line, at)
        return deed is not None and deed[0] - at > 1 and scene.line[deed[0] - 1].plain not in self._rules.doubts.present

    def _is_named_only(self, scene: Scene, fit: Fit, subject: Subject) -> bool:
        """Whether the last word of winning or naming before a subject is one of naming: "with ten nominations, including"."""
        line = scene.line
        aside = LAST in fit.bound or INSIDE in fit.bound
        begin = next((at for at in range(fit.first, 0, -1) if ";" in line[at].gap), 0) if aside else fit.first
        for at in range(subject.first - 1, begin - 1, -1):
            counted = {each.plain for each in line[max(at - 2, 0) : at]} & self._rules.entries.sources
            if line[at].plain in self._rules.subjects.unsettled:
                if not counted:  # "six awards from nine nominations"
                    return True
            elif deed := self._rules.deeds.at(line, at):
                return deed[1] == self._rules.lower
        return False

    def _goes_on(self, scene: Scene, fit: Fit) -> bool:
        """Whether what was won is told right behind the night after all, or was only a nomination: "an Oscar nomination"."""
        said = scene.line[fit.last].plain if fit.last < len(scene.line) else ""
        near = range(fit.first, fit.last + _NEAR_SUBJECT)
        return said in self._rules.subjects.unsettled or any(
            each.alone and each.first in near for each in scene.subjects.values()
        )

    def _topic(self, who: Group) -> str:
        """The subject that a heading names, unless it goes to works and somebody is told of."""
        return "" if self._is_of_works(self._register.topic, who) else self._register.topic

    def _is_of_works(self, name: str, who: Group) -> bool:
        """Whether a subject, spoken of before, goes to works where somebody is told of."""
        kinds = {self._rules.subjects.heads.get(word, "") for word in words(name)}
        personal = any(each.kinds[0] == self._rules.personal for each in who)
        return personal and bool(kinds & {*self._rules.titled}) and self._rules.personal not in kinds

    def _is_theirs(self, scene: Scene, naming: Naming) -> bool:
        """Whether somebody else is meant: who was played, "her Margaret Thatcher won her an Oscar", or "its star" of a work."""
        before = scene.line[naming.first - 1].plain if naming.first else ""
        after = scene.line[naming.last].plain if naming.last < len(scene.line) else ""
        if naming.how == "lean" and scene.line[naming.last - 1].plain in self._rules.opening:
            return self._rules.roles.get(after) == self._rules.personal
        return naming.how == "shape" and before in self._rules.opening & self._rules.staying

    def _is_work(self, scene: Scene, naming: Naming) -> bool:
        """Whether what stands behind "for" is a work rather than somebody whose work is told next, or a word that paints."""
        if naming.how == "shape" and naming.last - naming.first == 1 and naming.last < len(scene.line):
            after = scene.line[naming.last]
            small = self._rules.small | self._rules.fillers | self._rules.vocabulary | self._rules.parting | self._rules.oblique
            if after.gap == " " and not after.capital and after.plain not in small:
                return False  # "for his Nazi colonel in …"
        return naming.how != "raw" and not owns(scene.line, naming.last)

    def _for_each(self, fit: Fit, naming: Naming, works: Group, span: tuple[int, int], when: Occasion | None) -> Iterator[Told]:
        """One result for each of several works."""
        subject = Subject(fit.first, fit.first, self._rules.subjects.unnamed, self._rules.personal)
        for work in works:
            yield Told(fit.saying.statement, *span, False, {}, subject.name, self._parts(naming, subject, (work,)), when)

    def _is_unnamed(self, fit: Fit) -> bool:
        """Whether a saying tells on which night something was won, and not what for."""
        named = {slot.kind for slot in slots(fit.saying.pattern)}
        return self._rules.occasion.kind in named and self._rules.unit.subject not in named

    def _own(self, scene: Scene, who: Group) -> dict[Naming, list[Naming]]:
        """The work told behind each one of a list, "Christian Bale (Vice) and …"; nothing where only the last has one."""
        several = Several(self._rules, scene)
        works = {naming: several.own(naming)[0] for naming in who}
        set_off = who[:-1] or [each for each in who if several.ground.opens(each.last)]
        return {naming: [work] if work else [] for naming, work in works.items()} if any(map(works.get, set_off)) else {}

    @staticmethod
    def _inside(fit: Fit, kinds: Collection[str]) -> Group:
        """What stands in brackets, if it is of these kinds."""
        group = fit.bound.get(INSIDE, ())
        return group if group and group[0].kinds[0] in kinds else ()

    def _subjects(self, what: Group, scene: Scene) -> list[Subject]:
        """The subjects that a slot took; one without its lead takes that of the first."""
        found: list[Subject] = []
        for naming in what:
            inside = (each for (first, rest), each in scene.subjects.items() if rest == naming.last and first >= naming.first)
            if subject := next(inside, None):
                first = naming.name.split()[0].casefold()
                leads = self._rules.subjects.leads
                begun = found[0].name.split()[0] if found and first not in leads else ""
                lead = f"{begun} " if begun.casefold() in leads else ""
                found.append(replace(subject, name=lead + subject.name, alone=True))
            elif naming.how == "lean":
                found.append(Subject(naming.first, naming.last, naming.name, self._rules.personal))
        return found

    def _paired(self, who: Group, subjects: Sequence[Subject], scene: Scene) -> list[tuple[Naming, Subject]]:
        """Each name with its subject: side by side, or all with the one."""
        apart = not any(token.plain in self._rules.shared for token in scene.line)
        if len(who) == len(subjects) and (side_by_side(self._rules, scene) or (len(who) == _PAIR and apart)):
            return list(zip(who, subjects, strict=True))
        if len(who) > 1 and len(subjects) > 1 and apart:
            return []
        return [(naming, subject) for subject in subjects for naming in who]

    def _spoken_of(self, scene: Scene, fit: Fit) -> list[Subject]:
        """The subject last named, where a saying such as "took it" names none itself."""
        kind = self._rules.unit.subject
        if any(slot.kind == kind for slot in slots(fit.saying.pattern)) or INSIDE in fit.bound or LAST in fit.bound:
            return []
        spoken = [each for _, each in sorted(scene.subjects.items()) if each.alone]
        if any(each.first >= fit.last for each in spoken):
            return []
        before = [each for each in spoken if each.rest <= fit.first]
        goes_on = any(token.plain in self._rules.subjects.again for token in scene.line)
        higher = fit.saying.statement == self._rules.higher
        told_for = any(slot.kind in self._rules.titled for slot in slots(fit.saying.pattern))
        latest = self._register.latest.get(kind, "") if higher or goes_on else self._register.topic
        name = "" if spoken else latest or (self._rules.subjects.unnamed if told_for else "")
        return before[-1:] or ([Subject(fit.first, fit.first, name, self._rules.personal)] if name else [])

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

    @staticmethod
    def _share(works: Group, index: int, sharers: int) -> Group:
        """Of works named side by side with several results the own one; all of them where there is one result."""
        return works if sharers == 1 else (works[index if len(works) == sharers else 0],)

    @staticmethod
    def _rests(subjects: Sequence[Subject]) -> set[int]:
        """The words that belong to subjects, as in "his Best Director win"."""
        return {at for each in subjects for at in range(each.first, each.rest)}
