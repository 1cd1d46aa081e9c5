"""Fragments: the last question with other words in it."""

from __future__ import annotations

from contextlib import closing

from facts_desk import Desk
from replies import chat
from shipped_rules import marquee_of

from bot.marquee import Marquee
from bot.question import Question
from bot.reading.spotting.spots import Spots
from bot.rules.rules import Rules
from bot.threads.followups.fragment import Fragment, fragment
from bot.threads.thread import Thread
from knowledge.store import open_store

NIGHTS = """
awards:
  - {award: Quills, categories: [{name: Best Actor, goes_to: person}]}
  - {award: Inks, categories: [{name: Best Actor, goes_to: person}]}
  - {award: Quills, edition: 3, held: 2023-02-01, results: [{category: Best Actor, won: Bo Ek}]}
  - {award: Inks, edition: 3, held: 2021-02-01, results: [{category: Best Actor, won: Cy Orr}]}
  - {award: Inks, edition: 5, held: 2023-03-01, results: [{category: Best Actor, won: Ann Lee}]}
"""


def test_a_fragment_takes_the_place_of_what_is_of_its_kind(small: Marquee) -> None:
    asked = "best lead the 15th Golden Lantern Awards"
    assert chat(small, asked, "and best director").answers == ("Ilvara Quen",)
    assert chat(small, asked, "what about the 14th Golden Lantern Awards").answers == ("Sefa Lindqo",)


def test_what_takes_back_the_question_puts_another_in_its_place(small: Marquee) -> None:
    asked = "best lead the 15th Golden Lantern Awards"
    assert chat(small, asked, "no, best director").answers == ("Ilvara Quen",)
    assert chat(small, asked, "i meant the 14th Golden Lantern Awards").answers == ("Sefa Lindqo",)
    assert small.ask("who acted in No").answers == ("Kesh Amberly",)


def test_a_question_of_its_own_is_no_fragment_of_the_last(marquee: Marquee) -> None:
    asked = "best director at the 15th golden lantern awards", "did The Tin Harvest win best picture?"
    assert chat(marquee, *asked, "who was best lead?").answers == ("Toma Reskin",)


def test_a_question_whose_every_word_is_read_is_asked_by_itself(marquee: Marquee) -> None:
    asked = "who directed The Tin Harvest?"
    assert chat(marquee, asked, "who is 12 Bells about?").answers == ("Corvin Dask",)
    assert chat(marquee, asked, "what about 12 Bells?").answers == ("Dorrin Hale",)
    night = "who won best lead at the golden lanterns 2023?"
    assert chat(marquee, night, "who won it in 2024?").answers == ("Toma Reskin",)


def test_a_description_that_is_all_of_a_message_is_put_into_no_other_question(marquee: Marquee) -> None:
    alone = "films with Vesna Tull whose director won a Golden Lantern"
    assert chat(marquee, "was Toma Reskin in The Tin Harvest?", alone).answers == marquee.ask(alone).answers


def test_that_within_a_description_stands_for_nothing_spoken_of(marquee: Marquee) -> None:
    alone = "films that Vesna Tull was in"
    assert marquee.ask(alone).status == "answered"
    assert chat(marquee, "was Toma Reskin in The Tin Harvest?", alone).answers == marquee.ask(alone).answers


def test_a_category_alone_asks_the_last_question_again(marquee: Marquee) -> None:
    asked = "best lead the 14th Golden Lantern Awards"
    assert chat(marquee, asked, "best director").answers == chat(marquee, "best director the 14th Golden Lantern Awards").answers


def test_a_description_alone_is_no_fragment(marquee: Marquee) -> None:
    alone = "best picture winner of 2024"
    assert chat(marquee, "who directed The Tin Harvest?", alone).answers == marquee.ask(alone).answers


def test_a_name_alone_asks_the_last_question_of_it_where_it_asks_at_all(marquee: Marquee) -> None:
    asked = "how many awards did The Tin Harvest win?"
    assert chat(marquee, asked, "12 Bells?").answers == marquee.ask("how many awards did 12 Bells win?").answers
    assert chat(marquee, asked, "12 Bells").answers == marquee.ask("12 Bells").answers


def test_what_has_no_place_in_the_last_question_is_put_into_the_one_before(marquee: Marquee) -> None:
    asked = "who won best lead at the 15th Golden Lantern Awards?", "who directed The Tin Harvest?", "and best screenplay?"
    assert chat(marquee, *asked).answers == ("Pim Adaro",)


def test_a_rank_of_one_award_is_the_year_of_another(rules: Rules, desk: Desk) -> None:
    desk.write("nights", NIGHTS)
    desk.build()
    with closing(open_store(desk.store)) as store:
        assert chat(marquee_of(rules, store), "best actor at the 3rd Quills", "and the Inks?").answers == ("Ann Lee",)


def test_a_year_in_hinglish_asks_the_last_question_of_it(marquee: Marquee) -> None:
    asked = "best lead at the golden lanterns 2024"
    for again in ("2023 mein?", "2023 ka", "aur 2023 mein"):
        assert chat(marquee, asked, again).answers == ("Sefa Lindqo",)


def test_a_year_behind_a_question_it_narrows_goes_back_no_further(marquee: Marquee) -> None:
    reply = chat(marquee, "best lead at the golden lanterns 2024", "golden lantern awards", "2023?")
    assert reply.plain.startswith("The 14th Golden Lantern Awards (2023)")


def test_a_year_is_of_the_award_of_a_night_said_by_its_rank(marquee: Marquee) -> None:
    for again in ("2024", "and in 2024?"):
        reply = chat(marquee, "best lead the 14th Golden Lantern Awards", again)
        assert reply.asked == "best lead the 2024 Golden Lantern Awards"
        assert reply.answers == marquee.ask("best lead the 15th Golden Lantern Awards").answers


def test_another_award_alone_asks_the_last_question_of_it(rules: Rules, desk: Desk) -> None:
    desk.write("nights", NIGHTS)
    desk.build()
    with closing(open_store(desk.store)) as store:
        asked = marquee_of(rules, store)
        assert chat(asked, "best actor at the Quills 2023", "Inks").answers == ("Ann Lee",)
        assert chat(asked, "best actor at the Quills 2023", "Inks", "2021").answers == ("Cy Orr",)
        assert chat(asked, "best actor at the Quills 2023", "Quills").plain.startswith("The 3rd Quills")


def test_a_correction_says_which_namesake_was_meant(marquee: Marquee) -> None:
    assert chat(marquee, "who directed Lighthouse (2021)?", "i mean the 1961 one").answers == ("Aldo Vennick",)
    assert chat(marquee, "who directed Lighthouse?", "i meant the 1961 one").answers == ("Aldo Vennick",)


def test_one_of_a_list_is_asked_the_last_question(marquee: Marquee) -> None:
    first, second = marquee.ask("films with Vesna Tull").answers
    asked = "films with Vesna Tull", f"who directed {first}?"
    assert chat(marquee, *asked, "and the second one?").answers == marquee.ask(f"who directed {second}?").answers


def test_a_rank_alone_is_no_other_night(marquee: Marquee) -> None:
    assert chat(marquee, "best lead at the golden lanterns 2020", "second?").status != "answered"


def test_what_leans_on_a_question_that_was_not_read_is_no_question_of_its_own(marquee: Marquee) -> None:
    asked = "who directed 12 Bells?", "qwer zxcv asdf"
    assert chat(marquee, *asked, "golden lantern awards also?").status != "answered"
    assert chat(marquee, *asked, "golden lantern awards").status == "answered"


def test_a_rank_beside_words_that_lean_is_no_night(marquee: Marquee) -> None:
    assert chat(marquee, "which awards did Toma Reskin win?", "and the 15th one?").intent != "ceremony_card"


def test_any_before_a_name_is_none_of_those_spoken_of(marquee: Marquee) -> None:
    asked = "films with Vesna Tull", "who directed 12 Bells?", "any golden lanterns?"
    assert chat(marquee, *asked).slots.get("winner") != [*marquee.ask(asked[0]).answers]


def test_a_fragment_that_would_only_be_no_is_asked_as_who_won_it(marquee: Marquee) -> None:
    asked = "did Ilvara Quen win best lead at the 15th Golden Lantern Awards?", "and best lead jury?"
    assert "Sefa Lindqo" in chat(marquee, *asked).plain


def test_who_is_asked_for_is_told_and_not_whether(marquee: Marquee) -> None:
    whether = "did The Tin Harvest win best picture at the 15th Golden Lantern Awards?"
    assert chat(marquee, whether, "and who got best director?").answers == ("Ilvara Quen",)


def test_another_night_of_what_won_at_one_is_rather_asked_of_its_winner(marquee: Marquee) -> None:
    asked = "which film won best picture at the 13th Golden Lantern Awards?", "how many awards did it win that night?"
    assert chat(marquee, *asked, "and the next year?").answers == chat(marquee, asked[0], "and the next year?").answers


def test_a_year_is_that_of_a_namesake_where_there_is_one(marquee: Marquee) -> None:
    asked = "who directed Lighthouse (2021)?"
    for again in ("the 1961 film", "what about the 1961 one?", "and the 1961 version?"):
        assert chat(marquee, asked, again).answers == ("Aldo Vennick",)
    assert chat(marquee, asked, "the 2018 film").answers != marquee.ask(asked).answers


def test_what_fits_badly_into_the_last_question_is_none_of_it(marquee: Marquee) -> None:
    whole = "who won both best picture and best director at the 15th golden lantern awards?"
    assert (
        chat(marquee, "who beat Toma Reskin for best lead?", whole).answers
        == marquee.ask(whole).answers
        == ("The Tin Harvest", "Ilvara Quen")
    )


def test_a_message_is_looked_at_once_for_what_it_may_be_a_fragment_of(marquee: Marquee) -> None:
    def said(text: str) -> Fragment | None:
        question = marquee.read(text)
        assert isinstance(question, Question)
        spots = marquee.spot(question)
        assert isinstance(spots, Spots)
        chart = marquee.alone.chart(spots)
        return fragment(chart, spots, Thread(), marquee.rules, marquee.lexicon, marquee.store)

    assert (found := said("and best director?"))
    assert [item.kind for item in found.items] == ["category"]
    assert found.leans
    assert said("how many awards has The Tin Harvest won?") is None
    assert said("so what?") is None


def test_what_the_last_question_asked_may_be_said_again_beside_a_fragment(small: Marquee) -> None:
    asked = "who won best lead at the 15th Golden Lantern Awards?"
    assert chat(small, asked, "the 14th Golden Lantern Awards who won").answers == ("Sefa Lindqo",)
    assert chat(small, asked, "who hosted the 14th Golden Lantern Awards").answers != ("Sefa Lindqo",)
