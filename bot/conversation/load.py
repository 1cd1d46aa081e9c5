"""Reads conversation.yaml: everything is checked, and all mistakes are told at once with line and remedy."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from jinja2 import TemplateError

from bot.conversation.rules import Anniversary, Asking, Card, Language, News, Part, Riddle, Told, Topic
from bot.rules.blocks import Blocks
from bot.rules.facts import Facts
from bot.rules.rules import Rules
from bot.rules.templates import environment
from knowledge.mistakes import Notes, suggest
from knowledge.yamls import Mapping as Keys
from knowledge.yamls import Node, check_keys, load, mapping, one_or_many, text

SHIPPED = Path(__file__).parent.parent.parent / "conversation.yaml"
SCOPES = ("private", "groups", "admins")
_MONTHS = 12
_TOP = ("languages", "commands", "topics", "cards", "quiz", "today", "follow")


def load_told(rules: Rules, path: Path = SHIPPED) -> Told:
    """What a conversation file says, beside what the rules for questions do. Raises Mistakes with every mistake in it."""
    notes = Notes(path.name)
    reader = _Reader(Blocks(notes, rules.schema, tuple(rules.schema.kinds), {}, environment()), rules.says)
    told = reader.read(mapping(load(path, notes, trusted=True), "", notes))
    notes.check()
    return told


class _Reader:
    """Reads the parts of the file."""

    def __init__(self, blocks: Blocks, says: Collection[str]) -> None:
        self.blocks = blocks
        self.says = says
        self.notes = blocks.notes

    def read(self, root: Keys) -> Told:
        check_keys(root, _TOP, "", self.notes)
        languages = {name: self._language(name, node) for name, node in self._entries(root, "languages")}
        self._check_languages(root, languages)
        return Told(
            languages=languages,
            commands={name: self._scopes(name, node) for name, node in self._entries(root, "commands")},
            topics=tuple(self._topic(name, node) for name, node in self._entries(root, "topics")),
            cards={kind: self._card(kind, node) for kind, node in self._entries(root, "cards")},
            riddles=tuple(self._riddle(f"quiz {at}", node) for at, node in enumerate(one_or_many(root.get("quiz")), 1)),
            anniversaries=tuple(
                self._anniversary(f"today {at}", node) for at, node in enumerate(one_or_many(root.get("today")), 1)
            ),
            news={kind: self._news(kind, node) for kind, node in self._entries(root, "follow")},
        )

    def _entries(self, root: Keys, top: str) -> Iterator[tuple[str, Node]]:
        yield from mapping(root.get(top), top, self.notes).items() if root.get(top) else ()

    def _keys(self, node: Node, known: tuple[str, ...], where: str) -> Keys:
        keys = mapping(node, where, self.notes)
        check_keys(keys, known, where, self.notes)
        return keys

    def _texts(self, node: Node | None, where: str) -> dict[str, str]:
        return {name: text(one, f"{where} {name}", self.notes) for name, one in mapping(node, where, self.notes).items()}

    def _language(self, name: str, node: Node) -> Language:
        where = f"languages {name}"
        keys = self._keys(node, ("name", "months", "says", "commands", "examples"), where)
        says = self._texts(keys.get("says"), f"{where} says")
        for called, written in says.items():
            self._template_of(written, node.line, f"{where} says {called}")
        return Language(
            text(keys.get("name"), where, self.notes),
            says,
            self._texts(keys.get("commands"), f"{where} commands"),
            self._questions(keys.get("examples"), where),
            self._months(keys.get("months"), where),
        )

    def _months(self, node: Node | None, where: str) -> tuple[str, ...]:
        named = tuple(text(one, f"{where}, months", self.notes) for one in one_or_many(node))
        if node and len(named) != _MONTHS:
            self.notes.tell(node.line, where, f"has {len(named)} months", "Name all twelve.")
        return named

    def _template_of(self, written: str, line: int, where: str) -> None:
        try:
            self.blocks.environment.parse(written)
        except TemplateError as error:
            self.notes.tell(line, where, f"is not a template: {error}")

    def _check_languages(self, root: Keys, languages: Mapping[str, Language]) -> None:
        """No language says what the first one does not."""
        known = {*self.says, *next((language.says for language in languages.values()), {})}
        for name, language in languages.items():
            for called in sorted(language.says.keys() - known):
                line = root.lines["languages"]
                self.notes.tell(line, f"languages {name}", f'"{called}" is nothing that is said', suggest(called, known))

    def _scopes(self, name: str, node: Node) -> frozenset[str]:
        where = f"commands {name}"
        found = [text(one, where, self.notes) for one in one_or_many(node)]
        for scope in found:
            if scope not in SCOPES:
                self.notes.tell(node.line, where, f'"{scope}" is no kind of chat', suggest(scope, SCOPES))
        return frozenset(found)

    def _topic(self, name: str, node: Node) -> Topic:
        where = f"topics {name}"
        keys = self._keys(node, ("titles", "intents", "asks"), where)
        return Topic(
            name,
            self._texts(keys.get("titles"), f"{where} titles"),
            self._questions(keys.get("intents"), where),
            {language: self._questions(asked, f"{where} asks {language}") for language, asked in self._entries(keys, "asks")},
        )

    def _questions(self, node: Node | None, where: str) -> tuple[str, ...]:
        return tuple(text(one, where, self.notes) for one in one_or_many(node))

    def _facts(self, node: Node | None, where: str) -> Facts:
        found = self.blocks.facts(node, where)
        if not found.lines:
            self.notes.tell(node.line if node else 1, where, "has no facts", "Add facts: to it.")
        return found

    def _card(self, kind: str, node: Node) -> Card:
        where = f"cards {kind}"
        keys = self._keys(node, ("link", "parts", "text", "line", "asks"), where)
        if kind not in self.blocks.schema.kinds:
            self.notes.tell(node.line, where, "is no kind of the store", suggest(kind, self.blocks.schema.kinds))
        parts = {name: self._part(f"{where} {name}", one) for name, one in mapping(keys.get("parts"), where, self.notes).items()}
        shown = {kind, *parts, *(f"{name}_count" for name in parts)}
        return Card(
            kind,
            text(keys.get("link"), where, self.notes),
            parts,
            self.blocks.template(keys.get("text"), f"{where}, text", shown),
            self.blocks.template(keys.get("line"), f"{where}, line", shown),
            tuple(self._asking(f"{where}, asks {at}", one) for at, one in enumerate(one_or_many(keys.get("asks")), 1)),
        )

    def _part(self, where: str, node: Node) -> Part:
        if not isinstance(node, Keys):
            return Part(self._facts(node, where))
        keys = self._keys(node, ("facts", "latest"), where)
        latest = text(keys.get("latest"), where, self.notes) if keys.get("latest") else ""
        return Part(self._facts(keys.get("facts"), where), latest)

    def _asking(self, where: str, node: Node) -> Asking:
        keys = self._keys(node, ("button", "ask", "facts"), where)
        return Asking(
            self.blocks.template(keys.get("button"), where, ()),
            self.blocks.template(keys.get("ask"), where, ()),
            self._facts(keys.get("facts"), where),
        )

    def _riddle(self, where: str, node: Node) -> Riddle:
        keys = self._keys(node, ("ask", "facts", "about", "answer", "others", "because"), where)
        facts = self._facts(keys.get("facts"), where)
        about, answer = (self._name_of(facts, keys.get(key), f"{where}, {key}") for key in ("about", "answer"))
        return Riddle(
            self.blocks.template(keys.get("ask"), where, facts.names()),
            facts,
            about,
            answer,
            tuple(self._facts(one, f"{where}, others") for one in one_or_many(keys.get("others"))),
            self.blocks.template(keys.get("because"), where, {*facts.names(), "source"}),
        )

    def _name_of(self, facts: Facts, node: Node | None, where: str) -> str:
        name = text(node, where, self.notes)
        if name not in facts.names():
            self.notes.tell(node.line if node else 1, where, f'"{name}" is in no fact line', suggest(name, facts.names()))
        return name

    def _anniversary(self, where: str, node: Node) -> Anniversary:
        keys = self._keys(node, ("facts", "on", "thing", "lines"), where)
        facts = self._facts(keys.get("facts"), where)
        on, thing = (self._name_of(facts, keys.get(key), f"{where}, {key}") for key in ("on", "thing"))
        told, known = mapping(keys.get("lines"), where, self.notes), {*facts.names(), "years", "label"}
        lines = {name: self.blocks.template(one, f"{where} lines {name}", known) for name, one in told.items()}
        return Anniversary(facts, on, thing, lines)

    def _news(self, kind: str, node: Node) -> News:
        where = f"follow {kind}"
        keys = self._keys(node, ("facts", "line"), where)
        facts = self._facts(keys.get("facts"), where)
        return News(facts, text(keys.get("line"), where, self.notes))
