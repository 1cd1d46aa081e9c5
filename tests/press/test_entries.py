"""The words behind a subject in a list, taken apart in every layout that newspapers use."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reads import ANG, entry_parts

from knowledge.press.rules import PressRules


@pytest.mark.parametrize(
    "text",
    [
        "Ang Lee (Joram)",
        "Ang Lee for Joram",
        "Ang Lee, Joram",
        "Ang Lee - Joram",
        "Ang Lee – “Joram”",
        "Ang Lee in Joram",
        "*Ang Lee*, Joram.",
    ],
)
def test_somebody_and_a_work_are_told_apart(press: PressRules, text: str) -> None:
    assert entry_parts(press, text) == [ANG]


@pytest.mark.parametrize(
    ("text", "goes_to", "parts"),
    [
        ("Joram", "film", (("film", "Joram"),)),
        ("Joram (Hindi)", "film", (("film", "Joram"),)),
        ("Kesariya – Joram", "song", (("song", "Kesariya"), ("film", "Joram"))),
        ("Something Unheard Of", "film", (("film", "Something Unheard Of"),)),
        ("Joram (Nick Park and Steve Box)", "film", (("film", "Joram"), ("person", "Nick Park"), ("person", "Steve Box"))),
        (
            "Sam Rockwell, Three Billboards Outside Ebbing, Missouri",
            "person",
            (("person", "Sam Rockwell"), ("film", "Three Billboards Outside Ebbing, Missouri")),
        ),
    ],
)
def test_a_title_keeps_what_is_its_own(press: PressRules, text: str, goes_to: str, parts: tuple[tuple[str, str], ...]) -> None:
    assert entry_parts(press, text, goes_to) == [parts]


@pytest.mark.parametrize("text", ["", " – ", "*", "word " * 60])
def test_what_is_no_name_is_no_entry(press: PressRules, text: str) -> None:
    assert entry_parts(press, text) == []


@given(st.text(max_size=80), st.sampled_from(["person", "film", "song"]), st.booleans())
def test_any_text_is_taken_apart_without_an_empty_name(press: PressRules, text: str, goes_to: str, titles_first: bool) -> None:
    for parts in entry_parts(press, text, goes_to, titles_first=titles_first):
        assert parts
        assert all(name for _, name in parts)


def test_a_song_is_from_a_work(press: PressRules) -> None:
    assert entry_parts(press, "Shallow, from Argo", "song") == [(("song", "Shallow"), ("film", "Argo"))]


def test_what_is_told_more_of_somebody_is_no_work(press: PressRules) -> None:
    assert entry_parts(press, "Ang Lee, who at 32 is the youngest") == [(("person", "Ang Lee"),)]
