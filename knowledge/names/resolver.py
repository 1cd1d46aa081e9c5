"""Names: words -> ranked things, over every name and alias in the store.

Tiers, dearest last: the same key (exact, accents, spacing), the same words in another order or with other glue, edits, sounds,
parts and initials. A mention costs a few look-ups whatever the size of the store; nothing is kept once the store has changed, so
that a name added a moment ago is found.
"""

from __future__ import annotations

import sqlite3
from collections import deque
from collections.abc import Collection, Iterable, Mapping, Sequence

from knowledge.names.align import Alignment, align
from knowledge.names.growing import grown
from knowledge.names.judging import Manner, grouped, judged, manner
from knowledge.names.keyed import Keyed
from knowledge.names.looks import Mention
from knowledge.names.lookup import OneState
from knowledge.names.nearest import Nearest
from knowledge.names.numerals import agreeing, counted
from knowledge.names.often import Often, plain, state
from knowledge.names.rank import (
    Candidate,
    Entry,
    Rated,
    belied,
    doubted,
    first,
    first_of_each,
    ranked,
    with_margins,
)
from knowledge.names.search import Found, Search
from knowledge.names.windows import Neighbours, Said, Weighed, Window, sayable, windows
from knowledge.words import words as plain_words

_TILED = 0.5  # of a longer name, where each word is a name by itself
_LONGEST_MENTION = 40  # words
_LATELY = 4  # questions, of which parts are asked for next when a message is cut
_LONGEST_QUESTION = 60  # words, above which only exact names are looked for

Spans = list[tuple[int, int, list[Candidate]]]  # words [first, last) and what they may name
Marked = tuple[tuple[str, bool, bool], ...]  # words, whether each is fuzzy and whether it is glue
Options = tuple[frozenset[str], int, int]  # the kinds, longest and limit of spans


class Names:
    """Everything that can be named. One connection, one thread.

    `many_kinds` are kinds of which one name may stand for several things; `glue` are words that may be dropped or added.
    """

    def __init__(self, connection: sqlite3.Connection, many_kinds: frozenset[str], glue: frozenset[str]) -> None:
        self._connection = connection
        self._many = many_kinds
        self._glue = glue
        self._search = Search(connection, glue)
        self._keyed = Keyed(connection)
        self._nearest = Nearest(connection, glue, lambda keys: self._keyed.entries(keys, ()), self._search.usage)
        self._often = Often()
        self._lately: deque[tuple[Marked, Options, Spans]] = deque(maxlen=_LATELY)
        self._state: tuple[int, ...] = ()

    @property
    def state(self) -> tuple[int, int]:
        """Another whenever the store has changed."""
        return state(self._connection)

    def resolve(self, words: str, kinds: Collection[str] = (), limit: int = 8, typed: str = "") -> list[Candidate]:
        """The things that words may name, likeliest first; `typed`, the text as it stood, breaks ties of spelling.

        Namesakes are listed together even beyond `limit`.
        """
        said = tuple(plain_words(words)[: _LONGEST_MENTION + 1])
        if len(said) > _LONGEST_MENTION or not sayable(said):
            return []
        whole = (0, len(said))
        with OneState(self._connection):
            found = self._keyed.exact([(0, last) for last in range(1, len(said) + 1)], said, kinds, typed or words)
            self._keyed.add_abbreviated(found, [whole], said, kinds)
            exact = found.get(whole, [])
            mention = Mention(said, "".join(said), frozenset(range(len(said))), alone=True, named=bool(exact))
            usage = self._search.usage(said)
            likely = self._likely({whole: (mention, self._search.alone(mention, usage))}, usage, kinds)
        return with_margins(first(ranked(exact, likely.get(whole, [])), limit))

    def spans(
        self,
        words: Sequence[str],
        fuzzy: Sequence[bool],
        kinds: Collection[str] = (),
        longest: int = 8,
        limit: int = 8,
        proper: Sequence[bool] = (),
    ) -> Spans:
        """Every window [i, j) of plain words that may name something, with at most `limit` candidates of each kind.

        Names that are not as they are written are looked for in windows of up to `longest` words.
        The dearer tiers read only windows with a word marked fuzzy, orders and parts also those whose every word is of a name.
        Glue that is `proper`, written as a name is, may be one by itself ("Up"). A part of words asked for lately, as of a
        message that is cut, is not looked up again.
        """
        glue = self._glued(words, proper)
        asked = tuple(zip(words, fuzzy, glue, strict=True)), (frozenset(kinds), longest, limit)
        self._forget()
        if (known := self._named_lately(*asked)) is not None:
            return known
        with OneState(self._connection):
            exact = self._keyed.within(
                words, [mark and not sticks for mark, sticks in zip(fuzzy, glue, strict=True)], glue, kinds
            )
            likely = self._meant(Said(words, fuzzy, glue, self._usage(words)), exact, kinds, longest)
        spans = []
        for window in sorted(exact.keys() | likely.keys()):
            found = first_of_each(ranked(exact.get(window, []), likely.get(window, [])), limit)
            spans.append((*window, [one.candidate() for one in found]))
        self._lately.append((*asked, spans))
        return spans

    def _named_lately(self, said: Marked, options: Options) -> Spans | None:
        """What a part of words that were asked for lately names: what it named there, unless it cuts a name in two."""
        count = len(said)
        for whole, others, spans in self._lately:
            for at in range(len(whole) - count + 1) if options == others else ():
                near = [span for span in spans if span[0] < at + count and at < span[1]]
                if whole[at : at + count] == said and all(at <= first and last <= at + count for first, last, _ in near):
                    return [(first - at, last - at, found) for first, last, found in near]
        return None

    def written(self, words: Sequence[str], strange: Sequence[bool], proper: Sequence[bool] = (), limit: int = 8) -> Spans:
        """The windows [i, j) of plain words that are names as they stand, as `spans` finds them, with no search for others.

        Words that are not strange are said again and again: what they name among them is kept while the store is the same.
        """
        self._forget()
        exact = self._keyed.within(words, strange, self._glued(words, proper), ())
        return [
            (*window, [one.candidate() for one in first_of_each(ranked(exact[window], ()), limit)]) for window in sorted(exact)
        ]

    def nearest(self, said: Mapping[Window, str], slips: int) -> dict[Window, list[Candidate]]:
        """The names nearest to the plain words of each window, so many slips away at most, with the share of each in its kind."""
        with OneState(self._connection):
            return {window: [one.candidate() for one in found] for window, found in self._nearest.to(said, slips).items()}

    def called(self, every: Iterable[tuple[str, ...]], limit: int = 8) -> dict[tuple[str, ...], list[Candidate]]:
        """The things whose names plain words are, all of them and as they stand: by the words, where they are a name."""
        self._forget()
        found = self._keyed.whole(every)
        return {said: [one.candidate() for one in first_of_each(ranked(named, ()), limit)] for said, named in found.items()}

    def _forget(self) -> None:
        """Keep nothing of a store that has changed."""
        if (now := state(self._connection)) != self._state:
            self._keyed.forget()
            self._often = Often()
            self._lately.clear()
            self._state = now

    def _usage(self, words: Sequence[str]) -> dict[str, int]:
        """In how many names each of these words stands, of those that stand in any."""
        known = self._often.usage
        found = {word: known.recall(word) for word in words}
        if new := [word for word, names in found.items() if names is None]:
            used = self._search.usage(new)
            found |= {word: known.keep(word, used.get(word, 0)) for word in new}
        return {word: names for word, names in found.items() if names}

    def _apart(self, said: Said) -> list[Neighbours]:
        """The neighbours that stand together in no name."""
        known = self._often.apart
        pairs = {(one, other): (said.words[one], said.words[other]) for one, other in said.neighbours()}
        if new := [pair for pair in pairs.values() if known.recall(pair) is None]:
            together = self._search.together(new)
            for pair in new:
                known.keep(pair, pair not in together)
        return [both for both, pair in pairs.items() if known.recall(pair)]

    def _meant(self, said: Said, exact: Collection[Window], kinds: Collection[str], longest: int) -> dict[Window, list[Rated]]:
        """What the windows mean by the dearer tiers; what those without a strange word mean was often found before."""
        if len(said.words) > _LONGEST_QUESTION:
            return {}
        weighed = Weighed(said, windows(said.words, said.glue, longest), exact, self._apart(said))
        often = {
            window: plain(said.words[slice(*window)], said.beside(window), kinds)
            for window in weighed.windows
            if not weighed.strange_in(window)
        }
        known = {window: found for window, said in often.items() if (found := self._often.meant.recall(said)) is not None}
        likely = known | self._likely(self._search.within(weighed, known), said.usage, kinds)
        for window in often.keys() - known.keys():
            self._often.meant.keep(often[window], likely.get(window, []))
        for window, wholes in grown(said.words, likely).items():
            found = judged(grouped(wholes.values(), self._many), self._manner(said.words[slice(*window)], said.usage))
            likely[window] = ranked(likely.get(window, ()), found)
        return {window: found for window, found in likely.items() if found}

    def used(self, words: Iterable[str]) -> frozenset[str]:
        """Those of these plain words that stand in any name."""
        return frozenset(self._search.usage(words))

    def _glued(self, words: Sequence[str], proper: Sequence[bool]) -> list[bool]:
        """Which words are glue, and not written as a name."""
        return [word in self._glue and not (proper and proper[at]) for at, word in enumerate(words)]

    def _likely(
        self, finds: Mapping[Window, tuple[Mention, Found]], usage: Mapping[str, int], kinds: Collection[str]
    ) -> dict[Window, list[Rated]]:
        """What each mention names, of what it may mean by the dearer tiers."""
        keys = {key for _, found in finds.values() for key in found}
        entries = self._keyed.entries(keys, kinds) if keys else {}
        likely = {}
        for window, (mention, find) in finds.items() if entries else ():
            meant = [
                (entry, agrees)
                for key, agreement in find.items()
                for entry in entries.get(key, ())
                if (agrees := self._by_words(mention, entry, agreement))
                and (agrees.said == 1 or not belied(mention.beside, mention.words, entry.plain))
            ]
            if meant:
                found = judged(grouped(meant, self._many, bool(kinds) or not mention.alone), self._manner(mention.words, usage))
                likely[window] = [doubted(rated, _TILED) for rated in found] if mention.tiled else found
        return likely

    def _manner(self, words: Sequence[str], usage: Mapping[str, int]) -> Manner:
        """What the words of a mention are like, small ones and initials aside."""
        content = [word for word in counted(words) if word not in self._glue]
        return manner([usage.get(word, 0) for word in content if len(word) > 1])

    def _by_words(self, mention: Mention, entry: Entry, agrees: Alignment) -> Alignment | None:
        """How a name agrees once its words are known: one that has the very words said is no slip, and numbers must agree."""
        words = entry.plain.split()
        if agrees.how == "edit" and set(mention.words) < set(words):
            agrees = align(mention.words, words, self._glue, {}) or agrees
        if agrees.said == 1 and agrees.how in ("edit", "sound") and not agreeing(mention.words, words):
            return None
        return agrees
