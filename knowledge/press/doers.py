"""Who is meant where what is told names nobody right before it: the first of its sentence, a title before "which"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from knowledge.press.doubt import clause_wall
from knowledge.press.naming import Naming, Register
from knowledge.press.rules import PressRules
from knowledge.press.scene import Scene
from knowledge.press.several import Group
from knowledge.press.subjects import Subject
from knowledge.press.tokens import owns
from knowledge.words import key

_NEAR_FRONT = 4  # words before the one of whom a sentence speaks


class DoerFinder:
    """Finds whom a sentence speaks of."""

    def __init__(self, rules: PressRules, register: Register) -> None:
        self._rules = rules
        self._register = register
        self._staying = rules.staying - rules.fillers

    def implied(self, scene: Scene, before: int, subjects: Sequence[Subject]) -> Group:
        """Whom a sentence speaks of that names nobody right before what is told: the first it names, or its first title."""
        titled = self._rules.titled if any(each.goes_to in self._rules.titled for each in subjects) else ()
        named = [
            namings[0] for at, namings in sorted(scene.named.items()) if at < before and not owns(scene.line, namings[0].last)
        ]
        doers = [each for each in named if each.kinds[0] in (titled or self._rules.things) and self._is_name(each)]
        doers = [each for each in doers if each.last > clause_wall(scene.line, before)]
        begun = [each for each in doers[1:] if self._begins_clause(scene, each)]
        first = begun[-1] if begun else next(iter(doers), None)
        near = first is not None and (titled or begun or first.first < _NEAR_FRONT or len(doers) == 1)
        return (replace(first, how="lean"),) if first and near else ()

    def _is_name(self, naming: Naming) -> bool:
        """Whether words are a name for all that is known, rather than one word with which the sentence begins: "Besides"."""
        begun = naming.how == "shape" and naming.first == 0 and naming.last == 1
        return naming.how != "raw" and not (begun and key(naming.name) not in self._register.seen)

    def _begins_clause(self, scene: Scene, naming: Naming) -> bool:
        """Whether somebody named further on begins a clause of their own: ", and Spike Lee made …"."""
        line, at = scene.line, naming.first
        joined = line[at - 1].plain in self._rules.parting and (naming.how == "known" or naming.last - at > 1)
        goes_on = naming.last >= len(line) or "," in line[naming.last].gap or line[naming.last].plain in self._rules.entries.joins
        listed = any(each.last == at - 1 for each in scene.namings()) and "," not in line[at - 1].gap
        return joined and not goes_on and not listed

    def impersonal(self, scene: Scene, who: Group) -> Group:
        """Of whom a clause tells: where it begins with a word such as "which", of the title last named, never of somebody."""
        at = who[-1].last if who else 0
        if not who or at >= len(scene.line) or scene.line[at].plain not in self._rules.impersonal:
            return who
        whole = [each for each in scene.namings() if each.last <= at and each.whole]
        titled = [each for each in whole if each.kinds[0] in self._rules.titled]
        beside = [each for each in whole if each.last == at and set(each.kinds) & set(self._rules.titled)]
        if beside and all(each.how == "shape" for each in titled):
            return (replace(min(beside, key=lambda each: each.first), kinds=self._rules.titled),)
        return (max(titled, key=lambda each: (each.last, -each.first)),) if titled else ()

    def stayed(self, scene: Scene, first: int, last: int) -> Group:
        """Whoever was named last, where what is told says "him" and its sentence names nobody."""
        at = next((at for at in range(first, last) if scene.line[at].plain in self._staying), None)
        return self.spoken_of(at) if at is not None else ()

    def spoken_of(self, at: int) -> Group:
        """Whoever was named last, as if they were named here again."""
        name = self._register.latest.get(self._rules.personal, "")
        return (Naming(at, at + 1, (self._rules.personal,), name, "lean"),) if name else ()
