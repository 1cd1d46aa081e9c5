"""What sentences leave for those behind them."""

from __future__ import annotations

from reads import Reads, brief


def test_the_same_award_is_the_one_spoken_of(told: Reads) -> None:
    found = told("Here actress Kangana Ranaut won Best Actress for “Panga”. Last year she got the same award for “Queen”.")
    assert ("won", "Best Actress", "Kangana Ranaut", "Queen") in map(brief, found)


def test_a_pronoun_leans_on_the_sentence_before_and_is_never_certain(told: Reads) -> None:
    found = told("Up there was director Ang Lee. He won Best Director for Life of Pi.")
    assert ("won", "Best Director", "Ang Lee", "Life of Pi") in map(brief, found)
    assert not any(fact.certain for fact in found)


def test_a_surname_leans_on_the_whole_name(told: Reads) -> None:
    assert ("won", "Best Director", "Ang Lee") in map(brief, told("With director Ang Lee it was easy. So Lee won Best Director."))


def test_she_is_not_the_owner_of_what_was_named_last(told: Reads) -> None:
    text = "Here actress Kate Winslet waited. Then director James Cameron's film won it. So she won Best Actress for The Reader."
    assert ("won", "Best Actress", "Kate Winslet", "The Reader") in map(brief, told(text))
