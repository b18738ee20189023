"""Staff give money back, of a delivered line or of a whole order: how much, where to, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from kernel import Context, KioskError, Refused, Rich
from kernel.forms import Ask, Form, choice, money, text
from plugins.shop import shop

from ..naming import shorten
from ..orders.refund_plans import RefundPlan, plan
from ..orders.refunds import PROVIDER, WALLET, RefundView, refund_line, refund_order
from ..orders.states import BROUGHT, LineState
from ..permissions import ORDERS
from ..stock.claims import COUNTED
from .callbacks import AskOrderRefund, AskRefund, OpenStaffLine, OpenStaffOrder
from .order_card import show_line, show_order
from .order_reading import StaffOrder, staff_line, staff_order

REASON = 255  # characters; shop_refund.reason
BY_STAFF = "shop-staff-refund-reason"  # the reason, when none is given


async def everything(ctx: Context, form: Any) -> Sequence[tuple[int, str]]:
    """All that is left of the line."""
    return [(form.left, ctx.t("shop-staff-refund-all", amount=ctx.money(form.left)))]


async def targets(ctx: Context, form: Any) -> Sequence[tuple[str, str]]:
    """Where money can go."""
    return [(to, ctx.t("shop-staff-refund-to", to=to)) for to in (WALLET, PROVIDER)]


async def where_it_goes(ctx: Context, form: Any, order_id: int, amount: int) -> list[Rich]:
    """What of a refund goes where, a line each; kept in the form, so that exactly that is done."""
    goes = await plan(ctx.bot, order_id, amount) if form.to == PROVIDER else RefundPlan()
    form.answers["outside"], form.answers["kept"] = goes.outside, goes.kept
    return goes_text(ctx, amount, goes, asked=form.to == PROVIDER)


def goes_text(ctx: Context, amount: int, goes: RefundPlan, *, asked: bool) -> list[Rich]:
    """The lines for ``amount``; ``asked``: it was to go to where it came from."""
    parts = {"outside": goes.outside, "wallet": amount - goes.outside - goes.kept, "kept": goes.kept}
    lines = [ctx.rich(f"shop-staff-refund-goes-{to}", amount=ctx.money(part)) for to, part in parts.items() if part]
    return [*lines, ctx.rich("shop-staff-refund-goes-not")] if asked and not goes.outside else lines


def audit(ctx: Context, made: RefundView, *, left: int) -> None:
    """Write down who asked for a refund, and what could be given back before and after it (minor units)."""
    ctx.audit(
        "shop.refund_asked",
        f"order:{made.order_id}",
        before={"left": left},
        after={"left": left - made.amount},
        refund=made.id,
        line=made.line_id,
        amount=made.amount,
        to=made.to,
        reason=made.reason,
        outside=made.outside,
        kept=made.kept,
    )


def as_shown(form: Any, made: RefundView) -> bool:
    """Whether a refund goes where the last screen said."""
    return (made.outside, made.kept) == (form.outside, form.kept)


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
        _, line = await staff_line(ctx.bot, self.line)
        if self.amount < line.left or line.going_back:
            goods = "shop-staff-refund-keeps"
        elif line.kind in COUNTED:
            goods = "shop-staff-refund-burn" if line.revealed else "shop-staff-refund-restock"
        else:
            goods = "shop-staff-refund-closes"
        goes = await where_it_goes(ctx, self, line.order_id, self.amount)
        return Rich("\n").join([text, "", *goes, ctx.rich(goods)])

    async def confirms(self, ctx: Context) -> Sequence[tuple[int, str]]:
        """One button, which names the amount."""
        return [(0, ctx.t("shop-staff-refund-yes", amount=ctx.money(self.amount)))]

    async def done(self, ctx: Context) -> Any:
        """Ask for it in the transaction that ends the conversation; what else was given back meanwhile counts."""
        try:
            made = await refund_line(ctx.bot, self.line, to=self.to, reason=self.reason or BY_STAFF, amount=self.amount)
        except KioskError:
            raise Refused("shop-staff-line-changed") from None
        if made is None or not as_shown(self, made):
            raise Refused("shop-staff-line-changed")
        self.outcome = OpenStaffLine(self.line)
        audit(ctx, made, left=self.left)

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
    if line.state not in BROUGHT or not found.is_paid or line.left <= 0:
        raise Refused("shop-staff-line-changed")
    await GiveBack.start(ctx, line=line.id, left=line.left, item=shorten(line.name, 200), shown=ctx.money(line.left))


@shop.form
class GiveOrderBack(Form, id="shop.give-order-back"):
    """Where to and why; then a last look at all that goes with it."""

    permission = ORDERS
    to = Ask("shop-staff-ask-refund-to", choice(targets))
    reason = Ask("shop-staff-ask-refund-reason", text(REASON, one_line=True), skip=True)

    async def summary(self, ctx: Context) -> Rich:
        """What is going to happen to the money and to the goods."""
        found = await staff_order(ctx.bot, self.order)
        if found.left <= 0:
            raise Refused("shop-staff-line-changed")
        self.answers["left"] = found.left
        reason, amount = self.reason or ctx.t(BY_STAFF), ctx.money(found.left)
        text = ctx.rich("shop-staff-refund-order-summary", order=str(self.order), amount=amount, reason=reason)
        goes = await where_it_goes(ctx, self, self.order, found.left)
        return Rich("\n").join([text, "", *goes, *goods_of(ctx, found)])

    async def confirms(self, ctx: Context) -> Sequence[tuple[int, str]]:
        """One button, which names the amount."""
        return [(0, ctx.t("shop-staff-refund-yes", amount=ctx.money(self.left)))]

    async def done(self, ctx: Context) -> Any:
        """Give back exactly what was shown, in the transaction that ends the conversation."""
        try:
            made = await refund_order(ctx.bot, self.order, to=self.to, reason=self.reason or BY_STAFF)
        except KioskError:
            raise Refused("shop-staff-line-changed") from None
        if made is None or made.amount != self.left or not as_shown(self, made):
            raise Refused("shop-staff-line-changed")
        self.outcome = OpenStaffOrder(self.order)
        audit(ctx, made, left=self.left)

        async def show() -> None:
            await show_order(ctx, OpenStaffOrder(self.order))

        return show

    async def cancelled(self, ctx: Context) -> None:
        """Back to the order."""
        await show_order(ctx, OpenStaffOrder(self.order))


def goods_of(ctx: Context, found: StaffOrder) -> list[Rich]:
    """What becomes of the goods when all of an order is given back."""
    returned = [line for line in found.lines if line.left > 0]
    pieces = [line for line in returned if line.state in BROUGHT and line.kind in COUNTED]
    counts = {
        "restock": sum(line.quantity for line in pieces if not line.revealed),
        "burn": sum(line.quantity for line in pieces if line.revealed),
        "given-up": sum(1 for line in found.lines if line.state == LineState.PENDING),
    }
    return [ctx.rich(f"shop-staff-refund-order-{what}", count=count) for what, count in counts.items() if count]


@shop.press(AskOrderRefund, permission=ORDERS)
async def ask_order_refund(ctx: Context, press: AskOrderRefund) -> None:
    """Ask where to."""
    found = await staff_order(ctx.bot, press.order_id)
    if found.left <= 0:
        raise Refused("shop-staff-line-changed")
    await GiveOrderBack.start(ctx, order=press.order_id)
