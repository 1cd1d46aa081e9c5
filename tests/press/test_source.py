"""Articles as sources: read without a store, certain facts only, quoted in the store."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from bot.home import SHIPPED_ARTICLES
from knowledge.build import build
from knowledge.claims import Result
from knowledge.mistakes import Mistakes
from knowledge.press.load import press_rules
from knowledge.press.source import read_source
from knowledge.schema.statements import load_statements
from knowledge.store import open_store

SHIPPED = sorted(SHIPPED_ARTICLES.glob("*.md"))


def test_three_articles_ship() -> None:
    assert len(SHIPPED) >= 3


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_shipped_article_tells_results_and_names_its_origin(path: Path) -> None:
    source = read_source(path.read_bytes(), path.name, load_statements(), press_rules())
    assert all((source.origin.title, source.origin.url, source.origin.date, source.origin.publisher))
    results = [claim for claim in source.claims if isinstance(claim.body, Result)]
    assert len(results) >= 5
    assert all(claim.quote for claim in results)


def test_the_store_keeps_the_sentence(tmp_path: Path) -> None:
    article = tmp_path / "night.md"
    article.write_text(
        "---\ntitle: The 2020 Oscars\ndate: 2020-02-10\n---\n"
        "The winners:\n\nBest Picture: Parasite\nBest Director: Ang Lee (Life of Pi)\n"
        "Best Actor: Sean Penn (Milk)\n"
    )
    store = tmp_path / "store.db"
    assert not build([article], store).mistakes
    with closing(open_store(store)) as connection:
        quotes = {quote for (quote,) in connection.execute("SELECT quote FROM evidence")}
        assert "Best Director: Ang Lee (Life of Pi)" in quotes
    assert build([article], store).unchanged == 1


def test_what_is_no_article_is_a_mistake(tmp_path: Path) -> None:
    with pytest.raises(Mistakes, match="is empty"):
        read_source(b"", "articles/a.md", load_statements(), press_rules())
