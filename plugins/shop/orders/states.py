"""The states of orders and lines, and the one place that refuses a forbidden change."""

from enum import StrEnum

from kernel import KioskError, db


class OrderState(StrEnum):
    """Where an order stands. "Delivered" is no state of an order: it is derived from its lines."""

    RESERVED = "reserved"
    PAID = "paid"
    PARTLY_REFUNDED = "partly_refunded"
    REFUNDED = "refunded"
    EXPIRED = "expired"
    CANCELLED = "cancelled"


class LineState(StrEnum):
    """Where a line stands. Fulfilled: its value is assigned and readable in *My purchases*."""

    PENDING = "pending"
    FULFILLED = "fulfilled"
    FAILED = "failed"
    RETURNED = "returned"
    REPLACED = "replaced"


ORDER_CHANGES: dict[OrderState, frozenset[OrderState]] = {
    OrderState.RESERVED: frozenset({OrderState.PAID, OrderState.EXPIRED, OrderState.CANCELLED}),
    OrderState.PAID: frozenset({OrderState.PARTLY_REFUNDED, OrderState.REFUNDED}),
    OrderState.PARTLY_REFUNDED: frozenset({OrderState.PARTLY_REFUNDED, OrderState.REFUNDED}),
    OrderState.REFUNDED: frozenset(),
    OrderState.EXPIRED: frozenset(),
    OrderState.CANCELLED: frozenset(),
}

LINE_CHANGES: dict[LineState, frozenset[LineState]] = {
    LineState.PENDING: frozenset({LineState.FULFILLED, LineState.FAILED}),
    LineState.FULFILLED: frozenset({LineState.RETURNED, LineState.REPLACED}),
    LineState.FAILED: frozenset({LineState.FULFILLED, LineState.RETURNED}),
    LineState.RETURNED: frozenset(),
    LineState.REPLACED: frozenset(),
}


class ForbiddenChange(KioskError):
    """An order or line cannot go from the state it is in to the one that was asked for."""


async def move_order(order_id: int, to: OrderState) -> OrderState:
    """Bring an order into the state ``to``, in the caller's transaction; the row stays locked until its end.

    Returns the state it was in. Raises ForbiddenChange, which names both, when that is not allowed.
    """
    return OrderState(await _move("shop_order", order_id, to, ORDER_CHANGES, OrderState))


async def move_line(line_id: int, to: LineState) -> LineState:
    """Bring a line into the state ``to``; like :func:`move_order`."""
    return LineState(await _move("shop_order_line", line_id, to, LINE_CHANGES, LineState))


async def _move(table: str, row_id: int, to, changes, states) -> str:
    if db.current() is None:
        raise RuntimeError(f"a state of {table} changes inside a transaction: open one first")
    lock = " FOR UPDATE" if db.dialect() == "postgres" else ""
    row = await db.fetch_one(f"SELECT state FROM {table} WHERE id = $1{lock}", row_id)
    if row is None:
        raise ForbiddenChange(f"{table} has no row {row_id}")
    now = states(row["state"])
    if to not in changes[now]:
        allowed = ", ".join(sorted(changes[now])) or "nothing: it is final"
        raise ForbiddenChange(f"{table} {row_id} is {now} and cannot become {to}; from here it can become {allowed}")
    await db.execute(f"UPDATE {table} SET state = $1 WHERE id = $2", str(to), row_id)
    return now
