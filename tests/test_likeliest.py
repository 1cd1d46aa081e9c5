"""Which reading is asked of the store."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from shipped_rules import marquee_of
from world_rules import WORLD

from bot.finding.likeliest import find_each, find_likeliest
from bot.marquee import Marquee
from bot.question import Question
from bot.reading.meanings.meaning import Reading
from bot.reading.meanings.unclear import Unclear
from bot.reading.spotting.spots import Spots
from bot.rules.rules import Rules
from knowledge.build import build
from knowledge.store import open_store


def readings(marquee: Marquee, text: str) -> tuple[Reading, ...]:
    """What a question may mean."""
    question = marquee.read(text)
    assert isinstance(question, Question)
    spots = marquee.spot(question)
    assert isinstance(spots, Spots)
    return marquee.readings(spots)


def test_the_likeliest_reading_that_finds_something_is_taken(marquee: Marquee) -> None:
    (first, *_) = read = readings(marquee, "who directed Glass Orchard?")
    found = find_likeliest(read, marquee.store, marquee.rules)
    assert not isinstance(found, Unclear)
    assert [one.reading.intent for one in found] == [first.intent]


def test_several_things_are_each_asked_about(marquee: Marquee) -> None:
    (first, *_) = readings(marquee, "who directed Glass Orchard and Paper Moths?")
    found = find_each(first, marquee.store, marquee.rules)
    assert not isinstance(found, Unclear)
    assert len(found) == 2


def test_what_is_called_alike_at_two_awards_is_counted_for_each(marquee: Marquee) -> None:
    assert marquee.ask("how many times did Pim Adaro win best screenplay?").answers == (3, 1)
    assert marquee.ask("how many golden lanterns for best screenplay did Pim Adaro win?").answers == (3,)


def test_a_name_said_alone_means_the_best_known_thing_called_so_where_anything_is_found_for_that(marquee: Marquee) -> None:
    (reading, *_) = readings(marquee, "all winners of best picture")
    found = find_each(reading, marquee.store, marquee.rules)
    assert not isinstance(found, Unclear)
    assert {thing.label for row in found[0].rows for thing in row.cells["category"]} == {"Best Picture (Golden Lantern Awards)"}
    assert "Quill" in marquee.ask("best picture at the Quill Prizes").plain


def test_of_readings_as_likely_one_that_finds_something_is_taken_before_a_certain_no(marquee: Marquee) -> None:
    no, yes = (
        readings(marquee, f"did {film} win best picture at the 15th Golden Lantern Awards")[0]
        for film in ("Marrow Street", "The Tin Harvest")
    )
    for extra, answered in ((0.0, True), (0.1, False)):
        found = find_likeliest((replace(no, cost=0.0), replace(yes, cost=extra)), marquee.store, marquee.rules)
        assert not isinstance(found, Unclear)
        assert bool(found[0].rows) is answered


def test_of_many_namesakes_yes_is_told_of_those_that_did_and_no_of_all_where_none_did(rules: Rules, tmp_path: Path) -> None:
    films = "".join(f"  - {{title: Paper Moths, year: {year}}}\n" for year in (1931, 1950, 1972))
    (tmp_path / "more.yaml").write_text(f'source: {{title: "Remakes"}}\nfilms:\n{films}')
    assert not build([WORLD, tmp_path / "more.yaml"], tmp_path / "more.db").mistakes
    marquee = marquee_of(rules, open_store(tmp_path / "more.db"))
    did = marquee.ask("did Paper Moths win best screenplay?")
    assert did.answers == ("yes",)
    assert "1972" not in did.plain
    never = marquee.ask("did Paper Moths win best director at the 11th Golden Lantern Awards?")
    assert (never.status, set(never.answers)) == ("answered", {"no"})


def test_what_was_won_at_a_lesser_award_alone_is_told_behind_the_no_of_the_best_known(rules: Rules, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(
        """
source: {title: a}
people: [{name: Ann Lee}, {name: Bo Rook}, {name: Cy Marsh}]
awards:
  - {award: Quills, complete: ceremonies, categories: [{name: Best Director, goes_to: person}]}
  - {award: Plumes, complete: ceremonies, categories: [{name: Best Director, goes_to: person}]}
  - award: Quills
    edition: 1
    complete: winners
    results: [{category: Best Director, won: Ann Lee, nominated: [Bo Rook, Cy Marsh]}]
  - {award: Plumes, edition: 1, complete: winners, results: [{category: Best Director, won: Bo Rook}]}
"""
    )
    assert not build([tmp_path / "a.yaml"], tmp_path / "a.db").mistakes
    marquee = marquee_of(rules, open_store(tmp_path / "a.db"))
    said = marquee.ask("did Bo Rook win best director?").plain
    assert said.startswith("No, Bo Rook did not win Best Director")
    assert "Yes, Bo Rook won Best Director at the 1st Plumes" in said
    assert marquee.ask("did Ann Lee win best director?").answers == ("yes",)


def test_what_is_counted_apart_is_found_at_the_least_known_award_too(rules: Rules, tmp_path: Path) -> None:
    known = "".join(
        f"""
  - {{award: {award}, categories: [{{name: Best Director, goes_to: person}}]}}
  - {{award: {award}, edition: 1, results: [{{category: Best Director, won: Ann Lee, nominated: [Cy Marsh]}}]}}"""
        for award in ("Quills", "Plumes", "Reels", "Lenses")
    )
    (tmp_path / "a.yaml").write_text(
        f"""
source: {{title: a}}
people: [{{name: Ann Lee}}, {{name: Bo Rook}}, {{name: Cy Marsh}}]
awards:{known}
  - {{award: Spools, categories: [{{name: Best Director, goes_to: person}}]}}
  - {{award: Spools, edition: 1, results: [{{category: Best Director, won: Bo Rook}}]}}
"""
    )
    assert not build([tmp_path / "a.yaml"], tmp_path / "a.db").mistakes
    marquee = marquee_of(rules, open_store(tmp_path / "a.db"))
    assert marquee.ask("who won most spools for best director?").answers == ("Bo Rook",)


def test_few_digits_beside_an_award_are_a_year_or_an_edition_and_both_are_told(rules: Rules, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(
        """
source: {title: a}
people: [{name: Ann Lee}, {name: Bo Rook}]
awards:
  - {award: Quills, categories: [{name: Best Director, goes_to: person}]}
  - {award: Quills, edition: 66, held: 1994-03-21, results: [{category: Best Director, won: Ann Lee}]}
  - {award: Quills, edition: 94, held: 2022-03-27, results: [{category: Best Director, won: Bo Rook}]}
"""
    )
    assert not build([tmp_path / "a.yaml"], tmp_path / "a.db").mistakes
    marquee = marquee_of(rules, open_store(tmp_path / "a.db"))
    assert {"Ann Lee", "Bo Rook"} <= set(marquee.ask("best director quills 94").answers)
    assert marquee.ask("best director quills '94").answers == ("Ann Lee",)
    assert marquee.ask("best director 66 quills").answers == ("Ann Lee",)


def test_of_equal_readings_one_that_finds_far_more_is_taken(marquee: Marquee) -> None:
    assert set(marquee.ask("movies of Kesh Amberly").answers) == {"Rook and Rye", "No", "The Tin Harvest", "Rook and Rye 2"}
    assert set(marquee.ask("movies of Juno Marrick").answers) == {"Lighthouse", "No"}
