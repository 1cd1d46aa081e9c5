"""What is offered while somebody types: the answer to a whole question first, then what has a name that begins so."""

from __future__ import annotations

import asyncio
import logging
from functools import lru_cache
from html import escape

from markupsafe import Markup

from bot.broken import broken_at
from bot.conversation.keys import Known
from bot.newest import Newest
from bot.reply import Reply
from bot.telegram.features.context import Context
from bot.telegram.sending.inline_results import MOST, PAGE, Page, article, page, start_button, start_of, start_of_question
from bot.telegram.updates.requests import Typing

_LOG = logging.getLogger(__name__)
_A_QUESTION = 3  # words, from which on something typed may be asked as it stands
_REMEMBERED = 1024
_GREETING = "hello"


class Suggesting:
    """Finds results for what is typed. What was made of a thing or a question is remembered while the store stays the same."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._carded = lru_cache(maxsize=_REMEMBERED)(self._card_article)
        self._answered = Newest[tuple[str, str, bool, int], str](_REMEMBERED)

    async def page(self, typing: Typing) -> Page:
        """The page that belongs to an inline query; an empty one, with a way to the private chat, where nothing is found."""
        preferences = await self._context.preferences(typing.user)
        language = self._context.talk.speaks(preferences.language or typing.language)
        start = start_of(typing.offset)
        try:
            articles, more = await self._articles(typing.question, start, language, preferences.sources)
        except Exception as error:  # whatever it is, the next query must still be answered
            _LOG.error("an inline query could not be answered: %s", broken_at(error))
            articles, more = [], False
        missed = typing.question if not articles else ""
        said = self._context.talk.say(language, "ask_in_private" if missed else "more_in_private")
        button = start_button(said, start_of_question(missed) or _GREETING)
        return page(articles, start, more, button, personal=not preferences.sources or bool(preferences.language))

    async def _articles(self, typed: str, start: int, language: str, sources: bool) -> tuple[list[str], bool]:
        """The results of one page, and whether more follow. The loop is let go between two of them."""
        version = self._context.talk.version()
        if not typed:
            examples = enumerate(self._context.talk.examples(language))
            made = [await self._answer_article(example, sources, version, f"q{number}") for number, example in examples]
            return [one for one in made if one][start:], False
        things = self._context.talk.begin(typed)
        asked = await self._answer_article(typed, sources, version) if self._is_question(typed, bool(things)) else ""
        found: list[str | Known] = [asked] if asked else []
        found += things[: MOST - len(found)]
        articles = []
        for one in found[start : start + PAGE]:
            articles.append(one if isinstance(one, str) else self._carded(one, language, sources, version))
            await asyncio.sleep(0)
        return articles, len(found) > start + PAGE

    def _is_question(self, typed: str, named: bool) -> bool:
        """Whether it may be a whole question: a few words, or one that is no beginning of a name."""
        return len(typed.split()) >= _A_QUESTION or not named

    async def _answer_article(self, question: str, sources: bool, version: int, number: str = "q0") -> str:
        """The answer to a question; nothing where it has none."""
        key = (question, number, sources, version)
        if (known := self._answered.get(key)) is not None:
            return known
        reply = await self._context.ask(question)
        if not isinstance(reply, Reply) or reply.status != "answered":
            return self._answered.put(key, "") if isinstance(reply, Reply) else ""
        text = reply.text if sources else reply.without_sources
        made = article(
            number, question, Markup(reply.without_sources).striptags(), f"<b>{escape(question, quote=False)}</b>\n{text}"
        )
        return self._answered.put(key, made)

    def _card_article(self, thing: Known, language: str, sources: bool, version: int) -> str:
        talk = self._context.talk
        card = talk.card(thing)
        link = talk.link_of(thing)
        if card is None:
            return ""
        address = f"https://t.me/{self._context.me.username}?start={link}"
        return article(link, thing.label, card.line, card.whole(sources), (talk.say(language, "open_in_chat"), address))
