"""An order of the customer: the receipt, its values, and while it is reserved the ways to pay it."""

from __future__ import annotations

from math import ceil

from kernel import Button, Context, Refused, Rich, code, in_rows, run_in_transaction
from plugins.accounts.api import InsufficientFunds, balance, menu_button
from plugins.shop import shop

from ..callbacks import (
    CancelOrder,
    OpenItem,
    OpenOrder,
    OpenPurchases,
    OpenShop,
    OpenUnpaid,
    PayBy,
    PayOrder,
    SendValues,
)
from ..limits import PURCHASES
from ..naming import TEXT_LIMIT, shorten
from ..orders.delivery import BoughtLine, survives_as_text
from ..orders.owned import OwnOrder, own_order
from ..orders.problems import solved
from ..orders.reserving import cancel, owner_pays
from ..orders.revealing import reveal
from ..orders.states import BROUGHT, LineState, OrderState
from .browse import LABEL, show_gone
from .checkout import line_text, show_outcome, totals
from .paying import ways_to_pay

MOST_BUTTONS = 40  # of lines; Telegram allows 100 on a keyboard
INSTRUCTIONS = 500  # UTF-16 units of an item's instructions under its value


@shop.press(OpenOrder)
async def open_order(ctx: Context, press: OpenOrder) -> None:
    """Show one of the customer's orders with its values."""
    back = OpenPurchases()
    if press.row and press.page > 1:
        back = OpenPurchases().at(press.row, press.page)
    await show_order(ctx, press.order_id, back=back.button(ctx.t("kernel-back")))


async def show_order(
    ctx: Context,
    order_id: int,
    *,
    note: Rich | None = None,
    back: Button | None = None,
    from_balance: bool = True,
) -> None:
    """The order's screen; by default it leads back to all purchases. With ``note`` it is what a purchase came to.

    While it is reserved, ``from_balance`` is whether what there is on the balance is used first.
    """
    own = await own_order(ctx.bot, ctx.user.id, order_id)
    if own is None:
        await show_gone(ctx, "shop-order-missing")
        return
    text, in_files = receipt_text(ctx, own, note)
    while note is None and not await reveal(ctx.bot, shown_lines(own, in_files)):
        own = await own_order(ctx.bot, ctx.user.id, order_id) or own  # a refund was faster
        text, in_files = receipt_text(ctx, own, note)
    rows: list[list[Button]] = []
    buttons: list[Button] = await ctx.hooks.show("order_buttons", order=own.order, ctx=ctx)
    if note is not None:
        rows = [[OpenOrder(order_id).button(ctx.t("shop-open-order"))], *in_rows(buttons[:MOST_BUTTONS], 1)]
        await ctx.screen(text, [*rows, [OpenShop().button(ctx.t("shop-to-shop")), menu_button(ctx)]])
        return
    if own.order.state == OrderState.RESERVED:
        ways, words = await payment_rows(ctx, own, from_balance)
        rows += ways
        if words.text:
            text = text + "\n\n" + words
    rows += [
        [SendValues(line.id).button(ctx.t("shop-send-value", item=shorten(line.name, LABEL - 20)))] for line in in_files
    ][:MOST_BUTTONS]
    shown = dict.fromkeys(line.item_id for line in own.lines if line.item_id is not None)
    names = {line.item_id: line.name for line in own.lines}
    rows += [
        [OpenItem(item_id).button(ctx.t("shop-open-item", item=shorten(names[item_id], LABEL - 4)))]
        for item_id in list(shown)[:MOST_BUTTONS]
    ]
    rows += in_rows(buttons[:MOST_BUTTONS], 1)
    rows.append([back or OpenPurchases().button(ctx.t("shop-to-purchases")), menu_button(ctx)])
    await ctx.screen(text, rows)
    await solved([line.id for line in shown_lines(own, in_files)])


def shown_lines(own: OwnOrder, in_files: list[BoughtLine]) -> list[BoughtLine]:
    """The lines whose values are on the screen."""
    sent_apart = {line.id for line in in_files}
    return [line for line in own.lines if line.value and line.id not in sent_apart]


def receipt_text(ctx: Context, own: OwnOrder, note: Rich | None) -> tuple[Rich, list[BoughtLine]]:
    """The receipt, and the lines whose values do not fit into it or would be altered by it.

    Right after the purchase (with ``note``) it is without values.
    """
    order = own.order
    head = ctx.rich(
        "shop-order",
        order=str(order.id),
        state=ctx.t(f"shop-order-state-{order.state.replace('_', '-')}"),
        time=ctx.when(own.at),
    )
    text = head if note is None else note + "\n\n" + head
    buyer = Rich.mention(shorten(ctx.user.name, 64), ctx.user.telegram_id)
    text = text + "\n" + ctx.rich("shop-order-buyer", name=buyer, id=str(ctx.user.telegram_id))
    if order.state == OrderState.RESERVED and order.reserved_until is not None:
        left = max(0, ceil((order.reserved_until - ctx.bot.clock.now()).total_seconds()))
        text = text + "\n" + ctx.rich("shop-reserved-until", minutes=left // 60, seconds=str(left % 60).zfill(2))
    foot = totals(ctx, order)
    if not foot.text:
        foot = ctx.rich("shop-total", total=ctx.money(order.total))
    room = TEXT_LIMIT - 200 - len(foot)
    in_files = []
    for place, line in enumerate(own.lines):
        part = line_text(ctx, order, place, 120)
        if len(text) + len(part) + 100 > room:
            text = text + "\n\n" + ctx.rich("shop-more-lines", count=len(own.lines) - place)
            in_files += [rest for rest in own.lines[place:] if rest.value or rest.files]
            break
        text = text + "\n\n" + part
        if note is not None and line.state in BROUGHT:
            continue  # its value is in a message of its own, which is on its way
        shown = value_text(ctx, order.state, line, room - len(text))
        if shown is None:
            text = text + "\n" + ctx.rich("shop-line-file")
            in_files.append(line)
        elif shown.text:
            text = text + "\n" + shown
    return text + "\n\n" + foot, in_files


def value_text(ctx: Context, state: OrderState, line: BoughtLine, room: int) -> Rich | None:
    """What is under a line of a receipt; None where the value has to be sent as a message of its own."""
    if line.state in BROUGHT:
        if line.files or not survives_as_text(line.value) or len(Rich(line.value)) + 10 > room:
            return None if line.value or line.files else Rich()
        text = code(line.value)
        if line.instructions and room > len(text) + INSTRUCTIONS:
            text = text + "\n" + shorten(line.instructions, INSTRUCTIONS)
        return text
    if state in (OrderState.PAID, OrderState.PARTLY_REFUNDED) and line.state == LineState.PENDING:
        return ctx.rich("shop-line-pending")
    if line.refunded or line.state == LineState.RETURNED:
        return ctx.rich("shop-line-refunded", amount=ctx.money(line.refunded))
    return ctx.rich("shop-line-failed") if line.state == LineState.FAILED else Rich()


async def payment_rows(ctx: Context, own: OwnOrder, from_balance: bool) -> tuple[list[list[Button]], Rich]:
    """The ways to pay a reserved order, the countdown again, and the way out; and a sentence about the ways."""
    order = own.order
    rows = []
    held = await balance(ctx.user.id)
    if held >= order.total:
        rows.append([ctx.once(PayOrder(order.id), ctx.t("shop-pay", price=ctx.money(order.total)))])

    def by_method(method: int, from_balance: bool, label: str) -> Button:
        return PayBy(order.id, method, from_balance).button(label)

    def by_balance(from_balance: bool, label: str) -> Button:
        return OpenUnpaid(order.id, from_balance).button(label)

    ways = await ways_to_pay(ctx, order, held, from_balance, by_method, by_balance)
    refresh = OpenUnpaid(order.id, from_balance).button(ctx.t("shop-refresh"))
    cancel_it = CancelOrder(order.id).button(ctx.t("shop-cancel-order"))
    return [*rows, *ways.rows, [refresh, cancel_it]], ways.text


@shop.press(PayOrder, limit=PURCHASES)
async def pay(ctx: Context, press: PayOrder) -> None:
    """Pay a reserved order from the balance."""

    async def act() -> object:
        # the order's own state makes it once; the button only says that it was shown to its owner
        return await owner_pays(ctx.bot, ctx.user.id, press.order_id)

    try:
        outcome = await run_in_transaction(act)
    except InsufficientFunds as error:
        ctx.alert(ctx.t("shop-not-enough", missing=ctx.money(error.missing)))
        await show_order(ctx, press.order_id)
    except Refused as refusal:
        ctx.alert(ctx.t(refusal.key, **refusal.args_for_text))
        await show_order(ctx, press.order_id)
    else:
        await show_outcome(ctx, outcome)  # type: ignore[arg-type]


@shop.press(CancelOrder)
async def give_up(ctx: Context, press: CancelOrder) -> None:
    """Give up a reserved order; its goods are on sale again at once."""

    async def act() -> bool:
        return await cancel(ctx.bot, ctx.user.id, press.order_id)

    if await run_in_transaction(act):
        ctx.toast(ctx.t("shop-order-cancelled"))
    await show_order(ctx, press.order_id)
