"""Nouns, kinds and units may be called by any word, of SQL too; a table so called is refused with a remedy."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from bot.marquee import Marquee
from bot.rules.intents import SHIPPED as INTENTS
from bot.rules.intents import load_rules
from knowledge.build import build
from knowledge.mistakes import Mistakes
from knowledge.schema.reserved import RESERVED, unreserved
from knowledge.schema.statements import SHIPPED as STATEMENTS
from knowledge.schema.statements import load_statements
from knowledge.store import open_store
from tests.test_yaml_alone import after

KIND = "  group:      {}\n"
RELATIONS = """\
  sang_in:   {says: "person sings in group", field: {person: band}}
  stands:    {says: "person stands in order [of table]", nouns: {order: number, table: text}}
"""
BLOCKS = """
  who_sings:
    questions: ["who sings in {group}"]
    facts: ["person sings in group"]
    answer: person
    reply: "{{ person }}."
    no_answer: "I don't know."
    examples: [{ask: "who sings in The Dusk Choir?", includes: [Ida Brook]}]
  most_sung:
    questions: ["which group has the most voices"]
    facts: ["person sings in group"]
    answer: most group by count of person
    reply: "{{ group }}, {{ count }}."
    no_answer: "I don't know."
    examples: [{ask: "which group has the most voices?", includes: [The Dusk Choir]}]
  first_standing:
    questions: ["who stands first"]
    facts: ["person stands in order [of table]"]
    answer: first person by order
    reply: "{{ person }}, number {{ order }} of {{ table }}."
    no_answer: "I don't know."
    examples: [{ask: "who stands first?", includes: [Olo Fern]}]
  prizes_of_group:
    questions: ["how many prizes did the voices of {group} win"]
    facts: ["person sings in group", "select: person won category"]
    answer: count of select
    reply: "{{ count }}."
    no_answer: "None that I know of."
    examples: [{ask: "how many prizes did the voices of The Dusk Choir win?", includes: [1]}]
"""
FACTS = """
source: {title: Voices}
people:
  - {name: Ida Brook, band: [The Dusk Choir, Two Lamps]}
  - {name: Olo Fern, band: The Dusk Choir}
facts:
  - "Ida Brook stands in 2 of the longest table"
  - "Olo Fern stands in 1 of the longest table"
awards:
  - {award: Golden Lantern Awards, edition: 1, held: 2020-02-02, categories: [{name: Best Voice, goes_to: person}],
     results: [{category: Best Voice, won: Ida Brook}]}
"""


def test_a_word_is_kept_for_sql_where_sqlite_cannot_read_it_as_a_name() -> None:
    store = sqlite3.connect(":memory:")
    made = "CREATE TEMP TABLE {0} ({0} INTEGER); SELECT max({0}.{0}) FROM temp.{0} WHERE {0} = 1; DROP TABLE temp.{0}"
    for word in sorted(RESERVED):
        with pytest.raises(sqlite3.OperationalError):
            store.executescript(made.format(word))
    for word in [*map(unreserved, sorted(RESERVED)), "key", "action", "year", "row"]:
        store.executescript(made.format(word))
    assert [unreserved(word) for word in ("group", "film", "key")] == ["group_", "film", "key"]


def test_nouns_kinds_and_names_of_units_that_are_words_of_sql_are_built_and_asked(tmp_path: Path) -> None:
    text = after(STATEMENTS.read_text(), "  song:  ", KIND)
    (tmp_path / "statements.yaml").write_text(after(text, "  directed:  {says", RELATIONS))
    (tmp_path / "intents.yaml").write_text(after(INTENTS.read_text(), "intents:\n", BLOCKS))
    (tmp_path / "facts.yaml").write_text(FACTS)
    schema = load_statements(tmp_path / "statements.yaml")
    for _ in range(2):  # anew, and over what is there
        assert not build([tmp_path / "facts.yaml"], tmp_path / "store.db", schema).mistakes
        (tmp_path / "facts.yaml").write_text(FACTS.replace("Two Lamps", "Three Lamps"))
    with open_store(tmp_path / "store.db") as store:
        marquee = Marquee(load_rules(schema, tmp_path / "intents.yaml"), store)
        assert set(marquee.ask("who sings in The Dusk Choir?").answers) == {"Ida Brook", "Olo Fern"}
        assert marquee.ask("who sings in Three Lamps?").answers == ("Ida Brook",)
        assert marquee.ask("which group has the most voices?").answers == ("The Dusk Choir",)
        assert marquee.ask("who stands first?").text.startswith("Olo Fern, number 1 of the longest table.")
        assert marquee.ask("how many prizes did the voices of The Dusk Choir win?").answers == (1,)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("  sang_in: ", "  set: ", 'statements set: "set" is a word of SQL. Choose another, such as "set_of" or "the_set".'),
        ("    texts: {character:", "    texts: {case:", 'units nomination: "case" is a word of SQL.'),
    ],
)
def test_a_table_or_a_column_of_a_unit_is_refused_with_a_remedy(tmp_path: Path, old: str, new: str, told: str) -> None:
    text = after(after(STATEMENTS.read_text(), "  song:  ", KIND), "  directed:  {says", RELATIONS)
    assert text.count(old) == 1
    (tmp_path / "statements.yaml").write_text(text.replace(old, new))
    with pytest.raises(Mistakes) as caught:
        load_statements(tmp_path / "statements.yaml")
    assert told in str(caught.value)
