"""Reads the units of an entry: who won and who was nominated, short or long, and which lists are closed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from collections.abc import Mapping as Fields
from typing import Protocol

from knowledge.claims import Closing, Fact, Mention, Result
from knowledge.documents.gathered import QUOTE, Gathered
from knowledge.mistakes import suggest
from knowledge.schema.schema import Unit
from knowledge.words import plain
from knowledge.yamls import Mapping, Node, Text, check_keys, listing, mapping, one_or_many, text

COMPLETE = "complete"


class HasWord(Protocol):
    """Anything that tells the words of a field."""

    def word(self, key: str) -> str:
        """The first value of a key as words, or an empty string."""
        ...


class ResultReader:
    """Reads what stands under a unit's key in the entry of its holder."""

    def __init__(self, gathered: Gathered) -> None:
        self.gathered = gathered
        self.schema = gathered.schema
        self.notes = gathered.notes

    def keys(self, kind: str) -> tuple[str, ...]:
        """The keys that entries of this kind may have for the sake of units."""
        return tuple(key for unit in self._units(kind) for key in (unit.under, COMPLETE))

    def receivers(self, statement: str) -> dict[str, str]:
        """For the statement that tells which part receives a unit: each word that may be written, and the kind it means."""
        units = [unit for unit in self.schema.units.values() if unit.goes_to == statement]
        return {word: kind for unit in units for kind, key in unit.parts.items() for word in (kind, key)}

    def read(self, holder: Mention, node: Mapping, where: str, fields: HasWord) -> None:
        """Gather the claims of a holder's results."""
        for unit in self._units(holder.kinds[0]):
            self._close(unit, node, where, holder, None)
            told = self.schema.kinds[unit.subject].told_by
            for index, item in enumerate(listing(node.get(unit.under), f"{where} {unit.under}", self.notes), 1):
                inner = f"{where}, {unit.under} {index}"
                self._result(unit, holder, mapping(item, inner, self.notes), inner, fields.word(told) if told else "")

    def span(self, whole: Mention, node: Mapping, where: str) -> None:
        """Gather the claims that the list of all holders that belong to something is complete."""
        for unit, what, line in self._spans(node):
            self.gathered.add(line, Closing(unit.name, what, whole))

    def spans_only(self, node: Mapping) -> bool:
        """Whether all that `complete:` says in an entry is of what its holder belongs to."""
        return len(list(self._spans(node))) == len(one_or_many(node.get(COMPLETE)))

    def _spans(self, node: Mapping) -> Iterator[tuple[Unit, str, int]]:
        for unit in self.schema.units.values():
            for item in one_or_many(node.get(COMPLETE)):
                if isinstance(item, Text) and item.value.strip() in unit.spans:
                    yield unit, item.value.strip(), item.line

    def _units(self, kind: str) -> list[Unit]:
        return [unit for unit in self.schema.units.values() if unit.holder == kind]

    def _result(self, unit: Unit, holder: Mention, node: Mapping, where: str, told: str) -> None:
        check_keys(node, (unit.subject, *unit.states, COMPLETE, QUOTE), where, self.notes)
        if unit.subject not in node.entries:
            self.notes.tell(node.line, where, f'"{unit.subject}" is missing', "It says what the others are told of.")
            return
        subject = self.gathered.mention((unit.subject,), node.entries[unit.subject], f"{where} {unit.subject}", told)
        if subject is None:
            return
        quote = self.gathered.quote(node, where)
        self._close(unit, node, where, holder, subject)
        for state, above in unit.states.items():
            if not above:
                self._once(one_or_many(node.get(state)), f"{where} {state}")
            for item in one_or_many(node.get(state)):
                self._item(
                    unit, state, item, f"{where} {state}", Result(unit.name, state, holder, subject, listed=node.line), quote
                )

    def _once(self, items: Iterable[Node], where: str) -> None:
        """Tell what is listed twice; of the higher state one thing may have several, as for two machines of one maker."""
        first: dict[str, int] = {}
        for item in items:
            words = _written(item)
            if words and words in first:
                remedy = "Keep one, or say what tells the two apart."
                self.notes.tell(item.line, where, f'"{words}" is here twice, first on line {first[words]}', remedy)
            first.setdefault(words, item.line)

    def _item(self, unit: Unit, state: str, node: Node, where: str, told: Result, quote: str) -> None:
        if isinstance(node, Mapping):
            quote = self.gathered.quote(node, where, quote)
            parts, texts = self._long(unit, node, where)
            if parts:
                self.gathered.add(
                    node.line, Result(unit.name, state, told.holder, told.subject, "", parts, texts, told.listed), quote
                )
                for fact in self._told_too(unit, parts, texts):
                    self.gathered.add(node.line, fact, quote)
            return
        words = self.gathered.mention((), node, where)
        if words:
            self.gathered.add(
                node.line, Result(unit.name, state, told.holder, told.subject, words.name, listed=told.listed), quote
            )

    def _long(self, unit: Unit, node: Mapping, where: str) -> tuple[tuple[Mention, ...], Fields[str, str]]:
        spelled = {word: kind for kind, key in unit.parts.items() for word in (kind, key)}
        check_keys(node, (*spelled, *unit.texts, QUOTE), where, self.notes)
        parts: list[Mention] = []
        for key, kind in spelled.items():
            read = [self.gathered.mention((kind,), item, f"{where} {key}") for item in one_or_many(node.get(key))]
            parts += [mention for mention in read if mention]
        if not parts:
            self.notes.tell(node.line, where, "it names nobody and nothing", f"Say one of {', '.join(unit.parts.values())}.")
        texts = {key: text(node.get(key), f"{where} {key}", self.notes) for key in unit.texts if key in node.entries}
        return self._told_by_each_other(parts), texts

    def _told_too(self, unit: Unit, parts: tuple[Mention, ...], texts: Fields[str, str]) -> Iterator[Fact]:
        """The facts that remarks make of the parts, "/" between several; none where it is open who is meant."""
        beside = {kind: [part for part in parts if part.kinds == (kind,)] for kind in unit.parts}
        for key, name in unit.tells.items():
            nouns = self.schema.statements[name].nouns
            (told,) = (noun for noun in nouns if noun.name not in unit.parts)
            if key in texts and all(len(beside[noun.name]) == 1 for noun in nouns if noun is not told):
                known = {noun.name: beside[noun.name][0] for noun in nouns if noun is not told}
                for words in filter(plain, texts[key].split("/")):
                    yield Fact(name, {**known, told.name: Mention(told.kinds, words.strip())})

    def _told_by_each_other(self, parts: list[Mention]) -> tuple[Mention, ...]:
        """Parts that tell their namesakes apart by another part, as a song by its film, take it from beside them."""
        told: list[Mention] = []
        for part in parts:
            key = self.schema.kinds[part.kinds[0]].told_by
            beside = [other.name for other in parts if key and other.kinds == self._told_kinds(part.kinds[0], key)]
            told.append(Mention(part.kinds, part.name, beside[0]) if len(beside) == 1 and "(" not in part.name else part)
        return tuple(told)

    def _told_kinds(self, kind: str, key: str) -> tuple[str, ...]:
        return self.schema.fields(kind)[key].entry_and_value(kind)[1].kinds

    def _close(self, unit: Unit, node: Mapping, where: str, holder: Mention, subject: Mention | None) -> None:
        if COMPLETE not in node.entries:
            return
        for item in one_or_many(node.get(COMPLETE)):
            what = text(item, f"{where} {COMPLETE}", self.notes)
            if subject and what in unit.closes and not any(key in node.entries for key in _states(unit, unit.closes[what])):
                found = f'"{what}" is complete, and names nobody'
                self.notes.tell(item.line, f"{where} {COMPLETE}", found, f"Name them under {unit.closes[what]}:.")
            if what in unit.closes:
                self.gathered.add(item.line, Closing(unit.name, unit.closes[what], holder, subject))
            elif what and (subject or what not in unit.spans):
                known = (*unit.closes, *(() if subject else unit.spans))
                self.notes.tell(item.line, f"{where} {COMPLETE}", f'"{what}" cannot be complete', suggest(what, known))


def _written(node: Node) -> str:
    """What an item says, in plain words: by itself, or in all the fields of its long form."""
    if isinstance(node, Mapping):
        return "; ".join(_written(item) for _, value in sorted(node.items()) for item in one_or_many(value))
    return plain(node.value) if isinstance(node, Text) else ""


def _states(unit: Unit, state: str) -> list[str]:
    """The states of what is in a list that is closed for one: those above it are in it too."""
    return [name for name, above in unit.states.items() if name == state or above]
