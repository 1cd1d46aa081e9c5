"""What makes a sentence, or a whole article, tell less than it seems to: forecasts, denials, what was won some other time."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from enum import IntEnum

from knowledge.press.rules import PressRules
from knowledge.press.tokens import Token

_MARKS = frozenset(",;:–—()")
_WALLS = frozenset(";:")


class Doubt(IntEnum):
    """How far a sentence is to be believed: wholly, only as a proposal, or not at all."""

    NONE = 0
    SOME = 1
    ALL = 2


def sentence_doubt(
    rules: PressRules,
    line: Sequence[Token],
    text: str,
    first: int,
    last: int,
    names: frozenset[int],
    meant: Collection[str] = (),
    planned: bool = False,
) -> Doubt:
    """The doubt about what the words from `first` to `last` tell, by what stands in their clause and in the whole sentence.

    Words of `names` say nothing: "12th Fail" is no failure. Nor do those `meant` by what tells it: "lost out to".
    What is `planned` may be told with words such as "will".
    """
    begin, end = clause(rules, line, first, last)
    doubts = rules.doubts
    relative = next((at for at in range(first + 1, last) if "," in line[at].gap and line[at].plain in rules.relatives), 0)
    begin, beside = max(begin, relative), bool(relative)  # "I thought it was X, who was nominated for …"
    answers = bool(line[1:]) and "," in line[1].gap  # "No, it won …"
    if line and not beside and text[line[-1].end :].lstrip("\"'”’)").startswith("?"):
        return Doubt.ALL
    names |= {at for at in range(first, last) if line[at].plain in meant}
    said = [replace(token, plain="") if at in names else token for at, token in enumerate(line)]
    between = _between(rules, line, first, last)
    doubtful = {at for at, token in enumerate(line) if token.plain in doubts.whole and at not in names}
    denied = {at for at, token in enumerate(line) if token.plain in doubts.denied and at not in names and (at or not answers)}
    if (doubtful - between) & set(range(begin, end)) or (denied - between) & set(range(begin, last)):
        return Doubt.ALL
    if (
        doubts.opinions.first(said)
        or doubts.phrases.first(said[begin:end])
        or (doubts.coming.first(said[begin:end]) and not planned)
    ):
        return Doubt.ALL
    return (
        Doubt.SOME
        if doubtful or denied or doubts.past.first(said) or doubts.phrases.first(said) or doubts.coming.first(said)
        else Doubt.NONE
    )


def _between(rules: PressRules, line: Sequence[Token], first: int, last: int) -> set[int]:
    """The words of a clause between commas that only tells more of a name: ", never a favourite, won"."""
    found: set[int] = set()
    for at in range(first + 1, last):
        if "," in line[at].gap:
            closed = next((behind for behind in range(at + 1, last) if "," in line[behind].gap), at)
            found |= set(range(at, closed))
    return found


def clause(rules: PressRules, line: Sequence[Token], first: int, last: int) -> tuple[int, int]:
    """The words around a stretch up to the next mark or word that parts clauses."""
    parts = [bool(set(token.gap) & _MARKS) or token.plain in rules.parting for token in line]
    begin, end = first, last
    while begin > 0 and not parts[begin]:
        begin -= 1
    while end < len(line) and not parts[end]:
        end += 1
    return begin, end


def clause_wall(line: Sequence[Token], at: int) -> int:
    """Behind the last mark before a word that ends a sentence within a sentence: "he made two; both won …"."""
    return next((before for before in range(at, 0, -1) if set(line[before].gap) & _WALLS), 0) if at < len(line) else 0


def is_forecast(rules: PressRules, title: Sequence[Token], top: Sequence[Token]) -> bool:
    """Whether an article tells what may come: by its title, or by several such words in its beginning."""
    if rules.doubts.forecasts.first(title):
        return True
    return sum(rules.doubts.forecasts.at(top, at) is not None for at in range(len(top))) > 1
