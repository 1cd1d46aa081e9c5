"""What is told in whole sentences."""

from __future__ import annotations

from knowledge.claims import Correction, Sentence
from tests.reading_facts import bodies


def test_a_sentence_keeps_its_readings_and_drops_those_with_impossible_values() -> None:
    (sentence,) = bodies("facts: [The 3rd Quills was held on 2024-02-29]", Sentence)
    assert {reading.statement for reading in sentence.readings} == {"held_on"}
    (said,) = bodies("facts: ['Bo said \"no\" about Dawn.']", Sentence)
    assert said.readings[0].nouns["text"] == "no"


def test_a_correction_has_its_own_source() -> None:
    (wrong,) = bodies(
        'wrong: [{fact: Bo directed Dawn, why: misread, source: {title: "The desk", date: 2024-01-01}}]', Correction
    )
    assert (wrong.sentence.text, wrong.why, wrong.source.title) == ("Bo directed Dawn", "misread", "The desk")
