"""Lines broken to the width of a terminal."""

from __future__ import annotations

import io

from hypothesis import given
from hypothesis import strategies as st

from bot.terminal.wrapping import width_of, wrap


def test_a_line_is_broken_between_words_and_goes_on_under_where_it_began() -> None:
    assert wrap("Ann Lee won Best Film\n  1  who won it", 12) == "Ann Lee won\nBest Film\n  1  who won\n  it"


def test_colours_and_links_take_no_room() -> None:
    coloured = "\x1b[1mAnn Lee\x1b[0m won \x1b]8;;https://example.org\x1b\\it\x1b]8;;\x1b\\"
    assert wrap(coloured, 14) == coloured


def test_letters_twice_as_wide_take_twice_the_room() -> None:
    assert wrap("映画 映画", 8) == "映画\n映画"


def test_in_a_pipe_nothing_is_broken() -> None:
    assert width_of(io.StringIO()) == 0
    assert wrap("Ann Lee won " * 40, 0) == "Ann Lee won " * 40


@given(st.text("ab \n"), st.integers(1, 20))
def test_every_word_is_kept_and_only_words_too_long_stand_out(text: str, width: int) -> None:
    wrapped = wrap(text, width)
    assert wrapped.split() == text.split()
    assert all(len(line) <= width or " " not in line.strip() for line in wrapped.split("\n"))
