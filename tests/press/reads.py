"""What reads a text in the tests of the article reader."""

from __future__ import annotations

from collections.abc import Callable

from knowledge.press.found import Told

Reads = Callable[[str], list[Told]]
