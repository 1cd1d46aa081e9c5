"""Plain words: one form however a text was typed."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.words import fold, key, ordinal, plain, words


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Schindler’s List (1993)", ["schindlers", "list", "1993"]),
        ("ÅNGSTRÖM Œuvre straße Łódź", ["angstrom", "oeuvre", "strasse", "lodz"]),
        ("Rook&Rye", ["rook", "and", "rye"]),
        ("snake_case-and–dash", ["snake", "case", "and", "dash"]),
        ("ｆｕｌｌ　ｗｉｄｔｈ", ["full", "width"]),
        ("बारहवीं फेल", ["बारहवीं", "फेल"]),
        ("दिल्ली", ["दिल्ली"]),
        ("\u202eevil\u202c \u200bjoiner", ["evil", "joiner"]),
        ("a\0b\x1bc", ["a", "b", "c"]),
        ("…!?", []),
    ],
)
def test_words_are_plain(typed: str, expected: list[str]) -> None:
    assert words(typed) == expected


def test_the_key_does_not_know_spaces() -> None:
    assert key("12 th Fail") == key("12th fail") == key("12THFAIL") == "12thfail"


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (1, "1st"),
        (2, "2nd"),
        (3, "3rd"),
        (4, "4th"),
        (11, "11th"),
        (12, "12th"),
        (13, "13th"),
        (21, "21st"),
        (69, "69th"),
        (111, "111th"),
        (112, "112th"),
        (123, "123rd"),
    ],
)
def test_ranks_are_written_as_names_are(value: int, written: str) -> None:
    assert ordinal(value) == written


@given(st.text())
def test_plain_text_made_plain_again_is_itself(text: str) -> None:
    assert plain(plain(text)) == plain(text)


@given(st.text())
def test_words_hold_no_space_no_capital_and_no_control_character(text: str) -> None:
    for word in words(text):
        assert word == fold(word)
        assert word.strip() == word != ""
        assert all(unicodedata.category(char) not in ("Cc", "Cf", "Cs") for char in word)


@given(st.text(alphabet=st.characters(categories=["Ll"], max_codepoint=0x17F)))
def test_case_does_not_matter(text: str) -> None:
    assert plain(text.upper().lower()) == plain(text.lower())


@given(st.text(st.characters(codec="ascii"), max_size=30))
def test_plain_letters_take_a_shorter_way_to_the_same_words(text: str) -> None:
    assert fold(text) == fold(f"{text}é")[:-1]


@pytest.mark.parametrize(("written", "read"), [("फ़िल्म", "फिल्म"), ("माँ", "मां"), ("२०२४", "2024")])
def test_what_people_leave_out_of_devanagari_does_not_matter(written: str, read: str) -> None:
    assert words(written) == words(read) == [read]
