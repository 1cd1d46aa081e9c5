"""Units of a store: each once, with the evidence of all that tells it."""

from __future__ import annotations

from tests.facts_desk import KNOWN, Desk, night


def test_a_claim_that_lacks_parts_is_evidence_of_the_whole_one(desk: Desk) -> None:
    desk.write("a", KNOWN)
    desk.write("b", night("Best Director", "won: Ann Lee for Dawn"))
    desk.write("c", night("Best Director", "won: {films: Dawn}"))
    desk.write("d", night("Best Director", "nominated: Ann Lee"))
    desk.build()
    assert desk.wins() == [(1, "Ann Lee + Dawn")]
    assert desk.column("SELECT count(*) FROM evidence WHERE statement = 'nomination'") == [3]


def test_a_person_and_a_film_told_apart_join_where_one_credit_pairs_them(desk: Desk) -> None:
    desk.write("a", KNOWN)
    desk.write("b", night("Best Director", "won: Ann Lee"))
    desk.write("c", night("Best Director", "won: {films: Dawn}"))
    desk.build()
    assert desk.wins() == [(1, "Ann Lee + Dawn")]


def test_they_stay_apart_without_a_credit(desk: Desk) -> None:
    desk.write("a", KNOWN)
    desk.write("b", night("Best Director", "won: Ann Lee"))
    desk.write("c", night("Best Director", "won: {films: Dusk}"))
    desk.build()
    assert sorted(desk.wins()) == [(1, "Ann Lee"), (1, "Dusk")]


def test_a_winner_listed_among_the_nominees_is_one_unit(desk: Desk) -> None:
    desk.write("a", KNOWN)
    desk.write("b", night("Best Film", "won: Dawn, nominated: [Dawn, Dusk]"))
    desk.build()
    assert desk.wins() == [(1, "Dawn"), (0, "Dusk")]


def test_two_nominations_of_one_person_are_not_one(desk: Desk) -> None:
    desk.write("a", KNOWN)
    desk.write("b", night("Best Director", "nominated: [Ann Lee for Dawn, Ann Lee for Dusk]"))
    desk.build()
    assert desk.wins() == [(0, "Ann Lee + Dawn"), (0, "Ann Lee + Dusk")]


def test_a_unit_whose_holder_is_not_said_is_evidence_or_a_mistake(desk: Desk) -> None:
    desk.write("a", KNOWN)
    desk.write("b", night("Best Film", "won: Dawn"))
    desk.write("c", "facts: [Dawn won Best Film]")
    assert not desk.build().mistakes
    desk.write("c", "facts: [Dusk won Best Film]")
    assert "it is not said at which ceremony this was" in str(desk.build().mistakes[0])
