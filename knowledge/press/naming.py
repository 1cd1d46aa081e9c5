"""Names in a line of words: known ones, those a role or quotes introduce, those that capitals show, and what leans on them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from knowledge.press.rules import PressRules
from knowledge.press.tokens import Token, possessive
from knowledge.words import key

How = Literal["known", "role", "quoted", "shape", "lean", "raw", "bare"]
BARE: How = "bare"  # a subject without its lead, "director" in "best film and director"
_WHOLE: frozenset[How] = frozenset(("known", "role", "quoted", "shape"))
_OPENING, _CLOSING = "\"“‘'*_", "\"”’'*_"
_YEAR = re.compile(r"(?:19|20)\d\d")
_DATELINE = (" - ", " – ", " — ", ": ")
_JOINING = frozenset((" ", "-", ". ", ".", " '", "'", "’", "–", " -", "/", " ’"))


@dataclass(frozen=True, slots=True)
class Naming:
    """Words that name one thing, from the first to behind the last: its kinds, likeliest first, its name, how it is known."""

    first: int
    last: int
    kinds: tuple[str, ...]
    name: str
    how: How

    @property
    def whole(self) -> bool:
        """Whether the words are a whole name rather than a surname, a pronoun or a guess."""
        return self.how in _WHOLE


@dataclass(slots=True)
class Register:
    """The names that an article has used so far, by kind, what was last spoken of, whose each work was said to be,
    the subject of a result that a heading names, and who answers in an interview."""

    kinds: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    latest: dict[str, str] = field(default_factory=dict)
    seen: set[str] = field(default_factory=set)
    owners: dict[str, str] = field(default_factory=dict)
    topic: str = ""
    speaker: str = ""

    def add(self, kind: str, name: str) -> None:
        """Remember a name and what it is; the first kind told stays."""
        if self.kinds.setdefault(key(name), kind) == kind:
            self.names.setdefault(key(name), name)

    def kind(self, name: str) -> str:
        """The kind that a name is known to be, or an empty string."""
        return self.kinds.get(key(name), "")

    def of_kind(self, kind: str) -> list[str]:
        """The names of a kind."""
        return [self.names[each] for each, known in self.kinds.items() if known == kind]


class NameShapes:
    """Names by how they are written."""

    def __init__(self, rules: PressRules) -> None:
        self._rules = rules
        self._small = rules.small
        self._loose = rules.small | rules.fillers
        self._speech = rules.speech
        self._painting = rules.vocabulary | rules.roles.keys()
        self._leading = rules.introducing | rules.honorifics
        self._never_named = (rules.oblique - rules.introducing) | rules.opening

    def runs(self, text: str, line: Sequence[Token], barriers: frozenset[int]) -> Iterator[Naming]:
        """Stretches of capitals between barriers, whole ones only, as either kind that they may be."""
        at = 0
        while at < len(line):
            last = self._run(line, at, barriers)
            if last == at:
                at += 1
                continue
            if at == 0 and self._is_dateline(text, line, last):
                at = last
                continue
            if last < len(line) and line[last].gap == ": " and (end := self._run(line, last, barriers)) > last:
                begin = at + (at == 0 and last - at > 1 and line[at].plain in self._rules.entries.joins)
                yield self._named(text, line, begin, end, self._rules.titled)
            yield from self._readings(text, line, at, last)
            at = last

    @staticmethod
    def _is_dateline(text: str, line: Sequence[Token], last: int) -> bool:
        """Whether a sentence begins with where it was written: "LONDON - …"."""
        return last < len(line) and text[line[0].start : line[last - 1].end].isupper() and line[last].gap in _DATELINE

    def _run(self, line: Sequence[Token], first: int, barriers: frozenset[int]) -> int:
        """Behind the last word of the run that begins here."""
        spoken = first > 0 and line[first - 1].plain in self._speech and set(line[first].gap) & set(_OPENING)
        if not line[first].capital or first in barriers or possessive(line, first) or spoken:
            return first
        last = first + 1
        while last < len(line):
            ahead = last
            while ahead < len(line) and ahead - last < 3 and not line[ahead].capital and self._inside(line, ahead, barriers):
                ahead += 1
            if line[last].gap == "-" and not line[last].capital and line[last].plain in self._painting:
                break  # "the Aamir Khan-starrer “PK”", not "Bong Joon-ho"
            if line[last].gap == "-" and last not in barriers:
                last += 1
                continue
            if ahead > last and ahead < len(line) and line[ahead].plain.isdigit():
                break
            if ahead >= len(line) or not line[ahead].capital or ahead in barriers or not self._joined(line, last, ahead):
                break
            last = ahead + 1
        return last

    def _inside(self, line: Sequence[Token], at: int, barriers: frozenset[int]) -> bool:
        known = line[at].plain in self._rules.in_titles or line[at].plain in self._rules.particles
        return known and at not in barriers and line[at].gap == " "

    @staticmethod
    def _joined(line: Sequence[Token], last: int, ahead: int) -> bool:
        if ahead == last:
            return line[ahead].gap in _JOINING and not possessive(line, ahead)
        return all(token.gap == " " for token in line[last : ahead + 1])

    def _readings(self, text: str, line: Sequence[Token], first: int, last: int) -> Iterator[Naming]:
        if all(token.plain in self._loose or token.plain.isdigit() for token in line[first:last]):
            return
        if last - first == 1 and line[first].plain in self._rules.subjects.heads:
            return  # "Best Film and Director"
        alone = last - first == 1 or (last - first == 2 and line[first].plain in self._rules.opening)
        if alone and self._paints(line, first, last):
            return  # "the Iraq drama"
        if (first, last) == (0, 1) and last < len(line) and line[last].gap == " " and line[last].plain in self._never_named:
            return  # "Based on the life of …", "Among his honours …"
        if last - first == 1 and last < len(line) and line[last].gap == "-" and not line[last].capital:
            return
        if last - first == 2 and line[first + 1].gap == "-" and not line[first + 1].capital:
            return  # "the Paris-set film"
        if any(token.plain in self._rules.occasion.epithets for token in line[first:last]):
            return
        if last - first > 1 and line[last - 1].plain in self._rules.occasion.heads:
            return  # "the Lantern Awards"
        if first == 0 and last > 2 and line[0].plain in self._small and _YEAR.fullmatch(line[1].plain):
            first = 2  # "In 2020 Emma Stone …"
        if line[first].plain in self._rules.in_titles and last - first > 1:
            yield self._named(text, line, first, last, self._rules.titled)
            first += 1
        if first == 0:
            while first < last and line[first].plain in self._small and not self._is_initial(line, first):
                first += 1
        if first == last:
            return
        somebody = self.personal(line[first:last]) or (first and line[first - 1].plain in self._leading)
        origin = next((at for at in range(first, last) if line[at].plain not in self._rules.origins), last)
        if origin > first and self.personal(line[origin:last]):
            yield self._named(text, line, origin, last, self._rules.things)  # "by the Norwegian Joachim Trier"
            somebody = False
        if self._is_home(line, first, last):
            yield self._named(text, line, first, last - 2, self._rules.things)
            return
        yield self._named(text, line, first, last, self._rules.things if somebody else self._rules.titled)
        for cut in range(first + 1, last):
            if not line[cut].capital and line[cut].plain not in self._rules.particles:
                yield from self._parts(text, line, first, cut, last)

    def _is_home(self, line: Sequence[Token], first: int, last: int) -> bool:
        """Whether somebody is named with where they are from: "Elio Germano of Italy", not "Lawrence of Arabia"."""
        within = last - first > 3 and line[last - 2].plain in self._rules.entries.within
        return within and self.personal(line[first : last - 2])

    def _paints(self, line: Sequence[Token], first: int, at: int) -> bool:
        """Whether a small word for a work, or behind "the" for somebody, stands here, which capitals before it only paint."""
        kind = self._rules.roles.get(line[at].plain) if at < len(line) else None
        goes_on = at + 1 < len(line) and line[at + 1].capital
        somebody = kind == self._rules.personal and line[first].plain in self._rules.opening and not goes_on
        return (kind in self._rules.titled or somebody) and line[at].gap == " " and not line[at].capital

    def _parts(self, text: str, line: Sequence[Token], first: int, cut: int, last: int) -> Iterator[Naming]:
        """The capitals before and behind a small word, which may be two names: "Tom Hooper for The King's Speech"."""
        after = cut
        while after < last and not line[after].capital:
            after += 1
        for begin, end in ((first, cut), (after, last)):
            if begin < end:
                somebody = self.personal(line[begin:end])
                yield self._named(text, line, begin, end, self._rules.things if somebody else self._rules.titled)

    def personal(self, run: Sequence[Token]) -> bool:
        """Whether capitals may be the name of somebody: two to four words, none of them small, no digits, nothing between."""
        heads = [token for token in run if token.plain not in self._rules.particles]
        return (
            len(heads) >= 2
            and heads[-1].plain not in self._rules.buildings
            and len(run) <= 5
            and all(
                (token.capital or token.gap == "-")
                and token.plain.isalpha()
                and (token.plain not in self._small or (token is not run[-1] and self._is_initial(run, run.index(token))))
                for token in heads
            )
            and all(token.gap in (" ", "-", ". ", ".", "'", "’") for token in run[1:])
        )

    @staticmethod
    def _is_initial(line: Sequence[Token], at: int) -> bool:
        """Whether a letter with its full stop begins a name: "M. Jayachandran"."""
        return len(line[at].plain) == 1 and line[at + 1 : at + 2] != [] and line[at + 1].gap.startswith(".")

    @staticmethod
    def _named(text: str, line: Sequence[Token], first: int, last: int, kinds: tuple[str, ...]) -> Naming:
        return Naming(first, last, kinds, " ".join(text[line[first].start : line[last - 1].end].split()), "shape")


def quoted(text: str, line: Sequence[Token], rules: PressRules, longest: int = 9) -> Iterator[Naming]:
    """Names in quotation marks or set off by stars: titles, where nobody says them."""
    kinds = rules.titled
    for first, token in enumerate(line):
        mark = text[token.start - 1 : token.start] if token.start else ""
        if not mark or mark not in _OPENING or not token.capital or (first and line[first - 1].plain in rules.speech):
            continue
        closing = _CLOSING[_OPENING.index(mark)]
        for last in range(first + 1, min(first + longest, len(line)) + 1):
            end = line[last - 1].end
            tail = text[end : end + 2]
            stop = tail[:1] == closing or (tail[:1] in ",!?." and tail[1:2] == closing)
            said = tail[:1] == "," and last < len(line) and line[last].plain in rules.speech
            if said:
                break  # "“It is an honour,” said Chloé Zhao"
            if stop and not (closing in "'’" and text[end : end + 2].casefold() in ("'s", "’s")):
                yield Naming(first, last, kinds, text[token.start : end + (tail[:1] in "!?" and tail[:1] != "")], "quoted")
                break


def best(namings: Iterable[Naming]) -> list[Naming]:
    """The namings in order of trust where they begin: known ones and longer ones first."""
    order: dict[How, int] = {"known": 0, "quoted": 1, "role": 2, "shape": 3, "lean": 4, "raw": 5, "bare": 6}
    return sorted(namings, key=lambda each: (each.first, order[each.how] > 2, -each.last, order[each.how]))
