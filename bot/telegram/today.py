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
        """The anniversaries of this day, else of the next that has any, each with a button that opens its card."""
        talk = self.house.talk
        today = datetime.datetime.fromtimestamp(self.house.clock(), datetime.UTC).date()
        language = self.house.language(where, await self.house.preferences(where.chat))
        found = talk.on(today)
        later = None if found else talk.next_after(today)
        if not found and not later:
            await self.house.say(where, "today_none", day=talk.day(language, today))
            return
        head = talk.say(language, "today", day=talk.day(language, today))
        if later:
            found = talk.on(later)
            head = talk.say(language, "today_next", day=talk.day(language, today), next=talk.day(language, later))
        keyboard = self.house.keyboard(where)
        for one in found:
            keyboard.row(keyboard.button(one.thing.label, CARD, talk.link_of(one.thing, PAYLOAD)))
        await self.house.show(where, "\n".join([head, *(one.line for one in found)]), keyboard)
