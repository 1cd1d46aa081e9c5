"""Which patterns of press.yaml fit a sentence, and what of each fit is its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from knowledge.patterns import Sequence as Parts
from knowledge.patterns import Slot, Word, slots
from knowledge.press.answers import answered
from knowledge.press.matcher import INSERTED, INSIDE, TOLD, Bound, Matcher
from knowledge.press.oblique import is_oblique
from knowledge.press.reach import Reach
from knowledge.press.rules import PressRules, Saying
from knowledge.press.scene import Scene
from knowledge.press.several import Group, Several
from knowledge.press.sieve import Starts, sieve
from knowledge.press.singling import singled
from knowledge.press.tokens import owns

_NO_PATTERN = Parts(())
LAST = "last"  # a slot so called takes only the last of a list


@dataclass(frozen=True, slots=True)
class Fit:
    """A pattern that fits a sentence: from which word to which, and what its slots took."""

    saying: Saying
    first: int
    last: int
    bound: Bound


class FitFinder:
    """Tries the sayings of press.yaml on sentences."""

    def __init__(self, rules: PressRules) -> None:
        self._rules = rules
        statements = rules.schema.statements
        self._kinds = {name: {noun.name: noun.kinds for noun in statement.nouns} for name, statement in statements.items()}
        self._doers = {*rules.things, *(noun.name for statement in statements.values() for noun in statement.nouns)}
        self._sieves = [sieve(saying, self._kinds[saying.statement]) for saying in rules.sayings]

    def all(self, scene: Scene, review: bool = False) -> Iterator[Fit]:
        """Every saying that fits somewhere; who won something is told once, by the first saying that tells it.

        What no saying takes is reached for. `review`: the scene is one of a review.
        """
        subject = self._rules.unit.subject
        taken: set[tuple[str, int]] = set()
        for fit in self._first_of_each(self._fits(scene, review), scene):
            told = fit.saying.statement
            taken |= {(told, naming.last) for group in fit.bound.values() for naming in group if naming.kinds == (subject,)}
            yield fit
        reach = Reach(self._rules, scene)
        for found in (*reach.all(taken), *reach.listed(Several(self._rules, scene)), *answered(self._rules, scene, taken)):
            noun = self._rules.schema.statements[found.statement].nouns[0].name
            saying = Saying(found.statement, _NO_PATTERN, certain=False)
            yield Fit(saying, found.first, found.what.last, {noun: found.who, subject: (found.what,)})

    def _fits(self, scene: Scene, review: bool) -> Iterator[Fit]:
        matcher = Matcher(self._rules, scene)
        starts = Starts.of(scene)
        for needs in self._sieves:
            saying = needs.saying
            if saying.reviewed and not review:
                continue
            listed: set[int] = set()
            for at in starts.where(needs):
                counted = self._rules.schema.statements[saying.statement].unit is not None
                if at in listed or (counted and matcher.ground.opens(at)) or self._is_within_subject(saying, scene, at):
                    continue
                ways = matcher.fits(saying.pattern, at, self._kinds[saying.statement])
                fit = next((way for way in ways if not self._is_far_apart(scene, way[1])), None)
                if fit and saying.statement == self._rules.subjects.maker and (owners := self._several_owners(scene, fit[1])):
                    listed |= owners
                    continue
                if fit and counted and (owns(scene.line, fit[0]) or self._only_paints(scene, fit[1])):
                    continue  # "best actor for Ang Lee's film"
                if fit and counted and self._is_owner(saying, scene, fit[1]):
                    continue  # "won for its editing"
                if fit and fit[0] > at and not self._is_oblique(saying, scene, at):
                    listed |= {naming.first for group in fit[1].values() if len(group) > 1 for naming in group}
                    bound = {name: singled(self._rules, scene, group, counted) for name, group in fit[1].items()}
                    yield Fit(saying, at, fit[0], bound)

    def _is_owner(self, saying: Saying, scene: Scene, bound: Bound) -> bool:
        """Whether what a slot took for a work is a word such as "its", of which only something else is told."""
        owned = isinstance(saying.pattern, Parts) and saying.pattern.parts[1:2] == (Word("'s"),)
        named = [each for group in bound.values() for each in group]
        lean = (each for each in named if each.how == "lean" and each.last - each.first == 1 and each.last < len(scene.line))
        behind = self._rules.subjects.behind  # "its award was for …"
        return not owned and any(
            scene.line[each.first].plain in self._rules.opening and scene.line[each.last].plain not in behind for each in lean
        )

    def _is_far_apart(self, scene: Scene, bound: Bound) -> bool:
        """Whether what should stand side by side does not: a list before brackets, a subject and its winner around an aside.

        Nor do those of a list stand beside one for whom only the last is told: "best actor for A and best actress for B".
        """
        spread = INSIDE in bound and any(len(group) > 1 for group in bound.values())
        works = self._rules.entries.works
        owed = any(scene.line[each.last].plain in works for each in bound.get(LAST, ())[:-1])
        return spread or owed or (LAST in bound and INSERTED in bound)

    def _several_owners(self, scene: Scene, bound: Bound) -> set[int]:
        """Where several people are named whose a work is said to be, who are those seen in it: "A and B's “Joram”"."""
        titled = [each for group in bound.values() for each in group if each.kinds[0] in self._rules.titled]
        owners = [each for group in bound.values() if len(group) > 1 for each in group if each not in titled]
        first = min((each.first for each in titled), default=0)
        beside = owners and owns(scene.line, owners[-1].last) and first - owners[-1].last <= 1
        return {each.first for each in owners} if beside else set()

    @staticmethod
    def _only_paints(scene: Scene, bound: Bound) -> bool:
        """Whether a name is only a part of a word that paints what follows: "the Salman Khan-starrer “Sultan” won"."""
        ends = [each.last for group in bound.values() for each in group if each.last < len(scene.line)]
        return any(scene.line[end].gap == "-" and not scene.line[end].capital for end in ends)

    def _first_of_each(self, fits: Iterable[Fit], scene: Scene) -> Iterator[Fit]:
        taken: set[int] = set()
        told = False
        for fit in fits:
            if INSIDE in fit.bound and not (told or self._rules.deeds.first(scene.line) or self._tells_state(scene)):
                continue
            if TOLD in fit.bound and not self._tells_state(scene):
                continue
            told = told or fit.saying.statement == self._rules.higher
            what = self._own_subjects(fit, scene)
            names_one = any(slot.kind == self._rules.unit.subject for slot in slots(fit.saying.pattern))
            if fit.saying.statement != self._rules.higher or not (what or names_one):
                yield fit
            elif free := tuple(naming for naming in what if naming.last not in taken):
                yield replace(fit, bound={**fit.bound, self._rules.unit.subject: free})
            taken |= {naming.last for naming in what} if fit.saying.statement == self._rules.higher else set()

    def _tells_state(self, scene: Scene) -> bool:
        said = self._rules.states.first(scene.line)
        return said is not None and said[2] == self._rules.unit.state

    def _own_subjects(self, fit: Fit, scene: Scene) -> Group:
        """The subjects of a fit; the last of "best picture and best director for Peter Jackson" is somebody else's."""
        what = fit.bound.get(self._rules.unit.subject, ())
        if not what:
            inside = fit.bound.get(INSIDE, ())
            bracketed = inside if inside and inside[0].kinds == (self._rules.unit.subject,) else ()
            return fit.bound.get(LAST, ())[-1:] or fit.bound.get(TOLD, ()) or bracketed
        behind = what[-1].last
        other = behind + 1 < len(scene.line) and scene.line[behind].plain in self._rules.entries.works
        named = scene.named.get(behind + 1, ())[:1] if other and behind == fit.last else ()
        named = [each for each in named if not owns(scene.line, each.last)]
        return what[:-1] if any(each.kinds == (self._rules.personal,) for each in named) else what

    def _begins_relative(self, scene: Scene, at: int) -> bool:
        """Whether a clause about what was just named begins here, with a word such as "who"."""
        line = scene.line
        aged = at + 1 < len(line) and line[at].plain.isdigit() and "," in line[at].gap  # "Ang Lee, 58, who"
        at += aged
        return at < len(line) and line[at].plain in self._rules.relatives and "," in line[at].gap

    def _is_within_subject(self, saying: Saying, scene: Scene, at: int) -> bool:
        """Whether a saying that begins with a subject would begin within one, with its "supporting actor" alone."""
        first = saying.pattern.parts[0] if isinstance(saying.pattern, Parts) else saying.pattern
        whole = isinstance(first, Slot) and first.kind == self._rules.unit.subject
        return whole and any(begin < at < end for begin, end in scene.subjects)

    def _is_within(self, scene: Scene, at: int) -> bool:
        """Whether a word such as "in", with or without a small word, stands before a subject."""
        at -= at > 1 and scene.line[at - 1].plain in self._rules.opening
        return at > 0 and scene.line[at - 1].plain in self._rules.entries.sources

    def _is_oblique(self, saying: Saying, scene: Scene, at: int) -> bool:
        """Whether a name that should do something stands behind a word such as "by"."""
        first = saying.pattern.parts[0] if isinstance(saying.pattern, Parts) else saying.pattern
        owns = isinstance(saying.pattern, Parts) and saying.pattern.parts[1:2] == (Word("'s"),)
        told_more = any(self._begins_relative(scene, each.last) for each in scene.named.get(at, ()))
        if told_more and scene.line[at - 1].plain not in self._rules.opening:
            return False  # "it came courtesy of Patricia Arquette, who …"
        done_to = isinstance(first, Slot) and first.kind in self._rules.titled
        if not isinstance(first, Slot) or first.kind not in self._doers or owns or done_to:
            return False
        named_only = saying.statement == self._rules.lower
        if first.kind == self._rules.unit.subject and named_only and self._is_within(scene, at):
            return False  # "in the best actress race are …"
        return is_oblique(self._rules, scene, at)
