"""The states of orders, lines and refunds, and the one place that refuses a forbidden change."""

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
    """Where a line stands. Fulfilled: its value is assigned and readable in *My purchases*.

    Replaced: that, too, but staff have given another value for a bad one.
    """

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
    # paid late: the money is here, so the order is kept to, line by line, as each item's rule says
    OrderState.EXPIRED: frozenset({OrderState.PAID}),
    OrderState.CANCELLED: frozenset({OrderState.PAID}),
}

LINE_CHANGES: dict[LineState, frozenset[LineState]] = {
    LineState.PENDING: frozenset({LineState.FULFILLED, LineState.FAILED}),
    LineState.FULFILLED: frozenset({LineState.RETURNED, LineState.REPLACED}),
    LineState.FAILED: frozenset({LineState.FULFILLED, LineState.RETURNED}),
    LineState.RETURNED: frozenset(),
    LineState.REPLACED: frozenset({LineState.RETURNED, LineState.REPLACED}),
}
BROUGHT = frozenset({LineState.FULFILLED, LineState.REPLACED})  # the customer has the goods


class RefundState(StrEnum):
    """Where a refund stands. Failed: the provider refused; the money went to the wallet by another refund."""

    REQUESTED = "requested"
    DONE = "done"
    FAILED = "failed"


REFUND_CHANGES: dict[RefundState, frozenset[RefundState]] = {
    RefundState.REQUESTED: frozenset({RefundState.DONE, RefundState.FAILED}),
    RefundState.DONE: frozenset(),
    RefundState.FAILED: frozenset(),
}


class ForbiddenChange(KioskError):
    """An order or line cannot go from the state it is in to the one that was asked for."""


async def move_order(order_id: int, to: OrderState) -> OrderState:
    """Bring an order into the state ``to``, in the caller's transaction; the row stays locked until its end.

    Returns the state it was in. Raises ForbiddenChange, which names both, when that is not allowed.
    """
    # nothing leads back to reserved, so what belongs to a reservation ends with every change
    ended = ", slot = NULL, reserved_until = NULL"
    return OrderState(await _move("shop_order", order_id, to, ORDER_CHANGES, OrderState, ended))


async def move_line(line_id: int, to: LineState) -> LineState:
    """Bring a line into the state ``to``; like :func:`move_order`."""
    return LineState(await _move("shop_order_line", line_id, to, LINE_CHANGES, LineState))


async def move_refund(refund_id: int, to: RefundState) -> RefundState:
    """Bring a refund into the state ``to``; like :func:`move_order`."""
    return RefundState(await _move("shop_refund", refund_id, to, REFUND_CHANGES, RefundState))


async def _move(table: str, row_id: int, to, changes, states, also: str = "") -> str:
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
    await db.execute(f"UPDATE {table} SET state = $1{also} WHERE id = $2", str(to), row_id)
    return now
