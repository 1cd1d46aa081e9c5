"""What was read from an article beside what a careful reader takes from it: precision and recall."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from knowledge.names import Names
from knowledge.press.article import read_article
from knowledge.press.load import press_rules
from knowledge.press.years import KnownYears
from knowledge.press.reading import ArticleReader
from knowledge.press.told import as_json
from knowledge.words import words

AWARDED = {"won_award", "nominated_for"}
_LOOSE = set(words("best the a of in for award awards role category performance by and annual film ceremony"))
_ALIKE = {
    "lead": "leading",
    "picture": "film",
    "feature": "film",
    "direction": "director",
    "animation": "animated",
    "movie": "film",
}

Fact = dict[str, Any]


@dataclass(slots=True)
class Score:
    """The facts read and expected of one article, and which of them agree."""

    article: str
    read: list[Fact]
    gold: list[Fact]
    right: list[Fact] = field(default_factory=list)
    wrong: list[Fact] = field(default_factory=list)
    missed: list[Fact] = field(default_factory=list)

    @property
    def accepted(self) -> list[Fact]:
        return [fact for fact in self.read if fact["accepted"]]

    @property
    def wrongly_accepted(self) -> list[Fact]:
        return [fact for fact in self.wrong if fact["accepted"]]

    def line(self) -> str:
        return (
            f"{self.article:44} accepted {len(self.accepted) - len(self.wrongly_accepted):3} of {len(self.accepted):3} right, "
            f"all {len(self.right):3} of {len(self.read):3} right, recall {len(self.gold) - len(self.missed):3} of {len(self.gold):3}"
        )


def score(path: Path, names: Names | None, known_years: KnownYears | None = None) -> Score:
    """Read an article and compare; its gold stands beside it."""
    article = read_article(path.read_bytes(), path.name)
    told = ArticleReader(press_rules(), names, known_years).read(article)
    result = Score(path.name, as_json(press_rules(), article, told), gold_of(path))
    for fact in result.read:
        (result.right if any(agrees(fact, other) for other in result.gold) else result.wrong).append(fact)
    result.missed = [gold for gold in result.gold if not any(agrees(fact, gold) for fact in result.read)]
    return result


def totals(scores: Sequence[Score]) -> str:
    accepted = sum(len(each.accepted) for each in scores)
    bad = sum(len(each.wrongly_accepted) for each in scores)
    read, right = sum(len(each.read) for each in scores), sum(len(each.right) for each in scores)
    gold, missed = sum(len(each.gold) for each in scores), sum(len(each.missed) for each in scores)
    return f"accepted {accepted - bad} of {accepted} right, all {right} of {read} right, recall {gold - missed} of {gold}"


def gold_of(path: Path) -> list[Fact]:
    """The expected facts: JSON as in the shared data, or our own short YAML."""
    shared = path.parent / f"{path.stem}.gold.json"
    if shared.exists():
        return [_from_json(fact) for fact in json.loads(shared.read_text())["facts"]]
    told = yaml.load((path.parent / f"{path.stem}.gold.yaml").read_text(), Loader=yaml.BaseLoader)
    return [_from_line(line, told) for line in told["facts"]]


def _from_json(fact: Fact) -> Fact:
    return {key: fact.get(key) for key in ("relation", "subject", "object", "award", "year", "film")}


def _from_line(line: str, told: Fact) -> Fact:
    relation, subject, target, *more = (part.strip(' "') for part in line.split("|"))
    year = next((int(part) for part in more if part.isdigit()), int(told.get("year", 0)) or None)
    film = next((part for part in more if not part.isdigit()), None)
    return {"relation": relation, "subject": subject, "object": target, "award": told.get("award"), "year": year, "film": film}


def agrees(read: Fact, gold: Fact) -> bool:
    """Whether two facts say the same: names by their words, categories by those that matter, award and year where both tell."""
    if read["relation"] != gold["relation"] or not _alike(read["subject"], gold["subject"]):
        return False
    if read["relation"] not in AWARDED:
        return _alike(read["object"], gold["object"]) or _within(read["object"], gold["object"])
    if not _same_category(read["object"], gold["object"]) or (gold["award"] and not _alike(read.get("award", ""), gold["award"])):
        return False
    years = (read.get("year"), gold["year"])
    return (None in years or years[0] == years[1]) and (
        not read.get("film") or not gold["film"] or _alike(read["film"], gold["film"]) or _alike(read["film"], gold["subject"])
    )


def _alike(one: str, other: str) -> bool:
    mine, theirs = ({word.rstrip("s") for word in words(text)} - {"the", "award", "film", "a"} for text in (one, other))
    return (
        bool(mine and theirs)
        and (mine <= theirs or theirs <= mine)
        and min(len(mine), len(theirs)) * 3 >= len(max(mine, theirs, key=len))
    )


def _within(one: str, other: str) -> bool:
    mine, theirs = set(words(one)), set(words(other))
    return len(mine & theirs) >= 0.7 * min(len(mine), len(theirs))


def _same_category(one: str, other: str) -> bool:
    mine, theirs = ({_ALIKE.get(word, word) for word in words(text)} - _LOOSE for text in (one, other))
    if not mine or not theirs:
        return set(words(one)) == set(words(other)) or mine == theirs
    return mine == theirs or mine - {"leading", "drama"} == theirs - {"leading", "drama"}


def show(scores: Iterable[Score]) -> None:
    """Print every disagreement, for whoever works on the rules."""
    for each in scores:
        print(each.line())
        for mark, facts in (
            ("  WRONG, accepted:", each.wrongly_accepted),
            ("  wrong:", [f for f in each.wrong if not f["accepted"]]),
            ("  missed:", each.missed),
        ):
            for fact in facts:
                print(
                    mark,
                    fact["relation"],
                    "|",
                    fact["subject"],
                    "|",
                    fact["object"],
                    "|",
                    fact.get("award"),
                    fact.get("year"),
                    "|",
                    fact.get("film"),
                )
