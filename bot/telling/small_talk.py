"""Messages that ask nothing of the store: who the bot is, thanks, whether it is sure. Only a whole message is one of them."""

from __future__ import annotations

from collections.abc import Sequence

from bot.question import Question
from bot.rules.phrases import Phrases
from bot.rules.rules import Remark, Rules


class SmallTalk:
    """The remarks of one set of rules."""

    def __init__(self, rules: Rules) -> None:
        self._idle = rules.words.fillers
        self._remarks = Phrases((words, remark) for remark in rules.small_talk for words in remark.words)

    def heard(self, question: Question) -> Remark | None:
        """The remark that a message is, as it stands or without words that say nothing; None where it is none."""
        plain = question.plain
        telling = [word for word in plain if word not in self._idle]
        return self._whole(plain) or (self._whole(telling) if len(telling) < len(plain) else None)

    def _whole(self, plain: Sequence[str]) -> Remark | None:
        return next((remark for remark, last in self._remarks.beginning(plain) if last == len(plain)), None)
