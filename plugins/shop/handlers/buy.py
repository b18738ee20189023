"""Buying from an item's card: how many, the question, and what the customer sees after it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from kernel import Button, Context, Refused
from plugins.accounts.api import InsufficientFunds
from plugins.shop import shop

from ..callbacks import AskBuy, AskBuyWhole, ConfirmBuy, OpenItem, PayBuy, ReserveBuy
from ..catalog.reading import read_item
from ..limits import PURCHASES
from ..orders.drawing_up import PriceChanged, quote
from ..orders.goods import MOST_PIECES
from ..orders.placing import Outcome
from ..orders.purchase import buy, hold
from ..orders.views import ItemView, Wanted
from .answers import ask_questions
from .browse import show_gone
from .checkout import show_checkout, show_outcome, show_refusal
from .paying import start_payment

JUMP = 10  # steps that the wider buttons take


@shop.press(AskBuy)
async def ask(ctx: Context, press: AskBuy) -> None:
    """Show what will be paid and what stays, with a confirm button that works once."""
    card = await read_item(press.item_id)
    if card is not None and card.item.asks:
        await ask_questions(ctx, press, card.item)
    else:
        await show_question(ctx, press)


@shop.press(AskBuyWhole)
async def ask_whole(ctx: Context, press: AskBuyWhole) -> None:
    """The same without the balance."""
    await ask(ctx, press)


@shop.press(ConfirmBuy, limit=PURCHASES)
async def confirm(ctx: Context, press: ConfirmBuy) -> None:
    """Buy, or say why not. A second press shows what the first one came to."""
    outcome = await _ordered(ctx, press, buy)
    if outcome is not None:
        await show_outcome(ctx, outcome)


@shop.press(ReserveBuy, limit=PURCHASES)
async def reserve(ctx: Context, press: ReserveBuy) -> None:
    """Hold the goods for a while, or say why not."""
    outcome = await _ordered(ctx, press, hold)
    if outcome is not None:
        await show_outcome(ctx, outcome)


@shop.press(PayBuy, limit=PURCHASES)
async def pay_by_method(ctx: Context, press: PayBuy) -> None:
    """Hold the goods and show the invoice for them. A second press shows it again, or what became of the order."""
    outcome = await _ordered(ctx, press, hold)
    if outcome is not None:
        await start_payment(ctx, outcome.order_id, press.method, from_balance=press.balance)


async def _ordered(ctx: Context, press: Any, make: Callable[..., Awaitable[Outcome]]) -> Outcome | None:
    """The order that ``make`` made of the press; None when the customer was shown why there is none."""
    try:
        return await make(ctx.bot, ctx.user, press)
    except (PriceChanged, InsufficientFunds):
        await show_question(ctx, AskBuy(press.item_id, 0, quantity=press.quantity))
    except Refused as refusal:
        back = OpenItem(press.item_id).button(ctx.t("kernel-back"))
        await show_refusal(ctx, ctx.rich(refusal.key, **refusal.args_for_text), back)
    return None


async def show_question(ctx: Context, press: AskBuy) -> None:
    """The confirm screen with the price of this moment; says so when it is not the one of the card."""
    card = await read_item(press.item_id)
    if card is None:
        await show_gone(ctx, "shop-item-gone")
        return
    item = card.item
    back = OpenItem(press.item_id, row=press.row, page=press.page).button(ctx.t("kernel-back"))
    quantity = press.quantity or item.min_quantity
    try:
        found = await quote(ctx.bot, ctx.user, [Wanted(item.id, quantity)])
    except Refused as refusal:
        await show_refusal(ctx, ctx.rich(refusal.key, **refusal.args_for_text), back)
        return
    total = found.order.total

    def by_method(method: int, from_balance: bool, label: str) -> Button:
        return ctx.once(PayBuy(item.id, total, quantity, method, from_balance), label)

    def by_balance(from_balance: bool, label: str) -> Button:
        kind = AskBuy if from_balance else AskBuyWhole
        return kind(item.id, item.price, press.row, press.page, quantity).button(label)

    await show_checkout(
        ctx,
        found,
        confirm=ConfirmBuy(item.id, total, quantity),
        reserve=ReserveBuy(item.id, total, quantity),
        by_method=by_method,
        by_balance=by_balance,
        from_balance=not isinstance(press, AskBuyWhole),
        back=back,
        rows=quantity_rows(ctx, press, item, quantity),
        note=ctx.rich("shop-price-changed") if press.price != item.price else None,
    )


def quantity_rows(ctx: Context, press: AskBuy, item: ItemView, quantity: int) -> list[list[Button]]:
    """Fewer and more, in steps of the item and as far as its rules and the stock allow; nothing where one is all."""
    most = most_pieces(item)
    if most <= item.min_quantity:
        return []
    step = item.quantity_step

    def to(pieces: int, label: str) -> Button:
        return type(press)(item.id, item.price, press.row, press.page, pieces).button(label)

    jumps = [to(quantity - step * JUMP, f"−{step * JUMP}")] if quantity - step * JUMP >= item.min_quantity else []
    jumps += [to(quantity - step, f"−{step}")] if quantity - step >= item.min_quantity else []
    jumps.append(to(quantity, ctx.t("shop-pieces", count=quantity)))
    jumps += [to(quantity + step, f"+{step}")] if quantity + step <= most else []
    jumps += [to(quantity + step * JUMP, f"+{step * JUMP}")] if quantity + step * JUMP <= most else []
    return [jumps]


def most_pieces(item: ItemView) -> int:
    """The most pieces that one order can have of the item at this moment."""
    most = min(item.max_quantity or MOST_PIECES, MOST_PIECES, item.customer_limit or MOST_PIECES)
    if item.available is not None and not item.presell:
        most = min(most, item.available)
    return most
