"""Patterns fitted to sentences: what slots take, what may stand between, what ends a fit."""

from __future__ import annotations

import pytest
from reads import Reads, brief, scene_of

from knowledge.patterns import parse
from knowledge.press.matcher import Matcher
from knowledge.press.rules import ANY, PressRules

KNOWN = [("Joram", "film"), ("Argo", "film")]
KINDS = {"person": ("person",), "film": ("film",)}


def fits(press: PressRules, pattern: str, text: str, at: int = 0) -> list[dict[str, list[str]]]:
    matcher = Matcher(press, scene_of(press, text, KNOWN))
    found = matcher.fits(parse(pattern, {}), at, KINDS)
    return [{name: [each.name for each in group] for name, group in bound.items()} for _, bound in found]


def takes(press: PressRules, pattern: str, text: str) -> dict[str, list[str]]:
    found = fits(press, pattern, text)
    return found[0] if found else {}


def test_words_and_slots_fit_in_their_order(press: PressRules) -> None:
    assert takes(press, "{film} was made by {person}", "Joram was made by Ang Lee.") == {"film": ["Joram"], "person": ["Ang Lee"]}
    assert fits(press, "{film} was made by {person}", "Made by Ang Lee was Joram.") == []
    assert fits(press, "{film} was made by {person}", "Joram was seen by Ang Lee.") == []


def test_choices_and_parts_left_out(press: PressRules) -> None:
    for text in ("Joram was made by Ang Lee.", "Joram was shot by Ang Lee.", "Joram made by Ang Lee."):
        assert takes(press, "{film} [was] (made|shot) by {person}", text)["person"] == ["Ang Lee"]


def test_a_list_is_taken_whole_before_its_first_name(press: PressRules) -> None:
    first, *others = fits(press, "{film} by {person}", "Joram by Ang Lee, Sean Penn and Emma Stone.")
    assert first["person"] == ["Ang Lee", "Sean Penn", "Emma Stone"]
    assert ["Ang Lee"] in [other["person"] for other in others]


def test_a_list_of_another_kind_ends(press: PressRules) -> None:
    assert takes(press, "{film} by {person}", "Joram by Ang Lee, Argo and more.")["person"] == ["Ang Lee"]


@pytest.mark.parametrize("between", ["; ", ". ", " — ", ": "])
def test_a_mark_that_parts_clauses_ends_a_fit(press: PressRules, between: str) -> None:
    assert fits(press, "{film} by {person}", f"Joram{between}by Ang Lee.") == []


def test_fillers_may_stand_between_but_not_any_words(press: PressRules) -> None:
    assert takes(press, "{film} by {person}", "Joram by director Ang Lee.")["person"] == ["Ang Lee"]
    assert fits(press, "{film} by {person}", "Joram by nobody like Ang Lee.") == []


def test_an_insertion_between_commas_is_leapt_over_and_told(press: PressRules) -> None:
    found = fits(press, "{film} pleased {person}", "Joram, shown late at night in Goa, pleased Ang Lee.")
    assert {"film": ["Joram"], "person": ["Ang Lee"], "…": []} in found


def test_the_work_that_somebody_owns_is_meant(press: PressRules) -> None:
    assert takes(press, "{film} pleased {person}", "Sean Penn's lavish “Joram” pleased Ang Lee.") == {
        "film": ["Joram"],
        "person": ["Ang Lee"],
    }


def test_a_slot_for_any_words_ends_before_a_mark(press: PressRules) -> None:
    scene = scene_of(press, "Joram is a tale of greed; it pleased.", KNOWN)
    ends = {end for end, _ in Matcher(press, scene).fits(parse(f"{{film}} is {{{ANY}}}", {}), 0, KINDS)}
    assert ends == {3, 4, 5, 6}


@pytest.mark.parametrize("word", ["for", "in", "of"])
def test_each_of_a_list_has_its_own_work(told: Reads, word: str) -> None:
    text = f"The nominees for Best Actress are Brie Larson {word} “Room”, Emma Stone {word} “Joy” and Juno Rao {word} “Milk”."
    assert {brief(fact)[2:] for fact in told(text)} == {("Brie Larson", "Room"), ("Emma Stone", "Joy"), ("Juno Rao", "Milk")}


def test_a_work_may_have_two_owners(told: Reads) -> None:
    found = {brief(fact) for fact in told("There we saw Daniel Kwan and Zoya Rao's caper “Everything”.")}
    assert found == {("directed", "Daniel Kwan", "Everything"), ("directed", "Zoya Rao", "Everything")}


def test_what_stands_behind_an_aside_is_told_of_the_title_in_it(told: Reads) -> None:
    found = told("There “Fargo”, which won best original song for “Quiet River”, by Zoya Rao, was shown again.")
    assert ("directed", "Zoya Rao", "Fargo") not in map(brief, found)


def test_brackets_tell_of_the_name_before_them_alone(told: Reads) -> None:
    found = told("Here three won: Zadie Quill (Best Actress), Juno Rao (Best Actor) and Sean Penn (Best Director).")
    assert {brief(fact)[1:] for fact in found} == {
        ("Best Actress", "Zadie Quill"),
        ("Best Actor", "Juno Rao"),
        ("Best Director", "Sean Penn"),
    }


def test_a_work_belongs_to_whoever_stands_before_it(told: Reads) -> None:
    found = {brief(fact) for fact in told("We saw Ang Lee's “Milk”, Sean Penn's “Argo” and Zoya Rao's quiet film “Joram”.")}
    assert found == {("directed", "Ang Lee", "Milk"), ("directed", "Sean Penn", "Argo"), ("directed", "Zoya Rao", "Joram")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("There the Best Film prize of the 92nd Academy Awards went to “Joram”.", ("won", "Best Film", "Joram")),
        ("The best actress statuette at the 92nd Oscars went to Emma Stone.", ("won", "best actress", "Emma Stone")),
        ("Then Elio Germano of Italy was best actor.", ("won", "best actor", "Elio Germano")),
        ("Then Elio Germano from Italy won Best Actor.", ("won", "Best Actor", "Elio Germano")),
        ("It had no horse in Best Actor, which went to Emil Jannings.", ("won", "Best Actor", "Emil Jannings")),
        ("The cast of “Joram” took the award for Best Ensemble.", ("won", "Best Ensemble", "Joram")),
        ("Brad Pitt added the prize for male actor in a leading role.", ("won", "male actor in a leading role", "Brad Pitt")),
        ("“Joram” was nominated for Best Film but lost to “Milk”.", ("won", "Best Film", "Milk")),
    ],
)
def test_what_stands_between_parts_nothing(told: Reads, text: str, expected: tuple[str, ...]) -> None:
    assert expected in map(brief, told(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Then Sean Penn and Tim Robbins, stars of “Joram”, were named best actor and best supporting actor.",
            ("won", "best supporting actor", "Tim Robbins"),
        ),
        ("Then Philip Hoffman, superb in “Joram”, was best actor.", ("won", "best actor", "Philip Hoffman")),
        (
            "Jeremy Renner, nominated for best actor for “Joram”, left.",
            ("nominated", "best actor", "Jeremy Renner", "Joram"),
        ),
        ("Then George Clooney lost best actor to Jeff Bridges.", ("nominated", "best actor", "George Clooney")),
        ("Then Mark Boal's script for “Joram” was named best screenplay.", ("won", "best screenplay", "Mark Boal", "Joram")),
    ],
)
def test_what_only_tells_more_of_somebody_may_stand_between(told: Reads, text: str, expected: tuple[str, ...]) -> None:
    assert expected in map(brief, told(text))
