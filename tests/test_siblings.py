"""What is like what was spoken of, told by the word that tells it apart."""

from __future__ import annotations

from contextlib import closing

import pytest
from facts_desk import Desk
from shipped_rules import marquee_of
from test_thread import chat

from bot.marquee import Marquee
from bot.rules.rules import Rules
from knowledge.store import open_store

STAGE = """
awards:
  - award: Quills
    categories:
      - {name: Best Actor, goes_to: person}
      - {name: Best Actress, goes_to: person, counterpart: Best Actor}
  - {award: Quills, edition: 3, held: 2023-02-01, results: [{category: Best Actor, won: Bo Ek},
     {category: Best Actress, won: Ann Lee}]}
"""
ASKED = "best lead the 15th Golden Lantern Awards"


@pytest.mark.parametrize("fragment", ["jury", "and jury", "what about jury"])
def test_the_word_that_a_like_thing_has_besides_means_that(small: Marquee, fragment: str) -> None:
    assert chat(small, ASKED, fragment).answers == ("Sefa Lindqo", "Kesh Amberly")


@pytest.mark.parametrize("question", ["who won the jury one?", "no, who won the jury award?"])
def test_a_question_in_words_of_its_own_tells_it_apart_before_what_stands_for_it(small: Marquee, question: str) -> None:
    assert chat(small, ASKED, question).answers == ("Sefa Lindqo", "Kesh Amberly")
    assert chat(small, ASKED, question, "for which film?").intent == chat(small, ASKED, "for which film?").intent


def test_only_what_is_like_what_was_spoken_of_last_is_meant(small: Marquee) -> None:
    assert chat(small, "best director the 15th Golden Lantern Awards", "jury").status != "answered"


def test_without_a_thread_the_word_means_nothing(small: Marquee) -> None:
    assert small.ask("jury").status != "answered"


def test_a_fragment_that_asks_tells_nothing_apart(small: Marquee) -> None:
    assert chat(small, ASKED, "for which film jury").status != "answered"


def test_what_is_like_what_was_spoken_of_is_nobody_spoken_of(rules: Rules, desk: Desk) -> None:
    desk.write("stage", STAGE)
    desk.build()
    with closing(open_store(desk.store)) as store:
        assert chat(marquee_of(rules, store), "best actor at the 3rd Quills", "and the actress?").answers == ("Ann Lee",)


def test_a_word_in_the_name_of_another_means_that_whatever_else_the_one_spoken_of_is_called(rules: Rules, desk: Desk) -> None:
    desk.write("family", CALLED)
    desk.build()
    with closing(open_store(desk.store)) as store:
        assert chat(marquee_of(rules, store), "best actress at the 3rd Quills", "and the actor?").answers == ("Bo Ek",)


CALLED = """
awards:
  - award: Quills
    categories:
      - {name: Best Actor, goes_to: person}
      - {name: Best Actress, also_known_as: [Best Female Actor], goes_to: person, counterpart: Best Actor}
  - {award: Quills, edition: 3, held: 2023-02-01, results: [{category: Best Actor, won: Bo Ek},
     {category: Best Actress, won: Ann Lee}]}
"""

FAMILY = """
awards:
  - award: Quills
    categories:
      - {name: Best Actress, goes_to: person}
      - {name: Best Supporting Actress, goes_to: person}
      - {name: Best Debut Film of a Director, goes_to: film}
  - {award: Quills, edition: 3, held: 2023-02-01, results: [{category: Best Actress, won: Ann Lee},
     {category: Best Supporting Actress, won: Di Moe}]}
"""


def test_a_word_that_another_of_the_family_has_besides_means_that(rules: Rules, desk: Desk) -> None:
    desk.write("family", FAMILY)
    desk.build()
    with closing(open_store(desk.store)) as store:
        assert chat(marquee_of(rules, store), "best actress at the 3rd Quills", "and supporting?").answers == ("Di Moe",)
