"""One entry of statements.yaml, its fields read key by key: every mistake is told at the line of the entry."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from knowledge.mistakes import Notes, suggest
from knowledge.yamls import Listing, Mapping, Node, Text, mapping, one_or_many, text


@dataclass(frozen=True, slots=True)
class Fields:
    """The fields of a mapping; `where` is what mistakes call it. What is wrong or missing reads as nothing."""

    node: Mapping
    where: str
    notes: Notes

    def tell(self, found: str, remedy: str = "", at: str = "") -> None:
        """Tell of a mistake in this entry, `at` one of its fields if that is said."""
        self.notes.tell(self.node.line, f"{self.where} {at}".rstrip(), found, remedy)

    def plain(self, key: str, *, required: bool = False) -> str:
        """The text of a field."""
        found = self.node.get(key)
        if found is None and not required:
            return ""
        return text(found if found is not None else Listing((), self.node.line), f"{self.where} {key}", self.notes)

    def raw(self, key: str) -> str:
        """The text of a field with the blanks around it."""
        found = self.node.get(key)
        return found.value if isinstance(found, Text) else ""

    def known(self, key: str, known: Iterable[str], *, required: bool = False) -> str:
        """The text of a field that must be one of those known."""
        choices, chosen = tuple(known), self.plain(key, required=required)
        if chosen and chosen not in choices:
            self.tell(f'"{chosen}" is not known', suggest(chosen, choices), key)
        return chosen

    def flag(self, key: str) -> bool:
        """Whether a field says so; where it is not there it is false."""
        chosen = self.plain(key) or "false"
        if chosen not in ("true", "false"):
            self.tell(f'"{chosen}" is neither true nor false', at=key)
        return chosen == "true"

    def texts(self, key: str) -> dict[str, str]:
        """The texts of a mapping."""
        return {name: self._text(item) for name, item in self._entries(key)}

    def listed(self, key: str) -> tuple[str, ...]:
        """The texts of a list, or the one text that stands for a list of it."""
        return self._all(self.node.get(key))

    def groups(self, key: str) -> tuple[tuple[str, ...], ...]:
        """The texts of a list of such lists."""
        return tuple(self._all(group) for group in one_or_many(self.node.get(key)))

    def lists(self, key: str) -> dict[str, tuple[str, ...]]:
        """The texts of a mapping of such lists."""
        return {name: self._all(item) for name, item in self._entries(key)}

    def _entries(self, key: str) -> Iterable[tuple[str, Node]]:
        return mapping(self.node.get(key), self.where, self.notes).items()

    def _all(self, node: Node | None) -> tuple[str, ...]:
        return tuple(self._text(item) for item in one_or_many(node))

    def _text(self, node: Node) -> str:
        return text(node, self.where, self.notes)
