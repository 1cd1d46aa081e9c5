"""Messages that ask nothing of the store: who the bot is, thanks, whether it is sure. Only a whole message is one of them."""

from __future__ import annotations

from bot.phrases import Phrases
from bot.question import Question
from bot.rules import Remark, Rules


class SmallTalk:
    """The remarks of one set of rules."""

    def __init__(self, rules: Rules) -> None:
        self._idle = rules.words.fillers
        self._remarks = Phrases((words, remark) for remark in rules.small_talk for words in remark.words)

    def heard(self, question: Question) -> Remark | None:
        """The remark that a message is, as it stands or without words that say nothing; None where it is none."""
        plain = [word.plain for word in question.words]
        telling = [word for word in plain if word not in self._idle]
        return self._whole(plain) or self._whole(telling)

    def _whole(self, plain: list[str]) -> Remark | None:
        found = self._remarks.within(plain)
        return next((remark for remark, first, last in found if first == 0 and last == len(plain)), None)
