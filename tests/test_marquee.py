"""The straight line on the invented world: the shipped rules over facts they were not written for."""

from __future__ import annotations

from pathlib import Path

import pytest
from shipped_rules import marquee_of
from world_rules import WORLD

from bot.marquee import Marquee
from bot.reply import Reply
from bot.rules.rules import Rules
from knowledge.build import build
from knowledge.store import open_store


def chat(marquee: Marquee, *questions: str) -> Reply:
    """The last reply of a chat."""
    thread = ""
    for question in questions:
        reply = marquee.ask(question, thread)
        thread = reply.thread or thread
    return reply


ONE_HOP = {
    "who directed 12 Bells?": {"Dorrin Hale"},
    "cast of Glass Orchard": {"Toma Reskin", "Sefa Lindqo"},
    "which films did Ilvara Quen direct?": {"The Salt Road", "Glass Orchard", "A Letter for Mona", "The Tin Harvest"},
    "who composed the music of Lighthouse (2021)?": {"Rhea Tandt"},
    "who wrote Paper Moths": {"Dorrin Hale", "Pim Adaro"},
    "when did 1893 come out?": {2022},
    "who is 12 Bells about?": {"Corvin Dask"},
    "who hosted the 13th Golden Lantern Awards?": {"Vesna Tull", "Kesh Amberly"},
    "who won best lead at the 15th Golden Lantern Awards?": {"Toma Reskin"},
    "who won best lead (jury) at the 15th Golden Lantern Awards?": {"Sefa Lindqo", "Kesh Amberly"},
    "best song at the 15th Golden Lantern Awards": {"Slow Lantern"},
    "who won best screenplay at the 7th Quill Prizes?": {"Pim Adaro", "Ilvara Quen"},
    "who sang Slow Lantern?": {"Nela Voss", "Ardo Finch"},
    "who praised The Tin Harvest?": {"Oske Vint"},
    "whom is Toma Reskin married to?": {"Sefa Lindqo"},
    "how many awards did No win?": {2},
}


@pytest.mark.parametrize(("question", "answers"), ONE_HOP.items(), ids=ONE_HOP)
def test_a_question_is_answered_from_the_facts(marquee: Marquee, question: str, answers: set[str | int]) -> None:
    reply = marquee.ask(question)
    assert (reply.status, set(reply.answers)) == ("answered", answers), reply.text
    assert reply.sources
    assert "almanac.example" in reply.text
    assert reply.confidence > 0.6


COMPOSED = {
    "films by the director of Paper Moths": {"Paper Moths", "12 Bells", "Rook and Rye", "Rook and Rye 2"},
    "who acted in the films by the director of Marrow Street?": {"Juno Marrick", "Vesna Tull"},
    "films by the director of the film that won best picture (jury) at the 11th Golden Lantern Awards": {
        "Paper Moths",
        "12 Bells",
        "Rook and Rye",
        "Rook and Rye 2",
    },
    "who wrote the films by the director of the film that won best picture at the 13th Golden Lantern Awards?": {
        "Dorrin Hale",
        "Pim Adaro",
    },
    "who directed the films that star Juno Marrick?": {"Dorrin Hale", "Hanno Reskin"},
    "comedy films by Dorrin Hale": {"Paper Moths", "Rook and Rye", "Rook and Rye 2"},
    "who directed the 2022 films with Bela Orsatt?": {"Dorrin Hale"},
    "who acted in 12 Bells' director's films": {"Toma Reskin", "Juno Marrick", "Bela Orsatt", "Kesh Amberly"},
}


@pytest.mark.parametrize(("question", "answers"), COMPOSED.items(), ids=COMPOSED)
def test_descriptions_compose(marquee: Marquee, question: str, answers: set[str]) -> None:
    reply = marquee.ask(question)
    assert (reply.status, set(reply.answers)) == ("answered", answers), reply.text


def test_namesakes_are_both_answered_each_with_its_year(marquee: Marquee) -> None:
    reply = marquee.ask("who directed Lighthouse?")
    assert set(reply.answers) == {"Juno Marrick", "Aldo Vennick"}
    assert "Lighthouse (1961)" in reply.plain
    assert "Lighthouse (2021)" in reply.plain


def test_a_year_behind_a_name_tells_namesakes_apart(marquee: Marquee) -> None:
    assert marquee.ask("who directed Lighthouse (1961)?").answers == ("Aldo Vennick",)
    assert marquee.ask("who directed Lighthouse 2021?").answers == ("Juno Marrick",)
    assert marquee.ask("who directed the 2021 Lighthouse?").answers == ("Juno Marrick",)


def test_what_is_true_of_one_namesake_alone_is_answered_both_ways(rules: Rules, tmp_path: Path) -> None:
    more = tmp_path / "more.yaml"
    more.write_text(
        'source: {title: "More"}\nawards: [{award: Embers, year: 2022, categories: [{name: Best Glow, goes_to: film}], '
        "results: [{category: Best Glow, won: Lighthouse (1961), nominated: [Lighthouse (2021)], complete: nominees}]}]\n"
    )
    assert not build([WORLD, more], tmp_path / "store.db").mistakes
    marquee = marquee_of(rules, open_store(tmp_path / "store.db"))
    assert set(marquee.ask("did Lighthouse win best glow at the Embers 2022?").answers) == {"yes", "no"}


def test_the_latest_is_no_answer_where_something_else_was_told_first(marquee: Marquee) -> None:
    assert marquee.ask("who won best director?").status == "answered"
    assert marquee.ask("Glass Orchard won the hearts of two winters. Who won best director?").status != "answered"
    assert marquee.ask("Glass Orchard won hearts at the golden lanterns. Who won best director?").status != "answered"
    assert marquee.ask("Glass Orchard won the hearts of two winters. Who directed it?").answers == ("Ilvara Quen",)


def test_a_yes_by_the_films_year_says_so(marquee: Marquee) -> None:
    assert "by the films’ year" in marquee.ask("did Toma Reskin win best lead at the Golden Lanterns 2021?").plain
    assert "by the films’ year" not in marquee.ask("did Toma Reskin win best lead at the Golden Lanterns 2022?").plain


def test_a_surname_of_two_is_asked_with_choices_that_are_questions(marquee: Marquee) -> None:
    reply = marquee.ask("whom is Reskin married to?")
    if reply.status == "which_one":
        assert len(reply.choices) == 2
        assert {marquee.ask(choice).status for choice in reply.choices} <= {"answered", "no_answer"}
        assert not reply.answers
    else:
        assert reply.corrected == {"Reskin": "Toma Reskin"}


@pytest.mark.parametrize(
    ("question", "typed", "read", "answers"),
    [
        (
            "which films did Sefa Lindko act in?",
            "Sefa Lindko",
            "Sefa Lindqo",
            {"Glass Orchard", "Lighthouse", "A Letter for Mona", "The Tin Harvest"},
        ),
        ("who directed Pepar Moths?", "Pepar Moths", "Paper Moths", {"Dorrin Hale"}),
        ("who directed the salt rode", "salt rode", "The Salt Road", {"Ilvara Quen"}),
    ],
)
def test_a_correction_is_said(marquee: Marquee, question: str, typed: str, read: str, answers: set[str]) -> None:
    reply = marquee.ask(question)
    assert set(reply.answers) == answers
    assert list(reply.corrected.values()) == [read]
    assert typed in next(iter(reply.corrected))
    assert read in reply.plain


@pytest.mark.parametrize(
    "question", ["who directed 12bells", "WHO DIRECTED TWELVE BELLS", "who directed बारह घंटे?", "12 bells director"]
)
def test_another_way_to_write_a_name_is_no_correction(marquee: Marquee, question: str) -> None:
    reply = marquee.ask(question)
    assert reply.answers == ("Dorrin Hale",)


@pytest.mark.parametrize("question", ["who directed Rook and Rye 3?", "who directed 13 Bells?", "who directed 1892?"])
def test_a_number_in_a_name_is_never_read_as_another(marquee: Marquee, question: str) -> None:
    reply = marquee.ask(question)
    assert reply.status != "answered", reply.text


UNKNOWN = [
    "who wrote Wuxia Dreams?",
    "what is the box office of The Tin Harvest?",
    "will Toma Reskin win next year?",
    "what is the capital of Peru",
    "who did not direct 12 Bells",
    "asdf qwer zxcv",
]


@pytest.mark.parametrize("question", UNKNOWN)
def test_what_is_not_known_is_said_not_to_be(marquee: Marquee, question: str) -> None:
    reply = marquee.ask(question)
    assert reply.status in ("not_understood", "no_answer"), reply.text
    assert not reply.answers


def test_the_nearest_questions_can_be_answered(marquee: Marquee) -> None:
    reply = marquee.ask("who directed Wuxia Dreams and 12 Bells?")
    assert reply.choices
    assert {marquee.ask(choice).status for choice in reply.choices} == {"answered"}
    assert all("12 Bells" in choice for choice in reply.choices)


def test_a_fact_that_is_missing_is_told_about_the_thing_asked_for(marquee: Marquee) -> None:
    reply = marquee.ask("who composed the music of 1893?")
    assert (reply.status, reply.answers) == ("no_answer", ())
    assert "1893" in reply.plain


def test_a_follow_up_takes_the_place_of_what_was_asked_for(marquee: Marquee) -> None:
    asked = "who won best lead at the 15th Golden Lantern Awards?"
    assert chat(marquee, asked, "and best director?").answers == ("Ilvara Quen",)
    assert chat(marquee, asked, "what about the 13th?").answers == ("Toma Reskin",)
    assert chat(marquee, "who directed 12 Bells?", "and No?").answers == ("Juno Marrick",)


def test_a_pronoun_stands_for_the_last_thing_of_its_kind(marquee: Marquee) -> None:
    assert chat(marquee, "best picture at the 15th Golden Lantern Awards", "who directed it?").answers == ("Ilvara Quen",)
    films = chat(marquee, "who directed Marrow Street?", "which films did he direct?")
    assert films.answers == ("Marrow Street",)


def test_the_film_of_an_award_is_asked_for_afterwards(marquee: Marquee) -> None:
    asked = "who won best lead at the 14th Golden Lantern Awards?"
    assert chat(marquee, asked, "for which film?").answers == ("A Letter for Mona",)


def test_a_chain_of_follow_ups_keeps_its_thread(marquee: Marquee) -> None:
    asked = [
        "who won best lead at the 15th Golden Lantern Awards?",
        "and best director?",
        "and best picture?",
        "who directed it?",
    ]
    assert chat(marquee, *asked).answers == ("Ilvara Quen",)


def test_an_open_list_is_never_a_no(marquee: Marquee) -> None:
    for question in (
        "did Toma Reskin win best actor at the 6th Quill Prizes?",
        "did Juno Marrick win the lifetime quill?",
        "did Toma Reskin win best actor?",
    ):
        reply = marquee.ask(question)
        assert "no" not in reply.answers, (question, reply.text)
        assert not reply.plain.startswith("No,"), question


def test_a_closed_list_is_a_no(marquee: Marquee) -> None:
    for question in (
        "did Marrow Street win best picture at the 15th Golden Lantern Awards?",
        "did Sefa Lindqo win best lead at the 13th Golden Lantern Awards?",
        "did No win best picture at the 15th Golden Lantern Awards?",
    ):
        reply = marquee.ask(question)
        assert reply.answers == ("no",) or reply.answers == ("Best Picture (Jury)",), (question, reply.text)


def test_a_total_over_an_open_list_says_so(marquee: Marquee) -> None:
    reply = marquee.ask("how many awards did Paper Moths win?")
    assert reply.answers == (6,)
    assert "that I know of" in reply.plain


def test_a_shared_award_counts_once(marquee: Marquee) -> None:
    assert marquee.ask("how many awards did Pim Adaro win?").answers == (4,)


def test_a_remark_on_an_award_is_told(marquee: Marquee) -> None:
    assert "posthumous" in marquee.ask("best lead (jury) 13th Golden Lantern Awards").plain


def test_a_corrected_claim_is_not_an_answer(marquee: Marquee) -> None:
    reply = marquee.ask("who won best picture at the 15th Golden Lantern Awards?")
    assert reply.answers == ("The Tin Harvest",)


def test_the_same_question_has_the_same_reply(marquee: Marquee) -> None:
    assert marquee.ask("who directed 12 Bells?") == marquee.ask("who directed 12 Bells?")


@pytest.mark.parametrize(
    ("question", "answers"),
    [
        ("which films did Toma Reskin and Sefa Lindqo act in together", {"Glass Orchard", "Lighthouse", "The Tin Harvest"}),
        ("films with Bela Orsatt and Kesh Amberly", {"Rook and Rye", "Rook and Rye 2"}),
        ("who directed the films with Toma Reskin and Sefa Lindqo", {"Ilvara Quen", "Juno Marrick"}),
        ("did Toma Reskin and Juno Marrick act together", {"yes"}),
        ("films with Marit Solle and Kesh Amberly", set()),
        (
            "who are the writers that the actors in their films also appear in Rook and Rye",
            {"Dorrin Hale", "Ilvara Quen", "Pim Adaro"},
        ),
        ("films by Dorrin Hale between 2020 and 2022", {"12 Bells", "Rook and Rye"}),
        ("which films did Dorrin Hale direct before 2021", {"Paper Moths"}),
        ("2020s films by Ilvara Quen", {"A Letter for Mona", "The Tin Harvest"}),
        ("films with Toma Reskin from the 2010s", {"The Salt Road", "Glass Orchard"}),
        ("how many films did Dorrin Hale direct in the twenties", {3}),
        ("films with Sefa Lindqo since 2022", {"A Letter for Mona", "The Tin Harvest"}),
        ("films with Sefa Lindqo after 2022", {"The Tin Harvest"}),
        ("the first film with Toma Reskin", {"The Salt Road"}),
        ("who directed the latest film with Juno Marrick", {"Hanno Reskin"}),
        ("how many films with Toma Reskin are there", {6}),
        ("who wrote the drama film 12 Bells", {"Pim Adaro"}),
        ("which comedy films did Dorrin Hale direct", {"Paper Moths", "Rook and Rye", "Rook and Rye 2"}),
    ],
)
def test_what_is_asked_of_films_narrows_them(marquee: Marquee, question: str, answers: set[str | int]) -> None:
    assert set(marquee.ask(question).answers) == answers
