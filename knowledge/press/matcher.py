"""Patterns fitted to the words of a sentence: slots take what was named there, lists of names whole."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from knowledge.patterns import Choice, Maybe, Pattern, Slot, Word
from knowledge.patterns import Sequence as Parts
from knowledge.press.load import ANY
from knowledge.press.naming import BARE, Naming
from knowledge.press.rules import PressRules
from knowledge.press.scene import Scene
from knowledge.press.tokens import is_short_form, owns, possessive
from knowledge.words import words

_WALLS = set(";:()[]—–.!?\n\r|•")
_MOST_SKIPPED = 4  # fillers between two parts
_MOST_WORDS = 12  # of a slot for any words
_MOST_NEAR = 3
_MOST_LISTED = 24
_YEAR = 4  # digits
_LONGEST_INSERTION = 24
_LONGEST_BRACKET = 8
TITLED = ("known", "quoted")  # how a title is known for sure
INSIDE = "inside"  # a slot so called stands right behind an opening bracket
KNOWN = "known"  # a slot so called takes only a title that is known, quoted or told to be one
NEAR = "near"  # a slot for any words that is so called takes a few that only paint what follows
INSERTED = "…"  # bound to nothing where the fit leapt over an insertion

_OWNS = Word("'s")

Group = tuple[Naming, ...]
Bound = dict[str, Group]


class Matcher:
    """Fits patterns to a scene."""

    def __init__(self, rules: PressRules, scene: Scene) -> None:
        self._rules = rules
        self._line = scene.line
        self._bare = not scene.sentence.cased
        self._named: Mapping[int, Sequence[Naming]] = scene.named
        self._bridged = {each.last for named in scene.named.values() for each in named if each.name.endswith(")")}
        self._ends = {each.last for named in scene.named.values() for each in named}
        sure = [each for named in scene.named.values() for each in named if each.kinds[0] in rules.titled and each.how in TITLED]
        self._titles = {at for each in sure for at in range(each.first, each.last) if each.last - each.first > 1}
        self._skippable = rules.fillers | rules.roles.keys() | rules.honorifics
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
        for start in starts or self._starts(at):
            owners = parts[0] if isinstance(parts[0], Slot) and parts[1:2] == (_OWNS,) else None
            for middle, bound in self._slot(owners, start, kinds, True) if owners else self.fits(parts[0], start, kinds):
                leapt: Bound = {INSERTED: ()} if bound and parts[1:] and self._set_off(middle) else {}
                for end, rest in self._parts(parts[1:], middle, kinds):
                    yield end, {**bound, **rest, **leapt}
                if bound and parts[1:] and (behind := self._behind_insertion(middle) or self._behind_work(bound, middle)):
                    for end, rest in self._parts(parts[1:], behind, kinds):
                        yield end, {**bound, **rest, INSERTED: ()}

    def _starts(self, at: int) -> Iterator[int]:
        """Here, and behind a few words that may stand between any two parts; nowhere behind a mark that parts clauses."""
        if at < len(self._line) and self._walled(at):
            return
        yield at
        for skipped in range(at, min(at + _MOST_SKIPPED, len(self._line))):
            plain = self._line[skipped].plain
            counted = plain.isdigit() and len(plain) < _YEAR
            if not (plain in self._skippable or counted or self._is_home(skipped)) or self._walled(skipped + 1):
                return
            yield skipped + 1

    def _is_home(self, at: int) -> bool:
        """Whether a capital, or the mark behind it, only tells where somebody is from: "Poland's Pawel Pawlikowski"."""
        at -= possessive(self._line, at)
        after = self._named.get(at + 2, ())[:1]
        one = [each for each in self._named.get(at, ()) if each.last == at + 1]
        somewhere = all(each.how == "shape" or each.kinds[0] not in self._rules.things for each in one)
        home = possessive(self._line, at + 1) and self._line[at].capital and somewhere
        return home and any(each.kinds[0] == self._rules.personal and each.whole for each in after)

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
                sourced = self._line[at].plain in self._rules.entries.sources  # "“Glory”, from Selma, won"
                return 0 if self._titled_before(behind) and not sourced else behind
            if self._walled(behind):
                return 0
        return 0

    def _titled_before(self, at: int) -> bool:
        """Whether a known title ends here, so that what follows tells of that: "X, which won for “Y”, by Z"."""
        return any(
            each.last == at and each.how in TITLED and each.kinds[0] in self._rules.titled
            for named in self._named.values()
            for each in named
        )

    def _walled(self, at: int) -> bool:
        """Whether what stands before a word parts it from the word before."""
        if not 0 < at < len(self._line):
            return False
        gap = self._line[at].gap
        if gap.startswith(".") and is_short_form(self._line[at - 1].plain):
            gap = gap[1:]
        if self.opens(at) and at in self._ends:
            return False
        if gap.strip() == ":" and any(self._rules.unit.subject in each.kinds for each in self._named.get(at, ())):
            return False
        return bool(set(gap.lstrip("\"'”’*_").removeprefix(")") if at in self._bridged else gap) & _WALLS)

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
            for last in range(at + 1, min(at + (_MOST_NEAR if slot.name == NEAR else _MOST_WORDS), len(self._line)) + 1):
                if self._walled(last - 1) or (slot.name == NEAR and not self._paints(last - 1)):
                    return
                yield last, {}
            return
        if slot.name == INSIDE and not self.opens(at):
            return
        wanted = kinds.get(slot.kind, (slot.kind,))
        for group, last in self.groups(at, wanted, owners):
            if slot.name != KNOWN:
                yield last, {slot.name: group}
            elif all(each.how in TITLED or len(each.kinds) == 1 for each in group):
                yield last, {slot.kind: group}

    def _paints(self, at: int) -> bool:
        """Whether a word may only paint what follows: none of the language's small ones, none of those that lead to a name."""
        token = self._line[at]
        return token.plain not in self._never_paint and "," not in token.gap and at not in self._titles

    def groups(self, at: int, wanted: Collection[str], owners: bool = False) -> Iterator[tuple[Group, int]]:
        """What is named here, first the whole of a list "X, Y and Z", then its first member alone."""
        for first in self._named.get(at, ()) if not self._is_home(at) else ():
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
        for at in range(begin, min(begin + _MOST_SKIPPED, len(self._line))):
            apart = set(self._line[at].gap) & {",", *_WALLS} or self._line[at - 1].plain in self._rules.oblique
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
            bracket = self._behind_maker(self._behind_bracket(at)) if subjects else self._behind_bracket(self.own(group[-1])[1])
            if others := self._rules.others.at(self._line, at):
                return (tuple(group), others[0]) if not self._walled(at) else None
            free = bracket > at or not self._walled(at)
            at = bracket
            if at == len(self._line):
                break
            joined = self._line[at].plain in self._rules.entries.joins and free
            if joined and len(group) == 1 and "," in self._line[at].gap:
                break  # ", and" behind one name begins a clause
            if not joined and "," not in self._line[at].gap and not self._is_bare_list(group[-1], at):
                break
            nearby = (each for start in self._starts(at + joined) for each in self._next(start, wanted, owned, owners))
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
        behind = self._behind_bracket(at)
        inside = [each for each in self._named.get(at, ()) if self._fits(each, titled) and each.last == behind]
        if behind > at and inside:
            return inside[0], behind
        leading = line[at].plain in self._rules.entries.works
        if (leading or line[at].plain in self._rules.entries.within) and not self._walled(at):
            named = (each for start in self._starts(at + 1) for each in self._named.get(start, ()) if self._fits(each, titled))
            if (work := next(named, None)) and work.how != "raw" and (leading or work.how in TITLED):
                return work, work.last
        return None, at

    def _behind_work(self, bound: Bound, at: int) -> int:
        """Behind a work in brackets after somebody, "Octavia Spencer (The Help) was"; 0 where there is none."""
        last = next((group[-1] for group in bound.values() if group and group[-1].last == at), None)
        work, behind = self.own(last) if last and at < len(self._line) and self.opens(at) else (None, at)
        return behind if work and behind < len(self._line) else 0

    def opens(self, at: int) -> bool:
        """Whether a bracket opens before a word, with or without a quotation mark."""
        return at < len(self._line) and self._line[at].gap.strip(" \"“‘'*_") == "("

    def _behind_bracket(self, at: int) -> int:
        """Behind a few words in brackets that begin here, or here."""
        if at < len(self._line) and self.opens(at):
            for behind in range(at + 1, min(at + _LONGEST_BRACKET, len(self._line)) + 1):
                if behind == len(self._line) or ")" in self._line[behind].gap:
                    self._bridged.add(behind)
                    return behind
        return at

    def _behind_maker(self, at: int) -> int:
        """Behind somebody to whom a subject of a list is owed, where the list goes on: "direction for Ang Lee, editing for …"."""
        if at >= len(self._line) or self._walled(at):
            return at
        works, joins = self._rules.entries.works, self._rules.entries.joins
        for begin in self._starts(at + 1) if self._line[at].plain in works else ():
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

    def _next(self, at: int, wanted: Collection[str], owned: bool, owners: bool) -> Iterator[Naming]:
        """The next member of a list: behind a comma there may still be an "and"."""
        if at < len(self._line) and self._line[at].plain in self._rules.entries.joins:
            at += 1
        if not self._walled(at) if at < len(self._line) else False:
            for each in self._named.get(at, ()):
                if owned and (work := self._owned(each, wanted)):
                    yield work
                elif self._fits(each, wanted) and not self._is_pronoun(each) and (owners or not owns(self._line, each.last)):
                    yield each

    def _is_pronoun(self, naming: Naming) -> bool:
        """Whether words lean on a name without being a part of it, as "she" does and a surname does not."""
        return naming.how == "lean" and self._line[naming.first].plain not in words(naming.name)
