"""Every kind of fact line and answer, over things described twice, against the same question answered without SQL."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

import pytest
from brute_force import COUNTS, World
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from bot.finding.query import MOST_ROWS, Query, compile_query
from bot.marquee import Marquee
from bot.reading.meanings.meaning import Described, Meaning, Named, Said, Value
from bot.rules.answers import TIMES, Answer
from bot.rules.facts import Facts
from bot.rules.rules import Rules
from bot.rules.things import Description
from knowledge.names import Candidate
from knowledge.patterns import Sequence
from knowledge.schema.schema import Schema

EACH = Answer("each")


@pytest.fixture(scope="session")
def known(world: sqlite3.Connection, world_rules: Rules) -> World:
    return World(world, world_rules)


class Asking:
    """Fact lines, descriptions and things of the world in few words."""

    def __init__(self, schema: Schema, store: sqlite3.Connection, rules: Rules, known: World) -> None:
        self.schema, self.store, self.rules, self.known = schema, store, rules, known

    def facts(self, *lines: str | list[str]) -> Facts:
        """Lines as intents.yaml has them; a list is a group of which not all may be true."""
        differ = [tuple(line.split(" is not ")) for line in lines if isinstance(line, str) and " is not " in line]
        lines = tuple(line for line in lines if not isinstance(line, str) or " is not " not in line)
        must = [self.schema.fact_line(line) for line in lines if isinstance(line, str) and not line.startswith("not ")]
        groups = [
            [line] if isinstance(line, str) else line for line in lines if not isinstance(line, str) or line.startswith("not ")
        ]
        absent = [Facts(tuple(self.schema.fact_line(line.removeprefix("not ")) for line in group)) for group in groups]
        return Facts(tuple(must), tuple(absent), tuple((one, other) for one, other in differ))

    def things(self, kind: str, *labels: str) -> Named:
        marks = ", ".join("?" * len(labels))
        rows = self.store.execute(f"SELECT id, name, label FROM thing WHERE kind = ? AND label IN ({marks})", (kind, *labels))
        found = tuple(Candidate(thing, kind, name, label, "", name, "exact", 1.0, 0) for thing, name, label in rows)
        assert len(found) == len(labels), labels
        return Named(kind, found)

    def described(self, kind: str, lines: list[str | list[str]], answer: str = "", **slots: Meaning) -> Described:
        rule = Description(kind, "described", Sequence(()), self.facts(*lines), answer=Answer.read(answer) if answer else None)
        return Described(kind, (Said(rule, slots),))

    def director_of(self, film: Meaning) -> Described:
        return self.described("person", ["person directed film"], film=film)

    def winner_of(self, category: str) -> Described:
        return self.described("film", ["film won category"], category=self.things("category", category))

    def query(self, lines: list[str | list[str]], answer: Answer = EACH, **slots: Meaning) -> tuple[Query, list[tuple[Any, ...]]]:
        query = compile_query(self.facts(*lines), slots, answer, self.rules)
        return query, self.store.execute(query.text, dict(query.parameters)).fetchall()

    def found(self, wanted: str, lines: list[str | list[str]], answer: str = "", **slots: Meaning) -> set[Any]:
        """The values of one name in the rows."""
        query, rows = self.query(lines, Answer.read(answer or wanted), **slots)
        return {row[query.names.index(wanted)] for row in rows}

    def counted(self, lines: list[str | list[str]], answer: str, **slots: Meaning) -> int:
        query, rows = self.query(lines, Answer.read(answer), **slots)
        assert query.counted
        return rows[0][-1] if rows else 0

    def labels(self, things: set[int]) -> set[str]:
        return {self.known.labels[thing] for thing in things}


@pytest.fixture(scope="session")
def asking(schema: Schema, world: sqlite3.Connection, world_rules: Rules, known: World) -> Asking:
    return Asking(schema, world, world_rules, known)


# --- each form of `answer:` over "the director of the film that won CATEGORY", for every category of the world ---


@pytest.fixture(scope="session")
def wins(known: World) -> list[Mapping[str, Any]]:
    """The won units, each as its category, ceremony, people, films, songs and receivers."""
    return [
        {**award.columns, **award.parts, "to": award.receivers} for award in known.awards["nomination"] if award.columns["won"]
    ]


@pytest.fixture(scope="session")
def categories(known: World) -> dict[str, int]:
    return {known.labels[thing]: thing for thing in sorted(known.of_kind("category"))}


def each_category(categories: Mapping[str, int], check: Callable[[str, int], None]) -> None:
    assert len(categories) == 11
    for label, category in categories.items():
        check(label, category)


def test_not_one_of_several_things_of_a_name_is_none_of_them(asking: Asking, known: World, wins: Any, categories: Any) -> None:
    both = asking.things("category", "Best Picture (Golden Lantern Awards)", "Best Lead")
    lines: list[str | list[str]] = ["person directed film", "not film won category"]
    found = asking.found("film", ["actor acted in film"], film=asking.described("film", lines, category=both))
    won = {film for win in wins if win["category"] in {thing.thing for thing in both.things} for film in win["film"]}
    assert found == {film for _, film in known.pairs("acted")} - won


def test_a_name_is_answered_over_a_description_of_a_description(asking: Asking, known: World, wins: Any, categories: Any) -> None:
    directed = known.pairs("directed")

    def check(label: str, category: int) -> None:
        best = {film for win in wins if win["category"] == category for film in win["film"]}
        directors = {person for person, film in directed if film in best}
        expected = {film for person, film in directed if person in directors}
        found = asking.found("film", ["person directed film"], person=asking.director_of(asking.winner_of(label)))
        assert found == expected

    each_category(categories, check)


def test_yes_or_no_is_whether_there_is_a_row(asking: Asking, known: World, wins: Any, categories: Any) -> None:
    directed, acted = known.pairs("directed"), known.pairs("acted")

    def check(label: str, category: int) -> None:
        best = {film for win in wins if win["category"] == category for film in win["film"]}
        expected = any((person, film) in acted for person, film in directed if film in best)
        star = asking.director_of(asking.winner_of(label))
        _, rows = asking.query(["person acted in film"], Answer("yes_or_no"), person=star, film=asking.winner_of(label))
        assert bool(rows) == bool(
            {person for person, film in acted if film in best} & {p for p, film in directed if film in best}
        )
        assert not expected or rows

    each_category(categories, check)


def test_a_count_of_units_counts_a_shared_one_once(asking: Asking, known: World, wins: Any, categories: Any) -> None:
    directed = known.pairs("directed")

    def check(label: str, category: int) -> None:
        best = {film for win in wins if win["category"] == category for film in win["film"]}
        directors = {person for person, film in directed if film in best}
        films = {film for person, film in directed if person in directors}
        expected = sum(1 for win in wins if win["film"] & films)
        theirs = asking.described("film", ["person directed film"], person=asking.director_of(asking.winner_of(label)))
        assert asking.counted(["win: film won category at ceremony"], "count of win", film=theirs) == expected

    each_category(categories, check)


def test_a_count_of_things_counts_each_once(asking: Asking, known: World, wins: Any, categories: Any) -> None:
    directed, acted = known.pairs("directed"), known.pairs("acted")

    def check(label: str, category: int) -> None:
        best = {film for win in wins if win["category"] == category for film in win["film"]}
        directors = {person for person, film in directed if film in best}
        films = {film for person, film in directed if person in directors}
        theirs = asking.described("film", ["person directed film"], person=asking.director_of(asking.winner_of(label)))
        assert asking.counted(["actor acted in film"], "count of actor", film=theirs) == len(
            {p for p, film in acted if film in films}
        )

    each_category(categories, check)


@pytest.mark.parametrize(("form", "edge"), [("first", min), ("last", max)])
def test_the_first_and_the_last_keep_ties(form: str, edge: Any, asking: Asking, known: World, wins: Any, categories: Any) -> None:
    directed, year = known.pairs("directed"), dict(known.pairs("came_out"))

    def check(label: str, category: int) -> None:
        best = {film for win in wins if win["category"] == category for film in win["film"]}
        directors = {person for person, film in directed if film in best}
        films = {film for person, film in directed if person in directors}
        expected = {film for film in films if year[film] == edge(year[one] for one in films)}
        lines: list[str | list[str]] = ["person directed film", "film came out in year"]
        assert asking.found("film", lines, f"{form} film by year", person=asking.director_of(asking.winner_of(label))) == expected

    each_category(categories, check)


@pytest.mark.parametrize(("form", "pick"), [("most", max), ("fewest", min)])
def test_the_most_and_the_fewest_count_units_and_keep_ties(
    form: str, pick: Any, asking: Asking, known: World, wins: Any, categories: Any
) -> None:
    directed = known.pairs("directed")

    def check(label: str, category: int) -> None:
        best = {film for win in wins if win["category"] == category for film in win["film"]}
        directors = {person for person, film in directed if film in best}
        times = {
            film: number
            for person, film in directed
            if person in directors and (number := sum(1 for win in wins if film in win["film"]))
        }
        expected = {film for film, number in times.items() if number == pick(times.values())}
        lines: list[str | list[str]] = ["person directed film", "win: film won category at ceremony"]
        found = asking.found("film", lines, f"{form} film by count of win", person=asking.director_of(asking.winner_of(label)))
        assert found == expected
        counted = asking.counted(lines, f"{form} film by count of win", person=asking.director_of(asking.winner_of(label)))
        assert counted == (pick(times.values()) if times else 0)

    each_category(categories, check)


def test_nothing_that_has_the_most_is_told_twice(asking: Asking) -> None:
    winners = asking.described("person", ["win: person won category at ceremony"])
    films = asking.described("film", ["person directed film"], person=winners)
    lines: list[str | list[str]] = ["win: film won category at ceremony"]
    _, rows = asking.query(lines, Answer.read("most film by count of win"), film=films)
    assert rows
    assert len(set(rows)) == len(rows)


@pytest.mark.parametrize(("form", "holds"), [(form, COUNTS[form]) for form in TIMES])
def test_a_description_picks_by_how_often(form: str, holds: Any, asking: Asking, known: World, wins: Any) -> None:
    directed = known.pairs("directed")
    for number in (1, 2, 3):
        times = {film: sum(1 for win in wins if film in win["film"]) for film in known.of_kind("film")}
        expected = {person for person, film in directed if times[film] and holds(times[film], number)}
        lines: list[str | list[str]] = ["win: film won some_category"]
        films = asking.described("film", lines, f"film with {form} number win", number=Value("number", number))
        assert asking.found("person", ["person directed film"], film=films) == expected


def test_a_number_may_stand_in_the_rule_itself(asking: Asking) -> None:
    said = asking.described("film", ["win: film won some_category"], "film with at least number win", number=Value("number", 2))
    written = asking.described("film", ["win: film won some_category"], "film with at least 2 win")
    lines: list[str | list[str]] = ["person directed film"]
    assert asking.found("film", lines, film=written) == asking.found("film", lines, film=said) != set()


@pytest.mark.parametrize("of", ["", "winner"])
def test_a_remark_on_a_unit_is_a_condition(of: str, asking: Asking, known: World) -> None:
    def noted(said: str) -> set[str]:
        facts = replace(asking.facts("win: winner won category"), remarked=(("win", "note", said, of),))
        query = compile_query(facts, {}, Answer.read("winner"), asking.rules)
        rows = asking.store.execute(query.text, dict(query.parameters)).fetchall()
        return {known.labels[row[query.names.index("winner")]] for row in rows}

    assert noted("posthumous") == {"Marit Solle"}
    assert noted("honorary") == {"Aldo Vennick"}
    assert noted("post") == set()


def test_not_leaves_out_what_a_line_would_make_true(asking: Asking, known: World, wins: Any, categories: Any) -> None:
    directed = known.pairs("directed")

    def check(label: str, category: int) -> None:
        best = {film for win in wins if win["category"] == category for film in win["film"]}
        directors = {person for person, film in directed if film in best}
        expected = {film for person, film in directed if person in directors} - best
        lines: list[str | list[str]] = ["person directed film", "not film won category"]
        slots = {"person": asking.director_of(asking.winner_of(label)), "category": asking.things("category", label)}
        assert asking.found("film", lines, **slots) == expected

    each_category(categories, check)


def test_a_group_of_lines_is_absent_only_where_all_of_it_is_true_together(asking: Asking, known: World) -> None:
    directed, acted = known.pairs("directed"), known.pairs("acted")
    own = {person for person, film in directed if (person, film) in acted}
    any_of_both = {person for person, _ in directed} & {person for person, _ in acted}
    directors = {person for person, _ in directed}
    together = asking.found("person", ["person directed film", ["person directed own", "person acted in own"]])
    assert together == directors - own
    apart = asking.found("person", ["person directed film", "not person acted in some_film"])
    assert apart == directors - any_of_both
    assert together != apart


def test_what_is_absent_may_be_held_against_what_is_there(small: Marquee) -> None:
    assert small.ask("was the 11th Golden Lantern Awards the first of Toma Reskin").answers == ("yes",)
    assert small.ask("was the 15th Golden Lantern Awards the first of Toma Reskin").answers == ()


def test_names_told_apart_are_never_one_thing(asking: Asking, known: World) -> None:
    lines: list[str | list[str]] = ["person acted in film", "other acted in film", "other is not person"]
    pairs = {
        (one, two) for one, film in known.pairs("acted") for two, same in known.pairs("acted") if film == same and one != two
    }
    assert pairs
    for one in {person for person, _ in known.pairs("acted")}:
        label = known.labels[one]
        assert asking.found("other", lines, person=asking.things("person", label)) == {
            two for first, two in pairs if first == one
        }


def test_a_name_used_twice_is_one_thing(asking: Asking, known: World) -> None:
    directed, wrote = known.pairs("directed"), known.pairs("wrote")
    expected = {person for person, film in directed if (person, film) in wrote}
    assert asking.found("person", ["person directed film", "person wrote film"]) == expected
    both = {person for person, _ in directed} & {person for person, _ in known.pairs("acted")}
    assert asking.found("person", ["person directed film", "person acted in other"]) == both
    assert asking.found("person", ["person directed film", "person acted in film"]) < both


def test_a_name_neither_known_nor_wanted_means_some(asking: Asking, known: World, wins: Any) -> None:
    expected = {film for win in wins for film in win["film"]}
    assert asking.found("film", ["film won some_category"]) == expected


def test_an_optional_part_left_out_is_not_looked_at(asking: Asking, wins: Any) -> None:
    expected = {(person, win["category"]) for win in wins for person in win["person"]}
    query, rows = asking.query(["person won category"])
    assert {(row[query.names.index("person")], row[query.names.index("category")]) for row in rows} == expected
    assert "film" not in query.names


def test_an_optional_part_written_plainly_must_be_there(asking: Asking, wins: Any, known: World) -> None:
    expected = {(person, film) for win in wins for person in win["person"] for film in win["film"]}
    query, rows = asking.query(["person won category for film"])
    assert {(row[query.names.index("person")], row[query.names.index("film")]) for row in rows} == expected
    about = known.facts["said"]
    assert any(row["subject"] is None for row in about)
    said = asking.found("person", ["person said text about subject"])
    assert said == {row["person"] for row in about if row["subject"] is not None}


def test_an_optional_part_in_brackets_is_shown_and_never_narrows(asking: Asking, wins: Any, known: World) -> None:
    expected = {(receiver, film) for win in wins for receiver in win["to"] for film in (win["film"] - win["to"]) or {None}}
    assert any(film is None for _, film in expected)
    query, rows = asking.query(["winner won category at ceremony [for film]"])
    assert {(row[query.names.index("winner")], row[query.names.index("film")]) for row in rows} == expected
    assert asking.found("person", ["person said text [about subject]"]) == {row["person"] for row in known.facts["said"]}


def test_a_bracketed_name_that_is_known_narrows_like_any_other(asking: Asking, wins: Any) -> None:
    film = asking.things("film", "The Tin Harvest")
    expected = {receiver for win in wins if film.things[0].thing in win["film"] for receiver in win["to"]}
    assert asking.found("winner", ["winner won category at ceremony [for film]"], film=film) == expected


def test_a_unit_named_in_two_lines_is_one_unit(asking: Asking, known: World, wins: Any) -> None:
    together = {(person, film) for win in wins for person in win["person"] for film in win["film"]}
    apart = {(person, film) for win in wins for person in win["person"] for other in wins for film in other["film"]}
    query, rows = asking.query(["win: person won category", "win: film won category"])
    at = query.names.index
    assert {(row[at("person")], row[at("film")]) for row in rows} == together
    query, rows = asking.query(["person won category", "film won other"])
    at = query.names.index
    assert {(row[at("person")], row[at("film")]) for row in rows} == apart > together


def test_whoever_receives_a_unit_is_its_winner_and_its_parts_are_found_by_kind(asking: Asking, wins: Any) -> None:
    assert asking.found("winner", ["winner won category"]) == {receiver for win in wins for receiver in win["to"]}
    director = asking.things("category", "Best Director")
    films = {film for win in wins if win["category"] == director.things[0].thing for film in win["film"]}
    assert asking.found("film", ["film won category"], category=director) == films != set()


def test_the_row_of_a_unit_is_not_doubled(asking: Asking, wins: Any) -> None:
    _, rows = asking.query(["winner won category at ceremony [for film]", "ceremony was of award"])
    assert len(rows) == len(set(rows)) == sum(len(win["to"]) * max(1, len(win["film"] - win["to"])) for win in wins)


def test_a_relation_told_one_way_holds_both_ways(asking: Asking) -> None:
    other = asking.things("person", "Sefa Lindqo")
    back = asking.described("person", ["person is married to other"], other=other)
    there = asking.found("spouse", ["person is married to spouse"], person=back)
    assert asking.labels(there) == {"Sefa Lindqo"}


def test_a_description_may_pick_the_first_the_last_or_the_most(asking: Asking, known: World, wins: Any) -> None:
    directed, year = known.pairs("directed"), dict(known.pairs("came_out"))
    acted = known.pairs("acted")
    for person in {person for person, _ in directed}:
        who = asking.things("person", known.labels[person])
        films = {film for one, film in directed if one == person}
        for form, edge in (("first", min), ("last", max)):
            picked = asking.described(
                "film", ["person directed film", "film came out in year"], f"{form} film by year", person=who
            )
            expected = {film for film in films if year[film] == edge(year[one] for one in films)}
            assert asking.found("actor", ["actor acted in film"], film=picked) == {p for p, film in acted if film in expected}
        times = {film: sum(1 for win in wins if film in win["film"]) for film in films}
        most = {film for film, number in times.items() if number == max(times.values()) > 0}
        lines: list[str | list[str]] = ["person directed film", "win: film won some_category"]
        picked = asking.described("film", lines, "most film by count of win", person=who)
        assert asking.found("film", [], "film", film=picked) == most


def test_an_order_is_kept_whatever_the_names_of_a_block(asking: Asking, known: World) -> None:
    lines: list[str | list[str]] = ["ceremony was held in year", "ceremony was held at place"]
    years = dict(known.pairs("held_year"))
    first = min(years[ceremony] for ceremony, _ in known.pairs("held_at"))
    assert asking.found("ceremony", lines, "first ceremony by year") == {
        one for one, _ in known.pairs("held_at") if years[one] == first
    }


def test_a_thing_is_ordered_by_what_its_kind_is_ordered_by(asking: Asking, known: World) -> None:
    held = dict(known.pairs("held_year"))
    last = asking.found("ceremony", ["ceremony was of award"], "last ceremony by ceremony")
    assert last == {ceremony for ceremony, year in held.items() if year == max(held.values())}
    assert len(last) == 2


@pytest.mark.parametrize("amount", [1, 2, 99])
def test_a_number_says_how_many_places_of_an_order_count(asking: Asking, known: World, amount: int) -> None:
    held = dict(known.pairs("held_year"))
    amounts = Value("amount", amount)
    for form, years in (("first", sorted(set(held.values()))), ("last", sorted(set(held.values()), reverse=True))):
        expected = {ceremony for ceremony, year in held.items() if year in years[:amount]}
        lines: list[str | list[str]] = ["ceremony was held in year"]
        assert asking.found("ceremony", lines, f"{form} amount ceremony by year", amount=amounts) == expected
        picked = asking.described("ceremony", lines, f"{form} amount ceremony by year", amount=amounts)
        assert asking.found("ceremony", [], "ceremony", ceremony=picked) == expected


def test_the_way_from_one_value_to_another_is_an_order(asking: Asking) -> None:
    lines: list[str | list[str]] = ["person directed film", "person directed other", "film came out in year"]
    lines.append("other came out in its_year")
    _, rows = asking.query(lines)
    query, least = asking.query(lines, Answer.read("first film by its_year since year"))
    year, night = query.names.index("year"), query.names.index("its_year")
    ways = {row[night] - row[year] for row in rows}
    assert {row[night] - row[year] for row in least} == {min(ways)} != ways


def test_a_group_in_a_group_holds_of_all(asking: Asking, known: World) -> None:
    directors = {person for person, _ in known.pairs("directed")}
    players = {person for person, _ in known.pairs("acted")}
    lines = [asking.schema.fact_line(line) for line in ("person directed film", "person acted in some_film")]
    nested = Facts((lines[0],), (Facts((), (Facts((lines[1],)),)),))
    query = compile_query(nested, {}, Answer.read("person"), asking.rules)
    rows = asking.store.execute(query.text, dict(query.parameters)).fetchall()
    assert {row[query.names.index("person")] for row in rows} == directors & players


def test_what_has_no_place_in_an_order_is_kept_where_nothing_has_one(asking: Asking, known: World) -> None:
    lines: list[str | list[str]] = ["ceremony was of award"]
    query, rows = asking.query(lines, Answer.read("last ceremony by ceremony"))
    dated = "SELECT max(ceremony_order.year) FROM held_year"
    assert dated in query.text
    undated = query.text.replace(dated, "SELECT NULL FROM held_year")
    found = asking.store.execute(undated, dict(query.parameters)).fetchall()
    assert len(found) == len(known.of_kind("ceremony")) > len(rows)


def test_the_second_reading_of_a_description_takes_its_other_facts(asking: Asking, known: World) -> None:
    facts = asking.facts("ceremony was held in year")
    second = asking.facts("ceremony honoured year")
    rule = Description("ceremony", "described", Sequence(()), facts, otherwise=second)
    meaning = Described("ceremony", (Said(rule, {"year": Value("year", 2022)}),))
    for other, table in ((False, "held_year"), (True, "honoured")):
        query = compile_query(Facts(), {"ceremony": meaning}, EACH, asking.rules, other=other)
        found = {row[0] for row in asking.store.execute(query.text, dict(query.parameters))}
        assert found == {ceremony for ceremony, year in known.pairs(table) if year == 2022}


def test_descriptions_of_one_thing_intersect(asking: Asking, known: World, wins: Any) -> None:
    quen = asking.things("person", "Ilvara Quen")
    by = asking.described("film", ["person directed film"], person=quen).said[0]
    won = asking.described("film", ["film won some_category"]).said[0]
    year = asking.described("film", ["film came out in year"], year=Value("year", 2022)).said[0]
    found = asking.found("film", [], "film", film=Described("film", (by, won, year)))
    assert asking.labels(found) == {"A Letter for Mona"}
    named = asking.things("film", "Paper Moths", "Glass Orchard")
    assert asking.labels(asking.found("film", [], "film", film=Described("film", (by,), base=named))) == {"Glass Orchard"}


def test_the_parts_of_a_unit_are_told_from_names_that_may_be_apart(asking: Asking) -> None:
    query, _ = asking.query(["winner won category at ceremony [for film]", "ceremony was of award"])
    assert query.grouped == {"winner", "film"}
    assert query.things == set(query.names)
    years, _ = asking.query(["film came out in year"])
    assert years.things == {"film"}


def test_the_statement_holds_no_value_only_parameters(asking: Asking) -> None:
    wicked = Candidate(1, "film", "x'; DROP TABLE thing;--", "x", "", "x", "exact", 1.0, 0)
    query, _ = asking.query(["person directed film"], film=Named("film", (wicked,)))
    assert "DROP" not in query.text
    assert query.text.endswith(f"LIMIT {MOST_ROWS}")


# --- any block of lines at all ---

NAMES = {
    "film": ["film", "film", "film", "other_film"],
    "person": ["person", "person", "person", "other_person"],
    "category": ["category", "category", "some_category"],
    "ceremony": ["ceremony"],
    "year": ["year"],
    "genre": ["genre"],
    "award": ["award"],
    "song": ["song"],
    "place": ["place"],
}
POOL = (
    "{person} directed {film}",
    "{person} acted in {film}",
    "{person} wrote {film}",
    "{film} came out in {year}",
    "{film} is {genre}",
    "{person} is married to {person}",
    "{song} is from {film}",
    "{person} sang {song}",
    "{ceremony} was of {award}",
    "{ceremony} was held in {year}",
    "{ceremony} honoured {year}",
    "{ceremony} was held at {place}",
    "{person} hosted {ceremony}",
    "{film} won {category}",
    "{film} won {category} at {ceremony}",
    "{person} won {category} at {ceremony} [for {film}]",
    "{person} won {category} for {film}",
    "winner won {category} at {ceremony}",
    "winner won {category} [at {ceremony}] [for {film}]",
    "winner won {category} [for {song}]",
    "win: {film} won {category}",
    "win: winner won {category} at {ceremony}",
    "{person} was nominated for {category} [for {film}]",
    "nominee was nominated for {category} at {ceremony}",
)
UNNAMED = tuple(line for line in POOL if not line.startswith("win:"))  # a unit is named in the question itself


@st.composite
def lines_of(draw: st.DrawFn, pool: tuple[str, ...] = POOL, most: int = 3) -> list[str]:
    """One to `most` lines, each but the first with a name of those before it."""
    chosen: list[str] = []
    used: set[str] = set()
    for _ in range(draw(st.integers(1, most))):
        line = draw(st.sampled_from(pool))
        while "{" in line:
            kind = line[line.index("{") + 1 : line.index("}")]
            free = [name for name in NAMES[kind] if name not in line.split()] or ["third_one"]
            line = line.replace(f"{{{kind}}}", draw(st.sampled_from(free)), 1)
        names = {word.strip("[]") for word in line.split()} & {"winner", *(name for names in NAMES.values() for name in names)}
        if not used or used & names:
            chosen.append(line)
            used |= names
    return chosen


@st.composite
def blocks(draw: st.DrawFn, about: str = "") -> Facts:
    """Lines that must hold, sometimes with a group that must not; all of them about `about` where it is given."""
    asking = CURRENT[0]
    lines: list[str | list[str]] = list(draw(lines_of(UNNAMED if about else POOL)))
    if draw(st.booleans()):
        group = [line for line in draw(lines_of(UNNAMED, most=2)) if "[" not in line]
        lines += [group] if group else []
    facts = asking.facts(*lines)
    assume(not about or about in facts.names())
    return facts


CURRENT: list[Asking] = []  # hypothesis strategies cannot take fixtures


@st.composite
def meanings(draw: st.DrawFn, kind: str, depth: int = 2) -> Meaning:
    """Something of a kind: a value, a few things, or what a block of lines describes, nested `depth` times."""
    asking = CURRENT[0]
    if asking.schema.kinds[kind].value:
        return Value(kind, draw(st.sampled_from([2019, 2020, 2021, 2022, 2023, 2024])))
    if depth == 0 or draw(st.integers(0, 3)) == 0:
        labels = sorted(asking.known.labels[thing] for thing in asking.known.of_kind(kind))
        return asking.things(kind, *draw(st.lists(st.sampled_from(labels), min_size=1, max_size=4, unique=True)))
    facts = draw(blocks(about=kind))
    answer = draw(st.sampled_from([None, None, None, *answers(facts, kind), *times(facts, kind), *others(facts, kind)]))
    rule = Description(kind, "described", Sequence(()), facts, answer=answer)
    slots = draw(slots_for(facts, but=kind, depth=depth - 1))
    if answer and answer.number:
        slots[answer.number] = Value("number", draw(st.integers(1, 3)))
    return Described(kind, (Said(rule, slots),))


@st.composite
def slots_for(draw: st.DrawFn, facts: Facts, but: str, depth: int) -> dict[str, Meaning]:
    names = [name for name, kinds in facts.names().items() if name != but and len(kinds) == 1]
    chosen = draw(st.lists(st.sampled_from(names), max_size=2, unique=True)) if names else []
    return {name: draw(meanings(facts.names()[name][0], depth)) for name in chosen}


def answers(facts: Facts, name: str) -> list[Answer]:
    """The forms that may pick a name by another of its block."""
    plain = {name for line in facts.lines for noun, name in line.names.items() if noun not in line.shown}
    others = [other for other, kinds in facts.names().items() if other != name and kinds == ("year",) and other in plain]
    counted = [*(line.lead for line in facts.lines if line.lead), *(other for other in plain if other != name)]
    found = [Answer(form, name, other) for form in ("first", "last") for other in others]  # type: ignore[arg-type]
    return found + [Answer(form, name, other) for form in ("most", "fewest") for other in counted]  # type: ignore[arg-type]


def times(facts: Facts, name: str) -> list[Answer]:
    """The forms by which a description may pick a name by how often it is there."""
    counted = [answer.of for answer in answers(facts, name) if answer.form == "most"]
    return [Answer(form, name, other, "number") for form in TIMES for other in counted]  # type: ignore[arg-type]


def others(facts: Facts, kind: str) -> list[Answer]:
    """The names of its block that a description may mean instead of its own."""
    plain = {name for line in facts.lines for noun, name in line.names.items() if noun not in line.shown}
    return [Answer("each", name) for name, kinds in facts.names().items() if kinds == (kind,) and name in plain]


@dataclass(frozen=True)
class Case:
    """A question to both: shown, where one fails, as lines."""

    facts: Facts
    slots: Mapping[str, Meaning]
    answer: Answer
    wanted: str

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        printer.text("\n".join([f"answer {self.answer.form} {self.wanted} {self.answer.of}", *shown(self.facts, self.slots, "")]))


def shown(facts: Facts, slots: Mapping[str, Meaning], indent: str) -> Iterator[str]:
    for line in (*facts.lines, *(("not", line) for group in facts.absent for line in group.lines)):
        word, line = line if isinstance(line, tuple) else ("", line)
        yield f"{indent}{word} {line.lead} {line.statement.says}: {dict(line.names)}, shown {set(line.shown) or ''}"
    for name, meaning in slots.items():
        if isinstance(meaning, Described):
            said = meaning.said[0]
            yield f"{indent}{name} = {meaning.kind} {said.rule.answer or ''}"
            yield from shown(said.rule.facts, said.slots, indent + "    ")
        else:
            yield f"{indent}{name} = {[one.label for one in meaning.things] if isinstance(meaning, Named) else meaning}"


@st.composite
def cases(draw: st.DrawFn) -> Case:
    facts = draw(blocks())
    wanted = draw(st.sampled_from(sorted(facts.names())))
    slots = draw(slots_for(facts, but=wanted, depth=2))
    plain = sorted({name for line in facts.lines for noun, name in line.names.items() if noun not in line.shown})
    forms = [Answer("each", wanted), Answer("yes_or_no")]
    forms += [Answer("count", of=of) for of in (*plain, *(line.lead for line in facts.lines if line.lead))]
    answer = draw(st.sampled_from(forms + (answers(facts, wanted) if wanted in plain else [])))
    return Case(facts, slots, answer, wanted)


@settings(max_examples=250, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_any_block_over_any_descriptions_finds_what_brute_force_finds(asking: Asking, known: World, data: st.DataObject) -> None:
    CURRENT[:] = [asking]
    case = data.draw(cases())
    solutions = known.solutions(case.facts, case.slots)
    assume(len(solutions) < MOST_ROWS // 4)
    query = compile_query(case.facts, case.slots, case.answer, asking.rules)
    rows = asking.store.execute(query.text, dict(query.parameters)).fetchall()
    assume(len(rows) < MOST_ROWS)
    assert len(rows) == len(set(rows))
    if case.answer.form == "yes_or_no":
        assert bool(rows) == bool(solutions)
    elif case.answer.form == "count":
        assert {rows[0][-1] if rows else 0} == known.answered(solutions, case.answer)
    else:
        assert {row[query.names.index(case.wanted)] for row in rows} - {None} == known.answered(solutions, case.answer)
    if case.answer.form == "each":
        found = {tuple(row[: len(query.names)]) for row in rows}
        assert found == {tuple(binding[name] for name in query.names) for binding in solutions}
