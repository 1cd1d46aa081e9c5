"""What is asked of countries, over the invented world: films by the country they come from, wins by country, and never a "no"."""

from __future__ import annotations

import pytest

from bot.marquee import Marquee
from bot.rules.rules import Rules
from knowledge.build import build
from knowledge.store import open_store
from tests.world_rules import WORLD

MORE = """
source: {title: "Where films come from"}
countries:
  - {name: Lanternia, also_known_as: [Lanternian]}
  - {name: East Sill, also_known_as: [Sillian]}
  - {name: West Sill, also_known_as: [Sillian]}
films:
  - {title: Glass Orchard, year: 2019, country: Lanternia}
  - {title: Paper Moths, year: 2019, country: East Sill}
  - {title: 12 Bells, year: 2021, country: West Sill}
awards:
  - award: Golden Lantern Awards
    edition: 11
    results: [{category: Best Picture, nominated: {films: The Salt Road, country: Sillian Isles}}]
"""


@pytest.fixture(scope="module")
def atlas(rules: Rules, tmp_path_factory: pytest.TempPathFactory) -> Marquee:
    folder = tmp_path_factory.mktemp("atlas")
    (folder / "more.yaml").write_text(MORE)
    assert not build([WORLD, folder / "more.yaml"], folder / "store.db").mistakes
    return Marquee(rules, open_store(folder / "store.db"))


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("which country is Glass Orchard from?", "Glass Orchard comes from Lanternia."),
        ("where was 12 Bells made?", "12 Bells comes from West Sill."),
        ("what country does The Salt Road come from", "The Salt Road comes from Sillian Isles."),
        ("is Glass Orchard a Lanternian film?", "Yes, Glass Orchard comes from Lanternia."),
        ("is Glass Orchard a Sillian film?", "Not that I know of. Glass Orchard comes from Lanternia."),
        ("who directed the Lanternian film that won best picture?", "Ilvara Quen directed Glass Orchard."),
        (
            "which country has won the most best picture awards?",
            "As far as I know, Lanternia and West Sill won Best Picture most often: 1 time.",
        ),
        ("how many times has Lanternia won best picture?", "won Best Picture 1 time that I know of: Glass Orchard"),
        ("has Lanternia ever won best picture?", "Yes: Glass Orchard won Best Picture"),
        ("has any Lanternian film ever won a golden lantern?", "Glass Orchard won Best Picture"),
        ("which country has won the most awards for best screenplay?", "East Sill"),
    ],
)
def test_countries_are_asked_for_and_narrow(atlas: Marquee, question: str, told: str) -> None:
    assert told in atlas.ask(question).text


def test_a_word_for_several_countries_means_all_of_them(atlas: Marquee) -> None:
    assert {"Paper Moths", "12 Bells"} <= set(atlas.ask("list the Sillian films").answers)


def test_what_no_film_of_a_country_won_is_no_no(atlas: Marquee) -> None:
    assert "No, " not in atlas.ask("has East Sill ever won best picture?").text
