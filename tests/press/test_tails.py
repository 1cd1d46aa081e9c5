"""What follows a result in its sentence."""

from __future__ import annotations

from reads import Reads, brief


def test_all_works_of_one_winner_are_told(told: Reads) -> None:
    found = told("Here Emma Stone won Best Actress for “La La Land” and “Poor Things”.")
    assert brief(found[0]) == ("won", "Best Actress", "Emma Stone", "La La Land", "Poor Things")
    both = told("Here Emma Stone won Best Actress for “Poor Things”, and Sean Penn won Best Actor for “Mystic River”.")
    assert {brief(fact) for fact in both} == {
        ("won", "Best Actress", "Emma Stone", "Poor Things"),
        ("won", "Best Actor", "Sean Penn", "Mystic River"),
    }


def test_a_work_that_is_from_another_is_a_song(told: Reads) -> None:
    (fact,) = told("Here Kishore Kumar won Best Playback Singer for “Dil Aisa” from “Amanush”.")
    assert {(part.kind, part.name) for part in fact.parts} == {
        ("person", "Kishore Kumar"),
        ("song", "Dil Aisa"),
        ("film", "Amanush"),
    }


def test_a_work_named_behind_from_is_nobodys_own(told: Reads) -> None:
    assert all(fact.parts[0].name != "Spectre" for fact in told("There Sam Smith's dirge from “Spectre” won Best Original Song."))


def test_a_role_in_a_work_tells_that_somebody_acted_in_it(told: Reads) -> None:
    found = told("Here Emma Stone beat Viola Davis to Best Actress for her turn as a dancer in “La La Land”.")
    assert {brief(fact) for fact in found} == {
        ("acted", "Emma Stone", "La La Land"),
        ("won", "Best Actress", "Emma Stone", "La La Land"),
        ("nominated", "Best Actress", "Viola Davis"),
    }
