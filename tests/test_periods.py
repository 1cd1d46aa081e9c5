"""Names that were used for a time."""

from __future__ import annotations

from knowledge.claims import Entry, Fact
from tests.reading_facts import read


def test_a_name_used_for_a_time_is_a_name_and_keeps_its_years() -> None:
    claims = read(
        "awards:\n  - award: Quills\n    categories:\n"
        "      - name: Best Picture\n"
        "        called: [{name: Outstanding Picture, until: 1929}, {name: Best Film, from: 1930, until: 1940}]"
    ).claims
    bodies = [claim.body for claim in claims]
    assert [body.names for body in bodies if isinstance(body, Entry) and body.names] == [("Outstanding Picture", "Best Film")]
    periods = [dict(body.nouns) for body in bodies if isinstance(body, Fact) and body.statement == "went_by"]
    assert [(one["text"], one.get("year"), one.get("other")) for one in periods] == [
        ("Outstanding Picture", None, 1929),
        ("Best Film", 1930, 1940),
    ]
