"""What is asked for again and again stays at hand, and there is never more of it than there should be."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from knowledge.recent import Recent


def test_what_was_kept_is_recalled_until_twice_as_many_came_after_it() -> None:
    recent: Recent[int, str] = Recent(3)
    for number in range(4):
        recent.keep(number, f"page {number}")
    assert recent.recall(0) == "page 0"
    for number in range(10, 16):
        recent.keep(number, "")
    assert recent.recall(0) is None


def test_what_is_asked_for_again_and_again_stays() -> None:
    recent: Recent[str, str] = Recent(3)
    recent.keep("often", "here")
    for number in range(100):
        recent.keep(str(number), "")
        assert recent.recall("often") == "here"


def test_an_empty_value_is_a_value() -> None:
    recent: Recent[str, tuple[str, ...]] = Recent(1)
    recent.keep("one", ())
    recent.keep("two", ())
    assert recent.recall("one") == ()


@given(st.lists(st.integers(0, 20)), st.integers(1, 5))
def test_it_holds_no_more_than_it_may_and_never_another_value(asked: list[int], most: int) -> None:
    recent: Recent[int, int] = Recent(most)
    for key in asked:
        assert recent.recall(key) in (None, -key)
        recent.keep(key, -key)
        assert len(recent) <= most
        assert recent.recall(key) == -key
