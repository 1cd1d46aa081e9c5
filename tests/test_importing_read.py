"""Tables become claims, one pass over each file."""

from __future__ import annotations

from pathlib import Path

from knowledge.claims import Claim, Fact, Mention
from knowledge.importing.faults import Faults
from knowledge.importing.read import read_tables
from knowledge.importing.rows import TOGETHER
from tests.tables import SCHEMA, read, told, written

TRIPLES = """
tables:
  triples:
    columns: [head, relation, tail]
    names: {film: head, person: tail, year: tail}
    facts:
      - {says: person directed film, where: {relation: by}}
      - {says: person acted in film, where: {relation: with}}
      - {says: film came out in year, where: {relation: "on"}}
"""
SHOP = """
tables:
  films:
    file: films.csv
    names: {film: {column: title, id: "shop:{no}", told: year}, year: year}
  people:
    file: people.csv
    names: {person: {column: name, id: "shop:{no}"}}
  crews:
    file: crew*.csv
    names: {film: {of: films.film, id: "shop:{film}"}, person: {of: people.person, id: "shop:{who}", split: " "}}
    facts: [person directed film]
"""


def test_a_claim_knows_its_line(tmp_path: Path) -> None:
    claims = read(tmp_path, TRIPLES, {"t.csv": "No,by,Juno\nNo,on,1990\n"})
    film = Mention(("film",), "No")
    assert claims == [
        Claim(1, Fact("directed", {"person": Mention(("person",), "Juno"), "film": film})),
        Claim(2, Fact("came_out", {"film": film, "year": 1990})),
    ]


def test_each_relation_of_a_triple_has_its_line(tmp_path: Path) -> None:
    rows = "No,by,Juno\nNo,with,Dorrin\nNo,of,Nobody\nNo,on,1990\n"
    assert told(read(tmp_path, TRIPLES, {"t.csv": rows})) == ["directed: Juno, No", "acted: Dorrin, No", "came_out: No, 1990"]


def test_tables_are_joined_by_id(tmp_path: Path) -> None:
    tables = {
        "films.csv": "no,title,year\n1,Lighthouse,1961\n2,Lighthouse,2021\n",
        "people.csv": "no,name\np1,Juno\np2,Dorrin\n",
        "crew1.csv": "film,who\n2,p2 p1\n9,p1\n",
        "crew2.csv": "film,who\n1,p9\n1,p1\n",
    }
    assert told(read(tmp_path, SHOP, tables)) == [
        "directed: Dorrin shop:p2, Lighthouse (2021) shop:2",
        "directed: Juno shop:p1, Lighthouse (2021) shop:2",
        "directed: Juno shop:p1, Lighthouse (1961) shop:1",
    ]


def test_things_are_declared_with_their_other_names(tmp_path: Path) -> None:
    mapping = "tables: {t: {names: {film: {column: title, also: other}, other: {column: also, split: '/'}}, things: [film]}}"
    rows = "title,also\nNo,Nope/No\nNo,Nope/No\nMoths,\n"
    assert told(read(tmp_path, mapping, {"t.csv": rows})) == ["No = Nope", "Moths"]


def test_what_the_row_before_told_is_not_told_again(tmp_path: Path) -> None:
    mapping = "tables: {t: {names: {film: title, year: year, person: who}, facts: [film came out in year, person acted in film]}}"
    rows = "title,year,who\nNo,1990,Juno\nNo,1990,Dorrin\n"
    assert told(read(tmp_path, mapping, {"t.csv": rows})) == ["came_out: No, 1990", "acted: Juno, No", "acted: Dorrin, No"]


def test_a_broken_row_tells_nothing_and_takes_nothing_from_the_next(tmp_path: Path) -> None:
    mapping = "tables: {t: {names: {film: title, person: who, year: year}, facts: [person acted in film, film came out in year]}}"
    faults = Faults()
    rows = "title,who,year\nNo,Juno,soon\nNo,Juno,1990\n"
    assert told(read(tmp_path, mapping, {"t.csv": rows}, faults)) == ["acted: Juno, No", "came_out: No, 1990"]
    assert faults.count == 1


def test_rows_are_chosen_by_their_cells(tmp_path: Path) -> None:
    mapping = """
tables:
  t:
    where: [{kind: [film, short], adult: {not: "1"}}, {title: {like: "^No"}}]
    names: {film: title, year: year}
    facts: [film came out in year]
"""
    rows = "kind,adult,title,year\nfilm,0,A,1990\nfilm,1,B,1990\nseries,0,C,1990\nseries,1,No,1990\nshort,,D,1990\n"
    assert told(read(tmp_path, mapping, {"t.csv": rows})) == ["came_out: A, 1990", "came_out: No, 1990", "came_out: D, 1990"]


def test_a_mapping_may_say_things_of_its_own(tmp_path: Path) -> None:
    mapping = "awards: [{award: Quills, also_known_as: [The Q]}]\n" + TRIPLES.lstrip()
    assert told(read(tmp_path, mapping, {"t.csv": "No,by,Juno\n"})) == ["Quills = The Q", "directed: Juno, No"]


def test_progress_is_told_by_rows_and_bytes(tmp_path: Path) -> None:
    content = "No,by,Juno\n" * (TOGETHER + 7)
    path = tmp_path / "t.csv"
    path.write_text(content)
    seen: list[tuple[int, int]] = []
    format = written(tmp_path, TRIPLES)
    list(read_tables(format, {"triples": [path]}, SCHEMA, Faults(), lambda rows, size: seen.append((rows, size))))
    assert [rows for rows, _ in seen] == [TOGETHER, 7]
    assert sum(size for _, size in seen) == len(content)
