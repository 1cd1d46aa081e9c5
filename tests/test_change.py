"""What a store holds follows from its sources alone: any order, steps and repetitions, whatever merges and splits on the way."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.build import build, put_table, remove_table
from knowledge.claims import Body, Claim, Closing, Entry, Fact, Mention, Origin, Result, Source
from knowledge.digest import digest
from knowledge.mistakes import Mistake

FILES = [
    "films: [{title: Dawn, year: 2022, director: Ann Lee, also_known_as: Daybreak}]",
    "films: [{title: daybreak, genre: noir}, {title: Dusk, year: 2022, director: Bo Ek}]",
    "films: [{title: Dawn, year: 1950, actors: [Cy, Sam Roe (actor)]}]\nfacts: [Cy praised Dawn (1950)]",
    "people: [{name: Ann Lee, also_known_as: A. Lee, married_to: Bo Ek}]\nfacts: [Bo Ek is married to Ann Lee]",
    "people: [{name: Sam Roe (director)}]\nsongs: [{title: Low, film: Dusk, singer: Cy}]",
    "awards: [{award: Quills, also_known_as: The Q}]",
    "awards: [{award: The Q, categories: [{name: Best Director, goes_to: people, also_known_as: Direction}]}]",
    "awards: [{award: Quills, edition: 3, held: 2023-02-01, results: [{category: Best Director, won: A. Lee for Daybreak}]}]",
    "awards: [{award: Quills, edition: 3, results: [{category: Direction, nominated: {films: Dusk}, complete: nominees}]}]",
    "awards: [{award: The Q, year: 2023, place: Sill, results: [{category: Best Director, nominated: Bo Ek}]}]",
    "facts: [Ann Lee won Best Director at the 3rd Quills, Dan hosted Quills 2023]",
    "wrong: [{fact: Bo Ek directed Dusk, why: misread}, {fact: Ann Lee won Best Director, why: a rumour}]",
    "wrong: [{fact: Dusk was nominated for Best Director at the 3rd Quills, why: misread}]",
]


def film(number: int, name: str, year: str) -> Mention:
    return Mention(("film",), name, year, (), (f"db:f{number}",))


def person(name: str, *ids: str) -> Mention:
    return Mention(("person",), name, "", (), ids)


def night(edition: str) -> Mention:
    return Mention(("ceremony",), f"{edition} The Q", "", (("award", "The Q"), ("edition", edition)))


PRIZE = Mention(("category",), "Direction", "The Q")
TABLES: list[list[Body]] = [
    [
        Entry(film(1, "Dawn", "2022")),
        Entry(film(2, "Dawn", "1950"), ("Daybreak",)),
        Entry(film(3, "Dusk", "2022")),
        Fact("directed", {"person": person("Bo Ek", "db:p1"), "film": film(3, "Dusk", "2022")}),
        Fact("acted", {"person": person("Sam Roe", "db:p2"), "film": film(2, "Dawn", "1950")}),
        Fact("acted", {"person": person("Sam Roe", "db:p3"), "film": film(3, "Dusk", "2022")}),
    ],
    [
        Fact("directed", {"person": person("Bo Eck", "db:p1", "wiki:Q1"), "film": Mention(("film",), "Dusk")}),
        Fact("acted", {"person": person("Cy"), "film": Mention(("film",), "Dawn")}),
        Fact("acted", {"person": person("Sam Roe"), "film": Mention(("film",), "Dusk")}),
        Fact("acted", {"person": person("Sam Roe", "wiki:Q2"), "film": Mention(("film",), "Dawn", "", (), ("wiki:F1",))}),
    ],
    [
        Result("nomination", "won", night("3"), PRIZE, "", (person("Ann Lee"), film(1, "Dawn", "2022"))),
        Result("nomination", "nominated", night("3"), PRIZE, "", (person("Bo Ek", "wiki:Q1"),)),
        Closing("nomination", "won", night("3"), PRIZE),
    ],
]


def table(number: int) -> Source:
    def claims() -> Iterator[Claim]:
        for line, body in enumerate(TABLES[number], 1):
            yield Claim(line, body)

    return Source(f"table {number}", str(number), Origin(f"Table {number}"), claims(), table=True)


class Workshop:
    """A folder of facts files and a store that files and tables come to and go from."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "facts"
        self.folder.mkdir()
        self.store = folder / "store.db"
        for number, text in enumerate(FILES):
            (self.folder / f"{number}.yaml").write_text(f"source: {{title: '{number}'}}\n{text}\n")

    def build(self, numbers: list[int]) -> tuple[Mistake, ...]:
        return build([self.folder / f"{number}.yaml" for number in numbers], self.store).mistakes

    def put(self, number: int) -> None:
        put_table(table(number), self.store)

    def remove(self, number: int) -> None:
        remove_table(f"table {number}", self.store)


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("build"), st.lists(st.integers(0, len(FILES) - 1), unique=True)),
        st.tuples(st.sampled_from(["put", "remove"]), st.integers(0, len(TABLES) - 1)),
    ),
    max_size=6,
)


@settings(max_examples=6, deadline=None)
@given(STEPS, st.permutations(range(len(TABLES))), st.booleans())
def test_the_same_sources_make_the_same_store_whatever_came_and_went_before(
    steps: list[tuple[str, Any]], order: list[int], tables_first: bool
) -> None:
    every = list(range(len(FILES)))
    with TemporaryDirectory() as one, TemporaryDirectory() as two:
        straight, winding = Workshop(Path(one)), Workshop(Path(two))
        assert straight.build(every) == ()
        for number in range(len(TABLES)):
            straight.put(number)
        for step, what in steps:
            if step == "build":
                winding.build(what)  # with a part of the files there may be mistakes, and some are put back
            else:
                getattr(winding, step)(what)
        if tables_first:
            for number in order:
                winding.put(number)
        assert winding.build(every) == ()
        if not tables_first:
            for number in order:
                winding.put(number)
        assert digest(straight.store) == digest(winding.store)
