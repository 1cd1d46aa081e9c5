"""Namesakes stay apart and one thing stays one, whoever tells of them and in whatever order the sources arrive."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest

from knowledge.build import build, put_table
from knowledge.claims import Claim, Fact, Mention, Origin, Source
from knowledge.digest import digest
from knowledge.store import open_store

# Three films of one name, one of them told by three files; two people of one name, with labels.
FILMS = {
    "almanac": """films:
  - {title: Hollow, year: 1955, director: Aldo Vennick}
  - {title: Hollow, year: 2002, director: Ilvara Quen}
""",
    "gazette": """films:
  - {title: Hollow, year: 2002, actors: [Toma Reskin (actor)]}
  - {title: Hollow, year: 1936, actors: Marit Solle}
""",
    "people": """people:
  - {name: Toma Reskin (actor), occupation: actor}
  - {name: Toma Reskin (director), occupation: director}
films:
  - {title: Hollow, year: 2002, writer: Pim Adaro}
  - {title: Tin, year: 2011, director: Toma Reskin (director)}
""",
}
NIGHT = "awards: [{{award: Quills, edition: {}, held: {}, honours: {}, results: [{{category: Best Ink, won: {{film: {}}}}}]}}]"
NIGHTS = {
    "split": NIGHT.format(1, "1929-05-16", [1927, 1928], "Tin"),
    "late": NIGHT.format(2, "1931-03-01", 1929, "Hush"),
    "after none": NIGHT.format(3, "1933-02-01", 1932, "Moth"),
}


class Shelf:
    """Files written once, and stores built from them in this order or that."""

    def __init__(self, folder: Path, texts: dict[str, str]) -> None:
        self.folder = folder
        for name, text in texts.items():
            (folder / f"{name}.yaml").write_text(f'source: {{title: "{name}"}}\n{text}\n')

    def built(self, *names: str) -> Path:
        """A store to which the files came one by one."""
        store = self.folder / f"{'-'.join(names)}.db"
        paths = [self.folder / f"{name}.yaml" for name in names]
        for number in range(1, len(paths) + 1):
            assert build(paths[:number], store).mistakes == ()
        return store


def rows(store: Path, sql: str) -> list[tuple[object, ...]]:
    with open_store(store) as db:
        return db.execute(sql).fetchall()


@pytest.mark.parametrize("texts", [FILMS, NIGHTS], ids=["films and people", "nights"])
def test_the_order_in_which_sources_arrive_changes_nothing(tmp_path: Path, texts: dict[str, str]) -> None:
    shelf = Shelf(tmp_path, texts)
    assert len({digest(shelf.built(*names)) for names in permutations(texts)}) == 1


def test_films_of_one_name_are_told_apart_by_their_years_and_one_film_has_all_that_is_told_of_it(tmp_path: Path) -> None:
    store = Shelf(tmp_path, FILMS).built(*FILMS)
    films = rows(store, "SELECT label FROM thing WHERE kind = 'film' AND name = 'Hollow' ORDER BY label")
    assert films == [("Hollow (1936)",), ("Hollow (1955)",), ("Hollow (2002)",)]
    told = "SELECT count(*) FROM {} AS t JOIN thing AS f ON f.id = t.film WHERE f.label = 'Hollow (2002)'"
    assert [rows(store, told.format(one))[0][0] for one in ("directed", "acted", "wrote", "came_out")] == [1, 1, 1, 1]
    came_out = "SELECT id FROM came_out WHERE film = (SELECT id FROM thing WHERE label = 'Hollow (2002)')"
    assert rows(store, f"SELECT count(DISTINCT source) FROM evidence_of_came_out WHERE fact = ({came_out})") == [(3,)]


def test_people_of_one_name_are_told_apart_by_a_label(tmp_path: Path) -> None:
    store = Shelf(tmp_path, FILMS).built(*FILMS)
    people = rows(store, "SELECT label FROM thing WHERE kind = 'person' AND name = 'Toma Reskin' ORDER BY label")
    assert people == [("Toma Reskin (actor)",), ("Toma Reskin (director)",)]
    directed = "SELECT p.label FROM directed AS d JOIN thing AS p ON p.id = d.person JOIN thing AS f ON f.id = d.film"
    assert rows(store, f"{directed} WHERE f.name = 'Tin'") == [("Toma Reskin (director)",)]


def test_a_source_that_leaves_takes_its_namesake_along_and_no_other(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path, FILMS)
    store = shelf.built(*FILMS)
    build([tmp_path / "almanac.yaml", tmp_path / "people.yaml"], store)
    assert digest(store) == digest(shelf.built("people", "almanac"))
    assert rows(store, "SELECT label FROM thing WHERE name IN ('Hollow', 'Marit Solle') ORDER BY label") == [
        ("Hollow (1955)",),
        ("Hollow (2002)",),
    ]


def test_a_night_may_honour_two_years_be_held_two_years_later_or_come_after_a_year_without_one(tmp_path: Path) -> None:
    store = Shelf(tmp_path, NIGHTS).built(*NIGHTS)
    held = "SELECT t.name, h.year FROM held_year AS h JOIN thing AS t ON t.id = h.ceremony ORDER BY h.year"
    honoured = "SELECT t.name, h.year FROM honoured AS h JOIN thing AS t ON t.id = h.ceremony ORDER BY h.year"
    nights = [f"{nth} Quills" for nth in ("1st", "2nd", "3rd")]
    assert rows(store, held) == list(zip(nights, (1929, 1931, 1933), strict=True))
    assert rows(store, honoured) == [(nights[0], 1927), (nights[0], 1928), (nights[1], 1929), (nights[2], 1932)]


@pytest.mark.parametrize(
    ("years", "director_of"),
    [([2002], ["Hollow (2002)"]), ([2001, 2002], ["Hollow (2002)"]), ([1980], ["Hollow"]), ([1936, 2002], []), ([], [])],
)
def test_a_table_means_the_namesake_of_the_year_it_tells_and_none_where_it_mixes_several(
    tmp_path: Path, years: list[int], director_of: list[str]
) -> None:
    store = Shelf(tmp_path, FILMS).built(*FILMS)
    film = Mention(("film",), "Hollow", "", (), ("shop:hollow",))
    claims = [Claim(1, Fact("directed", {"person": Mention(("person",), "Bo Ek"), "film": film}))]
    claims += [Claim(2, Fact("came_out", {"film": film, "year": year})) for year in years]
    put_table(Source("shop", "1", Origin("Shop"), claims, table=True), store)
    told = "SELECT f.label FROM directed AS d JOIN thing AS p ON p.id = d.person JOIN thing AS f ON f.id = d.film"
    found = rows(store, f"{told} WHERE p.name = 'Bo Ek'")
    assert [label for (label,) in found] == (director_of or (["Hollow"] if not years else []))
    assert len(rows(store, "SELECT 1 FROM thing WHERE label LIKE 'Hollow (%'")) == 3


def test_a_table_is_told_how_many_of_its_names_mix_several_things(tmp_path: Path) -> None:
    store = Shelf(tmp_path, FILMS | {"moths": "films: [{title: Moth, year: 1950}, {title: Moth, year: 1990}]"}).built(
        *FILMS, "moths"
    )
    names = {"Hollow": [1936, 2002], "Moth": [1950, 1990], "Wren": [2001]}
    films = {name: Mention(("film",), name, "", (), (f"shop:{name}",)) for name in names}
    claims = [
        Claim(line, Fact("came_out", {"film": films[name], "year": year}))
        for line, (name, years) in enumerate(names.items(), 1)
        for year in years
    ]
    (warning,) = put_table(Source("shop", "1", Origin("Shop"), claims, table=True), store).warnings
    assert str(warning) == (
        "shop:1: 2 of its names stand for several things each, and nothing is told of them; "
        'the first: "Hollow" is told of 1936, 2002, and so of several namesakes. Write them apart.'
    )
