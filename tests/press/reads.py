"""What reads a text, or sets the scene of a sentence, in the tests of the article reader."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from knowledge.press.found import Told
from knowledge.press.known import KnownName
from knowledge.press.naming import Register
from knowledge.press.occasions import OccasionFinder
from knowledge.press.paragraphs import Sentence
from knowledge.press.rules import Phrases, PressRules
from knowledge.press.scene import Scene, SceneSetter
from knowledge.press.subjects import SubjectFinder
from knowledge.press.tokens import tokens

Reads = Callable[..., list[Told]]


def brief(fact: Told) -> tuple[str, ...]:
    """What a fact tells, in few words: its statement, its subject, its names."""
    names = [part.name for part in fact.parts] or list(fact.nouns.values())
    return (fact.statement, *([fact.subject] if fact.subject else []), *names)


def sentence_of(text: str, *known: tuple[str, str], cased: bool = True) -> Sentence:
    """A text as one sentence, in which a store knows these names, each of a kind."""
    line = tokens(text)
    found = []
    for name, kind in known:
        said = [token.plain for token in tokens(name)]
        places = [at for at in range(len(line)) if [token.plain for token in line[at : at + len(said)]] == said]
        found += [KnownName(at, at + len(said), (kind,), (name,)) for at in places]
    return Sentence(line, found, cased, len(text), 2020)


def scene_of(
    press: PressRules, text: str, known: Sequence[tuple[str, str]] = (), register: Register | None = None, *, cased: bool = True
) -> Scene:
    """The scene of a text that is one sentence; `register` is what the article named before."""
    setter = SceneSetter(press, SubjectFinder(press), OccasionFinder(press, Phrases([])), register or Register(), text)
    return setter.scene(sentence_of(text, *known, cased=cased))
