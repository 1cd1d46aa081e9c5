"""The rest of a name that begins as what was spoken of is called."""

from __future__ import annotations

from contextlib import closing

import pytest
from facts_desk import Desk
from replies import chat
from shipped_rules import marquee_of

from bot.marquee import Marquee
from bot.rules.rules import Rules
from knowledge.store import open_store
from knowledge.words import words

SAGA = """
- {title: The Harbour, year: 1990, director: Ann Lee}
- {title: The Harbour Part II, year: 1994, director: Bo Ek}
- {title: The Harbour Part III, year: 1999, director: Cy Dahl}
- {title: III, year: 2005, director: Di Moe}
"""


def test_a_part_is_that_of_the_film_spoken_of(rules: Rules, desk: Desk) -> None:
    desk.write("saga", "films:" + SAGA.replace("\n-", "\n  -"))
    desk.build()
    with closing(open_store(desk.store)) as store:
        marquee = marquee_of(rules, store)
        asked = "who directed The Harbour?", "and part II?", "and part 3?"
        assert chat(marquee, *asked[:2]).answers == ("Bo Ek",)
        assert chat(marquee, *asked).answers == ("Cy Dahl",)


@pytest.mark.parametrize(
    "text", ["glass orchard", "12 bells", "rook and rye 2", "lighthouse 2021", "up", "salt road", "ilvara", "no such film"]
)
def test_what_is_called_so_is_what_is_written_so_as_a_whole(marquee: Marquee, text: str) -> None:
    said = (*words(text),)
    spans = marquee.names.written(said, [True] * len(said))
    assert [marquee.names.called([said]).get(said, [])] == ([found for *span, found in spans if span == [0, len(said)]] or [[]])
