"""Which of several things of one name is meant."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from world_rules import WORLD

from bot.marquee import Marquee
from bot.question import Question
from bot.reading.meanings.disambiguate import by_own_name
from bot.reading.meanings.meaning import Named
from bot.reading.spotting.spots import Spots
from bot.rules.intents import load_rules
from knowledge.build import build
from knowledge.schema.statements import load_statements
from knowledge.store import open_store


def meant(marquee: Marquee, text: str, slot: str) -> set[str]:
    question = marquee.read(text)
    assert isinstance(question, Question)
    spots = marquee.spot(question)
    assert isinstance(spots, Spots)
    reading = by_own_name(marquee.readings(spots)[0], marquee.rules)
    meaning = reading.slots[slot]
    assert isinstance(meaning, Named)
    return {thing.label for thing in meaning.things}


OWN = {"Best Film", "Best Film (Night)"}  # of one award, one of them called so by its own name
ALSO = "Best Picture (Golden Lantern Awards)"


@pytest.fixture(scope="module")
def reels(tmp_path_factory: pytest.TempPathFactory, world_rules_path: Path) -> Iterator[Marquee]:
    """The invented world with one award more, whose own name is another one of an older award."""
    folder = tmp_path_factory.mktemp("reels")
    more = folder / "reels.yaml"
    more.write_text(
        'source: {title: "Reels"}\n'
        "awards:\n"
        "  - award: Silver Reels\n"
        "    categories:\n"
        "      - {name: Best Film, goes_to: film}\n"
        "      - {name: Best Film (Night), also_known_as: [Best Film], goes_to: film}\n"
        "  - {award: Silver Reels, edition: 1, held: 2024-02-01, honours: 2023, results: [{category: Best Film, won: No}]}\n"
    )
    assert not build([WORLD, more], folder / "reels.db").mistakes
    schema = load_statements()
    store = open_store(folder / "reels.db")
    yield Marquee(load_rules(schema, world_rules_path), store)
    store.close()


def test_a_name_of_many_things_is_first_of_those_that_call_themselves_so(reels: Marquee) -> None:
    assert meant(reels, "who won best film", "category") == OWN


def test_another_name_of_theirs_counts_where_it_is_told_which_are_meant(reels: Marquee) -> None:
    assert ALSO in meant(reels, "best film the 15th Golden Lantern Awards", "category")
    for written in ("best film", "Best Film"):
        assert reels.ask(f"{written} the 15th Golden Lantern Awards").answers == ("The Tin Harvest",)


def test_a_no_of_one_namesake_stands_beside_the_yes_of_the_other(small: Marquee) -> None:
    reply = small.ask("did Lighthouse win best picture (jury)")
    assert "Yes, Lighthouse (2021) won" in reply.plain


def test_two_are_compared_and_not_asked_of_one_by_one(marquee: Marquee) -> None:
    reply = marquee.ask("who has more Golden Lanterns, Ilvara Quen or Dorrin Hale?")
    assert (reply.intent, reply.answers) == ("more_wins", ("Ilvara Quen",))


def test_what_is_to_come_is_not_answered_with_what_was(marquee: Marquee) -> None:
    assert marquee.ask("who will win best picture at the Golden Lanterns?").status != "answered"


def test_a_year_before_a_title_tells_namesakes_apart(marquee: Marquee) -> None:
    assert marquee.ask("who directed the 1961 film Lighthouse?").answers == ("Aldo Vennick",)
    assert marquee.ask("who directed the 2021 film Lighthouse?").answers == ("Juno Marrick",)


@pytest.mark.parametrize(("typed", "sure"), [("narit", False), ("marti", True), ("Narit Solle", True), ("larrow Street", True)])
def test_a_misspelt_part_that_begins_with_another_letter_is_asked_about(marquee: Marquee, typed: str, sure: bool) -> None:
    reply = marquee.ask(typed)
    assert reply.status == ("answered" if sure else "which_one")
    assert sure or "Marit Solle" in reply.choices


def test_the_end_of_a_longer_title_is_asked_about_and_its_beginning_or_a_part_of_it_is_not(marquee: Marquee) -> None:
    tail = marquee.ask("who directed Mona?")
    assert tail.status == "which_one"
    assert tail.choices == ("Who directed A Letter for Mona?",)
    assert marquee.ask("who directed Letter?").answers == ("Ilvara Quen",)
    assert marquee.ask("what did Reskin act in?").status != "not_understood"  # of a person it is the surname
