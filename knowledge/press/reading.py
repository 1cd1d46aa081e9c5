"""The straight line of an article: its text, its names and nights, its tables, lists and sentences, what is settled of them."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cached_property

from knowledge.names import Names
from knowledge.press.article import Article
from knowledge.press.bills import BillReader
from knowledge.press.credits import CreditsReader
from knowledge.press.doubt import is_forecast
from knowledge.press.entries import EntryReader
from knowledge.press.found import Told
from knowledge.press.headline import is_review
from knowledge.press.histories import HistoryReader
from knowledge.press.known import Known, series_names
from knowledge.press.labels import LabelFinder
from knowledge.press.lines import lines
from knowledge.press.listing import Listing
from knowledge.press.lists import ListReader
from knowledge.press.naming import Register
from knowledge.press.occasions import OccasionFinder
from knowledge.press.prose import ProseReader
from knowledge.press.rules import PressRules
from knowledge.press.setting import Setting, main_occasion
from knowledge.press.settle import settled
from knowledge.press.subjects import SubjectFinder
from knowledge.press.tables import TableReader
from knowledge.press.tokens import Token, tokens
from knowledge.press.years import KnownYears

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_EARLY = 60  # words in which an article says what it is about
_TOP = 400  # characters of a body in which forecasts show


class ArticleReader:
    """Reads one article with what a store knows; without one, by the article alone."""

    def __init__(self, rules: PressRules, names: Names | None = None, known_years: KnownYears | None = None) -> None:
        self._rules = rules
        self._names = names
        self._years = known_years or KnownYears()

    def read(self, article: Article) -> list[Told]:
        """The facts an article tells, in the order of their places."""
        reading = _Reading(self._rules, self._names, article)
        stated = reading.stated
        makers = self._years.makers
        told = [each for fact in reading.facts() if (each := makers.corrected(fact) if makers else fact)]
        return [
            replace(fact, occasion=self._years.completed(fact.occasion, bool(fact.occasion and fact.occasion.year in stated)))
            for fact in told
        ]


class _Reading:
    """One article being read."""

    def __init__(self, rules: PressRules, names: Names | None, article: Article) -> None:
        self.rules = rules
        self.article = article
        self.known = Known(names)
        self.lines = list(lines(article.text, article.body, rules))
        self.words = tokens(" \n\n ".join(line.text for line in self.lines))
        self.occasions = OccasionFinder(rules, series_names(names, rules.occasion.series, self.words), self.title, self.words)
        self.subjects = SubjectFinder(rules)
        self.labels = LabelFinder(rules, self.subjects, self.occasions)
        self.lines = [part for line in self.lines for part in self.labels.parted(line)]
        self.register = Register()

    @cached_property
    def title(self) -> list[Token]:
        """The words of the title, and of the line below it where that is short."""
        shown = [line.text for line in self.lines if not line.blank][:1]
        return tokens(" . ".join(dict.fromkeys([self.article.origin.title, *(line for line in shown if len(line) < 160)])))

    @cached_property
    def stated(self) -> set[int]:
        """The years that the article names together with a night."""
        return {spoken.occasion.year for spoken in self.occasions.all(self.words) if spoken.occasion.year}

    def facts(self) -> list[Told]:
        """Everything told, settled."""
        setting = self.setting
        entries = EntryReader(self.rules, self.register, self._kind)
        reader = CreditsReader(self.rules, self.known, entries)
        credits = reader.read(self.lines, self.article.origin.title)
        if not credits.work and is_review(self.rules, self.article):
            credits.work = reader.titled(self.article.origin.title)
        self.lines = [line for line in self.lines if line.start not in credits.lines]
        if credits.work:
            self.register.add(self.rules.titled[0], credits.work)
        bills = BillReader(self.rules, entries, setting).read(self.lines)
        self.lines = [line for line in self.lines if line.start not in bills.lines]
        histories = HistoryReader(self.rules, self.subjects, self.occasions, self.labels, entries)
        years = list(histories.read(self.lines, self.article.origin.title, setting))
        dated = {fact.start for fact in years}
        groups = Listing(self.rules, self.labels, self.occasions).groups(
            [line for line in self.lines if line.start not in dated], self.article.origin.title
        )
        lists = ListReader(self.rules, entries)
        tables = TableReader(self.rules, self.labels, self.occasions, entries)
        self._register([*years, *lists.read(groups, setting), *tables.read(self.lines, setting)])
        told = [*credits.told, *bills.told, *years, *lists.read(groups, setting), *tables.read(self.lines, setting)]
        taken = {group.line.start for group in groups} | {value.line.start for group in groups for value in group.values}
        prose = [line for line in self.lines if (line.parted or line.start not in taken) and not line.cells]
        sentences = ProseReader(self.rules, self.known, self.subjects, self.occasions, self.register)
        topics = {
            group.line.start: group.label.subject.name
            for group in groups
            if group.label.known and (not group.label.rest or group.line.parted)
        }
        told += sentences.read(self.article, prose, setting, topics)
        if self.forecast:
            told = [fact for fact in told if not self._is_early(fact)]
        if self.rules.doubts.books.first([*self.title, *self.words[:_EARLY]]):
            return []
        if self.rules.doubts.fiction.first(self.title):
            told = [fact for fact in told if not fact.subject]
        return settled(self.rules, told, self.forecast)

    def _is_somebodys(self, line: list[Token], at: int) -> bool:
        """Whether what seems a night is only what somebody has from one: "her Oscars"."""
        before = line[at - 1].plain if at else ""
        return before in self.rules.opening & self.rules.staying

    def _is_early(self, fact: Told) -> bool:
        """Whether a fact tells a day that is not after the article's own, which what is to come cannot have."""
        day = self.article.day.isoformat() if self.article.day else ""
        return any(len(said) == len(day) and said <= day for said in fact.nouns.values() if _DAY.fullmatch(said))

    @cached_property
    def setting(self) -> Setting:
        """The night the article is about, its year and its day."""
        aside = self.occasions.all(tokens(self.article.text, self.article.body))
        top = self.occasions.all(self.title, title=True)
        early = self.occasions.all(self.words[:_EARLY])
        spoken = self.occasions.all(self.words) or ([] if top else self.occasions.all(self.words, epithets=True))
        main = main_occasion(top, early, spoken, aside, self.article.year)
        stated = [
            each for each in self.occasions.all(self.words) if (each.occasion.year and not each.apart) or each.occasion.number
        ]
        about = [each for each in top if not self._is_somebodys(self.title, each.first)]
        about += [*(each for each in early if not self._is_somebodys(self.words, each.first)), *stated]
        central = any(main and spoken.occasion.series == main.series for spoken in about)
        life = self.rules.doubts.lives.first([*self.title, *self.words[:_EARLY]]) is not None
        return Setting(main, self.article.year or (main.year if main else None), self.article.day, central and not life, life)

    def _register(self, told: list[Told]) -> None:
        """Remember the names of lists: where a list is read again, what is clear in one entry helps with another."""
        for clear in (True, False):
            for fact in told:
                if (len(fact.parts) > 1) == clear:
                    for part in fact.parts:
                        if fact.certain or "," not in part.name:  # "Badhaai Do and Tabu, Bhool Bhulaiyaa 2" is no title
                            self.register.add(part.kind, part.name)

    @cached_property
    def forecast(self) -> bool:
        """Whether the article tells what may come."""
        top = tokens(self.article.text, self.article.body, min(self.article.body + _TOP, len(self.article.text)))
        return is_forecast(self.rules, self.title, top) or self._is_ahead

    @cached_property
    def _is_ahead(self) -> bool:
        """Whether the night the article is about is said to be still to come: "the Oscars take place on Sunday"."""
        main = self.setting.main
        spoken = [each for each in self.occasions.all(self.words) if main and each.occasion.series == main.series]
        return any(self.rules.doubts.ahead.at(self.words, each.last) for each in spoken)

    def _kind(self, name: str) -> str:
        """The kind of a name that the store has for one kind of thing only."""
        found = [kind for kind in self.known.kinds(name, self.rules.things) if kind]
        return found[0] if len(found) == 1 else ""
