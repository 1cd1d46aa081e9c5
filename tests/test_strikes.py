"""A correction strikes what others tell, and nothing else."""

from __future__ import annotations

import pytest

from tests.facts_desk import KNOWN, Desk, night


@pytest.mark.parametrize(
    ("fact", "left"),
    [
        ("Dawn won Best Film at the 3rd Quills", [(0, "Dawn"), (0, "Dusk")]),
        ("Dawn won Best Film", [(0, "Dawn"), (0, "Dusk")]),
        ("Dawn was nominated for Best Film", [(0, "Dusk")]),
        ("Nobody won Best Film at the 9th Quills", [(1, "Dawn"), (0, "Dusk")]),
    ],
)
def test_a_correction_takes_out_what_it_says_is_wrong(desk: Desk, fact: str, left: list) -> None:
    desk.write("a", KNOWN)
    desk.write("b", night("Best Film", "won: Dawn, nominated: [Dawn, Dusk]"))
    desk.write("c", f"people: [{{name: Nobody}}]\nwrong: [{{fact: {fact}, why: misread}}]")
    assert not desk.build().mistakes
    assert desk.wins() == left


@pytest.mark.parametrize(
    ("fact", "meant"),
    [
        ("Dawn won Best Film at the 4th Quills", "Dawn won Best Film at the 3rd Quills"),
        ("Dawm won Best Film at the 3rd Quills", "Dawn won Best Film at the 3rd Quills"),
        ("Bo Ekk directed Dusk", "Bo Ek directed Dusk"),
        ("Bo Ek directed Duck", "Bo Ek directed Dusk"),
        ("Ann Lee directed Dusk", "Ann Lee directed Dawn"),
        ("Somebody Quite Else wrote Dusk", ""),
    ],
)
def test_a_correction_that_strikes_nothing_is_told_with_what_it_may_have_meant(desk: Desk, fact: str, meant: str) -> None:
    desk.write("a", KNOWN)
    desk.write("b", night("Best Film", "won: Dawn, nominated: [Dusk]") + 'facts: ["Bo Ek directed Dusk"]\n')
    desk.write("c", f"wrong: [{{fact: {fact}, why: misread}}]")
    told = [(one.found, one.remedy) for one in desk.build().warnings if "not told" in one.found]
    assert told == [(f'"{fact}" is not told by any source', f'Did you mean "{meant}"?' if meant else "")]


def test_a_correction_takes_out_plain_facts_both_ways(desk: Desk) -> None:
    desk.write("a", "facts: [Ann is married to Bo, Ann is married to Cy]")
    desk.write("b", "wrong: [{fact: Bo is married to Ann, why: a rumour}]")
    desk.build()
    assert desk.column("SELECT count(*) FROM married") == [2]
    assert desk.column("SELECT fact, why FROM correction") == [("Bo is married to Ann", "a rumour")]
