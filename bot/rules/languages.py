"""Adds what the files of `languages/` say to the rules: they have keys of intents.yaml, and what stands there is said besides.

A list grows by the language's entries, a pattern by its spellings. Their lines know their file, so that a mistake is told there.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from knowledge.mistakes import Line, Notes, suggest
from knowledge.yamls import Listing, Mapping, Node, Text, check_keys, load, mapping, one_or_many

LANGUAGES = "languages"  # beside the file of rules
_SAID = ("phrases", "fillers", "numbers", "pronouns", "follow_ups", "families", "relations", "things", "intents", "small_talk")
_WORDS = ("fillers short", "numbers")  # each word stands for one thing
_NAMED = ("families", "relations", "intents")  # a language says more of those there are, and brings none


def add_languages(root: Mapping, path: Path, notes: Notes) -> Mapping:
    """The rules of a file with all that its languages say. Raises Mistakes where one of them cannot be read at all."""
    for file in sorted((path.parent / LANGUAGES).glob("*.yaml")):
        name = f"{LANGUAGES}/{file.name}"
        own = Notes(name)
        more = mapping(_placed(load(file, own, trusted=True), name), "", notes)
        notes.mistakes += own.mistakes
        check_keys(more, _SAID, "", notes)
        for top in _NAMED:
            known = mapping(root.get(top), top, notes).entries
            for entry, line in mapping(more.get(top), top, notes).lines.items():
                if entry not in known:
                    notes.tell(line, top, f'"{entry}" is not one of them', suggest(entry, known))
        root = _joined(root, more, "", notes)
    return root


def _joined(root: Mapping, more: Mapping, where: str, notes: Notes) -> Mapping:
    """What both say; what only the second says comes first, so that a phrase of its own may stand in one that both have."""
    entries = {key: node for key, node in more.items() if key not in root.entries} | root.entries
    for key in more.entries.keys() & root.entries.keys():
        entries[key] = _both(root.entries[key], more.entries[key], f"{where} {key}".strip(), notes)
    return replace(root, entries=entries, lines={**more.lines, **root.lines})


def _both(known: Node, more: Node, where: str, notes: Notes) -> Node:
    if isinstance(known, Mapping) and isinstance(more, Mapping):
        return _joined(known, more, where, notes)
    if isinstance(known, Text) and isinstance(more, Text) and not where.endswith(" questions"):
        if where.startswith(_WORDS):
            notes.tell(more.line, where, f'is "{known.value}" already', "Leave it out.")
            return known
        return Text(f"({known.value}|{more.value})", more.line)
    return Listing((*one_or_many(known), *one_or_many(more)), known.line)


def _placed(node: Node, file: str) -> Node:
    """The same with lines that know their file."""
    line = Line.of(file, node.line)
    match node:
        case Text():
            return Text(node.value, line)
        case Listing():
            return Listing(tuple(_placed(item, file) for item in node.items), line)
        case Mapping():
            entries = {key: _placed(entry, file) for key, entry in node.items()}
            return Mapping(entries, {key: Line.of(file, at) for key, at in node.lines.items()}, line)
