"""What is looked at before the bot starts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import payments
from .contract import Capabilities, Provider, Refunds
from .registry import number_of

if TYPE_CHECKING:
    from kernel import Bot


@payments.hook
async def check_start(bot: Bot) -> list[str]:
    """Refuse providers that cannot be told apart, that no plugin of their name brings, or that promise what they lack."""
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
        problems += [
            f"the payment provider {provider.name!r} promises {promise} and has no {method}(); write it, or correct its capabilities."
            for promise, method in promises(provider.capabilities).items()
            if getattr(type(provider), method) is getattr(Provider, method)
        ]
    return problems


def promises(able: Capabilities) -> dict[str, str]:
    """What capabilities promise, and the method that keeps it."""
    made = {
        "poll": ("poll", able.poll),
        "webhook": ("verify_webhook", able.webhook),
        "reconcile": ("reconcile", able.reconcile),
        "refund": ("refund", able.refund != Refunds.NONE),
    }
    return {promise: method for promise, (method, promised) in made.items() if promised}
