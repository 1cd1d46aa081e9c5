"""`marquee import`: what it takes, what it tells."""

from __future__ import annotations

import gzip
import sqlite3
from pathlib import Path

import pytest

from bot import __main__ as program
from bot.home import Home
from knowledge.digest import digest

MAPPING = """source: {title: "The Lanternia awards", url: "https://awards.example"}
tables:
  nights:
    names:
      award: {is: Lantern Awards}
      held: {column: year, kind: year}
      ceremony: {made_of: {award: award, year: held}}
      category: {column: prize, told: award}
      person: {column: who, split: "&"}
      film: {column: title, id: "lantern:{no}"}
    facts: [person directed film]
    results: {ceremony: ceremony, category: category, people: person, films: film, won: {won: "1"}, closes: {ceremony: winners}}
"""
ROWS = """year,prize,who,title,no,won
2020,Best Light,Juno Marrick&Dorrin Hale,Paper Moths,1,1
2020,Best Light,Pell Arden,No,2,0
2021,Best Light,Juno Marrick,12 Bells,3,1
"""


class Lantern:
    """A mapping, a table and a store in one folder, and the command over them."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self.capsys = capsys
        self.store = folder / "store.db"
        self.mapping = folder / "lantern.yaml"
        self.mapping.write_text(MAPPING)

    def run(self, rows: str | bytes, *options: str, name: str = "nights.csv") -> tuple[int, str, str]:
        """Import a table of these rows: exit code, what it says, what it tells on stderr."""
        path = self.folder / name
        path.write_bytes(rows.encode() if isinstance(rows, str) else rows)
        code = program.main(["import", str(self.mapping), str(path), "--store", str(self.store), *options])
        out, err = self.capsys.readouterr()
        return code, out, err

    def ask(self, sql: str) -> list[tuple[object, ...]]:
        with sqlite3.connect(self.store) as store:
            return store.execute(sql).fetchall()


@pytest.fixture
def lantern(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Lantern:
    return Lantern(tmp_path, capsys)


def test_a_table_goes_into_the_store_with_its_source(lantern: Lantern) -> None:
    code, out, err = lantern.run(ROWS)
    assert (code, err) == (0, "")
    assert out.startswith("lantern/nights.csv: 3 rows, none left out; the store has ")
    assert lantern.ask("SELECT count(*), sum(won) FROM nomination") == [(3, 2)]
    assert lantern.ask("SELECT title, url FROM source") == [("The Lanternia awards", "https://awards.example")]
    assert lantern.ask("SELECT count(*) FROM directed") == [(4,)]


def test_it_is_read_again_only_where_something_changed(lantern: Lantern) -> None:
    lantern.run(ROWS)
    assert lantern.run(ROWS)[1].startswith("lantern/nights.csv: unchanged;")
    assert lantern.run(ROWS.partition("\n")[0], name="none.csv")[1].startswith("lantern/none.csv: 0 rows, none left out;")
    assert lantern.run(ROWS.replace("Pell Arden", "Tove Lind"))[1].startswith("lantern/nights.csv: 3 rows")
    assert lantern.ask("SELECT count(*) FROM thing WHERE name = 'Pell Arden'") == [(0,)]


def test_it_can_be_taken_out_again(lantern: Lantern) -> None:
    lantern.run(ROWS)
    code, out, _ = lantern.run(ROWS, "--remove")
    assert (code, out) == (0, "lantern/nights.csv: taken out; the store has 0 things, 0 facts\n")
    code, _, err = lantern.run(ROWS, "--remove")
    assert (code, err) == (1, 'marquee: nothing was imported as "lantern/nights.csv".\n')


def test_a_broken_row_is_told_and_left_out(lantern: Lantern) -> None:
    code, out, err = lantern.run(ROWS.replace("2020,Best Light,Pell Arden", "soon,Best Light,Pell Arden"))
    assert code == 0
    assert err == 'nights.csv:3: held: "soon" is not a whole number.\n'
    assert "3 rows, 1 left out" in out
    assert lantern.ask("SELECT count(*) FROM nomination") == [(2,)]


def test_one_broken_row_is_enough_where_that_is_asked_for(lantern: Lantern) -> None:
    lantern.run(ROWS)
    before = digest(lantern.store)
    code, out, err = lantern.run(ROWS + "2022,Best Light,Juno Marrick\n", "--strict")
    assert (code, out) == (1, "")
    assert err == "nights.csv:5: has 3 cells, the header has 6.\n"
    assert digest(lantern.store) == before


@pytest.mark.parametrize(
    ("name", "content", "found"),
    [
        ("nights.csv", b"", "the file is empty, or its first line is"),
        ("nights.csv", ROWS.replace("prize", "price").encode(), 'there is no column "prize". Is it "price"?'),
        ("nights.csv", b"\0" * 5000, "the first line holds a NUL character"),
        ("nights.csv", ROWS.encode("utf-16"), "the first line is not UTF-8 text"),
        ("nights.csv", ROWS.replace(",", ";").encode(), "the mapping should have separator: semicolon"),
        ("nights.csv.gz", gzip.compress(ROWS.encode() * 2000)[:-30], "damaged or cut short"),
        ("nights.csv", b"year,prize,who,title,no,won\n" + b"x" * 3_000_000, "has more than 1,048,576 characters"),
    ],
    ids=["empty", "header", "nul", "utf-16", "semicolons", "truncated", "one line"],
)
def test_a_file_that_cannot_be_read_leaves_the_store_as_it_was(lantern: Lantern, name: str, content: bytes, found: str) -> None:
    lantern.run(ROWS)
    before = digest(lantern.store)
    code, out, err = lantern.run(content, name=name)
    assert (code, out) == (1, "")
    assert found in err
    assert "Traceback" not in err
    assert digest(lantern.store) == before


def test_a_format_that_is_not_known_is_told_with_those_that_are(lantern: Lantern) -> None:
    assert program.main(["import", "oscar", "x.csv", "--store", str(lantern.store)]) == 1
    assert lantern.capsys.readouterr().err.startswith('marquee: there is no format "oscar". Did you mean "oscars"?')


def test_a_mapping_with_mistakes_tells_them_all(lantern: Lantern) -> None:
    lantern.mapping.write_text(
        MAPPING.replace("held: {column", "held: {colum").replace("person directed film", "persn directed film")
    )
    code, _, err = lantern.run(ROWS)
    assert code == 1
    assert 'unknown key "colum"' in err
    assert 'Did you mean "person"?' in err


def test_a_mapping_at_home_has_a_name_and_goes_before_a_shipped_one(tmp_path: Path) -> None:
    home = Home(tmp_path, tmp_path / "store.db")
    (tmp_path / "imports").mkdir()
    for name in ("festival", "oscars"):
        (tmp_path / "imports" / f"{name}.yaml").write_text(MAPPING)
    assert home.format("festival") == tmp_path / "imports/festival.yaml"
    assert home.format("oscars") == tmp_path / "imports/oscars.yaml"
    assert home.format("metaqa").name == "metaqa.yaml"


def test_a_build_leaves_tables_in_place(lantern: Lantern, tmp_path: Path) -> None:
    lantern.run(ROWS)
    facts = tmp_path / "mine.yaml"
    facts.write_text('source: {title: "Mine"}\nfilms: [{title: New, year: 2001}]\n')
    assert program.main(["build", str(facts), "--store", str(lantern.store)]) == 0
    assert lantern.ask("SELECT count(*) FROM nomination") == [(3,)]
    assert lantern.ask("SELECT count(*) FROM source") == [(2,)]
