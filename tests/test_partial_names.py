"""Names said in part, of things that belong to what is named beside them or was spoken of."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import pytest
from facts_desk import Desk
from shipped_rules import marquee_of
from test_thread import chat

from bot.marquee import Marquee
from bot.question import Question
from bot.reading.spotting.spots import Spots
from bot.rules.rules import Rules
from knowledge.store import open_store

TWO_AWARDS = """
awards:
  - award: Quills
    categories:
      - {name: Best Playback Singer (Male), goes_to: person}
      - {name: Best Playback Singer (Female), goes_to: person}
      - {name: Best Actress (Drama), goes_to: person}
      - {name: Best Picture (Drama), goes_to: film}
      - {name: Best Foreign Language Film, goes_to: film}
  - award: Quills
    edition: 3
    held: 2023-02-01
    results:
      - {category: Best Playback Singer (Male), won: Bo Ek}
      - {category: Best Playback Singer (Female), won: Ann Lee}
      - {category: Best Actress (Drama), won: Di Moe}
      - {category: Best Picture (Drama), won: Wet Ink}
      - {category: Best Foreign Language Film, won: Encre}
  - award: Palettes
    categories:
      - {name: Best Male Playback Singer, goes_to: person}
      - {name: Foreign Film, goes_to: film}
  - award: Palettes
    edition: 5
    held: 2023-04-01
    results: [{category: Best Male Playback Singer, won: Cy Orr}, {category: Foreign Film, won: Tinta}]
"""


@pytest.fixture
def awards(rules: Rules, desk: Desk) -> Iterator[Marquee]:
    desk.write("awards", TWO_AWARDS)
    desk.build()
    with closing(open_store(desk.store)) as store:
        yield marquee_of(rules, store)


@pytest.mark.parametrize(
    ("text", "winner"),
    [
        ("who won male playback at the Quills 2023", "Bo Ek"),
        ("Quills 2023 female singer", "Ann Lee"),
        ("male playback Palettes 2023", "Cy Orr"),
        ("who won foreign film at the 2023 Quills", "Encre"),  # as it is the name of another award's category
        ("foreign film Palettes 2023", "Tinta"),
        ("which actress won the Quills 2023 for playback or singer female", "Ann Lee"),
    ],
)
def test_a_part_that_one_alone_has_means_that(awards: Marquee, text: str, winner: str) -> None:
    assert awards.ask(text).answers == (winner,)


def test_a_part_that_several_have_means_none(awards: Marquee) -> None:
    assert awards.ask("who won playback at the Quills 2023").status != "answered"


def test_one_word_beside_an_award_says_what_it_says_elsewhere(awards: Marquee) -> None:
    assert awards.ask("who won drama at the Quills 2023").answers != ("Di Moe",)


def test_a_part_alone_is_of_the_award_spoken_of(awards: Marquee) -> None:
    assert chat(awards, "best foreign language film at the 3rd Quills", "and male playback?").answers == ("Bo Ek",)


def test_a_part_that_strides_over_a_comma_is_none(awards: Marquee) -> None:
    assert awards.ask("Quills 2023: male, playback").status != "answered"


def test_a_word_said_twice_is_of_two_things(awards: Marquee) -> None:
    question = awards.read("the film that won foreign film at the Quills 2023")
    spots = awards.spot(question) if isinstance(question, Question) else question
    assert isinstance(spots, Spots)
    assert not [seed for seed in spots.seeds if seed.kind == "category" and (seed.start, seed.end) == (1, 6)]
