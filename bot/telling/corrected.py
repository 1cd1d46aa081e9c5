"""Names that were read differently from what was typed."""

from __future__ import annotations

from bot.reading.meanings.meaning import Named, Reading
from bot.rules.rules import Rules


def read_differently(reading: Reading, rules: Rules) -> dict[str, str]:
    """What was typed and the name it was read as, where that is no plain spelling of it: misspelt, or a part of what was read."""
    found = {}
    for leaf in reading.leaves():
        if not isinstance(leaf, Named) or not leaf.typed or not _differs(leaf, rules):
            continue
        same = len({thing.name for thing in leaf.things}) == 1
        found[leaf.typed] = leaf.things[0].name if same else leaf.things[0].matched
    return found


def _differs(leaf: Named, rules: Rules) -> bool:
    kind = rules.schema.kinds[leaf.kind]
    how = leaf.things[0].how
    return how in ("edit", "sound") or how == "part" and not kind.many and not kind.same_by and len(leaf.things) == 1
