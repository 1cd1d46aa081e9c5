"""What an author got wrong: every mistake of a file, told at once with its place and a remedy."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from rapidfuzz.distance import OSA

_LISTED = 24


@dataclass(frozen=True, slots=True)
class Mistake:
    """One thing an author got wrong: file, line (from 1; 0 for the whole file), the place in it, what was found, what to do."""

    file: str
    line: int
    where: str
    found: str
    remedy: str = ""

    def __str__(self) -> str:
        at = f"{self.file}:{self.line}" if self.line else self.file
        told = f"{at} {self.where}" if self.where else at
        return f"{told}: {self.found}." + (f" {self.remedy}" if self.remedy else "")


class Line(int):
    """A line (from 1) of another file than the one that is read, as where one adds to it: the line knows its file."""

    file: str

    @classmethod
    def of(cls, file: str, line: int) -> Line:
        """The line of a file."""
        placed = cls(line)
        placed.file = file
        return placed


class Mistakes(Exception):
    """All mistakes of one or more files; its text has a line for each."""

    def __init__(self, mistakes: Iterable[Mistake]) -> None:
        self.mistakes = tuple(mistakes)
        super().__init__("\n".join(map(str, self.mistakes)))


@dataclass(slots=True)
class Notes:
    """The mistakes found so far while one file is read."""

    file: str
    mistakes: list[Mistake] = field(default_factory=list)

    def tell(self, line: int, where: str, found: str, remedy: str = "") -> None:
        """Note a mistake and go on."""
        self.mistakes.append(Mistake(line.file if isinstance(line, Line) else self.file, line, where, found, remedy))

    def check(self) -> None:
        """Raise Mistakes with all that were told, in the order of their lines, if there are any."""
        if self.mistakes:
            raise Mistakes(sorted(self.mistakes, key=lambda mistake: (mistake.file != self.file, mistake.file, mistake.line)))


def nearest(word: str, known: Collection[str]) -> str:
    """The known word that this one is probably a slip of, or an empty string."""
    allowed = 1 if len(word) < 5 else 2 if len(word) < 9 else len(word) // 3
    ranked = sorted((OSA.distance(word.casefold(), other.casefold()), other) for other in known)
    return ranked[0][1] if ranked and ranked[0][0] <= allowed else ""


def suggest(word: str, known: Collection[str]) -> str:
    """A remedy for an unknown word: the nearest known one, else all of them where they are few."""
    near = nearest(word, known)
    if near:
        return f'Did you mean "{near}"?'
    return f"Known here: {', '.join(sorted(known))}." if 0 < len(known) <= _LISTED else ""
