"""/follow and /unfollow: what a chat is to be told news of; in groups for their admins to say."""

from __future__ import annotations

from dataclasses import dataclass

from bot.conversation.keys import Known
from bot.state import Followed
from bot.telegram.features.context import Context
from bot.telegram.features.members import Members
from bot.telegram.sending.buttons import PAYLOAD, Keyboard
from bot.telegram.updates.requests import Pressed, Where

FOLLOW, UNFOLLOW, LISTED = "f", "u", "l"
_MOST_CHOICES = 6
_MOST_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Following:
    """Keeps what a chat follows."""

    context: Context
    members: Members

    async def command(self, where: Where, name: str) -> None:
        """Follows what a name says, asks which one where it may be several, or shows what is followed where it says nothing."""
        if not await self.members.may_decide(where):
            await self.context.say(where, "only_admins")
            return
        if not name:
            await self.show(where)
            return
        found = [thing for thing in self.context.talk.begin(name) if self.context.talk.can_follow(thing)]
        same = [thing for thing in found if name.casefold() in (thing.name.casefold(), thing.label.casefold())]
        likely = same or found
        if not likely:
            await self.context.say(where, "follow_unknown")
        elif len(likely) == 1:
            await self.context.show(where, await self._follow(where, likely[0]))
        else:
            keyboard = self.context.keyboard(where)
            for thing in likely[:_MOST_CHOICES]:
                keyboard.row(keyboard.button(thing.label, FOLLOW, self.context.talk.link_of(thing, PAYLOAD)))
            await self.context.say(where, "follow_which", keyboard)

    async def show(self, where: Where) -> None:
        """What is followed, with buttons to stop."""
        if not await self.members.may_decide(where):
            await self.context.say(where, "only_admins")
            return
        await self.context.show(where, *await self._list(where))

    async def pressed(self, pressed: Pressed, where: Where, link: str) -> str | None:
        """Follows what a button is about; what is said to that, None where it is gone."""
        if not await self.members.may_decide(where):
            return await self._said(where, "only_admins")
        thing = self.context.talk.linked(link)
        return await self._follow(where, thing) if thing else None

    async def stopped(self, pressed: Pressed, where: Where, link: str) -> str:
        """Follows it no more; what is said to that."""
        if not await self.members.may_decide(where):
            return await self._said(where, "only_admins")
        return await self._stop(where, link)

    async def crossed(self, pressed: Pressed, where: Where, link: str) -> str:
        """The same for one of the list, which is shown without it then."""
        if not await self.members.may_decide(where):
            return await self._said(where, "only_admins")
        said = await self._stop(where, link)
        await self.context.change(where, pressed.message, *await self._list(where))
        return said

    async def _stop(self, where: Where, link: str) -> str:
        followed = await self.context.disk(self.context.state.follows.of, where.chat)
        name = next((one.name for one in followed if one.link == link), "")
        await self.context.disk(self.context.state.follows.remove, where.chat, link)
        return await self._said(where, "unfollowed", name=name)

    async def _list(self, where: Where) -> tuple[str, Keyboard]:
        followed = await self.context.disk(self.context.state.follows.of, where.chat)
        keyboard = self.context.keyboard(where)
        for one in followed[:_MOST_SHOWN]:
            keyboard.row(keyboard.button(await self._said(where, "stop_news", name=one.name), LISTED, one.link))
        return await self._said(where, "following" if followed else "following_none"), keyboard

    async def _follow(self, where: Where, thing: Known) -> str:
        link = self.context.talk.link_of(thing, PAYLOAD)
        known = await self.context.disk(self.context.state.follows.seen, link)
        marks = None
        if known is None:
            await self.context.sender.typing(where)  # the dearest look there is
            marks = [item.mark for item in self.context.talk.news_of(thing)]
        followed = Followed(link, thing.label, where.topic)
        if not await self.context.disk(self.context.state.follows.add, where.chat, followed, marks):
            return await self._said(where, "follow_full")
        return await self._said(where, "followed" if where.private else "followed_group", name=thing.label)

    async def _said(self, where: Where, said: str, /, **values: object) -> str:
        language = self.context.language(where, await self.context.preferences(where.chat))
        return self.context.talk.say(language, said, **values)
