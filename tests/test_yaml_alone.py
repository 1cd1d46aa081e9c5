"""A new relation, a new award and a new kind of question are edits of YAML, and compose with all that was there before."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.marquee import Marquee
from bot.rules.intents import SHIPPED as INTENTS
from bot.rules.intents import load_rules
from knowledge.build import build
from knowledge.schema.statements import SHIPPED as STATEMENTS
from knowledge.schema.statements import load_statements
from knowledge.store import open_store

WORLD = Path(__file__).with_name("world.yaml")

RELATION = '  choreographed: {says: "person choreographed film", field: {film: choreographer}}\n'
BLOCK = """
  choreographer:
    family: credit
    fact: choreographed
    doer: "(choreographer|choreographers)"
    do: choreograph
    past: choreographed
    by: choreographed by
    craft: "(choreography|dances)"
    examples: [{ask: "who choreographed Paper Moths?", includes: [Yaro Fenn]}]
"""
QUESTION = """
  most_danced:
    questions: ["who choreographed the most films"]
    facts: ["person choreographed film"]
    answer: most person by count of film
    reply: "{{ person }} choreographed the most films: {{ count }}."
    no_answer: "I don't know."
    examples: [{ask: "who choreographed the most films?", includes: [Yaro Fenn]}]
"""
AWARD = """
  - award: Sable Shoe Awards
    also_known_as: [Sable Shoes]
    categories: [{name: Best Choreography, goes_to: person}, {name: Best Dance Picture, goes_to: film}]
  - award: Sable Shoe Awards
    edition: 2
    held: 2024-05-04
    honours: 2023
    place: Old Sill
    complete: winners
    results:
      - {category: Best Choreography, won: Yaro Fenn for Rook and Rye 2, nominated: [Imre Solt for The Tin Harvest]}
      - {category: Best Dance Picture, won: Rook and Rye 2, nominated: [The Tin Harvest]}
"""


def after(text: str, mark: str, more: str) -> str:
    """The text with more behind the only line that begins like this."""
    assert text.count(f"\n{mark}") == 1, mark
    end = text.index("\n", text.index(f"\n{mark}") + 1) + 1
    return text[:end] + more + text[end:]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("edited")
    (made / "statements.yaml").write_text(after(STATEMENTS.read_text(), '  directed:  {says: "person directed film"', RELATION))
    intents = INTENTS.read_text()
    intents = after(intents, "relations:\n", BLOCK)
    (made / "intents.yaml").write_text(after(intents, "intents:\n", QUESTION))
    facts = WORLD.read_text()
    for title, name in (("Paper Moths", "Yaro Fenn"), ("Rook and Rye 2", "Yaro Fenn"), ("The Tin Harvest", "Imre Solt")):
        assert facts.count(f"{{title: {title}, ") == 1
        facts = facts.replace(f"{{title: {title}, ", f"{{title: {title}, choreographer: {name}, ")
    (made / "facts.yaml").write_text(after(facts, "awards:\n", AWARD))
    return made


@pytest.fixture(scope="module")
def edited(folder: Path) -> Iterator[Marquee]:
    schema = load_statements(folder / "statements.yaml")
    summary = build([folder / "facts.yaml"], folder / "store.db", schema)
    assert not summary.mistakes
    store = open_store(folder / "store.db")
    yield Marquee(load_rules(schema, folder / "intents.yaml"), store)
    store.close()


@pytest.mark.parametrize(
    ("question", "answers"),
    [
        # the new question
        ("who choreographed Paper Moths?", {"Yaro Fenn"}),
        ("choreographer of The Tin Harvest", {"Imre Solt"}),
        ("who choreographed the most films?", {"Yaro Fenn"}),
        # the other ways of its family
        ("which films did Yaro Fenn choreograph?", {"Paper Moths", "Rook and Rye 2"}),
        ("Imre Solt choreographed which films", {"The Tin Harvest"}),
        ("was Paper Moths choreographed by Yaro Fenn?", {"yes"}),
        ("how many films did Yaro Fenn choreograph?", {2}),
        ("2019 films choreographed by Yaro Fenn", {"Paper Moths"}),
        ("which films share the choreographer with Paper Moths", {"Rook and Rye 2"}),
        # over descriptions that were there
        ("who choreographed the films by Dorrin Hale", {"Yaro Fenn"}),
        ("who choreographed the film that won best picture at the 15th Golden Lantern Awards", {"Imre Solt"}),
        # the new description in questions that were there
        ("who directed the films choreographed by Yaro Fenn?", {"Dorrin Hale"}),
        ("who acted in the films choreographed by Imre Solt?", {"Toma Reskin", "Sefa Lindqo", "Kesh Amberly"}),
        ("who is the wife of the choreographer of Paper Moths", set()),
        # both ways at once, three hops
        ("who directed the films choreographed by the choreographer of Paper Moths", {"Dorrin Hale"}),
        # the new award
        ("who won best choreography at the Sable Shoe Awards 2024?", {"Yaro Fenn"}),
        ("who was nominated for best choreography at the 2nd Sable Shoes?", {"Yaro Fenn", "Imre Solt"}),
        ("who directed the film that won best dance picture?", {"Dorrin Hale"}),
    ],
)
def test_what_was_added_is_answered_and_composes(edited: Marquee, question: str, answers: set[str | int]) -> None:
    reply = edited.ask(question)
    assert (reply.status == "answered") == bool(answers), reply.text
    assert set(reply.answers) == answers, reply.text


def test_a_misspelt_name_of_the_new_award_is_read_and_said(edited: Marquee) -> None:
    reply = edited.ask("who won best choreografy at the 2nd Sable Shoe Awards?")
    assert reply.answers == ("Yaro Fenn",)


def test_the_new_award_is_closed_as_its_facts_say(edited: Marquee) -> None:
    assert edited.ask("did The Tin Harvest win best dance picture at the 2nd Sable Shoes?").answers == ("no",)
    assert edited.ask("did Rook and Rye 2 win best dance picture?").answers == ("yes",)


def test_a_follow_up_leans_on_the_new_question(edited: Marquee) -> None:
    first = edited.ask("who choreographed Paper Moths?")
    assert edited.ask("and The Tin Harvest?", first.thread).answers == ("Imre Solt",)


def test_what_is_not_known_of_the_new_relation_is_said_in_its_own_words(edited: Marquee) -> None:
    reply = edited.ask("who choreographed 12 Bells?")
    assert (reply.status, reply.text) == ("no_answer", "I don't know who choreographed 12 Bells.")


def test_without_the_edits_nothing_of_it_is_known(marquee: Marquee) -> None:
    assert marquee.ask("who choreographed the films by Dorrin Hale?").status != "answered"
