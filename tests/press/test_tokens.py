"""Words keep their places, sentences end where they end."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as some

from knowledge.press.tokens import is_short_form, possessive, sentences, tokens


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text, 0, len(text))]


def test_the_s_of_a_possessive_stands_alone() -> None:
    line = tokens("Chopra's film")
    assert [token.plain for token in line] == ["chopra", "s", "film"]
    assert possessive(line, 1)


def test_a_line_broken_for_its_length_is_one_line() -> None:
    assert [token.gap for token in tokens("Vidhu\nVinod\n\nChopra")] == ["", " ", "\n\n"]


@given(some.text(max_size=80))
def test_every_word_stands_where_it_says(text: str) -> None:
    for token in tokens(text):
        assert 0 <= token.start < token.end <= len(text)


def test_initials_and_short_forms_end_no_sentence() -> None:
    assert split("Mr. A. R. Rahman won. He smiled.") == ["Mr. A. R. Rahman won.", "He smiled."]


def test_small_letters_have_sentences_too() -> None:
    assert split("he won. she lost.") == ["he won.", "she lost."]


def test_a_full_stop_belongs_to_a_short_form() -> None:
    assert is_short_form("Robert Downey Jr")
    assert not is_short_form("Robert Downey")


def test_a_short_form_before_a_number_ends_no_sentence() -> None:
    assert split("It was on Jan. 19 in town. 1917 won.") == ["It was on Jan. 19 in town.", "1917 won."]
