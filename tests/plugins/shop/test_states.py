"""Only the lawful changes of an order's and a line's state are possible."""

import itertools

import pytest

from kernel import db
from plugins.shop.models import Order, OrderLine
from plugins.shop.orders.states import (
    LINE_CHANGES,
    ORDER_CHANGES,
    ForbiddenChange,
    LineState,
    OrderState,
    move_line,
    move_order,
)

LAWFUL = {
    ("reserved", "paid"),
    ("reserved", "expired"),
    ("reserved", "cancelled"),
    ("expired", "paid"),  # paid late: the money is here, so the order is kept to
    ("cancelled", "paid"),
    ("paid", "partly_refunded"),
    ("paid", "refunded"),
    ("partly_refunded", "partly_refunded"),
    ("partly_refunded", "refunded"),
}


def test_orders_go_only_where_the_design_says():
    assert {(a, b) for a, b in itertools.product(OrderState, OrderState) if b in ORDER_CHANGES[a]} == LAWFUL


def test_every_state_is_in_the_tables():
    assert set(ORDER_CHANGES) == set(OrderState)
    assert set(LINE_CHANGES) == set(LineState)


async def test_a_forbidden_change_names_both_states_and_changes_nothing(desk):
    item = await desk.item(stock=1)
    outcome = await desk.buy(await desk.customer(500), item)
    with pytest.raises(ForbiddenChange, match="is paid and cannot become reserved"):
        async with db.transaction():
            await move_order(outcome.order_id, OrderState.RESERVED)
    assert (await Order.get(id=outcome.order_id)).state == "paid"


async def test_a_lawful_change_says_what_was_before(desk):
    item = await desk.item(stock=1)
    outcome = await desk.buy(await desk.customer(500), item)
    line = await OrderLine.get(order_id=outcome.order_id)
    async with db.transaction():
        assert await move_order(outcome.order_id, OrderState.REFUNDED) == OrderState.PAID
        assert await move_line(line.id, LineState.RETURNED) == LineState.FULFILLED
    assert (await Order.get(id=outcome.order_id)).state == "refunded"


async def test_a_state_changes_only_inside_a_transaction(desk):
    with pytest.raises(RuntimeError, match="transaction"):
        await move_order(1, OrderState.PAID)


async def test_an_order_that_is_not_there_is_named(desk):
    async with db.transaction():
        with pytest.raises(ForbiddenChange, match="no row 12345"):
            await move_order(12345, OrderState.PAID)
