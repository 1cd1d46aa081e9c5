"""/today: what happened on this day of other years."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from bot.telegram.features.asking import CARD
from bot.telegram.features.context import Context
from bot.telegram.sending.buttons import PAYLOAD
from bot.telegram.updates.requests import Where


@dataclass(frozen=True, slots=True)
class Today:
    """Looks at the calendar; days are those of UTC."""

    context: Context

    async def show(self, where: Where) -> None:
        """The anniversaries of this day, else of the next that has any, each with a button that opens its card."""
        talk = self.context.talk
        today = datetime.datetime.fromtimestamp(self.context.clock(), datetime.UTC).date()
        language = self.context.language(where, await self.context.preferences(where.chat))
        found = talk.on(language, today)
        later = None if found else talk.next_after(today)
        if not found and not later:
            await self.context.say(where, "today_none", day=talk.day(language, today))
            return
        head = talk.say(language, "today", day=talk.day(language, today))
        if later:
            found = talk.on(language, later)
            head = talk.say(language, "today_next", day=talk.day(language, today), next=talk.day(language, later))
        keyboard = self.context.keyboard(where)
        for one in found:
            keyboard.row(keyboard.button(one.thing.label, CARD, talk.link_of(one.thing, PAYLOAD)))
        await self.context.show(where, "\n".join([head, *(one.line for one in found)]), keyboard)
