"""How the bot is told where to connect, how it is reached, how fast it may send, and where to keep its state."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import platformdirs

TELEGRAM = "https://api.telegram.org"
_MOST_SLOTS = 256
_USUAL_WORKERS, _MOST_WORKERS = 4, 64
_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")
_LIMIT = re.compile(r"([1-9]\d{0,5})/(\d{1,5}(?:\.\d{1,3})?)")


class SettingsError(ValueError):
    """A setting that cannot be used; its message names the variable and the remedy."""


@dataclass(frozen=True, slots=True)
class Limit:
    """At most `messages` in any `seconds`."""

    messages: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits to keep; None is no limit."""

    overall: Limit | None = None
    chat: Limit | None = None
    group: Limit | None = None


# https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this
TELEGRAM_LIMITS = Limits(Limit(30, 1.0), Limit(1, 1.0), Limit(20, 60.0))


@dataclass(frozen=True, slots=True)
class Timing:
    """How long things may take, in seconds."""

    poll: int = 30  # how long Telegram may hold an empty getUpdates
    answer: float = 15.0  # how long any other request may take
    retry_first: float = 0.5
    retry_most: float = 60.0
    inline_stale: float = 20.0  # Telegram forgets an inline query after about 30
    news: float = 60.0  # between two looks for news of what is followed
    news_pause: float = 600.0  # between two messages of news to one chat
    question: float = 10.0  # how long finding an answer may take
    closing: float = 20.0  # for replies in flight when the bot is told to stop


@dataclass(frozen=True, slots=True)
class Hook:
    """Where Telegram brings updates, the secret it shows there if any, and where the bot listens for what a proxy passes on."""

    url: str
    secret: str = field(repr=False)
    host: str = "127.0.0.1"
    port: int = 8080

    @property
    def path(self) -> str:
        return urlsplit(self.url).path or "/"


@dataclass(frozen=True, slots=True)
class Settings:
    """What `marquee run` needs to know; without a hook it fetches updates.

    `slots` is how many chats are answered at once, `workers` how many processes find answers.
    """

    token: str = field(repr=False)
    api_url: str
    state_url: str = field(repr=False)
    home: Path
    limits: Limits = TELEGRAM_LIMITS
    slots: int = 16
    workers: int = 1
    timing: Timing = Timing()
    hook: Hook | None = None

    @classmethod
    def from_environment(cls, environ: Mapping[str, str], webhook: bool = False) -> Settings:
        """Reads the variables that docs/operating.md lists; without a token it is empty. Raises SettingsError."""
        home = Path(environ.get("MARQUEE_HOME") or platformdirs.user_data_dir("marquee"))
        api_url = _address("BOT_API_URL", environ.get("BOT_API_URL") or TELEGRAM)
        state_url = environ.get("STATE_URL") or f"sqlite:///{home / 'state.db'}"
        token = _token(environ)
        hook = _hook(environ, token) if webhook else None
        slots = _number(environ, "BOT_CHATS_AT_ONCE", 16, _MOST_SLOTS)
        workers = _number(environ, "BOT_WORKERS", min(_cores(), _USUAL_WORKERS), _MOST_WORKERS)
        return cls(token, api_url, state_url, home, _limits(environ, api_url), slots, workers, hook=hook)


def _token(environ: Mapping[str, str]) -> str:
    token = environ.get("BOT_TOKEN", "").strip()
    path = environ.get("BOT_TOKEN_FILE", "")
    if token or not path:
        return token
    try:
        return Path(path).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        found = f"{path} cannot be read ({type(error).__name__})"
        raise SettingsError(f"BOT_TOKEN_FILE: {found}. Check its name and rights.") from None


def _address(name: str, url: str) -> str:
    if not url.startswith(("http://", "https://")):
        raise SettingsError(f"{name}: {url!r} is not an address. Write it like {TELEGRAM} or http://127.0.0.1:8081.")
    return url.rstrip("/")


def _limits(environ: Mapping[str, str], api_url: str) -> Limits:
    """Telegram's own limits for its own server; another one tells its limits by answering 429."""
    usual = TELEGRAM_LIMITS if api_url == TELEGRAM else Limits()
    return Limits(
        _limit(environ, "BOT_LIMIT", usual.overall),
        _limit(environ, "BOT_LIMIT_CHAT", usual.chat),
        _limit(environ, "BOT_LIMIT_GROUP", usual.group),
    )


def _limit(environ: Mapping[str, str], name: str, usual: Limit | None) -> Limit | None:
    told = environ.get(name, "").strip()
    if not told or told == "none":
        return None if told else usual
    found = _LIMIT.fullmatch(told)
    if not found or float(found[2]) == 0:
        raise SettingsError(f"{name}: {told!r} is not a limit. Write messages/seconds, like 30/1, or none.")
    return Limit(int(found[1]), float(found[2]))


def _number(environ: Mapping[str, str], name: str, usual: int, most: int) -> int:
    told = environ.get(name) or str(usual)
    if not told.isascii() or not told.isdigit() or not 1 <= int(told) <= most:
        raise SettingsError(f"{name}: {told!r} is not a number from 1 to {most}. Write one, like {usual}.")
    return int(told)


def _cores() -> int:
    """How many processors this program may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _hook(environ: Mapping[str, str], token: str) -> Hook:
    """The secret is made from the token where none is told, so that it is the same after a restart; "none" is to have none."""
    url = environ.get("BOT_WEBHOOK_URL", "")
    if not url:
        raise SettingsError(
            "BOT_WEBHOOK_URL: not set. It is the address where Telegram reaches the bot: https://example.org/telegram."
        )
    secret = environ.get("BOT_WEBHOOK_SECRET") or hashlib.sha256(f"webhook {token}".encode()).hexdigest()
    if not _SECRET.fullmatch(secret):
        raise SettingsError("BOT_WEBHOOK_SECRET: not a secret Telegram takes. Write 1 to 256 letters, digits, _ and -.")
    listen = environ.get("BOT_WEBHOOK_LISTEN") or "127.0.0.1:8080"
    host, _, port = listen.rpartition(":")
    if not host or not port.isascii() or not port.isdigit() or not 1 <= int(port) <= 65_535:
        raise SettingsError(f"BOT_WEBHOOK_LISTEN: {listen!r} is no host and port. Write it like 127.0.0.1:8080.")
    secret = "" if secret == "none" else secret
    return Hook(_address("BOT_WEBHOOK_URL", url), secret, host.strip("[]"), int(port))
