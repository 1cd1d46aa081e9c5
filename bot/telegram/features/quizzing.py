"""/quiz and /scores: native quiz polls from the facts, and points in groups."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

from bot.telegram.features.context import Context
from bot.telegram.updates.requests import Pressed, Vote, Where

NEXT = "n"


@dataclass(frozen=True, slots=True)
class Quizzing:
    """Sends quizzes and keeps score."""

    context: Context
    chance: random.Random = field(default_factory=random.Random)

    async def ask(self, where: Where) -> None:
        """Sends a quiz, unless the group's admins want none."""
        preferences = await self.context.preferences(where.chat)
        language = self.context.language(where, preferences)
        if not preferences.quiz and not where.private:
            await self.context.say(where, "quiz_off")
            return
        question = self.context.talk.riddle(self.chance)
        if question is None:
            await self.context.say(where, "quiz_none")
            return
        keyboard = self.context.keyboard(where)
        keyboard.row(keyboard.button(self.context.talk.say(language, "quiz_next"), NEXT, ""))
        poll = await self.context.sender.quiz(where, question, keyboard.markup())
        if not where.private:
            await self.context.disk(self.context.state.quizzes.sent, poll, where.chat, question.right)

    async def pressed(self, pressed: Pressed, where: Where, payload: str) -> bool:
        """Another one."""
        await self.ask(where)
        return True

    async def voted(self, vote: Vote) -> None:
        """Counts an answer to a quiz of a group."""
        if vote.options:
            await self.context.disk(self.context.state.quizzes.voted, vote.poll, vote.user, vote.name, vote.options[0])

    async def scores(self, where: Where) -> None:
        """Who has how many points in a group."""
        if where.private:
            await self.context.say(where, "only_groups")
            return
        scores = await self.context.disk(self.context.state.quizzes.scores, where.chat)
        if scores:
            await self.context.say(where, "scores", scores=scores)
        else:
            await self.context.say(where, "scores_none")
