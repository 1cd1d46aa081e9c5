"""What somebody's life was made of: in an obituary of a performer, the works that its sentences name were played in."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from knowledge.press.doubt import Doubt, sentence_doubt
from knowledge.press.found import Told
from knowledge.press.ground import TITLED
from knowledge.press.naming import Naming
from knowledge.press.rules import PressRules
from knowledge.press.scene import Scene
from knowledge.press.tokens import Token, owns

_NEAR = 3  # words between a word such as "in" and the work


class CareerReader:
    """Reads the works of one article's performer; `about` is nobody where the article is about no such life."""

    def __init__(self, rules: PressRules, about: str, text: str) -> None:
        self._rules = rules
        self._about = about
        self._text = text

    def read(self, scene: Scene, others: Collection[Told]) -> Iterator[Told]:
        """The works of a sentence that one before it or it leads to, those left out that it tells somebody of in another way."""
        if not self._about or not self._speaks_of(scene):
            return
        statement = self._rules.subjects.performed
        nouns = self._rules.schema.statements[statement].nouns
        somebody = next(noun.name for noun in nouns if self._rules.personal in noun.kinds)
        work = next(noun.name for noun in nouns if noun.name != somebody)
        made = {name for fact in others for name in fact.nouns.values() if self._about in fact.nouns.values()}
        for each in scene.namings():
            if each.name not in made and self._is_led_to(scene, each) and self._is_told(scene, each):
                yield Told(statement, scene.line[0].start, scene.line[-1].end, False, {somebody: self._about, work: each.name})

    def _speaks_of(self, scene: Scene) -> bool:
        """Whether whoever the article is about is the one that a sentence speaks of, by name or by a word such as "he"."""
        first = next(
            (each for each in scene.namings() if each.kinds == (self._rules.personal,) and self._leads(scene, each)), None
        )
        said = any(token.plain in self._rules.staying for token in scene.line)
        return first.name == self._about if first else said

    def _leads(self, scene: Scene, naming: Naming) -> bool:
        """Whether somebody does something, rather than owning it or standing behind a word such as "with"."""
        before = scene.line[naming.first - 1].plain if naming.first else ""
        return before not in self._rules.oblique and not owns(scene.line, naming.last)

    def _is_led_to(self, scene: Scene, naming: Naming) -> bool:
        """Whether a word such as "in" or "of" leads to a title that is one for sure."""
        if naming.how not in TITLED or naming.kinds[0] != self._rules.titled[0]:
            return False
        line = scene.line
        for at in range(naming.first - 1, max(naming.first - 1 - _NEAR, -1), -1):
            if line[at].plain in self._rules.entries.within | self._rules.entries.works:
                return True
            if self._parts(line, at):
                return False
        return False

    def _parts(self, line: Collection[Token], at: int) -> bool:
        """Whether a word stands between that neither owns the work nor paints it."""
        token = list(line)[at]
        return not (token.capital or token.plain in self._rules.fillers or token.plain == "s")

    def _is_told(self, scene: Scene, naming: Naming) -> bool:
        """Whether nothing in its clause says that it was not so."""
        found = sentence_doubt(self._rules, scene.line, self._text, naming.first, naming.last, frozenset())
        return found is not Doubt.ALL
