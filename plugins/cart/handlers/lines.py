"""One line of the cart: its own screen, its quantity, and taking it out."""

from __future__ import annotations

from kernel import Context, in_rows, run_in_transaction
from plugins.shop.api import OpenItem, get_item

from .. import cart
from ..callbacks import OpenLine, RemoveLine, SetQuantity
from ..drawing import line_rows, line_text
from ..lines import change, own_line, remove
from ..quantities import at_most, nearest
from ..quoting import priced_cart
from .view import show_cart

NAME = 255  # characters of a name on the line's own screen


@cart.press(OpenLine)
async def open_line(ctx: Context, press: OpenLine) -> None:
    """Show one line, with everything that can be done with it."""
    found = await priced_cart(ctx.bot, ctx.user)
    row = next((row for row in found.lines if row.line.id == press.line_id), None)
    if row is None:
        ctx.toast(ctx.t("cart-line-missing"))
        await show_cart(ctx, found=found)
        return
    text = line_text(ctx, row, NAME)
    if found.refusal is not None:
        text = text + "\n\n⚠️ " + ctx.rich(found.refusal.key, **found.refusal.args_for_text)
    others = []
    if row.item is not None:
        shown = await ctx.hooks.show("cart_line_buttons", line=row.line, ctx=ctx)
        others = in_rows([*shown, OpenItem(row.item.id).button(ctx.t("cart-open-item"))])
    await ctx.screen(text, line_rows(ctx, row, others))


@cart.press(SetQuantity)
async def set_quantity(ctx: Context, press: SetQuantity) -> None:
    """Make it so many pieces, as far as the item's rules and its stock allow; then the screen one came from."""
    line = await own_line(ctx.user.id, press.line_id)
    item = await get_item(line.item_id) if line is not None and line.item_id is not None else None
    if item is not None:
        wanted = nearest(item, press.quantity)
        if item.available is not None and not item.presell and wanted > item.available:
            wanted = at_most(item, item.available)
            ctx.alert(ctx.t("cart-only", count=item.available))
        if wanted:
            await change(ctx.user.id, press.line_id, wanted)
    if press.line:
        await open_line(ctx, OpenLine(press.line_id))
    else:
        await show_cart(ctx)


@cart.press(RemoveLine)
async def remove_line(ctx: Context, press: RemoveLine) -> None:
    """Take a line out of the cart."""
    taken = await run_in_transaction(remove, ctx.bot, ctx.user.id, [press.line_id])
    ctx.toast(ctx.t("cart-removed" if taken else "cart-line-missing"))
    await show_cart(ctx)
