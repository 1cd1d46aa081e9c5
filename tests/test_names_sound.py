"""Spellings of one name sound the same, other names do not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.names.sound import alike, skeleton, sound


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("shah rukh", "sharukh"),
        ("hrithik", "ritik"),
        ("phyllis", "filis"),
        ("deepika", "dipika"),
        ("kareena kapoor", "karina kapur"),
        ("शाहरुख", "shahrukh"),
        ("विक्रांत", "vikrant"),
        ("ज़िंदगी", "zindagi"),
        ("ऐश्वर्या", "aishvarya"),
        ("सिंह", "singh"),
        ("kristofer", "christopher"),
        ("moonlite", "moonlight"),
    ],
)
def test_two_spellings_are_one_sound(one: str, other: str) -> None:
    heard, again = sound(one.split()), sound(other.split())
    assert skeleton(heard) == skeleton(again)
    assert alike(heard, again) or abs(len(heard) - len(again)) == 1


@pytest.mark.parametrize(("one", "other"), [("raj", "ram"), ("khan", "kapoor"), ("alia", "aliya bhatt"), ("anil", "sunil")])
def test_other_names_sound_otherwise(one: str, other: str) -> None:
    assert not alike(sound(one.split()), sound(other.split()))


@given(st.lists(st.text(st.characters(exclude_categories=["Z", "C"]), max_size=12), max_size=4))
def test_any_words_have_a_sound_wherever_their_spaces_stand(words: list[str]) -> None:
    heard = sound(words)
    assert "  " not in heard
    assert not heard or skeleton(heard) is not None


def test_vowels_heard_across_scripts_may_be_spelt_otherwise_and_be_silent() -> None:
    assert alike(sound(["पैरासाइट"]), sound(["parasite"]), across_scripts=True) > 0.7
    assert alike(sound(["बर्डमैन"]), sound(["birdman"]), across_scripts=True) > 0.7
    assert alike(sound(["डर्टी"]), sound(["aarti"]), across_scripts=True) < 0.75
