"""Staff give up a reservation of a customer's."""

from __future__ import annotations

from kernel import Context, Refused, run_in_transaction
from plugins.shop import shop

from ..naming import shorten
from ..orders.reserving import release
from ..orders.states import OrderState
from ..permissions import ORDERS
from .callbacks import AskCancelOrder, CancelReserved, OpenStaffOrder
from .order_card import show_order
from .order_reading import staff_order


@shop.press(AskCancelOrder, permission=ORDERS)
async def ask_cancel(ctx: Context, press: AskCancelOrder) -> None:
    """Ask, with a button that works once."""
    found = await staff_order(ctx.bot, press.order_id)
    if found.order.state != OrderState.RESERVED:
        raise Refused("shop-staff-order-changed")
    customer = shorten(found.order.user.name, 100)
    text = ctx.rich("shop-staff-cancel-ask", order=str(press.order_id), customer=customer)
    confirm = ctx.once(CancelReserved(press.order_id), ctx.t("shop-staff-cancel-yes"))
    await ctx.screen(text, [[confirm], [OpenStaffOrder(press.order_id).button(ctx.t("kernel-back"))]])


@shop.press(CancelReserved, permission=ORDERS)
async def cancel_reserved(ctx: Context, press: CancelReserved) -> None:
    """Put what it held back on sale and tell the customer, once."""

    async def body() -> None:
        await ctx.require(ORDERS)
        if not await press.use(ctx):
            raise Refused("kernel-already-used")
        if not await release(ctx.bot, press.order_id, OrderState.CANCELLED):
            raise Refused("shop-staff-order-changed")
        found = await staff_order(ctx.bot, press.order_id)
        ctx.bot.send(found.order.user, "shop-cancelled", order_id=press.order_id)
        ctx.audit("shop.order_cancelled", f"order:{press.order_id}", user=found.order.user.id)

    await run_in_transaction(body)
    ctx.toast(ctx.t("shop-staff-cancelled"))
    await show_order(ctx, OpenStaffOrder(press.order_id))
