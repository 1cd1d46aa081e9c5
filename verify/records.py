"""Reads the tables of award records, each into the honours or films it tells."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

from verify.shipped import Film, Honour

# The folder of tables has these: the Academy's database as DLu/oscar_data gives it, winners compiled from news reports,
# the awards of one studio's films, the Golden Globes to 2020, and The Indian Movie Database; MetaQA's triples lie beside it.
OSCARS = "oscars.tsv"
GLOBES = "golden_globe_awards_1944_2020.csv"
COMPILED = "indian_awards_compiled.tsv"
STUDIO = "yrf_awards_by_film.tsv"
HINDI = "hindi_films"
TRIPLES = "../metaqa/kb.tsv"

_INVERTED = re.compile(r"(.*), (the|a|an|la|le|les|il|l'|das|der|die|el)( \(\d{4}\))?", re.IGNORECASE)


def rows(file: Path) -> Iterator[dict[str, str]]:
    tabs = file.suffix == ".tsv"
    with file.open(encoding="utf-8-sig", newline="") as lines:
        reader = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE) if tabs else csv.DictReader(lines)
        for row in reader:
            yield {name: (value or "").strip() for name, value in row.items() if name}


def split(cell: str) -> tuple[str, ...]:
    return tuple(each.strip() for each in cell.split("|") if each.strip())


def oscars(file: Path) -> Iterator[Honour]:
    for row in rows(file):
        yield Honour(
            "Academy Awards",
            int(row["Ceremony"]),
            None,
            row["CanonicalCategory"],
            tuple(_plain_name(each) for each in split(row["Nominees"]) or split(row["Name"])),
            split(row["Film"]),
            row["Winner"] == "True",
            row["Note"],
        )


def _plain_name(name: str) -> str:
    """A name without what the database says of the work."""
    return re.sub(r"^Screenplay - |^in collaboration with |\\", "", name)


def globes(file: Path) -> Iterator[Honour]:
    for row in rows(file):
        films, people = (row["film"],), tuple(row["nominee"].split(", "))
        if not row["film"] or row["category"] == "Best Motion Picture - Foreign Language":  # beside it stand country and director
            films, people = (row["nominee"],), ()
        night = int(row["year_award"]) - 1943
        yield Honour(
            "Golden Globe Awards", night, None, row["category"], people, tuple(map(_upright, films)), row["win"] == "True"
        )


def _upright(title: str) -> str:
    """A title with its article in front: The Deer Hunter, not Deer Hunter, The."""
    inverted = _INVERTED.fullmatch(title)
    return f"{inverted[2]} {inverted[1]}" if inverted else title


def compiled(file: Path) -> Iterator[Honour]:
    for row in rows(file):
        edition = re.match(r"\d+", row["edition"])
        people = () if row["winner"] == row["film"] else (row["winner"],)
        films = (row["film"],) if row["film"] else ()
        yield Honour(
            row["award"],
            int(edition[0]) if edition else None,
            int(row["ceremony_year"]),
            row["category"],
            people,
            films,
            row["won"] == "1",
            row["note"],
        )


def studio(file: Path) -> Iterator[Honour]:
    """Each row has the year of the film, and of the night only that it was the next one."""
    for row in rows(file):
        award = "IIFA Awards" if "IIFA" in row["award_body"] else row["award_body"]
        people = tuple(re.split(r" & | and |, |; ", re.sub(r" \(.*\)$|^Late ", "", row["recipient"])))
        yield Honour(award, None, int(row["film_year"]), row["category"], people, (row["film"],), True)


def hindi(folder: Path) -> Iterator[Film]:
    named = {row["crew_id"]: row["name"] for row in rows(folder / "1950-2019_bollywood_crew_data.csv")}
    directors = {row["imdb_id"]: split(row["directors"]) for row in rows(folder / "1950-2019_bollywood_crew.csv")}
    actors = {row["imdb_id"]: split(row["actors"]) for file in folder.glob("*_text.csv") for row in rows(file)}
    for file in sorted(folder.glob("*_meta.csv")):
        for row in rows(file):
            if row["year_of_release"].isdigit():
                made = tuple(named[each] for each in directors.get(row["imdb_id"], ()) if each in named)
                for title in {row["title"], row["original_title"]}:
                    yield Film(title, int(row["year_of_release"]), made, actors.get(row["imdb_id"], ()))


def triples(file: Path) -> Iterator[Film]:
    """Films as triples tell them. A title with several years is several films, of which no triple says which it means."""
    told: defaultdict[str, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for line in file.read_text(encoding="utf-8").splitlines():
        title, relation, value = line.split("\t")
        told[title][relation].append(value)
    for title, of in told.items():
        if len(of["release_year"]) == 1 and of["release_year"][0].isdigit():
            yield Film(title, int(of["release_year"][0]), tuple(of["directed_by"]), tuple(of["starred_actors"]))


def nominated_directors(file: Path) -> Iterator[Film]:
    """The films of those nominated for directing, under the first year that the award was for."""
    for row in rows(file):
        if row["CanonicalCategory"].startswith("DIRECTING"):
            for title in split(row["Film"]):
                yield Film(title, int(row["Year"][:4]), split(row["Nominees"]), ())


HONOURS: dict[str, Callable[[Path], Iterator[Honour]]] = {OSCARS: oscars, GLOBES: globes, COMPILED: compiled, STUDIO: studio}
FILMS: dict[str, Callable[[Path], Iterator[Film]]] = {HINDI: hindi, TRIPLES: triples, OSCARS: nominated_directors}
