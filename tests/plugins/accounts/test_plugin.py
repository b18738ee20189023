"""What every plugin must be, and the settings of this one."""

import pytest

from kernel.db import migrations
from kernel.errors import SettingsError
from kernel.settings import load
from kernel.testing import check_plugin
from plugins.accounts import accounts
from plugins.accounts.handlers.language import own_name
from plugins.accounts.settings import AccountsSettings

from .conftest import APPS


def test_the_declarations_are_in_order() -> None:
    check_plugin(accounts)


async def test_the_migrations_lead_to_the_models() -> None:
    assert await migrations.up_to_date("accounts", "plugins.accounts", APPS)


def settings_of(**env: str) -> AccountsSettings:
    """The settings that these variables make."""
    return load([AccountsSettings], env, None)[AccountsSettings]


@pytest.mark.parametrize(
    ("value", "url"),
    [
        ("", ""),
        ("0", ""),
        ("123456789", "tg://user?id=123456789"),
        ("@helper", "https://t.me/helper"),
        (" helper ", "https://t.me/helper"),
    ],
)
def test_support_is_an_id_or_a_username(value: str, url: str) -> None:
    assert settings_of(HELPER_ID=value).helper_url == url


@pytest.mark.parametrize(
    ("value", "url"),
    [
        ("", ""),
        ("https://t.me/news", "https://t.me/news"),
        ("http://t.me/news", "https://t.me/news"),
        ("t.me/news", "https://t.me/news"),
        ("@news", "https://t.me/news"),
        ("https://t.me/+AbCd", "https://t.me/+AbCd"),
    ],
)
def test_the_channel_is_an_address_however_it_is_written(value: str, url: str) -> None:
    assert settings_of(CHANNEL_URL=value).channel_url == url


@pytest.mark.parametrize(
    "env",
    [
        {"HELPER_ID": "two words"},
        {"CHANNEL_URL": "javascript:alert(1)"},
        {"CHANNEL_ID": "news"},
        {"TIMEZONE": "Berlin"},
    ],
)
def test_wrong_settings_are_refused_by_name(env: dict[str, str]) -> None:
    with pytest.raises(SettingsError, match=next(iter(env))):
        settings_of(**env)


def test_the_shops_time_zone_is_utc_or_what_the_operator_says() -> None:
    assert settings_of(TIMEZONE="").timezone == "UTC"
    assert settings_of(TIMEZONE=" Europe/Berlin ").timezone == "Europe/Berlin"
    with pytest.raises(SettingsError, match="TIMEZONE=Europe is wrong: no such time zone"):
        settings_of(TIMEZONE="Europe")


def test_languages_are_called_what_their_speakers_call_them() -> None:
    assert [own_name(code) for code in ("en", "ru", "de", "pt-BR", "xx", "?")] == [
        "English",
        "Русский",
        "Deutsch",
        "Português (Brasil)",
        "xx",
        "?",
    ]
