"""What a slot means, where several things are said one after the other."""

from __future__ import annotations

from bot.marquee import Marquee
from bot.question import Question
from bot.reading.meanings.meaning import Described, Meaning, Named, Reading, Said, Several, Value, apart
from bot.rules.facts import Facts
from bot.rules.things import Description
from knowledge.names import Candidate
from knowledge.patterns import Sequence

YEAR = Description("ceremony", "described", Sequence(()), Facts())
OF_AWARD = Description("ceremony", "described", Sequence(()), Facts())
AWARD = Named("award", (Candidate(1, "award", "Lanterns", "Lanterns", "", "lanterns", "exact", 1.0, 0),))


def night(year: int, award: Named | None = None) -> Described:
    slots: dict[str, Meaning] = {"year": Value("year", year), **({"award": award} if award else {})}
    return Described("ceremony", (Said(OF_AWARD if award else YEAR, slots),))


def nights(marquee: Marquee, *parts: Meaning) -> list[Meaning]:
    question = marquee.read("who directed 12 Bells?")
    assert isinstance(question, Question)
    intent = next(iter(marquee.rules.intents.values()))
    reading = Reading(question, intent, {"ceremony": Several("ceremony", parts)}, 0.0)
    return [one.slots["ceremony"] for one in apart(reading)]


def test_what_is_said_of_one_end_of_a_list_holds_of_all_of_it(marquee: Marquee) -> None:
    every = [night(2010, AWARD), night(2011, AWARD)]
    assert nights(marquee, night(2010), night(2011, AWARD)) == every
    assert nights(marquee, night(2010, AWARD), night(2011)) == every


def test_what_is_named_stays_as_it_is(marquee: Marquee) -> None:
    assert nights(marquee, AWARD, night(2011, AWARD)) == [AWARD, night(2011, AWARD)]
    assert nights(marquee, night(2010), night(2011)) == [night(2010), night(2011)]
