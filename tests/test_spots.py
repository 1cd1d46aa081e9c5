"""Where names and numbers may stand, and which names are not taken for what was said."""

from __future__ import annotations

import math

import pytest

from bot.marquee import Marquee
from bot.question import Question
from bot.reading.meanings.meaning import Named, Value
from bot.reading.meanings.unclear import then
from bot.reading.spotting.named import named
from bot.reading.spotting.spots import Spots
from knowledge.names import Candidate


def spots(marquee: Marquee, text: str) -> Spots:
    found = then(marquee.read(text), marquee.spot)
    assert isinstance(found, Spots)
    return found


def test_a_name_a_rank_and_a_year_are_all_spotted(marquee: Marquee) -> None:
    found = {
        (seed.kind, seed.start, seed.end) for seed in spots(marquee, "15th Golden Lantern Awards 2024 The Tin Harvest").seeds
    }
    assert {("number", 0, 1), ("ceremony", 0, 4), ("award", 1, 4), ("year", 4, 5), ("film", 5, 8)} <= found


def test_two_digits_are_a_year_at_a_price_and_a_number_word_is_none(marquee: Marquee) -> None:
    years = [
        (seed.meaning.value, seed.cost)
        for seed in spots(marquee, "moths 24").seeds
        if seed.kind == "year" and isinstance(seed.meaning, Value)
    ]
    assert years == [(2024, marquee.rules.costs["century"])]
    behind = {
        seed.kind: seed.meaning.value for seed in spots(marquee, "golden lanterns 14").seeds if isinstance(seed.meaning, Value)
    }
    assert behind["number"] == 14, "a plain number behind the name of an award may be an edition"
    assert "amount" not in behind, "and is no count of anything"
    assert {seed.kind for seed in spots(marquee, "two quills").seeds if isinstance(seed.meaning, Value)} <= {"amount"}


def test_somebodys_second_is_no_second_night(marquee: Marquee) -> None:
    def numbers(question: str) -> list[str]:
        return [seed.kind for seed in spots(marquee, question).seeds if isinstance(seed.meaning, Value)]

    assert numbers("who won the second golden lantern") == ["number"]
    assert numbers("when did Toma Reskin win his second golden lantern") == []


def test_a_spelt_number_finds_the_name_in_digits(marquee: Marquee) -> None:
    named = [seed.meaning for seed in spots(marquee, "twelve bells").seeds if isinstance(seed.meaning, Named)]
    assert "12 Bells" in {thing.name for meaning in named for thing in meaning.things}


def test_a_small_word_is_a_title_where_it_has_its_capital(marquee: Marquee) -> None:
    assert marquee.ask("who directed the film No").answers == ("Juno Marrick",)
    assert marquee.ask("up").status == "not_understood"


@pytest.mark.parametrize("typed", ["rook adn rye", "teh salt road", "a letter fro mona"])
def test_small_words_of_a_name_are_misspelt_too(marquee: Marquee, typed: str) -> None:
    assert marquee.ask(f"who directed {typed}").status == "answered"


def test_a_small_word_misspelt_before_a_name_is_left_out(marquee: Marquee) -> None:
    assert marquee.ask("who directed teh 12 Bells").answers == ("Dorrin Hale",)
    assert marquee.ask("who directed qzx 12 Bells").status != "answered"


def test_somebody_asked_of_is_rather_known_than_a_name_by_itself_would_say(marquee: Marquee) -> None:
    slip = next(seed for seed in spots(marquee, "who directed Tin Harvst").seeds if seed.kind == "film")
    assert isinstance(slip.meaning, Named)
    alone = -marquee.rules.costs["doubt"] * math.log(slip.meaning.things[0].probability)
    assert 0 < slip.cost < alone


def test_a_word_of_politeness_written_as_a_name_is_beside_a_name_belongs_to_it(marquee: Marquee) -> None:
    said = spots(marquee, "who directed please Moths").prices.left
    written = spots(marquee, "who directed Please Moths").prices.left
    assert said[2] == marquee.rules.costs["filler"]
    assert written[2] == marquee.rules.costs["known"]


def test_what_misspells_a_word_of_politeness_may_be_a_name(marquee: Marquee) -> None:
    strange = spots(marquee, "please who directed plaese").prices.strange
    assert (strange[0], strange[3]) == (False, True)


def test_a_small_word_that_is_part_of_a_title_is_not_told_beside_what_is_asked(marquee: Marquee) -> None:
    asked = "who won best picture at the 11th Golden Lantern Awards"
    assert marquee.ask(f"moths question: {asked}").answers == marquee.ask(asked).answers != ()
    assert marquee.ask("who directed moths").choices == ("Who directed Paper Moths",)


def test_a_word_that_turns_a_question_round_is_no_title_without_its_capital(marquee: Marquee) -> None:
    def films(text: str) -> list[str]:
        return [seed.kind for seed in spots(marquee, text).seeds if seed.kind == "film"]

    assert films("did Toma Reskin win no award") == []
    assert films("did Toma Reskin win for No") == ["film"]


def test_who_writes_names_with_capitals_rather_means_no_title_by_a_word_without(marquee: Marquee) -> None:
    def cost(text: str) -> float:
        return next(seed.cost for seed in spots(marquee, text).seeds if seed.kind == "film")

    assert cost("did Toma Reskin keep the lighthouse") - cost("did toma reskin keep the lighthouse") == pytest.approx(
        marquee.rules.costs["ordinary"]
    )


def test_a_slip_in_a_name_with_a_word_written_short_is_none_of_ours(marquee: Marquee) -> None:
    question = marquee.read("cast of whos orchrd")
    assert isinstance(question, Question)
    assert question.plain[2:] == ("who", "is", "orchrd")
    thing = Candidate(1, "film", "Whos Orchard", "Whos Orchard", "", "Whos Orchard", "edit", 0.93, 1)
    found = named(question, 2, 5, [thing], marquee.rules, [False, False, False, False, True], [False] * 5)
    assert [item.kind for item in found] == ["film"]


def test_what_a_thread_makes_of_words_is_not_remembered_of_their_text(marquee: Marquee) -> None:
    asked = "who directed 12 Bells"
    spots = marquee.spotted(asked)
    assert isinstance(spots, Spots)
    spots.prices.means_something(0, 9.0)
    assert marquee.spotted(asked) is spots  # as long as it is the last text
    afresh = marquee.spotted_afresh(asked)
    assert isinstance(afresh, Spots)
    assert afresh.prices.left[0] < 9.0
    assert afresh.prices.where != spots.prices.where
    assert marquee.alone.chart(afresh) is marquee.alone.chart(afresh.afresh())
    assert marquee.alone.chart(afresh) is not marquee.alone.chart(spots)
