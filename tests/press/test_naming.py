"""Names by their capitals and their quotation marks, and the register of those an article has used."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.press.naming import NameShapes, Naming, Register, best, quoted
from knowledge.press.rules import PressRules
from knowledge.press.tokens import tokens


def shaped(press: PressRules, text: str, *barriers: int) -> list[str]:
    return [each.name for each in NameShapes(press).runs(text, tokens(text), frozenset(barriers))]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("there Emma Stone won", ["Emma Stone"]),
        ("there Daniel Day-Lewis won", ["Daniel Day-Lewis"]),
        ("there M. Jayachandran sang", ["M. Jayachandran"]),
        ("there Benicio del Toro won", ["Benicio del Toro"]),
        ("LONDON - Emma Stone won", ["Emma Stone"]),
        ("In 2020 Emma Stone won", ["Emma Stone"]),
        ("the Iraq drama won", []),
        ("the Paris-set film won", []),
        ("the Lantern Awards began", []),
        ("nothing has a capital here", []),
    ],
)
def test_capitals_side_by_side_are_a_name(press: PressRules, text: str, names: list[str]) -> None:
    assert shaped(press, text) == names


def test_a_small_word_within_may_join_one_name_or_part_two(press: PressRules) -> None:
    assert {"Lord of the Rings", "Lord", "Rings"} <= {*shaped(press, "saw Lord of the Rings there")}


def test_a_barrier_ends_a_name(press: PressRules) -> None:
    assert "Stone Best" not in " ".join(shaped(press, "there Emma Stone Best Actress won", 3, 4))


@pytest.mark.parametrize(
    ("text", "somebody"),
    [
        ("Emma Stone", True),
        ("Robert De Niro", True),
        ("Emma", False),
        ("The River", False),
        ("Apollo 13", False),
        ("Emma, Stone", False),
        ("One Two Three Four Five Six", False),
    ],
)
def test_two_to_five_capitals_may_be_somebody(press: PressRules, text: str, somebody: bool) -> None:
    assert NameShapes(press).personal(tokens(text)) is somebody


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("there “Joram” won", ["Joram"]),
        ("there *The Room* won", ["The Room"]),
        ("there “Who Am I?” won", ["Who Am I?"]),
        ("there “Joram,” a drama, won", ["Joram"]),
        ("there 'Joram' won", ["Joram"]),
        ("there 'Joram's maker won", []),
        ("she said “Thank you all”", []),
        ("there “small letters” won", []),
    ],
)
def test_quotation_marks_make_a_title_unless_somebody_speaks(press: PressRules, text: str, names: list[str]) -> None:
    assert [each.name for each in quoted(text, tokens(text), press)] == names


def test_the_first_kind_that_an_article_gives_a_name_stays() -> None:
    register = Register()
    register.add("film", "Joram")
    register.add("person", "JORAM")
    assert register.kind("joram") == "film"
    assert register.of_kind("film") == ["Joram"]
    assert register.of_kind("person") == []
    assert register.kind("nobody") == ""


@given(st.permutations([Naming(0, 2, ("film",), "A B", how) for how in ("known", "quoted", "shape", "lean", "raw")]))
def test_what_is_sure_comes_before_what_is_guessed_in_any_order(namings: list[Naming]) -> None:
    assert [each.how for each in best(namings)] == ["known", "quoted", "shape", "lean", "raw"]


def test_the_longer_of_two_sure_names_comes_first() -> None:
    short, long = Naming(0, 1, ("film",), "A", "known"), Naming(0, 2, ("film",), "A B", "quoted")
    assert best([short, long]) == [long, short]
    assert (short.whole, Naming(0, 1, ("film",), "A", "lean").whole) == (True, False)
