"""The first hop: plain words with their places, and numbers however they are said."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.numbers import NumberWords
from bot.question import Question, read_question
from bot.rules.rules import Rules
from knowledge.words import plain

NUMBERS = NumberWords({}, {}, frozenset())
Read = Callable[[str], Question]


@pytest.fixture(scope="module")
def read(world_rules: Rules) -> Read:
    return lambda text: read_question(text, world_rules.numbers, world_rules.words.short)


def words(text: str, read: Read) -> list[str]:
    return [word.plain for word in read(text).words]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Who DIRECTED  12 Bells?", ["who", "directed", "12", "bells"]),
        ("Amélie, naïve: Ångström!", ["amelie", "naive", "angstrom"]),
        ("Mona's film", ["mona", "'s", "film"]),
        ("Mona’s film", ["mona", "'s", "film"]),
        ("rock'n'roll don't", ["rocknroll", "dont"]),
        ("Rook & Rye", ["rook", "and", "rye"]),
        ("Rook + Rye", ["rook", "and", "rye"]),
        ("Rook+Rye 2+", ["rook", "rye", "2"]),
        ("best-lead (jury)", ["best", "lead", "jury"]),
        ("बारह घंटे", ["बारह", "घंटे"]),
        ("re\u200bad \u202ethis\u202c", ["read", "this"]),
        ("a\0b", ["a", "b"]),
        ("🎬", []),
        ("whos the winner", ["who", "is", "the", "winner"]),
    ],
)
def test_words_are_made_plain(text: str, expected: list[str], read: Read) -> None:
    assert words(text, read) == expected


@pytest.mark.parametrize(
    ("text", "value", "rank"),
    [
        ("2024", 2024, False),
        ("69th", 69, True),
        ("69 th", 69, True),
        ("sixty ninth", 69, True),
        ("sixty-ninth", 69, True),
        ("eleventh", 11, True),
        ("twenty two", 22, False),
        ("twelve", 12, False),
        ("nineteen sixty two", 1962, False),
        ("two thousand nineteen", 2019, False),
        ("nineteen hundred", 1900, False),
    ],
)
def test_a_number_is_read_in_digits_and_in_words(text: str, value: int, rank: bool, read: Read) -> None:
    question = read(text)
    assert [(number.value, number.rank) for number in question.numbers] == [(value, rank)]
    assert (question.numbers[0].first, question.numbers[0].last) == (0, len(question.words))


@pytest.mark.parametrize("text", ["99999", "12abc", "th", "no number"])
def test_what_is_no_number_is_none(text: str, read: Read) -> None:
    assert read(text).numbers == ()


def test_words_know_where_they_stand(read: Read) -> None:
    question = read("Who directed Mona's  film?")
    assert question.typed(2, 4) == "Mona's"
    assert question.typed(1, 1) == ""
    assert question.instead(2, 3, "A Letter for Mona") == "Who directed A Letter for Mona's  film?"


@given(text=st.text(max_size=120))
def test_every_word_is_plain_and_stands_where_it_says(read: Read, text: str) -> None:
    question = read(text)
    ends = 0
    for word in question.words:
        assert word.plain
        assert ends <= word.start < word.end <= len(question.text)
        ends = word.end
    for number in question.numbers:
        assert 0 <= number.first < number.last <= len(question.words)


@given(text=st.text(alphabet="abcXYZ éü012 ", max_size=60))
def test_plain_words_read_again_are_themselves(read: Read, text: str) -> None:
    once = words(text, read)
    assert words(" ".join(once), read) == once == plain(text).split()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("who directed Them and Up", ["Them", "Up"]),
        ("Who won? Up did", []),  # a sentence begins so
        ("Who Directed Them Again", []),  # everything is written so
        ("I think I saw No", ["No"]),
    ],
)
def test_a_word_with_a_capital_of_its_own_is_proper(text: str, expected: list[str], read: Read) -> None:
    question = read(text)
    assert [question.typed(at, at + 1) for at, proper in enumerate(question.proper) if proper] == expected


def test_a_letter_of_a_name_is_not_written_short(read: Read) -> None:
    short = {"r": ("are",), "u": ("you",)}
    assert [word.plain for word in read_question("who r u", NUMBERS, short).words] == ["who", "are", "you"]
    for name in ("R. K. Pell", "who is r. k. pell", "Pell R Quen"):
        assert "r" in [word.plain for word in read_question(name, NUMBERS, short).words]


def test_words_of_another_script_are_said_in_those_of_the_patterns_and_known_as_typed(read: Read) -> None:
    question = read_question("बड़ी फ़िल्म कौन", NUMBERS, {"फिल्म": ("film",), "कौन": ("kaun",)})
    assert [word.plain for word in question.words] == ["बडी", "film", "kaun"]
    assert question.short == ((1, 2, "फिल्म"), (2, 3, "कौन"))


def test_a_year_has_no_ending(read: Read) -> None:
    (number,) = read("the films of 1984 th").numbers
    assert (number.value, number.rank, number.last) == (1984, False, 4)


def test_ranks_end_as_each_language_writes_them() -> None:
    numbers = NumberWords({}, {}, frozenset({"th", "वें"}))
    for text in ("69th", "69वें", "६९वें"):
        (number,) = read_question(text, numbers, {}).numbers
        assert (number.value, number.rank) == (69, True)


def test_what_is_spelt_out_is_known_as_it_was_typed(read: Read) -> None:
    question = read("whos in whos a bell")
    assert question.short == ((0, 2, "whos"), (3, 5, "whos"))


def test_what_was_pasted_from_a_page_is_read_as_shown_there(read: Read) -> None:
    assert words("Rook &amp; Rye", read) == ["rook", "and", "rye"]


def test_two_years_at_once_are_the_year_it_began_in(read: Read) -> None:
    assert [number.value for number in read("best picture 1927/28").numbers] == [1927]
    assert [number.value for number in read("3/28 or 2024/2025").numbers] == [3, 28, 2024, 2025]


def test_ten_years_may_be_said_behind_the_number() -> None:
    numbers = NumberWords({}, {}, frozenset(), tens=frozenset({"ke dashak", "s"}))
    for text, value in (("1950 ke dashak mein", 1950), ("the 50 s", 50)):
        assert [(one.value, one.tens) for one in read_question(text, numbers, {}).numbers] == [(value, True)]
    assert not any(one.tens for one in read_question("1955 ke dashak", numbers, {}).numbers)


def test_and_may_stand_behind_hundreds_only() -> None:
    cardinals = {"two": 2, "four": 4, "ten": 10, "thousand": 1000}
    numbers = NumberWords(cardinals, {}, frozenset(), joins=frozenset({"and"}))
    for text, values in (("two thousand and four", [2004]), ("two thousand and best", [2000]), ("ten and four", [10, 4])):
        assert [number.value for number in read_question(text, numbers, {}).numbers] == values


def test_ten_years_may_have_an_owners_mark() -> None:
    numbers = NumberWords({}, {}, frozenset(), tens=frozenset({"s"}))
    for text, value in (("the 90's winners", 90), ("best actor in the 1990's", 1990)):
        assert [(one.value, one.tens) for one in read_question(text, numbers, {}).numbers] == [(value, True)]
    assert not any(one.tens for one in read_question("1990's best actor", numbers, {}).numbers)
