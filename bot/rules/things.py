"""Kinds of things, and the ways to say one without its name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.rules.answers import Answer
from bot.rules.facts import Facts
from knowledge.patterns import Sequence
from knowledge.schema.schema import FactLine


@dataclass(frozen=True, slots=True)
class Description:
    """A way to say a thing without its name: the pattern, where it stands, and the facts that it adds.

    `place` is "described" (stands alone), "head" (the word for the kind), "beside" (such a word that only stands beside a name),
    "before" or "after" (beside what it narrows).
    `otherwise` is a second reading, told where the first finds nothing, and also where it finds something else if it was
    written as `besides` or `always`, which `second` tells.
    With `several` it speaks of all that it fits ("in the 90s"), and a question after the last of them is answered for each. A
    `loose` one is only meant where its words belong to nothing nearer.
    """

    kind: str
    place: str
    pattern: Sequence
    facts: Facts
    otherwise: Facts | None = None
    second: str = ""
    answer: Answer | None = None
    say: str = ""
    several: bool = False
    loose: bool = False


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of thing as it is called, or of value with the numbers it may be; `any` names the kinds of a union.

    `now` are words for the number of today's date, and how far off it they are ("last year"). `short` are the numbers that two
    digits may stand for ("24" for 2024); where only a rank counts ("69th"), a bare number does too
    right beside a thing of the kind `or_beside`.
    With `tens` only ten years said at once count ("90s"). Of names said `whole` a single word is a guess.
    A name may be said `without` a word it begins with, right beside a thing of the kind that stands for that word. Names said
    `alone` mean the best known thing called so, where the store finds something for that one.
    """

    name: str
    call: str = "{{ name }}"
    known: Mapping[str, FactLine] = field(default_factory=dict)
    any: tuple[str, ...] = ()
    numbers: range = range(0)
    rank: bool | None = None
    short: range = range(0)
    or_beside: str = ""
    tens: bool = False
    order: FactLine | None = None
    now: tuple[tuple[Sequence, int], ...] = ()
    whole: bool = False
    without: Mapping[str, str] = field(default_factory=dict)
    alone: frozenset[str] = frozenset()
