"""The benchmarks run, and what they measure is what they say."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from simple_way import SimpleWay, expression
from straight_line import mistyped

from bot.marquee import Marquee
from knowledge.patterns import Slot, parse, spellings

BENCHMARKS = Path(__file__).parent.parent / "benchmarks"


@pytest.mark.parametrize(
    "pattern", ["who (sang|sung) [the song] {song}", "{film}['s] (cast|[list of] actors)", "[in] {year} {film:other}"]
)
def test_an_expression_reads_every_spelling_of_its_pattern(pattern: str) -> None:
    for spelling in spellings(parse(pattern)):
        said = "".join("s" if part == "'s" else " xyz" if isinstance(part, Slot) else f" {part}" for part in spelling)
        assert re.fullmatch(expression(parse(pattern)), said)


def test_the_simple_way_reads_a_plain_question_and_a_misspelt_name(marquee: Marquee) -> None:
    way = SimpleWay(marquee.rules, marquee.store)
    reading, again = way.read("who directed Paper Moths?"), way.read("who directed papr moths")
    assert reading
    assert again
    assert reading.intent == again.intent


def test_the_simple_way_reads_no_word_it_has_no_pattern_for(marquee: Marquee) -> None:
    assert SimpleWay(marquee.rules, marquee.store).read("zzz qqq xxx") is None


@given(st.lists(st.text("abcdef", min_size=4, max_size=9), min_size=1, max_size=5).map(" ".join))
def test_a_typo_changes_the_question_by_two_letters_at_most(text: str) -> None:
    for typo in mistyped(text):
        assert typo != text
        assert abs(len(typo) - len(text)) <= 1
        assert typo.split()[0][0] == text[0]


def test_names_are_measured_in_any_number() -> None:
    done = subprocess.run([sys.executable, BENCHMARKS / "names.py", "60"], check=True, capture_output=True, text=True, timeout=60)
    assert "60 names" in done.stdout
    assert "one edit" in done.stdout
