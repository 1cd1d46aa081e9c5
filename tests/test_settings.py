"""Settings from the environment."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.telegram.settings import TELEGRAM_LIMITS, Hook, Limit, Limits, Settings, SettingsError


def test_settings_come_from_the_environment(tmp_path: Path) -> None:
    (tmp_path / "token").write_text(" 1:abc\n")
    environ = {"BOT_TOKEN_FILE": str(tmp_path / "token"), "MARQUEE_HOME": str(tmp_path), "BOT_API_URL": "http://127.0.0.1:1/"}
    read = Settings.from_environment(environ)
    assert (read.token, read.api_url) == ("1:abc", "http://127.0.0.1:1")
    assert read.state_url == f"sqlite:///{tmp_path / 'state.db'}"
    assert "1:abc" not in repr(read)
    assert Settings.from_environment({"BOT_TOKEN": "2:x"}).token == "2:x"


def test_telegrams_limits_are_kept_with_telegram_others_where_they_are_told() -> None:
    own = {"BOT_API_URL": "http://127.0.0.1:1"}
    told = {"BOT_LIMIT": "100/1", "BOT_LIMIT_CHAT": "none", "BOT_LIMIT_GROUP": "5/0.5", "BOT_CHATS_AT_ONCE": "32"}
    assert Settings.from_environment({}).limits == TELEGRAM_LIMITS
    assert Settings.from_environment(own).limits == Limits()
    assert Settings.from_environment(own | told).limits == Limits(Limit(100, 1.0), None, Limit(5, 0.5))
    assert Settings.from_environment({"BOT_LIMIT_CHAT": "none"}).limits == Limits(
        TELEGRAM_LIMITS.overall, None, TELEGRAM_LIMITS.group
    )
    assert (Settings.from_environment({}).slots, Settings.from_environment(told).slots) == (16, 32)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("BOT_TOKEN_FILE", "nowhere/token"),
        ("BOT_API_URL", "localhost:8081"),
        *(("BOT_LIMIT", value) for value in ("30", "0/1", "3/0", "-1/1", "many")),
        *(("BOT_CHATS_AT_ONCE", value) for value in ("0", "257", "many", "²")),
    ],
)
def test_a_setting_that_cannot_be_used_is_named_with_its_remedy(name: str, value: str) -> None:
    with pytest.raises(SettingsError, match=name):
        Settings.from_environment({name: value})


def test_a_webhook_has_an_address_and_a_secret_that_stays_the_same() -> None:
    environ = {"BOT_TOKEN": "1:abc", "BOT_WEBHOOK_URL": "https://example.org/telegram"}
    assert Settings.from_environment(environ).hook is None
    read = Settings.from_environment(environ, webhook=True).hook
    assert read is not None
    assert (read.url, read.path, read.host, read.port) == ("https://example.org/telegram", "/telegram", "127.0.0.1", 8080)
    assert read == Settings.from_environment(environ, webhook=True).hook
    assert read.secret not in repr(read)
    told = {"BOT_WEBHOOK_SECRET": "abc_-1", "BOT_WEBHOOK_LISTEN": "[::1]:81"}
    other = Settings.from_environment(environ | told, webhook=True).hook
    assert other == Hook("https://example.org/telegram", "abc_-1", "::1", 81)
    without = Settings.from_environment(environ | {"BOT_WEBHOOK_SECRET": "none"}, webhook=True).hook
    assert without is not None
    assert without.secret == ""


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *(("BOT_WEBHOOK_URL", value) for value in ("", "example.org")),
        *(("BOT_WEBHOOK_SECRET", value) for value in ("a b", "x" * 257)),
        *(("BOT_WEBHOOK_LISTEN", value) for value in ("8080", ":8080", "host:", "host:0", "host:x")),
    ],
)
def test_a_webhook_that_cannot_be_is_named_with_its_remedy(name: str, value: str) -> None:
    with pytest.raises(SettingsError, match=name):
        Settings.from_environment({"BOT_TOKEN": "1:a", "BOT_WEBHOOK_URL": "https://a.b/c", name: value}, webhook=True)
