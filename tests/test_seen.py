"""Which updates are surely new, known without a look at the disk."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.telegram.receiving.seen import Seen


def test_only_what_is_above_all_that_came_before_the_start_is_surely_new() -> None:
    seen = Seen(newest=5)
    assert [number for number in range(10) if seen.is_new(number)] == [6, 7, 8, 9]
    seen.add([8])
    assert [number for number in range(10) if seen.is_new(number)] == [6, 7, 9]
    assert 8 in seen
    assert 5 not in seen


@given(st.lists(st.integers(1, 40)), st.integers(0, 20), st.integers(1, 5))
def test_what_was_seen_is_never_called_new_however_little_is_held(numbers: list[int], newest: int, most: int) -> None:
    seen, told = Seen(newest, most), set(range(newest + 1))
    for number in numbers:
        assert not (seen.is_new(number) and number in told)
        seen.add([number])
        told.add(number)
