"""Whole articles in varied styles, each beside what a careful reader takes from it.

Those of this folder are ours. The shared ones are read where they are there: `../shared/data/articles` beside the checkout, or
`$MARQUEE_DATA/articles`.
"""

from __future__ import annotations

import os
from contextlib import closing
from pathlib import Path

import pytest
import yaml
from article_scores import Score, score, totals

from knowledge.build import build
from knowledge.names import Names
from knowledge.press.load import press_rules
from knowledge.press.years import read_years
from knowledge.store import open_store

ROOT = Path(__file__).parent.parent.parent
OURS = sorted(path for path in (ROOT / "tests/articles").iterdir() if path.suffix in (".md", ".txt"))
SHARED = Path(os.environ.get("MARQUEE_DATA") or ROOT.parent / "shared/data") / "articles"


def gold(path: Path) -> dict[str, object]:
    return dict(yaml.load((path.parent / f"{path.stem}.gold.yaml").read_text(), Loader=yaml.CBaseLoader))


@pytest.fixture(scope="module")
def ours() -> dict[Path, Score]:
    return {path: score(path) for path in OURS}


def test_there_are_articles_to_read() -> None:
    assert len(OURS) > 12
    assert sum(gold(path).get("nothing") == "true" for path in OURS) >= 3


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.stem)
def test_nothing_that_is_accepted_is_wrong(ours: dict[Path, Score], path: Path) -> None:
    assert ours[path].wrongly_accepted == []


@pytest.mark.parametrize("path", [path for path in OURS if gold(path).get("nothing")], ids=lambda path: path.stem)
def test_forecasts_reviews_and_jokes_have_nothing_to_accept(ours: dict[Path, Score], path: Path) -> None:
    assert ours[path].accepted == []


@pytest.mark.parametrize("path", [path for path in OURS if gold(path).get("list")], ids=lambda path: path.stem)
def test_lists_are_read_whole(ours: dict[Path, Score], path: Path) -> None:
    assert ours[path].missed == []


def test_most_of_what_is_told_is_found_and_right(ours: dict[Path, Score]) -> None:
    """Read without a store, where only the article itself tells who is who."""
    scores = list(ours.values())
    read, right, found = (sum(len(getattr(each, name)) for each in scores) for name in ("read", "right", "gold"))
    missed = sum(len(each.missed) for each in scores)
    assert right >= 0.9 * read, totals(scores)
    assert found - missed >= 0.7 * found, totals(scores)


def test_the_shared_articles_are_read_with_care() -> None:
    if not SHARED.is_dir():
        pytest.skip(f"no shared articles in {SHARED}")
    scores = [score(path) for path in sorted(SHARED.glob("*.txt"))]
    assert scores
    accepted, bad = (sum(len(getattr(each, name)) for each in scores) for name in ("accepted", "wrongly_accepted"))
    # Two of what is counted as wrong stand in the article, and not in what was taken from it.
    assert bad <= 0.03 * accepted + 2, totals(scores)


def test_every_fact_of_the_first_article_is_found(tmp_path: Path) -> None:
    """With the little that three facts files tell of its names."""
    seed = next(iter(sorted(SHARED.glob("00-*.txt"))), None)
    if seed is None:
        pytest.skip(f"no shared articles in {SHARED}")
    store = tmp_path / "store.db"
    assert not build(
        [ROOT / f"knowledge/facts/{name}.yaml" for name in ("12th-fail", "filmfare", "filmfare-2024")], store
    ).mistakes
    with closing(open_store(store)) as connection:
        found = score(seed, Names(connection, frozenset(), frozenset()), read_years(press_rules(), connection))
    assert found.wrong == []
    assert found.missed == []
