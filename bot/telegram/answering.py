"""One update answered: read it, let the feature that it is for answer it, and say what is to be kept."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Awaitable, Callable, Mapping
from html import unescape

from telegram.error import BadRequest, Forbidden

from bot.reply import Reply
from bot.state import Outcome, Received
from bot.telegram.asking import ASK, CARD, PAGE, WRONG, Asking
from bot.telegram.cards import CardTable
from bot.telegram.following import FOLLOW, LISTED, UNFOLLOW, Following
from bot.telegram.forgetting import FORGET, Forgetting
from bot.telegram.house import House
from bot.telegram.keystrokes import Keystrokes
from bot.telegram.members import Members
from bot.telegram.preferences import SETTING, PreferenceDesk
from bot.telegram.quizzing import NEXT, Quizzing
from bot.telegram.reading import read_update
from bot.telegram.reporting import Reporting
from bot.telegram.requests import (
    Asked,
    Chosen,
    Command,
    Membership,
    Moved,
    Pressed,
    Request,
    Typing,
    Vote,
    Where,
    Wordless,
)
from bot.telegram.suggesting import Suggesting
from bot.telegram.today import Today
from bot.telegram.welcome import HELP, Welcome

_LOG = logging.getLogger(__name__)
_DONE = Outcome()
_TAG = re.compile(r"<[^<>]*>")
_Press = Callable[[Pressed, Where, str], Awaitable[Outcome | str | bool | None]]


class Answers:
    """Answers updates: each goes to the feature it is for, which returns what is to be kept of it."""

    def __init__(self, house: House, keystrokes: Keystrokes, stale_after: float) -> None:
        """`stale_after`: seconds after which an inline query is not worth an answer."""
        self._house = house
        self._keystrokes = keystrokes
        self._stale_after = stale_after
        self._asking = Asking(house)
        self._cards = CardTable(house)
        self._members = Members(house)
        self._preferences = PreferenceDesk(house, self._members)
        self._following = Following(house, self._members)
        self._forgetting = Forgetting(house)
        self._quizzing = Quizzing(house)
        self._suggesting = Suggesting(house)
        self._welcome = Welcome(house)
        self._presses: Mapping[str, _Press] = {
            ASK: self._asking.pressed,
            PAGE: self._asking.turned,
            CARD: self._opened,
            HELP: self._welcome.turned,
            SETTING: self._preferences.turned,
            WRONG: Reporting(house).pressed,
            FORGET: self._forgetting.pressed,
            NEXT: self._quizzing.pressed,
            FOLLOW: self._following.pressed,
            UNFOLLOW: self._following.stopped,
            LISTED: self._following.crossed,
        }
        self._commands: Mapping[str, Callable[[Where], Awaitable[None]]] = {
            "help": self._welcome.help,
            "settings": self._preferences.show,
            "about": self._welcome.about,
            "forget": self._forgetting.ask,
            "quiz": self._quizzing.ask,
            "scores": self._quizzing.scores,
            "today": Today(house).show,
            "unfollow": self._following.show,
        }

    async def answer(self, received: Received) -> Outcome:
        """Answers one update; raises TelegramError where its reply could not be sent."""
        self._house.talk.version()  # while the store cannot be used, updates wait
        request = read_update(json.loads(received.raw), self._house.me, self._house.talk.is_command)
        if isinstance(request, Typing):
            return await self._typed(request, received)
        where = request.where if isinstance(request, Asked | Command) else None
        try:
            outcome = await self._answer(request)
        except (BadRequest, Forbidden) as error:
            if where:
                await self._members.refused(where, error)
            raise
        if where:
            await self._members.heard(where)
        return outcome

    async def _answer(self, request: Request | None) -> Outcome:
        match request:
            case Asked():
                return await self._asked(request)
            case Command():
                return await self._command(request)
            case Pressed():
                return await self._pressed(request)
            case Wordless(where):
                await self._house.say(where, "not_text")
            case Membership(where):
                if await self._members.changed(request):
                    await self._welcome.joined(where)
            case Chosen():
                await self._house.aside(self._house.state.counts.add, "chosen")
            case Moved(old, new):
                await self._house.aside(self._house.state.move_chat, old, new)
            case Vote():
                await self._quizzing.voted(request)
            case _:
                pass
        return _DONE

    async def _asked(self, asked: Asked) -> Outcome:
        if asked.question:
            return await self._asking.asked(asked)
        await self._welcome.start(asked.where)
        return _DONE

    async def _command(self, command: Command) -> Outcome:
        where = command.where
        if command.name == "ask" and command.rest:
            return await self._asked(Asked(where, command.rest, command.message, command.edited))
        if command.edited:
            return _DONE
        if command.name == "start" and command.rest:
            return await self._follow_link(where, command.rest)
        if command.name in ("start", "ask"):
            await self._welcome.start(where)
        elif command.name == "follow":
            await self._following.command(where, command.rest)
        elif command.name in self._commands:
            await self._commands[command.name](where)
        else:
            await self._house.say(where, "unknown_command")
        return _DONE

    async def _follow_link(self, where: Where, link: str) -> Outcome:
        """A deep link opens a card, if that is still there, or carries a question with - or _ for spaces; else it is a start."""
        if await self._cards.open(where, link):
            return _DONE
        if self._house.talk.is_link(link):
            await self._welcome.gone(where)
            return _DONE
        question = link.replace("-", " ").replace("_", " ")
        reply = await self._house.ask(question)
        if isinstance(reply, Reply) and reply.status == "not_understood":
            await self._welcome.start(where)
            return _DONE
        return await self._asking.chosen(where, question)

    async def _pressed(self, pressed: Pressed) -> Outcome:
        """What a button does. One that was not sent to here, or is about something gone, says so kindly."""
        where = pressed.where
        read = self._house.seal.read(pressed.data, where) if where else None
        press = self._presses.get(read[0]) if read else None
        done: Outcome | str | bool | None = None
        if press and read and where:
            done = await press(pressed, where, read[1])
        if done is None or done is False:
            done = await self._gone(pressed)
        notice = unescape(_TAG.sub("", done)) if isinstance(done, str) else ""
        await self._house.sender.release(pressed.button, notice)
        return done if isinstance(done, Outcome) else _DONE

    async def _gone(self, pressed: Pressed) -> str:
        language = self._house.talk.first_language
        if pressed.where:
            language = self._house.language(pressed.where, await self._house.preferences(pressed.where.chat))
        name = "not_yours" if pressed.data[:1].isupper() else "choice_gone"
        return self._house.talk.say(language, name)

    async def _opened(self, pressed: Pressed, where: Where, link: str) -> bool:
        return await self._cards.open(where, link)

    async def _typed(self, typing: Typing, received: Received) -> Outcome:
        if self._house.clock() - received.at > self._stale_after:
            _LOG.info("update %d: an inline query too old to answer", received.update_id)
        elif await self._keystrokes.is_newest(received):
            await self._house.sender.offer(typing.query_id, await self._suggesting.page(typing))
        return _DONE
