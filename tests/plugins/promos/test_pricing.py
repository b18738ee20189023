"""Whatever codes are applied to whatever order: it costs between nothing and the list price."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from plugins.promos.pricing import discounts
from plugins.promos.views import CodeView, Discount
from plugins.shop.api import Adjustment, LineView, OrderView
from plugins.shop.orders.views import adjusted


def code(number: int, kind: str, value: int, *, stacks: bool = False) -> CodeView:
    return CodeView(
        number, f"C{number}", kind, value, None, 1, 0, False, 0, None, None, stacks, True, None,
        datetime(2026, 1, 1, tzinfo=UTC),
    )  # fmt: skip


def line(total: int, quantity: int = 1) -> LineView:
    return LineView(1, "Key", "unique", quantity, total // quantity)


def amounts(lines, codes) -> list[tuple[str, int, int]]:
    return [(one.args["code"], one.line, one.amount) for one in discounts(lines, codes)]


PERCENTS = st.tuples(st.just("percent"), st.integers(1, 10_000))
SUMS = st.tuples(st.sampled_from(["fixed", "balance"]), st.integers(1, 10**15))
CODES = st.lists(st.tuples(PERCENTS | SUMS, st.booleans()), max_size=6).map(
    lambda found: [code(number, kind, value, stacks=stacks) for number, ((kind, value), stacks) in enumerate(found, 1)]
)
LINES = st.lists(st.tuples(st.integers(0, 10**9), st.integers(1, 100)), min_size=1, max_size=8).map(
    lambda found: tuple(LineView(1, "Key", "unique", quantity, price) for price, quantity in found)
)
OTHERS = st.lists(st.builds(Adjustment, st.just("other-discount"), st.integers(-(10**10), 0)), max_size=2)


@given(LINES, CODES, OTHERS, st.data())
def test_an_order_costs_between_nothing_and_its_list_price(lines, codes, others, data):
    places = st.lists(st.sampled_from(codes), unique=True) if codes else st.just([])
    applied = {place: data.draw(places) for place in range(len(lines))}
    found = discounts(lines, applied)
    order = adjusted(OrderView(None, lines, "USD"), [*found, *others])
    assert 0 <= order.total <= order.list_total
    assert all(0 <= each.net <= each.total for each in order.lines)
    assert sum(each.net for each in order.lines) == order.total
    assert all(isinstance(one, Discount | Adjustment) for one in order.adjustments)
    for each in codes:
        given_off = -sum(one.amount for one in found if one.args["id"] == each.id)
        assert given_off <= (each.value if each.kind == "fixed" else order.list_total)
        assert given_off == 0 or each.kind != "balance"


@given(LINES, CODES)
def test_of_codes_that_stand_alone_the_best_counts(lines, codes):
    alone = [each for each in codes if not each.stacks]
    found = discounts(lines[:1], {0: alone})
    assert len(found) <= 1
    best = max((-one.amount for each in alone for one in discounts(lines[:1], {0: [each]})), default=0)
    assert -sum(one.amount for one in found) == best


def test_percent_is_half_up_to_the_minor_unit():
    assert amounts([line(5)], {0: [code(1, "percent", 5000)]}) == [("C1", 0, -3)]
    assert amounts([line(999)], {0: [code(1, "percent", 1250)]}) == [("C1", 0, -125)]
    assert amounts([line(100)], {0: [code(1, "percent", 1)]}) == []


def test_codes_that_stack_count_one_after_the_other_percent_first():
    stacking = [code(1, "fixed", 100, stacks=True), code(2, "percent", 5000, stacks=True)]
    assert amounts([line(1000)], {0: stacking}) == [("C2", 0, -500), ("C1", 0, -100)]


def test_a_code_that_stands_alone_counts_beside_those_that_stack():
    codes = [code(1, "percent", 1000), code(2, "percent", 2000), code(3, "fixed", 50, stacks=True)]
    assert amounts([line(1000)], {0: codes}) == [("C2", 0, -200), ("C3", 0, -50)]


def test_a_fixed_amount_is_given_once_an_order_and_goes_on_to_the_next_line():
    ten = code(1, "fixed", 1000)
    assert amounts([line(600), line(600), line(600)], {0: [ten], 1: [ten], 2: [ten]}) == [
        ("C1", 0, -600),
        ("C1", 1, -400),
    ]


def test_a_percentage_counts_on_each_line_that_it_is_applied_to():
    half = code(1, "percent", 5000)
    assert amounts([line(600), line(200), line(100)], {0: [half], 2: [half]}) == [("C1", 0, -300), ("C1", 2, -50)]
