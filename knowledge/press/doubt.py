"""What makes a sentence, or a whole article, tell less than it seems to: forecasts, denials, what was won some other time."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from knowledge.press.rules import PressRules
from knowledge.press.tokens import Token


class Doubt(IntEnum):
    """How far a sentence is to be believed: wholly, only as a proposal, or not at all."""

    NONE = 0
    SOME = 1
    ALL = 2


def sentence_doubt(rules: PressRules, line: Sequence[Token], text: str, first: int, last: int) -> Doubt:
    """The doubt about what the words from `first` to `last` tell, by what stands in their clause and in the whole sentence."""
    begin, end = clause(line, text, first, last)
    doubts = rules.doubts
    if line and text[line[-1].end :].lstrip("\"'”’)").startswith("?"):
        return Doubt.ALL
    near = line[begin:end]
    if any(token.plain in doubts.whole | doubts.denied for token in near) or doubts.phrases.first(near):
        return Doubt.ALL
    if doubts.past.first(line) or doubts.phrases.first(line):
        return Doubt.SOME
    return Doubt.SOME if any(token.plain in doubts.whole | doubts.denied for token in line) else Doubt.NONE


def clause(line: Sequence[Token], text: str, first: int, last: int) -> tuple[int, int]:
    """The words around a stretch up to the next mark that parts clauses."""
    begin, end = first, last
    while begin > 0 and not set(line[begin].gap) & set(";:–—()"):
        begin -= 1
    while end < len(line) and not set(line[end].gap) & set(";:–—()"):
        end += 1
    return begin, end


def is_forecast(rules: PressRules, title: Sequence[Token], top: Sequence[Token]) -> bool:
    """Whether an article tells what may come: by its title, or by several such words in its beginning."""
    if rules.doubts.forecasts.first(title):
        return True
    return sum(rules.doubts.forecasts.at(top, at) is not None for at in range(len(top))) > 1
