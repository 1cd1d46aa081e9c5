"""/today: what happened on this day of other years."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from bot.telegram.asking import CARD
from bot.telegram.buttons import PAYLOAD
from bot.telegram.house import House
from bot.telegram.requests import Where


@dataclass(frozen=True, slots=True)
class Today:
    """Looks at the calendar; what day it is comes from the clock of the house, in UTC."""

    house: House

    async def show(self, where: Where) -> None:
        """The anniversaries of this day, each with a button that opens its card."""
        today = datetime.datetime.fromtimestamp(self.house.clock(), datetime.UTC).date()
        language = self.house.language(where, await self.house.preferences(where.chat))
        day, found = self.house.talk.day(language, today), self.house.talk.on(today)
        if not found:
            await self.house.say(where, "today_none", day=day)
            return
        keyboard = self.house.keyboard(where)
        for one in found:
            keyboard.row(keyboard.button(one.thing.label, CARD, self.house.talk.link_of(one.thing, PAYLOAD)))
        lines = [self.house.talk.say(language, "today", day=day), *(one.line for one in found)]
        await self.house.show(where, "\n".join(lines), keyboard)
