"""Pronouns: what was spoken of last of their kind."""

from __future__ import annotations

from contextlib import closing

from facts_desk import Desk
from replies import chat
from shipped_rules import marquee_of

from bot.marquee import Marquee
from bot.rules.rules import Rules
from knowledge.store import open_store


def test_a_pronoun_is_the_last_of_its_kind(small: Marquee) -> None:
    assert chat(small, "who directed 12 Bells?", "who acted in it?").answers == ("Toma Reskin", "Juno Marrick")
    assert set(chat(small, "who directed Marrow Street?", "cast of films by him").answers) == {"Juno Marrick", "Vesna Tull"}


def test_without_a_thread_a_pronoun_and_a_fragment_mean_nothing(small: Marquee) -> None:
    assert small.ask("who directed it?").status != "answered"
    assert small.ask("for which film?").status != "answered"


def test_what_comes_before_what_was_spoken_of_is_found_by_facts(small: Marquee) -> None:
    asked = "best lead the 15th Golden Lantern Awards"
    assert chat(small, asked, "and the year before?").answers == ("Sefa Lindqo",)
    assert chat(small, asked, "and the year before?", "and the one before?").answers == ("Toma Reskin",)
    assert chat(small, "best picture the 11th Golden Lantern Awards", "and the year before?").status != "answered"


def test_one_of_several_is_told_by_its_place(marquee: Marquee) -> None:
    asked = "films with Vesna Tull"
    assert len(chat(marquee, asked).answers) == 2
    first, last = (chat(marquee, asked, f"who directed the {place} one").answers for place in ("first", "last"))
    assert {first, last} == {("Hanno Reskin",), ("Aldo Vennick",)}


def test_a_pronoun_behind_a_word_that_leads_to_it_is_not_left_out(marquee: Marquee) -> None:
    assert chat(marquee, "who directed Paper Moths?", "did Toma Reskin win best lead for it?").answers == ("no",)
    assert chat(marquee, "who directed 12 Bells?", "did Toma Reskin win best lead for it?").answers == ("yes",)


def test_a_name_among_many_named_later_is_still_spoken_of(marquee: Marquee) -> None:
    asked = ["who won best lead at the 13th golden lantern awards?", "who was nominated for it?", "which film did he win for?"]
    assert "12 Bells" in chat(marquee, *asked).answers


def test_who_nobody_spoke_of_is_asked_for(marquee: Marquee) -> None:
    reply = chat(marquee, "best picture the 15th Golden Lantern Awards", "did he win best lead?")
    assert reply.status == "not_understood"
    assert "he" in reply.plain.split("“")[1].split("”")[0]


def test_some_of_those_spoken_of_are_told_by_what_is_said_of_them(marquee: Marquee) -> None:
    asked = "films with Vesna Tull"
    shown = chat(marquee, asked).answers
    oldest, newest = chat(marquee, asked, "which is the oldest?").answers, chat(marquee, asked, "the newest of them?").answers
    assert {*oldest, *newest} == {*shown}
    (year,) = chat(marquee, asked, "the oldest of those", "when did it come out").answers
    assert chat(marquee, asked, f"who directed the {year} one?").answers == chat(marquee, f"who directed {oldest[0]}?").answers


def test_which_of_those_is_not_asked_of_the_whole_store(marquee: Marquee) -> None:
    asked = "which of those won best picture?"
    assert marquee.ask(asked).status == "not_understood"
    assert chat(marquee, "films with Vesna Tull", "qwer zxcv asdf", asked).status == "not_understood"
    assert chat(marquee, "best picture the 15th Golden Lantern Awards", asked).status == "not_understood"


def test_the_two_may_have_been_named_one_after_the_other(marquee: Marquee) -> None:
    asked = "who directed 12 Bells?", "who directed Paper Moths?", "which of the two won more awards?"
    assert chat(marquee, *asked).answers == ("Paper Moths",)


def test_the_other_one_is_the_one_of_two_not_spoken_of_last(marquee: Marquee) -> None:
    asked = "who directed 12 Bells?", "who directed Glass Orchard?", "who acted in the other one?"
    assert chat(marquee, *asked).answers == chat(marquee, "who acted in 12 Bells?").answers
    assert chat(marquee, asked[0], asked[2]).status == "not_understood"


def test_after_that_is_any_night_after_the_one_spoken_of(marquee: Marquee) -> None:
    asked = "best lead the 13th Golden Lantern Awards", "did Toma Reskin win best lead after that?"
    assert chat(marquee, *asked).answers == ("yes",)
    assert chat(marquee, "best lead the 15th Golden Lantern Awards", asked[1]).answers != ("yes",)


def test_what_is_not_said_at_all_is_of_the_last_answer(marquee: Marquee) -> None:
    asked = "who directed 12 Bells?", "best lead the 14th Golden Lantern Awards"
    assert chat(marquee, asked[0], "cast?").status == "answered"
    assert set(chat(marquee, *asked, "cast?").answers).isdisjoint(chat(marquee, asked[0], "cast?").answers)


def test_he_is_not_left_out_for_something_else_that_is_said(marquee: Marquee) -> None:
    assert chat(marquee, "who directed 12 Bells?", "did it win best picture?").answers == ("yes",)
    assert chat(marquee, "who directed 12 Bells?", "did he win best picture for it?").answers != ("yes",)


def test_she_is_the_one_of_several_who_can_be_no_he(rules: Rules, desk: Desk) -> None:
    desk.write("dawn", "films: [{title: Dawn, year: 2022, actors: [Ann Lee, Bo Ek]}, {title: Dusk, year: 2023, actors: Ann Lee}]")
    desk.write("pairs", "people: [{name: Ann Lee, husband: Cy Orr}]")
    desk.build()
    with closing(open_store(desk.store)) as store:
        reply = chat(marquee_of(rules, store), "who acted in Dawn?", "which films did she act in?")
    assert set(reply.answers) == {"Dawn", "Dusk"}


def test_what_is_named_in_a_description_was_spoken_of(marquee: Marquee) -> None:
    asked = "films by the director of Marrow Street", "who acted in it?"
    assert chat(marquee, *asked).answers == marquee.ask("who acted in Marrow Street?").answers


def test_what_a_yes_or_no_is_asked_of_is_not_left_out(marquee: Marquee) -> None:
    asked = "did The Tin Harvest win best picture?", "was it nominated for best song?"
    assert "The Tin Harvest" in str(chat(marquee, *asked).slots)


def test_a_pronoun_is_nobody_the_question_names_too(marquee: Marquee) -> None:
    reply = chat(marquee, "who directed 12 Bells?", "which films have Dorrin Hale and him together?")
    assert "Dorrin Hale and Dorrin Hale" not in reply.plain


def test_of_those_is_nothing_where_no_such_were_spoken_of(marquee: Marquee) -> None:
    assert chat(marquee, "who directed Paper Moths?", "and which of those won best picture?").status == "not_understood"


def test_how_many_of_those_is_no_question_of_a_yes_or_a_no(marquee: Marquee) -> None:
    assert chat(marquee, "nominations of Toma Reskin", "and how many of those did he win?").intent != "won_any"


def test_before_alone_is_before_the_night_spoken_of(marquee: Marquee) -> None:
    asked = "who won best lead at the 15th Golden Lantern Awards?"
    assert chat(marquee, asked, "had he won before?").answers == chat(marquee, asked, "had he won before that?").answers


def test_she_is_an_unknown_wife_rather_than_who_may_be_he(marquee: Marquee) -> None:
    assert chat(marquee, "who is the wife of Dorrin Hale?", "did she win best director?").answers != ("yes",)
    assert chat(marquee, "who is the husband of Dorrin Hale?", "did she win best director?").answers == ("yes",)


def test_the_first_before_the_name_of_an_award_is_a_night_and_none_of_those_spoken_of(marquee: Marquee) -> None:
    asked = "who won best picture at the first Golden Lantern Awards?"
    alone = marquee.ask(asked)
    assert chat(marquee, "which films did Ilvara Quen direct?", asked).plain == alone.plain


def test_that_same_film_is_the_one_spoken_of_and_no_word_for_films(marquee: Marquee) -> None:
    asked = "who directed Paper Moths?"
    same = chat(marquee, asked, "did she also direct that same movie?")
    assert same.answers == chat(marquee, asked, "did she direct it?").answers
