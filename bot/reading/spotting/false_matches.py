"""Names that are not meant, though they are somewhat like what was said: by too many slips, or by words of ours."""

from __future__ import annotations

from collections.abc import Collection

from rapidfuzz.distance import OSA

from knowledge.names import Candidate
from knowledge.names.numerals import as_counted
from knowledge.names.sound import skeleton, sound
from knowledge.words import words

LEAST_TWO_SLIPS = 7  # letters of a word of a name in which two that sound may be wrong
LEAST_SLIP = 4  # letters: two shorter words are two words, not a word and its slip ("Badhaai Ho", "Badhaai Do")
UNDOUBTED = 0.9  # likeness of a name that even a slip in a short word leaves likely: no name has the word as it is said
TELLING = 3  # words of a name, small ones aside, that tell it though another is a word of ours
SHORTEST_SLIP = 5  # letters of a word that alone, misspelt, may stand for a longer name

UNSURE = frozenset(("edit", "sound", "part", "order"))  # how a name is found that may not be meant


def is_false_match(candidate: Candidate, said: list[tuple[str, bool]], many: bool, glue: Collection[str]) -> bool:
    """Whether a name is only found by a number, by slips too far from it, or by a word of ours ("song") for one of its ("sound").

    Where one name may stand for `many` things at once, words of ours may be a part of it ("critics"). Of the shortest words
    those are misspelt that stand for small ones, `glue`, or that no name has: "dawn of hte dead", "a serious mna".
    """
    if candidate.how not in UNSURE:
        return False
    if candidate.how == "order":
        return _is_scattered([word for word, _ in said], words(candidate.matched), glue)
    if all(as_counted(word)[0].isdecimal() for word, _ in said):
        return True
    known = words(candidate.matched)
    if candidate.how == "edit" and candidate.probability < UNDOUBTED and _is_far([word for word, _ in said], known):
        return True
    short = {word: name for (word, _), name in _unlike(said, known) if max(len(word), len(name)) < LEAST_SLIP}
    small = {word for word, name in short.items() if name in glue and len(name) > 1}
    if candidate.probability < UNDOUBTED and short.keys() - small:
        return True
    if candidate.how == "part" and not any(strange for _, strange in said) and not many:
        return True  # "best", "first time": words of ours before they are a part of a title
    if len(said) == 1 and len(said[0][0]) < SHORTEST_SLIP and said[0][0] not in known and candidate.how == "part":
        return True
    ours = any(not strange and word not in known and word not in small and word.isalpha() for word, strange in said)
    return ours and not (candidate.how == "edit" and _is_told([one for one in said if one[0] in known], glue))


def _is_scattered(said: list[str], known: list[str], glue: Collection[str]) -> bool:
    """Whether the words of a name are said in another order, with a small word among them that it has not ("film won best")."""
    places = [known.index(word) for word in said if word in known and word not in glue]
    return places != sorted(places) and any(word in glue and word not in known for word in said)


def _is_told(agreeing: list[tuple[str, bool]], glue: Collection[str]) -> bool:
    """Whether the words of a name that are as they are said tell it: a strange one, or too many to be so by chance."""
    telling = [(word, strange) for word, strange in agreeing if word not in glue]
    return len(telling) >= TELLING or any(strange and len(word) >= SHORTEST_SLIP for word, strange in telling)


def _is_far(said: list[str], known: list[str]) -> bool:
    """Whether two letters that sound differ in one short word ("bond", "wong"), or in words that are also parted otherwise.

    A single slip is never far, though an "x" too many sounds like two letters.
    """
    pairs = zip(said, known, strict=True) if len(said) == len(known) else [("".join(said), "".join(known))]
    short = [pair for pair in pairs if len(pair[0]) < LEAST_TWO_SLIPS or len(said) != len(known)]
    unlike = [pair for pair in short if OSA.distance(*pair) > 1]
    return any(OSA.distance(*(skeleton(sound([word])) for word in pair)) > 1 for pair in unlike)


def _unlike(said: list[tuple[str, bool]], known: list[str]) -> list[tuple[tuple[str, bool], str]]:
    """The words said that differ from the words of the name in their place; none where it has more words or fewer."""
    return [(word, name) for word, name in zip(said, known, strict=False) if word[0] != name] if len(said) == len(known) else []
