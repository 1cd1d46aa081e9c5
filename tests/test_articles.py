"""`marquee read` and `marquee accept`, from a text to a store."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.home import Home
from bot.terminal.articles import accept
from knowledge.mistakes import Mistakes

TEXT = """title: The 2020 Oscars
date: 2020-02-10

Winners

Best Picture: Parasite
Best Director: Bong Joon-ho (Parasite)
Best Actor: Joaquin Phoenix (Joker)

There actress Renée Zellweger smiled. She won Best Actress for Judy.
"""


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    folder = tmp_path / "home"
    monkeypatch.setenv("MARQUEE_HOME", str(folder))
    monkeypatch.delenv("MARQUEE_STORE", raising=False)
    monkeypatch.delenv("MARQUEE_READER_URL", raising=False)
    monkeypatch.setattr(Home, "sources", lambda self: sorted((self.folder / "facts").glob("*.yaml")))
    return Home(folder, folder / "store.db")


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "The Oscars.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_read_prints_json(home: Home, article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", str(article), "--json"]) == 0
    facts = json.loads(capsys.readouterr().out)
    assert [fact["accepted"] for fact in facts] == [True, True, True, False]


def test_a_proposal_is_taken_in_once_it_was_looked_at(home: Home, article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", str(article)]) == 0
    proposal = article.with_suffix(".yaml")
    proposal.write_text(capsys.readouterr().out, encoding="utf-8")
    assert main(["accept", str(proposal)]) == 1
    assert "a line is not looked at yet" in capsys.readouterr().err
    proposal.write_text(proposal.read_text(encoding="utf-8").replace("  # ?", ""), encoding="utf-8")
    assert main(["accept", str(proposal)]) == 0
    assert (home.folder / "facts/the-oscars.yaml").exists()


def test_a_category_not_named_has_to_be_filled_in(home: Home, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    article = tmp_path / "report.txt"
    article.write_text("The 2020 Oscars\n\nThere Emma Stone won an Oscar for Poor Things.\n", encoding="utf-8")
    assert main(["read", str(article)]) == 0
    told = capsys.readouterr().out.replace("  # ?", "")
    proposal = tmp_path / "report.yaml"
    proposal.write_text(told, encoding="utf-8")
    assert main(["accept", str(proposal)]) == 1
    proposal.write_text(told.replace("(category not named)", "Best Actress"), encoding="utf-8")
    assert main(["accept", str(proposal)]) == 0


def test_a_file_with_a_mistake_leaves_everything_as_it_was(home: Home, tmp_path: Path) -> None:
    good = tmp_path / "a.yaml"
    good.write_text('source: {title: T}\nfilms: [{title: "Parasite", director: Bong Joon-ho}]\n')
    accept(good, home)
    kept = (home.folder / "facts/a.yaml").read_bytes()
    good.write_text("source: {title: T}\nfilmz: []\n")
    with pytest.raises(Mistakes, match="filmz"):
        accept(good, home)
    assert (home.folder / "facts/a.yaml").read_bytes() == kept


@pytest.mark.parametrize("raw", [b"", b"\0\1\2" * 99, b"x" * 5_000_000])
def test_what_cannot_be_read_is_one_clear_line(
    home: Home, tmp_path: Path, raw: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(raw)
    assert main(["read", str(path)]) == 1
    assert capsys.readouterr().err.splitlines()[-1].startswith("marquee: a.txt ")


def test_a_file_that_is_not_there_is_said_to_be_missing(home: Home, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", str(tmp_path / "none.txt")]) == 1
    assert capsys.readouterr().err.endswith(f"marquee: {tmp_path / 'none.txt'}: No such file or directory\n")


def test_an_article_without_a_fact_says_so(home: Home, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "day.txt"
    path.write_text("A nice day.\n", encoding="utf-8")
    assert main(["read", str(path)]) == 0
    assert "# Nothing in this article could be read as a fact." in capsys.readouterr().out
