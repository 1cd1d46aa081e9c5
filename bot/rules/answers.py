"""What a question wants, as its `answer:` line says it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

TIMES = {"exactly": "=", "at least": ">=", "over": ">", "under": "<"}  # how a count may stand to a number, in SQL

Form = Literal["each", "yes_or_no", "count", "first", "last", "most", "fewest", "exactly", "at least", "over", "under"]
_ANSWERS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("yes_or_no", re.compile(r"yes_or_no")),
    ("count", re.compile(rf"count of (?P<of>[a-z_]+)(?: is (?P<times>{'|'.join(TIMES)}) (?P<number>[a-z_]+))?")),
    (
        "ordered",
        re.compile(
            r"(?P<form>first|last)(?: (?P<number>[a-z_]+))? (?P<name>[a-z_]+) by (?P<of>[a-z_]+)(?: since (?P<since>[a-z_]+))?"
        ),
    ),
    (
        "ranked",
        re.compile(r"(?P<form>most|fewest) (?P<name>[a-z_]+) by count of (?P<of>[a-z_]+)(?: is (?P<against>[a-z_]+))?"),
    ),
    ("times", re.compile(rf"(?P<name>[a-z_]+) with (?P<form>{'|'.join(TIMES)}) (?P<number>[a-z_]+|[0-9]+) (?P<of>[a-z_]+)")),
    ("each", re.compile(r"(?P<name>[a-z_]+)")),
)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a question wants: a name of its fact lines, a yes or no, a count, or the extreme of a name by another.

    Of the first or last, a slot `number` may say how many places in that order count, and `since` from which value on it goes.
    A description may also pick a name by how often it is there: `number` is the slot that says it, or the number itself, the
    form one of `TIMES`. A count may be held against such a slot, which makes it a yes or no: `times` says how. So may the one
    that has most or fewest, against the slot `against`.
    """

    form: Form
    name: str = ""
    of: str = ""
    number: str = ""
    times: str = ""
    against: str = ""
    since: str = ""

    @property
    def decides(self) -> bool:
        """Whether it is a yes or no that the rows alone do not tell."""
        return bool(self.times or self.against)

    @classmethod
    def read(cls, text: str) -> Answer:
        """Read an `answer:` line. Raises ValueError where it has none of the forms."""
        for form, pattern in _ANSWERS:
            found = pattern.fullmatch(text)
            if found:
                parts = found.groupdict()
                chosen = parts.get("form", form)
                said = {part: parts.get(part) or "" for part in ("name", "of", "number", "times", "against", "since")}
                return cls(chosen, **said)  # type: ignore[arg-type]
        times = "|".join(TIMES)
        raise ValueError(
            f'"{text}" is not NAME, yes_or_no, count of NAME [is {times} NUMBER], first|last [NUMBER] NAME by NAME [since NAME],'
            f" most|fewest NAME by count of NAME [is NAME], or NAME with {times} NUMBER NAME"
        )
