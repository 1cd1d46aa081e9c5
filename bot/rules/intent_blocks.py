"""Reads the blocks of intents: how each is asked, the facts it looks for, and its replies."""

from __future__ import annotations

from bot.rules.answers import TIMES, Answer
from bot.rules.blocks import Blocks
from bot.rules.questions import Instead, Intent
from knowledge.mistakes import suggest
from knowledge.patterns import slots
from knowledge.yamls import Mapping as Keys
from knowledge.yamls import Node, check_keys, mapping, one_or_many, text

_INTENT = (
    *("questions", "facts", "also", "answer", "reply", "no_answer", "no", "instead", "keeps", "takes", "groups", "tells"),
    "examples",
)
_INSTEAD = ("facts", "answer", "reply", "answers")
_TAKES = ("named", "described", "sorts", "several")


class IntentReader:
    """Reads one intent after the other; every mistake is told."""

    def __init__(self, blocks: Blocks) -> None:
        self.blocks = blocks
        self.notes = blocks.notes

    def intent(self, name: str, node: Keys) -> Intent:
        """The intent of a block."""
        check_keys(node, _INTENT, name, self.notes)
        blocks = self.blocks
        asked = one_or_many(node.get("questions"))
        questions = tuple(blocks.pattern(one, f"{name}, question {number}") for number, one in enumerate(asked, 1))
        facts = blocks.facts(node.get("facts"), f"{name}, facts")
        also = blocks.also(node.get("also"), f"{name}, also")
        slot_names = {slot.name for pattern in questions for slot in slots(pattern)}
        if not questions and not facts.lines:  # what clues tell of
            slot_names = set(blocks.schema.kinds)
        names = {*slot_names, *facts.names(), *(line.lead for line in facts.lines if line.lead)}
        answer = blocks.answer(node.get("answer"), f"{name}, answer")
        self._check_answer(node, name, answer, names | set(also))
        instead = tuple(self._instead(name, one, names) for one in one_or_many(node.get("instead")))
        held_against = {answer.number, answer.against} if answer else set()
        for called in sorted(slot_names - set(facts.names()) - held_against) if facts.lines else ():
            self.notes.tell(node.line, name, f"{{{called}}} is in no fact line", suggest(called, list(facts.names())))
        takes, _, only = self._one(node, "takes", name).partition(" ")
        if takes and takes not in _TAKES:
            found, remedy = f'"{takes}" is not named, described, sorts or several', suggest(takes, _TAKES)
            self.notes.tell(node.lines["takes"], f"{name}, takes", found, remedy)
        keeps = tuple(text(one, name, self.notes) for one in one_or_many(node.get("keeps")))
        groups = self._one(node, "groups", name)
        for key, named in (("keeps", set(keeps)), ("groups", {groups} - {""})):
            for one in sorted(named - set(facts.names())):
                remedy = suggest(one, list(facts.names()))
                self.notes.tell(node.lines[key], f"{name}, {key}", f'"{one}" is in no fact line', remedy)
        tells = tuple(text(one, name, self.notes) for one in one_or_many(node.get("tells")))
        beside = {inner for lines in also.values() for inner in lines.names()}
        for one in sorted(set(tells) - beside):
            self.notes.tell(node.lines["tells"], f"{name}, tells", f'"{one}" is in no line of also', suggest(one, list(beside)))
        shown = {*names, *also, *beside}
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
            tells=tells,
            examples=blocks.examples(node.get("examples"), f"{name}, example"),
            lines=tuple(one.line for one in asked),
        )

    def _one(self, node: Keys, key: str, name: str) -> str:
        """The text of a key, if it is there."""
        return text(node.get(key), name, self.notes) if node.get(key) else ""

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
        check_keys(keys, _INSTEAD, where, self.notes)
        facts = self.blocks.facts(keys.get("facts"), f"{where}, facts")
        answer = self.blocks.answer(keys.get("answer"), f"{where}, answer")
        reply = self.blocks.template(keys.get("reply"), f"{where}, reply", {*names, *facts.names()})
        answers = text(keys.get("answers"), where, self.notes) if "answers" in keys.entries else "true"
        return Instead(facts, answer or Answer("yes_or_no"), reply, answers != "false", denies=answers == "no")
