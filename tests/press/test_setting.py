"""What an article is about and when."""

from __future__ import annotations

from knowledge.press.found import Occasion
from knowledge.press.occasions import OccasionFinder
from knowledge.press.phrases import Phrases
from knowledge.press.rules import PressRules
from knowledge.press.setting import Setting, main_occasion
from knowledge.press.tokens import tokens


def main(press: PressRules, title: str, body: str, aside: str, year: int | None) -> Occasion | None:
    finder = OccasionFinder(press, Phrases([]))
    return main_occasion(*(finder.all(tokens(text)) for text in (title, "", body, aside)), year)


def test_the_title_says_what_an_article_is_about(press: PressRules) -> None:
    assert main(press, "Baftas 2011", "Oscars Oscars", "", 2011) == Occasion("BAFTA Awards", None, 2011)


def test_the_year_is_that_of_the_article_where_only_the_last_one_is_spoken_of(press: PressRules) -> None:
    assert main(press, "", "the Oscars; at the 2019 Oscars", "", 2020) == Occasion("Academy Awards", None, 2020)


def test_a_year_said_in_passing_is_not_the_articles(press: PressRules) -> None:
    assert main(press, "", "who won at the Oscars in 2006", "", None) == Occasion("Academy Awards")
    assert main(press, "", "The Oscars 2006 ceremony", "", None) == Occasion("Academy Awards", None, 2006)


def test_a_link_tells_the_number_of_the_same_night_only(press: PressRules) -> None:
    assert main(press, "Filmfare Awards 2024", "", "69th Filmfare Awards 2024", None) == Occasion("Filmfare Awards", 69, 2024)
    assert main(press, "Filmfare Awards 2024", "", "68th Filmfare Awards 2023", None) == Occasion("Filmfare Awards", None, 2024)


def test_what_words_leave_out_is_the_articles_own() -> None:
    setting = Setting(Occasion("Academy Awards", 92, 2020), 2020)
    assert setting.meant(Occasion("Academy Awards")) == Occasion("Academy Awards", 92, 2020)
    assert setting.meant(Occasion("Academy Awards", None, 2019)) == Occasion("Academy Awards", None, 2019)
    assert setting.meant(Occasion("BAFTA Awards")) == Occasion("BAFTA Awards", None, 2020)
