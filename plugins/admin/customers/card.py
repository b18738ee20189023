"""The card of a customer: who they are, what they have, and what can be done."""

from __future__ import annotations

from collections.abc import Sequence

from kernel import Button, Context, Refused, Rich, in_rows
from plugins.accounts.api import Customer, OpenCustomer, find, holding, own_name, staff_button, topped_up

from .. import admin
from ..permissions import BALANCE, USERS
from .callbacks import (
    BlockCustomer,
    CorrectBalance,
    ForgetCustomer,
    OpenCustomers,
    OpenLedger,
    UnblockCustomer,
    WriteToCustomer,
)
from .rights import may_act_on, require_looking


@admin.press(OpenCustomer)
async def open_customer(ctx: Context, press: OpenCustomer) -> None:
    """The card by button, from whichever plugin."""
    await show_customer(ctx, press)


async def show_customer(
    ctx: Context, press: OpenCustomer, said: Rich | None = None, offered: Sequence[Button] = ()
) -> None:
    """The card; ``said`` stands above it, ``offered`` are buttons for what was just done."""
    await require_looking(ctx)
    customer = await find(ctx.bot, press.customer_id)
    if customer is None:
        raise Refused("admin-customer-gone")
    back = OpenCustomers(press.which)
    if press.row and press.page > 1:
        back = back.at(press.row, press.page)
    lines = await facts(ctx, customer)
    lines += await ctx.hooks.show("customer_lines", customer=customer, ctx=ctx)
    text = Rich("\n").join(lines)
    rows = [[*offered], *in_rows(await acts(ctx, customer))]
    rows += in_rows(await ctx.hooks.show("customer_buttons", customer=customer, ctx=ctx))
    rows.append([back.button(ctx.t("kernel-back")), staff_button(ctx)])
    await ctx.screen(text if said is None else said + "\n\n" + text, rows)


async def facts(ctx: Context, customer: Customer) -> list[Rich | str]:
    """What the shop knows of a customer, without what other plugins add."""
    held = await holding(customer.id)
    gone = customer.telegram_id < 0
    name = ctx.rich("admin-customer-forgotten") if gone else Rich.mention(customer.name, customer.telegram_id)
    lines: list[Rich | str] = [ctx.rich("admin-customer-name", name=name)]
    if customer.is_blocked:
        lines.append(blocked_line(ctx, customer))
    if not gone:
        lines.append(ctx.rich("admin-customer-id", id=str(customer.telegram_id)))
        if customer.username:
            lines.append(ctx.rich("admin-customer-username", username=customer.username))
        lines.append(ctx.rich("admin-customer-language", language=own_name(customer.language)))
        if not customer.is_reachable:
            lines.append(ctx.rich("admin-customer-unreachable"))
    lines.append(ctx.rich("admin-customer-registered", when=ctx.when(customer.registered_at)))
    lines.append(ctx.rich("admin-customer-balance", balance=ctx.money(held.balance)))
    if held.owed:
        lines.append(ctx.rich("admin-customer-owed", owed=ctx.money(held.owed)))
    lines.append(ctx.rich("admin-customer-topped-up", total=ctx.money(await topped_up(customer.id))))
    return lines


def blocked_line(ctx: Context, customer: Customer) -> Rich:
    """That a customer is kept out, until when and why."""
    until = customer.blocked_until
    return ctx.rich(
        "admin-customer-blocked",
        ends="yes" if until else "no",
        until=ctx.when(until) if until else "",
        reason=customer.blocked_reason or "—",
    )


async def acts(ctx: Context, customer: Customer) -> list[Button]:
    """What this person may do here and now; each is asked again when it is pressed."""
    ledger = OpenLedger(customer.id).button(ctx.t("admin-customer-ledger"))
    if customer.telegram_id < 0:
        return [ledger]
    users, mine = await ctx.allowed(USERS), await may_act_on(ctx, customer)
    buttons = []
    if await ctx.allowed(BALANCE):
        buttons.append(CorrectBalance(customer.id, takes=False).button(ctx.t("admin-customer-give")))
        if mine or customer.id == ctx.user.id:
            buttons.append(CorrectBalance(customer.id, takes=True).button(ctx.t("admin-customer-take")))
    buttons.append(ledger)
    if users:
        buttons.append(WriteToCustomer(customer.id).button(ctx.t("admin-customer-write")))
    if users and mine:
        if customer.is_blocked:
            buttons.append(ctx.once(UnblockCustomer(customer.id), ctx.t("admin-customer-unblock")))
        else:
            buttons.append(BlockCustomer(customer.id).button(ctx.t("admin-customer-block")))
        buttons.append(ForgetCustomer(customer.id).button(ctx.t("admin-customer-forget")))
    return buttons
