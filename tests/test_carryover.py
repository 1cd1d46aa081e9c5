"""What a question takes over without a word."""

from __future__ import annotations

from replies import chat

from bot.marquee import Marquee


def test_a_night_is_kept_until_another_is_named(small: Marquee) -> None:
    asked = "best lead the 13th Golden Lantern Awards"
    assert chat(small, asked, "who won best director?").answers == ("Dorrin Hale",)
    assert chat(small, asked, "best director the 15th Golden Lantern Awards").answers == ("Ilvara Quen",)


def test_a_name_of_several_awards_is_of_the_one_spoken_of_where_it_has_that(marquee: Marquee) -> None:
    of_both = marquee.ask("who won best screenplay in 2024").plain
    assert "Quill" in of_both
    assert "Golden Lantern" in of_both
    assert "Quill" not in chat(marquee, "who won best picture in 2024", "and best screenplay?").plain
    assert "Quill" in chat(marquee, "who won best picture at the Quill Prizes in 2024", "and best screenplay?").plain


def test_of_a_list_of_nights_none_is_kept(marquee: Marquee) -> None:
    asked = "which awards did Toma Reskin win?", "did Ilvara Quen win best director?"
    assert chat(marquee, *asked).answers == marquee.ask(asked[1]).answers


def test_what_is_asked_of_the_same_is_asked_under_the_same_conditions(marquee: Marquee) -> None:
    asked = "was Kesh Amberly nominated for best lead?"
    assert chat(marquee, "did Kesh Amberly win anything?").answers == ("yes",)
    assert chat(marquee, asked).answers == ("yes",)
    assert chat(marquee, asked, "did he win?").answers == ("no",)
    assert chat(marquee, asked, "did he win anything else?").answers == ("yes",)


def test_how_many_is_asked_of_all_categories(marquee: Marquee) -> None:
    asked = "did Toma Reskin win best director?", "how many awards did he win?"
    assert chat(marquee, *asked).answers == marquee.ask("how many awards did Toma Reskin win?").answers


def test_what_counts_goes_on_counting(marquee: Marquee) -> None:
    asked = "how many awards did Toma Reskin win?", "and nominations?"
    assert chat(marquee, *asked).answers == marquee.ask("how many nominations does Toma Reskin have?").answers
    assert chat(marquee, "did Toma Reskin win best lead?", "and nominations?").answers != chat(marquee, *asked).answers


def test_words_that_only_lead_on_are_no_part_of_what_is_asked(marquee: Marquee) -> None:
    asked = "all winners of the 14th Golden Lantern Awards"
    assert chat(marquee, asked, "what about best director?").answers == ("Ilvara Quen",)


def test_a_film_spoken_of_is_kept_where_it_won(marquee: Marquee) -> None:
    assert chat(marquee, "Paper Moths", "best lead").answers == ("Bela Orsatt",)
    assert chat(marquee, "who directed Paper Moths?", "who won best lead?").answers == ("Bela Orsatt",)
    asked = "best picture the 14th Golden Lantern Awards", "who directed it?"
    assert chat(marquee, *asked, "who won best lead (jury)?").answers == ("Bela Orsatt",)


def test_an_award_alone_is_asked_of_what_was_spoken_of(marquee: Marquee) -> None:
    assert chat(marquee, "12 Bells", "golden lanterns").intent == "wins_at"
    assert marquee.ask("golden lanterns").intent == "ceremony_card"


def test_nominations_are_those_of_whom_the_last_question_was_about(marquee: Marquee) -> None:
    assert chat(marquee, "awards of Kesh Amberly", "nominations").intent == "nominations_of"


def test_all_winners_are_those_of_every_night(marquee: Marquee) -> None:
    asked = "best lead at the 15th Golden Lantern Awards", "all best lead winners"
    assert chat(marquee, *asked).answers == marquee.ask(asked[1]).answers
    assert len(marquee.ask(asked[1]).answers) > 1


def test_whether_it_won_is_asked_of_the_award_spoken_of(marquee: Marquee) -> None:
    asked = "who directed Paper Moths?", "did it win best picture?"
    assert "Yes" in chat(marquee, *asked).plain
    assert "Yes" not in chat(marquee, "best picture at the 15th Golden Lantern Awards", *asked).plain


def test_what_is_asked_of_all_time_takes_over_no_night(marquee: Marquee) -> None:
    asked = "who won best lead at the 14th Golden Lantern Awards?", "did Sefa Lindqo win an award?"
    assert "ceremony" not in chat(marquee, *asked, "did she ever win an award?").slots
