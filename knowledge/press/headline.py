"""What an article as a whole is about: whom and which work its title names, and whether it is an interview."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from knowledge.press.article import Article
from knowledge.press.lines import Line
from knowledge.press.naming import Register
from knowledge.press.rules import PressRules
from knowledge.press.tokens import tokens
from knowledge.words import words

DATED = re.compile(r"(?P<title>[^(]{1,80}?) \((?:19|20)\d\d\)")  # a work with its year, where a title begins
_RATED = re.compile("[★☆]{3,}")
_TOP = 300  # characters in which stars are given
_FEWEST_QUESTIONS = 3


class Headline:
    """The title of an article, asked of the names that the article has registered."""

    def __init__(self, rules: PressRules, register: Register, article: Article) -> None:
        self._rules = rules
        self._register = register
        self._title = f" {' '.join(words(article.origin.title))} "
        self.reviews = is_review(rules, article)

    def names(self, name: str) -> bool:
        """Whether the title has a name in it."""
        return f" {' '.join(words(name))} " in self._title

    def about(self, life: bool) -> str:
        """Whom the whole article is about, and "he" where a paragraph begins: the first somebody that its title names.

        One that looks back on a life may call them there by their first name alone.
        """
        somebody = {name: f" {' '.join(words(name))} " for name in self._register.of_kind(self._rules.personal)}
        titled = [name for name, said in somebody.items() if said in self._title and len(said.split()) > 1]
        if life and not titled:
            titled = [name for name, said in somebody.items() if f" {said.split()[0]} " in self._title][:1]
            somebody = {name: f" {somebody[name].split()[0]} " for name in titled}
        free = [name for name in titled if f"{somebody[name]}s " not in self._title]
        return min(free, key=lambda name: self._title.index(somebody[name]), default="")

    def work(self) -> dict[str, str]:
        """The one work that the title names, by its kind, "the film" where a paragraph begins; nothing where it names several."""
        named = [(kind, name) for kind in self._rules.titled for name in self._register.of_kind(kind)]
        said = {name: (kind, f" {' '.join(words(name))} ") for kind, name in named}
        titled = {name: (kind, spelt) for name, (kind, spelt) in said.items() if spelt in self._title}
        whole = [(kind, name) for name, (kind, spelt) in titled.items() if not _is_part(spelt, titled.values())]
        return dict(whole) if len(whole) == 1 else {}


def _is_part(spelt: str, others: Iterable[tuple[str, str]]) -> bool:
    """Whether words stand within other ones."""
    return any(spelt in other and spelt != other for _, other in others)


def is_review(rules: PressRules, article: Article) -> bool:
    """Whether an article is about the work that its title names: it says so, gives the work's year or has stars below."""
    title = article.origin.title
    return (
        rules.reviewing.first(tokens(title)) is not None
        or DATED.match(title) is not None
        or _RATED.search(article.text, article.body, article.body + _TOP) is not None
    )


def is_interview(lines: Sequence[Line]) -> bool:
    """Whether several lines of an article are questions."""
    return sum(line.text.endswith("?") for line in lines) >= _FEWEST_QUESTIONS
