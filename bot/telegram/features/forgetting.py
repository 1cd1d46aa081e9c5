"""/forget: all that is kept of somebody is erased, once they have said so twice."""

from __future__ import annotations

from dataclasses import dataclass

from bot.state import Outcome
from bot.telegram.features.context import Context
from bot.telegram.updates.requests import Pressed, Where

FORGET = "X"  # a capital: for whoever asked alone
_YES, _NO = "yes", "no"


@dataclass(frozen=True, slots=True)
class Forgetting:
    """Asks, and erases."""

    context: Context

    async def ask(self, where: Where) -> None:
        """Asks whether that is really meant."""
        language = self.context.language(where, await self.context.preferences(where.chat))
        keyboard = self.context.keyboard(where)
        for name, payload in (("forget_yes", _YES), ("forget_no", _NO)):
            keyboard.row(keyboard.button(self.context.talk.say(language, name), FORGET, payload))
        await self.context.show(where, self.context.talk.say(language, "forget"), keyboard)

    async def pressed(self, pressed: Pressed, where: Where, payload: str) -> Outcome:
        """Says what happens, and has everything erased together with this update."""
        language = self.context.language(where, await self.context.preferences(where.chat))
        said = self.context.talk.say(language, "forgotten" if payload == _YES else "forget_kept")
        await self.context.change(where, pressed.message, said)
        return Outcome(where.chat, where.user, forget=payload == _YES)
