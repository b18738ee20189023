"""The question before a purchase, and what the customer sees after it."""

from __future__ import annotations

from kernel import Context, Refused, Rich, bold
from plugins.accounts.api import InsufficientFunds, balance, menu_button
from plugins.shop import shop

from ..callbacks import AskBuy, ConfirmBuy, OpenItem, OpenOrder, OpenShop
from ..catalog.reading import read_item
from ..naming import shorten
from ..orders.purchase import PriceChanged, buy, priced
from ..orders.views import ItemView, LineView, OrderView
from .browse import show_gone


@shop.press(AskBuy)
async def ask(ctx: Context, press: AskBuy) -> None:
    """Show what will be paid and what stays, with a confirm button that works once."""
    back = OpenItem(press.item_id, row=press.row, page=press.page)
    await show_question(ctx, press.item_id, back, list_price=press.price)


@shop.press(ConfirmBuy)
async def confirm(ctx: Context, press: ConfirmBuy) -> None:
    """Buy, or say why not. A second press shows what the first one came to."""
    back = OpenItem(press.item_id)
    try:
        outcome = await buy(ctx.bot, ctx.user, press)
    except PriceChanged:
        await show_question(ctx, press.item_id, back)
    except InsufficientFunds as error:
        await show_refusal(ctx, ctx.rich("shop-not-enough", missing=ctx.money(error.missing)), back)
    except Refused as refusal:
        await show_refusal(ctx, ctx.rich(refusal.key, **refusal.args_for_text), back)
    else:
        await show_outcome(ctx, outcome.order_id, again=outcome.again)


async def show_question(ctx: Context, item_id: int, back: OpenItem, *, list_price: int = -1) -> None:
    """The confirm screen with the price of this moment; says so when it is not the ``list_price`` of the card."""
    card = await read_item(item_id)
    if card is None:
        await show_gone(ctx, "shop-item-gone")
        return
    item = card.item
    try:
        order = await priced(ctx.bot, quote(ctx, item))
    except Refused as refusal:
        await show_refusal(ctx, ctx.rich(refusal.key, **refusal.args_for_text), back)
        return
    held = await balance(ctx.user.id)
    text = bold(shorten(item.name, 300)) + "\n"
    if list_price != item.price:
        text = ctx.rich("shop-price-changed") + "\n\n" + text
    text = text + confirm_lines(ctx, order, held)
    if item.sold_out:
        await show_refusal(ctx, ctx.rich("shop-sold-out", item=shorten(item.name, 300)), back)
    elif held < order.total:
        missing = ctx.money(order.total - held)
        await show_refusal(ctx, text + "\n\n" + ctx.rich("shop-not-enough", missing=missing), back)
    else:
        pay = ctx.once(ConfirmBuy(item.id, order.total), ctx.t("shop-pay", price=ctx.money(order.total)))
        await ctx.screen(text, [[pay], [back.button(ctx.t("kernel-cancel"))]])


def quote(ctx: Context, item: ItemView) -> OrderView:
    """The order that a press on the confirm button would make."""
    line = LineView(item.id, item.name, item.kind, quantity=1, unit_price=item.price)
    return OrderView(ctx.user, (line,), ctx.bot.currency.code)


def confirm_lines(ctx: Context, order: OrderView, held: int) -> Rich:
    """What is paid, with every adjustment, and the balance before and after."""
    text = ctx.rich("shop-price", price=ctx.money(order.list_total))
    for adjustment in order.adjustments:
        label = ctx.t(adjustment.label, **adjustment.args)
        text = text + "\n" + ctx.rich("shop-adjustment", label=label, amount=ctx.money(adjustment.amount))
    if order.adjustments:
        text = text + "\n" + ctx.rich("shop-total", total=ctx.money(order.total))
    text = text + "\n" + ctx.rich("shop-balance", balance=ctx.money(held))
    if held >= order.total:
        text = text + "\n" + ctx.rich("shop-balance-after", balance=ctx.money(held - order.total))
    return text


async def show_refusal(ctx: Context, text: Rich, back: OpenItem) -> None:
    """Why nothing was bought, with the way back to the card."""
    await ctx.screen(text, [[back.button(ctx.t("kernel-back")), menu_button(ctx)]])


async def show_outcome(ctx: Context, order_id: int, *, again: bool) -> None:
    """The pressed screen becomes the receipt; the value comes in a message of its own."""
    text = ctx.rich("shop-paid-already" if again else "shop-paid", order=str(order_id))
    rows = [
        [OpenOrder(order_id).button(ctx.t("shop-open-order"))],
        [OpenShop().button(ctx.t("shop-to-shop")), menu_button(ctx)],
    ]
    await ctx.screen(text, rows)
