"""What sources tell is kept as they tell it, and evidence joins it to the facts that follow."""

from __future__ import annotations

from knowledge.schema.schema import Schema
from knowledge.tellings.tellings import all_tables, evidence_of, told, told_parts, told_table
from tests.facts_desk import KNOWN, Desk, night


def test_the_nouns_of_what_is_told_are_mentions_and_values(schema: Schema) -> None:
    table = told_table(schema.statements["came_out"], schema)
    assert (table.name, dict(table.refers)["film"]) == ("told_came_out", "mention")
    assert "year" in table.columns
    assert "year" not in dict(table.refers)


def test_every_statement_and_unit_has_a_table_of_what_is_told_after_what_it_refers_to(schema: Schema) -> None:
    tables = all_tables(schema)
    names = [table.name for table in tables]
    assert {told(one.name) for one in schema.tables()} | {told(unit) for unit in schema.units} <= {*names}
    assert {told_parts(unit) for unit in schema.units} <= {*names}
    places = {name: at for at, name in enumerate(names)}
    later = [(table.name, other) for table in tables for _, other in table.refers if places[other] > places[table.name]]
    assert later == []


def test_evidence_names_each_source_of_a_fact_with_its_line(desk: Desk) -> None:
    desk.write("a", KNOWN)
    desk.write("b", "films:\n  - title: Dawn\n    year: 2022\n    director: Ann Lee")
    desk.build()
    evidence = f"SELECT s.title, e.line FROM {evidence_of('directed')} AS e JOIN source AS s ON s.id = e.source"
    film = "JOIN directed AS d ON d.id = e.fact JOIN thing AS t ON t.id = d.film WHERE t.name = 'Dawn' ORDER BY 1"
    assert desk.column(f"{evidence} {film}") == [("a", 2), ("b", 5)]


def test_a_source_that_leaves_takes_its_evidence_along(desk: Desk) -> None:
    desk.write("a", KNOWN)
    desk.write("b", night("Best Film", "won: Dawn"))
    desk.build()
    of_units = "SELECT s.title FROM evidence AS e JOIN source AS s ON s.id = e.source WHERE e.statement = 'nomination'"
    assert desk.column(of_units) == ["b"]
    desk.build("a")
    assert desk.column(of_units) == []
