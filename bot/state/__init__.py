"""What the bot remembers of its chats, apart from what it knows: a room for each thing remembered, over one database."""

from bot.state.answered import Answered
from bot.state.chats import Preferences
from bot.state.choices import KEEP_CHOICES
from bot.state.follows import Followed, Waiting
from bot.state.inbox import KEEP_DONE, Received
from bot.state.reports import Report
from bot.state.state import Outcome, State
from bot.state.threads import Memory
from bot.state.unanswered import Unanswered

__all__ = [
    "KEEP_CHOICES",
    "KEEP_DONE",
    "Answered",
    "Followed",
    "Memory",
    "Outcome",
    "Preferences",
    "Received",
    "Report",
    "State",
    "Unanswered",
    "Waiting",
]
