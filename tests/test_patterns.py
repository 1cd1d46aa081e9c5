"""Patterns: the marks, what they match, and what an author is told of a wrong one."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.patterns import Choice, Maybe, PatternError, Sequence, Slot, Word, parse, slots, spellings, vocabulary

PHRASES = {"who": parse("(who|which man)", {}), "won": parse("won [the]", {})}


def said(pattern: str) -> set[str]:
    """Every way to say a pattern, slots as they are written."""
    ways = spellings(parse(pattern, PHRASES))
    return {" ".join(part if isinstance(part, str) else f"{{{part.kind}:{part.name}}}" for part in way) for way in ways}


@pytest.mark.parametrize(
    ("pattern", "ways"),
    [
        ("who won", {"who won"}),
        ("[the] winner", {"winner", "the winner"}),
        ("(a|b c) d", {"a d", "b c d"}),
        ("a [b|c]", {"a", "a b", "a c"}),
        ("[a [b]] c", {"c", "a c", "a b c"}),
        (
            "<who> <won> {category}",
            {f"{who} {won} {{category:category}}" for who in ("who", "which man") for won in ("won", "won the")},
        ),
        ("{person:director}'s films", {"{person:director} 's films"}),
        ("Café, Über-Ich", {"cafe uber ich"}),
        ("((a|b)|c)", {"a", "b", "c"}),
    ],
)
def test_a_pattern_is_all_its_ways_to_be_said(pattern: str, ways: set[str]) -> None:
    assert said(pattern) == ways


def test_a_pattern_is_a_tree_of_five_parts() -> None:
    assert parse("who [has] (won|got) {film:prize}", {}) == Sequence(
        (Word("who"), Maybe(Word("has")), Choice((Word("won"), Word("got"))), Slot("film", "prize"))
    )


def test_slots_come_in_order_with_their_kind_and_name() -> None:
    assert list(slots(parse("{film} by {person:other}", {}))) == [Slot("film", "film"), Slot("person", "other")]


def test_the_vocabulary_is_every_word_that_may_be_said() -> None:
    assert set(vocabulary(parse("<who> (won|got) [a] {film}", PHRASES))) == {"who", "which", "man", "won", "got", "a"}


@pytest.mark.parametrize(
    ("pattern", "told"),
    [
        ("(a|b", '"(" is never closed'),
        ("[a", '"[" is never closed'),
        ("a)", "a)"),
        ("<whom> won", "<whom> is not a phrase"),
        ("{a b}", "{a b} is not {kind} or {kind:name}"),
        ("[of {film}]", "{film}"),
        ("(a|{film})", "{film}"),
    ],
)
def test_a_wrong_pattern_is_refused_in_words(pattern: str, told: str) -> None:
    with pytest.raises(PatternError, match=re.escape(told)):
        parse(pattern, PHRASES)


@given(st.text(alphabet="ab (|)[]{}<>:'é", max_size=24))
def test_any_text_is_a_pattern_or_a_pattern_error(text: str) -> None:
    try:
        found = parse(text, PHRASES)
    except PatternError:
        return
    assert set(vocabulary(found)) == {word for way in spellings(found) for word in way if isinstance(word, str)}


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("[" * 13 + "a" + "]" * 13, "brackets within brackets"),
        ("<many> " * 3, "words, with those of its phrases"),
        ("{a:b} {a:c} {a:d} {a:e} {a:f}", "slots"),
    ],
)
def test_a_pattern_that_could_take_forever_is_refused(pattern: str, found: str) -> None:
    many = parse(f"({'|'.join(f'w{number}' for number in range(900))})", {})
    with pytest.raises(PatternError, match=found):
        parse(pattern, {"many": many})
