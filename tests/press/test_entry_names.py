"""What the names in an entry are."""

from __future__ import annotations

import pytest

from knowledge.press.cuts import Cuts
from knowledge.press.entry_names import EntryNames
from knowledge.press.naming import Register
from knowledge.press.rules import PressRules


@pytest.fixture
def names(press: PressRules) -> EntryNames:
    register = Register()
    register.add("film", "Yi Yi")
    return EntryNames(press, register, lambda name: "film" if name == "Joram" else "", Cuts(press))


def test_a_name_is_of_the_kind_that_the_article_or_the_store_knows(names: EntryNames) -> None:
    assert [names.kind(name) for name in ("Yi Yi", "Joram", "Ang Lee")] == ["film", "film", ""]
    assert not names.personal("Yi Yi")
    assert names.personal("Ang Lee")


def test_makers_are_people_one_of_whom_at_least_has_two_names(names: EntryNames) -> None:
    assert names.makers("Ang Lee, Atlee and Ken Loach") == ["Ang Lee", "Atlee", "Ken Loach"]
    assert names.makers("Atlee") == []
    assert names.are_surely_makers("Ang Lee and Ken Loach")
    assert not names.are_surely_makers("Ang Lee")


def test_a_title_that_is_not_known_is_of_the_kind_that_the_subject_goes_to(names: EntryNames) -> None:
    assert [names.titled("Shallow", goes_to) for goes_to in ("song", "film", "person")] == ["song", "film", "film"]
