"""The question before an order and what follows it, for every way to buy: the card, the cart, a conversation."""

from __future__ import annotations

from collections.abc import Sequence

from kernel import Button, Context, OneTime, Rich, bold
from plugins.accounts.api import balance, menu_button

from ..naming import TEXT_LIMIT, shorten
from ..orders.placing import Outcome
from ..orders.states import OrderState
from ..orders.views import Adjustment, LineView, OrderView, Quote
from .paying import ByBalance, ByMethod, ways_to_pay

LINE_NAME = 60  # UTF-16 units of an item's name where there are several
ONE_NAME = 300


async def show_checkout(
    ctx: Context,
    quote: Quote,
    *,
    confirm: OneTime,
    reserve: OneTime,
    by_method: ByMethod,
    by_balance: ByBalance,
    back: Button,
    from_balance: bool = True,
    rows: Sequence[Sequence[Button]] = (),
    note: Rich | None = None,
) -> None:
    """Ask whether to buy: lines, adjustments, total, balance before and after, and what is in the way.

    ``confirm`` and ``reserve`` are one-time callbacks that carry the total of ``quote``; ``rows`` stand above them,
    ``note`` above everything. ``by_method(number, from_balance, label)`` makes the one-time button of a payment
    method: it reserves the same and then calls ``start_payment``. ``by_balance(from_balance, label)`` makes the one
    that shows this question with or without the balance. Whoever is short of money can reserve and pay later.
    """
    order = quote.order
    held = await balance(ctx.user.id)
    text = checkout_text(ctx, quote, held)
    if note is not None:
        text = note + "\n\n" + text
    buttons = [list(row) for row in rows]
    if order.lines and not quote.problems:
        if held >= order.total:
            buttons.append([ctx.once(confirm, ctx.t("shop-pay", price=ctx.money(order.total)))])
        ways = await ways_to_pay(ctx, order, held, from_balance, by_method, by_balance)
        buttons += ways.rows
        if ways.text.text:
            text = text + "\n\n" + ways.text
        elif held < order.total:
            text = text + "\n\n" + ctx.rich("shop-not-enough", missing=ctx.money(order.total - held))
        if held < order.total:
            buttons.append([ctx.once(reserve, ctx.t("shop-reserve"))])
    await ctx.screen(text, [*buttons, [back, menu_button(ctx)]])


def checkout_text(ctx: Context, quote: Quote, held: int) -> Rich:
    """What is bought for how much, and what that leaves; then what cannot be had, and why."""
    order = quote.order
    parts: list[Rich | str] = []
    if order.lines:
        parts += [order_lines(ctx, order), totals(ctx, order)]
        parts.append(ctx.rich("shop-balance", balance=ctx.money(held)))
        if held >= order.total:
            parts.append(ctx.rich("shop-balance-after", balance=ctx.money(held - order.total)))
    parts += [
        ctx.rich("shop-problem", problem=ctx.rich(item.refusal.key, **item.refusal.args_for_text))
        for item in quote.problems
    ]
    return Rich("\n").join([part for part in parts if str(part)])


def order_lines(ctx: Context, order: OrderView) -> Rich:
    """Every line with its quantity and price; what does not fit into a message is counted."""
    if len(order.lines) == 1:
        return line_text(ctx, order, 0, ONE_NAME)
    text, room = Rich(), TEXT_LIMIT - 1200
    for place in range(len(order.lines)):
        line = line_text(ctx, order, place, LINE_NAME)
        if len(text) + len(line) > room:
            return text + "\n" + ctx.rich("shop-more-lines", count=len(order.lines) - place)
        text = text + ("\n" if place else "") + line
    return text


def line_text(ctx: Context, order: OrderView, place: int, limit: int) -> Rich:
    """One line: its name, quantity times price, and what belongs to it alone."""
    line: LineView = order.lines[place]
    text = bold(shorten(line.name, limit))
    if line.quantity > 1:
        price = ctx.money(line.unit_price)
        text = text + "\n" + ctx.rich("shop-line", quantity=line.quantity, price=price, total=ctx.money(line.total))
    else:
        text = text + "\n" + ctx.rich("shop-price", price=ctx.money(line.unit_price))
    for adjustment in order.adjustments:
        if adjustment.line == place:
            text = text + "\n" + adjustment_text(ctx, adjustment)
    return text


def totals(ctx: Context, order: OrderView) -> Rich:
    """What changed the price of the whole order, and the total where it is not the one line's price."""
    lines: list[Rich | str] = [adjustment_text(ctx, item) for item in order.adjustments if item.line is None]
    if order.adjustments or len(order.lines) > 1:
        lines.append(ctx.rich("shop-total", total=ctx.money(order.total)))
    return Rich("\n").join(lines)


def adjustment_text(ctx: Context, adjustment: Adjustment) -> Rich:
    """A discount or surcharge; its label may belong to a plugin that is not installed any more."""
    known = ctx.bot.texts.knows(adjustment.label)
    label = ctx.t(adjustment.label, **adjustment.args) if known else ctx.t("shop-adjustment-other")
    return ctx.rich("shop-adjustment", label=label, amount=ctx.money(adjustment.amount))


async def show_refusal(ctx: Context, text: Rich, back: Button) -> None:
    """Why nothing was bought, with a way back."""
    await ctx.screen(text, [[back, menu_button(ctx)]])


async def show_outcome(ctx: Context, outcome: Outcome) -> None:
    """The pressed screen becomes the receipt, or the reserved order; values come in messages of their own."""
    from .receipt import show_order

    note = None
    if outcome.state == OrderState.PAID:
        key = "shop-paid-already" if outcome.again else "shop-paid"
        note = ctx.rich(key, order=str(outcome.order_id))
    await show_order(ctx, outcome.order_id, note=note)
