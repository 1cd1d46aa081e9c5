"""Cards in a chat: opened by a link, a button, or from what was found while typing."""

from __future__ import annotations

from dataclasses import dataclass

from bot.conversation.keys import Known
from bot.telegram.asking import ASK
from bot.telegram.buttons import PAYLOAD, Keyboard
from bot.telegram.following import FOLLOW
from bot.telegram.house import House
from bot.telegram.requests import Where


@dataclass(frozen=True, slots=True)
class CardTable:
    """Shows things as cards with questions that go on from them."""

    house: House

    async def open(self, where: Where, link: str) -> bool:
        """Shows what a link opens; whether there is such a thing."""
        thing = self.house.talk.linked(link)
        return await self.show(where, thing) if thing else False

    async def show(self, where: Where, thing: Known) -> bool:
        """Shows a thing; whether it has a card."""
        card = self.house.talk.card(thing)
        if card is None:
            return False
        preferences = await self.house.preferences(where.chat)
        await self.house.show(
            where,
            card.whole(preferences.sources),
            self._buttons(where, thing, self.house.language(where, preferences)),
        )
        return True

    def _buttons(self, where: Where, thing: Known, language: str) -> Keyboard:
        keyboard = self.house.keyboard(where)
        keyboard.row(*(keyboard.asking(label, ASK, question) for label, question in self.house.talk.asks(thing)))
        if self.house.talk.can_follow(thing):
            link = self.house.talk.link_of(thing, PAYLOAD)
            keyboard.row(keyboard.button(self.house.talk.say(language, "follow"), FOLLOW, link))
        return keyboard
