"""How the bot introduces itself: the greeting with examples, the help by topic, what it is."""

from __future__ import annotations

from dataclasses import dataclass

from bot.conversation.rules import Topic
from bot.state import Preferences
from bot.telegram.asking import ASK
from bot.telegram.buttons import Keyboard
from bot.telegram.house import House
from bot.telegram.requests import Pressed, Where

HELP = "h"
_EXAMPLES = 3
_OF_TOPIC = 6
_ALL = "-"


@dataclass(frozen=True, slots=True)
class Welcome:
    """Speaks the language of whoever comes in."""

    house: House

    async def start(self, where: Where) -> None:
        """The greeting, with three examples to tap."""
        await self._begin(where, "greeting")

    async def gone(self, where: Where) -> None:
        """That what a link led to is not there any more, with the same examples."""
        await self._begin(where, "link_gone")

    async def _begin(self, where: Where, said: str) -> None:
        keyboard = self.house.keyboard(where)
        for question in self.house.talk.examples(await self._language(where))[:_EXAMPLES]:
            keyboard.row(keyboard.asking(question, ASK, question))
        await self.house.say(where, said, keyboard)

    async def joined(self, where: Where) -> None:
        """What a group is told when the bot is added to it."""
        await self.house.say(where, "greeting_group", me=self._me())

    async def help(self, where: Where) -> None:
        """The topics to choose from."""
        text, keyboard = self._topics(where, await self._language(where))
        await self.house.show(where, text, keyboard)

    async def turned(self, pressed: Pressed, where: Where, payload: str) -> bool:
        """Shows a topic, or all of them, in the place of what was shown."""
        language = await self._language(where)
        topic = next((one for one in self.house.talk.topics() if one.name == payload), None)
        text, keyboard = self._topic(where, language, topic) if topic else self._topics(where, language)
        return await self.house.change(where, pressed.message, text, keyboard)

    async def about(self, where: Where) -> None:
        """What the bot is and how much it knows."""
        things, facts = self.house.talk.counts()
        await self.house.say(where, "about", things=f"{things:,}", facts=f"{facts:,}")

    def _topics(self, where: Where, language: str) -> tuple[str, Keyboard]:
        talk, keyboard = self.house.talk, self.house.keyboard(where)
        topics = [topic for topic in talk.topics() if talk.asked_of(topic)]
        buttons = [keyboard.button(talk.titled(topic, language), HELP, topic.name) for topic in topics]
        for at in range(0, len(buttons), 2):
            keyboard.row(*buttons[at : at + 2])
        return f"{talk.say(language, 'help')}\n\n{talk.say(language, 'help_groups', me=self._me())}", keyboard

    def _topic(self, where: Where, language: str, topic: Topic) -> tuple[str, Keyboard]:
        talk, keyboard = self.house.talk, self.house.keyboard(where)
        for question in talk.asked_of(topic)[:_OF_TOPIC]:
            keyboard.row(keyboard.asking(question, ASK, question))
        keyboard.row(keyboard.button(talk.say(language, "back"), HELP, _ALL))
        return talk.say(language, "help_topic", title=talk.titled(topic, language)), keyboard

    def _me(self) -> str:
        return f"@{self.house.me.username}"

    async def _language(self, where: Where) -> str:
        preferences: Preferences = await self.house.preferences(where.chat)
        return self.house.language(where, preferences)
