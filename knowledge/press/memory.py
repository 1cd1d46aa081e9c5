"""What the sentences of an article leave for those behind them to lean on."""

from __future__ import annotations

from collections.abc import Iterable

from knowledge.press.fits import Fit
from knowledge.press.headline import Headline
from knowledge.press.naming import Naming, Register
from knowledge.press.rules import PressRules
from knowledge.press.scene import Scene
from knowledge.press.tokens import owns
from knowledge.words import key

_QUOTED = ("”", '"', "’", "*", "_")


class Memory:
    """Writes into the register of an article what its sentences name."""

    def __init__(self, rules: PressRules, register: Register, headline: Headline) -> None:
        self._rules = rules
        self._register = register
        self._headline = headline

    def names(self, scene: Scene) -> None:
        """Register whole names, so that a surname may lean on one that comes later."""
        for naming in scene.namings():
            if naming.how == "shape" and naming.first > 0:
                self._register.seen.add(key(naming.name))
            if naming.how in ("role", "known") and len(naming.kinds) == 1 and naming.kinds[0] in self._rules.things:
                self._register.add(naming.kinds[0], naming.name)

    def kinds(self, scene: Scene, fits: Iterable[Fit]) -> None:
        """Register names by the slots they fill: in "Zoya Akhtar's Gully Boy" the second is a title."""
        for fit in fits:
            for noun in self._rules.schema.statements[fit.saying.statement].nouns:
                for naming in fit.bound.get(noun.name, ()):
                    if len(noun.kinds) == 1 and noun.kinds[0] in naming.kinds and naming.how == "shape" and naming.first > 0:
                        self._register.add(noun.kinds[0], naming.name)

    def turn_to(self, topic: str) -> None:
        """Let what follows be about the subject that a heading names."""
        if topic != self._register.topic:
            self._register.topic = self._register.latest[self._rules.unit.subject] = topic

    def remember(self, scene: Scene) -> None:
        """What the next sentence may lean on: the first of each kind that this one names, and its last night."""
        past = self._rules.doubts.past.first(scene.line) or self._rules.occasion.last.first(scene.line)
        if not past and len({each.occasion.series for each in scene.occasions}) == 1:  # "a Globe and two Baftas": no night
            self._register.latest[self._rules.occasion.kind] = scene.occasions[-1].occasion.series
        for kind in (*self._rules.things, self._rules.unit.subject):
            if kind == self._rules.personal and self._stays(scene):
                continue
            named = (namings[0] for _, namings in sorted(scene.named.items()))
            quoted = bool(scene.line[1:2]) and scene.line[1].gap[:1] in _QUOTED
            ones = [each for each in named if self._is_one(each, kind, quoted)]
            if kind == self._rules.personal and kind in self._register.latest:
                ones = [each for each in ones if not owns(scene.line, each.last)]  # "James Cameron's film won" is not about him
            if ones:
                titled = (each for each in ones if self._headline.names(each.name))
                self._register.latest[kind] = next(titled, ones[0]).name

    def _stays(self, scene: Scene) -> bool:
        """Whether a sentence speaks on of somebody: with a word such as "him" before it names anybody."""
        word = next((at for at, token in enumerate(scene.line) if token.plain in self._rules.staying), None)
        somebody = (each.first for each in scene.namings() if each.kinds == (self._rules.personal,) and each.whole)
        return word is not None and word < next(somebody, len(scene.line))

    def _is_one(self, naming: Naming, kind: str, quoted: bool) -> bool:
        one_word_in_front = naming.first == 0 and naming.last == 1 and naming.how not in ("lean", "quoted") and not quoted
        headline = naming.how == "shape" and naming.kinds == self._rules.titled and self._headline.names(naming.name)
        things = tuple(each for each in naming.kinds if each in (*self._rules.things, self._rules.unit.subject))
        works = naming.how == "known" and set(things) <= set(self._rules.titled)  # a film and a song of one name
        sure = things == (kind,) or (works and things[:1] == (kind,)) or (headline and kind == naming.kinds[0])
        return sure and not one_word_in_front and (naming.whole or naming.how == "lean")
