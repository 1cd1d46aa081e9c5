"""Claims in words are chosen again only where a name that they asked for came or went."""

from __future__ import annotations

import pytest

from knowledge.tellings.worded import Worded
from tests.facts_desk import KNOWN, Desk


@pytest.fixture
def chosen(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The sources whose claims the last change chose."""
    last: list[int] = []
    touched = Worded.touched

    def noted(self: Worded, new: list[int]) -> list[int]:
        last[:] = touched(self, new)
        return list(last)

    monkeypatch.setattr(Worded, "touched", noted)
    return last


def test_a_name_that_was_asked_for_has_its_sources_chosen_again_when_it_comes_and_goes(desk: Desk, chosen: list[int]) -> None:
    desk.write("a", KNOWN)
    desk.write("b", "facts: [Zed Orr praised Dusk]")
    desk.write("c", "facts: [Bo Ek praised Dawn]")
    desk.build()
    sources = dict(desk.column("SELECT substr(key, -6, 1), id FROM source"))
    desk.write("d", "people: [{name: Zed Orr}]")
    desk.build()
    assert sources["b"] in chosen
    assert sources["c"] not in chosen
    desk.build("a", "b", "c")
    assert chosen == [sources["b"]]
    desk.write("e", "people: [{name: Yan Orr}]")
    desk.build("a", "b", "c", "e")
    assert not {sources["b"], sources["c"]} & {*chosen}
