"""Questions offered about what a question names."""

from __future__ import annotations

from collections import Counter

from bot.marquee import Marquee
from bot.reading.meanings.meaning import Named, Reading
from bot.reading.meanings.unclear import Unclear, then
from bot.telling.nearest import Nearest
from bot.threads.thread import Mention, Thread
from knowledge.names import Candidate

MOON = Named("film", (Candidate(1, "film", "Moon", "Moon (1955)", "1955", "Moon", "exact", 1.0, 1),), "moon", 0, 1)


def offered(small: Marquee, *answered: str, likely: tuple[str, ...] = (), most: int = 3) -> tuple[str, ...]:
    """What is offered about a film where only these intents have an answer."""

    def read(text: str) -> Reading | None:
        spots = then(small.read(text), small.spot)
        return None if isinstance(spots, Unclear) else next(iter(small.readings(spots)), None)

    return Nearest(small.rules, lambda reading: reading.intent.name in answered, read).to([MOON], likely, most)


def test_only_what_can_be_answered_is_offered(small: Marquee) -> None:
    assert offered(small, "cast") == ("who acted in Moon (1955)?",)
    assert offered(small) == ()


def test_what_the_question_may_have_been_comes_first(small: Marquee) -> None:
    both = ("who directed Moon (1955)?", "who acted in Moon (1955)?")
    assert offered(small, "director", "cast") == both
    assert offered(small, "director", "cast", likely=("cast",)) == both[::-1]


def test_no_more_than_wanted(small: Marquee) -> None:
    assert len(offered(small, "director", "cast", "how_many_wins", most=2)) == 2


def test_a_question_with_two_slots_is_not_offered(small: Marquee) -> None:
    assert offered(small, "won_it", "award_winner") == ()


def test_what_may_not_have_been_named_at_all_is_not_offered(small: Marquee) -> None:
    asked = "How many awards did Toma Reskin win?"
    assert asked in small.ask("whats the height of toma reskin").choices
    assert asked not in small.ask("whats the height of reskin").choices


def test_what_names_nothing_is_answered_with_what_was_spoken_of(small: Marquee) -> None:
    before = small.ask("who directed Marrow Street")
    assert any("Marrow Street" in choice for choice in small.ask("whats the budget", before.thread).choices)
    assert not any("Marrow Street" in choice for choice in small.ask("whats the budget").choices)


def test_what_is_known_but_not_so_is_what_is_offered(small: Marquee) -> None:
    before = small.ask("who directed Marrow Street")
    reply = small.ask("12 bells zanzibar quux", before.thread)
    assert reply.text.startswith("I don't know that about 12 Bells.")
    assert reply.choices
    assert all("12 Bells" in choice for choice in reply.choices)


def test_after_a_list_what_it_is_a_list_of_is_offered(small: Marquee) -> None:
    several = Mention("film", "film", ("12 Bells", "The Salt Road"))
    listed = Thread("films like Marrow Street", "film", (several, Mention("other", "film", ("Marrow Street",))))
    assert small.ask("whats the budget", listed.dump()).choices[0] == "Who directed Marrow Street?"


def test_a_question_offered_begins_with_a_capital(small: Marquee) -> None:
    assert all(choice[0].isupper() or choice[0].isdigit() for choice in small.ask("reskin", "").choices)
    assert all(choice[0].isupper() for choice in small.ask("whats the budget of 12 bells").choices)


def test_no_example_is_read_twice_nor_where_it_cannot_be_of_such_a_thing(small: Marquee) -> None:
    read: Counter[str] = Counter()

    def counted(text: str) -> Reading | None:
        read[text] += 1
        return small.read_again(text)

    nearest = Nearest(small.rules, lambda reading: False, counted)
    nearest.to([MOON])
    of_films = set(read)
    nearest.to([Named("person", MOON.things, "moon", 0, 1)])
    assert 0 < len(of_films) < len(read)
    assert max(read.values()) == 1
    every = {example.ask for intent in small.rules.intents.values() for example in intent.examples if not example.then}
    assert of_films < every
