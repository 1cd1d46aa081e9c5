"""Reads intents.yaml into Rules: everything is checked, and all mistakes are told at once with line and remedy."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from jinja2 import Environment, TemplateError

from bot.blocks import Blocks
from bot.phrases import single_words
from bot.question import NumberWords
from bot.rules import Answer, Description, Facts, FollowUp, Instead, Intent, Kind, Pronoun, Rules, Words
from bot.templates import environment
from knowledge.mistakes import Notes, suggest
from knowledge.patterns import Pattern, PatternError, parse, slots
from knowledge.statements import Schema
from knowledge.yamls import Mapping as Keys
from knowledge.yamls import Node, check_keys, load, mapping, one_or_many, text

SHIPPED = Path(__file__).parent.parent / "intents.yaml"
_TOP = ("kinds", "phrases", "fillers", "numbers", "pronouns", "follow_ups", "things", "intents", "says", "costs", "thresholds")
_KIND = ("heads", "call", "known", "order", "any", "numbers", "rank", "short")
_DESCRIPTION = ("words", "facts", "otherwise", "besides", "answer", "say")
_INTENT = (*("questions", "facts", "also", "answer", "reply", "no_answer", "no", "instead", "keeps", "takes", "examples"),)
_LISTS = ("polite", "glue", "asking", "joins", "lists", "charged", "corrects")
_COSTS = (
    "filler",
    "glue",
    "asking",
    "known",
    "unknown",
    "name",
    "charged",
    "slip",
    "turn",
    "extra",
    "doubt",
    "common",
    "thread",
    "keep",
    "half",
    "century",
    "wordless",
    "narrow",
    "implied",
    "vague",
)
_THRESHOLDS = ("answer", "close")
_TAKES = ("named", "described")
_SAYS = (
    *("start", "help_intro", "failed", "unknown_command", "not_text", "choice_gone", "empty", "too_long", "not_understood"),
    *("not_known", "which_one", "reading_as", "leaving_out", "nothing_like", "asked_again", "otherwise"),
    *("source_linked", "source_plain", "sources"),
)


def load_rules(schema: Schema, path: Path = SHIPPED) -> Rules:
    """The rules of an intents file. Raises Mistakes with every mistake in it."""
    notes = Notes(path.name)
    return _Reader(notes, schema).read(mapping(load(path, notes, trusted=True), "", notes))


class _Reader:
    """Reads the parts of the file in the order in which they lean on each other."""

    def __init__(self, notes: Notes, schema: Schema) -> None:
        self.notes = notes
        self.schema = schema
        self.environment: Environment = environment()

    def read(self, root: Keys) -> Rules:
        notes = self.notes
        check_keys(root, _TOP, "", notes)
        kinds = mapping(root.get("kinds"), "kinds", notes)
        self.blocks = Blocks(notes, self.schema, (*self.schema.kinds, *kinds.entries), {}, self.environment)
        self._phrases(root)
        rules = Rules(
            schema=self.schema,
            kinds={name: self._kind(name, mapping(node, f"kinds {name}", notes)) for name, node in kinds.items()},
            descriptions=(*self._heads(kinds), *self._descriptions(root)),
            intents=self._intents(root),
            follow_ups=self._follow_ups(root),
            pronouns=tuple(pronoun for kind, node in self._entries(root, "pronouns") for pronoun in self._pronouns(kind, node)),
            words=self._words(root),
            numbers=self._numbers(root),
            says=self._says(root),
            costs=self._prices(root, "costs", _COSTS),
            thresholds=self._prices(root, "thresholds", _THRESHOLDS),
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

    def _kind(self, name: str, node: Keys) -> Kind:
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
            self.blocks.line(node.get("order"), f"{where} order"),
        )

    def _range(self, node: Node | None, where: str) -> range:
        if node is None:
            return range(0)
        first, _, last = text(node, where, self.notes).partition("-")
        if not (first.isdecimal() and last.isdecimal()):
            self.notes.tell(node.line, where, "numbers is not FIRST-LAST", 'As in numbers: "1880-2100".')
            return range(0)
        return range(int(first), int(last) + 1)

    def _heads(self, kinds: Keys) -> list[Description]:
        found = []
        for kind, node in kinds.items():
            heads = mapping(node, f"kinds {kind}", self.notes).get("heads")
            for number, head in enumerate(one_or_many(heads), 1):
                where = f"kinds {kind}, head {number}"
                if isinstance(head, Keys):
                    check_keys(head, ("words", "facts"), where, self.notes)
                    found.append(
                        Description(
                            kind,
                            "head",
                            self.blocks.pattern(head.get("words"), where),
                            self.blocks.facts(head.get("facts"), where),
                        )
                    )
                else:
                    found.append(Description(kind, "head", self.blocks.pattern(head, where), Facts()))
        return found

    def _descriptions(self, root: Keys) -> list[Description]:
        found = []
        for kind, node in self._entries(root, "things"):
            places = mapping(node, f"things {kind}", self.notes)
            check_keys(places, ("before", "after", "described"), f"things {kind}", self.notes)
            for place, entries in places.items():
                for number, entry in enumerate(one_or_many(entries), 1):
                    where = f"things {kind}, {place} {number}"
                    found += self._description(kind, place, mapping(entry, where, self.notes), where)
        return found

    def _description(self, kind: str, place: str, node: Keys, where: str) -> list[Description]:
        check_keys(node, _DESCRIPTION, where, self.notes)
        facts = self.blocks.facts(node.get("facts"), f"{where}, facts")
        second = node.get("besides") or node.get("otherwise")
        otherwise = self.blocks.facts(second, f"{where}, otherwise") if second else None
        answer = self.blocks.answer(node.get("answer"), f"{where}, answer")
        found = []
        for pattern in self.blocks.patterns(node.get("words"), f"{where}, words"):
            names = {slot.name for slot in slots(pattern)}
            self._check_names(node, where, kind, names, facts)
            say = self.blocks.template(node.get("say"), f"{where}, say", names)
            found.append(Description(kind, place, pattern, facts, otherwise, node.get("besides") is not None, answer, say))
        return found

    def _check_names(self, node: Keys, where: str, kind: str, names: set[str], facts: Facts) -> None:
        if kind in names:
            self.notes.tell(
                node.line,
                where,
                f"{{{kind}}} is the thing described",
                f"Call the other one something else, as in {{{kind}:other}}.",
            )
        told = set(facts.names())
        for group in facts.absent:
            told |= set(Facts(group).names())
        if facts.lines and kind not in told:
            self.notes.tell(node.line, where, f'no fact line is about "{kind}"', "Use that name in a line.")
        for name in sorted(names - told):
            self.notes.tell(node.line, where, f"{{{name}}} is in no fact line", suggest(name, told))

    def _intents(self, root: Keys) -> Mapping[str, Intent]:
        return {name: self._intent(name, mapping(node, name, self.notes)) for name, node in self._entries(root, "intents")}

    def _intent(self, name: str, node: Keys) -> Intent:
        check_keys(node, _INTENT, name, self.notes)
        blocks = self.blocks
        questions = tuple(
            blocks.pattern(one, f"{name}, question {number}") for number, one in enumerate(one_or_many(node.get("questions")), 1)
        )
        facts = blocks.facts(node.get("facts"), f"{name}, facts")
        also = blocks.also(node.get("also"), f"{name}, also")
        slot_names = {slot.name for pattern in questions for slot in slots(pattern)}
        names = {*slot_names, *facts.names(), *(line.lead for line in facts.lines if line.lead)}
        answer = blocks.answer(node.get("answer"), f"{name}, answer")
        self._check_answer(node, name, answer, names | set(also))
        instead = self._instead(name, node.get("instead"), names)
        for called in sorted(slot_names - set(facts.names())) if facts.lines else ():
            self.notes.tell(node.line, name, f"{{{called}}} is in no fact line", suggest(called, list(facts.names())))
        takes = text(node.get("takes"), name, self.notes) if node.get("takes") else ""
        if takes and takes not in _TAKES:
            self.notes.tell(
                node.lines["takes"], f"{name}, takes", f'"{takes}" is neither named nor described', suggest(takes, _TAKES)
            )
        keeps = tuple(text(one, name, self.notes) for one in one_or_many(node.get("keeps")))
        for kept in sorted(set(keeps) - set(facts.names())):
            self.notes.tell(
                node.lines["keeps"], f"{name}, keeps", f'"{kept}" is in no fact line', suggest(kept, list(facts.names()))
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
            examples=blocks.examples(node.get("examples"), f"{name}, example"),
            line=node.line,
        )

    def _check_answer(self, node: Keys, name: str, answer: Answer | None, names: set[str]) -> None:
        for key in ("questions", "answer", "reply", "no_answer", "examples"):
            if node.get(key) is None:
                self.notes.tell(node.line, name, f"has no {key}", f"Add {key}: to it.")
        for wanted in (answer.name, answer.of) if answer else ():
            if wanted and wanted not in names:
                self.notes.tell(node.line, f"{name}, answer", f'"{wanted}" is in no fact line', suggest(wanted, names))

    def _instead(self, name: str, node: Node | None, names: set[str]) -> Instead | None:
        if node is None:
            return None
        where = f"{name}, instead"
        keys = mapping(node, where, self.notes)
        check_keys(keys, ("facts", "answer", "reply"), where, self.notes)
        facts = self.blocks.facts(keys.get("facts"), f"{where}, facts")
        answer = self.blocks.answer(keys.get("answer"), f"{where}, answer")
        reply = self.blocks.template(keys.get("reply"), f"{where}, reply", {*names, *facts.names()})
        return Instead(facts, answer or Answer("yes_or_no"), reply)

    def _follow_ups(self, root: Keys) -> tuple[FollowUp, ...]:
        found = []
        for number, node in enumerate(one_or_many(root.get("follow_ups")), 1):
            where = f"follow_ups {number}"
            keys = mapping(node, where, self.notes)
            check_keys(keys, ("words", "asks"), where, self.notes)
            asks = text(keys.get("asks"), where, self.notes) if keys.get("asks") else ""
            found += [FollowUp(pattern, asks) for pattern in self.blocks.patterns(keys.get("words"), where)]
        return tuple(found)

    def _pronouns(self, kind: str, node: Node) -> Iterator[Pronoun]:
        for number, one in enumerate(one_or_many(node), 1):
            where = f"pronouns {kind} {number}"
            if isinstance(one, Keys):
                check_keys(one, ("words", "facts"), where, self.notes)
                yield Pronoun(kind, self.blocks.pattern(one.get("words"), where), self.blocks.facts(one.get("facts"), where))
            else:
                yield Pronoun(kind, self.blocks.pattern(one, where), Facts())

    def _words(self, root: Keys) -> Words:
        lists = mapping(root.get("fillers"), "fillers", self.notes)
        check_keys(lists, (*_LISTS, "short"), "fillers", self.notes)
        found = {name: self.blocks.patterns(lists.get(name), f"fillers {name}") for name in _LISTS}
        single = {name: frozenset().union(*(single_words(one)[0] for one in patterns)) for name, patterns in found.items()}
        short = {
            word: tuple(text(node, f"fillers short {word}", self.notes).split())
            for word, node in mapping(lists.get("short"), "fillers short", self.notes).items()
        }
        return Words(
            single["polite"],
            single["glue"],
            single["asking"],
            single["joins"],
            single["lists"],
            single["charged"],
            found["polite"],
            found["corrects"],
            short,
        )

    def _numbers(self, root: Keys) -> NumberWords:
        lists = mapping(root.get("numbers"), "numbers", self.notes)
        check_keys(lists, ("cardinals", "ordinals", "endings"), "numbers", self.notes)
        endings = frozenset(text(one, "numbers endings", self.notes) for one in one_or_many(lists.get("endings")))
        return NumberWords(self._counting(lists, "cardinals"), self._counting(lists, "ordinals"), endings)

    def _counting(self, lists: Keys, name: str) -> dict[str, int]:
        where = f"numbers {name}"
        found = {}
        for word, node in mapping(lists.get(name), where, self.notes).items():
            value = text(node, where, self.notes)
            if value.isdecimal():
                found[word] = int(value)
            else:
                self.notes.tell(node.line, where, f'"{value}" is not a number')
        return found

    def _says(self, root: Keys) -> Mapping[str, str]:
        says = mapping(root.get("says"), "says", self.notes)
        for missing in sorted(set(_SAYS) - says.entries.keys()):
            self.notes.tell(says.line, "says", f'"{missing}" is missing', f"Add {missing}: to it.")
        check_keys(says, _SAYS, "says", self.notes)
        return {name: self._say(name, node) for name, node in says.items()}

    def _say(self, name: str, node: Node) -> str:
        written = text(node, f"says {name}", self.notes)
        try:
            self.environment.parse(written)
        except TemplateError as error:
            self.notes.tell(node.line, f"says {name}", f"is not a template: {error}")
        return written

    def _prices(self, root: Keys, top: str, known: tuple[str, ...]) -> Mapping[str, float]:
        node = mapping(root.get(top), top, self.notes)
        check_keys(node, known, top, self.notes)
        found: dict[str, float] = {}
        for name in known:
            price = node.get(name)
            if price is None:
                self.notes.tell(node.line, top, f'"{name}" is missing', f"Add {name}: to it.")
                continue
            try:
                found[name] = float(text(price, f"{top} {name}", self.notes) or 0)
            except ValueError:
                self.notes.tell(node.lines[name], f"{top} {name}", "is not a number")
        return found

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
