"""What a question of many clues asks for: the word for it, behind one that asks ("what … movie") or points ("this … movie")."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.reading.meanings.item import Item
from bot.rules.clue_words import Wanted
from bot.rules.facts import Facts
from bot.rules.rules import Rules

FURTHEST = 9  # words between "this" and "movie" at most


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for, what its word says, and the words [first, last) from the one that asks to that one."""

    wanted: Wanted
    facts: Facts
    first: int
    last: int

    def tells(self, item: Item) -> bool:
        """Whether an item stands between the word that asks and the one for what is asked for ("this 1972 musical")."""
        return self.first <= item.start and item.end <= self.last


def asked_for(plain: Sequence[str], rules: Rules) -> Sequence[Asked]:
    """What is asked for: by a word that asks ("what … movie"), else by one that points ("this … movie")."""
    for opening in ("asks", "points"):
        openings = rules.clues.words[opening]
        found = [one for at, word in enumerate(plain) if word in openings and (one := _head(plain, at + 1, rules))]
        if found:
            return found[0] if len({tuple(one.wanted.kind for one in each) for each in found}) == 1 else ()
    return ()


def _head(plain: Sequence[str], at: int, rules: Rules) -> Sequence[Asked]:
    """The first word from here on for something that may be asked for, with no word between that begins something else."""
    first = at
    while at < len(plain) and plain[at] in rules.clues.words["opens"]:
        at += 1
    for last, word in enumerate(plain[at : at + FURTHEST], at + 1):
        heads = [(wanted, facts) for wanted in rules.clues.wanted for words, facts in wanted.heads if word in words]
        if heads:
            return [Asked(wanted, facts, first, last) for wanted, facts in heads]
        if word in rules.clues.words["stops"]:
            break
    return ()
