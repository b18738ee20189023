"""Paying by other means than the balance alone: what is left to pay, and the methods that other plugins offer."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Any

from ..callbacks import METHODS

if TYPE_CHECKING:
    from kernel import Context

    from .views import OrderView, PayMethod


def method_number(name: str) -> int:
    """The number that stands for a method on a button, where there is no room for its name."""
    return zlib.crc32(name.encode()) % METHODS


def amount_due(total: int, held: int, *, from_balance: bool) -> int:
    """What a method is to bring, in minor units: the total, or what a balance below it leaves."""
    return total - held if from_balance and 0 < held < total else total


async def methods_for(ctx: Context, order: OrderView, amount: int) -> dict[int, PayMethod]:
    """The methods that take ``amount`` (minor units) at this moment, by their numbers; outside a transaction."""
    if amount <= 0:
        return {}
    found: list[Any] = await ctx.hooks.collect("pay_methods", order=order, amount=amount, ctx=ctx)
    methods: dict[int, PayMethod] = {}
    for method in found:
        methods.setdefault(method_number(method.name), method)
    return methods
