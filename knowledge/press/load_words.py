"""The words of press.yaml: sets of them, phrases, patterns, each checked where it is read."""

from __future__ import annotations

from collections.abc import Iterable

from knowledge.mistakes import Notes
from knowledge.patterns import Pattern, PatternError, parse, spellings
from knowledge.press.phrases import Phrases
from knowledge.words import words
from knowledge.yamls import Mapping, Node, check_keys, mapping, one_or_many, text


class WordReader:
    """Reads words and patterns; `phrases` are the parts of patterns that have a name."""

    def __init__(self, notes: Notes) -> None:
        self.notes = notes
        self.phrases: dict[str, Pattern] = {}

    def part(self, root: Mapping, top: str) -> list[tuple[str, Node]]:
        """What stands under a key of the root, by its own keys."""
        return list(mapping(root.get(top), top, self.notes).items())

    def within(self, root: Mapping, top: str, known: tuple[str, ...]) -> Mapping:
        """The same as a mapping, of which only some keys are known."""
        found = mapping(root.get(top), top, self.notes)
        check_keys(found, known, top, self.notes)
        return found

    def bag(self, node: Mapping, key: str) -> frozenset[str]:
        """A text or a list of words as a set."""
        return frozenset(word for each in one_or_many(node.get(key)) for word in words(text(each, key, self.notes)))

    def names(self, node: Mapping, key: str) -> tuple[str, ...]:
        """A text or a list of texts as they are written."""
        return tuple(text(each, key, self.notes) for each in one_or_many(node.get(key)))

    def by_word(self, node: Mapping) -> dict[str, str]:
        """The key under which each word stands."""
        return {word: kind for kind in node.entries for word in self.bag(node, kind)}

    def parsed(self, written: str, where: str, line: int) -> Pattern | None:
        """A pattern, or None where it is a mistake."""
        try:
            return parse(written, self.phrases)
        except PatternError as error:
            self.notes.tell(line, where, str(error))
            return None

    def table(self, entries: Iterable[tuple[str, Node, str]]) -> Phrases[str]:
        """Phrases without slots, each with the key it stands under."""
        spelt: list[tuple[tuple[str, ...], str]] = []
        for meaning, node, where in entries:
            for each in one_or_many(node):
                pattern = self.parsed(text(each, where, self.notes), where, each.line)
                ways = spellings(pattern) if pattern is not None else ()
                spelt += [(tuple(word for word in way if isinstance(word, str)), meaning) for way in ways]
        return Phrases(spelt)

    def listed(self, node: Mapping, key: str, where: str) -> Phrases[str]:
        """The phrases under a key, if there is one."""
        return self.table([(key, found, where)] if (found := node.get(key)) else [])
