import sqlite3
import threading
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.build import Summary, build
from knowledge.digest import digest
from knowledge.store import open_store
from tests.facts_desk import KNOWN, PRIZES, Desk, night

WORLD = Path(__file__).with_name("world.yaml")


def test_a_build_tells_what_it_did(desk: Desk) -> None:
    desk.write("a", KNOWN)
    desk.write("b", night("Best Film", "won: Dawn"))
    assert desk.build() == Summary(2, 0, 8, desk.build().facts)
    assert desk.build().unchanged == 2


def test_nothing_is_written_where_nothing_changed(desk: Desk) -> None:
    desk.write("a", KNOWN)
    desk.build()
    with open_store(desk.store) as db:
        before = db.execute("PRAGMA data_version").fetchone()
        desk.build()
        assert db.execute("PRAGMA data_version").fetchone() == before
        desk.write("a", KNOWN.replace("Bo Ek", "Bo Eks"))
        desk.build()
        assert db.execute("PRAGMA data_version").fetchone() != before


def test_a_source_that_is_gone_takes_its_facts_along(desk: Desk) -> None:
    desk.write("a", KNOWN)
    desk.build()
    alone = digest(desk.store)
    desk.write("b", night("Best Film", "won: Dawn"))
    desk.build()
    assert digest(desk.store) != alone
    assert desk.build("a").sources == 1
    assert digest(desk.store) == alone


def test_a_source_with_mistakes_stays_as_it_was_and_the_others_change(desk: Desk) -> None:
    desk.write("a", KNOWN)
    desk.write("b", "people: [{name: Cy}]")
    desk.build()
    desk.write("a", KNOWN.replace("year: 2022", "year: soon"))
    desk.write("b", "people: [{name: Cyd}]")
    summary = desk.build()
    assert [mistake.line for mistake in summary.mistakes] == [2, 2]
    assert (summary.sources, summary.unchanged, summary.refused) == (2, 0, 1)
    assert desk.column("SELECT name FROM thing WHERE kind = 'person' ORDER BY 1") == ["Ann Lee", "Bo Ek", "Cyd"]
    again = desk.build()
    assert again.mistakes == summary.mistakes
    assert (again.sources, again.unchanged, again.refused) == (2, 1, 1)


def test_a_missing_file_is_a_mistake(desk: Desk) -> None:
    summary = build([desk.folder / "none.yaml"], desk.store)
    assert "cannot be read" in str(summary.mistakes[0])


def test_readers_never_see_half_of_a_change(desk: Desk) -> None:
    desk.write("a", KNOWN)
    desk.build()
    seen: set[tuple[int, int]] = set()
    done = threading.Event()

    def watch() -> None:
        with open_store(desk.store) as db:
            while not done.is_set():
                seen.add(db.execute("SELECT (SELECT count(*) FROM directed), (SELECT things FROM built)").fetchone())

    reader = threading.Thread(target=watch)
    reader.start()
    for count in range(5):
        desk.write("b", f"films: [{{title: New, year: {2000 + count}, director: [{', '.join('ABCDE'[: count + 1])}]}}]")
        desk.build()
    done.set()
    reader.join()
    # Two films and directors, an award and two categories at first; each later store adds a film and its directors.
    assert seen <= {(2, 7), *((3 + count, 9 + count) for count in range(5))}


def test_a_name_shared_by_namesakes_needs_its_label(desk: Desk) -> None:
    desk.write("a", "films: [{title: Dawn, year: 1950}, {title: Dawn, year: 2022}]\n" + PRIZES)
    desk.write("b", night("Best Film", "won: Dawn"))
    summary = desk.build()
    assert [str(mistake) for mistake in summary.mistakes] == [
        f'{desk.folder.name}/b.yaml:4: "Dawn" may be "Dawn (1950)", "Dawn (2022)". Write which one.'
    ]
    desk.write("b", night("Best Film", "won: Dawn (1950)"))
    assert not desk.build().mistakes
    assert desk.wins() == [(1, "Dawn")]


def test_a_change_that_leaves_a_name_in_doubt_is_put_back_and_told_until_it_is_mended(desk: Desk) -> None:
    desk.write("a", "films: [{title: Dawn, year: 1950}, {title: Dawn, year: 2022}]")
    desk.write("b", "facts: [Bo praised Dawn (1950)]")
    desk.build()
    before = digest(desk.store)
    desk.write("b", "facts: [Bo praised Dawn]")
    told = desk.build().mistakes
    assert digest(desk.store) == before
    assert len(told) == 1
    assert desk.build().mistakes == told


def test_a_new_namesake_that_puts_an_old_source_in_doubt_is_told_each_time(desk: Desk) -> None:
    desk.write("a", "films: [{title: Dawn, year: 1950}]")
    desk.write("b", "facts: [Bo praised Dawn, Bo praised Dusk, Cy is married to Bo]")
    desk.build()
    desk.write("c", "films: [{title: Dawn, year: 2022}]")
    told = desk.build().mistakes
    assert ["b.yaml" in str(mistake) for mistake in told] == [True]
    assert desk.build().mistakes == told
    assert desk.column("SELECT count(*) FROM married") == [2]


def test_a_source_without_a_year_joins_the_only_film_of_the_name(desk: Desk) -> None:
    desk.write("a", KNOWN)
    desk.write("b", "films: [{title: DAWN, genre: noir}]")
    desk.build()
    assert desk.column("SELECT lower(name), told FROM thing WHERE kind = 'film' ORDER BY 1") == [
        ("dawn", "2022"),
        ("dusk", "2022"),
    ]


def test_an_alias_is_the_same_thing_in_another_source(desk: Desk) -> None:
    desk.write("a", "films: [{title: 12 Bells, year: 2021, also_known_as: Twelve Bells}]")
    desk.write("b", "films: [{title: Twelve Bells, director: Ann Lee}]\nfacts: [Bo praised twelve bells]")
    desk.build()
    assert desk.column("SELECT name FROM thing WHERE kind = 'film'") == ["12 Bells"]


def test_holders_are_the_same_by_edition_or_by_year(desk: Desk) -> None:
    desk.write("a", "awards: [{award: Quills, edition: 3, held: 2023-02-01}]")
    desk.write("b", "awards: [{award: Quills, year: 2023, place: Sill}, {award: Quills, edition: 3, honours: 2022}]")
    desk.write("c", "facts: [Ann hosted the 3rd Quills]")
    desk.build()
    assert desk.column("SELECT name FROM thing WHERE kind = 'ceremony'") == ["3rd Quills"]
    assert desk.column("SELECT count(*) FROM hosted") == [1]


def test_two_editions_in_one_year_stay_two(desk: Desk) -> None:
    desk.write("a", "awards: [{award: Quills, edition: 2, year: 1930}, {award: Quills, edition: 3, year: 1930}]")
    desk.build()
    assert desk.column("SELECT name FROM thing WHERE kind = 'ceremony' ORDER BY 1") == ["2nd Quills", "3rd Quills"]


PIECES = [
    "films: [{title: Dawn, year: 2022, director: Ann Lee, also_known_as: Daybreak}]",
    "films: [{title: daybreak, genre: noir}, {title: Dusk, year: 2022, director: Bo Ek}]",
    "films: [{title: Dawn, year: 1950}]\nfacts: [Cy praised Dawn (1950)]",
    "people: [{name: Ann Lee, also_known_as: A. Lee, married_to: Bo Ek}]\nfacts: [Bo Ek is married to Ann Lee]",
    "awards: [{award: Quills, also_known_as: The Q}]",
    "awards: [{award: The Q, categories: [{name: Best Director, goes_to: people, also_known_as: Direction}]}]",
    night("Best Director", "won: A. Lee for Daybreak, nominated: [Bo Ek for Dusk]"),
    night("Direction", "won: {films: Dusk}, complete: winners"),
    "awards: [{award: The Q, year: 2023, place: Sill, results: [{category: Best Director, nominated: Bo Ek}]}]",
    "facts: [Ann Lee won Best Director at the 3rd Quills, Dan hosted Quills 2023]",
    "wrong: [{fact: Bo Ek directed Dusk, why: misread}]",
]


@settings(max_examples=15, deadline=None)
@given(st.permutations(range(len(PIECES))), st.lists(st.integers(0, len(PIECES)), max_size=3), st.data())
def test_the_same_sources_make_the_same_store_in_any_order_and_any_steps(
    order: list[int], cuts: list[int], data: st.DataObject
) -> None:
    with TemporaryDirectory() as one, TemporaryDirectory() as two:
        contents = []
        for folder, steps in ((one, [list(range(len(PIECES)))]), (two, [*(order[:cut] for cut in cuts), order + order[:2]])):
            desk = Desk(Path(folder) / "facts")
            desk.folder.mkdir()
            for at, piece in enumerate(PIECES):
                desk.write(str(at), piece)
            for step in steps:
                summary = desk.build(*map(str, step)) if step else build([], desk.store)
            assert not summary.mistakes
            contents.append(digest(desk.store))
        assert contents[0] == contents[1]


def test_ten_thousand_facts_are_built_in_seconds(desk: Desk) -> None:
    films = "\n".join(
        f"  - {{title: Film {n} of the sea, year: {1950 + n % 70}, director: Person {n % 900}, actors: [Actor {n % 1700}]}}"
        for n in range(2500)
    )
    desk.write("a", f"films:\n{films}")
    summary = desk.build()
    assert summary.facts == 7500
    assert not summary.mistakes


def test_the_invented_world_builds_without_a_mistake_or_a_warning(tmp_path: Path) -> None:
    summary = build([WORLD], tmp_path / "store.db")
    assert summary.mistakes == ()
    assert [warning.found for warning in summary.warnings] == [
        '"Marrow Street won Best Picture at the 15th Golden Lantern Awards" is not told by any source'
    ]
    with sqlite3.connect(tmp_path / "store.db") as db:
        assert db.execute("PRAGMA journal_mode").fetchone() == ("wal",)
