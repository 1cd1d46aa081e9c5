"""The facts that ship: every file names its record, the counts that are promised stand, and what is compared is decided."""

from __future__ import annotations

import os
import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from verify.compare import Found, compare
from verify.decisions import read_decisions
from verify.records import FILMS, HONOURS
from verify.shipped import FACTS, Film, Honour, Names, Shipped, bare, many, read_shipped

DOCS = Path(__file__).parent.parent / "docs" / "knowledge.md"
RECORDS = Path(os.environ.get("MARQUEE_DATA", Path(__file__).parents[2] / "shared/data")) / "structured"


@cache
def shipped() -> Shipped:
    return read_shipped()


def files() -> list[Path]:
    return sorted(FACTS.glob("*.yaml"))


@cache
def read(file: Path) -> Any:
    return yaml.load(file.read_bytes(), Loader=yaml.CBaseLoader)


@pytest.mark.parametrize("file", files(), ids=lambda file: file.stem)
def test_every_file_names_its_record(file: Path) -> None:
    source = read(file)["source"]
    assert source["title"]
    assert source.get("url", "https://").startswith("https://")


def test_every_file_has_an_address_but_an_article_a_list_and_the_words_people_use() -> None:
    without = [file.stem for file in files() if "url" not in read(file)["source"]]
    assert without == [
        "12th-fail-vikrant-massey",
        "communities",
        "countries",
        "genres",
        "occupations",
        "people-born-stars",
        "people-nicknames",
        "spellings",
        "teams",
    ]


def test_the_counts_in_the_handbook_stand() -> None:
    counted = Counter(each.award for each in shipped().honours)
    nights = {award: len({each.night for each in shipped().honours if each.award == award}) for award in counted}
    told = re.findall(r"^\| ([^|]+?) \| ([\d,]+) \| ([\d,]+) \|", DOCS.read_text(), re.MULTILINE)
    assert {award: (int(n), int(count.replace(",", ""))) for award, n, count in told} == {
        award: (nights[award], count) for award, count in counted.items()
    }


def test_at_least_nine_thousand_nominations_ship() -> None:
    assert len(shipped().honours) > 9000


def test_the_best_known_winners_are_there() -> None:
    won = {(each.award, each.night, each.category, *each.films) for each in shipped().honours if each.won}
    assert ("Academy Awards", 70, "Best Picture", "Titanic (1997)") in won
    assert ("Filmfare Awards", 2, "Best Film", "Boot Polish") in won
    assert ("Golden Globe Awards", 1, "Best Supporting Actress", "For Whom the Bell Tolls") in won
    assert ("Cannes Film Festival", 47, "Palme d'Or", "Pulp Fiction") in won


def test_the_films_people_ask_for_first_have_a_director_and_actors() -> None:
    made = {each.title for each in shipped().films if each.directors and len(each.actors) > 1}
    assert made >= {
        "Inception",
        "The Dark Knight",
        "The Matrix",
        "Titanic",
        "Casablanca",
        "Parasite",
        "Black Panther",
        "Sholay",
        "RRR",
    }


def test_a_label_an_article_and_a_title_are_no_part_of_a_name() -> None:
    assert bare("Don (1978)") == "don"
    assert bare("The Beatles") == bare("Beatles")
    assert bare("(500)") == "500"


def test_other_names_mean_the_same() -> None:
    names = Names(bare)
    names.add("Kabhi Khushi Kabhie Gham", ["K3G"])
    assert names.same("K3G", "Kabhi Khushi Kabhie Gham")
    assert not names.same("K3G", "Lagaan")


def test_one_value_or_many_read_alike() -> None:
    assert many("a") == many(["a"]) == ("a",)
    assert many(None) == ()


RESULT = Honour("Prize", 1, 2000, "Best", ("Ann",), ("Sun",), True)


def small(*honours: Honour) -> Shipped:
    return Shipped(honours, (Film("Sun", 2000, ("Ann",), ()),), Names(bare), {("Prize", "year", 2000): 1}, {})


def test_a_row_that_no_file_has_is_a_disagreement(tmp_path: Path) -> None:
    header = "award\tedition\tceremony_year\tfilm_year\tcategory\twinner\tfilm\twon\tnote\tsources\n"
    rows = "Prize\t1st\t2000\t1999\tBest\tAnn\tSun\t1\t\t\nPrize\t1st\t2000\t1999\tBest\tBob\tMoon\t1\t\t\n"
    (tmp_path / "indian_awards_compiled.tsv").write_text(header + rows)
    decisions = read_decisions()
    decisions.categories["indian_awards_compiled.tsv"] = {"Best": "Best"}
    (found,) = compare(small(RESULT), decisions, tmp_path)
    assert (found.rows, found.agreed) == (2, 1)
    assert found.disagreements == ["theirs alone: 1. Prize, Best: Bob for Moon, won"]


def test_what_a_record_has_of_an_award_is_counted(tmp_path: Path) -> None:
    header = "award\tedition\tceremony_year\tfilm_year\tcategory\twinner\tfilm\twon\tnote\tsources\n"
    (tmp_path / "indian_awards_compiled.tsv").write_text(header + "Prize\t1st\t2000\t1999\tBest\tAnn\tSun\t1\t\t\n")
    decisions = read_decisions()
    decisions.categories["indian_awards_compiled.tsv"] = {"Best": "Best"}
    ours = small(RESULT, Honour("Prize", 2, 2001, "Best", ("Eve",), ("Moon",), True))
    (found,) = compare(ours, decisions, tmp_path)
    assert {award: [each.night for each in told if id(each) in found.met] for award, told in ours.by_award().items()} == {
        "Prize": [1]
    }


def films(tmp_path: Path, *ours: Film, triples: str) -> Found:
    """What comes of the shipped films against these triples."""
    (tmp_path / "metaqa").mkdir()
    (tmp_path / "metaqa" / "kb.tsv").write_text(triples.replace("|", "\t"))
    (tmp_path / "structured").mkdir()
    (found,) = compare(Shipped((), ours, Names(bare), {}, {}), read_decisions(), tmp_path / "structured")
    return found


SUN = "Sun|release_year|2000\nSun|directed_by|Ann\nSun|starred_actors|Bob\n"


def test_a_film_has_a_director_and_an_actor_in_common_with_the_triples(tmp_path: Path) -> None:
    found = films(tmp_path, Film("Sun", 2000, ("Ann",), ("Eve", "Bob")), Film("Sun", 2000, ("Zoe",), ()), triples=SUN)
    assert (found.rows, found.agreed, found.disagreements) == (2, 1, ["Sun (2000): Zoe; "])


def test_a_title_of_several_years_is_compared_with_none(tmp_path: Path) -> None:
    found = films(tmp_path, Film("Sun", 2000, ("Zoe",), ()), triples=SUN + "Sun|release_year|1950\n")
    assert (found.rows, found.disagreements) == (0, [])


@pytest.mark.skipif(
    not (RECORDS / "oscars.tsv").exists(), reason="the tables of records are not here; MARQUEE_DATA names their folder"
)
def test_every_disagreement_with_the_records_is_decided() -> None:
    decisions = read_decisions()
    found = list(compare(shipped(), decisions, RECORDS))
    assert {each.record for each in found} >= {*HONOURS, *(f"{each}, films" for each in FILMS)}
    assert [text for each in found for text in each.disagreements if not decisions.reason(each.record, text)] == []
    assert decisions.unused() == []


CRAFTS = {"Best Adapted Screenplay": "writer", "Best Cinematography": "cinematographer", "Best Film Editing": "editor"}


def test_who_is_nominated_for_a_craft_is_told_of_the_film() -> None:
    told: dict[str, set[str]] = {}
    for entry in (entry for file in files() for entry in read(file).get("films", ())):
        for key in CRAFTS.values():
            told.setdefault(f"{key} of {bare(entry['title'])}", set()).update(map(bare, many(entry.get(key))))
    missing = [
        (craft, honour.films, honour.people)
        for honour in shipped().honours
        if (craft := CRAFTS.get(honour.category)) and len(honour.films) == 1 and "Academy" in honour.award
        if not set(map(bare, honour.people)) <= told.get(f"{craft} of {bare(honour.films[0])}", set())
    ]
    assert not missing
