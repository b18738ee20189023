"""The question after a purchase: once, later, and only while there is something to ask."""

import pytest

from kernel import db, emit
from plugins.accounts.testing import customer_of
from plugins.reviews.models import Prompt, Review
from plugins.reviews.prompts import ask_later
from plugins.shop.models import Item, Order
from tests.plugins.reviews.conftest import bought, counted, sold, write


async def due(live, clock, person):
    """A day later; what the person was asked."""
    clock.move(hours=25)
    await live.bot.outbox.drain()
    await live.bot.settle()
    return [message for message in person.messages if message.text.startswith(("⭐ How", "⭐ Как"))]


async def test_a_day_later_one_tap_leaves_a_review(live, clock, alice):
    item = await sold(live, alice)
    await live.bot.settle()
    assert not [message for message in alice.messages if "How do you like" in message.text]
    (question,) = await due(live, clock, alice)
    assert "Portal 2" in question.text
    assert question.labels == ["5 ★", "4 ★", "3 ★", "2 ★", "1 ★", "Close"]
    await alice.press("4 ★")
    assert "Thank you" in alice.last.text
    assert await counted() == {item.id: [0, 0, 0, 1, 0]}
    await alice.press("✍️ Add a few words")
    await alice.send("It grew on me.")
    assert [(review.stars, review.text) for review in await Review.all()] == [(4, "It grew on me.")]


async def test_the_question_comes_in_the_customers_language(live, clock, bob):
    await sold(live, bob)
    (question,) = await due(live, clock, bob)
    assert question.text.startswith("⭐ Как вам Portal 2?")
    await bob.press("Закрыть")


async def test_stars_pressed_twice_or_changed_are_one_review(live, clock, alice):
    item = await sold(live, alice)
    (question,) = await due(live, clock, alice)
    stars = {button.label: button.data for row in question.rows for button in row}
    for label in ("5 ★", "5 ★", "2 ★"):
        await alice.press(data=stars[label], message=question)
    assert await counted() == {item.id: [0, 1, 0, 0, 0]}


async def test_an_event_that_comes_twice_asks_once(live, clock, alice):
    await sold(live, alice)
    order = await Order.get()
    async with db.transaction():
        emit("order_completed", order_id=order.id)
    await live.bot.settle()
    await db.run_in_transaction(ask_later, live.bot, order.id)
    await db.run_in_transaction(ask_later, live.bot, 10**12)
    assert await Prompt.all().count() == 1
    assert len(await due(live, clock, alice)) == 1


async def test_what_was_reviewed_is_not_asked_for_again(live, clock, alice):
    item = await sold(live, alice)
    customer = await customer_of(live.bot, alice)
    await write(live, customer, item, 5)  # meanwhile
    await bought(live, customer, item)  # and again
    assert await due(live, clock, alice) == []
    assert await Prompt.all().count() == 1


async def hide(live, item):
    await Item.filter(id=item.id).update(hidden=True)


async def take_back(live, item):
    await Order.all().update(state="refunded")


async def switch_off(live, item):
    await live.bot.toggles.disable("reviews")


@pytest.mark.parametrize("change", [hide, take_back, switch_off])
async def test_nothing_is_asked_when_there_is_nothing_to_ask(live, clock, outbox, alice, change):
    item = await sold(live, alice)
    await change(live, item)
    assert await due(live, clock, alice) == []
    assert [row["template"] for row in await outbox.rows("not_needed")] == ["reviews-prompt"]


async def test_a_deleted_item_is_not_asked_for(live, clock, alice):
    item = await sold(live, alice)
    await db.execute("DELETE FROM shop_stock_value WHERE item_id = $1", item.id)
    await db.execute("DELETE FROM shop_stock_level WHERE item_id = $1", item.id)
    await item.delete()
    assert await due(live, clock, alice) == []


class TestSwitchedOff:
    """REVIEW_PROMPT_HOURS=0."""

    @pytest.fixture
    def settings(self):
        return {"PLUGINS": "accounts,shop,reviews", "REVIEW_PROMPT_HOURS": "0"}

    async def test_zero_hours_ask_never(self, live, clock, outbox, alice):
        await sold(live, alice)
        assert await due(live, clock, alice) == []
        assert not [row for row in await outbox.rows() if row["plugin"] == "reviews"]
