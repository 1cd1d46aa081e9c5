"""Between reading and finding: which of several things of one name is meant, and which readings are sure enough to ask."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from bot.reading.meanings.meaning import Meaning, Named, Reading, Value, leaves, with_leaf
from bot.reading.meanings.unclear import Unclear
from bot.rules.rules import Rules
from knowledge.names import Candidate
from knowledge.words import key, words

MOST_NAMESAKES = 3
_MARKS = re.compile(r"[:(]|[-–] ")  # between a title and what stands beside it
MOST_CHOICES = 6


def ambiguous(reading: Reading, rules: Rules) -> Named | None:
    """The first name of a reading that stands for several things, where its kind means one at a time."""
    for leaf in reading.leaves():
        if isinstance(leaf, Named) and len(leaf.things) > 1 and leaf.typed and not rules.schema.kinds[leaf.kind].many:
            return leaf
    return None


def far_fetched(reading: Reading, rules: Rules) -> Named | None:
    """The first name of a reading that is rather one unknown here than what it is taken for.

    That is one word taken for a misspelt part of names in which no word begins with its letter, for people seldom miss the first
    letter ("kantara" for *Antara Mali*), and the last words of a title longer than they are ("messiah").
    """
    for leaf in reading.leaves():
        if isinstance(leaf, Named) and leaf.typed and all(thing.how == "part" for thing in leaf.things):
            kind = rules.schema.kinds[leaf.kind]
            is_title = kind.told_by is not None and not kind.many
            if not kind.many and (_is_misspelt(leaf) or is_title and _is_tail(leaf, rules)):
                return leaf
    return None


def _is_misspelt(leaf: Named) -> bool:
    typed = words(leaf.typed)
    initials = {word[0] for thing in leaf.things for word in words(thing.matched)}
    return len(typed) == 1 and typed[0][0] not in initials


def _is_tail(leaf: Named, rules: Rules) -> bool:
    """Whether words begin no title, and no part of one behind a mark, and are not most of it."""
    typed = [word for word in words(leaf.typed) if word not in rules.words.glue]
    for thing in leaf.things:
        parts = [[word for word in words(part) if word not in rules.words.glue] for part in _MARKS.split(thing.matched)]
        if any(part[:1] == typed[:1] for part in parts) or 2 * len(typed) > sum(map(len, parts)):
            return False
    return True


def by_own_name(reading: Reading, rules: Rules) -> Reading:
    """The reading with words for many things meaning those of which one is itself called so, where nothing else tells which.

    What such things lean upon would tell, or what holds a unit of them: "best picture" alone is the award that calls it so.
    """
    for leaf in reading.leaves():
        if isinstance(leaf, Named) and len(leaf.things) > 1 and rules.schema.kinds[leaf.kind].many:
            by_name = {thing.told for thing in leaf.things if key(thing.matched) == key(thing.name)}
            own = tuple(thing for thing in leaf.things if thing.told in by_name)
            if own and not _told_which(reading, leaf.kind, rules):
                reading = replace(reading, slots=with_meaning(reading.slots, leaf, leaf._replace(things=own)))
    return reading


def _told_which(reading: Reading, kind: str, rules: Rules) -> bool:
    """Whether a name in a reading tells which of the things of a kind are meant."""
    telling = rules.schema.telling(kind)
    holders = {unit.holder for unit in rules.schema.units.values() if unit.subject == kind}
    tells = {*holders, *([telling.name] if telling else [])}
    return any(
        isinstance(leaf, Named) and (meaning.kind in tells or leaf.kind in tells)
        for meaning in reading.slots.values()
        for leaf in leaves(meaning)
    )


def counted_else(reading: Reading, others: Sequence[Reading]) -> Reading | None:
    """Another reading of the same that takes a number of few digits for a number of another kind ("oscars 94"), if any."""
    short = {
        (leaf.first, leaf.last): leaf.kind for leaf in reading.leaves() if isinstance(leaf, Value) and _is_short(leaf, reading)
    }
    for other in others if short else ():
        if other.intent is reading.intent:
            values = (leaf for leaf in other.leaves() if isinstance(leaf, Value))
            if any(short.get((leaf.first, leaf.last), leaf.kind) != leaf.kind for leaf in values):
                return other
    return None


def _is_short(leaf: Value, reading: Reading) -> bool:
    """Whether a value is longer than the number that was typed for it."""
    typed = reading.question.typed(leaf.first, leaf.last)
    return typed.isdecimal() and len(typed) < len(str(leaf.value))


def narrowed(reading: Reading, leaf: Named) -> Iterator[Reading]:
    """A reading for each thing that a name may stand for, best known first."""
    for thing in sorted(leaf.things, key=lambda thing: -thing.facts):
        one = leaf._replace(things=(thing,))
        yield replace(reading, slots=with_meaning(reading.slots, leaf, one))


def with_meaning(slots: Mapping[str, Meaning], old: Named, new: Named) -> dict[str, Meaning]:
    """The slots with a name in them meaning something narrower."""
    return {name: with_leaf(meaning, old, new) for name, meaning in slots.items()}


def are_namesakes(leaf: Named) -> bool:
    """Whether the things share the very name that was typed."""
    alike = all(thing.how in ("exact", "spacing", "accents") for thing in leaf.things)
    return alike and len({key(thing.name) for thing in leaf.things}) == 1


def which_one(reading: Reading, leaf: Named) -> Unclear:
    """The asked question with each thing's name written out, to choose from."""
    things: Sequence[Candidate] = sorted(leaf.things, key=lambda thing: -thing.facts)[:MOST_CHOICES]
    choices = tuple(reading.question.instead(leaf.first, leaf.last, thing.label) for thing in things)
    return Unclear("which_one", choices, {"typed": leaf.typed})
