"""Cards in a chat: opened by a link, a button, or from what was found while typing."""

from __future__ import annotations

from dataclasses import dataclass

from bot.conversation.keys import Known
from bot.telegram.features.asking import ASK
from bot.telegram.features.context import Context
from bot.telegram.features.following import FOLLOW
from bot.telegram.sending.buttons import PAYLOAD, Keyboard
from bot.telegram.updates.requests import Where


@dataclass(frozen=True, slots=True)
class Cards:
    """Shows things as cards with questions that go on from them."""

    context: Context

    async def open(self, where: Where, link: str) -> bool:
        """Shows what a link opens; whether there is such a thing."""
        thing = self.context.talk.linked(link)
        return await self.show(where, thing) if thing else False

    async def show(self, where: Where, thing: Known) -> bool:
        """Shows a thing; whether it has a card."""
        card = self.context.talk.card(thing)
        if card is None:
            return False
        preferences = await self.context.preferences(where.chat)
        await self.context.show(
            where,
            card.whole(preferences.sources),
            self._buttons(where, thing, self.context.language(where, preferences)),
        )
        return True

    def _buttons(self, where: Where, thing: Known, language: str) -> Keyboard:
        keyboard = self.context.keyboard(where)
        keyboard.row(*(keyboard.asking(label, ASK, question) for label, question in self.context.talk.asks(thing)))
        if self.context.talk.can_follow(thing):
            link = self.context.talk.link_of(thing, PAYLOAD)
            keyboard.row(keyboard.button(self.context.talk.say(language, "follow"), FOLLOW, link))
        return keyboard
