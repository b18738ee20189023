"""Who may look at customers, and who may do something to whom."""

from __future__ import annotations

from kernel import Context, Refused
from plugins.accounts.api import Customer, find, sees_customers


async def require_looking(ctx: Context) -> None:
    """Raise Refused for those who look after neither customers nor balances."""
    if not await sees_customers(ctx):
        raise Refused("kernel-not-allowed")


async def existing(ctx: Context, customer_id: int) -> Customer:
    """The customer that a button names; Refused when there is none, or none any more."""
    customer = await find(ctx.bot, customer_id)
    if customer is None or customer.telegram_id < 0:
        raise Refused("admin-customer-gone")
    return customer


async def may_act_on(ctx: Context, customer: Customer) -> bool:
    """Whether the person may act against ``customer``: not themselves, not the owner, and nobody with a right that they lack."""
    owner = ctx.bot.settings.owner_id
    if customer.id == ctx.user.id or customer.telegram_id == owner:
        return False
    if ctx.user.telegram_id == owner:
        return True
    for permission in ctx.bot.contributions.permissions.values():
        if await ctx.bot.allowed(customer, permission) and not await ctx.allowed(permission):
            return False
    return True


async def require_acting_on(ctx: Context, customer: Customer) -> None:
    """Raise Refused, with the reason, unless :func:`may_act_on`."""
    if not await may_act_on(ctx, customer):
        raise Refused("admin-customer-yourself" if customer.id == ctx.user.id else "admin-customer-stronger")
