"""What sentences tell that is no result."""

from __future__ import annotations

import pytest
from reads import Reads, brief


def test_who_is_led_to_by_a_title_acts_in_it_if_it_is_one_for_sure(told: Reads) -> None:
    assert ("acted", "Taapsee Pannu", "Dunki") in map(brief, told("There is “Dunki” led by Taapsee Pannu."))
    assert "acted" not in {fact.statement for fact in told("They were at the Beverly Hilton led by Sandra Oh.")}


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


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("Here is “Joram”, toplined by Sean Penn.", ("acted", "Sean Penn", "Joram")),
        ("There Sean Penn, who stars in “Joram”, was late.", ("acted", "Sean Penn", "Joram")),
        ("There Sean Penn was cheered, for his part as a clown in “Joram”.", ("acted", "Sean Penn", "Joram")),
        ("The cast of “Joram” includes Sean Penn.", ("acted", "Sean Penn", "Joram")),
        ("In “Joram”, Sean Penn is a clown.", ("acted", "Sean Penn", "Joram")),
        ("There Emma Stone won Best Actress for her portrayal of a clown in “Joram”.", ("acted", "Emma Stone", "Joram")),
        ("We saw “Joram”, a colonial drama by Australian director Jennifer Kent.", ("directed", "Jennifer Kent", "Joram")),
        ("We saw “Joram”, the war drama of Sam Mendes.", ("directed", "Sam Mendes", "Joram")),
        ("Then the director of “Joram”, Sam Mendes, spoke.", ("directed", "Sam Mendes", "Joram")),
        ("There Sam Mendes made his directorial debut with “Joram”.", ("directed", "Sam Mendes", "Joram")),
        ("There Stephen Fry hosted for the last time.", ("hosted", "Stephen Fry")),
        ("The ceremony was hosted by the radio presenter Dave Lumb.", ("hosted", "Dave Lumb")),
        ("The ceremony, with Bob Hope as master of ceremonies, was long.", ("hosted", "Bob Hope")),
        ("The Oscars were given away on 9 February 2020 in Los Angeles.", ("held_on", "2020-02-09")),
        ("The Oscars returned to the Dolby Theatre on 9 February 2020.", ("held_on", "2020-02-09")),
        ("Here actor Irrfan Khan met Sutapa Sikdar, a writer, whom he married in 1995.", ("married", "Sutapa Sikdar")),
    ],
)
def test_who_made_or_played_and_where_a_night_was_is_told_in_many_ways(told: Reads, text: str, fact: tuple[str, ...]) -> None:
    found = {(each[0], *sorted(each[1:])) for each in map(brief, told(text))}
    assert any(each[0] == fact[0] and set(fact[1:]) <= set(each[1:]) for each in found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("At the Dolby Theatre “Joram” won Best Picture.", ("held_at", "Dolby Theatre")),
        ("Well. There they walked into the Royal Festival Hall with “Joram”.", ("held_at", "Royal Festival Hall")),
        ("The show was held at the Beverly Hilton hotel.", ("held_at", "Beverly Hilton")),
        ("The 92nd Oscars, held Sunday, Feb. 9, 2020, at the Dolby Theatre, had no host.", ("held_on", "2020-02-09")),
        ("Then, on 9 February 2020, Ang Lee won Best Director.", ("held_on", "2020-02-09")),
        ("The Oscars for films of all kinds were handed out in Hollywood on 9 February 2020.", ("held_on", "2020-02-09")),
        ("Jimmy Kimmel was the evening's host.", ("hosted", "Jimmy Kimmel")),
        ("Jimmy Kimmel will host the show along with Ang Lee.", ("hosted", "Ang Lee")),
    ],
)
def test_a_sentence_tells_of_the_night_in_passing(told: Reads, text: str, expected: tuple[str, ...]) -> None:
    assert expected in map(brief, told(text))


@pytest.mark.parametrize(
    "text", ["We met Rebecca Hall there.", "It is about Achievement in World Cinema.", "He bought the Hall."]
)
def test_what_is_no_house_was_no_place(told: Reads, text: str) -> None:
    assert "held_at" not in {fact.statement for fact in told(text)}


def test_a_day_of_another_year_is_of_another_night(told: Reads) -> None:
    found = told("On 7 March 2010, at the Kodak Theatre, Kathryn Bigelow won Best Director.", "The 92nd Oscars")
    assert {fact.occasion.year for fact in found if fact.occasion} == {2010}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("There the film “Joram” was shown. Ang Lee's film won Best Picture.", ("directed", "Ang Lee", "Joram")),
        ("Then Mati Diop won Best Director for “Joram”, her ghost story.", ("directed", "Mati Diop", "Joram")),
        ("“Joram”, a drama by the Norwegian Joachim Trier, won Best Picture.", ("directed", "Joachim Trier", "Joram")),
        ("There the film “Joram” was shown. Anne Hathaway, Zendaya and Tom Holland are on board.", ("acted", "Zendaya", "Joram")),
        ("There were the actors from “Joram”, James Caan and Robert Duvall.", ("acted", "Robert Duvall", "Joram")),
        ("Then Anne Hathaway was Catwoman in “Joram”.", ("acted", "Anne Hathaway", "Joram")),
    ],
)
def test_who_made_a_work_or_plays_in_it_is_told_in_many_turns(told: Reads, text: str, expected: tuple[str, ...]) -> None:
    assert expected in map(brief, told(text))


def test_of_a_surname_alone_a_film_is_not_made(told: Reads) -> None:
    assert "directed" not in {fact.statement for fact in told("The film “Joram” was shown. And Khan's film won Best Picture.")}


def test_in_a_look_back_the_film_is_the_one_of_its_title(told: Reads) -> None:
    assert ("acted", "Ann Lee", "Joram") in map(brief, told("There Ann Lee is Gauri.", "“Joram”, twenty years on: still not out"))
