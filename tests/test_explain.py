"""Every hop of a question can be seen."""

from __future__ import annotations

import pytest

from bot.authoring.explain import explain
from bot.marquee import Marquee


def test_each_hop_has_its_lines(small: Marquee) -> None:
    lines = list(explain(small, "who directed the films by Dorrin Hale?"))
    hops = [line.split()[0] for line in lines]
    assert list(dict.fromkeys(hops)) == ["words", "plainly", "spot", "reading", "sql", "with", "row", "closed", "reply"]
    assert any("SELECT DISTINCT" in line for line in lines)
    assert "answered" in lines[-1]


@pytest.mark.parametrize(
    "text", ["", "qwer zxcv", "who directed Lighthouse?", "x" * 5000, "<b>{{ 7*7 }}</b>", "not never 12 Bells"]
)
def test_any_text_is_explained_to_its_end(small: Marquee, text: str) -> None:
    lines = list(explain(small, text))
    assert lines
    assert lines[-1].startswith(("reply", "unclear", "words", "spot", "reading"))


def test_a_question_is_explained_with_those_that_went_before_it(small: Marquee) -> None:
    alone = list(explain(small, "who acted in it?"))
    after = list(explain(small, "who acted in it?", ["who directed 12 Bells?"]))
    assert [any(line.startswith("reading") and "12 Bells" in line for line in lines) for lines in (alone, after)] == [False, True]
