"""What is left of a pattern for the words that a question has."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.rules.screens import Screens
from bot.rules.sieve import Sieve
from knowledge.patterns import Choice, Maybe, Pattern, Sequence, Slot, Word, parse, spellings

WORDS = ("who", "won", "got", "the", "prize")
PATTERNS = st.recursive(
    st.sampled_from([*map(Word, WORDS)]),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda parts: Sequence(tuple(parts))),
        st.lists(inner, min_size=1, max_size=3).map(lambda options: Choice(tuple(options))),
        inner.map(Maybe),
    ),
    max_leaves=8,
)


def sift(pattern: Sequence, *words: str) -> Sequence | None:
    sieve = Sieve()
    screen = sieve.screen(pattern)
    return screen.sift(sieve.bits(words))


def test_options_and_brackets_without_their_words_are_gone() -> None:
    assert sift(parse("(who|whom) [has] (won|got) {prize}"), "who", "got") == Sequence(
        (Word("who"), Word("got"), Slot("prize", "prize"))
    )


def test_a_pattern_that_lacks_a_word_it_needs_is_none() -> None:
    assert sift(parse("who (won|got) {prize}"), "who", "lost") is None


def test_words_that_no_pattern_uses_make_no_difference() -> None:
    sieve = Sieve()
    screen = sieve.screen(parse("who won"))
    assert screen.sift(sieve.bits(["who", "won", "yesterday"])) is screen.sift(sieve.bits(["won", "who"]))


def test_a_part_that_two_patterns_share_is_sifted_for_each() -> None:
    sieve = Sieve()
    phrases: dict[str, Pattern] = {"won": parse("(won|got)")}
    one, other = sieve.screen(parse("who <won>", phrases)), sieve.screen(parse("<won> what", phrases))
    there = sieve.bits(["who", "what", "got"])
    assert (one.sift(there), other.sift(there)) == (parse("who got"), parse("got what"))


@given(st.lists(PATTERNS, max_size=6), st.sampled_from((1, 20)), st.sets(st.sampled_from(WORDS)))
def test_of_few_and_many_patterns_those_are_left_that_are_left_one_by_one(
    patterns: list[Pattern], times: int, words: set[str]
) -> None:
    sieve = Sieve()
    screens = [(number, sieve.screen(Sequence((pattern,)))) for number, pattern in enumerate(patterns * times)]
    there = sieve.bits(words)
    one_by_one = [(number, left) for number, screen in screens if (left := screen.sift(there)) is not None]
    found = Screens(screens)
    assert found.sift(found.fitting(there), there) == one_by_one


@given(PATTERNS, st.sets(st.sampled_from(WORDS)))
def test_what_is_left_is_said_as_before_with_the_words_that_are_there(pattern: Pattern, words: set[str]) -> None:
    whole = Sequence((pattern,))
    sifted = sift(whole, *words)
    can_be_said = {said for said in spellings(whole) if words.issuperset(map(str, said))}
    assert (set(spellings(sifted)) if sifted else set()) == can_be_said


def test_of_many_options_those_are_left_whose_words_are_there_in_their_order() -> None:
    options = tuple(Sequence((Word("a"), Word(str(number)))) if number % 2 else Word(str(number)) for number in range(99))
    sieve = Sieve()
    screen = sieve.screen(Sequence((Choice(options),)))
    assert screen.sift(sieve.bits(["97", "a", "8", "3"])) == Sequence((Choice((options[3], options[8], options[97])),))
    assert screen.sift(sieve.bits(["97", "8"])) == Sequence((options[8],))
    assert screen.sift(sieve.bits(["97"])) is None


@given(PATTERNS)
def test_every_way_to_say_a_pattern_has_one_word_of_each_set_it_needs(pattern: Pattern) -> None:
    sieve = Sieve()
    needs = sieve.screen(Sequence((pattern,))).needs
    assert all(need & sieve.bits(map(str, said)) for said in spellings(pattern) for need in needs)
