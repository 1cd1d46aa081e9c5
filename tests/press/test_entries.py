"""The words behind a subject in a list, taken apart in every layout that newspapers use."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.press.entries import EntryReader
from knowledge.press.naming import Register
from knowledge.press.rules import PressRules

KINDS = {"Joram": "film", "Argo": "film", "Mystic River": "film", "Kesariya": "song"}
ANG = (("person", "Ang Lee"), ("film", "Joram"))


def read(
    press: PressRules, text: str, goes_to: str = "person", *, titles_first: bool = False
) -> list[tuple[tuple[str, str], ...]]:
    reader = EntryReader(press, Register(), lambda name: KINDS.get(name, ""))
    return [tuple((part.kind, part.name) for part in entry.parts) for entry in reader.read(text, goes_to, titles_first)]


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
    assert read(press, text) == [ANG]


@pytest.mark.parametrize(
    "text",
    [
        "Ang Lee (Joram) and Sean Penn (Argo)",
        "Ang Lee (Joram), Sean Penn (Argo)",
        "Ang Lee for Joram and Sean Penn for Argo",
        "Ang Lee, “Joram” and Sean Penn, “Argo”",
        "Ang Lee for Joram; Sean Penn for Argo",
        "Ang Lee, Joram and Sean Penn, Argo",
    ],
)
def test_each_of_several_keeps_its_own_work(press: PressRules, text: str) -> None:
    assert read(press, text) == [ANG, (("person", "Sean Penn"), ("film", "Argo"))]


def test_several_may_share_one_work(press: PressRules) -> None:
    assert read(press, "Nick Park and Steve Box, Joram") == [
        (("person", "Nick Park"), ("person", "Steve Box"), ("film", "Joram"))
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Ang Lee, “Kesariya”, Joram",
        "Ang Lee for “Kesariya” (Joram)",
        "Ang Lee for the song “Kesariya”, Joram",
        "Shri Ang Lee – “Kesariya” – Joram",
        "Ang Lee - Kesariya (Joram)",
    ],
)
def test_a_piece_may_stand_between_somebody_and_the_work(press: PressRules, text: str) -> None:
    assert read(press, text) == [(("person", "Ang Lee"), ("song", "Kesariya"), ("film", "Joram"))]


def test_a_known_work_may_stand_before_its_maker(press: PressRules) -> None:
    assert read(press, "Joram, Ang Lee") == [ANG]


def test_a_work_may_stand_with_a_colon_before_its_makers(press: PressRules) -> None:
    two = (("film", "Darlings"), ("person", "Jasmeet Reen"), ("person", "Parveez Sheikh"))
    assert read(press, "Darlings: Jasmeet Reen and Parveez Sheikh") == [two]
    assert read(press, "Rocketry: The Nambi Effect", "film") == [(("film", "Rocketry: The Nambi Effect"),)]


def test_names_alone_are_each_their_own(press: PressRules) -> None:
    assert read(press, "Nick Park and Steve Box") == [(("person", "Nick Park"),), (("person", "Steve Box"),)]


def test_a_list_may_name_the_work_first(press: PressRules) -> None:
    (only,) = read(press, "Joram (Ang Lee)", titles_first=True)
    assert set(only) == set(ANG)


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
    assert read(press, text, goes_to) == [parts]


@pytest.mark.parametrize("text", ["", " – ", "*", "word " * 60])
def test_what_is_no_name_is_no_entry(press: PressRules, text: str) -> None:
    assert read(press, text) == []


@given(st.text(max_size=80), st.sampled_from(["person", "film", "song"]), st.booleans())
def test_any_text_is_taken_apart_without_an_empty_name(press: PressRules, text: str, goes_to: str, titles_first: bool) -> None:
    for parts in read(press, text, goes_to, titles_first=titles_first):
        assert parts
        assert all(name for _, name in parts)


def test_of_many_names_none_is_a_work(press: PressRules) -> None:
    assert read(press, "Ang Lee, Ken Loach, Mike Leigh, Tom Ford") == [
        (("person", name),) for name in ("Ang Lee", "Ken Loach", "Mike Leigh", "Tom Ford")
    ]


def test_a_song_is_from_a_work(press: PressRules) -> None:
    assert read(press, "Shallow, from Argo", "song") == [(("song", "Shallow"), ("film", "Argo"))]
