"""What is looked at before the bot starts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import payments
from .registry import number_of

if TYPE_CHECKING:
    from kernel import Bot


@payments.hook
async def check_start(bot: Bot) -> list[str]:
    """Refuse providers that cannot be told apart, or that no plugin of their name brings."""
    problems: list[str] = []
    names: dict[str, object] = {}
    numbers: dict[int, str] = {}
    for provider in bot.hooks.contributed("register_payment_providers"):
        if names.setdefault(provider.name, provider) is not provider:
            problems.append(f"two payment providers are called {provider.name!r}; rename one.")
        if provider.name not in bot.plugins:
            problems.append(f"the payment provider {provider.name!r} must have the name of the plugin that brings it.")
        other = numbers.setdefault(number_of(provider.name), provider.name)
        if other != provider.name:
            problems.append(
                f"the payment providers {other} and {provider.name} have the same button number; rename one."
            )
    return problems
