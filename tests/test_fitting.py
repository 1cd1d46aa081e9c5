"""Messages are cut to Telegram's length without breaking their HTML."""

from __future__ import annotations

from emulator.markup import read_html
from hypothesis import given
from hypothesis import strategies as st

from bot.telegram.sending.fitting import fit, length

WORDS = st.text(st.sampled_from("ab é🎬\n…"), max_size=30)
ESCAPED = st.sampled_from(["&amp;", "&lt;", "&#39;", "\n"])
TAGGED = st.sampled_from(["b", "i", "a", "code", "blockquote"])
HTML = st.recursive(
    WORDS | ESCAPED,
    lambda inner: st.lists(inner, max_size=5).map("".join) | st.builds("<{0}>{1}</{0}>".format, TAGGED, inner),
    max_leaves=40,
)


def test_a_text_that_fits_is_left_as_it_is() -> None:
    assert fit("<b>short</b>\nsource") == "<b>short</b>\nsource"


def test_a_long_text_loses_whole_lines_and_keeps_its_last_one() -> None:
    text = "\n".join(f"line {number}" for number in range(20)) + "\n<i>Source</i>"
    assert fit(text, 50) == "line 0\nline 1\nline 2\nline 3\nline 4\n…\n<i>Source</i>"


def test_one_line_without_an_end_is_cut_inside_and_its_tags_are_closed() -> None:
    assert fit("<b>" + "x" * 100 + "</b>", 30) == "<b>" + "x" * 21 + "…</b>"


def test_nul_is_left_out() -> None:
    assert fit("a\x00b") == "ab"


@given(parts=st.lists(HTML, max_size=12), ending=st.sampled_from(["", "\n<i>Source: it</i>"]), limit=st.integers(80, 200))
def test_whatever_is_cut_fits_is_still_html_and_keeps_its_source(parts: list[str], ending: str, limit: int) -> None:
    text = "".join(parts) + ending
    cut = fit(text, limit)
    assert length(cut) <= limit
    read_html(cut)
    assert cut.endswith(ending)
