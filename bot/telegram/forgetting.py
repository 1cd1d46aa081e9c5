"""/forget: all that is kept of somebody is erased, once they have said so twice."""

from __future__ import annotations

from dataclasses import dataclass

from bot.state import Outcome
from bot.telegram.house import House
from bot.telegram.requests import Pressed, Where

FORGET = "X"  # a capital: for whoever asked alone
_YES, _NO = "yes", "no"


@dataclass(frozen=True, slots=True)
class Forgetting:
    """Asks, and erases."""

    house: House

    async def ask(self, where: Where) -> None:
        """Asks whether that is really meant."""
        language = self.house.language(where, await self.house.preferences(where.chat))
        keyboard = self.house.keyboard(where)
        for name, payload in (("forget_yes", _YES), ("forget_no", _NO)):
            keyboard.row(keyboard.button(self.house.talk.say(language, name), FORGET, payload))
        await self.house.show(where, self.house.talk.say(language, "forget"), keyboard)

    async def pressed(self, pressed: Pressed, where: Where, payload: str) -> Outcome:
        """Says what happens, and has everything erased together with this update."""
        language = self.house.language(where, await self.house.preferences(where.chat))
        said = self.house.talk.say(language, "forgotten" if payload == _YES else "forget_kept")
        await self.house.change(where, pressed.message, said)
        return Outcome(where.chat, where.user, forget=payload == _YES)
