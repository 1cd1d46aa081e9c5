"""Reads `wordings/` beside the file of rules: what people say, each beside the question that it means."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from bot.rules.intents import SHIPPED
from bot.rules.rules import Rules
from knowledge.mistakes import Notes, suggest
from knowledge.yamls import Node, check_keys, listing, load, mapping, text

WORDINGS = "wordings"  # the folder beside the file of rules
SHIPPED_WORDINGS = SHIPPED.parent / WORDINGS
_GAP = re.compile(r"\{([a-z_]+)(\d?)\}")


class Gap(NamedTuple):
    """A place for a name of a kind; `number` tells several of one kind apart."""

    kind: str
    number: int


Parts = tuple[str | Gap, ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """A question in its plain forms, one for each set of names, and other ways to say it; all as texts with gaps.

    What has no form is beyond what any question asks.
    """

    means: tuple[Parts, ...]
    said: tuple[Parts, ...]


def load_wordings(rules: Rules, folder: Path = SHIPPED_WORDINGS) -> tuple[Wording, ...]:
    """All wordings of a folder; those that mean the same first form are one. Raises Mistakes with every mistake in them."""
    found: dict[tuple[Parts, ...], Wording] = {}
    for file in sorted(folder.glob("*.yaml")):
        notes = Notes(f"{WORDINGS}/{file.name}")
        for node in listing(load(file, notes, trusted=True), "", notes):
            if wording := _wording(node, rules, notes):
                first = wording.means[:1]
                known = found.get(first, Wording((), ()))
                found[first] = Wording(known.means or wording.means, known.said + wording.said)
        notes.check()
    return tuple(one for known in found.values() for one in by_order(known))


def gaps(parts: Parts) -> Iterator[Gap]:
    """The gaps of a text, in order."""
    return (part for part in parts if isinstance(part, Gap))


def split(line: str) -> Parts:
    """A text in its parts."""
    found: list[str | Gap] = []
    at = 0
    for match in _GAP.finditer(line):
        found += [line[at : match.start()], Gap(match[1], int(match[2] or 1))]
        at = match.end()
    return tuple(part for part in (*found, line[at:]) if part)


def by_order(wording: Wording) -> Iterator[Wording]:
    """The wording for each order in which names of one kind are said, as names are told apart by nothing else."""
    found: dict[tuple[tuple[Gap, int], ...], list[Parts]] = {}
    for parts in wording.said:
        found.setdefault(tuple(_places(parts).items()), []).append(parts)
    for order, said in found.items():
        places = dict(order)
        means = (
            tuple(part._replace(number=places.get(part, part.number)) if isinstance(part, Gap) else part for part in parts)
            for parts in wording.means
        )
        yield Wording(tuple(means), tuple(said))


def _places(parts: Parts) -> Mapping[Gap, int]:
    """Which of its kind each gap is that does not stand where its number says."""
    every = sorted(dict.fromkeys(gaps(parts)), key=lambda gap: gap.kind)
    ranked = ((gap, at) for _, same in groupby(every, key=lambda gap: gap.kind) for at, gap in enumerate(same, 1))
    return {gap: at for gap, at in ranked if at != gap.number}


def _wording(node: Node, rules: Rules, notes: Notes) -> Wording | None:
    block = mapping(node, "", notes)
    check_keys(block, ("means", "said"), "", notes)
    means, said = ([_line(one, key, rules, notes) for one in listing(block.get(key), key, notes)] for key in ("means", "said"))
    if "means" not in block.entries:
        notes.tell(block.line, "means", "says no question", "Write it as the rules read it; means: [] is what none asks.")
        return None
    return Wording(tuple(means), tuple(said))


def _line(node: Node, where: str, rules: Rules, notes: Notes) -> Parts:
    parts = split(text(node, where, notes))
    for gap in gaps(parts):
        if gap.kind not in rules.kinds:
            notes.tell(node.line, where, f'"{gap.kind}" is no kind of thing', suggest(gap.kind, rules.kinds))
    return parts
