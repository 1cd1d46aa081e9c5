"""What a clue allows in each way to read it."""

from __future__ import annotations

from bot.finding.allowed import Allowed
from bot.marquee import Marquee
from bot.question import Question
from bot.reading.clues.clues import Clues, clues
from bot.reading.matching.chart import Chart
from bot.reading.spotting.spots import Spots


def told(marquee: Marquee, question: str) -> Clues:
    read = marquee.read(question)
    assert isinstance(read, Question)
    spots = marquee.spot(read)
    assert isinstance(spots, Spots)
    return next(
        clues(spots, Chart(marquee.rules, marquee.lexicon, spots.prices, list(spots.seeds)), marquee.rules, marquee.lexicon)
    )


def titles(marquee: Marquee, things: frozenset[int]) -> set[str]:
    return {marquee.store.execute("SELECT name FROM thing WHERE id = ?", (thing,)).fetchone()[0] for thing in things}


def test_a_name_allows_less_in_its_first_way_than_in_all(marquee: Marquee) -> None:
    given = told(marquee, "this noisy 2021 picture earned Toma Reskin a golden lantern")
    (name,) = (clue for clue in given.given if clue.kind == "person")
    allowed = Allowed(given, marquee.store, marquee.rules)
    nominated, *_ = allowed.stricter(name)
    assert titles(marquee, nominated) == {"Glass Orchard", "12 Bells", "1893", "The Tin Harvest"}
    assert nominated < allowed.loosely(name)


def test_what_a_name_at_the_head_won_does_not_narrow(marquee: Marquee) -> None:
    given = told(marquee, "this noisy Quen picture won Toma Reskin his golden lantern for best lead")
    allowed = Allowed(given, marquee.store, marquee.rules)
    found = [titles(marquee, things) for things in allowed.together(given.given)]
    assert {"Glass Orchard", "12 Bells", "The Tin Harvest"} in found
    assert {"Glass Orchard", "A Letter for Mona", "The Tin Harvest"} not in found  # what Quen won


def test_of_several_the_first_and_the_second_are_told_by_their_nights(marquee: Marquee) -> None:
    given = told(marquee, "this noisy picture won Toma Reskin his golden lantern for best lead")
    (name,) = (clue for clue in given.given if clue.kind == "person")
    allowed = Allowed(given, marquee.store, marquee.rules)
    films = next(iter(allowed.stricter(name)))
    assert titles(marquee, allowed.at_edge(films, "first", 1)) == {"Glass Orchard"}
    assert titles(marquee, allowed.at_edge(films, "first", 2)) == {"12 Bells"}
