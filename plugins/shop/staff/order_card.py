"""An order and its lines on the screens of staff."""

from __future__ import annotations

from typing import Any

from kernel import Button, Context, File, Refused, Rich, emit, in_rows, transaction
from plugins.accounts.api import OpenCustomer, close_button, sees_customers, staff_button
from plugins.shop import shop

from ..handlers.browse import LABEL
from ..handlers.checkout import line_text, totals
from ..naming import TEXT_LIMIT, shorten
from ..orders.delivery import any_line, file_message, value_message
from ..orders.revealing import reveal
from ..orders.states import BROUGHT, LineState, OrderState
from ..permissions import CATALOG, ORDERS
from ..stock.claims import COUNTED, MANUAL
from .callbacks import (
    AskCancelOrder,
    AskOrderRefund,
    AskRefund,
    AskRefuse,
    AskReplace,
    DeliverLine,
    ListUndelivered,
    ManageItem,
    OpenStaffLine,
    OpenStaffOrder,
    SendAnswers,
    ShowGoods,
    StaffOrders,
)
from .order_reading import StaffLine, StaffOrder, staff_line, staff_order

ANSWER = 300  # UTF-16 units of an answer on the card of an order
MOST_LINES = 60  # buttons of lines; Telegram allows 100 on a keyboard
MOST_FILES = 20  # sent at one press


@shop.press(OpenStaffOrder, permission=ORDERS)
async def open_order(ctx: Context, press: OpenStaffOrder) -> None:
    """The card of an order."""
    await show_order(ctx, press)


async def show_order(ctx: Context, press: OpenStaffOrder) -> None:
    """Everything about an order: whose it is, its lines, and what each of them waits for."""
    found = await staff_order(ctx.bot, press.order_id)
    order = found.order
    back = StaffOrders(press.which, press.user_id)
    if press.row and press.page > 1:
        back = back.at(press.row, press.page)
    rows: list[list[Button]] = [
        [OpenStaffLine(line.id).button(line_mark(found, line) + shorten(line.name, LABEL - 4))]
        for line in found.lines[:MOST_LINES]
    ]
    if found.left > 0:
        amount = ctx.money(found.left)
        rows.append([AskOrderRefund(order.id).button(ctx.t("shop-staff-refund-order", amount=amount))])
    if order.state == OrderState.RESERVED:
        rows.append([AskCancelOrder(order.id).button(ctx.t("shop-staff-cancel-order"))])
    rows += in_rows(await ctx.hooks.show("staff_order_buttons", order=order, ctx=ctx))
    card = [OpenCustomer(order.user.id).button(ctx.t("shop-staff-customer"))] if await sees_customers(ctx) else []
    rows.append([*card, StaffOrders(user_id=order.user.id).button(ctx.t("shop-staff-orders-of-customer"))])
    rows.append([back.button(ctx.t("kernel-back")), staff_button(ctx)])
    await ctx.screen(order_text(ctx, found), rows)


def order_text(ctx: Context, found: StaffOrder) -> Rich:
    """The card of an order within Telegram's limit; what does not fit is on the cards of its lines."""
    order = found.order
    text = ctx.rich(
        "shop-staff-order",
        order=str(order.id),
        state=ctx.t(f"shop-order-state-{order.state.replace('_', '-')}"),
        customer=Rich.mention(shorten(order.user.name, 100), order.user.telegram_id),
        id=str(order.user.telegram_id),
        made=ctx.when(found.created_at),
    )
    if found.paid_at is not None:
        text = text + "\n" + ctx.rich("shop-staff-order-paid-at", time=ctx.when(found.paid_at))
    if order.state == OrderState.RESERVED and order.reserved_until is not None:
        text = text + "\n" + ctx.rich("shop-staff-order-until", time=ctx.when(order.reserved_until))
    foot = totals(ctx, order)
    if not foot.text:
        foot = ctx.rich("shop-total", total=ctx.money(order.total))
    for place, line in enumerate(found.lines):
        part = line_text(ctx, order, place, 100) + "\n" + line_state(ctx, found, line)
        for question, answer in line.answers:
            part = (
                part
                + "\n"
                + ctx.rich("shop-answered", question=shorten(question, ANSWER), answer=shorten(answer, ANSWER))
            )
        if len(text) + len(part) + len(foot) > TEXT_LIMIT - 200:
            text = text + "\n\n" + ctx.rich("shop-more-lines", count=len(found.lines) - place)
            break
        text = text + "\n\n" + part
    return text + "\n\n" + foot


def line_mark(found: StaffOrder, line: StaffLine) -> str:
    """What stands before a line that needs somebody."""
    if line.problems:
        return "⚠️ "
    return "📮 " if line.state == LineState.PENDING and found.is_paid else ""


def line_state(ctx: Context, found: StaffOrder, line: StaffLine) -> Rich:
    """Where a line stands, what it waits for, and what went wrong."""
    facts = [ctx.rich("shop-staff-line-state", state=ctx.t(f"shop-staff-line-{_stands(found, line)}"))]
    if line.error and line.state == LineState.PENDING:
        facts.append(ctx.rich("shop-staff-line-error", attempts=line.attempts, error=shorten(line.error, 200)))
    if line.refunded:
        facts.append(ctx.rich("shop-line-refunded", amount=ctx.money(line.refunded)))
    if line.going_back:
        facts.append(ctx.rich("shop-staff-line-going-back", amount=ctx.money(line.going_back)))
    if line.problems:
        facts.append(ctx.rich("shop-staff-line-not-arrived", count=line.problems))
    return Rich("\n").join(facts)


def _stands(found: StaffOrder, line: StaffLine) -> str:
    if line.state != LineState.PENDING:
        return str(line.state)
    if not found.is_paid:
        return "unpaid"
    if line.kind == MANUAL:
        return "by-hand"
    return "stock" if line.kind in COUNTED else "plugin"


@shop.press(OpenStaffLine, permission=ORDERS)
async def open_line(ctx: Context, press: OpenStaffLine) -> None:
    """The card of a line."""
    await show_line(ctx, press.line_id)


async def show_line(ctx: Context, line_id: int, said: Rich | None = None) -> None:
    """A line with every answer of its customer and all that staff can do; ``said`` stands above it."""
    found, line = await staff_line(ctx.bot, line_id)
    place = found.lines.index(line)
    head = ctx.rich("shop-staff-line-of", order=str(line.order_id))
    text = head + "\n" + line_text(ctx, found.order, place, 300) + "\n" + line_state(ctx, found, line)
    room = TEXT_LIMIT - 300 - len(text) - (len(said) if said else 0)
    each = room // (2 * len(line.answers)) - 10 if line.answers else 0
    for question, answer in line.answers:
        text = text + "\n\n" + ctx.rich("shop-answered", question=shorten(question, each), answer=shorten(answer, each))
    if said is not None:
        text = said + "\n\n" + text
    rows = in_rows(await line_buttons(ctx, found, line))
    rows.append([OpenStaffOrder(line.order_id).button(ctx.t("kernel-back")), staff_button(ctx)])
    await ctx.screen(text, rows)


async def line_buttons(ctx: Context, found: StaffOrder, line: StaffLine) -> list[Button]:
    """What this person can do with a line as it stands."""
    buttons = []
    if line.state == LineState.PENDING and found.is_paid:
        if line.kind == MANUAL:
            buttons.append(DeliverLine(line.id).button(ctx.t("shop-staff-deliver")))
        buttons.append(AskRefuse(line.id).button(ctx.t("shop-staff-refuse")))
    if line.state in BROUGHT:
        buttons.append(ShowGoods(line.id).button(ctx.t("shop-staff-show-goods")))
        if line.kind in (*COUNTED, MANUAL) and found.is_paid:
            buttons.append(AskReplace(line.id).button(ctx.t("shop-staff-replace")))
        if line.left > 0:
            buttons.append(AskRefund(line.id).button(ctx.t("shop-staff-refund")))
    if line.problems:
        buttons.append(ListUndelivered().button(ctx.t("shop-staff-undelivered-open")))
    if line.answers:
        buttons.append(SendAnswers(line.id).button(ctx.t("shop-staff-send-answers")))
    if line.item_id is not None and await ctx.allowed(CATALOG):
        buttons.append(ManageItem(line.item_id).button(ctx.t("shop-staff-open-item")))
    return buttons


@shop.press(SendAnswers, permission=ORDERS)
async def send_answers(ctx: Context, press: SendAnswers) -> None:
    """What the customer answered, whole, as a file."""
    _, line = await staff_line(ctx.bot, press.line_id)
    if not line.answers:
        raise Refused("kernel-button-gone")
    text = "\n\n".join(f"{question}\n{answer}" for question, answer in line.answers)
    file = File(f"answers-{line.order_id}-{line.id}.txt", text.encode(), "text/plain")
    await ctx.reply(ctx.rich("shop-staff-line-of", order=str(line.order_id)), [[close_button(ctx)]], file)


@shop.press(ShowGoods, permission=ORDERS)
async def show_goods(ctx: Context, press: ShowGoods) -> None:
    """What was delivered, in messages of its own; that somebody looked is written down, by ids."""
    line: Any = await any_line(ctx.bot, press.line_id)
    if line is None or not (line.value or line.files):
        raise Refused("shop-staff-no-goods")
    async with transaction():
        await ctx.require(ORDERS)
        ctx.audit("shop.value_shown", f"line:{line.id}", order=line.order_id)
        emit("stock_value_shown", user_id=ctx.user.id, line_id=line.id, order_id=line.order_id)
    if not await reveal(ctx.bot, [line]):
        raise Refused("shop-staff-no-goods")
    files = [file_id for value_id, file_id in line.files if value_id]
    messages = [await file_message(ctx.bot, ctx, line, file_id) for file_id in files[:MOST_FILES]]
    for message in messages or [await value_message(ctx.bot, ctx, line)]:
        await ctx.reply(message.text, [[close_button(ctx)]], message.document or message.photo)
