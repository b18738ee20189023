"""Staff keep a customer out: why, until when, a last look; and let them in again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from kernel import Button, Context, Outgoing, Refused, Rich, run_in_transaction
from kernel.forms import Ask, Form, moment, text
from plugins.accounts.api import Customer, OpenCustomer, block, close_button, find, support_url, unblock

from .. import admin
from ..permissions import USERS
from .callbacks import BlockCustomer, UnblockCustomer
from .card import show_customer
from .rights import existing, require_acting_on

REASON = 120  # characters; what accounts keeps
NAME = 100  # characters of a name
HOURS = (1, 24, 7 * 24)  # how long, offered as buttons
FOR_EVER = 0
BLOCKED, UNBLOCKED = "admin-blocked", "admin-unblocked"  # what the customer is told


async def _ends(ctx: Context, form: Form) -> Sequence[tuple[int, str]]:
    return [(hours, ctx.t("admin-block-for", hours=hours)) for hours in (*HOURS, FOR_EVER)]


@admin.form
class Block(Form, id="admin.block"):
    """Why and until when; then a last look."""

    permission = USERS
    reason = Ask("admin-block-ask-reason", text(REASON, one_line=True))
    end = Ask("admin-block-ask-end", replace(moment(or_day=True), options=_ends))

    def until(self, ctx: Context) -> datetime | None:
        """When it ends, counted from now; None: for ever."""
        if isinstance(self.end, str):
            return datetime.fromisoformat(self.end)
        return ctx.bot.clock.now() + timedelta(hours=self.end) if self.end in HOURS else None

    async def summary(self, ctx: Context) -> Rich:
        """Whom, until when and why."""
        until = self.until(ctx)
        return ctx.rich("admin-block-summary", name=self.name, reason=self.reason, **_end(ctx, until))

    async def confirms(self, ctx: Context) -> Sequence[tuple[int, str]]:
        """One button."""
        return [(0, ctx.t("admin-block-yes"))]

    async def done(self, ctx: Context) -> Any:
        """Keep them out from the end of this transaction on, unless they are above who blocks."""
        customer = await existing(ctx, self.customer)
        await require_acting_on(ctx, customer)
        until = self.until(ctx)
        await block(customer.id, reason=self.reason, until=until, at=ctx.bot.clock.now())
        after = {"blocked": True, "reason": self.reason, "until": until.isoformat() if until else ""}
        ctx.audit("admin.customer_blocked", f"user:{customer.id}", before=_state(customer), after=after)
        ctx.bot.send(customer, BLOCKED, customer_id=customer.id)

        async def show() -> None:
            await show_customer(ctx, OpenCustomer(customer.id), ctx.rich("admin-block-done"))

        return show

    async def cancelled(self, ctx: Context) -> None:
        """Back to the customer."""
        await show_customer(ctx, OpenCustomer(self.customer))


@admin.press(BlockCustomer, permission=USERS)
async def block_customer(ctx: Context, press: BlockCustomer) -> None:
    """Ask why."""
    customer = await existing(ctx, press.customer_id)
    await require_acting_on(ctx, customer)
    await Block.start(ctx, customer=customer.id, name=customer.name[:NAME])


@admin.press(UnblockCustomer, permission=USERS)
async def unblock_customer(ctx: Context, press: UnblockCustomer) -> None:
    """Let them in again; a second press changes nothing."""

    async def body() -> None:
        await ctx.require(USERS)
        customer = await existing(ctx, press.customer_id)
        await require_acting_on(ctx, customer)
        if not await press.use(ctx) or not customer.is_blocked:
            raise Refused("admin-unblock-already")
        await unblock(customer.id)
        after = {"blocked": False}
        ctx.audit("admin.customer_unblocked", f"user:{customer.id}", before=_state(customer), after=after)
        ctx.bot.send(customer, UNBLOCKED, customer_id=customer.id)

    await run_in_transaction(body)
    await show_customer(ctx, OpenCustomer(press.customer_id), ctx.rich("admin-unblock-done"))


@admin.message(BLOCKED)
async def blocked(to: Any, customer_id: int) -> Outgoing | None:
    """Why and until when, with the way to support; None when it is over by now."""
    customer = await find(to.bot, customer_id)
    if customer is None or not customer.is_blocked:
        return None
    text = to.rich(BLOCKED, reason=customer.blocked_reason, **_end(to, customer.blocked_until))
    url = support_url(to.bot)
    return Outgoing(text, ((Button(to.t("admin-letter-support"), url=url),),) if url else ())


@admin.message(UNBLOCKED)
async def unblocked(to: Any, customer_id: int) -> Outgoing | None:
    """That they are welcome again; None when they are blocked anew by now."""
    customer = await find(to.bot, customer_id)
    return None if customer is None or customer.is_blocked else Outgoing(to.rich(UNBLOCKED), ((close_button(to),),))


def _end(to: Any, until: datetime | None) -> dict[str, str]:
    """The end of a block, for texts."""
    return {"ends": "yes" if until else "no", "until": to.when(until) if until else ""}


def _state(customer: Customer) -> dict[str, Any]:
    """Whether a customer is kept out, for the audit."""
    if not customer.is_blocked:
        return {"blocked": False}
    until = customer.blocked_until
    return {"blocked": True, "reason": customer.blocked_reason, "until": until.isoformat() if until else ""}
