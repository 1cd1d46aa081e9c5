"""Reads intents.yaml and its languages into Rules: everything is checked, all mistakes told at once with line and remedy."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment

from bot.rules.blocks import Blocks
from bot.rules.intent_blocks import IntentReader
from bot.rules.kinds import KindReader
from bot.rules.languages import add_languages
from bot.rules.lists import read_costs, read_numbers, read_says, read_thresholds, read_words
from bot.rules.relations import write_out
from bot.rules.rules import Rules
from bot.rules.saying_blocks import SayingReader
from bot.rules.templates import environment
from bot.rules.wanted import read_clues
from knowledge.mistakes import Notes, suggest
from knowledge.patterns import Pattern, PatternError, parse, slots
from knowledge.schema.schema import Schema
from knowledge.seldom import collecting_seldom
from knowledge.yamls import Mapping as Keys
from knowledge.yamls import Node, check_keys, load, mapping, text

SHIPPED = Path(__file__).parents[2] / "intents.yaml"
_TOP = (
    *("kinds", "phrases", "fillers", "numbers", "pronouns", "follow_ups", "families", "relations", "things", "intents"),
    *("small_talk", "clues", "says", "costs", "thresholds"),
)


@collecting_seldom()
def load_rules(schema: Schema, path: Path = SHIPPED) -> Rules:
    """The rules of an intents file, with its languages. Raises Mistakes with every mistake in them."""
    notes = Notes(path.name)
    root = mapping(load(path, notes, trusted=True), "", notes)
    return _Reader(notes, schema).read(add_languages(root, path, notes))


class _Reader:
    """Reads the parts of the file in the order in which they lean on each other."""

    def __init__(self, notes: Notes, schema: Schema) -> None:
        self.notes = notes
        self.schema = schema
        self.environment: Environment = environment()

    def read(self, root: Keys) -> Rules:
        notes = self.notes
        check_keys(root, _TOP, "", notes)
        root = write_out(root, notes)
        kinds = mapping(root.get("kinds"), "kinds", notes)
        self.blocks = Blocks(notes, self.schema, (*self.schema.kinds, *kinds.entries), {}, self.environment)
        self._phrases(root)
        kind_reader = KindReader(self.blocks)
        intent_reader = IntentReader(self.blocks)
        intents = {name: intent_reader.intent(name, mapping(node, name, notes)) for name, node in self._entries(root, "intents")}
        sayings = SayingReader(self.blocks)
        rules = Rules(
            schema=self.schema,
            kinds={name: kind_reader.kind(name, mapping(node, f"kinds {name}", notes)) for name, node in kinds.items()},
            descriptions=(*kind_reader.heads(kinds), *kind_reader.descriptions(root)),
            intents=intents,
            clues=read_clues(root, self.blocks, intents),
            follow_ups=tuple(sayings.follow_ups(root)),
            pronouns=tuple(sayings.pronouns(root)),
            small_talk=tuple(sayings.small_talk(root)),
            words=read_words(root, self.blocks),
            numbers=read_numbers(root, notes),
            says=read_says(root, notes, self.environment),
            costs=read_costs(root, notes),
            thresholds=read_thresholds(root, notes),
        )
        self._check_kinds(rules, root)
        notes.check()
        return rules

    def _entries(self, root: Keys, top: str) -> list[tuple[str, Node]]:
        return list(mapping(root.get(top), top, self.notes).items())

    def _phrases(self, root: Keys) -> None:
        for name, node in self._entries(root, "phrases"):
            try:
                phrase: Pattern = parse(text(node, f"phrases {name}", self.notes), self.blocks.phrases)
            except PatternError as error:
                self.notes.tell(node.line, f"phrases {name}", str(error))
                continue
            if any(slots(phrase)):
                self.notes.tell(node.line, f"phrases {name}", "has a slot", "Write the slot in the patterns that use it.")
            self.blocks.phrases[name] = phrase

    def _check_kinds(self, rules: Rules, root: Keys) -> None:
        line = root.lines.get("kinds", 1)
        for kind in rules.kinds.values():
            if kind.name not in self.schema.kinds and not kind.any:
                self.notes.tell(line, f"kinds {kind.name}", "is no kind of the store", suggest(kind.name, self.schema.kinds))
            for member in kind.any:
                if member not in self.schema.kinds:
                    self.notes.tell(
                        line, f"kinds {kind.name}", f'"{member}" is no kind of the store', suggest(member, self.schema.kinds)
                    )
        for named in {*(pronoun.kind for pronoun in rules.pronouns), *(rule.kind for rule in rules.descriptions)}:
            if named not in self.blocks.slot_kinds:
                self.notes.tell(line, named, "is not a kind", suggest(named, self.blocks.slot_kinds))
