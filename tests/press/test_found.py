"""What an article tells, as values."""

from __future__ import annotations

import pytest

from knowledge.press.found import Occasion, Part, Told


@pytest.mark.parametrize(
    ("occasion", "told"),
    [
        (Occasion("Quill Prize", 3), True),
        (Occasion("Quill Prize", None, 2020), True),
        (Occasion("Quill Prize"), False),
        (Occasion("Quill Prize", 3, 2020, known=False), False),
    ],
)
def test_a_night_is_told_by_a_series_that_is_known_and_which_of_its_nights(occasion: Occasion, told: bool) -> None:
    assert occasion.told is told


def test_the_names_of_a_kind_come_in_the_order_told() -> None:
    fact = Told("won", 0, 9, True, parts=(Part("person", "B"), Part("film", "F"), Part("person", "A")))
    assert fact.names("person") == ("B", "A")
    assert fact.names("song") == ()
