"""What rbac answers to the kernel and to accounts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kernel import Button, Context, Permission, Plugin, Rich, db
from plugins.accounts.api import Customer

from . import MANAGE, rbac, third_party
from .callbacks import OpenPerson
from .giving import TAKE
from .reading import STATE, has, standing

if TYPE_CHECKING:
    from kernel import Bot


@rbac.hook
async def allowed(user: Any, permission: Permission, bot: Bot) -> bool:
    """Whether the person's role holds the right at this moment."""
    return await has(bot, user, permission)


@rbac.hook
async def check_start(bot: Bot) -> list[str]:
    """Give new permissions of third parties their bits; nothing forbids to start."""
    await third_party.give_bits(bot)
    return []


@rbac.hook
async def enabled(plugin: Plugin, bot: Bot) -> None:
    """The same when roles were off at the start."""
    if plugin.name == rbac.name:
        await third_party.give_bits(bot)


@rbac.hook
async def correction_limit(user: Any, bot: Bot) -> int | None:
    """The largest single correction of a balance that the person's role allows."""
    return (await standing(bot, user)).rights.limit


@rbac.hook
async def delete_user_data(user: Any, bot: Bot) -> None:
    """A person who is forgotten has no role."""
    await bot.versions.bump(STATE)  # before the row, as whoever gives roles does
    await db.execute(TAKE, user.id)


@rbac.optional_hook
async def customer_data(customer: Customer, ctx: Context) -> list[str]:
    """What goes when a person is forgotten."""
    found = await standing(ctx.bot, customer)
    return [] if found.role.is_default or found.role.id == 0 else [ctx.t("rbac-data")]


@rbac.hook
async def customer_lines(customer: Customer, ctx: Context) -> list[Rich]:
    """The role of a customer, on the staff's card."""
    found = await standing(ctx.bot, customer)
    if found.role.is_default:
        return []
    if found.until is not None:
        return [ctx.rich("rbac-line-until", role=found.role.name, until=ctx.when(found.until))]
    return [ctx.rich("rbac-line", role=found.role.name)]


@rbac.hook
async def customer_buttons(customer: Customer, ctx: Context) -> list[Button]:
    """The way to a customer's role, for who may give roles."""
    return [OpenPerson(customer.id).button(ctx.t("rbac-person-button"))] if await ctx.allowed(MANAGE) else []
