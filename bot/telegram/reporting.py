""" "Wrong?" below an answer: what was asked, how it was read and what was said goes to the admins, once."""

from __future__ import annotations

import json
from dataclasses import dataclass

from bot.reply import Reply
from bot.state import Report
from bot.telegram.buttons import question_of
from bot.telegram.house import House
from bot.telegram.requests import Pressed, Where


@dataclass(frozen=True, slots=True)
class Reporting:
    """Takes reports."""

    house: House

    async def pressed(self, pressed: Pressed, where: Where, payload: str) -> str | None:
        """Keeps a report; what is said to that, None where the question is no longer known."""
        question = await self.house.aside(question_of, payload, where, self.house.state)
        if question is None:
            return None
        reply = await self.house.ask(question, start=None)
        reading = json.dumps({reply.intent: reply.slots}, ensure_ascii=False) if isinstance(reply, Reply) else reply
        report = Report(question, reading, pressed.text or (reply.plain if isinstance(reply, Reply) else ""))
        first = await self.house.aside(self.house.state.reports.add, self.house.state.mark_of(where.user), report)
        language = self.house.language(where, await self.house.preferences(where.chat))
        return self.house.talk.say(language, "reported" if first else "reported_already")
