"""Reads `clues` of intents.yaml: how a question asks for a thing by many clues, and what each clue may say of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from bot.rules.blocks import Blocks
from bot.rules.clue_words import ClueWords, Wanted, Way
from bot.rules.facts import Facts
from bot.rules.phrases import single_words
from bot.rules.questions import Intent
from knowledge.mistakes import suggest
from knowledge.schema.schema import FactLine, Schema
from knowledge.yamls import Mapping as Keys
from knowledge.yamls import Node, check_keys, mapping, one_or_many, text

_WORDS = ("asks", "points", "opens", "stops", "sorts", "owns", "denies", "turns", "reaches", "short_of")
_EDGES = ("first", "last")
_WANTED = ("heads", "told", "beside", "together", "order", "by", "strictly", "answers")


def read_clues(root: Keys, blocks: Blocks, intents: Mapping[str, Intent]) -> ClueWords:
    """Everything that `clues` says; nothing where it is not there."""
    notes = blocks.notes
    node = mapping(root.get("clues"), "clues", notes)
    check_keys(node, (*_WORDS, *_EDGES, "bars", "needs", "wanted"), "clues", notes)
    words = {name: _words(node.get(name), f"clues {name}", blocks) for name in (*_WORDS, *_EDGES)}
    needs = tuple(text(one, "clues needs", notes) for one in one_or_many(node.get("needs")))
    for kind in needs:
        if kind not in blocks.schema.kinds:
            notes.tell(node.lines["needs"], "clues needs", f'"{kind}" is not a kind', suggest(kind, blocks.schema.kinds))
    return ClueWords(
        {name: words[name] for name in _WORDS},
        blocks.patterns(node.get("bars"), "clues bars"),
        {edge: words[edge] for edge in _EDGES},
        needs,
        tuple(
            wanted
            for kind, one in mapping(node.get("wanted"), "clues wanted", notes).items()
            if (wanted := _wanted(kind, mapping(one, f"clues {kind}", notes), blocks, intents))
        ),
    )


def _words(node: Node | None, where: str, blocks: Blocks) -> frozenset[str]:
    return frozenset().union(*(single_words(pattern)[0] for pattern in blocks.patterns(node, where)))


def _wanted(kind: str, node: Keys, blocks: Blocks, intents: Mapping[str, Intent]) -> Wanted | None:
    where = f"clues {kind}"
    notes = blocks.notes
    check_keys(node, _WANTED, where, notes)
    if kind not in blocks.schema.kinds:
        notes.tell(node.line, where, f'"{kind}" is not a kind', suggest(kind, blocks.schema.kinds))
    heads = []
    for number, head in enumerate(one_or_many(node.get("heads")), 1):
        place = f"{where}, head {number}"
        keys = head if isinstance(head, Keys) else None
        if keys:
            check_keys(keys, ("words", "facts"), place, notes)
        facts = blocks.facts(keys.get("facts"), place) if keys else Facts()
        heads.append((_words(keys.get("words") if keys else head, place, blocks), facts))
    told, beside = (_ways(node.get(key), f"{where}, {key}", blocks) for key in ("told", "beside"))
    together = tuple(_way(one, f"{where}, together", blocks) for one in one_or_many(node.get("together")))
    order = blocks.facts(node.get("order"), f"{where}, order")
    by = text(node.get("by"), where, notes) if node.get("by") else ""
    strictly = _words(node.get("strictly"), f"{where}, strictly", blocks)
    answers = text(node.get("answers"), where, notes)
    if answers not in intents:
        notes.tell(node.line, where, f'"{answers}" is no intent', suggest(answers, intents))
        return None
    return Wanted(kind, tuple(heads), told, beside, together, order, by, strictly, intents[answers])


def _ways(node: Node | None, where: str, blocks: Blocks) -> Mapping[str, tuple[Way, ...]]:
    return {
        clue: tuple(_way(one, f"{where} {clue}", blocks) for one in one_or_many(ways))
        for clue, ways in mapping(node, where, blocks.notes).items()
    }


def _way(node: Node, where: str, blocks: Blocks) -> Way:
    keys = node if isinstance(node, Keys) else None
    if keys:
        check_keys(keys, ("facts", "answer"), where, blocks.notes)
    facts = blocks.facts(keys.get("facts") if keys else node, where)
    answer = blocks.answer(keys.get("answer"), where) if keys else None
    higher = replace(facts, lines=tuple(_raised(line, blocks.schema) for line in facts.lines))
    return Way(facts, higher if higher != facts else None, answer)


def _raised(line: FactLine, schema: Schema) -> FactLine:
    """A line about a unit in its lower state as one about its higher state; any other as it is."""
    statement = line.statement
    if statement.unit is None or statement.state:
        return line
    above = next(one for one in schema.statements.values() if one.unit == statement.unit and one.state)
    called = dict(zip((noun.name for noun in statement.nouns), (noun.name for noun in above.nouns), strict=True))
    return replace(
        line,
        statement=above,
        names={called[noun]: name for noun, name in line.names.items()},
        shown=frozenset(called[noun] for noun in line.shown),
    )
