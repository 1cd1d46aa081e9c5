"""What was read from an article beside what a careful reader takes from it: precision and recall.

`python tests/article_scores.py FOLDER [STORE]` prints the figures of all articles of a folder that have their gold beside them.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from knowledge.names import Names
from knowledge.press.article import read_article
from knowledge.press.load import press_rules
from knowledge.press.reading import ArticleReader
from knowledge.press.tokens import tokens
from knowledge.press.told import as_json
from knowledge.press.years import KnownYears, read_years
from knowledge.store import open_store
from knowledge.words import words

AWARDED = {"won_award", "nominated_for"}
OF_NIGHTS = {"ceremony_held_in", "ceremony_date", "hosted_by"}
_LOOSE = set(words("best the a of in for award awards role category performance by and annual ceremony"))
_LEAD = {"leading", "drama"}
_ALIKE = {
    **{"lead": "leading", "picture": "film", "feature": "film", "movie": "film"},
    **{"direction": "director", "directing": "director", "animation": "animated"},
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

    def lines(self) -> Iterator[str]:
        """The figures, and every disagreement, for whoever works on the rules."""
        yield f"{self.article:44} {totals([self])}"
        for fact in self.wrong:
            yield f"  {'WRONG, accepted' if fact['accepted'] else 'wrong'}: {_line(fact)}"
        for fact in self.missed:
            yield f"  missed: {_line(fact)}"


def score(path: Path, names: Names | None = None, known_years: KnownYears | None = None) -> Score:
    """Read an article and compare; its gold stands beside it."""
    article = read_article(path.read_bytes(), path.name, press_rules().months)
    told = ArticleReader(press_rules(), names, known_years).read(article)
    result = Score(path.name, as_json(press_rules(), article, told), gold_of(path))
    for fact in result.read:
        (result.right if any(agrees(fact, other) for other in result.gold) else result.wrong).append(fact)
    result.missed = [gold for gold in result.gold if not any(agrees(fact, gold) for fact in result.read)]
    return result


def totals(scores: Sequence[Score]) -> str:
    """The figures of several articles together."""
    accepted, bad = (sum(len(getattr(each, name)) for each in scores) for name in ("accepted", "wrongly_accepted"))
    read, right = (sum(len(getattr(each, name)) for each in scores) for name in ("read", "right"))
    gold, missed = (sum(len(getattr(each, name)) for each in scores) for name in ("gold", "missed"))
    return f"accepted {accepted - bad} of {accepted} right, all {right} of {read} right, recall {gold - missed} of {gold}"


def gold_of(path: Path) -> list[Fact]:
    """The expected facts: JSON as in the shared data, or our own short YAML."""
    shared = path.parent / f"{path.stem}.gold.json"
    if shared.exists():
        facts = json.loads(shared.read_text())["facts"]
        return [{key: fact.get(key) for key in ("relation", "subject", "object", "award", "year", "film")} for fact in facts]
    told = yaml.load((path.parent / f"{path.stem}.gold.yaml").read_text(), Loader=yaml.CBaseLoader)
    return [_from_line(line, told) for line in told["facts"]]


def _from_line(line: str, told: Fact) -> Fact:
    relation, subject, target, *more = (part.strip() for part in line.split("|"))  # a work such as "1917" in quotation marks
    year = next((int(part) for part in more if part.isdigit()), int(told.get("year", 0)) or None)
    award = next((part.removeprefix("@") for part in more if part.startswith("@")), told.get("award"))
    work = next((part for part in more if not part.isdigit() and not part.startswith("@")), None)
    told = {"relation": relation, "subject": subject, "object": target, "award": award, "year": year, "film": work}
    return {key: said.strip('"') if isinstance(said, str) else said for key, said in told.items()}


def agrees(read: Fact, gold: Fact) -> bool:
    """Whether two facts say the same: names by their words, categories by those that matter, award and year where both tell."""
    same = _same_night if read["relation"] in OF_NIGHTS else _alike
    if read["relation"] != gold["relation"] or not same(read["subject"], gold["subject"]):
        return False
    if read["relation"] not in AWARDED:
        return _alike(read["object"], gold["object"]) or _overlap(read["object"], gold["object"])
    if gold["award"] and not _same_award(read.get("award", ""), gold["award"]):
        return False
    if not _same_category(read["object"], gold["object"]):
        return False
    if read.get("year") and gold["year"] and read["year"] != gold["year"]:
        return False
    works = (gold["film"], gold["subject"])
    return not read.get("film") or not gold["film"] or any(_alike(read["film"], work) for work in works)


def _alike(one: str, other: str) -> bool:
    mine, theirs = ({word.rstrip("s") for word in words(text)} - {"the", "award", "film", "a"} for text in (one, other))
    fewer, more = sorted((mine, theirs), key=len)
    return bool(fewer) and fewer <= more and len(fewer) * 3 >= len(more)


def _same_night(one: str, other: str) -> bool:
    """Whether a night is meant by two names; one may have its year and the other its number: "Oscars 2020", "the 92nd Oscars"."""
    one, other = (_by_series(name) for name in (one, other))
    mine, theirs = ([word for word in words(name) if word[:1].isdigit()] for name in (one, other))
    if any(first != second for first in mine for second in theirs if first.isdigit() == second.isdigit()):
        return False
    return _alike(*(" ".join(word for word in words(name) if not word[:1].isdigit()) for name in (one, other)))


def _same_award(one: str, other: str) -> bool:
    return _alike(one, other) or _alike(_by_series(one), _by_series(other))


def _by_series(night: str) -> str:
    """A night with its series as the rules call it: "Oscars 2017" is "Academy Awards 2017"."""
    line = tokens(night)
    found = press_rules().series.first(line)
    return f"{night[: line[found[0]].start]} {found[2]} {night[line[found[1] - 1].end :]}" if found else night


def _overlap(one: str, other: str) -> bool:
    mine, theirs = set(words(one)), set(words(other))
    return len(mine & theirs) >= 0.7 * min(len(mine), len(theirs))


def _same_category(one: str, other: str) -> bool:
    unnamed = press_rules().subjects.unnamed
    if unnamed in one or unnamed in other:
        return unnamed in one and unnamed in other
    mine, theirs = ({_ALIKE.get(word, word) for word in words(text)} - _LOOSE for text in (one, other))
    if not mine or not theirs:
        return set(words(one)) == set(words(other)) or mine == theirs
    return mine - _LEAD == theirs - _LEAD


def _line(fact: Fact) -> str:
    return " | ".join(str(fact.get(key)) for key in ("relation", "subject", "object", "award", "year", "film"))


def _main(folder: Path, store: Path | None) -> None:
    paths = sorted(path.with_name(path.name.split(".")[0]) for path in folder.glob("*.gold.*"))
    articles = [each for path in paths for each in folder.glob(f"{path.name}.*") if each.suffix in (".txt", ".md")]
    if store is None:
        print(totals([score(path) for path in articles]))
        return
    connection = open_store(store)
    names, known = Names(connection, frozenset(), frozenset()), read_years(press_rules(), connection)
    print(totals([score(path, names, known) for path in articles]))


if __name__ == "__main__":
    _main(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else None)
