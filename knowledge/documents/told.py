"""Reads what a document tells in whole sentences: facts, with the words behind them, and corrections."""

from __future__ import annotations

from knowledge.claims import Correction, Fact, Mention, Sentence, Value
from knowledge.documents.gathered import QUOTE, Gathered
from knowledge.schema.schema import Schema, Statement
from knowledge.words import plain
from knowledge.yamls import Mapping, Node, Text, check_keys, mapping, text

_LONGEST = 1000


def read_sentence(gathered: Gathered, node: Node, where: str) -> None:
    """Gather the claim of one sentence under `facts:`, written alone or with its quote."""
    words = node
    quote = ""
    if isinstance(node, Mapping):
        check_keys(node, ("fact", QUOTE), where, gathered.notes)
        words = node.get("fact") or Text("", node.line)
        quote = gathered.quote(node, where)
    sentence = _sentence(gathered, words, where)
    if sentence:
        gathered.add(node.line, sentence, quote)


def read_correction(gathered: Gathered, node: Node, where: str) -> None:
    """Gather the claim of one entry under `wrong:`, that a sentence is not so."""
    fields = mapping(node, where, gathered.notes)
    check_keys(fields, ("fact", "why", "source"), where, gathered.notes)
    for key, remedy in (("fact", "Write the sentence that is wrong."), ("why", "Say what is wrong about it.")):
        if key not in fields.entries:
            gathered.notes.tell(fields.line, where, f'"{key}" is missing', remedy)
    sentence = _sentence(gathered, fields.entries["fact"], f"{where} fact") if "fact" in fields.entries else None
    why = text(fields.entries["why"], f"{where} why", gathered.notes) if "why" in fields.entries else ""
    source = gathered.origin(fields.get("source"), f"{where} source") if "source" in fields.entries else None
    if sentence:
        gathered.add(node.line, Correction(sentence, why, source))


def _sentence(gathered: Gathered, node: Node, where: str) -> Sentence | None:
    notes, schema = gathered.notes, gathered.schema
    words = " ".join(text(node, where, notes).split()).removesuffix(".")
    if not words:
        return None
    if len(words) > _LONGEST:
        notes.tell(node.line, where, f"the sentence has {len(words)} characters", f"At most {_LONGEST}.")
        return None
    sentence = read_words(schema, words)
    if sentence is None:
        notes.tell(node.line, where, f'no statement reads "{words}"', schema.likest(words))
    return sentence


def read_words(schema: Schema, words: str) -> Sentence | None:
    """A sentence with every way to read it; None where no statement reads it."""
    readings = [_reading(schema, statement, nouns) for statement, nouns in schema.sentence(words)]
    sure = tuple(reading for reading in readings if reading)
    return Sentence(words, sure) if sure else None


def _reading(schema: Schema, statement: Statement, nouns: dict[str, str]) -> Fact | None:
    read: dict[str, Mention | Value] = {}
    for name, words in nouns.items():
        kinds = statement.noun(name).kinds
        is_value = schema.kinds[kinds[0]].value is not None
        try:
            read[name] = schema.value(kinds[0], words) if is_value else Mention(kinds, words)
        except ValueError:
            return None
        if not is_value and not plain(words):
            return None
    return Fact(statement.name, read)
