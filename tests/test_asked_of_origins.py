"""What is asked of origins, over the invented world: films by country, people by years and community, and never a "no"."""

from __future__ import annotations

import pytest
from shipped_rules import marquee_of

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
communities:
  - {name: islander, also_known_as: [islanders]}
people:
  - {name: Ilvara Quen, born: 1961, community: islander}
  - {name: Aldo Vennick, born: 1920, died: 1999}
facts:
  - "Ilvara Quen won Best Director (Golden Lantern Awards) as the first islander"
  - "Dorrin Hale has Golden Lantern Awards as the first islander"
  - "islander is tallied in Best Director (Golden Lantern Awards)"
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
    return marquee_of(rules, open_store(folder / "store.db"))


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


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("how old is Ilvara Quen?", "Ilvara Quen was born in 1961."),
        ("when was the director of Glass Orchard born", "Ilvara Quen was born in 1961."),
        ("what is Aldo Vennick's age", "Aldo Vennick was born in 1920 and died in 1999."),
        ("is Aldo Vennick still alive?", "Aldo Vennick died in 1999."),
        ("is Ilvara Quen dead?", "I don't know of any death of Ilvara Quen."),
        ("who was the first islander to win best director?", "Ilvara Quen was the first islander to win Best Director."),
        ("first islander to win a golden lantern", "Dorrin Hale was the first islander to win one of the Golden Lantern Awards."),
        ("how many islanders have won best director?", "1: Ilvara Quen for Glass Orchard"),
        ("who was the first islander to win best lead?", "I don't know who was the first islander"),
        ("how many islanders have won best lead?", "I don't know which islander won"),
    ],
)
def test_years_and_communities_are_told_as_far_as_a_source_tells_them(atlas: Marquee, question: str, told: str) -> None:
    assert told in atlas.ask(question).text
