"""The shipped mappings, each over a small invented table of the shape that it is for."""

from __future__ import annotations

import gzip
from pathlib import Path

from knowledge.claims import Claim
from knowledge.importing.load import SHIPPED, load_format
from knowledge.importing.source import Reading, table_source
from tests.tables import SCHEMA, singly, told


def tabs(*rows: str) -> str:
    """Rows written with bars for tabs."""
    return "\n".join(row.replace(" / ", "\t") for row in rows) + "\n"


def claims(format: str, path: Path) -> list[Claim]:
    reading = Reading(strict=True)
    return singly(table_source(load_format(SHIPPED / f"{format}.yaml", SCHEMA), path, SCHEMA, reading).claims)


def lines(format: str, path: Path) -> list[str]:
    """What is claimed, in the order of its words."""
    return sorted(told(claims(format, path)))


def test_the_oscars(tmp_path: Path) -> None:
    path = tmp_path / "oscars.csv"
    night = {"Ceremony": "70", "Year": "1997", "Film": "12 Bells", "FilmId": "tt3"}
    lead = {"Class": "Acting", "CanonicalCategory": "ACTRESS IN A LEADING ROLE", "Winner": "True"}
    rows = [
        {
            **lead,
            **{"Ceremony": "1", "Year": "1927/28", "Film": "No|Paper Moths", "FilmId": "tt1|tt2"},
            **{"Nominees": "Juno Marrick", "NomineeIds": "nm1", "Detail": "A|B"},
        },
        {
            **night,
            **{"Class": "Directing", "CanonicalCategory": "DIRECTING", "Winner": "True"},
            **{"Nominees": 'Dorrin \\"D\\" Hale|Ann Lee', "NomineeIds": "nm2|?"},
        },
        {
            **night,
            **{"Class": "Title", "CanonicalCategory": "BEST PICTURE", "Category": "OUTSTANDING PICTURE"},
            **{"Nominees": "Pell Arden|Big Films", "NomineeIds": "nm4|co1"},
        },
        {
            **night,
            **{"Class": "Music", "CanonicalCategory": "MUSIC (Original Song)"},
            **{"Nominees": "Juno Marrick", "NomineeIds": "nm1", "Detail": "Ring"},
        },
        *(
            {**night, "Class": "Craft", "CanonicalCategory": craft, "Nominees": "Pim Adaro", "NomineeIds": "nm5"}
            for craft in ("WRITING (Adapted Screenplay)", "CINEMATOGRAPHY (Color)", "FILM EDITING", "MUSIC (Original Score)")
        ),
        {
            **night,
            **lead,
            **{"Nominees": "Ann Lee", "NomineeIds": "nm9", "Detail": "Mo", "Note": "NOTE: Ms. Lee refused the award."},
        },
        {
            **{"Ceremony": "70", "Year": "1997", "Class": "Special", "CanonicalCategory": "HONORARY AWARD", "Winner": "True"},
            **{"Nominees": "Big Films", "NomineeIds": "co1", "Citation": "To Big Films for big films."},
        },
    ]
    columns = (
        "Ceremony Year Class CanonicalCategory Category Film FilmId Name Nominees NomineeIds Winner Detail Note Citation".split()
    )
    table = ["\t".join(row.get(column, "") for column in columns).rstrip("\t") for row in rows]
    path.write_text("\n".join(["\t".join(columns), *table]))
    found = claims("oscars", path)
    shown = told(found)
    for line in (
        "Academy Awards = Oscars = Oscar = Academy Award",
        "won Best Actress at 1st Academy Awards: "
        "Juno Marrick imdb:nm1 + No (1928) imdb:tt1 + Paper Moths (1928) imdb:tt2 character=A, B",
        'won Best Director at 70th Academy Awards: Dorrin "D" Hale imdb:nm2 + Ann Lee + 12 Bells (1997) imdb:tt3',
        'directed: Dorrin "D" Hale imdb:nm2, 12 Bells (1997) imdb:tt3',
        "is_for: Best Actress (Academy Awards), women",
        "wrote: Pim Adaro imdb:nm5, 12 Bells (1997) imdb:tt3",
        "shot: Pim Adaro imdb:nm5, 12 Bells (1997) imdb:tt3",
        "cut: Pim Adaro imdb:nm5, 12 Bells (1997) imdb:tt3",
        "scored: Pim Adaro imdb:nm5, 12 Bells (1997) imdb:tt3",
        "nominated Best Picture at 70th Academy Awards: Pell Arden imdb:nm4 + 12 Bells (1997) imdb:tt3",
        "Best Picture (Academy Awards) = OUTSTANDING PICTURE = Best OUTSTANDING PICTURE",
        "goes_to: Best Picture (Academy Awards), film",
        "nominated Best Original Song at 70th Academy Awards: Juno Marrick imdb:nm1 + 12 Bells (1997) imdb:tt3 + Ring (12 Bells)",
        "won Best Actress at 70th Academy Awards: Ann Lee imdb:nm9 + 12 Bells (1997) imdb:tt3 character=Mo note=refused",
        "won Honorary Award at 70th Academy Awards: Big Films imdb:co1 note=honorary",
        "closed nominated 70th Academy Awards all",
        "honoured: 1st Academy Awards, 1927",
        "honoured: 1st Academy Awards, 1928",
    ):
        assert line in shown, line
    assert [claim.quote for claim in found if claim.quote] == ["To Big Films for big films."]


def test_imdb(tmp_path: Path) -> None:
    files = {
        "title.basics.tsv.gz": tabs(
            "tconst / titleType / primaryTitle / originalTitle / isAdult / startYear / endYear / runtimeMinutes / genres",
            "tt1 / movie / Lighthouse / Fyrtårn / 0 / 1961 / \\N / 95 / Drama,Crime",
            "tt2 / movie / Lighthouse / Lighthouse / 0 / 2021 / \\N / \\N / \\N",
            "tt3 / tvEpisode / Lighthouse / Lighthouse / 0 / 1999 / \\N / 20 / Drama",
            "tt4 / movie / Hush / Hush / 1 / 1999 / \\N / 20 / Drama",
        ),
        "name.basics.tsv.gz": tabs(
            "nconst / primaryName / birthYear / deathYear / primaryProfession / knownForTitles",
            "nm1 / Juno Marrick / 1930 / \\N / actress / tt1",
            "nm2 / Dorrin Hale / \\N / \\N / director / tt1",
        ),
        "title.principals.tsv.gz": tabs(
            "tconst / ordering / nconst / category / job / characters",
            'tt1 / 1 / nm1 / actress / \\N / ["The \\"K\\" Keeper","Ghost"]',
            "tt1 / 2 / nm2 / cinematographer / \\N / \\N",
            "tt1 / 3 / nm2 / archive_footage / \\N / \\N",
            'tt3 / 1 / nm1 / actress / \\N / ["Keeper"]',
            "tt1 / 4 / nm7 / actor / \\N / \\N",
        ),
        "title.crew.tsv.gz": tabs("tconst / directors / writers", "tt2 / nm2 / nm1,nm2", "tt1 / \\N / \\N"),
        "title.ratings.tsv.gz": tabs("tconst / averageRating / numVotes", "tt1 / 7.4 / 1200", "tt3 / 5.0 / 9"),
        "title.akas.tsv.gz": tabs(
            "titleId / ordering / title / region / language / types / attributes / isOriginalTitle",
            "tt1 / 1 / लाइटहाउस / IN / hi / \\N / \\N / 0",
            "tt1 / 2 / Le Phare / FR / fr / \\N / \\N / 0",
        ),
    }
    for name, content in files.items():
        (tmp_path / name).write_bytes(gzip.compress(content.encode()))
    old, new = "Lighthouse (1961) imdb:tt1", "Lighthouse (2021) imdb:tt2"
    assert lines("imdb", tmp_path) == sorted(
        [
            f"{old} = Fyrtårn",
            f"came_out: {old}, 1961",
            f"is_genre: {old}, Drama",
            f"is_genre: {old}, Crime",
            f"lasts: {old}, 95",
            new,
            f"came_out: {new}, 2021",
            f"acted: Juno Marrick imdb:nm1, {old}",
            f'played: Juno Marrick imdb:nm1, The "K" Keeper, {old}',
            f"shot: Dorrin Hale imdb:nm2, {old}",
            f"directed: Dorrin Hale imdb:nm2, {new}",
            f"wrote: Juno Marrick imdb:nm1, {new}",
            f"wrote: Dorrin Hale imdb:nm2, {new}",
            f"rating: {old}, 7.4",
            f"votes: {old}, 1200",
            f"{old} = लाइटहाउस",
        ]
    )


def test_wikidata(tmp_path: Path) -> None:
    path = tmp_path / "query.csv"
    entity = "http://www.wikidata.org/entity/"
    rows = [
        "item,itemLabel,isFilm,imdb,award,awardLabel,groupLabel,won,year,editionLabel,work,workLabel,workImdb",
        f"{entity}Q1,Juno Marrick,false,nm1,{entity}Q9,Lantern Award for Best Light,Lantern Awards,true,1990,,{entity}Q3,No,tt3",
        f"{entity}Q2,Dorrin Hale,false,,{entity}Q9,Lantern Award for Best Light,Lantern Awards,true,1990,,{entity}Q3,No,tt3",
        f"{entity}Q3,No,true,tt3,{entity}Q8,Lantern Award for Best Film,Lantern Awards,false,1990,3rd Lantern Awards,,,",
        f"{entity}Q4,Q4,false,,{entity}Q8,Lantern Award for Best Film,Lantern Awards,true,1990,,,,",
        f"{entity}Q5,Pell Arden,false,,{entity}Q8,Lantern Award for Best Film,Lantern Awards,true,,,,,",
    ]
    path.write_text("\n".join(rows))
    film = "No imdb:tt3 wikidata:Q3"
    assert lines("wikidata", path) == sorted(
        [
            f"won Best Light at Lantern Awards 1990: Juno Marrick imdb:nm1 wikidata:Q1 + {film} + Dorrin Hale wikidata:Q2",
            f"nominated Best Film at 3rd Lantern Awards: {film}",
        ]
    )


def test_triples(tmp_path: Path) -> None:
    path = tmp_path / "kb.tsv"
    path.write_text(
        tabs(
            "No / directed_by / Juno Marrick",
            "No / release_year / 1990",
            "No / release_year / 2001",
            "No / has_imdb_votes / famous",
            "No / has_tags / lamps",
            "No / in_language / Danish",
        )
    )
    assert lines("metaqa", path) == sorted(
        [
            "directed: Juno Marrick metaqa:Juno Marrick, No metaqa:No",
            "came_out: No metaqa:No, 1990",
            "came_out: No metaqa:No, 2001",
            "renown: No metaqa:No, famous",
            "marked: No metaqa:No, lamps metaqa:lamps",
            "spoken: No metaqa:No, Danish",
        ]
    )


def test_the_golden_globes(tmp_path: Path) -> None:
    path = tmp_path / "globes.csv"
    path.write_text(
        """year_film,year_award,ceremony,category,nominee,film,win
1990,1991,48,Best Director - Motion Picture,Juno Marrick,"Moth, The (1990)",True
1990,1991,48,Best Motion Picture - Drama,"Moth, The",,False
1990,1991,48,Best Original Song - Motion Picture,"""
        """"New York, New York, Ann Lee, Pell Arden",No,False
1990,1991,48,Best Motion Picture - Foreign Language,Fyrtårn,"Denmark, Dorrin Hale",True
1990,1991,48,Cecil B. deMille Award,Ann Lee,,False
1990,1991,48,Best Television Series - Drama,Lamps,,True
"""
    )
    shown = lines("golden-globes", path)
    for line in (
        "won Best Director at 48th Golden Globe Awards: Juno Marrick + The Moth (1990)",
        "directed: Juno Marrick, The Moth (1990)",
        "nominated Best Motion Picture (Drama) at 48th Golden Globe Awards: The Moth (1990)",
        "nominated Best Original Song at 48th Golden Globe Awards: Ann Lee + Pell Arden + No (1990) + New York, New York (No)",
        "won Best Foreign Language Film at 48th Golden Globe Awards: Dorrin Hale + Fyrtårn (1990)",
        "won Cecil B. deMille Award at 48th Golden Globe Awards: Ann Lee",
        "honoured: 48th Golden Globe Awards, 1990",
    ):
        assert line in shown, line
    assert not any("Lamps" in line or line.startswith("closed") for line in shown)


def test_hindi_films(tmp_path: Path) -> None:
    people = "crew_id,name,born_year,death_year,profession,known_for"
    files = {
        "1990_bollywood_meta.csv": "imdb_id,title,original_title,is_adult,year_of_release,runtime,genres\n"
        "tt1,Deepak,Diya,0,1990,\\N,Drama|Crime\n",
        "1990_bollywood_crew.csv": "imdb_id,directors,writers\ntt1,nm1,nm1|nm2\ntt9,nm1,nm1\n",
        "1990_bollywood_crew_data.csv": f"{people}\nnm1,Ravi Sen,1950,\\N,director,tt1\n",
        "1990_bollywood_writers_data.csv": f"{people}\nnm2,Asha Rao,\\N,\\N,writer,tt1\n",
        "1990_bollywood_text.csv": "imdb_id,story,summary,tagline,actors,wins_nominations,release_date\n"
        'tt1,"A ""lamp"" story",,,Mina Das|Kabir|,,1 May 1990 (India)\n',
        "1990_bollywood.csv": "title,imdb_id,poster_path,wiki_link\nDeepak,tt1,,\n",
    }
    for name, content in files.items():
        (tmp_path / name).write_text(content)
    film = "Deepak (1990) imdb:tt1"
    assert lines("hindi-films", tmp_path) == sorted(
        [
            f"{film} = Diya",
            f"came_out: {film}, 1990",
            f"is_genre: {film}, Drama",
            f"is_genre: {film}, Crime",
            "born: Ravi Sen imdb:nm1, 1950",
            f"directed: Ravi Sen imdb:nm1, {film}",
            f"wrote: Ravi Sen imdb:nm1, {film}",
            f"wrote: Asha Rao imdb:nm2, {film}",
            f"acted: Mina Das, {film}",
            f"acted: Kabir, {film}",
        ]
    )
