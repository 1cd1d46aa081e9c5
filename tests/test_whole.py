"""Follow-ups that rules write out as whole questions."""

from __future__ import annotations

from replies import chat

from bot.marquee import Marquee

LEAD = "best lead the 15th Golden Lantern Awards"


def test_whom_a_winner_beat_is_asked_of_that_category_and_night(marquee: Marquee) -> None:
    beaten = chat(marquee, LEAD, "who did she beat?")
    assert beaten.answers == marquee.ask("who lost best lead at the 15th Golden Lantern Awards?").answers != ()


def test_who_else_was_up_for_it_is_of_those_beaten_whatever_film_has_such_a_word_for_its_name(marquee: Marquee) -> None:
    beaten = marquee.ask("who lost best picture at the 13th Golden Lantern Awards?").answers
    asked = "did 12 Bells win best picture at the 13th Golden Lantern Awards?"
    assert chat(marquee, asked, "who else was up for it?").answers == beaten != ()


def test_who_won_that_is_asked_of_what_a_no_was_about(marquee: Marquee) -> None:
    asked = "was Kesh Amberly nominated for best director at the 15th Golden Lantern Awards?"
    assert chat(marquee, asked, "who won that?").answers == ("Ilvara Quen",)


def test_the_first_of_what_somebody_won_is_the_first_win(marquee: Marquee) -> None:
    first = marquee.ask("when did Toma Reskin first win an award?")
    assert chat(marquee, "which awards did Toma Reskin win?", "when was the first?").plain == first.plain
    assert chat(marquee, "which awards did Toma Reskin win?", "and the last one?").intent == "last_win"


def test_what_the_last_answer_did_not_tell_is_not_made_up(marquee: Marquee) -> None:
    assert chat(marquee, "who directed 12 Bells?", "who did he beat?").intent != "losers"


def test_a_fragment_behind_an_aside_goes_on_from_the_question_before(marquee: Marquee) -> None:
    assert chat(marquee, LEAD, "who did she beat?", "and best director?").answers == ("Ilvara Quen",)


def test_when_that_was_is_when_it_was_won(marquee: Marquee) -> None:
    held = marquee.ask("when was the 15th Golden Lantern Awards?")
    assert chat(marquee, LEAD, "when was that?").plain == held.plain
    assert chat(marquee, "did Ilvara Quen win best director?", "when?").intent == "won_when"
    assert chat(marquee, "who directed 12 Bells?", "when was that?").intent == "release_year"


def test_who_won_before_that_is_asked_of_the_night_before_each_time(marquee: Marquee) -> None:
    best = "best picture the 15th Golden Lantern Awards"
    before = chat(marquee, best, "and before that?")
    assert (before.intent, before.answers) == ("won_before", marquee.ask("best picture the 14th Golden Lantern Awards").answers)
    assert chat(marquee, best, "and before that?", "and after that?").answers == marquee.ask(best).answers


def test_how_many_times_after_who_won_most_counts_what_the_winner_won(marquee: Marquee) -> None:
    asked = "who won best director most often at the Golden Lantern Awards?"
    assert "3" in chat(marquee, asked, "how many times?").plain
