""" "Wrong?" below an answer: what was asked, how it was read and what was said goes to the admins, once."""

from __future__ import annotations

import json
from dataclasses import dataclass

from bot.reply import Reply
from bot.state import Report
from bot.telegram.features.context import Context
from bot.telegram.sending.buttons import question_of
from bot.telegram.updates.requests import Pressed, Where


@dataclass(frozen=True, slots=True)
class Reporting:
    """Takes reports."""

    context: Context

    async def pressed(self, pressed: Pressed, where: Where, payload: str) -> str | None:
        """Keeps a report; what is said to that, None where the question is no longer known."""
        question = await self.context.disk(question_of, payload, where, self.context.state)
        if question is None:
            return None
        reply = await self.context.ask(question, start=None)
        reading = json.dumps({reply.intent: reply.slots}, ensure_ascii=False) if isinstance(reply, Reply) else reply
        report = Report(question, reading, pressed.text or (reply.plain if isinstance(reply, Reply) else ""))
        first = await self.context.disk(self.context.state.reports.add, self.context.state.mark_of(where.user), report)
        language = self.context.language(where, await self.context.preferences(where.chat))
        return self.context.talk.say(language, "reported" if first else "reported_already")
