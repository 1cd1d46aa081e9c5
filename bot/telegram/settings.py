"""How the bot is told where to connect and where to keep its state."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import platformdirs

TELEGRAM = "https://api.telegram.org"


class SettingsError(ValueError):
    """A setting that cannot be used; its message names the variable and the remedy."""


@dataclass(frozen=True, slots=True)
class Timing:
    """How long things may take, in seconds."""

    poll: int = 30  # how long Telegram may hold an empty getUpdates
    answer: float = 15.0  # how long any other request may take
    retry_first: float = 0.5
    retry_most: float = 60.0
    inline_stale: float = 20.0  # Telegram forgets an inline query after about 30
    closing: float = 20.0  # for replies in flight when the bot is told to stop


@dataclass(frozen=True, slots=True)
class Settings:
    """What `marquee run` needs to know. `paced` keeps sending below Telegram's published limits before it complains."""

    token: str = field(repr=False)
    api_url: str
    state_url: str = field(repr=False)
    home: Path
    paced: bool = True
    slots: int = 16
    timing: Timing = Timing()

    @classmethod
    def from_environment(cls, environ: Mapping[str, str]) -> Settings:
        """Reads BOT_TOKEN or BOT_TOKEN_FILE, BOT_API_URL, MARQUEE_HOME and STATE_URL; without a token it is empty."""
        home = Path(environ.get("MARQUEE_HOME") or platformdirs.user_data_dir("marquee"))
        api_url = _address(environ.get("BOT_API_URL") or TELEGRAM)
        state_url = environ.get("STATE_URL") or f"sqlite:///{home / 'state.db'}"
        # A server of one's own has its own limits and tells them by answering 429.
        return cls(_token(environ), api_url, state_url, home, paced=api_url == TELEGRAM)


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


def _address(url: str) -> str:
    if not url.startswith(("http://", "https://")):
        raise SettingsError(f"BOT_API_URL: {url!r} is not an address. Write it like {TELEGRAM} or http://127.0.0.1:8081.")
    return url.rstrip("/")
