"""Patterns fitted to the words of a sentence: slots take what was named there, lists of names whole."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from knowledge.patterns import Choice, Maybe, Pattern, Slot, Word
from knowledge.patterns import Sequence as Parts
from knowledge.press.ground import TITLED
from knowledge.press.naming import Naming
from knowledge.press.rules import ANY, PressRules
from knowledge.press.scene import Scene
from knowledge.press.several import Group, Several
from knowledge.press.tokens import owns, possessive

_MOST_WORDS = 12  # of a slot for any words
_MOST_NEAR = 3
_LONGEST_INSERTION = 24
INSIDE = "inside"  # a slot so called stands right behind an opening bracket
KNOWN = "known"  # a slot so called takes only a title that is known, quoted or told to be one
BUILDING = "building"  # a slot so called takes only the name of a building
TOLD = "told"  # a slot so called is taken only where the sentence says that it tells of winners
NEAR = "near"  # a slot for any words that is so called takes a few that only paint what follows
INSERTED = "…"  # bound to nothing where the fit leapt over an insertion

_OWNS = Word("'s")

Bound = dict[str, Group]


class Matcher:
    """Fits patterns to a scene."""

    def __init__(self, rules: PressRules, scene: Scene) -> None:
        self._rules = rules
        self._scene = scene
        self._line = scene.line
        self._several = Several(rules, scene)
        self.ground = self._several.ground
        self._never_paint = rules.oblique | rules.small | rules.roles.keys()

    def fits(self, pattern: Pattern, at: int, kinds: Mapping[str, Collection[str]]) -> Iterator[tuple[int, Bound]]:
        """Every way in which a pattern fits from a word on: the end, and what its slots took. `kinds`: those of each noun."""
        match pattern:
            case Word(text):
                yield from self._word(text, at)
            case Slot():
                yield from self._slot(pattern, at, kinds)
            case Choice(options):
                for option in options:
                    yield from self.fits(option, at, kinds)
            case Maybe(part):
                yield from self.fits(part, at, kinds)
                yield at, {}
            case Parts(parts):
                yield from self._parts(parts, at, kinds, (at,))

    def _parts(
        self, parts: Sequence[Pattern], at: int, kinds: Mapping[str, Collection[str]], starts: Iterable[int] = ()
    ) -> Iterator[tuple[int, Bound]]:
        """Parts one after the other; the first stands at one of `starts`, any other right here or behind fillers."""
        if not parts:
            yield at, {}
            return
        for start in starts or self.ground.starts(at):
            owners = parts[0] if isinstance(parts[0], Slot) and parts[1:2] == (_OWNS,) else None
            for middle, bound in self._slot(owners, start, kinds, True) if owners else self.fits(parts[0], start, kinds):
                leapt: Bound = {INSERTED: ()} if bound and parts[1:] and self._set_off(middle) else {}
                for end, rest in self._parts(parts[1:], middle, kinds):
                    yield end, {**bound, **rest, **leapt}
                if bound and parts[1:] and (behind := self._behind_occasion(middle) or self.ground.behind_home(middle)):
                    for end, rest in self._parts(parts[1:], behind, kinds):
                        yield end, {**bound, **rest}
                if bound and parts[1:] and (behind := self._behind_insertion(middle) or self._behind_work(bound, middle)):
                    for end, rest in self._parts(parts[1:], behind, kinds):
                        yield end, {**bound, **rest, INSERTED: ()}

    def _set_off(self, at: int) -> bool:
        """Whether a comma stands before a word that does not begin a clause about what was just named."""
        line = self._line
        return at < len(line) and "," in line[at].gap and line[at].plain not in self._rules.parting

    def _behind_insertion(self, at: int) -> int:
        """Behind what two commas set off from here, "Jojo Rabbit, written by …, won"; 0 where there is none."""
        if at >= len(self._line) or "," not in self._line[at].gap:
            return 0
        for behind in range(at + 1, min(at + _LONGEST_INSERTION, len(self._line))):
            if "," in self._line[behind].gap:
                titled = self.ground.titled_before(behind)
                return 0 if titled and not (self._only_tells_more(at, behind) or self._tells_role(at)) else behind
            if self.ground.walled(behind):
                return 0
        return 0

    def _behind_occasion(self, at: int) -> int:
        """Behind the night to which a small word here leads: "the Palme d'Or of the 72nd Cannes festival went"; 0 for none."""
        line, kind = self._line, (self._rules.occasion.kind,)
        if at >= len(line) or line[at].plain not in self._rules.small or self.ground.walled(at):
            return 0
        ends = [
            each.last for start in self.ground.starts(at + 1) for each in self._scene.named.get(start, ()) if each.kinds == kind
        ]
        return ends[0] if ends and ends[0] < len(line) and not line[ends[0]].gap.strip() else 0

    def _only_tells_more(self, at: int, behind: int) -> bool:
        """Whether words between commas tell nothing that was done: ", from Selma, won", ", superb in “Capote”, was"."""
        aside = self._line[at:behind]
        begun = aside[0].capital or aside[0].plain in self._rules.parting | self._rules.opening
        return not begun and self._rules.deeds.first(aside) is None

    def _tells_role(self, at: int) -> bool:
        """Whether words only say who somebody is: ", the director of “Nomadland”, is"."""
        said = self._line[at : at + 3]
        opened = self._line[at].plain in self._rules.opening | self._rules.fillers
        begin = 1 if opened else 0
        return any(self._rules.roles.get(token.plain) == self._rules.personal for token in said[begin : 3 if opened else 1])

    def _word(self, text: str, at: int) -> Iterator[tuple[int, Bound]]:
        if (
            text == "'s"
            and 0 < at < len(self._line)
            and self._line[at].gap[:1] in ("'", "’")
            and self._line[at].gap.endswith(" ")
        ):
            yield at, {}
        if at < len(self._line) and (self._line[at].plain == text or (text == "'s" and possessive(self._line, at))):
            yield at + 1, {}

    def _slot(
        self, slot: Slot, at: int, kinds: Mapping[str, Collection[str]], owners: bool = False
    ) -> Iterator[tuple[int, Bound]]:
        """What a slot takes from a word on; of `owners` the last of a list owns what follows."""
        if at >= len(self._line):
            return
        if slot.kind == ANY:
            owned = possessive(self._line, at - 1) or owns(self._line, at)
            for last in range(at + 1, min(at + (_MOST_NEAR if slot.name == NEAR else _MOST_WORDS), len(self._line)) + 1):
                if self.ground.walled(last - 1) or (slot.name == NEAR and not self._paints(last - 1)):
                    return
                if owned and owns(self._line, last):
                    return  # "Andrea Arnold's “Fish Tank” and Park Chan-wook's vampire film “Thirst”"
                if slot.name == NEAR and last < len(self._line) and "," in self._line[last].gap:
                    return  # "Michael Mann's Ferrari, Bradley Cooper's Maestro"
                yield last, {}
            return
        if slot.name == INSIDE and not self.ground.opens(at):
            return
        wanted = kinds.get(slot.kind, (slot.kind,))
        for group, last in self._several.groups(at, wanted, owners):
            if slot.name == BUILDING:
                if self._is_building(group[-1]):
                    yield last, {slot.kind: (self._without_article(group[-1]),)}
            elif slot.name != KNOWN:
                yield last, {slot.name: group}
            elif all(each.how in TITLED or (len(each.kinds) == 1 and not self._is_pronoun(each)) for each in group):
                yield last, {slot.kind: group}

    def _is_building(self, naming: Naming) -> bool:
        """Whether a name ends with a word for a building, or stands before one: "the Beverly Hilton hotel"."""
        line, houses = self._line, self._rules.houses
        behind = naming.last < len(line) and line[naming.last].gap == " " and line[naming.last].plain in self._rules.buildings
        return naming.last - naming.first > 1 and (behind or line[naming.last - 1].plain in houses)

    def _without_article(self, naming: Naming) -> Naming:
        """A name without the small word with which its sentence begins: "the Dolby Theatre"."""
        if self._line[naming.first].plain not in self._rules.opening:
            return naming
        return replace(naming, first=naming.first + 1, name=naming.name.split(" ", 1)[1])

    def _is_pronoun(self, naming: Naming) -> bool:
        """Whether one word such as "it" only leans on a name: "I shared it with John Bright" tells nothing of the work."""
        single = naming.how == "lean" and naming.last - naming.first == 1
        return single and self._rules.pronouns.at(self._line, naming.first) is not None

    def _paints(self, at: int) -> bool:
        """Whether a word may only paint what follows: none of the language's small ones, none of those that lead to a name."""
        token = self._line[at]
        return token.plain not in self._never_paint and "," not in token.gap and at not in self.ground.titles

    def _behind_work(self, bound: Bound, at: int) -> int:
        """Behind a work in brackets after somebody, "Octavia Spencer (The Help) was"; 0 where there is none."""
        last = next((group[-1] for group in bound.values() if group and group[-1].last == at), None)
        work, behind = self._several.own(last) if last and at < len(self._line) and self.ground.opens(at) else (None, at)
        return behind if work and behind < len(self._line) else 0
