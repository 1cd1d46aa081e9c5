"""Names compared as wholes: few edits for short ones, numbers agree, sounds are heard where spellings are near."""

from __future__ import annotations

import pytest

from knowledge.names.likeness import edited, sounding


@pytest.mark.parametrize(
    ("said", "key", "small", "found"),
    [
        ("massey", "masey", 0, True),
        ("massey", "masy", 0, False),
        ("vikrantmassey", "vikrntmasey", 0, True),
        ("vikrantmassey", "vikrantmassey", 0, False),
        ("apollo13", "apollo11", 0, False),
        ("thebudget", "thejudge", 3, False),
        ("thejugde", "thejudge", 3, True),
        ("cat", "cut", 0, False),
    ],
)
def test_as_many_edits_as_a_length_allows(said: str, key: str, small: int, found: bool) -> None:
    assert bool([*edited(said, [key], small)]) == found


def test_with_a_doubt_one_edit_more_is_found_and_less_likely() -> None:
    [(_, near)] = edited("massey", ["masey"], 0, 0.5)
    [(_, far)] = edited("massey", ["masy"], 0, 0.5)
    assert far.probability < near.probability


def test_one_sound_is_heard_in_many_spellings() -> None:
    names = ["hrithik roshan", "ritesh deshmukh", "vikrant massey"]
    assert [key for key, _ in sounding(["ritik", "rosan"], names)] == ["hrithikroshan"]
    assert [key for key, _ in sounding(["ऋतिक", "रोशन"], names)] == ["hrithikroshan"]
