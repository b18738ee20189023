"""The settings of accounts: rules, support and the news channel."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from pydantic import Field, field_validator

from kernel import Settings

from .zones import zone

if TYPE_CHECKING:
    from kernel import Bot

LIVE: dict[str, Any] = {"live": True}  # may be changed while the bot runs
USERNAME = re.compile(r"@?([A-Za-z][A-Za-z0-9_]{3,31})\Z")


class AccountsSettings(Settings):
    """What the main menu leads to (what is empty is not offered), and who may use the shop."""

    rules: str = Field(
        "", description="the rules of the shop; <b>, <i>, <code> and <a href> may be used", json_schema_extra=LIVE
    )
    helper_id: str = Field(
        "", description="the Telegram id or @username of the support account", json_schema_extra=LIVE
    )
    channel_url: str = Field(
        "", description="the address of the news channel, such as https://t.me/my_news", json_schema_extra=LIVE
    )
    timezone: str = Field("UTC", description="the name of a time zone, such as Europe/Berlin", json_schema_extra=LIVE)
    channel_id: int = Field(
        0, description="the numeric id of the news channel, such as -1001234567890", json_schema_extra=LIVE
    )
    subscription_required: bool = Field(
        False, description="1 to serve only who follows the news channel, else 0", json_schema_extra=LIVE
    )
    maintenance: bool = Field(False, description="1 to serve nobody but staff, else 0", json_schema_extra=LIVE)
    maintenance_text: str = Field(
        "", max_length=1000, description="what customers read meanwhile, up to 1000 characters", json_schema_extra=LIVE
    )

    @field_validator("helper_id")
    @classmethod
    def _helper(cls, value: str) -> str:
        value = value.strip()
        if value in ("", "0") or (value.isascii() and value.isdigit()):
            return value.lstrip("0")
        if not USERNAME.match(value):
            raise ValueError("neither a Telegram id nor a username")
        return value.lstrip("@")

    @field_validator("channel_url")
    @classmethod
    def _channel(cls, value: str) -> str:
        value = value.strip()
        if not value or value.startswith("https://"):
            return value
        if named := USERNAME.match(value):
            return f"https://t.me/{named[1]}"
        if value.startswith(("http://t.me/", "t.me/", "telegram.me/")):
            return "https://" + value.removeprefix("http://")
        raise ValueError("not the address of a channel")

    @field_validator("timezone")
    @classmethod
    def _timezone(cls, value: str) -> str:
        if zone(value.strip()) is None:
            raise ValueError("no such time zone")
        return value.strip()

    def advice(self) -> list[str]:
        """A channel that people can open but the bot cannot write to, or a gate with no channel behind it."""
        if self.subscription_required and not self.channel_url:
            return [
                "SUBSCRIPTION_REQUIRED=1 has no effect without a channel: set CHANNEL_URL, and CHANNEL_ID if it is private."
            ]
        if not self.channel_url or self.channel_id:
            return []
        return [
            "CHANNEL_ID is not set, so nothing is posted to the channel of CHANNEL_URL. Set it to the channel's number, such "
            "as -1001234567890, and make the bot an admin there."
        ]

    @property
    def helper_url(self) -> str:
        """What the support button opens, or an empty string."""
        if self.helper_id.isdigit():
            return f"tg://user?id={self.helper_id}"
        return f"https://t.me/{self.helper_id}" if self.helper_id else ""


def news_channel(bot: Bot) -> int:
    """The chat id of the news channel; 0 when the operator has not set CHANNEL_ID."""
    return bot.setting(AccountsSettings).channel_id


def shop_timezone(bot: Bot) -> str:
    """The IANA name of the time zone that the shop keeps (TIMEZONE)."""
    return bot.setting(AccountsSettings).timezone


def support_url(bot: Bot) -> str:
    """What opens a chat with support; empty when the operator has not set HELPER_ID."""
    return bot.setting(AccountsSettings).helper_url
