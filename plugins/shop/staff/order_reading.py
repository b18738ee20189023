"""Orders as staff see them: whose they are, what each line waits for, and what the customer answered."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from kernel import Refused, db, keyset

from ..orders.reading import read_order
from ..orders.states import LineState, OrderState
from ..orders.views import OrderView
from .callbacks import StaffOrders, Which

if TYPE_CHECKING:
    from kernel import Bot

LISTED = """t.id, t.total, t.state,
    (SELECT l.item_name FROM shop_order_line l WHERE l.order_id = t.id ORDER BY l.id LIMIT 1) AS name,
    (SELECT count(*) FROM shop_order_line l WHERE l.order_id = t.id) AS lines,
    EXISTS (SELECT 1 FROM shop_order_line l WHERE l.order_id = t.id AND l.state = 'pending') AS waits"""
PAID = "t.state IN ('paid', 'partly_refunded')"
WHERE = {
    Which.ALL: "TRUE",
    Which.WAITING: f"{PAID} AND t.id IN (SELECT l.order_id FROM shop_order_line l WHERE l.state = 'pending')",
    Which.RESERVED: "t.state = 'reserved'",
    # what did not arrive, refunds that do not get through, and what a plugin fails to bring
    Which.PROBLEMS: """(t.id IN (SELECT l.order_id FROM shop_delivery_problem p JOIN shop_order_line l ON l.id = p.line_id)
        OR t.id IN (SELECT r.order_id FROM shop_refund r WHERE r.state = 'requested' AND r.error <> '')
        OR t.id IN (SELECT l.order_id FROM shop_order_line l WHERE l.state = 'pending' AND l.error <> ''))""",
}
TIMES = "SELECT created_at, paid_at FROM shop_order WHERE id = $1"
LINES = """
SELECT l.id, l.order_id, l.item_id, l.item_name, l.kind, l.quantity, l.unit_price, l.adjustment, l.refunded, l.state,
    l.answers, l.error, l.attempts, l.fulfilled_at, i.when_out,
    (SELECT count(*) FROM shop_delivery_problem p WHERE p.line_id = l.id) AS problems,
    (SELECT COALESCE(sum(r.amount), 0) FROM shop_refund r WHERE r.line_id = l.id AND r.state = 'requested')
    + (SELECT COALESCE(sum(s.amount), 0) FROM shop_refund_share s JOIN shop_refund r ON r.id = s.refund_id
        WHERE s.line_id = l.id AND r.state = 'requested') AS going_back,
    l.revealed_at
FROM shop_order_line l LEFT JOIN shop_item i ON i.id = l.item_id WHERE {} ORDER BY l.id"""


@dataclass(frozen=True, slots=True)
class StaffLine:
    """A line of an order; amounts in minor units. ``answers`` are (question, answer), in clear: for staff alone."""

    id: int
    order_id: int
    item_id: int | None
    name: str
    kind: str
    quantity: int
    unit_price: int
    adjustment: int
    refunded: int
    going_back: int  # asked for at the provider
    state: LineState
    error: str  # of the plugin that brings it
    attempts: int
    when_out: str
    problems: int  # messages that did not arrive
    revealed: bool  # somebody may have seen the value
    answers: tuple[tuple[str, str], ...]

    @property
    def left(self) -> int:
        """What can still be given back."""
        return self.quantity * self.unit_price + self.adjustment - self.refunded - self.going_back


@dataclass(frozen=True, slots=True)
class StaffOrder:
    """An order with its lines, when it was made and when it was paid."""

    order: OrderView
    lines: tuple[StaffLine, ...]
    created_at: datetime
    paid_at: datetime | None

    @property
    def is_paid(self) -> bool:
        """Whether the customer's money is here, at least a part of it."""
        return self.order.state in (OrderState.PAID, OrderState.PARTLY_REFUNDED)

    @property
    def left(self) -> int:
        """What can still be given back of it, in minor units."""
        return sum(line.left for line in self.lines) if self.is_paid else 0


async def orders_page(press: StaffOrders) -> Any:
    """A page of orders, newest first, in one statement."""
    where, args = WHERE[press.which], []
    if press.user_id:
        where, args = f"{where} AND t.user_id = $1", [press.user_id]
    return await keyset(press, table="shop_order", columns=LISTED, where=where, args=args, descending=True)


async def staff_order(bot: Bot, order_id: int) -> StaffOrder:
    """An order, whosever it is; Refused when there is none."""
    times = await db.fetch_one(TIMES, order_id)
    order = await read_order(bot, order_id) if times else None
    if times is None or order is None:
        raise Refused("shop-staff-order-missing", order=str(order_id))
    lines = tuple(_line(bot, row) for row in await db.fetch(LINES.format("l.order_id = $1"), order_id))
    return StaffOrder(order, lines, times["created_at"], times["paid_at"])


async def staff_line(bot: Bot, line_id: int) -> tuple[StaffOrder, StaffLine]:
    """A line and its order; Refused when there is none."""
    row = await db.fetch_one("SELECT order_id FROM shop_order_line WHERE id = $1", line_id)
    if row is None:
        raise Refused("shop-staff-order-missing", order="—")
    order = await staff_order(bot, row["order_id"])
    return order, next(line for line in order.lines if line.id == line_id)


def _line(bot: Bot, row: dict[str, Any]) -> StaffLine:
    names = (
        *("id", "order_id", "item_id", "kind", "quantity", "unit_price", "adjustment", "refunded"),
        *("error", "attempts", "problems"),
    )
    answers = json.loads(bot.keys.decrypt(row["answers"])) if row["answers"] else []
    return StaffLine(
        **{name: row[name] for name in names},
        name=row["item_name"],
        going_back=int(row["going_back"]),
        state=LineState(row["state"]),
        when_out=row["when_out"] or "credit",
        revealed=row["revealed_at"] is not None,
        answers=tuple((str(question), str(answer)) for question, answer in answers),
    )
