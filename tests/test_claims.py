"""Claims are written as JSON and read back."""

from __future__ import annotations

from pathlib import Path

from knowledge.claims import Closing, Entry, from_json, to_json
from knowledge.documents.facts import read_facts
from tests.reading_facts import SCHEMA

WORLD = Path(__file__).with_name("world.yaml")


def test_every_claim_of_the_invented_world_that_may_be_kept_in_words_survives_the_store() -> None:
    claims = read_facts(WORLD.read_bytes(), "tests/world.yaml", SCHEMA).claims
    in_words = [claim for claim in claims if not isinstance(claim.body, Entry | Closing)]
    assert len(in_words) > 150
    assert [from_json(claim.line, to_json(claim)) for claim in in_words] == in_words
