"""Questions: asked, changed, chosen by a button, and their long answers turned over page by page."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from itertools import islice

from bot.reply import Reply
from bot.state import Answered, Memory, Outcome, Preferences, Unanswered
from bot.telegram.features.context import Context
from bot.telegram.sending.buttons import PAYLOAD, Keyboard, question_of
from bot.telegram.updates.requests import Asked, Pressed, Where

ASK, PAGE, CARD, WRONG = "a", "p", "c", "w"
_MOST_CHOICES = 10
_MOST_CARDS, _MOST_ASKS = 2, 2
_REMEMBERED = 4096


class Asking:
    """Answers questions, each with the buttons that go on from it."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self._called = lru_cache(maxsize=_REMEMBERED)(lambda kind, label, version: context.talk.called(kind, label))
        self._asks = lru_cache(maxsize=_REMEMBERED)(lambda thing, after, version: context.talk.asks(thing, after))
        self._link = lru_cache(maxsize=_REMEMBERED)(lambda thing, version: context.talk.link_of(thing, PAYLOAD))

    async def asked(self, asked: Asked) -> Outcome:
        """A changed message has its answer changed, unless what changed was not its words."""
        memory, preferences = await self.context.visit(asked.where)
        mark = hashlib.sha256(f"{asked.message} {asked.question}".encode()).hexdigest()[:16]
        before = None
        if asked.edited:
            before = await self.context.disk(self.context.state.answered.to, asked.where.chat, asked.message)
            if before and before.mark == mark:
                return Outcome()
        return await self._answer(asked, memory, preferences, mark, before.reply if before else None)

    async def chosen(self, where: Where, question: str) -> Outcome:
        """A question that was not typed but chosen."""
        memory, preferences = await self.context.visit(where)
        return await self._answer(Asked(where, question, 0), memory, preferences)

    async def pressed(self, pressed: Pressed, where: Where, payload: str) -> Outcome | None:
        """The question of a button; None where it is no longer known."""
        question = await self.context.disk(question_of, payload, where, self.context.state)
        return await self.chosen(where, question) if question else None

    async def turned(self, pressed: Pressed, where: Where, payload: str) -> bool:
        """Shows another part of a long answer in the place of this one; whether that could be done."""
        start, _, reference = payload.partition(" ")
        question = await self.context.disk(question_of, reference, where, self.context.state)
        reply = await self.context.ask(question, "", int(start)) if question and start.isdecimal() else None
        if not isinstance(reply, Reply) or reply.portion is None:
            return False
        preferences = await self.context.preferences(where.chat)
        text = reply.text if preferences.sources else reply.without_sources
        return await self.context.change(where, pressed.message, text, self._buttons(where, reply, preferences))

    async def _answer(
        self, asked: Asked, memory: Memory, preferences: Preferences, mark: str = "", instead: int | None = None
    ) -> Outcome:
        where = asked.where
        reply = await self.context.ask(asked.question, memory.earlier)
        if not isinstance(reply, Reply):
            await self.context.say(where, reply)
            return Outcome(where.chat, where.user, unanswered=Unanswered(asked.question, reply, where.kind))
        text = reply.text if preferences.sources else reply.without_sources
        keyboard = self._buttons(where, reply, preferences)
        shown = instead
        if instead is None or not await self.context.sender.edit(where, instead, text, keyboard.markup()):
            shown = await self.context.sender.send(where, text, keyboard.markup())
        unanswered = None
        if reply.status in ("not_understood", "no_answer") and not reply.idle:
            unanswered = Unanswered(asked.question, reply.status, where.kind)
        answered = Answered(where.chat, asked.message, where.user, shown or 0, mark) if asked.message else None
        # Nobody can press a button whose question is not kept yet: the next update of this chat waits until this one is done.
        return Outcome(where.chat, where.user, Memory(reply.thread, mark), unanswered, answered, keyboard.remembered)

    def _buttons(self, where: Where, reply: Reply, preferences: Preferences) -> Keyboard:
        keyboard = self.context.keyboard(where)
        for question in reply.choices[:_MOST_CHOICES]:
            keyboard.row(keyboard.asking(question, ASK, question))
        self._pages(keyboard, reply, self.context.language(where, preferences))
        if where.private and reply.status == "answered" and reply.asked:
            self._going_on(keyboard, reply, self.context.language(where, preferences))
        return keyboard

    def _pages(self, keyboard: Keyboard, reply: Reply, language: str) -> None:
        turns = reply.portion.turns if reply.portion else {}
        labels = {to: self.context.talk.say(language, name, first=to.first, last=to.last) for name, to in turns.items()}
        keyboard.row(*(keyboard.asking(label, PAGE, reply.asked, f"{to.start} ") for to, label in labels.items()))

    def _going_on(self, keyboard: Keyboard, reply: Reply, language: str) -> None:
        """Questions about what was answered, cards of what was spoken of, and the way to say that it is wrong."""
        about = reply.about
        if reply.portion:  # a long list goes on from what it is a list for, and not from the first in it
            about = tuple(one for one in about if one[0] != about[0][0]) or about
        version = self.context.talk.version()
        spoken = list(islice(filter(None, (self._called(kind, label, version) for kind, label in about)), _MOST_CARDS))
        if spoken:
            is_answer = spoken[0].label in {thing.label for thing in reply.things}
            asks = self._asks(spoken[0], "" if is_answer else reply.intent, version)
            for ask in [ask for _, ask in asks if not _same(ask, reply.asked)][:_MOST_ASKS]:
                keyboard.row(keyboard.asking(ask, ASK, ask))
        opening = [keyboard.button(thing.label, CARD, self._link(thing, version)) for thing in spoken]
        keyboard.row(*opening, keyboard.asking(self.context.talk.say(language, "wrong"), WRONG, reply.asked))


def _same(one: str, other: str) -> bool:
    return one.casefold().rstrip("?!. ") == other.casefold().rstrip("?!. ")
