import sqlite3
from pathlib import Path

import pytest

from knowledge.build import build
from knowledge.schema.statements import load_statements
from knowledge.store import APPLICATION, VERSION, StoreError, Version, open_store
from knowledge.tellings.tellings import all_tables

WORLD = Path(__file__).with_name("world.yaml")


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    store = tmp_path_factory.mktemp("store") / "world.db"
    assert not build([WORLD], store).mistakes
    return store


@pytest.fixture
def db(path: Path) -> sqlite3.Connection:
    return open_store(path)


def column(db: sqlite3.Connection, sql: str, *values: object) -> list:
    return [row[0] for row in db.execute(sql, values)]


def test_every_table_is_strict_and_every_reference_holds(db: sqlite3.Connection) -> None:
    strict = dict(
        db.execute(
            "SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite%'"
        )
    )
    tables = [table.name for table in all_tables(load_statements())]
    assert len(tables) > 30
    assert all(strict[table] for table in tables)
    assert db.execute("PRAGMA foreign_key_check").fetchall() == []
    assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_the_reader_cannot_write(db: sqlite3.Connection) -> None:
    with pytest.raises(sqlite3.OperationalError):
        db.execute("DELETE FROM thing")


def test_namesakes_have_labels_and_others_do_not(db: sqlite3.Connection) -> None:
    assert column(db, "SELECT label FROM thing WHERE kind = 'film' AND name = 'Lighthouse' ORDER BY label") == [
        "Lighthouse (1961)",
        "Lighthouse (2021)",
    ]
    assert column(db, "SELECT label FROM thing WHERE name = '12 Bells'") == ["12 Bells"]
    assert column(db, "SELECT told FROM thing WHERE name = '12 Bells'") == ["2021"]


def test_every_name_is_kept_plain_and_run_together(db: sqlite3.Connection) -> None:
    names = db.execute(
        "SELECT n.name, n.plain, n.key FROM name n JOIN thing t ON t.id = n.thing WHERE t.name = '12 Bells' ORDER BY n.name"
    ).fetchall()
    assert names == [
        ("12 Bells", "12 bells", "12bells"),
        ("Twelve Bells", "twelve bells", "twelvebells"),
        ("बारह घंटे", "बारह घंटे", "बारहघंटे"),
    ]


def test_a_statement_that_holds_both_ways_is_stored_both_ways(db: sqlite3.Connection) -> None:
    sql = "SELECT b.name FROM married m JOIN thing a ON a.id = m.person JOIN thing b ON b.id = m.spouse WHERE a.name = ?"
    assert column(db, sql, "Toma Reskin") == ["Sefa Lindqo"]
    assert column(db, sql, "Sefa Lindqo") == ["Toma Reskin"]


def test_the_year_follows_from_the_day(db: sqlite3.Connection) -> None:
    sql = "SELECT y.year FROM held_year y JOIN thing t ON t.id = y.ceremony WHERE t.name = '11th Golden Lantern Awards'"
    assert column(db, sql) == [2020]


def test_an_optional_noun_may_be_empty_and_still_a_row_stands_once(db: sqlite3.Connection) -> None:
    assert column(db, "SELECT count(*) FROM said WHERE subject IS NULL") == [1]
    assert "coalesce" in column(db, "SELECT sql FROM sqlite_master WHERE name = 'said_once'")[0]


def units(db: sqlite3.Connection, holder: str, subject: str) -> list[tuple[int, list[str], list[str]]]:
    joins = "nomination n JOIN thing h ON h.id = n.ceremony JOIN thing s ON s.id = n.category"
    sql = f"SELECT n.id, n.won FROM {joins} WHERE h.name = ? AND s.name = ? ORDER BY n.id"
    found = []
    for number, won in db.execute(sql, (holder, subject)).fetchall():
        parts: list[str] = []
        for kind in ("person", "film", "song"):
            parts += column(
                db,
                f"SELECT t.name FROM nomination_{kind} p JOIN thing t ON t.id = p.{kind} WHERE p.nomination = ? ORDER BY 1",
                number,
            )
        to = column(
            db, "SELECT t.name FROM nomination_to p JOIN thing t ON t.id = p.thing WHERE p.nomination = ? ORDER BY 1", number
        )
        found.append((won, parts, to))
    return found


def test_people_in_one_unit_share_it_and_it_goes_to_them(db: sqlite3.Connection) -> None:
    parts = ["Dorrin Hale", "Pim Adaro", "Paper Moths"]
    assert units(db, "11th Golden Lantern Awards", "Best Screenplay") == [(1, parts, parts[:2])]


def test_a_song_receives_what_goes_to_songs(db: sqlite3.Connection) -> None:
    assert units(db, "11th Golden Lantern Awards", "Best Song") == [
        (1, ["Nela Voss", "Paper Moths", "Moth Waltz"], ["Moth Waltz"])
    ]


def test_a_tie_is_two_units(db: sqlite3.Connection) -> None:
    assert [won for won, _, _ in units(db, "11th Golden Lantern Awards", "Best Lead")] == [1, 1, 0]


def test_remarks_are_kept_with_the_unit(db: sqlite3.Connection) -> None:
    assert column(db, "SELECT note FROM nomination WHERE note IS NOT NULL ORDER BY note") == ["honorary", "posthumous"]
    assert column(db, "SELECT character FROM nomination WHERE character IS NOT NULL") == ["the Minister"]


def test_closed_lists_tell_their_holder_and_subject(db: sqlite3.Connection) -> None:
    joins = "closed c JOIN thing h ON h.id = c.holder LEFT JOIN thing s ON s.id = c.subject"
    assert db.execute(f"SELECT h.name, c.state, coalesce(s.name, '') FROM {joins} ORDER BY 1, 2").fetchall() == [
        ("11th Golden Lantern Awards", "won", ""),
        ("13th Golden Lantern Awards", "nominated", "Best Lead"),
        ("13th Golden Lantern Awards", "won", ""),
        ("14th Golden Lantern Awards", "won", ""),
        ("15th Golden Lantern Awards", "won", ""),
    ]


def test_every_fact_has_evidence_in_a_claim_of_its_source(db: sqlite3.Connection) -> None:
    schema = load_statements()
    tables = [*(statement.name for statement in schema.tables()), *schema.units]
    assert sum(column(db, f"SELECT count(*) FROM {table}")[0] for table in tables) > 200
    for table in tables:
        assert column(db, f"SELECT id FROM {table} WHERE id NOT IN (SELECT fact FROM evidence WHERE statement = ?)", table) == []
    assert column(db, "SELECT quote FROM evidence WHERE quote != ''") == ["Marrick called 12 Bells the bravest film of her year."]


def test_popularity_counts_the_facts_that_name_a_thing(db: sqlite3.Connection) -> None:
    assert column(db, "SELECT facts FROM thing WHERE name = 'Corvin Dask'") == [2]


def test_a_correction_keeps_its_reason_and_its_source(db: sqlite3.Connection) -> None:
    assert db.execute("SELECT fact, why, title FROM correction").fetchall() == [
        (
            "Marrow Street won Best Picture at the 15th Golden Lantern Awards",
            "an early list named the wrong film",
            "A correction from the Golden Lanterns",
        )
    ]


def test_names_can_be_resolved_at_once(db: sqlite3.Connection) -> None:
    from knowledge.names import Names

    assert [found.name for found in Names(db, frozenset(), frozenset()).resolve("twelve bels", ["film"])][:1] == ["12 Bells"]


def test_a_missing_store_is_told_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"There is no store at .* Build it first: marquee build\."):
        open_store(tmp_path / "none.db")


@pytest.mark.parametrize(
    "content", [b"this is no database at all, only some words that go on and on", b"SQLite format 3\0" + b"\xff" * 200]
)
def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "notes.db"
    path.write_bytes(content)
    with pytest.raises(StoreError):
        open_store(path)
    with pytest.raises(StoreError):
        build([WORLD], path)
    assert path.read_bytes() == content


def test_a_database_of_someone_else_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE thing (mine)")
    with pytest.raises(StoreError, match="not a store of ours"):
        build([WORLD], path)
    assert sqlite3.connect(path).execute("SELECT count(*) FROM thing").fetchone() == (0,)


def test_an_older_store_is_refused_to_readers_and_built_again(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    with sqlite3.connect(path) as old:
        old.execute("CREATE TABLE thing (name)")
        old.execute(f"PRAGMA application_id = {APPLICATION}")
    with pytest.raises(StoreError, match="another version"):
        open_store(path)
    assert build([WORLD], path).unchanged == 0
    assert open_store(path).execute("SELECT count(*) FROM thing").fetchone()[0] > 50


def test_names_that_an_older_version_filed_are_filed_again(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    build([WORLD], path)
    filed = sqlite3.connect(path).execute("SELECT count(*) FROM names_posting").fetchone()
    with sqlite3.connect(path) as old:
        old.execute("DELETE FROM names_posting")
        old.execute(f"PRAGMA user_version = {VERSION - 1}")
    build([WORLD], path)
    assert open_store(path).execute("SELECT count(*) FROM names_posting").fetchone() == filed


def test_a_newer_store_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "new.db"
    build([WORLD], path)
    with sqlite3.connect(path) as newer:
        newer.execute("PRAGMA user_version = 999")
    with pytest.raises(StoreError, match="newer version"):
        build([WORLD], path)


def test_a_store_built_for_other_statements_is_told_from_the_change_on(tmp_path: Path) -> None:
    path, schema = tmp_path / "store.db", load_statements()
    build([WORLD], path)
    version = Version(open_store(path), schema)
    before = version()
    with sqlite3.connect(path) as other:
        other.execute("UPDATE built SET digest = 'of other statements'")
    for _ in range(2):
        with pytest.raises(StoreError, match=r"built for other statements.* marquee build"):
            version()
    build([WORLD], path)
    assert version() != before
