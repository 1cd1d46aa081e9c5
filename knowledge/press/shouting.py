"""Lists that print whoever won in capitals, among the others in small letters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from knowledge.press.listing import Group

_FEWEST = 2  # groups with capitals; words of one that is surely no name written so, as "CODA" is


def mark_shouted(groups: Sequence[Group]) -> None:
    """Mark the one line in capitals of each group, in a list where several groups have one of several words."""
    if sum(_shouted(group, _FEWEST) >= 0 for group in groups) < _FEWEST:
        return
    for group in groups:
        at = max(_shouted(group, _FEWEST), _shouted(group, 1))
        if at >= 0 and not any(value.state or value.marked for value in group.values):
            group.values[at] = replace(group.values[at], marked=True)


def _shouted(group: Group, fewest: int) -> int:
    """Where the only line of a group with so many words stands that is in capitals, -1 where there is none."""
    loud = [at for at, value in enumerate(group.values) if value.text.isupper() and len(value.text.split()) >= fewest]
    return loud[0] if len(loud) == 1 and len(group.values) > 1 else -1
