"""What did not reach its customer, for staff: why, and one more try."""

from __future__ import annotations

from typing import Any

from kernel import Button, Context, Refused, Rich, db, keyset, pager_row, run_in_transaction
from plugins.accounts.api import find, staff_button
from plugins.shop import shop

from ..handlers.browse import LABEL
from ..naming import shorten
from ..orders.problems import send_again
from ..permissions import ORDERS
from .callbacks import ListUndelivered, OpenProblem, OpenStaffOrder, SendAgain

LISTED = """t.id, t.line_id,
    (SELECT l.item_name FROM shop_order_line l WHERE l.id = t.line_id) AS name,
    (SELECT l.order_id FROM shop_order_line l WHERE l.id = t.line_id) AS order_id"""
PROBLEM = """
SELECT p.id, p.user_id, p.reason, p.at, p.attempts, p.queued_at, l.order_id, l.item_name
FROM shop_delivery_problem p JOIN shop_order_line l ON l.id = p.line_id WHERE p.id = $1"""
BLOCKED = ("USER_IS_BLOCKED", "INPUT_USER_DEACTIVATED", "PEER_ID_INVALID")


@shop.menu("staff", order=25)
async def undelivered_entry(ctx: Context) -> Button | None:
    """How many messages did not arrive."""
    if not await ctx.allowed(ORDERS):
        return None
    row = await db.fetch_one("SELECT count(*) AS problems FROM shop_delivery_problem")
    return ListUndelivered().button(ctx.t("shop-staff-undelivered", count=row["problems"] if row else 0))


@shop.press(ListUndelivered, permission=ORDERS)
async def list_undelivered(ctx: Context, press: ListUndelivered) -> None:
    """A page of them, newest first."""
    page = await keyset(press, table="shop_delivery_problem", columns=LISTED, descending=True)
    rows: list[list[Any]] = [
        [
            OpenProblem(row["id"], page.rows[0]["id"], page.number).button(
                shorten(f"{row['order_id']} · {row['name']}", LABEL)
            )
        ]
        for row in page.rows
    ]
    rows += [pager_row(ctx, press, page), [staff_button(ctx)]]
    await ctx.screen(ctx.rich("shop-staff-undelivered-title", count=page.total), rows)


@shop.press(OpenProblem, permission=ORDERS)
async def open_problem(ctx: Context, press: OpenProblem) -> None:
    """Whose it is, why it did not arrive, and what happens next."""
    await show_problem(ctx, press)


async def show_problem(ctx: Context, press: OpenProblem) -> None:
    """One delivery that did not arrive."""
    row = await db.fetch_one(PROBLEM, press.problem_id)
    if row is None:
        raise Refused("shop-staff-problem-solved")
    customer = await find(ctx.bot, row["user_id"])
    blocked = row["reason"] in BLOCKED
    name = Rich.mention(shorten(customer.name, 100), customer.telegram_id) if customer else ctx.t("shop-staff-none")
    text = ctx.rich(
        "shop-staff-problem",
        order=str(row["order_id"]),
        item=shorten(row["item_name"], 200),
        customer=name,
        reason=ctx.t("shop-staff-problem-blocked") if blocked else row["reason"],
        time=ctx.when(row["at"]),
        attempts=row["attempts"],
    )
    text = text + "\n\n" + ctx.rich("shop-staff-problem-queued" if row["queued_at"] else "shop-staff-problem-next")
    back = ListUndelivered().at(press.row, press.page) if press.row and press.page > 1 else ListUndelivered()
    rows = [
        [SendAgain(row["id"]).button(ctx.t("shop-staff-send-again"))],
        [OpenStaffOrder(row["order_id"]).button(ctx.t("shop-staff-open-order"))],
        [back.button(ctx.t("kernel-back")), staff_button(ctx)],
    ]
    await ctx.screen(text, rows)


@shop.press(SendAgain, permission=ORDERS)
async def send_it_again(ctx: Context, press: SendAgain) -> None:
    """Queue its message once more."""

    async def body() -> bool:
        await ctx.require(ORDERS)
        row = await db.fetch_one("SELECT line_id FROM shop_delivery_problem WHERE id = $1", press.problem_id)
        if row is None or not await send_again(ctx.bot, press.problem_id):
            return False
        ctx.audit("shop.delivery_sent_again", f"line:{row['line_id']}")
        return True

    queued = await run_in_transaction(body)
    ctx.toast(ctx.t("shop-staff-queued" if queued else "shop-staff-queued-already"))
    await list_undelivered(ctx, ListUndelivered())
