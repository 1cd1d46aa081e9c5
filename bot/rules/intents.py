"""Reads intents.yaml and its languages into Rules: everything is checked, all mistakes told at once with line and remedy."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from jinja2 import Environment

from bot.rules.answers import TIMES, Answer
from bot.rules.blocks import Blocks
from bot.rules.facts import Facts
from bot.rules.kinds import KindReader
from bot.rules.languages import add_languages
from bot.rules.lists import read_costs, read_numbers, read_says, read_thresholds, read_words
from bot.rules.questions import FollowUp, Instead, Intent, Pronoun
from bot.rules.relations import write_out
from bot.rules.rules import Remark, Rules
from bot.rules.templates import environment
from bot.rules.wanted import read_clues
from knowledge.mistakes import Notes, suggest
from knowledge.patterns import Pattern, PatternError, parse, slots
from knowledge.schema.schema import Schema
from knowledge.seldom import collecting_seldom
from knowledge.yamls import Mapping as Keys
from knowledge.yamls import Node, check_keys, load, mapping, one_or_many, text

SHIPPED = Path(__file__).parents[2] / "intents.yaml"
_TOP = (
    *("kinds", "phrases", "fillers", "numbers", "pronouns", "follow_ups", "families", "relations", "things", "intents"),
    *("small_talk", "clues", "says", "costs", "thresholds"),
)
_INTENT = (
    *("questions", "facts", "also", "answer", "reply", "no_answer", "no", "instead", "keeps", "takes", "groups", "examples"),
)
_TAKES = ("named", "described", "sorts", "several")
_TELLS = ("again", "more")


@collecting_seldom()
def load_rules(schema: Schema, path: Path = SHIPPED) -> Rules:
    """The rules of an intents file, with its languages. Raises Mistakes with every mistake in them."""
    notes = Notes(path.name)
    root = mapping(load(path, notes, trusted=True), "", notes)
    return _Reader(notes, schema).read(add_languages(root, path, notes))


_PRONOUN = ("words", "facts", "of", "answer", "place", "several", "other", "sure", "doubted", "led")


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
        intents = self._intents(root)
        rules = Rules(
            schema=self.schema,
            kinds={name: kind_reader.kind(name, mapping(node, f"kinds {name}", notes)) for name, node in kinds.items()},
            descriptions=(*kind_reader.heads(kinds), *kind_reader.descriptions(root)),
            intents=intents,
            clues=read_clues(root, self.blocks, intents),
            follow_ups=self._follow_ups(root),
            pronouns=tuple(pronoun for kind, node in self._entries(root, "pronouns") for pronoun in self._pronouns(kind, node)),
            small_talk=tuple(self._small_talk(root)),
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

    def _intents(self, root: Keys) -> Mapping[str, Intent]:
        return {name: self._intent(name, mapping(node, name, self.notes)) for name, node in self._entries(root, "intents")}

    def _intent(self, name: str, node: Keys) -> Intent:
        check_keys(node, _INTENT, name, self.notes)
        blocks = self.blocks
        asked = one_or_many(node.get("questions"))
        questions = tuple(blocks.pattern(one, f"{name}, question {number}") for number, one in enumerate(asked, 1))
        facts = blocks.facts(node.get("facts"), f"{name}, facts")
        also = blocks.also(node.get("also"), f"{name}, also")
        slot_names = {slot.name for pattern in questions for slot in slots(pattern)}
        if not questions and not facts.lines:  # what clues tell of
            slot_names = set(self.schema.kinds)
        names = {*slot_names, *facts.names(), *(line.lead for line in facts.lines if line.lead)}
        answer = blocks.answer(node.get("answer"), f"{name}, answer")
        self._check_answer(node, name, answer, names | set(also))
        instead = tuple(self._instead(name, one, names) for one in one_or_many(node.get("instead")))
        held_against = {answer.number, answer.against} if answer else set()
        for called in sorted(slot_names - set(facts.names()) - held_against) if facts.lines else ():
            self.notes.tell(node.line, name, f"{{{called}}} is in no fact line", suggest(called, list(facts.names())))
        takes, _, only = (text(node.get("takes"), name, self.notes) if node.get("takes") else "").partition(" ")
        if takes and takes not in _TAKES:
            self.notes.tell(
                node.lines["takes"],
                f"{name}, takes",
                f'"{takes}" is not named, described, sorts or several',
                suggest(takes, _TAKES),
            )
        keeps = tuple(text(one, name, self.notes) for one in one_or_many(node.get("keeps")))
        for kept in sorted(set(keeps) - set(facts.names())):
            self.notes.tell(
                node.lines["keeps"], f"{name}, keeps", f'"{kept}" is in no fact line', suggest(kept, list(facts.names()))
            )
        groups = text(node.get("groups"), name, self.notes) if node.get("groups") else ""
        if groups and groups not in facts.names():
            self.notes.tell(
                node.lines["groups"], f"{name}, groups", f'"{groups}" is in no fact line', suggest(groups, list(facts.names()))
            )
        shown = {*names, *also, *(inner for lines in also.values() for inner in lines.names())}
        return Intent(
            name=name,
            questions=questions,
            facts=facts,
            answer=answer or Answer("each", next(iter(names), "")),
            reply=blocks.template(node.get("reply"), f"{name}, reply", shown),
            no_answer=blocks.template(node.get("no_answer"), f"{name}, no_answer", shown),
            no=blocks.template(node.get("no"), f"{name}, no", shown),
            also=also,
            instead=instead,
            keeps=keeps,
            takes=takes,
            only=only,
            groups=groups,
            examples=blocks.examples(node.get("examples"), f"{name}, example"),
            lines=tuple(one.line for one in asked),
        )

    def _check_answer(self, node: Keys, name: str, answer: Answer | None, names: set[str]) -> None:
        for key in ("questions", "answer", "reply", "no_answer", "examples"):
            if node.get(key) is None:
                self.notes.tell(node.line, name, f"has no {key}", f"Add {key}: to it.")
        if answer and answer.form in TIMES:
            self.notes.tell(
                node.line,
                f"{name}, answer",
                "only a description picks by how often",
                "Describe it under things, and ask for that.",
            )
        for wanted in (answer.name, answer.of, answer.number, answer.against, answer.since) if answer else ():
            if wanted and wanted not in names:
                self.notes.tell(node.line, f"{name}, answer", f'"{wanted}" is in no fact line', suggest(wanted, names))

    def _instead(self, name: str, node: Node, names: set[str]) -> Instead:
        where = f"{name}, instead"
        keys = mapping(node, where, self.notes)
        check_keys(keys, ("facts", "answer", "reply", "answers"), where, self.notes)
        facts = self.blocks.facts(keys.get("facts"), f"{where}, facts")
        answer = self.blocks.answer(keys.get("answer"), f"{where}, answer")
        reply = self.blocks.template(keys.get("reply"), f"{where}, reply", {*names, *facts.names()})
        answers = keys.get("answers") is None or text(keys.get("answers"), where, self.notes) == "true"
        return Instead(facts, answer or Answer("yes_or_no"), reply, answers)

    def _follow_ups(self, root: Keys) -> tuple[FollowUp, ...]:
        found = []
        for number, node in enumerate(one_or_many(root.get("follow_ups")), 1):
            where = f"follow_ups {number}"
            keys = mapping(node, where, self.notes)
            check_keys(keys, ("words", "asks", "ask"), where, self.notes)
            asks = text(keys.get("asks"), where, self.notes) if keys.get("asks") else ""
            whole = tuple(text(one, where, self.notes) for one in one_or_many(keys.get("ask")))
            found += [FollowUp(pattern, asks, whole) for pattern in self.blocks.patterns(keys.get("words"), where)]
        return tuple(found)

    def _small_talk(self, root: Keys) -> Iterator[Remark]:
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

    def _pronouns(self, kind: str, node: Node) -> Iterator[Pronoun]:
        for number, one in enumerate(one_or_many(node), 1):
            where = f"pronouns {kind} {number}"
            if isinstance(one, Keys):
                check_keys(one, _PRONOUN, where, self.notes)
                of = text(one.get("of"), where, self.notes) if one.get("of") else ""
                answer = self.blocks.answer(one.get("answer"), f"{where}, answer")
                place = self._number(one.get("place"), f"{where}, place")
                several = self._number(one.get("several"), f"{where}, several")
                said = {key: text(one.get(key), where, self.notes) for key in ("other", "sure", "doubted", "led") if one.get(key)}
                facts = self.blocks.facts(one.get("facts"), where)
                for pattern in self.blocks.patterns(one.get("words"), where):
                    yield Pronoun(
                        kind, pattern, facts, of, answer, place, several, **{key: yes == "true" for key, yes in said.items()}
                    )
            else:
                yield Pronoun(kind, self.blocks.pattern(one, where), Facts())

    def _number(self, node: Node | None, where: str) -> int:
        """The place in a row that words stand for ("the first one", "the last one"), or of how many; 0 where none is said."""
        written = text(node, where, self.notes) if node else "0"
        if not written.removeprefix("-").isdecimal():
            self.notes.tell(node.line if node else 1, where, f'"{written}" is not a number', "As in place: -1.")
            return 0
        return int(written)

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
