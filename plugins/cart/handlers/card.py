"""The cart's button under every item card, and the ways to the cart from menu and profile."""

from __future__ import annotations

from kernel import Button, Context, Refused, run_in_transaction
from plugins.shop.api import ItemView, OpenItem, get_item

from .. import cart
from ..callbacks import AddToCart, OpenCart
from ..lines import add, count_lines, own_lines
from ..quantities import more


@cart.hook
async def item_buttons(item: ItemView, press: OpenItem, ctx: Context) -> list[Button]:
    """Put an item into the cart, or a step more; not for what is sold out or asks questions before it is bought."""
    if item.asks or item.sold_out:
        return []
    line = next((line for line in await own_lines(ctx.user.id) if line.item_id == item.id), None)
    put = AddToCart(item.id, row=press.row, page=press.page)
    if line is None:
        return [put.button(ctx.t("cart-add"))]
    step = more(item, line.quantity) - line.quantity
    to_cart = OpenCart().button(ctx.t("cart-open"))
    if step <= 0:
        return [OpenCart().button(ctx.t("cart-in", count=line.quantity))]
    return [put.button(ctx.t("cart-in-more", count=line.quantity, step=step)), to_cart]


@cart.press(AddToCart)
async def add_to_cart(ctx: Context, press: AddToCart) -> None:
    """Put it in, and show the card again; an alert says why not."""
    item = await get_item(press.item_id)
    if item is None:
        raise Refused("shop-item-gone")
    if item.asks:
        raise Refused("cart-asks")
    if item.sold_out:
        raise Refused("cart-sold-out")
    line = await run_in_transaction(add, ctx.bot, ctx.user, item)
    ctx.bot.metrics.event("cart_add", "cart")
    ctx.toast(ctx.t("cart-added", count=line.quantity))
    await ctx.open(OpenItem(item.id, row=press.row, page=press.page))


@cart.menu("main", order=15)
async def in_menu(ctx: Context) -> Button | None:
    """The cart on the main menu, when there is something in it."""
    return await _entry(ctx)


@cart.menu("profile", order=15)
async def in_profile(ctx: Context) -> Button | None:
    """The cart on the profile, when there is something in it."""
    return await _entry(ctx)


async def _entry(ctx: Context) -> Button | None:
    count = await count_lines(ctx.user.id)
    return OpenCart().button(ctx.t("cart-menu", count=count)) if count else None
