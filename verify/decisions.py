"""What was decided where the shipped facts and a record disagree, and how a record calls what ships."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import yaml

DECISIONS = Path(__file__).with_name("decisions.yaml")


@dataclass(slots=True)
class Decision:
    """Every disagreement with `record` whose words hold one of `about` is decided for the reason given."""

    record: str
    about: tuple[str, ...]
    because: str
    met: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Decisions:
    """`categories`: record -> its name of a category -> ours, or "" where ours leave it out. `names`: theirs -> ours."""

    categories: dict[str, dict[str, str]]
    names: dict[str, str]
    decided: tuple[Decision, ...]

    def reason(self, record: str, disagreement: str) -> str:
        for each in self.decided:
            if each.record == record:
                for words in each.about:
                    if words in disagreement:
                        each.met.add(words)
                        return each.because
        return ""

    def unused(self) -> list[str]:
        return [f"{each.record}: {words}" for each in self.decided for words in each.about if words not in each.met]


def read_decisions(file: Path = DECISIONS) -> Decisions:
    told = yaml.load(file.read_bytes(), Loader=yaml.CBaseLoader)
    decided = tuple(Decision(each["record"], _many(each["about"]), each["because"]) for each in told["decided"])
    return Decisions(told["categories"], told["names"], decided)


def _many(value: str | list[str]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)
