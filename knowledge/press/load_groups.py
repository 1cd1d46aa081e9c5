"""The keys of press.yaml that have keys of their own: the night, the words of subjects, of doubt and of entries."""

from __future__ import annotations

from knowledge.mistakes import suggest
from knowledge.press.load_words import WordReader
from knowledge.press.rules import Doubts, EntryWords, OccasionForm, SubjectWords
from knowledge.schema.schema import Schema
from knowledge.yamls import Mapping, mapping, text

_OCCASION = ("kind", "series", "number", "year", "called", "or_called", "unnamed", "beside", "last", "heads", "epithets")
_SUBJECTS = (
    "leads",
    "heads",
    "words",
    "crafts",
    "joins",
    "beside",
    "compounds",
    "named",
    "behind",
    "unsettled",
    "opened",
    "apart",
    "told_apart",
    "tied",
    "embodied",
    "crowned",
    "indefinite",
    "praising",
    "again",
    "before",
    "maker",
    "performed",
    "unnamed",
)
_DOUBTS = (
    "whole",
    "phrases",
    "coming",
    "opinions",
    "denied",
    "past",
    "present",
    "forecasts",
    "lives",
    "ahead",
    "books",
    "fiction",
)
_ENTRIES = ("joins", "works", "sources", "within", "times")


class GroupReader:
    """Reads what stands under one key of the root."""

    def __init__(self, schema: Schema, words: WordReader) -> None:
        self._schema = schema
        self._words = words
        self._notes = words.notes

    def occasion(self, root: Mapping) -> OccasionForm:
        """The night: its kinds, and the words by which it is called."""
        node = self._words.within(root, "occasion", _OCCASION)
        kind, series, number, year, called, or_called, unnamed = (
            text(node.get(key), f"occasion {key}", self._notes) for key in _OCCASION[:7]
        )
        for each in (kind, series):
            if each not in self._schema.kinds:
                self._notes.tell(node.line, "occasion", f'"{each}" is not a kind', suggest(each, self._schema.kinds))
        last = self._words.listed(node, "last", "occasion last")
        return OccasionForm(
            kind,
            series,
            number,
            year,
            called,
            or_called,
            unnamed,
            self._words.bag(node, "beside"),
            last,
            *(self._words.bag(node, key) for key in _OCCASION[-2:]),
        )

    def subjects(self, root: Mapping) -> SubjectWords:
        """The words of which subjects of results are made."""
        node = self._words.within(root, "subjects", _SUBJECTS)
        bag, listed = self._words.bag, self._words.listed
        named = mapping(node.get("named"), "subjects named", self._notes)
        return SubjectWords(
            leads=bag(node, "leads"),
            heads=self._words.by_word(mapping(node.get("heads"), "subjects heads", self._notes)),
            words=bag(node, "words"),
            crafts=bag(node, "crafts"),
            joins=bag(node, "joins"),
            beside=bag(node, "beside"),
            compounds=listed(node, "compounds", "subjects compounds"),
            named=self._words.table((kind, found, f"subjects named {kind}") for kind, found in named.items()),
            behind=bag(node, "behind"),
            unsettled=bag(node, "unsettled"),
            opened=bag(node, "opened"),
            apart=self._words.table(
                (name, found, f"subjects apart {name}")
                for name, found in mapping(node.get("apart"), "subjects apart", self._notes).items()
            ),
            told_apart=bag(node, "told_apart"),
            tied=bag(node, "tied"),
            embodied=bag(node, "embodied"),
            crowned=bag(node, "crowned"),
            indefinite=bag(node, "indefinite"),
            praising=listed(node, "praising", "subjects praising"),
            again=bag(node, "again"),
            before=listed(node, "before", "subjects before"),
            maker=text(node.get("maker"), "subjects maker", self._notes),
            performed=text(node.get("performed"), "subjects performed", self._notes),
            unnamed=text(node.get("unnamed"), "subjects unnamed", self._notes),
        )

    def doubts(self, root: Mapping) -> Doubts:
        """The words that cast doubt."""
        node = self._words.within(root, "doubts", _DOUBTS)
        bag, listed = self._words.bag, self._words.listed
        return Doubts(
            whole=bag(node, "whole"),
            phrases=listed(node, "phrases", "doubts phrases"),
            coming=listed(node, "coming", "doubts coming"),
            opinions=listed(node, "opinions", "doubts opinions"),
            denied=bag(node, "denied"),
            past=listed(node, "past", "doubts past"),
            present=bag(node, "present"),
            forecasts=listed(node, "forecasts", "doubts forecasts"),
            lives=listed(node, "lives", "doubts lives"),
            ahead=listed(node, "ahead", "doubts ahead"),
            books=listed(node, "books", "doubts books"),
            fiction=listed(node, "fiction", "doubts fiction"),
        )

    def entry_words(self, root: Mapping) -> EntryWords:
        """The words inside an entry of a list."""
        node = self._words.within(root, "entries", _ENTRIES)
        return EntryWords(*(self._words.bag(node, key) for key in _ENTRIES))
