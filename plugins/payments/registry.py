"""The providers of a bot, by name."""

from __future__ import annotations

import zlib
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import TYPE_CHECKING

from .contract import Provider
from .settings import PaymentsSettings

if TYPE_CHECKING:
    from kernel import Bot


def providers(bot: Bot) -> dict[str, Provider]:
    """Every provider that is installed, of plugins that are on or off."""
    found = bot.hooks.contributed("register_payment_providers")
    return {provider.name: provider for provider in found}


def number_of(name: str) -> int:
    """A provider's name as a small number, for buttons."""
    return zlib.crc32(name.encode()) & 0xFFFF


def usable(bot: Bot, amount: int) -> list[Provider]:
    """The providers that can take ``amount`` minor units of the shop's currency at this moment, in their order."""
    if bot.plugin("payments") is None:
        return []
    able = [provider for provider in providers(bot).values() if takes(bot, provider, amount)]
    return sorted(able, key=lambda provider: (provider.order, provider.name))


def takes(bot: Bot, provider: Provider, amount: int) -> bool:
    """Whether a provider is on, configured, and takes this amount of the shop's currency."""
    able = provider.capabilities
    return (
        bot.plugin(provider.name) is not None
        and (not able.currencies or bot.currency.code in able.currencies)
        and amount >= able.lowest
        and (not able.highest or amount <= able.highest)
        and provider.usable(bot)
        and provider.takes(bot, amount)
    )


def bounds(bot: Bot) -> tuple[int, int]:
    """The least and the most that can be paid in at once, in minor units."""
    settings = bot.setting(PaymentsSettings)
    unit = Decimal(10) ** bot.currency.exponent
    least = (settings.min_amount * unit).to_integral_value(ROUND_CEILING)
    return int(least), int((settings.max_amount * unit).to_integral_value(ROUND_FLOOR))
