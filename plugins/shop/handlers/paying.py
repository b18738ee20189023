"""The ways to pay an order on its screens, and what a press on one of them does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kernel import Button, Context, Refused, Rich, clip_label
from plugins.accounts.api import balance
from plugins.shop import shop

from ..callbacks import OpenUnpaid, PayBy
from ..orders.paying import amount_due, methods_for
from ..orders.placing import Outcome
from ..orders.reading import read_order
from ..orders.states import OrderState
from ..orders.views import OrderView
from .browse import show_gone

MOST_METHODS = 20  # buttons

ByMethod = Callable[[int, bool, str], Button]  # the method's number, from the balance first?, label
ByBalance = Callable[[bool, str], Button]  # shows the screen with or without the balance


@dataclass(frozen=True, slots=True)
class Ways:
    """The buttons of the methods, and a sentence above them; both empty where there is no method."""

    rows: list[list[Button]]
    text: Rich


async def ways_to_pay(
    ctx: Context, order: OrderView, held: int, from_balance: bool, by_method: ByMethod, by_balance: ByBalance
) -> Ways:
    """A button for each method, and a choice whether a balance below the total is used first."""
    partly = 0 < held < order.total
    amount = amount_due(order.total, held, from_balance=from_balance)
    methods = await methods_for(ctx, order, amount)
    if not methods:
        return Ways([], Rich())
    rows: list[list[Button]] = []
    text = Rich()
    if partly:
        label = ctx.t("shop-use-balance" if from_balance else "shop-use-balance-not", amount=ctx.money(held))
        rows.append([by_balance(not from_balance, label)])
    if held < order.total:
        text = ways_text(ctx, order.total, held, from_balance=from_balance)
    mixed = partly and from_balance
    rows += [
        [by_method(number, mixed, clip_label(method.label))] for number, method in list(methods.items())[:MOST_METHODS]
    ]
    return Ways(rows, text)


def ways_text(ctx: Context, total: int, held: int, *, from_balance: bool) -> Rich:
    """What stands above the methods where the balance does not suffice."""
    amount = amount_due(total, held, from_balance=from_balance)
    if amount < total:
        return ctx.rich("shop-ways-to-pay-rest", held=ctx.money(held), rest=ctx.money(amount))
    return ctx.rich("shop-ways-to-pay", amount=ctx.money(amount))


async def start_payment(ctx: Context, order_id: int, method: int, *, from_balance: bool) -> None:
    """Let the method with this number show its invoice for one's own reserved order; outside a transaction.

    The order as it is instead, with a word, where there is nothing to pay in this way any more. Doing it again shows
    the invoice again.
    """
    from .checkout import show_outcome
    from .receipt import show_order

    order = await read_order(ctx.bot, order_id)
    if order is None or order.user.id != ctx.user.id:
        await show_gone(ctx, "shop-order-missing")
        return
    held = await balance(ctx.user.id)
    amount = amount_due(order.total, held, from_balance=from_balance)
    if order.state != OrderState.RESERVED:
        if order.state != OrderState.PAID:
            ctx.toast(ctx.t("shop-order-not-waiting"))
        await show_outcome(ctx, Outcome(order_id, again=True, state=order.state))
        return
    if from_balance and held >= order.total:
        ctx.alert(ctx.t("shop-balance-suffices"))
    else:
        found = (await methods_for(ctx, order, amount)).get(method)
        if found is None:
            ctx.alert(ctx.t("shop-method-gone"))
        else:
            try:
                await found.start(ctx, order.id, amount)
            except Refused as refusal:
                ctx.alert(ctx.t(refusal.key, **refusal.args_for_text))
            else:
                return
    await show_order(ctx, order_id)


@shop.press(PayBy)
async def pay_by(ctx: Context, press: PayBy) -> None:
    """Pay a reserved order by a method."""
    await start_payment(ctx, press.order_id, press.method, from_balance=press.balance)


@shop.press(OpenUnpaid)
async def open_unpaid(ctx: Context, press: OpenUnpaid) -> None:
    """A reserved order with or without the help of the balance."""
    from .receipt import show_order

    await show_order(ctx, press.order_id, from_balance=press.balance)
