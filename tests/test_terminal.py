"""Telegram HTML in a terminal."""

from __future__ import annotations

import io
import re
from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.terminal.terminal import has_colour, render, visible


class Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_bold_is_bold_and_italics_are_dim() -> None:
    assert render("<b>Moon</b> and <i>sun</i>", colour=True) == "\x1b[1mMoon\x1b[0m and \x1b[2msun\x1b[0m"


def test_what_was_open_stays_so_after_an_inner_tag_closes() -> None:
    assert render("<b>a<i>b</i>c</b>", colour=True) == "\x1b[1ma\x1b[2mb\x1b[0m\x1b[1mc\x1b[0m"


def test_without_colour_no_escape_sequence_is_written() -> None:
    assert render("<b>Moon</b> &amp; <i>sun</i>", colour=False) == "Moon & sun"


def test_a_link_shows_its_address() -> None:
    assert render('Source: <a href="https://example.org/?a=1&amp;b=2">The list</a>', colour=False) == (
        "Source: The list (https://example.org/?a=1&b=2)"
    )


def test_with_colour_a_link_can_be_clicked() -> None:
    shown = render('<a href="https://example.org/?a=1&amp;b=2">The list</a>.', colour=True)
    assert shown == "\x1b]8;;https://example.org/?a=1&b=2\x1b\\\x1b[36mThe list\x1b[0m\x1b]8;;\x1b\\."


def test_a_link_without_an_address_is_its_title() -> None:
    assert render("<a>The list</a>", colour=False) == "The list"
    assert "]8" not in render("<a>The list</a>", colour=True)


def test_a_stray_closing_tag_is_ignored() -> None:
    assert render("a</b>b", colour=True) == "ab"


def test_an_escape_sequence_in_a_name_does_not_reach_the_terminal() -> None:
    assert render('\x1b[2J\x9b<b>x\x00</b><a href="\x1b]8">y</a>', colour=False) == "[2Jxy (]8)"


@pytest.mark.parametrize(("name", "value"), [("NO_COLOR", "1"), ("TERM", "dumb")])
def test_the_environment_may_refuse_colour(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    assert has_colour(Screen())
    monkeypatch.setenv(name, value)
    assert not has_colour(Screen())


def test_a_file_has_no_colour() -> None:
    assert not has_colour(io.StringIO())


@given(st.text())
def test_escaped_text_comes_back_as_it_was_less_control_characters(text: str) -> None:
    # HTML has no carriage return of its own and reads some numbers as other characters; neither is asked for here.
    text = re.sub(r"[\r\x80-\x9f]", "", text)
    assert render(escape(text), colour=False) == visible(text).strip("\n")
