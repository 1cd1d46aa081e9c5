"""Reads the closed lists of intents.yaml: words that add little, numbers, the bot's own sentences, prices."""

from __future__ import annotations

from collections.abc import Mapping

from jinja2 import Environment, TemplateError

from bot.numbers import NumberWords
from bot.rules.blocks import Blocks
from bot.rules.phrases import single_words
from bot.rules.rules import Words
from knowledge.mistakes import Notes
from knowledge.words import plain
from knowledge.yamls import Mapping as Keys
from knowledge.yamls import check_keys, mapping, one_or_many, text

_LISTS = (
    "polite",
    "titles",
    "glue",
    "asking",
    "joins",
    "lists",
    "charged",
    "corrects",
    "checks",
    "whether",
    "circumstances",
    "speaking",
    "leads",
    "ones",
    "others",
    "ever",
)
_COSTS = (
    "filler",
    "glue",
    "asking",
    "whether",
    "known",
    "unknown",
    "name",
    "charged",
    "slip",
    "turn",
    "unheard",
    "extra",
    "doubt",
    "common",
    "ordinary",
    "thread",
    "keep",
    "half",
    "century",
    "bare",
    "wordless",
    "named",
    "beyond",
    "framed",
    "guess",
    "narrow",
    "loose",
    "since",
    "implied",
    "vague",
    "clue",
)
_THRESHOLDS = ("answer", "close", "plain", "guess", "sure", "rather", "doubtful", "beyond")
_SAYS = (
    *(
        "start",
        "help_intro",
        "failed",
        "too_slow",
        "unknown_command",
        "not_text",
        "choice_gone",
        "empty",
        "too_long",
        "not_understood",
    ),
    *(
        "not_known",
        "nobody",
        "which_one",
        "reading_as",
        "taken_as",
        "leaving_out",
        "nothing_like",
        "none_with",
        "asked_again",
        "otherwise",
        "by_second",
        "as_of",
        "so_far",
        "partly",
    ),
    *("remark", "remarks", "disagree", "side", "was_corrected", "portion", "further"),
    *("source_linked", "source_plain", "sources"),
)


def read_words(root: Keys, blocks: Blocks) -> Words:
    """The lists of `fillers`."""
    notes = blocks.notes
    lists = mapping(root.get("fillers"), "fillers", notes)
    check_keys(lists, (*_LISTS, "short", "check"), "fillers", notes)
    found = {name: blocks.patterns(lists.get(name), f"fillers {name}") for name in _LISTS}
    single = {name: frozenset().union(*(single_words(one)[0] for one in patterns)) for name, patterns in found.items()}
    short = {
        plain(word): tuple(text(node, f"fillers short {word}", notes).split())
        for word, node in mapping(lists.get("short"), "fillers short", notes).items()
    }
    return Words(
        single["polite"] | single["titles"],
        single["titles"],
        single["glue"],
        single["asking"],
        single["joins"],
        single["lists"],
        single["charged"],
        single["whether"],
        single["circumstances"],
        single["speaking"],
        single["leads"],
        single["ones"],
        single["others"],
        single["ever"],
        (*found["polite"], *found["titles"]),
        found["corrects"],
        found["checks"],
        text(lists.get("check"), "fillers check", notes) if lists.get("check") else "",
        short,
    )


def read_numbers(root: Keys, notes: Notes) -> NumberWords:
    """How the language says numbers."""
    lists = mapping(root.get("numbers"), "numbers", notes)
    check_keys(lists, ("cardinals", "ordinals", "endings", "decades", "tens", "joins"), "numbers", notes)
    endings = frozenset(plain(text(one, "numbers endings", notes)) for one in one_or_many(lists.get("endings")))
    tens = frozenset(text(one, "numbers tens", notes) for one in one_or_many(lists.get("tens")))
    joins = frozenset(plain(text(one, "numbers joins", notes)) for one in one_or_many(lists.get("joins")))
    return NumberWords(
        _counting(lists, "cardinals", notes),
        _counting(lists, "ordinals", notes),
        endings,
        _counting(lists, "decades", notes),
        tens,
        joins,
    )


def _counting(lists: Keys, name: str, notes: Notes) -> dict[str, int]:
    where = f"numbers {name}"
    found = {}
    for word, node in mapping(lists.get(name), where, notes).items():
        value = text(node, where, notes)
        if value.isdecimal():
            found[plain(word)] = int(value)
        else:
            notes.tell(node.line, where, f'"{value}" is not a number')
    return found


def read_says(root: Keys, notes: Notes, environment: Environment) -> Mapping[str, str]:
    """The bot's own sentences, each of which must be there."""
    says = mapping(root.get("says"), "says", notes)
    for missing in sorted(set(_SAYS) - says.entries.keys()):
        notes.tell(says.line, "says", f'"{missing}" is missing', f"Add {missing}: to it.")
    check_keys(says, _SAYS, "says", notes)
    found = {name: text(node, f"says {name}", notes) for name, node in says.items()}
    for name, written in found.items():
        try:
            environment.parse(written)
        except TemplateError as error:
            notes.tell(says.lines[name], f"says {name}", f"is not a template: {error}")
    return found


def read_costs(root: Keys, notes: Notes) -> Mapping[str, float]:
    """What makes a reading less likely, each with its price."""
    return _prices(root, "costs", _COSTS, notes)


def read_thresholds(root: Keys, notes: Notes) -> Mapping[str, float]:
    """The prices at which readings are taken or left."""
    return _prices(root, "thresholds", _THRESHOLDS, notes)


def _prices(root: Keys, top: str, known: tuple[str, ...], notes: Notes) -> Mapping[str, float]:
    node = mapping(root.get(top), top, notes)
    check_keys(node, known, top, notes)
    found: dict[str, float] = {}
    for name in known:
        price = node.get(name)
        if price is None:
            notes.tell(node.line, top, f'"{name}" is missing', f"Add {name}: to it.")
            continue
        try:
            found[name] = float(text(price, f"{top} {name}", notes) or 0)
        except ValueError:
            notes.tell(node.lines[name], f"{top} {name}", "is not a number")
    return found
