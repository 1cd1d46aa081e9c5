"""Questions about a world of 43,000 names with the answers they must get: as asked, misspelt, reworded, composed.

They belong to nobody here: $MARQUEE_DATA or ../shared/data. Those who learn from examples are not asked what they learnt.
"""

from __future__ import annotations

import csv
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.names.damage import one_slip
from knowledge.words import plain

LEAST_WORD = 5  # letters of a word that gets a slip


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, the name in it, what kind of question it is, and the answers of which it must get all; either set is right."""

    text: str
    topic: str
    kind: str
    answers: tuple[frozenset[str], ...]


def taught(folder: Path, number: int, seed: int) -> list[Asked]:
    """Questions to learn from."""
    return _halves(folder, "dev-1hop", seed)[1][:number]


def asked(folder: Path, number: int, seed: int) -> dict[str, list[Asked]]:
    """Questions to ask, by what is the matter with them."""
    chance = random.Random(seed)
    clean = _halves(folder, "dev-1hop", seed)[0]
    composed = [one for steps in (2, 3) for one in _halves(folder, f"dev-{steps}hop", seed)[0][: number // 2]]
    return {
        "as asked": clean[:number],
        "typo in the name": list(_damaged(clean, _slip_in_name, chance, number)),
        "typo in a word": list(_damaged(clean, _slip_in_word, chance, number)),
        "reworded": _halves(folder, "dev-1hop-paraphrased", seed)[0][:number],
        "composed": composed,
    }


def _halves(folder: Path, name: str, seed: int) -> tuple[list[Asked], list[Asked]]:
    with (folder / "metaqa" / f"{name}.tsv").open(encoding="utf-8") as file:
        rows = list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    random.Random(seed).shuffle(rows)
    every = [Asked(text, topic, kind, _answers(topic, one, other)) for text, topic, kind, one, other in rows]
    return every[::2], every[1::2]


def _answers(topic: str, *written: str) -> tuple[frozenset[str], ...]:
    sets = (frozenset(map(plain, one.split("|"))) for one in written if one != "=")
    return tuple(one - {plain(topic)} for one in sets)


def _damaged(
    questions: list[Asked], damage: Callable[[Asked, random.Random], str | None], chance: random.Random, number: int
) -> Iterator[Asked]:
    made = 0
    for one in questions:
        text = damage(one, chance) if made < number else None
        if text and text != one.text:
            made += 1
            yield replace(one, text=text)


def _slip_in_name(one: Asked, chance: random.Random) -> str | None:
    slipped = one_slip(one.topic, chance)
    return one.text.replace(one.topic, slipped) if slipped and one.topic in one.text else None


def _slip_in_word(one: Asked, chance: random.Random) -> str | None:
    before, found, after = one.text.partition(one.topic)
    words = [word for word in (before + after).split() if len(word) >= LEAST_WORD and word.isalpha()]
    if not found or not words:
        return None
    word = chance.choice(words)
    slipped = one_slip(word, chance) or word
    return before.replace(word, slipped) + found + after.replace(word, slipped)
