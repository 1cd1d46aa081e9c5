"""The lines of an article, and what their markup says."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.press.lines import Line, cleaned, lines
from knowledge.press.rules import PressRules


def only(press: PressRules, text: str) -> Line:
    (line,) = lines(text, 0, press)
    return line


@pytest.mark.parametrize(
    ("raw", "text", "told"),
    [
        ("## Winners", "Winners", {"heading"}),
        ("- Joram", "Joram", {"bullet"}),
        ("• Joram", "Joram", {"bullet"}),
        ("3) Joram", "Joram", {"bullet"}),
        ("**Joram**", "Joram", {"bold"}),
        ("_Joram_:", "_Joram_:", {"bold"}),
        ("Joram ★", "Joram", {"marked"}),
        ("Best Film → Joram", "Best Film – Joram", set()),
        ("🏆 Joram", "Joram", {"marked"}),
        ("Joram*", "Joram", {"marked"}),
        ("by *Ang Lee* here", "by *Ang Lee* here", set()),
        ("[Joram](https://example.org/x) won", "Joram won", set()),
        ("8.15pm: Joram won", "Joram won", set()),
        ("Joram", "Joram", set()),
    ],
)
def test_markup_is_taken_off_and_told(press: PressRules, raw: str, text: str, told: set[str]) -> None:
    line = only(press, raw)
    assert line.text == text
    assert {name for name in ("heading", "bullet", "bold", "marked") if getattr(line, name)} == told


def test_a_row_of_a_table_has_its_cells(press: PressRules) -> None:
    assert only(press, "| Best Film | **Joram** |").cells == ("Best Film", "Joram")
    assert only(press, "Best Film\tJoram").cells == ("Best Film", "Joram")
    assert only(press, "Best Film: Joram").cells == ()


@pytest.mark.parametrize("text", ["> said somebody else", "#Oscars #winners", "Also read: Joram wins everything"])
def test_what_is_no_part_of_the_article_is_left_out(press: PressRules, text: str) -> None:
    assert [*lines(text, 0, press)] == []


def test_what_points_elsewhere_is_cut_off(press: PressRules) -> None:
    assert only(press, "Joram won the prize. (Also read: Argo wins)").text == "Joram won the prize."


def test_lines_begin_where_the_body_does(press: PressRules) -> None:
    text = "title: x\n---\nOne\n\n  Two  \r\nThree"
    found = [*lines(text, text.index("One"), press)]
    assert [text[line.start : line.end] for line in found] == ["One", "", "Two", "Three"]
    assert [line.blank for line in found] == [False, True, False, False]


@given(st.text(max_size=120))
def test_every_line_stands_in_its_text_in_order(press: PressRules, text: str) -> None:
    at = 0
    for line in lines(text, 0, press):
        assert at <= line.start <= line.end <= len(text)
        at = line.end


@given(st.text(max_size=60))
def test_cleaning_twice_is_cleaning_once_without_markup(text: str) -> None:
    bare = "".join(char for char in text if char not in "*_~`[]()!")
    assert cleaned(cleaned(bare)) == cleaned(bare)
