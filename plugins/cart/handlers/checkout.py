"""Buying the whole cart: the question, and what a press on its buttons comes to."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

import structlog

from kernel import Context, Refused, run_in_transaction
from plugins.accounts.api import InsufficientFunds
from plugins.shop.api import Outcome, PriceChanged, place, reserve, show_checkout, show_outcome

from .. import cart
from ..callbacks import LARGEST, AskCheckout, ConfirmCart, OpenCart, ReserveCart
from ..lines import own_lines
from ..quoting import fingerprint, priced_cart, wanted
from .view import show_cart

if TYPE_CHECKING:
    from kernel import Bot

Make = Callable[..., Awaitable[Outcome]]
log = structlog.get_logger(__name__)


@cart.press(AskCheckout)
async def ask_checkout(ctx: Context, press: AskCheckout) -> None:
    """Show what is paid and what stays, with a confirm button that works once."""
    await show_question(ctx, press.price)


async def show_question(ctx: Context, price: int) -> None:
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
        lines = fingerprint([row.line for row in found.lines])
        await show_checkout(
            ctx,
            found.quote,
            confirm=ConfirmCart(found.total, lines),
            reserve=ReserveCart(found.total, lines),
            back=OpenCart().button(ctx.t("cart-back")),
        )


@cart.press(ConfirmCart)
async def confirm(ctx: Context, press: ConfirmCart) -> None:
    """Buy everything in the cart, or say why not. A second press shows what the first one came to."""
    await _order(ctx, press, place)


@cart.press(ReserveCart)
async def hold(ctx: Context, press: ReserveCart) -> None:
    """Hold everything in the cart for a while, unpaid."""
    await _order(ctx, press, reserve)


async def _order(ctx: Context, press: ConfirmCart | ReserveCart, make: Make) -> None:
    try:
        outcome = await order_cart(ctx.bot, ctx.user, press, make)
    except (PriceChanged, InsufficientFunds):
        await show_question(ctx, press.price)  # which says what has changed, or how much is missing
    except Refused as refusal:
        await show_cart(ctx, ctx.rich(refusal.key, **refusal.args_for_text))
    else:
        await show_outcome(ctx, outcome)


async def order_cart(bot: Bot, user: Any, press: ConfirmCart | ReserveCart, make: Make) -> Outcome:
    """Make one order of everything in the cart with ``place`` or ``reserve`` of the shop, in one transaction.

    The lines leave the cart in it (see reactions.py). A second press returns the first one's order. Raises what
    ``make`` raises, and Refused ``cart-changed`` when the cart is not what the button was shown with.
    """
    outcome = await run_in_transaction(_order_cart, bot, user, press, make)
    if not outcome.again:
        log.info("cart_checkout", order=outcome.order_id, state=str(outcome.state))
    return outcome


async def _order_cart(bot: Bot, user: Any, press: ConfirmCart | ReserveCart, make: Make) -> Outcome:
    lines = await own_lines(user.id)
    outcome = await make(bot, user, press, wanted(lines), press.price)
    # only now: of a button that was pressed before, the cart may be another one
    if not outcome.again and fingerprint(lines) != press.lines:
        raise Refused("cart-changed")
    return outcome
