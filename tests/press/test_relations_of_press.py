"""What sentences tell that is no result."""

from __future__ import annotations

from reads import Reads, brief


def test_who_is_led_to_by_a_title_acts_in_it_if_it_is_one_for_sure(told: Reads) -> None:
    assert ("acted", "Taapsee Pannu", "Dunki") in map(brief, told("There is “Dunki” led by Taapsee Pannu."))
    assert not told("They were at the Beverly Hilton led by Sandra Oh.")


def test_a_night_is_no_title(told: Reads) -> None:
    assert not told("So we went to the Lantern Awards by Petra Lindqvist.")


def test_without_a_certain_result_nothing_else_is_certain(told: Reads) -> None:
    assert [fact.certain for fact in told("Then “Poor Things” was directed by Yorgos Lanthimos.")] == [False]


def test_what_is_planned_may_tell_its_host_but_no_result(told: Reads) -> None:
    found = told("The ceremony will be hosted by Jimmy Kimmel. There Joram will win Best Picture.")
    assert [brief(each) for each in found] == [("hosted", "Jimmy Kimmel")]


def test_a_word_that_speaks_of_one_speaks_of_the_last_of_a_list(told: Reads) -> None:
    found = {brief(fact) for fact in told("There came Sean Penn, Emma Stone and Ang Lee, who was last seen in “Joram”.")}
    assert found == {("acted", "Ang Lee", "Joram")}


def test_whoever_plays_in_a_work_named_behind_plays_in_no_other(told: Reads) -> None:
    found = told("There “Joram” won Best Picture, and Emma Stone, who plays Mary in the series “Milk”, won Best Actress.")
    assert ("acted", "Emma Stone", "Joram") not in map(brief, found)


def test_a_work_of_several_is_of_those_seen_in_it(told: Reads) -> None:
    assert told("We liked Sean Penn and Emma Stone's “Joram”.") == []
