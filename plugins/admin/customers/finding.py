"""One prompt for whatever staff know of a customer: an id, a @name, a name, an order's number, a forwarded message."""

from __future__ import annotations

from typing import Any

from kernel import Context
from kernel.forms import Ask, Form, Invalid, Kind
from plugins.accounts.api import Customer, OpenCustomer, find_by_telegram_id, find_customers, staff_button

from .. import admin
from .callbacks import FindCustomer, OpenCustomers
from .card import show_customer
from .listing import row_label
from .rights import require_looking

LONGEST = 100  # characters of what is looked for
MOST = 20  # customers shown; more words find fewer


def _known(ctx: Context, update: Any) -> dict[str, Any]:
    """What a message says about somebody: whom it was forwarded from, or its text."""
    if getattr(update, "forwarded_from", 0) or getattr(update, "forwarded_name", ""):
        return {"origin": update.forwarded_from, "hidden": update.forwarded_name[:LONGEST]}
    typed = " ".join(getattr(update, "text", "").replace("\0", "").split())
    if not typed:
        raise Invalid("admin-find-what")
    return {"text": typed[:LONGEST]}


@admin.form
class Find(Form, id="admin.find-customer"):
    """One question."""

    known = Ask("admin-find-ask", Kind(_known))

    async def done(self, ctx: Context) -> Any:
        """Look and show, after the commit."""
        await require_looking(ctx)

        async def show() -> None:
            await show_found(ctx, self.known)

        return show

    async def cancelled(self, ctx: Context) -> None:
        """Back to the list."""
        await ctx.open(OpenCustomers())


@admin.press(FindCustomer)
async def find_customer(ctx: Context, press: FindCustomer) -> None:
    """Ask whom to look for."""
    await require_looking(ctx)
    await Find.start(ctx)


async def show_found(ctx: Context, known: dict[str, Any]) -> None:
    """The card of the one who was found, a list of several, or why there is nobody."""
    found = await _find(ctx, known)
    if len(found) == 1:
        await show_customer(ctx, OpenCustomer(found[0].id))
        return
    rows = [[OpenCustomer(customer.id).button(row_label(ctx, customer))] for customer in found[:MOST]]
    rows.append([FindCustomer().button(ctx.t("admin-find-again"))])
    rows.append([OpenCustomers().button(ctx.t("admin-customers")), staff_button(ctx)])
    if len(found) > MOST:
        text = ctx.rich("admin-find-many", most=MOST)
    elif found:
        text = ctx.rich("admin-find-several", count=len(found))
    elif known.get("hidden"):
        text = ctx.rich("admin-find-hidden", name=known["hidden"])
    elif "origin" in known:
        text = ctx.rich("admin-find-stranger" if known["origin"] > 0 else "admin-find-channel")
    else:
        text = ctx.rich("admin-find-none", text=known["text"])
    await ctx.screen(text, rows)


async def _find(ctx: Context, known: dict[str, Any]) -> list[Customer]:
    """Whoever fits; one more than are shown when there are more."""
    if "origin" in known:
        one = await find_by_telegram_id(ctx.bot, known["origin"]) if known["origin"] > 0 else None
        return [] if one is None else [one]
    found = await find_customers(ctx.bot, known["text"], MOST + 1)
    named = await ctx.hooks.first("find_customer", text=known["text"], bot=ctx.bot)
    if named is not None and named.telegram_id > 0:
        found = [named, *(customer for customer in found if customer.id != named.id)]
    return found
