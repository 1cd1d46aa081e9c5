"""Results that no pattern tells whole: from a subject back to the word of winning, and from there to whoever does it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import islice

from knowledge.press.doubt import clause_wall
from knowledge.press.naming import BARE, Naming
from knowledge.press.oblique import is_oblique
from knowledge.press.rules import PressRules
from knowledge.press.scene import Scene
from knowledge.press.several import Several
from knowledge.press.tokens import owns, possessive

_FARTHEST = 30  # words between what is done and what it is done to
_ENDS = frozenset(";.!?\n—–|")
_NEAR_CLAUSE = 12  # words of a clause before what is done in it
_QUOTES = " \"”’'*_"
_NEAR = 4  # small words between a name and what it does


@dataclass(frozen=True, slots=True)
class Reached:
    """A subject, whoever it is told of, the statement that tells it, and where that begins."""

    statement: str
    first: int
    who: tuple[Naming, ...]
    what: Naming


class Reach:
    """Finds who won what in one sentence, however much stands between."""

    def __init__(self, rules: PressRules, scene: Scene) -> None:
        self._rules = rules
        self._line = scene.line
        self._parting = rules.parting - rules.entries.joins
        self._scene = scene
        self._cased = scene.sentence.cased
        self._names = [each for each in scene.namings() if self._may_do(each)]
        deeds = [(at, *found) for at in range(len(scene.line)) if (found := rules.deeds.at(scene.line, at))]
        self._deeds = [each for each in deeds if not self._is_done_to(each[1])]
        self._subjects = [each for each in scene.namings() if each.kinds == (rules.unit.subject,) and self._stands_alone(each)]

    def all(self, taken: Collection[tuple[str, int]]) -> Iterator[Reached]:
        """What is told of the subjects; `taken` are statements with the ends of those that they are told of already."""
        done: set[int] = set()
        above = {end for statement, end in taken if statement == self._rules.higher}
        for what in self._subjects if self._deeds or above else ():
            if what.last in done or self._rules.passed.at(self._line, what.last):
                continue
            done.add(what.last)
            deeds = [(first, statement) for first, last, statement in self._deeds if last <= what.first]
            if {(self._rules.higher, what.last), (deeds[-1][1] if deeds else "", what.last)} & set(taken):
                continue
            beside = self._beside(what)
            if beside and (deeds or any(end <= beside.first for end in above)):
                yield Reached(deeds[-1][1] if deeds else self._rules.higher, beside.first, (beside,), what)
            elif deeds and self._reaches(deeds[-1][0], what.first) and (who := self._doers(deeds[-1][0])):
                yield Reached(deeds[-1][1], min(who[0].first, deeds[-1][0]), who, what)

    def listed(self, several: Several) -> Iterator[Reached]:
        """A list of names that a colon sets off at the end of a sentence, told of the subject named before it."""
        for at in range(1, len(self._line)):
            before = [what for what in self._subjects if what.last <= at]
            if ":" not in self._line[at].gap or not before:
                continue
            nearest = max(before, key=lambda what: (what.last, -what.first))
            state = self._state(at)
            for group, last in several.groups(at, self._rules.things):
                rest = {each.last for each in (*group, several.own(group[-1])[0]) if each}
                if state and len(group) > 1 and len(self._line) in rest | {last}:
                    yield Reached(state, nearest.first, group, nearest)
                    return

    def _state(self, at: int) -> str:
        """The statement that the words before a colon tell: by what was done, or by a word such as "race"."""
        if any(token.plain in self._rules.subjects.unsettled for token in self._line[:at]):
            return self._rules.lower
        return next((statement for _, last, statement in reversed(self._deeds) if last <= at), "")

    def _is_done_to(self, at: int) -> bool:
        """Whether a word such as "him" behind a deed says that another has it: "his Landa won him Best Supporting Actor"."""
        return at < len(self._line) and self._line[at].plain in self._rules.staying - self._rules.fillers

    def _stands_alone(self, naming: Naming) -> bool:
        """Whether a subject needs no other: with its lead, right behind its deed ("won for adapted screenplay") or a name."""
        if naming.how != BARE or (naming.last - naming.first > 1 and self._beside(naming)):
            return True
        at = naming.first - 1
        pointed = at > 0 and self._line[at].plain in self._rules.entries.works
        return pointed and naming.last - naming.first > 1 and any(last == at for _, last, _ in self._deeds)

    def _may_do(self, naming: Naming) -> bool:
        return naming.kinds[0] in self._rules.things and naming.how != "raw"

    def _reaches(self, first: int, last: int) -> bool:
        """Whether nothing parts the words between: no end of a clause, no word that begins another."""
        between = range(first + 1, last + 1)
        ended = any(set(self._line[at].gap) & _ENDS or self._line[at].plain in self._parting for at in between)
        return last - first <= _FARTHEST and not ended and not any(self._begins(each, first, last) for each in self._names)

    def _begins(self, naming: Naming, first: int, last: int) -> bool:
        """Whether somebody named between these words begins a clause: ", and Spike Lee has …"."""
        line, at = self._line, naming.first
        if not first < at or naming.last >= last or naming.how == "lean":
            return False
        joined = line[at - 1].plain in self._rules.entries.joins or line[at].gap.startswith(",")
        goes_on = "," in line[naming.last].gap or line[naming.last].plain in self._rules.entries.joins
        return joined and not goes_on and not is_oblique(self._rules, self._scene, at)

    def _beside(self, what: Naming) -> Naming | None:
        """Somebody named right before a subject, the deed left out: "…, Olivia Colman best actress", "and Ang Lee for …"."""
        near = what.first
        if near and self._line[near - 1].plain in self._rules.entries.works and not self._line[near].gap.strip():
            near -= 1
        while near and self._line[near - 1].plain in self._rules.fillers and not self._line[near].gap.strip():
            near -= 1
        name = next((each for each in self._names if each.last == near and each.whole), None)
        if name is None or name.first == 0 or self._line[near].gap.strip(_QUOTES):
            return None
        begin = self._before_role(name.first)
        listed = "," in self._line[begin].gap or (begin > 0 and self._line[begin - 1].plain in self._rules.entries.joins)
        return name if listed else None

    def _before_role(self, at: int) -> int:
        """Before what introduces a name: "its star Ang Lee", "Hungary's “Joram”"."""
        if possessive(self._line, at - 1):
            at -= 2
        leading = self._rules.roles.keys() | self._rules.honorifics | self._rules.opening | self._rules.fillers
        for _ in range(_NEAR):
            if at > 1 and self._line[at - 1].plain in leading and not self._line[at].gap.strip(" .\"“‘'"):
                at -= 1
        return at

    def _doers(self, deed: int) -> tuple[Naming, ...]:
        """Who does something: whoever is named right before it, whoever did what came before, or the first of the sentence."""
        near = self._back(deed)
        near = self._relative(near, deed) or near
        if any(token.plain in self._rules.impersonal for token in self._line[near:deed]):
            works = [each for each in self._names if each.last <= near and each.kinds[0] in self._rules.titled]
            return tuple(works[-1:])
        beside = [each for each in self._names if each.last == near]
        parted = "," in self._line[near].gap and self._line[near].plain not in self._parting
        if beside and not parted:
            longest = min(beside, key=lambda each: each.first)
            if self._line[near].plain in self._parting or not is_oblique(self._rules, self._scene, longest.first):
                return (longest,)
        if parted and (aside := self._before_aside(near)):
            return (aside,)
        if begun := self._clause_subject(near):
            return (begun,)
        before = [first for first, last, _ in self._deeds if last <= deed]
        goes_on = self._line[near - 1].plain in self._rules.entries.joins or "," in self._line[near].gap
        if before and (goes_on or self._cased):
            return self._doers(before[-1]) if goes_on else ()
        begin = clause_wall(self._line, deed)
        if before:  # only a text that lost its commas tells on of its first name, and not behind another result
            begin = max([begin, *(each.last for each in self._subjects if each.last <= deed)])
        return tuple(
            islice((each for each in self._names if begin <= each.first and each.last <= deed and self._may_lead(each)), 1)
        )

    def _clause_subject(self, near: int) -> Naming | None:
        """Who begins the clause of a deed, or the one before it: "while Kate Winslet looked baffled to be handed …"."""
        done = max((each.last for each in self._subjects if each.last <= near), default=0)
        for at in range(near - 1, max(near - _NEAR_CLAUSE, done), -1):
            joined = self._line[at - 1].plain in self._rules.entries.joins and "," in self._line[at - 1].gap
            begins = "," in self._line[at].gap or self._line[at - 1].plain in self._parting or joined
            if begins and (here := [each for each in self._names if each.first == at and each.last <= near]):
                longest = max(here, key=lambda each: each.last)
                goes_on = longest.last < len(self._line) and "," in self._line[longest.last].gap
                listed = goes_on or self._line[longest.last].plain in self._rules.entries.joins
                return None if listed or not longest.whole or not self._may_lead(longest) else longest
        return None

    def _before_aside(self, at: int) -> Naming | None:
        """Whom a clause between commas, which ends here, tells more of: "Emma Stone, who won last year, received …"."""
        for each in sorted(self._names, key=lambda one: (-one.last, one.first)):
            if each.last < at and self._line[each.last].plain in self._rules.relatives and "," in self._line[each.last].gap:
                return each
        return None

    def _relative(self, near: int, deed: int) -> int:
        """Where the word stands that begins the clause of a deed, "who became the first man to win"; 0 where it is another."""
        for at in range(deed - 1, max(deed - _NEAR_CLAUSE, 0), -1):
            if self._line[at].plain in self._rules.relatives:
                return at if at + 1 < near and any(each.last == at for each in self._names) else 0
            if set(self._line[at].gap) & (_ENDS | {","}) or any(each.last == at for each in self._names):
                return 0
        return 0

    def _may_lead(self, naming: Naming) -> bool:
        return not is_oblique(self._rules, self._scene, naming.first) and not owns(self._line, naming.last)

    def _back(self, at: int) -> int:
        """Before the small words that stand between a name and what it does, "who also won"."""
        for _ in range(_NEAR):
            plain = self._line[at - 1].plain if at else ""
            if plain not in self._rules.fillers and plain not in self._rules.parting - self._rules.entries.joins:
                break
            at -= 1
        return at
