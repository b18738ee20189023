"""The rules below the screens: one review a buyer and item, and ratings that agree with them whatever happens."""

from __future__ import annotations

import asyncio
import random
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tortoise.exceptions import IntegrityError

from kernel import Refused, db
from kernel.testing import count_statements
from plugins.reviews.models import Review
from plugins.reviews.ratings import Rating
from plugins.reviews.reading import rating_of
from plugins.reviews.writing import forget, remove, set_hidden
from plugins.shop.api import has_bought, set_rating
from plugins.shop.models import Item, Order, OrderLine
from tests.plugins.reviews.conftest import bought, counted, recounted, write

ACTS = ["write", "write", "write", "edit", "delete", "hide", "show", "forget"]
STEPS = st.lists(st.tuples(st.sampled_from(ACTS), st.integers(0, 2), st.integers(0, 1), st.integers(1, 5)), max_size=25)


async def act(desk, what, person, item, stars):
    """One act of one person on one item, as the screens do it."""
    if what in ("write", "edit"):
        await write(desk, person, item, stars, f"{stars} stars" if what == "edit" else None)
        return
    if what == "forget":
        await db.run_in_transaction(forget, desk.bot, person.id)
        return
    review = await Review.get_or_none(user_id=person.id, item_id=item.id)
    if review is None:
        return
    if what == "delete":
        await db.run_in_transaction(remove, desk.bot, person.id, review.id)
    else:
        await db.run_in_transaction(set_hidden, desk.bot, review.id, what == "hide", "rude")


async def check(desk):
    """Standings, cached ratings and scores equal a count of the reviews."""
    expected = await recounted()
    assert await counted() == expected
    for item in await Item.all():
        rating = Rating(tuple(expected.get(item.id, [0] * 5)))
        assert await rating_of(desk.bot, item.id) == rating
        assert item.rating == rating.score


async def buyers(desk, people=3, items=2):
    """Items, and people who have bought each of them."""
    made = [await desk.item(f"Item {number}", price=100, stock=people) for number in range(items)]
    customers = [await desk.customer() for _ in range(people)]
    for customer in customers:
        for item in made:
            await bought(desk, customer, item)
    return customers, made


@pytest.fixture
async def crowd(desk):
    """A desk, three people, and two items that each of them has bought."""
    return desk, *await buyers(desk)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], derandomize=True)
@given(steps=STEPS)
async def test_any_sequence_of_acts_leaves_ratings_that_agree(crowd, steps):
    desk, customers, items = crowd
    for customer in customers:  # what an earlier example left
        await act(desk, "forget", customer, items[0], 0)
    for what, who, which, stars in steps:
        await act(desk, what, customers[who], items[which], stars)
    await check(desk)


async def test_acts_at_once_leave_ratings_that_agree(desk):
    customers, items = await buyers(desk, people=4)
    chance = random.Random(7)

    async def some():
        with suppress(Refused):
            await act(desk, chance.choice(ACTS), chance.choice(customers), chance.choice(items), chance.randint(1, 5))

    for _ in range(6):
        await asyncio.gather(*(some() for _ in range(20)))
        await check(desk)


async def test_reviews_written_at_once_by_one_buyer_are_one(desk):
    (alice,), (item,) = await buyers(desk, 1, 1)
    await asyncio.gather(*(write(desk, alice, item, stars) for stars in (1, 2, 3, 4, 5)))
    assert await Review.all().count() == 1
    await check(desk)


async def test_only_who_paid_and_kept_it_is_a_buyer(desk):
    alice, item = await desk.customer(), await desk.item(price=100, stock=3)
    other = await desk.item("Other", price=100, stock=1)
    with pytest.raises(Refused, match="reviews-only-buyers"):
        await write(desk, alice, item, 5)
    order = await bought(desk, alice, item)
    assert await has_bought(alice.id, item.id)
    assert not await has_bought(alice.id, other.id)
    assert not await has_bought((await desk.customer()).id, item.id)
    await Order.filter(id=order).update(state="partly_refunded")
    assert await has_bought(alice.id, item.id)
    await OrderLine.filter(order_id=order).update(state="returned")
    assert not await has_bought(alice.id, item.id)
    await OrderLine.filter(order_id=order).update(state="fulfilled")
    for state in ("refunded", "expired", "cancelled"):
        await Order.filter(id=order).update(state=state)
        assert not await has_bought(alice.id, item.id)
    await bought(desk, alice, item)
    assert await has_bought(alice.id, item.id)


async def test_words_stay_when_only_the_stars_change_and_go_when_asked(desk):
    (alice,), (item,) = await buyers(desk, 1, 1)
    await write(desk, alice, item, 5, "Lovely.")
    await write(desk, alice, item, 3)
    review = await Review.get()
    assert (review.stars, review.text, review.edited_at is not None) == (3, "Lovely.", True)
    await write(desk, alice, item, 3, "")
    assert (await Review.get()).text == ""


async def test_what_staff_have_hidden_cannot_be_written_once_more(desk):
    (alice, bob), (item,) = await buyers(desk, 2, 1)
    review = await write(desk, alice, item, 1, "spam")
    await write(desk, bob, item, 4)
    await db.run_in_transaction(set_hidden, desk.bot, review, True, "spam")
    await write(desk, alice, item, 2, "more spam")
    assert await db.run_in_transaction(remove, desk.bot, alice.id, review)
    await write(desk, alice, item, 1, "spam again")
    kept = await Review.get(id=review)
    assert (kept.hidden, kept.hidden_reason, await Review.all().count()) == (True, "spam", 2)
    assert await counted() == {item.id: [0, 0, 0, 1, 0]}


async def test_nobody_deletes_the_review_of_somebody_else(desk):
    (alice, bob), (item,) = await buyers(desk, 2, 1)
    review = await write(desk, alice, item, 4)
    assert not await db.run_in_transaction(remove, desk.bot, bob.id, review)
    assert not await db.run_in_transaction(remove, desk.bot, alice.id, 10**12)
    assert await Review.all().count() == 1


async def test_the_database_knows_no_six_stars_and_no_second_review(desk):
    (alice,), (item,) = await buyers(desk, 1, 1)
    fields = {"user_id": alice.id, "item_id": item.id, "created_at": desk.bot.clock.now()}
    for stars in (0, 6):
        with pytest.raises(IntegrityError):
            await Review.create(stars=stars, **fields)
    await Review.create(stars=5, **fields)
    with pytest.raises(IntegrityError):
        await Review.create(stars=5, **fields)


async def test_a_forgotten_person_leaves_no_review_and_no_star(desk):
    (alice, bob), items = await buyers(desk, 2, 3)
    for place, item in enumerate(items):
        review = await write(desk, alice, item, 5 - place, "from Alice")
        await write(desk, bob, item, 2)
    await db.run_in_transaction(set_hidden, desk.bot, review, True, "rude")
    async with db.transaction():
        await desk.bot.hooks.join("delete_user_data", user=alice, bot=desk.bot)
    assert {review.user_id for review in await Review.all()} == {bob.id}
    assert await counted() == {item.id: [0, 1, 0, 0, 0] for item in items}
    await check(desk)


async def test_a_new_name_keeps_the_reviews(desk):
    (alice,), (item,) = await buyers(desk, 1, 1)
    await write(desk, alice, item, 4)
    item.name = "Quite another name"
    await item.save(update_fields=["name", "sort_name"])
    assert (await rating_of(desk.bot, item.id)).count == 1
    assert await Review.filter(item_id=item.id).count() == 1


async def test_a_rating_costs_one_statement_and_none_when_repeated(desk):
    (alice,), (item,) = await buyers(desk, 1, 1)
    await write(desk, alice, item, 4)
    with count_statements() as sent:
        await rating_of(desk.bot, item.id)
    assert len(sent) == 1
    with count_statements() as sent:
        await rating_of(desk.bot, item.id)
    assert len(sent) == 0


async def test_the_catalog_is_read_anew_only_when_a_score_changes(desk):
    item = await desk.item()
    before = desk.bot.cache._version("catalog")
    await db.run_in_transaction(set_rating, desk.bot, item.id, 4250)
    assert (await Item.get(id=item.id)).rating == 4250
    after = desk.bot.cache._version("catalog")
    assert after != before
    await db.run_in_transaction(set_rating, desk.bot, item.id, 4250)
    await db.run_in_transaction(set_rating, desk.bot, 10**12, 4250)
    assert desk.bot.cache._version("catalog") == after


async def test_a_new_review_is_told_once(desk):
    (alice,), (item,) = await buyers(desk, 1, 1)
    review = await write(desk, alice, item, 4)
    await write(desk, alice, item, 5)
    rows = await db.fetch("SELECT args FROM kernel_event WHERE name = 'review_added'")
    assert [row["args"] for row in rows] == [{"review_id": review}]
