"""/settings: the language of a chat, sources under answers, quizzes; in groups for their admins alone."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.state import Preferences
from bot.telegram.features.context import Context
from bot.telegram.features.members import Members
from bot.telegram.sending.buttons import Keyboard
from bot.telegram.updates.requests import Pressed, Where

SETTING = "s"
_LANGUAGE, _SOURCES, _QUIZ, _BACK, _TO = "language", "sources", "quiz", "back", "to "


@dataclass(frozen=True, slots=True)
class PreferenceMenu:
    """Shows the settings of a chat, and changes them at the press of a button."""

    context: Context
    members: Members

    async def show(self, where: Where) -> None:
        """The settings, as buttons."""
        if not await self.members.may_decide(where):
            await self.context.say(where, "only_admins")
            return
        preferences = await self.context.preferences(where.chat)
        await self.context.show(where, *self._all(where, preferences))

    async def turned(self, pressed: Pressed, where: Where, payload: str) -> str | None:
        """Changes one setting and shows them all again; what the presser is to be told, None where they cannot be shown."""
        preferences = await self.context.preferences(where.chat)
        if not await self.members.may_decide(where):
            return self.context.talk.say(self.context.language(where, preferences), "only_admins")
        if payload == _LANGUAGE:
            shown = self._languages(where, preferences)
        else:
            preferences = self._changed(preferences, payload)
            await self.context.disk(self.context.state.chats.set, where.chat, preferences)
            shown = self._all(where, preferences)
        return "" if await self.context.change(where, pressed.message, *shown) else None

    def _changed(self, preferences: Preferences, payload: str) -> Preferences:
        code = payload.removeprefix(_TO)
        if payload.startswith(_TO) and code in self.context.talk.told.languages:
            return replace(preferences, language=code)
        if payload == _SOURCES:
            return replace(preferences, sources=not preferences.sources)
        return replace(preferences, quiz=not preferences.quiz) if payload == _QUIZ else preferences

    def _all(self, where: Where, preferences: Preferences) -> tuple[str, Keyboard]:
        talk, language, keyboard = self.context.talk, self.context.language(where, preferences), self.context.keyboard(where)
        name = talk.told.languages[language].name
        keyboard.row(keyboard.button(talk.say(language, "settings_language", name=name), SETTING, _LANGUAGE))
        keyboard.row(keyboard.button(talk.say(language, "settings_sources", on=preferences.sources), SETTING, _SOURCES))
        if not where.private:
            keyboard.row(keyboard.button(talk.say(language, "settings_quiz", on=preferences.quiz), SETTING, _QUIZ))
        return talk.say(language, "settings"), keyboard

    def _languages(self, where: Where, preferences: Preferences) -> tuple[str, Keyboard]:
        talk, language, keyboard = self.context.talk, self.context.language(where, preferences), self.context.keyboard(where)
        for code, spoken in talk.told.languages.items():
            keyboard.row(keyboard.button(spoken.name, SETTING, _TO + code))
        keyboard.row(keyboard.button(talk.say(language, "back"), SETTING, _BACK))
        return talk.say(language, "settings"), keyboard
