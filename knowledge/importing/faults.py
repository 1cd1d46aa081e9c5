"""What is wrong with the rows of a table: each told with its line, the first of them by name and all of them by number."""

from __future__ import annotations

from dataclasses import dataclass, field

from knowledge.mistakes import Mistake

TOLD = 100


class RowError(ValueError):
    """One row cannot be used; the text says why."""


@dataclass(slots=True)
class Faults:
    """The broken rows so far: how many, and the first hundred with file and line."""

    count: int = 0
    told: list[Mistake] = field(default_factory=list)

    def tell(self, file: str, line: int, found: str) -> None:
        """Note a row that is left out."""
        self.count += 1
        if len(self.told) < TOLD:
            self.told.append(Mistake(file, line, "", found))

    def mistakes(self) -> list[Mistake]:
        """The rows told, and a last line for those that are not."""
        rest = self.count - len(self.told)
        more = [Mistake(self.told[-1].file, 0, "", f"{rest:,} more rows cannot be read")] if rest else []
        return [*self.told, *more]
