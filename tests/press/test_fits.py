"""Which sayings fit a sentence, and what of each fit is its own."""

from __future__ import annotations

import pytest
from reads import scene_of

from knowledge.press.fits import Fit, FitFinder
from knowledge.press.rules import PressRules

KNOWN = [("Joram", "film"), ("Argo", "film")]


@pytest.fixture(scope="module")
def finder(press: PressRules) -> FitFinder:
    return FitFinder(press)


def found(finder: FitFinder, press: PressRules, text: str) -> list[Fit]:
    return list(finder.all(scene_of(press, text, KNOWN)))


def names(fits: list[Fit], statement: str) -> set[str]:
    return {each.name for fit in fits if fit.saying.statement == statement for group in fit.bound.values() for each in group}


def test_a_saying_fits_with_what_its_slots_took(finder: FitFinder, press: PressRules) -> None:
    fits = found(finder, press, "Joram was directed by Ang Lee.")
    assert names(fits, "directed") == {"Joram", "Ang Lee"}
    assert all(0 <= fit.first < fit.last <= 6 for fit in fits)


def test_every_saying_of_a_sentence_is_told(finder: FitFinder, press: PressRules) -> None:
    fits = found(finder, press, "Joram, directed by Ang Lee, won Best Picture.")
    assert {"directed", "won"} <= {fit.saying.statement for fit in fits}


def test_who_won_something_is_told_once(finder: FitFinder, press: PressRules) -> None:
    fits = found(finder, press, "There Emma Stone won Best Actress and Sean Penn won Best Actor.")
    subject = press.unit.subject
    told = [each.last for fit in fits if fit.saying.statement == "won" for each in fit.bound.get(subject, ())]
    assert len(told) == len(set(told)) == 2


@pytest.mark.parametrize(
    "text",
    ["Joram was directed by nobody.", "He directed traffic there.", "The best actor for Ang Lee's film was late.", "Joram."],
)
def test_nothing_is_read_into_other_words(finder: FitFinder, press: PressRules, text: str) -> None:
    assert not names(found(finder, press, text), "won")
    assert "Ang Lee" not in names(found(finder, press, text), "directed")


def test_a_name_that_only_paints_wins_nothing(finder: FitFinder, press: PressRules) -> None:
    assert "Salman Khan" not in names(found(finder, press, "There the Salman Khan-starrer “Joram” won Best Picture."), "won")


def test_what_no_saying_tells_whole_is_reached_for_without_being_certain(finder: FitFinder, press: PressRules) -> None:
    text = "Here director Ang Lee, to loud applause, won the only statuette that he has room for, for Best Director."
    fits = [fit for fit in found(finder, press, text) if fit.saying.statement == "won"]
    assert "Ang Lee" in names(fits, "won")
    assert not any(fit.saying.certain for fit in fits)
