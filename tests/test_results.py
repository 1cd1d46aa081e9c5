"""Results of a night, short or long, and lists that are closed."""

from __future__ import annotations

import pytest

from knowledge.claims import Closing, Fact, Mention, Result, Sentence
from knowledge.mistakes import Mistakes
from tests.reading_facts import bodies, night, read


def test_a_list_of_names_is_several_results_and_a_long_form_is_one() -> None:
    results = bodies(
        night("      - {category: C, won: [A for F, B], nominated: {people: [D, E], film: G, note: posthumous}}"), Result
    )
    assert [(result.state, result.words) for result in results] == [("won", "A for F"), ("won", "B"), ("nominated", "")]
    assert [part.name for part in results[2].parts] == ["D", "E", "G"]
    assert results[2].texts == {"note": "posthumous"}
    assert {result.listed for result in results} == {6}


def test_a_song_is_told_by_the_film_beside_it() -> None:
    (result,) = bodies(night("      - {category: C, won: {song: Waltz, film: Moths}}"), Result)
    assert Mention(("song",), "Waltz", "Moths") in result.parts


def test_a_remark_may_be_a_fact_of_the_parts_beside_it() -> None:
    told = "{person: Kesh Amberly, film: %s, character: the Minister / Mr. Voss}"
    result = "awards: [{award: Quills, year: 2024, results: [{category: Best Lead, won: %s}]}]"
    facts = bodies(result % told % '"No"', Fact)
    assert [fact.nouns["character"].name for fact in facts if fact.statement == "portrayed"] == ["the Minister", "Mr. Voss"]
    assert all(fact.statement != "portrayed" for fact in bodies(result % told % '["No", Joram]', Fact))


def test_a_quote_stands_behind_what_it_is_written_with() -> None:
    text = (
        night('      - {category: C, won: A, quote: "A won C."}')
        + '\nfacts:\n  - {fact: Bo praised Dawn, quote: "Bo loved Dawn."}'
    )
    quotes = {type(claim.body): claim.quote for claim in read(text).claims}
    assert (quotes[Result], quotes[Sentence]) == ("A won C.", "Bo loved Dawn.")


def test_lists_are_closed_for_a_holder_or_a_subject() -> None:
    text = night("      - {category: C, won: A, complete: nominees}") + "\n    complete: winners"
    closings = bodies(text, Closing)
    assert [(closing.state, closing.subject and closing.subject.name) for closing in closings] == [
        ("won", None),
        ("nominated", "C"),
    ]


def test_a_nominee_listed_twice_is_a_mistake_and_a_winner_of_two_prizes_is_none() -> None:
    with pytest.raises(Mistakes) as raised:
        read(night("      - category: Best Film\n        nominated:\n          - Dawn\n          - Dusk\n          - dawn"))
    (twice,) = raised.value.mistakes
    assert (twice.line, twice.found) == (10, '"dawn" is here twice, first on line 8')
    assert bodies(night("      - {category: Best Machine, won: [Acme, Acme]}"), Result)


def test_a_list_that_is_complete_and_names_nobody_is_a_mistake() -> None:
    with pytest.raises(Mistakes) as raised:
        read(night("      - {category: Best Film, complete: winners, nominated: [Dawn]}"))
    (empty,) = raised.value.mistakes
    assert (empty.line, empty.found, empty.remedy) == (6, '"winners" is complete, and names nobody', "Name them under won:.")
    assert bodies(night("      - {category: Best Film, complete: nominees, won: Dawn}"), Closing)
