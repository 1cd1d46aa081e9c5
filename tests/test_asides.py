"""A reply tells what sources disagree on, and what was set right."""

from __future__ import annotations

from pathlib import Path

import pytest
from shipped_rules import marquee_of

from bot.rules.rules import Rules
from knowledge.build import build
from knowledge.store import open_store

KNOWN = """
films: [{title: Dawn, year: 2022, director: Ann Lee}, {title: Dusk, year: 2022, director: Bo Ek}]
awards: [{award: Quills, categories: [{name: Best Film, goes_to: film}, {name: Best Director, goes_to: person}]}]
"""

CLOSED = "awards: [{award: Quills, edition: 3, held: 2023-02-01, complete: winners}]"


def night(result: str) -> str:
    return f"awards: [{{award: Quills, edition: 3, held: 2023-02-01, results: [{{category: Best Film, {result}}}]}}]"


@pytest.fixture
def ask(tmp_path: Path, rules: Rules):
    def asked(question: str, *files: str) -> str:
        paths = []
        for number, text in enumerate([KNOWN, *files]):
            paths.append(tmp_path / f"{number}.yaml")
            paths[-1].write_text(f"source: {{title: Paper {number}}}\n{text}")
        assert not build(paths, tmp_path / "store.db").mistakes
        with open_store(tmp_path / "store.db") as store:
            return marquee_of(rules, store).ask(question).plain

    return asked


def test_two_sources_with_one_winner_each_disagree(ask) -> None:
    reply = ask("who won Best Film at the 3rd Quills?", night("won: Dawn"), night("won: Dusk"))
    assert "Sources disagree: Dawn (Paper 1); Dusk (Paper 2)." in reply


def test_so_do_they_where_only_one_is_asked_for(ask) -> None:
    assert "Sources disagree: Dawn (Paper 1); Dusk (Paper 2)." in ask(
        "did Dusk win Best Film?", night("won: Dawn"), night("won: Dusk")
    )


@pytest.mark.parametrize(
    "files",
    [
        ("won: [Dawn, Dusk]",),
        ("won: [Dawn, Dusk]", "won: Dawn"),
        ("won: Dawn", "won: Dusk", "won: [Dawn, Dusk]"),
        ("won: Dawn", "won: {people: Ann Lee, films: Dawn}"),
        ("won: Dawn", "nominated: Dusk"),
    ],
)
def test_a_tie_and_a_fuller_telling_are_no_conflict(ask, files: tuple[str, ...]) -> None:
    assert "disagree" not in ask("who won Best Film at the 3rd Quills?", *map(night, files))


def test_a_statement_with_one_value_is_in_conflict_where_no_source_tells_both(ask) -> None:
    days = "awards: [{{award: Quills, edition: 3, held: {}}}]"
    question = "when were the 3rd Quills held?"
    assert "Sources disagree: 2023-02-01 (Paper 1); 2023-02-04 (Paper 2)." in ask(
        question, days.format("2023-02-01"), days.format("2023-02-04")
    )
    assert "disagree" not in ask(question, days.format("[2023-02-01, 2023-02-02]"), days.format("2023-02-02"))


def test_a_correction_outranks_and_is_told_with_its_reason_and_source(ask) -> None:
    wrong = "wrong: [{fact: Dusk won Best Film at the 3rd Quills, why: misread, source: {title: The jury}}]"
    reply = ask("who won Best Film at the 3rd Quills?", night("won: Dawn"), night("won: Dusk"), wrong)
    assert reply.startswith("Dawn won Best Film")
    assert "disagree" not in reply
    assert "Set right: “Dusk won Best Film at the 3rd Quills” is wrong: misread (The jury)." in reply


def test_a_correction_of_something_else_is_not_told(ask) -> None:
    wrong = "wrong: [{fact: Bo Ek directed Dusk, why: misread}]"
    assert "Set right" not in ask("who directed Dawn?", wrong)
    assert "Set right" in ask("who directed Dusk?", wrong)


def test_a_remark_that_the_reply_does_not_show_is_added(ask) -> None:
    assert "refused" in ask("did Dusk win Best Film?", night("won: {films: Dusk, note: refused}"))
    assert "refused" in ask("who won Best Film at the 3rd Quills?", night("won: {films: Dusk, note: refused}"))


@pytest.mark.parametrize(("winners", "told"), [(1, True), (5, False)])
def test_beside_a_no_stands_who_did_win_where_those_are_few(ask, winners: int, told: bool) -> None:
    films = [f"Film {number}" for number in range(winners)]
    known = f"films: [{', '.join(f'{{title: {film}, year: 2022}}' for film in films)}]"
    won = night(f"won: [{', '.join(films)}], nominated: [Dusk]")
    assert ("Film 0" in ask("did Dusk win Best Film at the 3rd Quills?", known, won, CLOSED)) is told
