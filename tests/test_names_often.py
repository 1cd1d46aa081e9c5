"""What is said again and again is looked up once, and forgotten with the store's next change."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from knowledge.names.often import Often, plain, state


def test_the_numbers_beside_words_are_kept_with_them_and_other_words_are_not() -> None:
    assert plain(["king", "lear"], ("who", "3"), ["film"]) == (("king", "lear"), ("3",), frozenset({"film"}))
    assert plain(["king"], ("who",), ()) == plain(["king"], ("did",), ())


def test_what_is_known_to_be_no_name_is_known() -> None:
    often = Often()
    often.meant.keep(plain(["who", "was"], (), ()), [])
    assert often.meant.recall(plain(["who", "was"], (), ())) == []
    assert often.meant.recall(plain(["who", "is"], (), ())) is None


def test_a_change_by_this_or_another_connection_is_another_state(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    mine, other = sqlite3.connect(path, isolation_level=None), sqlite3.connect(path, isolation_level=None)
    mine.execute("CREATE TABLE name (name TEXT)")
    seen = [state(mine)]
    assert state(mine) == seen[0]
    other.execute("INSERT INTO name VALUES ('Up')")
    seen.append(state(mine))
    mine.execute("INSERT INTO name VALUES ('It')")
    seen.append(state(mine))
    assert len(set(seen)) == 3
    mine.close()
    other.close()
