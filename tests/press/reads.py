"""What reads a text, or sets the scene of a sentence, in the tests of the article reader."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from knowledge.press.entries import EntryReader
from knowledge.press.found import Told
from knowledge.press.known import Known, KnownName
from knowledge.press.naming import Register
from knowledge.press.occasions import OccasionFinder
from knowledge.press.paragraphs import Sentence
from knowledge.press.phrases import Phrases
from knowledge.press.rules import PressRules
from knowledge.press.scene import Scene, SceneSetter
from knowledge.press.subjects import SubjectFinder
from knowledge.press.tokens import tokens

Reads = Callable[..., list[Told]]
KNOWN = {"Joram": "film", "Argo": "film", "Mystic River": "film", "Kesariya": "song"}
ANG = (("person", "Ang Lee"), ("film", "Joram"))  # the one pair that most of the tests of entries are about


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
    setter = SceneSetter(press, Known(), SubjectFinder(press), OccasionFinder(press, Phrases([])), register or Register(), text)
    return setter.scene(sentence_of(text, *known, cased=cased))


def named(scene: Scene, *hows: str) -> set[tuple[str, str]]:
    """The names in a scene that were found in one of these ways, each with its kind."""
    return {(each.kinds[0], each.name) for each in scene.namings() if each.how in hows}


def entry_parts(
    press: PressRules, text: str, goes_to: str = "person", *, titles_first: bool = False
) -> list[tuple[tuple[str, str], ...]]:
    """The parts of each entry of a text, of which some names are known."""
    reader = EntryReader(press, Register(), lambda name: KNOWN.get(name, ""))
    return [tuple((part.kind, part.name) for part in entry.parts) for entry in reader.read(text, goes_to, titles_first)]
