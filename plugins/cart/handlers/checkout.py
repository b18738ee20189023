"""Buying the whole cart: the question, and what a press on its buttons comes to."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

from kernel import Button, Context, Refused, run_in_transaction
from plugins.accounts.api import InsufficientFunds
from plugins.shop.api import (
    PURCHASES,
    Outcome,
    PriceChanged,
    place,
    reserve,
    show_checkout,
    show_outcome,
    start_payment,
)

from .. import cart
from ..callbacks import LARGEST, AskCheckout, AskCheckoutWhole, ConfirmCart, OpenCart, PayCart, ReserveCart
from ..lines import own_lines
from ..quoting import fingerprint, priced_cart, wanted
from .view import show_cart

if TYPE_CHECKING:
    from kernel import Bot

Make = Callable[..., Awaitable[Outcome]]
Ordering = ConfirmCart | ReserveCart | PayCart
AUDITED = "cart.checkout"  # how the shop writes an order of the cart alone down


@cart.press(AskCheckout)
async def ask_checkout(ctx: Context, press: AskCheckout) -> None:
    """Show what is paid and what stays, with a confirm button that works once."""
    await show_question(ctx, press.price)


@cart.press(AskCheckoutWhole)
async def ask_whole(ctx: Context, press: AskCheckoutWhole) -> None:
    """The same without the balance."""
    await show_question(ctx, press.price, from_balance=False)


async def show_question(ctx: Context, price: int, *, from_balance: bool = True) -> None:
    """The question, with a word when the cart does not cost ``price`` any more.

    The cart instead when something in it has to be put right first.
    """
    found = await priced_cart(ctx.bot, ctx.user)
    if found.total != price:
        ctx.alert(ctx.t("cart-price-changed"))
    if found.quote is None or found.problems:
        await show_cart(ctx, found=found)
    elif found.total > LARGEST:
        await show_cart(ctx, ctx.rich("cart-too-much", most=ctx.money(LARGEST)), found)
    else:
        lines, total = fingerprint([row.line for row in found.lines]), found.total

        def by_method(method: int, from_balance: bool, label: str) -> Button:
            return ctx.once(PayCart(total, lines, method, from_balance), label)

        def by_balance(from_balance: bool, label: str) -> Button:
            kind = AskCheckout if from_balance else AskCheckoutWhole
            return kind(total).button(label)

        await show_checkout(
            ctx,
            found.quote,
            confirm=ConfirmCart(total, lines),
            reserve=ReserveCart(total, lines),
            by_method=by_method,
            by_balance=by_balance,
            from_balance=from_balance,
            back=OpenCart().button(ctx.t("cart-back")),
        )


@cart.press(ConfirmCart, limit=PURCHASES)
async def confirm(ctx: Context, press: ConfirmCart) -> None:
    """Buy everything in the cart, or say why not. A second press shows what the first one came to."""
    outcome = await _order(ctx, press, place)
    if outcome is not None:
        await show_outcome(ctx, outcome)


@cart.press(ReserveCart, limit=PURCHASES)
async def hold(ctx: Context, press: ReserveCart) -> None:
    """Hold everything in the cart for a while, unpaid."""
    outcome = await _order(ctx, press, reserve)
    if outcome is not None:
        await show_outcome(ctx, outcome)


@cart.press(PayCart, limit=PURCHASES)
async def pay_by_method(ctx: Context, press: PayCart) -> None:
    """Hold everything in the cart and show the invoice for it. A second press shows it again."""
    outcome = await _order(ctx, press, reserve)
    if outcome is not None:
        await start_payment(ctx, outcome.order_id, press.method, from_balance=press.balance)


async def _order(ctx: Context, press: Ordering, make: Make) -> Outcome | None:
    """The order, or None when the customer was shown why there is none."""
    try:
        return await order_cart(ctx.bot, ctx.user, press, make)
    except (PriceChanged, InsufficientFunds):
        await show_question(ctx, press.price)  # which says what has changed, or how much is missing
    except Refused as refusal:
        await show_cart(ctx, ctx.rich(refusal.key, **refusal.args_for_text))
    return None


async def order_cart(bot: Bot, user: Any, press: Ordering, make: Make) -> Outcome:
    """Make one order of everything in the cart with ``place`` or ``reserve`` of the shop, in one transaction.

    The lines leave the cart in it (see reactions.py). A second press returns the first one's order. Raises what
    ``make`` raises, and Refused ``cart-changed`` when the cart is not what the button was shown with.
    """
    return await run_in_transaction(_order_cart, bot, user, press, make)


async def _order_cart(bot: Bot, user: Any, press: Ordering, make: Make) -> Outcome:
    lines = await own_lines(user.id)
    outcome = await make(bot, user, press, wanted(lines), press.price)
    # only now: of a button that was pressed before, the cart may be another one
    if not outcome.again and fingerprint(lines) != press.lines:
        raise Refused("cart-changed")
    return outcome
