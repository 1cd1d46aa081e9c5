"""A message that claims something and asks only whether it is so: "my aunt insists that Bela won best lead. Did she?"."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from bot.question import Question
from bot.reading.cutting.clauses import SHORTEST
from bot.reading.cutting.said_around import busy_parts
from bot.reading.meanings.item import Item
from bot.reading.words.prices import Prices
from bot.reading.words.sayings import Sayings
from bot.rules.rules import Rules

CLAIM = "…"  # where it stands in what asks whether it is so


def claimed(
    question: Question, items: Sequence[Item], prices: Prices, sayings: Sayings, rules: Rules
) -> Iterator[tuple[str, str]]:
    """What is claimed before words that only ask whether it is so, put as a question, and what was told before that.

    Parts between marks that name nothing are left out of it, and who claims it; of several, the last may be the claim.
    """
    end = _check(question, sayings)
    polite = sayings.polite(question.plain)
    parts = [_without(polite, part) for part in busy_parts(question, items, prices, rules) if part[1] <= end]
    if end < SHORTEST or not parts or not rules.words.check:
        return
    together = ", ".join(question.typed(first, last) for first, last in parts)
    before = question.typed(parts[0][0], parts[-2][1]) if len(parts) > 1 else ""
    for claim, told in dict.fromkeys(((together, ""), (question.typed(*parts[-1]), before))):
        yield rules.words.check.replace(CLAIM, claim), told


def _without(polite: Collection[int], part: tuple[int, int]) -> tuple[int, int]:
    """A part without the words of courtesy that it begins with ("my aunt insists that")."""
    first, last = part
    return next((at for at in range(first, last - 1) if at not in polite), first), last


def _check(question: Question, sayings: Sayings) -> int:
    """Where the words that only ask whether it is so begin, behind a mark; 0 where the message does not end with any."""
    opens = {first for first, _ in question.between_marks}
    found = [first for first, last in sayings.checks(question) if last == len(question.words) and first in opens]
    return min(found, default=0)
