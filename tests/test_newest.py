"""What was put last is there, and no more than a bounded number of it."""

from __future__ import annotations

from bot.newest import Newest


def test_only_the_newest_are_held() -> None:
    newest = Newest[int, str](most=2)
    for key in (1, 2, 1, 3):
        assert newest.put(key, str(key)) == str(key)
    assert [newest.get(key) for key in (1, 2, 3)] == ["1", None, "3"]


def test_what_is_got_does_not_stay_for_it() -> None:
    newest = Newest[int, str](most=2)
    for key in (1, 2):
        newest.put(key, str(key))
    assert newest.get(1) == "1"
    newest.put(3, "3")
    assert newest.get(1) is None


def test_all_is_forgotten_at_once() -> None:
    newest = Newest[int, str](most=2)
    newest.put(1, "1")
    newest.clear()
    assert newest.get(1) is None
