"""The names that the store knows, where they stand in an article's words."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from knowledge.names import Names
from knowledge.press.phrases import Phrases
from knowledge.press.tokens import Token
from knowledge.words import key, words

_APART = "\n\r\t|"
_CHUNK = 4000  # words looked up at once
_LONGEST = 12  # words of a name
_FEWEST = 80  # words: fewer are looked up together with blanks, as only exact names are wanted


@dataclass(frozen=True, slots=True)
class KnownName:
    """A stretch of words that is a name in the store: the kinds of the things it names, the best known first, and their names."""

    first: int
    last: int
    kinds: tuple[str, ...]
    names: tuple[str, ...]


class Known:
    """What the store knows; without one, nothing."""

    def __init__(self, names: Names | None = None) -> None:
        self._names = names

    def spans(self, line: Sequence[Token], kinds: Collection[str]) -> list[KnownName]:
        """Every exact name among the words, of things of these kinds."""
        found = []
        for begin in range(0, len(line) if self._names else 0, _CHUNK):
            found += self._chunk(line, begin, line[begin : begin + _CHUNK + _LONGEST], kinds)
        return list(dict.fromkeys(found))

    def kinds(self, name: str, kinds: Collection[str]) -> tuple[str, ...]:
        """The kinds of the things that have exactly this name."""
        found = self._names.resolve(name, kinds) if self._names else []
        return tuple(dict.fromkeys(each.kind for each in found if key(each.matched) == key(name)))

    def _chunk(self, line: Sequence[Token], offset: int, part: Sequence[Token], kinds: Collection[str]) -> list[KnownName]:
        if self._names is None:
            return []
        plain = [token.plain for token in part] + [""] * max(_FEWEST - len(part), 0)
        found = []
        for first, last, candidates in self._names.spans(plain, [False] * len(plain), kinds, longest=_LONGEST):
            said = "".join(plain[first:last])
            exact = [each for each in candidates if each.kind in kinds and key(each.matched) == said]
            if last - first > 1 and not all(token.capital for token in part[first:last]):
                exact = [each for each in exact if not each.matched.isalnum()]  # "man to win" is no "Manto"
            if not exact or last > len(part) or any(set(token.gap) & set(_APART) for token in part[first + 1 : last]):
                continue
            exact.sort(key=lambda each: -each.facts)
            found.append(
                KnownName(offset + first, offset + last, tuple(each.kind for each in exact), tuple(each.name for each in exact))
            )
        return found


def series_names(names: Names | None, kind: str, line: Sequence[Token]) -> Phrases[str]:
    """The names of series that the store knows and the article uses."""
    known = Known(names).spans(line, (kind,))
    spelt = {(tuple(token.plain for token in line[each.first : each.last]), each.names[0]) for each in known}
    return Phrases(sorted(spelt, key=lambda entry: [*words(entry[1])]))
