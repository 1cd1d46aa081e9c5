"""Reads what may be said anywhere or alone: pronouns, follow-ups, small talk."""

from __future__ import annotations

from collections.abc import Iterator

from bot.rules.blocks import Blocks
from bot.rules.facts import Facts
from bot.rules.questions import FollowUp, Pronoun
from bot.rules.rules import Remark
from knowledge.mistakes import suggest
from knowledge.yamls import Mapping as Keys
from knowledge.yamls import Node, check_keys, mapping, one_or_many, text

_FLAGS = ("other", "sure", "doubted", "led")
_PRONOUN = ("words", "facts", "of", "answer", "place", "several", *_FLAGS)
_TELLS = ("again", "more")


class SayingReader:
    """Reads the parts of the file for what is said besides questions; every mistake is told."""

    def __init__(self, blocks: Blocks) -> None:
        self.blocks = blocks
        self.notes = blocks.notes

    def pronouns(self, root: Keys) -> Iterator[Pronoun]:
        """The words that stand for something spoken of, kind after kind."""
        for kind, node in mapping(root.get("pronouns"), "pronouns", self.notes).items():
            yield from self._of_kind(kind, node)

    def follow_ups(self, root: Keys) -> Iterator[FollowUp]:
        """What asks the last question again, for something else or as a whole question that is written out."""
        for number, node in enumerate(one_or_many(root.get("follow_ups")), 1):
            where = f"follow_ups {number}"
            keys = mapping(node, where, self.notes)
            check_keys(keys, ("words", "asks", "ask"), where, self.notes)
            asks = text(keys.get("asks"), where, self.notes) if keys.get("asks") else ""
            whole = tuple(text(one, where, self.notes) for one in one_or_many(keys.get("ask")))
            for pattern in self.blocks.patterns(keys.get("words"), where):
                yield FollowUp(pattern, asks, whole)

    def small_talk(self, root: Keys) -> Iterator[Remark]:
        """What people say without asking anything."""
        for number, node in enumerate(one_or_many(root.get("small_talk")), 1):
            where = f"small_talk {number}"
            entry = mapping(node, where, self.notes)
            check_keys(entry, ("words", "say", "tells"), where, self.notes)
            tells = text(entry.get("tells"), f"{where}, tells", self.notes) if entry.get("tells") else ""
            if tells and tells not in _TELLS:
                self.notes.tell(
                    entry.lines["tells"], f"{where}, tells", f'"{tells}" is not again or more', suggest(tells, _TELLS)
                )
            said = self.blocks.template(entry.get("say"), f"{where}, say", ("reply", "percent"))
            yield Remark(self.blocks.patterns(entry.get("words"), where), said, tells)

    def _of_kind(self, kind: str, node: Node) -> Iterator[Pronoun]:
        for number, one in enumerate(one_or_many(node), 1):
            where = f"pronouns {kind} {number}"
            if isinstance(one, Keys):
                yield from self._described(kind, one, where)
            else:
                yield Pronoun(kind, self.blocks.pattern(one, where), Facts())

    def _described(self, kind: str, one: Keys, where: str) -> Iterator[Pronoun]:
        """Pronouns with facts that hold of what they stand for, or with what else is said of them."""
        check_keys(one, _PRONOUN, where, self.notes)
        of = text(one.get("of"), where, self.notes) if one.get("of") else ""
        answer = self.blocks.answer(one.get("answer"), f"{where}, answer")
        place = self._number(one.get("place"), f"{where}, place")
        several = self._number(one.get("several"), f"{where}, several")
        flags = {key: text(one.get(key), where, self.notes) == "true" for key in _FLAGS if one.get(key)}
        facts = self.blocks.facts(one.get("facts"), where)
        for pattern in self.blocks.patterns(one.get("words"), where):
            yield Pronoun(kind, pattern, facts, of, answer, place, several, **flags)

    def _number(self, node: Node | None, where: str) -> int:
        """The place in a row that words stand for ("the first one", "the last one"), or of how many; 0 where none is said."""
        written = text(node, where, self.notes) if node else "0"
        if not written.removeprefix("-").isdecimal():
            self.notes.tell(node.line if node else 1, where, f'"{written}" is not a number', "As in place: -1.")
            return 0
        return int(written)
