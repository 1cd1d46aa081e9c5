"""Words are taken apart by the names that are known."""

from __future__ import annotations

from tests.facts_desk import KNOWN, PRIZES, Desk, night


def test_a_title_with_the_splitting_word_in_it_stays_whole(desk: Desk) -> None:
    desk.write("a", 'films: [{title: "A Song for Ann", year: 2022}]\n' + PRIZES)
    desk.write("b", night("Best Film", "won: A Song for Ann"))
    desk.write("c", night("Best Director", "won: Ann Lee for A Song for Ann"))
    desk.build()
    assert sorted(desk.wins()) == [(1, "A Song for Ann"), (1, "Ann Lee + A Song for Ann")]


def test_what_a_subject_goes_to_must_be_told_where_nothing_is_known(desk: Desk) -> None:
    desk.write("b", night("Best Thing", "won: Somebody"))
    assert 'it is not clear what "Somebody" is' in str(desk.build().mistakes[0])


def test_a_sentence_is_a_unit_where_its_statement_is(desk: Desk) -> None:
    desk.write("a", KNOWN)
    desk.write("b", night("Best Film", "nominated: Dawn"))
    desk.write("c", "facts: [Dawn won Best Film at the 3rd Quills]")
    assert not desk.build().mistakes
    assert desk.wins() == [(1, "Dawn")]
