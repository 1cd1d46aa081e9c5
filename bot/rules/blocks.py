"""Reads the parts that blocks of intents.yaml are made of: patterns, fact lines, answers, templates, examples."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from jinja2 import Environment, TemplateError, meta, nodes

from bot.rules.answers import Answer
from bot.rules.facts import COMPARISONS, Facts
from bot.rules.questions import Example
from knowledge.mistakes import Notes, suggest
from knowledge.patterns import Pattern, PatternError, Sequence, parse, slots
from knowledge.schema.schema import FactLine, Schema
from knowledge.yamls import Listing, Node, Text, check_keys, one_or_many, text
from knowledge.yamls import Mapping as Keys

_COMPARED = re.compile(rf"([a-z_]+) is ({'|'.join(COMPARISONS)}) ([a-z_]+)")
_REMARKED = re.compile(r"([a-z_]+) has ([a-z_]+) '([^']+)'(?: for ([a-z_]+))?")
_DIFFER = re.compile(r"([a-z_]+) is not ([a-z_]+)")
_SHOWN = re.compile(r"\{\{ ([a-z_]+) \}\}")
_GIVEN = frozenset({"rows", "count", "closed", "held", "others", "name", "label", "told"})


@dataclass(slots=True)
class Blocks:
    """What every block needs to be read: where mistakes are told, the phrases, the statements, the kinds a slot may have."""

    notes: Notes
    schema: Schema
    slot_kinds: Collection[str]
    phrases: dict[str, Pattern]
    environment: Environment
    used: dict[str, frozenset[str]] = field(default_factory=dict)  # by each template, the names in it

    def pattern(self, node: Node | None, where: str) -> Sequence:
        """A pattern; a mistake is told and read as an empty one."""
        written = text(node, where, self.notes)
        try:
            found = parse(written, self.phrases)
        except PatternError as error:
            self._tell(node, where, str(error))
            return Sequence(())
        for slot in slots(found):
            if slot.kind not in self.slot_kinds:
                self._tell(node, where, f"{{{slot.kind}}} is not a kind", _in_braces(suggest(slot.kind, self.slot_kinds)))
        if not found.parts:
            self._tell(node, where, "is empty")
        names = [slot.name for slot in slots(found)]
        for name in sorted({name for name in names if names.count(name) > 1}):
            self._tell(node, where, f"{{{name}}} stands there twice", f"Call one of them something else, as in {{{name}:other}}.")
        return found

    def patterns(self, node: Node | None, where: str) -> tuple[Sequence, ...]:
        """One pattern or a list of them."""
        return tuple(self.pattern(one, f"{where} {number}") for number, one in enumerate(one_or_many(node), 1))

    def facts(self, node: Node | None, where: str) -> Facts:
        """Fact lines; a line that begins with "not", or the lines listed under `not`, must have nothing that makes them true.

        "ONE is not OTHER" tells two names of the lines, or two units, apart; "ONE is before OTHER" and the like compare values.
        """
        found = self._facts(node, where)
        for group in (found, *found.absent):
            led = {line.lead for line in (*found.lines, *group.lines)}
            for name in sorted(group.set_apart() - led - found.names().keys() - group.names().keys()):
                self._tell(node, where, f'"{name}" is told apart, but no line has it', suggest(name, found.names()))
        return found

    def _facts(self, node: Node | None, where: str) -> Facts:
        lines: list[FactLine] = []
        absent: list[Facts] = []
        differ: list[tuple[str, str]] = []
        compared: list[tuple[str, str, str]] = []
        remarked: list[tuple[str, str, str, str]] = []
        for number, one in enumerate(one_or_many(node), 1):
            place = f"{where} {number}"
            if isinstance(one, Keys):
                check_keys(one, ("not",), place, self.notes)
                absent.append(self._facts(one.get("not"), place))
                continue
            written = text(one, place, self.notes)
            if two := _DIFFER.fullmatch(written):
                differ.append((two[1], two[2]))
                continue
            if three := _COMPARED.fullmatch(written):
                compared.append((three[1], three[2], three[3]))
                continue
            if (remark := _REMARKED.fullmatch(written)) and any(remark[2] in unit.texts for unit in self.schema.units.values()):
                remarked.append((remark[1], remark[2], remark[3], remark[4] or ""))
                continue
            line = self._line(Text(written.removeprefix("not "), one.line), place)
            if line and written.startswith("not "):
                absent.append(Facts((line,)))
            elif line:
                lines.append(line)
        return Facts(tuple(lines), tuple(absent), tuple(differ), tuple(compared), tuple(remarked))

    def line(self, node: Node | None, where: str) -> FactLine | None:
        """One fact line, None where it is missing or a mistake."""
        return self._line(node, where) if node is not None else None

    def _line(self, node: Node, where: str) -> FactLine | None:
        written = text(node, where, self.notes)
        try:
            return self.schema.fact_line(written)
        except ValueError as error:
            self._tell(node, where, str(error).removesuffix("."))
            return None

    def answer(self, node: Node | None, where: str) -> Answer | None:
        """An `answer:` line, None where there is none or it is a mistake."""
        if node is None:
            return None
        try:
            return Answer.read(text(node, where, self.notes))
        except ValueError as error:
            self._tell(node, where, str(error))
            return None

    def template(self, node: Node | None, where: str, names: Collection[str]) -> str:
        """A template that uses only these names; empty where there is none."""
        if node is None:
            return ""
        written = text(node, where, self.notes)
        try:
            used = self._names_in(written)
        except TemplateError as error:
            self._tell(node, where, f"is not a template: {error}")
            return ""
        for name in sorted(used - _GIVEN - set(names)):
            self._tell(node, where, f"{{{{ {name} }}}} is no name of this block", suggest(name, [*names, *_GIVEN]))
        return written

    def _names_in(self, template: str) -> frozenset[str]:
        """The names that a template does not set itself; it is parsed once, however many blocks have it."""
        if "{" not in _SHOWN.sub("", template):  # as most are
            return frozenset(_SHOWN.findall(template))
        if template not in self.used:
            tree = self.environment.parse(template)
            names = list(tree.find_all(nodes.Name))
            plain = all(name.ctx == "load" for name in names)
            self.used[template] = frozenset({name.name for name in names} if plain else meta.find_undeclared_variables(tree))
        return self.used[template]

    def also(self, node: Node | None, where: str) -> Mapping[str, Facts]:
        """`also:` names with their lines."""
        if node is None:
            return {}
        if not isinstance(node, Keys):
            self._tell(node, where, "is a list", 'Give each line a name, as in also: {name: "a fact line"}.')
            return {}
        return {name: self.facts(lines, f"{where} {name}") for name, lines in node.items()}

    def examples(self, node: Node | None, where: str) -> tuple[Example, ...]:
        """Examples, each with what its reply must be or hold."""
        found = []
        for number, one in enumerate(node.items if isinstance(node, Listing) else (), 1):
            place = f"{where} {number}"
            if not isinstance(one, Keys):
                self._tell(
                    one, place, "is not keys with values", 'As in {ask: "a question", includes: [what its reply must hold]}.'
                )
                continue
            check_keys(one, ("ask", "then", "reply", "includes", "help"), place, self.notes)
            ask = one.get("ask") or one.get("then")
            reply = text(one.get("reply"), place, self.notes) if one.get("reply") else ""
            includes = tuple(text(part, place, self.notes) for part in one_or_many(one.get("includes")))
            if not reply and not includes:
                self._tell(one, place, "says nothing of its reply", "Add reply: or includes:.")
            shown = one.get("help") is not None and text(one.get("help"), place, self.notes) == "true"
            found.append(Example(text(ask, place, self.notes), one.get("then") is not None, reply, includes, one.line, shown))
        return tuple(found)

    def _tell(self, node: Node | None, where: str, found: str, remedy: str = "") -> None:
        self.notes.tell(node.line if node else 1, where, found, remedy)


def _in_braces(remedy: str) -> str:
    """The remedy of `suggest` with the name as a slot is written."""
    return remedy.replace('"', "{", 1).replace('"', "}", 1) if remedy.startswith("Did") else remedy
