"""A no, a zero and a total are said only where every list that could tell otherwise is known whole."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest
from shipped_rules import marquee_of

from bot.rules.rules import Rules
from knowledge.build import build
from knowledge.store import open_store

NIGHTS = """
source: {{title: The nights of the Quills}}
films: [{{title: Dawn, year: 2021}}, {{title: Dusk, year: 2022}}, {{title: Noon, year: 2022}}]
people: [{{name: Ann Lee}}, {{name: Bo Ek}}, {{name: Cy Orr}}]
awards:
  - award: Quills
    {award}
    categories: [{{name: Best Film, goes_to: film}}, {{name: Best Director, goes_to: person}}]
  - award: Quills
    edition: 1
    held: 2022-02-01
    {first}
    results: [{{category: Best Film, won: Dawn}}, {{category: Best Director, won: Ann Lee for Dawn}}]
  - award: Quills
    edition: 2
    held: 2023-02-01
    complete: winners
    results:
      - {{category: Best Film, won: Dusk, nominated: Noon}}
      - {{category: Best Director, won: Ann Lee for Dusk, nominated: Cy Orr}}
"""


@pytest.fixture
def told(tmp_path: Path, rules: Rules):
    def ask(question: str, award: str = "complete: ceremonies", first: str = "complete: winners") -> tuple[str, tuple]:
        path = tmp_path / "nights.yaml"
        path.write_text(NIGHTS.format(award=award, first=first))
        assert not build([path], tmp_path / "store.db").mistakes
        with open_store(tmp_path / "store.db") as store:
            reply = marquee_of(rules, store).ask(question)
        return Told(reply.status, reply.answers, reply.plain)

    return ask


class Told(NamedTuple):
    status: str
    answers: tuple[str | int | float, ...]
    text: str


QUESTION = "how many Quills did Cy Orr win?"


def test_a_zero_needs_every_night_of_an_award_known_and_closed(told) -> None:
    assert told(QUESTION)[:2] == ("answered", (0,))
    assert told(QUESTION, award="also_known_as: Q")[0] == "no_answer"
    assert told(QUESTION, first="place: Sill")[0] == "no_answer"


def test_a_no_on_a_subject_needs_the_nights_that_gave_it(told) -> None:
    assert told("did Cy Orr win Best Director?")[:2] == ("answered", ("no",))
    assert told("did Cy Orr win Best Director?", award="also_known_as: Q")[0] == "no_answer"


def test_what_a_film_was_at_needs_only_its_own_night(told) -> None:
    assert told("did Noon win Best Film?", award="also_known_as: Q", first="place: Sill")[:2] == ("answered", ("no",))


def test_the_mere_word_for_a_kind_narrows_no_list(told) -> None:
    question = "what was the first film to win Best Film?"
    assert told(question).text.startswith("Dawn was the first")
    assert told(question, first="place: Sill").text.startswith("Of those I know, Dawn was the first")


def test_only_what_an_award_entry_names_can_be_said_to_be_complete_so(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("source: {title: a}\nawards: [{award: Quills, complete: nights}, {award: Quills, complete: winners}]")
    told = [str(mistake) for mistake in build([path], tmp_path / "store.db").mistakes]
    assert sum("there is not enough to name it" in mistake for mistake in told) == 2
    assert sum('"nights" cannot be complete' in mistake for mistake in told) == 1


def test_a_list_of_nominees_that_is_complete_is_complete_with_its_winners(told) -> None:
    assert told("did Noon win Best Film?", award="also_known_as: Q", first="complete: nominees")[:2] == ("answered", ("no",))
    assert told(QUESTION, first="complete: nominees")[:2] == ("answered", (0,))


def test_what_is_said_of_all_nights_says_how_far_they_go(told) -> None:
    for question in (QUESTION, "did Cy Orr win Best Director?", "how many Quills did Ann Lee win?"):
        assert "(As far as the 2nd Quills (2023).)" in told(question).text
    assert "As far as" not in told("did Noon win Best Film?").text  # its own night alone counts


def test_a_number_claimed_is_a_yes_or_a_no_only_where_nothing_can_be_missing(told) -> None:
    assert told("did Ann Lee win two Quills?")[:2] == ("answered", ("yes",))
    assert told("did Ann Lee win three Quills?")[:2] == ("answered", ("no",))
    assert told("did Ann Lee win two Quills?", first="place: Sill")[0] == "no_answer"
    assert told("did Ann Lee win at least 2 Quills?", first="place: Sill")[:2] == ("answered", ("yes",))


def test_a_list_of_one_category_says_nothing_of_any_other(tmp_path: Path, rules: Rules) -> None:
    path = tmp_path / "night.yaml"
    path.write_text(
        "source: {title: One list}\n"
        "films: [{title: Dawn, year: 2021}, {title: Noon, year: 2021}]\n"
        "awards:\n"
        "  - {award: Quills, complete: ceremonies, categories: [{name: Best Film, goes_to: film}]}\n"
        "  - award: Quills\n"
        "    edition: 1\n"
        "    held: 2022-02-01\n"
        "    results: [{category: Best Film, won: Dawn, nominated: Noon, complete: nominees}]\n"
    )
    assert not build([path], tmp_path / "store.db").mistakes
    with open_store(tmp_path / "store.db") as store:
        marquee = marquee_of(rules, store)
        assert marquee.ask("did Noon win Best Film?").answers == ("no",)
        for question in ("did Noon win a Quills award?", "how many Quills did Noon win?"):
            assert marquee.ask(question).status == "no_answer", question


def test_a_zero_names_the_source_of_the_last_night_it_rests_on(tmp_path: Path, rules: Rules) -> None:
    whole = NIGHTS.format(award="complete: ceremonies", first="complete: winners")
    before, _, second = whole.rpartition("  - award: Quills\n")
    paths = tmp_path / "early.yaml", tmp_path / "late.yaml"
    paths[0].write_text(before)
    paths[1].write_text("source: {title: The latest Quills}\nawards:\n  - award: Quills\n" + second)
    assert not build(paths, tmp_path / "store.db").mistakes
    with open_store(tmp_path / "store.db") as store:
        reply = marquee_of(rules, store).ask("how many Quills did Bo Ek win?")
    assert reply.answers == (0,)
    assert [source.title for source in reply.sources] == ["The latest Quills"]
