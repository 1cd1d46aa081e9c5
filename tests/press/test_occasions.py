"""Which night is meant."""

from __future__ import annotations

import pytest
from reads import Reads

from knowledge.press.found import Occasion
from knowledge.press.occasions import OccasionFinder
from knowledge.press.phrases import Phrases
from knowledge.press.rules import PressRules
from knowledge.press.tokens import tokens


def test_a_sentence_names_a_series_that_is_not_known(press: PressRules) -> None:
    line = tokens(
        "It won at the Lantern Film Awards in the Royal Festival Hall, and the Indira Gandhi Award. Lantern Film Awards!"
    )
    found = OccasionFinder(press, Phrases([]), (), line).all(line)
    assert [each.occasion for each in found] == [Occasion("Lantern Film Awards", known=False)] * 2


def spoken(press: PressRules, text: str) -> list[Occasion]:
    return [each.occasion for each in OccasionFinder(press, Phrases([])).all(tokens(text))]


@pytest.mark.parametrize(
    ("text", "occasion"),
    [
        ("the 69th Filmfare Awards", Occasion("Filmfare Awards", 69)),
        ("Filmfare Awards 2024", Occasion("Filmfare Awards", None, 2024)),
        ("the 2018 Baftas", Occasion("BAFTA Awards", None, 2018)),
        ("the 83rd annual Academy Awards", Occasion("Academy Awards", 83)),
        ("the Oscars in 2011", Occasion("Academy Awards", None, 2011)),
    ],
)
def test_a_number_or_a_year_beside_a_series_names_the_night(press: PressRules, text: str, occasion: Occasion) -> None:
    assert spoken(press, text) == [occasion]


def test_a_year_in_the_next_sentence_is_another_matter(press: PressRules) -> None:
    assert spoken(press, "at the Oscars. 1917 won.") == [Occasion("Academy Awards")]


def test_a_series_that_only_the_title_names_is_found_again(press: PressRules) -> None:
    finder = OccasionFinder(press, Phrases([]), tokens("Kerala State Film Awards: the winners"))
    assert [each.occasion for each in finder.all(tokens("won at the 53rd Kerala State Film Awards"))] == [
        Occasion("Kerala State Film Awards", 53, known=False)
    ]


def test_the_name_of_a_sponsor_makes_no_other_series(press: PressRules) -> None:
    finder = OccasionFinder(press, Phrases([]), tokens("Lantern Filmfare Awards: the winners"))
    assert [each.occasion for each in finder.all(tokens("won at the Lantern Filmfare Awards"))] == [Occasion("Filmfare Awards")]


@pytest.mark.parametrize("title", ["“1917”", '"1917,"', "*1917*"])
def test_a_title_of_four_digits_is_no_year(press: PressRules, title: str) -> None:
    assert spoken(press, f"The war film {title} at the 77th annual Golden Globes") == [Occasion("Golden Globe Awards", 77, None)]


def test_what_was_won_is_no_series(press: PressRules) -> None:
    known = Phrases([(("actor", "awards"), "Actor Awards")])
    assert not OccasionFinder(press, known).all(tokens("They won the best actor awards"))
    assert OccasionFinder(press, known).all(tokens("They won at the Actor Awards"))
    title = tokens("There Ang Lee received the Lifetime Achievement Award")
    assert not OccasionFinder(press, Phrases([]), title).all(title, title=True)


def test_without_capitals_an_award_is_named_before_its_year(told: Reads) -> None:
    (fact,) = told("well. the wexcombe student film awards 2024 were on friday.\n\nbest film - soft landing\n", "newsletter")
    assert fact.occasion
    assert (fact.occasion.series, fact.occasion.year) == ("Wexcombe Student Film Awards", 2024)
