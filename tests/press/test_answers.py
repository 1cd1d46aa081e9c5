"""Who stands behind what is asked."""

from __future__ import annotations

import pytest
from reads import Reads, brief


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("What a night. Best Film? “Joram”. Was it ever in doubt?", ("won", "Best Film", "Joram")),
        ("What a night. Director? Ang Lee, who looked glum.", ("won", "Director", "Ang Lee")),
        ("It went on. Supporting Actress: Emma Stone, who sang.", ("won", "Supporting Actress", "Emma Stone")),
        ("It went on. Animated film – it's “Joram”. We danced.", ("won", "Animated film", "Joram")),
    ],
)
def test_who_stands_behind_what_is_asked_has_won_it(told: Reads, text: str, expected: tuple[str, ...]) -> None:
    assert expected in map(brief, told(text))


@pytest.mark.parametrize("text", ["Best Film? Nobody knows.", "Best Film: it will be “Joram”.", "Best Film? “Joram”?"])
def test_what_nobody_knows_is_won_by_none(told: Reads, text: str) -> None:
    assert told(f"What a night. {text} We danced.") == []
