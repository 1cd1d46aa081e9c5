"""Reads what intents.yaml says of kinds and things: what they are called, and how they are described without a name."""

from __future__ import annotations

from collections.abc import Iterator

from bot.rules.blocks import Blocks
from bot.rules.facts import THEIRS, Facts
from bot.rules.things import Description, Kind
from knowledge.mistakes import suggest
from knowledge.patterns import Sequence as Pattern
from knowledge.patterns import slots
from knowledge.words import key
from knowledge.yamls import Mapping as Keys
from knowledge.yamls import Node, Text, check_keys, mapping, one_or_many, text

_KIND = (
    *("heads", "call", "known", "order", "any", "numbers", "rank", "or_beside", "short", "tens", "now", "whole", "without"),
    "alone",
)
_PLACES = {"before": "before", "after": "after", "described": "described", "heads": "head"}
_SECOND = ("always", "besides", "otherwise")  # readings of a description, told ever less often
_DESCRIPTION = ("words", "facts", *_SECOND, "answer", "say", "several", "loose")


class KindReader:
    """Reads the blocks of `kinds` and `things`."""

    def __init__(self, blocks: Blocks) -> None:
        self.blocks = blocks
        self.notes = blocks.notes

    def kind(self, name: str, node: Keys) -> Kind:
        """One kind: how one of it is printed, what is known of it, the numbers it may be."""
        where = f"kinds {name}"
        check_keys(node, _KIND, where, self.notes)
        known = {
            called: line
            for called, line_node in mapping(node.get("known"), where, self.notes).items()
            if (line := self.blocks.line(line_node, f"{where} known {called}"))
        }
        rank = node.get("rank")
        return Kind(
            name,
            self.blocks.template(node.get("call"), f"{where} call", known) or "{{ label }}",
            known,
            tuple(text(one, where, self.notes) for one in one_or_many(node.get("any"))),
            self._range(node.get("numbers"), where),
            text(rank, where, self.notes) == "true" if rank else None,
            self._range(node.get("short"), where),
            text(node.get("or_beside"), where, self.notes) if node.get("or_beside") else "",
            self._is_so(node, "tens", where),
            self.blocks.line(node.get("order"), f"{where} order"),
            tuple(self._now(mapping(node.get("now"), f"{where} now", self.notes), f"{where} now")),
            self._is_so(node, "whole", where),
            {
                word: text(beside, where, self.notes)
                for word, beside in mapping(node.get("without"), f"{where} without", self.notes).items()
            },
            frozenset(key(text(one, where, self.notes)) for one in one_or_many(node.get("alone"))),
        )

    def _is_so(self, node: Keys, key: str, where: str) -> bool:
        return node.get(key) is not None and text(node.get(key), where, self.notes) == "true"

    def _now(self, node: Keys, where: str) -> Iterator[tuple[Pattern, int]]:
        """Words for the number of today, with how far off it each of them is."""
        for words, off in node.items():
            written = text(off, where, self.notes)
            if not written.removeprefix("-").isdecimal():
                self.notes.tell(off.line, where, f'"{written}" is not a number', 'As in now: {"last year": -1}.')
                continue
            yield self.blocks.pattern(Text(words, off.line), where), int(written)

    def _range(self, node: Node | None, where: str) -> range:
        if node is None:
            return range(0)
        first, _, last = text(node, where, self.notes).partition("-")
        if not (first.isdecimal() and last.isdecimal()):
            self.notes.tell(node.line, where, "numbers is not FIRST-LAST", 'As in numbers: "1880-2100".')
            return range(0)
        return range(int(first), int(last) + 1)

    def heads(self, kinds: Keys) -> list[Description]:
        """The words for each kind ("film", "director"), as descriptions with nothing or little to narrow them."""
        found = []
        for kind, node in kinds.items():
            heads = mapping(node, f"kinds {kind}", self.notes).get("heads")
            for number, head in enumerate(one_or_many(heads), 1):
                where = f"kinds {kind}, head {number}"
                if isinstance(head, Keys):
                    check_keys(head, ("words", "facts", "beside"), where, self.notes)
                    found.append(
                        Description(
                            kind,
                            "beside" if head.get("beside") else "head",
                            self.blocks.pattern(head.get("words"), where),
                            self.blocks.facts(head.get("facts"), where),
                        )
                    )
                else:
                    found.append(Description(kind, "head", self.blocks.pattern(head, where), Facts()))
        return found

    def descriptions(self, root: Keys) -> list[Description]:
        """Everything that `things` says."""
        found = []
        for kind, node in mapping(root.get("things"), "things", self.notes).items():
            places = mapping(node, f"things {kind}", self.notes)
            check_keys(places, tuple(_PLACES), f"things {kind}", self.notes)
            for place, entries in places.items():
                for number, entry in enumerate(one_or_many(entries), 1):
                    where = f"things {kind}, {place} {number}"
                    found += self._description(kind, _PLACES.get(place, place), mapping(entry, where, self.notes), where)
        return found

    def _description(self, kind: str, place: str, node: Keys, where: str) -> list[Description]:
        check_keys(node, _DESCRIPTION, where, self.notes)
        facts = self.blocks.facts(node.get("facts"), f"{where}, facts")
        second = next((key for key in _SECOND if node.get(key)), "")
        otherwise = self.blocks.facts(node.get(second), f"{where}, {second}") if second else None
        answer = self.blocks.answer(node.get("answer"), f"{where}, answer")
        found = []
        for pattern in self.blocks.patterns(node.get("words"), f"{where}, words"):
            names = {slot.name for slot in slots(pattern)}
            number = answer.number if answer and not answer.number.isdecimal() else ""
            told = names - {kind, number}
            self._check_names(node, where, answer.name if answer and answer.name else kind, told, facts)
            if number and number not in names:
                self.notes.tell(node.line, f"{where}, answer", f"{{{number}}} is not in its words", suggest(number, names))
            if answer and not answer.name:
                self.notes.tell(
                    node.line,
                    f"{where}, answer",
                    "names nothing",
                    f"Say which thing is meant, as in answer: first {kind} by year.",
                )
            self._check_described(node, where, kind, names)
            say = self.blocks.template(node.get("say"), f"{where}, say", names)
            several, loose = (node.get(mark) is not None for mark in ("several", "loose"))
            found.append(Description(kind, place, pattern, facts, otherwise, second, answer, say, several, loose))
        return found

    def _check_described(self, node: Keys, where: str, kind: str, names: set[str]) -> None:
        if kind in names:
            self.notes.tell(
                node.line,
                where,
                f"{{{kind}}} is the thing described",
                f"Call the other one something else, as in {{{kind}:other}}.",
            )

    def _check_names(self, node: Keys, where: str, described: str, names: set[str], facts: Facts) -> None:
        told = {*facts.names(), *(other for _, _, other in facts.compared)}
        for group in facts.absent:
            told |= set(group.every_name())
        if facts.lines and described not in told and not any(name.startswith(THEIRS) for name in told):
            self.notes.tell(node.line, where, f'no fact line is about "{described}"', "Use that name in a line.")
        for name in sorted(names - told):
            self.notes.tell(node.line, where, f"{{{name}}} is in no fact line", suggest(name, told))
