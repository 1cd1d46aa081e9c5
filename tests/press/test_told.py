"""Facts in the shape that other programs rely on."""

from __future__ import annotations

from reads import Reads

from knowledge.claims import Origin
from knowledge.press.article import Article
from knowledge.press.rules import PressRules
from knowledge.press.told import as_json

TEXT = """Winners at the 92nd Oscars

Best Picture: Parasite
Best Director: Joel Coen, Ethan Coen (Fargo)
Best Actor: Sean Penn (Milk)"""


def test_a_result_is_told_of_each_person(press: PressRules, told: Reads) -> None:
    article = Article(TEXT, 0, Origin("The Oscars"), None, 2020)
    shown = as_json(press, article, told(TEXT))
    assert [(fact["subject"], fact.get("film")) for fact in shown] == [
        ("Parasite", "Parasite"),
        ("Joel Coen", "Fargo"),
        ("Ethan Coen", "Fargo"),
        ("Sean Penn", "Milk"),
    ]
    first = shown[0]
    assert {key: first[key] for key in ("relation", "object", "category", "award", "edition", "year", "won", "accepted")} == {
        "relation": "won_award",
        "object": "Best Picture",
        "category": "Best Picture",
        "award": "Academy Awards",
        "edition": 92,
        "year": 2020,
        "won": True,
        "accepted": True,
    }


def test_the_span_is_where_the_evidence_stands(press: PressRules, told: Reads) -> None:
    article = Article(TEXT, 0, Origin("The Oscars"), None, 2020)
    for fact in as_json(press, article, told(TEXT)):
        assert TEXT[slice(*fact["span"])] == fact["evidence"]


def test_a_relation_names_its_two_things(press: PressRules, told: Reads) -> None:
    text = "Then “Poor Things” was directed by Yorgos Lanthimos."
    (fact,) = as_json(press, Article(text, 0, Origin("A review")), told(text))
    assert (fact["relation"], fact["subject"], fact["object"]) == ("directed_by", "Poor Things", "Yorgos Lanthimos")
    assert not fact["accepted"]


def test_what_a_song_wins_for_its_film_is_told_of_the_song(press: PressRules, told: Reads) -> None:
    text = "Then “Fargo” won best original song for the song “Quiet River”."
    (fact,) = as_json(press, Article(text, 0, Origin("The Oscars"), None, 2020), told(text))
    assert (fact["subject"], fact["film"]) == ("Quiet River", "Fargo")
