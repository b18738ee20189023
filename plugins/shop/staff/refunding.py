"""Staff give money of a delivered line back: how much, where to, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from kernel import Context, KioskError, Refused, Rich
from kernel.forms import Ask, Form, choice, money, text
from plugins.shop import shop

from ..naming import shorten
from ..orders.refunds import PROVIDER, WALLET, refund_line
from ..orders.states import LineState
from ..permissions import ORDERS
from .acts import note, require
from .callbacks import AskRefund
from .order_card import show_line
from .order_reading import staff_line

REASON = 255  # characters; shop_refund.reason
BY_STAFF = "shop-staff-refund-reason"  # the reason, when none is given


async def everything(ctx: Context, form: Any) -> Sequence[tuple[int, str]]:
    """All that is left of the line."""
    return [(form.left, ctx.t("shop-staff-refund-all", amount=ctx.money(form.left)))]


async def targets(ctx: Context, form: Any) -> Sequence[tuple[str, str]]:
    """Where money can go."""
    return [(to, ctx.t("shop-staff-refund-to", to=to)) for to in (WALLET, PROVIDER)]


@shop.form
class GiveBack(Form, id="shop.give-back"):
    """How much, where to and why; then a last look."""

    permission = ORDERS
    amount = Ask("shop-staff-ask-refund-amount", replace(money(1), options=everything))
    to = Ask("shop-staff-ask-refund-to", choice(targets))
    reason = Ask("shop-staff-ask-refund-reason", text(REASON, one_line=True), skip=True)

    async def summary(self, ctx: Context) -> Rich:
        """What is going to happen."""
        if self.amount > self.left:
            raise Refused("shop-staff-refund-too-much", left=ctx.money(self.left))
        reason = self.reason or ctx.t(BY_STAFF)
        text = ctx.rich("shop-staff-refund-summary", amount=ctx.money(self.amount), item=self.item, reason=reason)
        return text + "\n\n" + ctx.t("shop-staff-refund-to", to=self.to)

    async def done(self, ctx: Context) -> Any:
        """Ask for it in the transaction that ends the conversation; what else was given back meanwhile counts."""
        await require(ctx, ORDERS)
        try:
            made = await refund_line(ctx.bot, self.line, to=self.to, reason=self.reason or BY_STAFF, amount=self.amount)
        except KioskError:
            raise Refused("shop-staff-line-changed") from None
        if made is None:
            raise Refused("shop-staff-line-changed")
        note(ctx, "line_refunded", line=self.line, refund=made.id, amount=made.amount, to=made.to)

        async def show() -> None:
            await show_line(ctx, self.line, ctx.rich("shop-staff-refund-done"))

        return show

    async def cancelled(self, ctx: Context) -> None:
        """Back to the line."""
        await show_line(ctx, self.line)


@shop.press(AskRefund, permission=ORDERS)
async def ask_refund(ctx: Context, press: AskRefund) -> None:
    """Ask how much."""
    found, line = await staff_line(ctx.bot, press.line_id)
    if line.state != LineState.FULFILLED or not found.is_paid or line.left <= 0:
        raise Refused("shop-staff-line-changed")
    await GiveBack.start(ctx, line=line.id, left=line.left, item=shorten(line.name, 200), shown=ctx.money(line.left))
