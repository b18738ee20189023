"""Staff delete a customer's personal data: what goes is named, and their id must be typed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kernel import Context, Rich
from kernel.forms import Ask, Form, text
from plugins.accounts.api import Customer, OpenCustomer, holding

from .. import admin
from ..permissions import USERS
from .callbacks import ForgetCustomer
from .card import show_customer
from .rights import existing, require_acting_on

NAME = 100  # characters of a name


@admin.form
class Forget(Form, id="admin.forget"):
    """The customer's id, typed; then a last look."""

    permission = USERS
    typed = Ask("admin-forget-ask", text(30, one_line=True))

    def matches(self) -> bool:
        """Whether the right id was typed."""
        return self.typed.removeprefix("#").strip() == self.id_shown

    async def summary(self, ctx: Context) -> Rich:
        """What is left to do, or that it is another id."""
        key = "admin-forget-summary" if self.matches() else "admin-forget-wrong"
        return ctx.rich(key, name=self.name, id=self.id_shown)

    async def confirms(self, ctx: Context) -> Sequence[tuple[int, str]]:
        """The last button, if the right id was typed."""
        return [(0, ctx.t("admin-forget-yes"))] if self.matches() else []

    async def done(self, ctx: Context) -> Any:
        """Let every plugin delete what is theirs, in the transaction that ends the conversation."""
        customer = await existing(ctx, self.customer)
        await require_acting_on(ctx, customer)
        await ctx.hooks.join("delete_user_data", user=customer, bot=ctx.bot)
        ctx.audit("admin.customer_forgotten", f"user:{customer.id}")

        async def show() -> None:
            await show_customer(ctx, OpenCustomer(customer.id), ctx.rich("admin-forget-done"))

        return show

    async def cancelled(self, ctx: Context) -> None:
        """Back to the customer."""
        await show_customer(ctx, OpenCustomer(self.customer))


@admin.press(ForgetCustomer, permission=USERS)
async def forget_customer(ctx: Context, press: ForgetCustomer) -> None:
    """Name what goes, and ask for the id."""
    customer = await existing(ctx, press.customer_id)
    await require_acting_on(ctx, customer)
    await Forget.start(
        ctx,
        customer=customer.id,
        name=customer.name[:NAME],
        id_shown=str(customer.telegram_id),
        goes=await what_goes(ctx, customer),
        balance=await what_is_lost(ctx, customer),
    )


async def what_goes(ctx: Context, customer: Customer) -> str:
    """A line for everything that is deleted."""
    told = await ctx.hooks.show("customer_data", customer=customer, ctx=ctx)
    return "\n".join(f"• {line}" for line in [ctx.t("admin-forget-goes"), *told])


async def what_is_lost(ctx: Context, customer: Customer) -> str:
    """A warning about money that nobody could spend any more; empty when there is none."""
    held = await holding(customer.id)
    return ctx.t("admin-forget-balance", balance=ctx.money(held.balance)) if held.balance else ""
