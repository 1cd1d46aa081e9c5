"""What is named side by side: lists such as "X, Y and Z", and the work or the maker that belongs to each of them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from knowledge.press.ground import MOST_SKIPPED, TITLED, WALLS, Ground
from knowledge.press.naming import BARE, Naming
from knowledge.press.rules import PressRules
from knowledge.press.scene import Scene
from knowledge.press.tokens import owns, possessive
from knowledge.words import words

_MOST_LISTED = 24

Group = tuple[Naming, ...]


class Several:
    """Takes names together that a scene names side by side."""

    def __init__(self, rules: PressRules, scene: Scene) -> None:
        self._rules = rules
        self._line = scene.line
        self._bare = not scene.sentence.cased
        self._named: Mapping[int, Sequence[Naming]] = scene.named
        self.ground = Ground(rules, scene)

    def groups(self, at: int, wanted: Collection[str], owners: bool = False) -> Iterator[tuple[Group, int]]:
        """What is named here, first the whole of a list "X, Y and Z", then its first member alone."""
        for first in self._named.get(at, ()) if not self.ground.is_home(at) else ():
            if work := self._owned(first, wanted):
                yield self._list(work, wanted, owned=True) or ((work,), work.last)
            if not self._fits(first, wanted) or first.how == BARE:
                continue
            listed = self._list(first, wanted, owners=owners)
            if listed:
                yield listed
            yield (first,), first.last

    def _owned(self, owner: Naming, wanted: Collection[str]) -> Naming | None:
        """The work meant where somebody it belongs to is named first: "Joe Wright's lavish “Atonement”"."""
        begin = owner.last + possessive(self._line, owner.last)
        if (
            not owns(self._line, owner.last)
            or owner.kinds[0] != self._rules.personal
            or not set(self._rules.titled) & set(wanted)
        ):
            return None
        titles: list[Naming] = []
        for at in range(begin, min(begin + MOST_SKIPPED, len(self._line))):
            apart = set(self._line[at].gap) & {",", *WALLS} or self._line[at - 1].plain in self._rules.oblique
            if at > begin and apart:
                break  # of "Sam Smith's dirge from “Spectre”" he owns only the dirge
            here = [each for each in self._named.get(at, ()) if each.kinds[0] in self._rules.titled]
            titles += [each for each in here if each.how in TITLED or (at == begin and self._is_shown(each))]
        return max(titles, key=lambda each: (each.how == "quoted", each.last), default=None)

    def _is_shown(self, naming: Naming) -> bool:
        """Whether capitals show a title of several words."""
        return naming.how == "shape" and naming.last - naming.first > 1

    @staticmethod
    def _fits(naming: Naming, wanted: Collection[str]) -> bool:
        return any(kind in wanted for kind in naming.kinds)

    def _list(
        self, first: Naming, wanted: Collection[str], owned: bool = False, owners: bool = False
    ) -> tuple[Group, int] | None:
        """A list of names that "and" or "and others" closes; `owned`: each behind somebody it belongs to."""
        group, at, closed = [first], first.last, False
        subjects = self._rules.unit.subject in first.kinds
        while at < len(self._line) and len(group) < _MOST_LISTED and not closed:
            bracket = (
                self._behind_maker(self.ground.behind_bracket(at))
                if subjects
                else self.ground.behind_bracket(self.own(group[-1])[1])
            )
            if others := self._rules.others.at(self._line, at):
                return (tuple(group), others[0]) if not self.ground.walled(at) else None
            parted = bracket < len(self._line) and ";" in self._line[bracket].gap and self.own(group[-1])[0] is not None
            free = bracket > at or parted or not self.ground.walled(at)
            at = bracket
            if at == len(self._line):
                break
            joined = self._line[at].plain in self._rules.entries.joins and free
            if joined and len(group) == 1 and "," in self._line[at].gap:
                break  # ", and" behind one name begins a clause
            if not (joined or parted) and "," not in self._line[at].gap and not self._is_bare_list(group[-1], at):
                break
            starts = (at,) if parted else self.ground.starts(at + joined)
            nearby = (each for start in starts for each in self._next(start, wanted, owned, owners, parted))
            after = next((each for each in nearby if self._may_follow(first, each, at + joined)), None)
            if after is None:
                break
            group.append(after)
            at, closed = after.last, joined or self._line[after.first - 1].plain in self._rules.entries.joins
        return (tuple(group), group[-1].last) if (closed or subjects) and len(group) > 1 else None

    def _is_bare_list(self, naming: Naming, at: int) -> bool:
        """Whether a known name stands right behind one of a text that has lost its commas."""
        return self._bare and naming.how == "known" and any(each.how == "known" for each in self._named.get(at, ()))

    def own(self, naming: Naming) -> tuple[Naming | None, int]:
        """The work named right behind one of a list, in brackets or behind "for", and where that ends."""
        at = naming.last
        line, titled = self._line, self._rules.titled
        if at >= len(line) or naming.kinds[0] in titled:
            return None, at
        behind = self.ground.behind_bracket(at)
        inside = [each for each in self._named.get(at, ()) if self._fits(each, titled) and each.last == behind]
        if behind > at and inside:
            return inside[0], behind
        leading = line[at].plain in self._rules.entries.works
        if (leading or line[at].plain in self._rules.entries.within) and not self.ground.walled(at):
            named = (
                each for start in self.ground.starts(at + 1) for each in self._named.get(start, ()) if self._fits(each, titled)
            )
            if (work := next(named, None)) and work.how != "raw" and (leading or work.how in TITLED):
                return work, work.last
        return None, at

    def _behind_maker(self, at: int) -> int:
        """Behind somebody to whom a subject of a list is owed, where the list goes on: "direction for Ang Lee, editing for …"."""
        if at >= len(self._line) or self.ground.walled(at):
            return at
        works, joins = self._rules.entries.works, self._rules.entries.joins
        for begin in self.ground.starts(at + 1) if self._line[at].plain in works else ():
            for each in self._named.get(begin, ()):
                goes_on = each.last < len(self._line) and (
                    "," in self._line[each.last].gap or self._line[each.last].plain in joins
                )
                if each.kinds[0] == self._rules.personal and each.whole and goes_on:
                    return each.last
        return at

    @staticmethod
    def _may_follow(first: Naming, other: Naming, at: int) -> bool:
        """Whether one may stand in a list behind another: a subject without its lead only right behind the comma or "and"."""
        return (other.how != BARE or other.first == at) and bool(set(other.kinds) & set(first.kinds))

    def _next(self, at: int, wanted: Collection[str], owned: bool, owners: bool, parted: bool) -> Iterator[Naming]:
        """The next member of a list: behind a comma, or what is `parted` by a semicolon, there may still be an "and"."""
        if at < len(self._line) and self._line[at].plain in self._rules.entries.joins:
            at += 1
        if at < len(self._line) and (parted or not self.ground.walled(at)):
            for each in self._named.get(at, ()):
                if owned and (work := self._owned(each, wanted)):
                    yield work
                elif self._fits(each, wanted) and not self._is_pronoun(each) and (owners or not owns(self._line, each.last)):
                    yield each
                elif self._is_mononym(each, wanted):
                    yield replace(each, kinds=(self._rules.personal,))

    def _is_mononym(self, naming: Naming, wanted: Collection[str]) -> bool:
        """Whether one capital may be somebody among others: "Anne Hathaway, Zendaya and Tom Holland"."""
        single = naming.how == "shape" and naming.last - naming.first == 1 and naming.kinds == self._rules.titled
        single = single and all(each.how in ("shape", "raw") for each in self._named.get(naming.first, ()))
        return single and self._rules.personal in wanted and not set(self._rules.titled) & set(wanted)

    def _is_pronoun(self, naming: Naming) -> bool:
        """Whether words lean on a name without being a part of it, as "she" does and a surname does not."""
        return naming.how == "lean" and self._line[naming.first].plain not in words(naming.name)
