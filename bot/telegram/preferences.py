"""/settings: the language of a chat, sources under answers, quizzes; in groups for their admins alone."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.state import Preferences
from bot.telegram.buttons import Keyboard
from bot.telegram.house import House
from bot.telegram.members import Members
from bot.telegram.requests import Pressed, Where

SETTING = "s"
_LANGUAGE, _SOURCES, _QUIZ, _BACK, _TO = "language", "sources", "quiz", "back", "to "


@dataclass(frozen=True, slots=True)
class PreferenceDesk:
    """Shows the settings of a chat, and changes them at the press of a button."""

    house: House
    members: Members

    async def show(self, where: Where) -> None:
        """The settings, as buttons."""
        if not await self.members.may_decide(where):
            await self.house.say(where, "only_admins")
            return
        preferences = await self.house.preferences(where.chat)
        await self.house.show(where, *self._all(where, preferences))

    async def turned(self, pressed: Pressed, where: Where, payload: str) -> str | None:
        """Changes one setting and shows them all again; what the presser is to be told, None where they cannot be shown."""
        preferences = await self.house.preferences(where.chat)
        if not await self.members.may_decide(where):
            return self.house.talk.say(self.house.language(where, preferences), "only_admins")
        if payload == _LANGUAGE:
            shown = self._languages(where, preferences)
        else:
            preferences = self._changed(preferences, payload)
            await self.house.aside(self.house.state.chats.set, where.chat, preferences)
            shown = self._all(where, preferences)
        return "" if await self.house.change(where, pressed.message, *shown) else None

    def _changed(self, preferences: Preferences, payload: str) -> Preferences:
        code = payload.removeprefix(_TO)
        if payload.startswith(_TO) and code in self.house.talk.told.languages:
            return replace(preferences, language=code)
        if payload == _SOURCES:
            return replace(preferences, sources=not preferences.sources)
        return replace(preferences, quiz=not preferences.quiz) if payload == _QUIZ else preferences

    def _all(self, where: Where, preferences: Preferences) -> tuple[str, Keyboard]:
        talk, language, keyboard = self.house.talk, self.house.language(where, preferences), self.house.keyboard(where)
        name = talk.told.languages[language].name
        keyboard.row(keyboard.button(talk.say(language, "settings_language", name=name), SETTING, _LANGUAGE))
        keyboard.row(keyboard.button(talk.say(language, "settings_sources", on=preferences.sources), SETTING, _SOURCES))
        if not where.private:
            keyboard.row(keyboard.button(talk.say(language, "settings_quiz", on=preferences.quiz), SETTING, _QUIZ))
        return talk.say(language, "settings"), keyboard

    def _languages(self, where: Where, preferences: Preferences) -> tuple[str, Keyboard]:
        talk, language, keyboard = self.house.talk, self.house.language(where, preferences), self.house.keyboard(where)
        for code, spoken in talk.told.languages.items():
            keyboard.row(keyboard.button(spoken.name, SETTING, _TO + code))
        keyboard.row(keyboard.button(talk.say(language, "back"), SETTING, _BACK))
        return talk.say(language, "settings"), keyboard
