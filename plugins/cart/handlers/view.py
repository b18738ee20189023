"""The cart's screen, and what changes all of it."""

from __future__ import annotations

from kernel import Context, Rich, run_in_transaction

from .. import cart
from ..callbacks import AskClear, ClearCart, OpenCart, PutRight
from ..drawing import cart_rows, cart_text
from ..lines import change, remove
from ..quoting import Priced, PricedCart, priced_cart


@cart.command("cart")
async def cart_command(ctx: Context) -> None:
    """The cart by command."""
    await show_cart(ctx)


@cart.press(OpenCart)
async def open_cart(ctx: Context, press: OpenCart) -> None:
    """The cart in place of the pressed screen."""
    await show_cart(ctx)


async def show_cart(ctx: Context, notice: Rich | None = None, found: PricedCart | None = None) -> None:
    """The cart as it is now (or was ``found`` a moment ago); ``notice`` says what just happened."""
    found = found or await priced_cart(ctx.bot, ctx.user)
    await ctx.screen(cart_text(ctx, found, notice), cart_rows(ctx, found))


@cart.press(PutRight)
async def put_right(ctx: Context, press: PutRight) -> None:
    """Take out what is gone, take fewer where fewer are left, and say how many lines that were."""
    found = await priced_cart(ctx.bot, ctx.user)
    removed, changed = await run_in_transaction(_put_right, ctx, found.problems)
    if removed or changed:
        ctx.alert(ctx.t("cart-put-right-done", removed=removed, changed=changed))
    await show_cart(ctx)


async def _put_right(ctx: Context, problems: list[Priced]) -> tuple[int, int]:
    user_id = ctx.user.id
    cured = [row for row in problems if row.cure]
    changed = [await change(user_id, row.line.id, row.cure) for row in cured]
    removed = await remove(ctx.bot, user_id, [row.line.id for row in problems if not row.cure])
    return removed, sum(changed)


@cart.press(AskClear)
async def ask_clear(ctx: Context, press: AskClear) -> None:
    """Ask first: a full cart is work."""
    yes = ClearCart().button(ctx.t("cart-clear-yes"))
    await ctx.screen(ctx.rich("cart-clear-ask"), [[yes], [OpenCart().button(ctx.t("cart-back"))]])


@cart.press(ClearCart)
async def clear(ctx: Context, press: ClearCart) -> None:
    """Empty the cart."""
    await run_in_transaction(remove, ctx.bot, ctx.user.id)
    ctx.toast(ctx.t("cart-cleared"))
    await show_cart(ctx)
