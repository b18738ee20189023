"""How many pieces a line may have: the fewest, the most, and steps between, whatever the item's rules are."""

from hypothesis import given
from hypothesis import strategies as st

from plugins.cart.callbacks import MOST_PIECES
from plugins.cart.quantities import at_most, fewer, more, most, nearest
from plugins.shop.api import ItemView

numbers = st.integers(1, 30)


@st.composite
def items(draw) -> ItemView:
    fewest = draw(numbers)
    return ItemView(
        1, 1, "Key", "", 500, "unique", 100,
        min_quantity=fewest,
        max_quantity=draw(st.none() | st.integers(fewest, 60)),
        quantity_step=draw(numbers),
        customer_limit=draw(st.none() | numbers),
    )  # fmt: skip


def allowed(item: ItemView) -> list[int]:
    """Every quantity that the rules allow, counted out one by one."""
    return [
        pieces
        for pieces in range(1, MOST_PIECES + 1)
        if pieces >= item.min_quantity
        and (item.max_quantity is None or pieces <= item.max_quantity)
        and (item.customer_limit is None or pieces <= item.customer_limit)
        and (pieces - item.min_quantity) % item.quantity_step == 0
    ]


@given(items(), st.integers(-5, 100))
def test_every_quantity_that_a_button_leads_to_is_allowed(item, pieces):
    right = allowed(item)
    assert most(item) == max(right, default=0)
    assert at_most(item, pieces) == max((one for one in right if one <= pieces), default=0)
    expected = max((one for one in right if one <= pieces), default=min(right, default=0))
    assert nearest(item, pieces) == expected


@given(items(), st.integers(1, 10), st.data())
def test_a_step_up_and_a_step_down_stay_between_fewest_and_most(item, steps, data):
    right = allowed(item)
    if not right:
        assert more(item, 1, steps) == fewer(item, 1, steps) == 0
        return
    now = data.draw(st.sampled_from(right[:100]))
    assert more(item, now, steps) == right[min(right.index(now) + steps, len(right) - 1)]
    assert fewer(item, now, steps) == right[max(right.index(now) - steps, 0)]
