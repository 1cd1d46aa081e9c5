"""Misspelt words of a message that may lean on what was said before: "the year befoe?", "his other awrds"."""

from __future__ import annotations

from dataclasses import replace

from bot.question import Question
from bot.reading.meanings.meaning import Named
from bot.reading.spotting.spots import Spots
from bot.reading.words.lexicon import Lexicon
from bot.rules.rules import Rules
from knowledge.words import words

LONGEST = 12  # words of such a message


def without_typos(spots: Spots, rules: Rules, lexicon: Lexicon) -> Question:
    """The question with words of ours for words that no name has and that can only be slips of them."""
    question = spots.question
    if len(question.words) > LONGEST:
        return question
    meant = [_meant(at, spots, rules, lexicon) or word.plain for at, word in enumerate(question.words)]
    if tuple(meant) == question.plain:
        return question
    return replace(question, words=tuple([word._replace(plain=plain) for word, plain in zip(question.words, meant, strict=True)]))


def _meant(at: int, spots: Spots, rules: Rules, lexicon: Lexicon) -> str:
    """The word of ours that one is a slip of: one that leans on something before any other; nothing where a name is as near."""
    typed = spots.question.words[at].plain
    near = spots.prices.words[at]
    if not spots.prices.strange[at] or not near or typed in near:
        return ""
    covering = [seed for seed in spots.seeds if seed.start <= at < seed.end]
    named = [seed.meaning for seed in covering if isinstance(seed.meaning, Named)]
    if any(typed in words(one.matched) for meaning in named for one in meaning.things):
        return ""
    nearest = [word for word, price in near.items() if price == min(near.values())]
    leaning = [word for word in nearest if word in lexicon.sayings.words]
    others = [] if any(not rules.schema.kinds[seed.kind].many for seed in covering) else nearest
    likely = leaning or others
    return likely[0] if len(likely) == 1 else ""
