"""What one would use instead: each learns from questions with their names and kinds, and reads a kind and a name out of others.

All find a name by its plain words; the regular expressions alone look for the nearest one where there is none.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from importlib import import_module
from typing import Any, Protocol

from rapidfuzz import fuzz, process

from benchmarks.understanding.questions import Asked
from knowledge.words import plain

LEAST_SCORE = 70  # of a name, out of 100
LEAST_LIKENESS = 0.5  # of a wording, from 0 to 1
LONGEST = 8  # words of a name
Read = tuple[str, str]


class Peer(Protocol):
    """Reads the kind of a question and the name in it, in plain words."""

    def read(self, text: str) -> Read | None: ...


class Missing(Exception):
    """A peer that is not installed."""


def wordings(taught: Collection[Asked]) -> Mapping[str, str]:
    """What is asked in plain words with NAME in the place of the name, and its kind."""
    found = {}
    for one in taught:
        before, named, after = one.text.partition(one.topic)
        if named:
            found[f"{plain(before)} NAME {plain(after)}".strip()] = one.kind
    return found


class Expressions:
    """Each wording a regular expression, each name itself or the nearest one by rapidfuzz."""

    title = "regex + rapidfuzz"

    def __init__(self, taught: Collection[Asked], names: Collection[str]) -> None:
        self._patterns = [
            (re.compile(re.escape(wording).replace("NAME", "(.+)")), kind) for wording, kind in wordings(taught).items()
        ]
        self._names = set(names)
        self._listed = list(names)

    def read(self, text: str) -> Read | None:
        said = plain(text)
        best: tuple[float, Read] | None = None
        for pattern, kind in self._patterns:
            if fits := pattern.fullmatch(said):
                name = fits[1]
                if name in self._names:
                    return kind, name
                nearest = process.extractOne(name, self._listed, scorer=fuzz.ratio, score_cutoff=LEAST_SCORE)
                if nearest and (best is None or nearest[1] > best[0]):
                    best = nearest[1], (kind, nearest[0])
        return best[1] if best else None


class Hassil:
    """Home Assistant's sentence matcher, with a wildcard for the name, which is then looked up in a set."""

    title = "hassil, any name"

    def __init__(self, taught: Collection[Asked], names: Collection[str]) -> None:
        hassil = _installed("hassil")
        sentences: dict[str, list[str]] = {}
        for wording, kind in wordings(taught).items():
            sentences.setdefault(kind, []).append(wording.replace("NAME", "{name}"))
        self._recognize: Any = hassil.recognize_all
        self._names = set(names)
        self._intents: Any = hassil.Intents.from_dict(
            {
                "language": "en",
                "intents": {kind: {"data": [{"sentences": said}]} for kind, said in sentences.items()},
                "lists": {"name": self._listed(names)},
            }
        )

    def _listed(self, names: Collection[str]) -> Mapping[str, object]:
        return {"wildcard": True}

    def read(self, text: str) -> Read | None:
        for result in self._recognize(plain(text), self._intents):
            name = plain(str(result.entities["name"].value))
            if name in self._names:
                return result.intent.name, name
        return None


class HassilOfNames(Hassil):
    """The same with the names as a list of its own, as Home Assistant knows the names of a home."""

    title = "hassil, a list of names"

    def _listed(self, names: Collection[str]) -> Mapping[str, object]:
        return {"values": [{"in": name, "out": name} for name in names if name]}


class NearestWording:
    """The longest known name, and the wording that is likest to the rest by TF-IDF."""

    title = "TF-IDF nearest example"

    def __init__(self, taught: Collection[Asked], names: Collection[str]) -> None:
        vectorizer = _installed("sklearn.feature_extraction.text").TfidfVectorizer(ngram_range=(1, 2), token_pattern=r"\S+")
        known = wordings(taught)
        self._names = set(names)
        self._kinds = list(known.values())
        self._vectorizer: Any = vectorizer
        self._known: Any = vectorizer.fit_transform(known)

    def read(self, text: str) -> Read | None:
        words = plain(text).split()
        for length in range(min(LONGEST, len(words)), 0, -1):
            for at in range(len(words) - length + 1):
                name = " ".join(words[at : at + length])
                if name in self._names:
                    asked = self._vectorizer.transform([" ".join([*words[:at], "NAME", *words[at + length :]])])
                    likeness = (self._known @ asked.T).toarray()[:, 0]
                    best = int(likeness.argmax())
                    return (self._kinds[best], name) if likeness[best] >= LEAST_LIKENESS else None
        return None


PEERS = (Expressions, Hassil, HassilOfNames, NearestWording)


def _installed(module: str) -> Any:
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        raise Missing(str(error)) from error
