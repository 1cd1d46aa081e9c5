"""What admins are told: questions without an answer and answers called wrong, alike ones together, most frequent first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from bot.state import Report, Unanswered
from knowledge.words import plain


@dataclass(frozen=True, slots=True)
class Group:
    """Questions with the same words: one as it was last asked, how often, when last, and what more there is to say of it."""

    question: str
    times: int
    day: str
    more: tuple[str, ...] = ()


def unanswered_groups(questions: Iterable[Unanswered]) -> list[Group]:
    """Questions without an answer, with why there was none."""
    return _grouped((each.question, each.day, each.status) for each in questions)


def report_groups(reports: Iterable[Report]) -> list[Group]:
    """Answers called wrong, with how the question was read and what was said."""
    return _grouped((each.question, each.day, f"{each.reading}\n{each.answer}") for each in reports)


def lines(groups: Iterable[Group]) -> Iterator[str]:
    """Groups as a terminal shows them."""
    for group in groups:
        yield f"{group.times:>4}  {group.day}  {group.question}"
        for more in group.more:
            yield from (f"      {line}" for line in more.split("\n") if line)


def as_json(group: Group) -> Mapping[str, object]:
    """A group as JSON takes it."""
    return {"question": group.question, "times": group.times, "day": group.day, "more": list(group.more)}


def _grouped(told: Iterable[tuple[str, str, str]]) -> list[Group]:
    found: dict[str, list[tuple[str, str, str]]] = {}
    for question, day, more in told:
        found.setdefault(plain(question), []).append((day, question, more))
    groups = [
        Group(max(each)[1], len(each), max(each)[0], tuple(dict.fromkeys(more for _, _, more in sorted(each))))
        for each in found.values()
    ]
    return sorted(groups, key=lambda group: (-group.times, group.question))
