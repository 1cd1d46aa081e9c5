"""What a store knows of the makers of a work is held against what an article seems to tell."""

from __future__ import annotations

import sqlite3

from knowledge.press.found import Told
from knowledge.press.makers import KnownMakers
from knowledge.press.rules import PressRules


def directed(somebody: str, film: str, *, certain: bool = False) -> Told:
    return Told("directed", 0, 9, certain, {"person": somebody, "film": film})


def test_a_known_film_of_somebody_else_is_refuted(press: PressRules, world: sqlite3.Connection) -> None:
    known = KnownMakers(press, world)
    assert known.refutes(directed("Bela Orsatt", "Rook and Rye"))
    assert not known.refutes(directed("Dorrin Hale", "Rook and Rye"))
    assert not known.refutes(directed("Bela Orsatt", "Rook and Rye", certain=True))


def test_of_namesakes_one_is_enough(press: PressRules, world: sqlite3.Connection) -> None:
    known = KnownMakers(press, world)
    assert not known.refutes(directed("Aldo Vennick", "Lighthouse"))
    assert not known.refutes(directed("Juno Marrick", "Lighthouse"))


def test_nothing_is_refuted_of_what_the_store_does_not_know(press: PressRules, world: sqlite3.Connection) -> None:
    known = KnownMakers(press, world)
    assert not known.refutes(directed("Bela Orsatt", "Joram"))
    assert not known.refutes(directed("Ang Lee", "Rook and Rye"))
    assert not known.refutes(Told("acted", 0, 9, False, {"person": "Bela Orsatt", "film": "Rook and Rye"}))
    assert not KnownMakers(press).refutes(directed("Bela Orsatt", "Rook and Rye"))
