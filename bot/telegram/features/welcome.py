"""How the bot introduces itself: the greeting with examples, the help by topic, what it is."""

from __future__ import annotations

from dataclasses import dataclass

from bot.conversation.rules import Topic
from bot.state import Preferences
from bot.telegram.features.asking import ASK
from bot.telegram.features.context import Context
from bot.telegram.sending.buttons import Keyboard
from bot.telegram.updates.requests import Pressed, Where

HELP = "h"
_EXAMPLES = 3
_OF_TOPIC = 6
_ALL = "-"


@dataclass(frozen=True, slots=True)
class Welcome:
    """Speaks the language of whoever comes in."""

    context: Context

    async def start(self, where: Where) -> None:
        """The greeting, with three examples to tap."""
        await self._begin(where, "greeting")

    async def gone(self, where: Where) -> None:
        """That what a link led to is not there any more, with the same examples."""
        await self._begin(where, "link_gone")

    async def lost(self, where: Where) -> None:
        """That a link leads to nothing, with the same examples."""
        await self._begin(where, "link_unknown")

    async def _begin(self, where: Where, said: str) -> None:
        keyboard = self.context.keyboard(where)
        for question in self.context.talk.examples(await self._language(where))[:_EXAMPLES]:
            keyboard.row(keyboard.asking(question, ASK, question))
        await self.context.say(where, said, keyboard)

    async def joined(self, where: Where) -> None:
        """What a group is told when the bot is added to it."""
        await self.context.say(where, "greeting_group", me=self._me())

    async def help(self, where: Where) -> None:
        """The topics to choose from."""
        text, keyboard = self._topics(where, await self._language(where))
        await self.context.show(where, text, keyboard)

    async def turned(self, pressed: Pressed, where: Where, payload: str) -> bool:
        """Shows a topic, or all of them, in the place of what was shown."""
        language = await self._language(where)
        topic = next((one for one in self.context.talk.topics() if one.name == payload), None)
        text, keyboard = self._topic(where, language, topic) if topic else self._topics(where, language)
        return await self.context.change(where, pressed.message, text, keyboard)

    async def about(self, where: Where) -> None:
        """What the bot is and how much it knows."""
        things, facts = self.context.talk.counts()
        await self.context.say(where, "about", things=f"{things:,}", facts=f"{facts:,}")

    def _topics(self, where: Where, language: str) -> tuple[str, Keyboard]:
        talk, keyboard = self.context.talk, self.context.keyboard(where)
        topics = [topic for topic in talk.topics() if talk.asked_of(topic, language)]
        buttons = [keyboard.button(talk.titled(topic, language), HELP, topic.name) for topic in topics]
        for at in range(0, len(buttons), 2):
            keyboard.row(*buttons[at : at + 2])
        return f"{talk.say(language, 'help')}\n\n{talk.say(language, 'help_groups', me=self._me())}", keyboard

    def _topic(self, where: Where, language: str, topic: Topic) -> tuple[str, Keyboard]:
        talk, keyboard = self.context.talk, self.context.keyboard(where)
        for question in talk.asked_of(topic, language)[:_OF_TOPIC]:
            keyboard.row(keyboard.asking(question, ASK, question))
        keyboard.row(keyboard.button(talk.say(language, "back"), HELP, _ALL))
        return talk.say(language, "help_topic", title=talk.titled(topic, language)), keyboard

    def _me(self) -> str:
        return f"@{self.context.me.username}"

    async def _language(self, where: Where) -> str:
        preferences: Preferences = await self.context.preferences(where.chat)
        return self.context.language(where, preferences)
