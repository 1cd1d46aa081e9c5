"""What one document says is gathered with its lines, and what is no name, value or source is told."""

from __future__ import annotations

import pytest

from knowledge.claims import Mention, Origin
from knowledge.documents.gathered import Gathered
from knowledge.mistakes import Notes
from knowledge.schema.schema import Schema
from knowledge.yamls import Mapping, Text


@pytest.fixture
def gathered(schema: Schema) -> Gathered:
    return Gathered(schema, Notes("a.yaml"))


def told(gathered: Gathered) -> list[str]:
    return [str(mistake) for mistake in gathered.notes.mistakes]


def test_a_name_has_single_spaces(gathered: Gathered) -> None:
    assert gathered.mention(("film",), Text("  The   Long\tNight ", 3), "films 1", "1950") == Mention(
        ("film",), "The Long Night", "1950"
    )
    assert told(gathered) == []


@pytest.mark.parametrize("name", ["?!", "Da\x07wn", "n" * 301, "\u202enwaD", "Da\u2066wn"])
def test_what_nobody_could_say_is_no_name(gathered: Gathered, name: str) -> None:
    assert gathered.mention(("film",), Text(name, 3), "films 1") is None
    assert "is not a name" in told(gathered)[0]


def test_what_cannot_be_seen_in_a_name_is_written_out(gathered: Gathered) -> None:
    gathered.mention(("film",), Text("\u202enwaD", 3), "films 1")
    assert '"\\u202enwaD" is not a name' in told(gathered)[0]
    assert gathered.mention(("film",), Text("\u0915\u094d\u200d\u0937", 4), "films 2")  # a joiner is part of its script


def test_a_value_of_another_sort_is_told_with_its_line(gathered: Gathered) -> None:
    assert gathered.value("1950", "year", 4, "films 1 year") == 1950
    assert gathered.value("soon", "year", 4, "films 1 year") is None
    assert told(gathered)[0].startswith("a.yaml:4 films 1 year: ")


@pytest.mark.parametrize("url", ["example.org", "javascript:alert(1)", "https://", "https://a b"])
def test_an_address_that_leads_nowhere_is_told(gathered: Gathered, url: str) -> None:
    node = Mapping({"title": Text("T", 1), "url": Text(url, 2)}, {"title": 1, "url": 2}, 1)
    gathered.origin(node, "source")
    assert told(gathered) == [f'a.yaml:2 source url: "{url}" is no web address. Begin it with https://.']


def test_a_source_without_a_title_is_told_and_what_it_has_is_kept(gathered: Gathered) -> None:
    node = Mapping({"url": Text("https://a.example", 2)}, {"url": 2}, 1)
    assert gathered.origin(node, "source") == Origin("", "https://a.example")
    assert told(gathered) == ["a.yaml:1 source: the title is missing. Say what the source is called."]
