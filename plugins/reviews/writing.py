"""Writing reviews: each change locks the item's standing first and leaves it equal to a count of the reviews.

Everything here runs in the caller's transaction, which must be open.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kernel import Refused, db, emit
from plugins.shop.api import has_bought, set_rating

from .ratings import STARS, Rating
from .reading import COUNTS, ReviewView, get_review, own_review

if TYPE_CHECKING:
    from kernel import Bot

LOCK = f"""
INSERT INTO reviews_standing (item_id, {COUNTS}) VALUES ($1, 0, 0, 0, 0, 0)
ON CONFLICT (item_id) DO UPDATE SET item_id = excluded.item_id"""
SHIFT = f"""
UPDATE reviews_standing SET stars_1 = stars_1 + $2, stars_2 = stars_2 + $3, stars_3 = stars_3 + $4,
    stars_4 = stars_4 + $5, stars_5 = stars_5 + $6 WHERE item_id = $1 RETURNING {COUNTS}"""
ADD = """
INSERT INTO reviews_review (user_id, item_id, stars, text, created_at, hidden, hidden_reason, reply)
VALUES ($1, $2, $3, $4, $5, FALSE, '', '') RETURNING id"""
EDIT = "UPDATE reviews_review SET stars = $2, text = $3, edited_at = $4 WHERE id = $1"
EMPTY = "UPDATE reviews_review SET text = '', reply = '', replied_at = NULL WHERE id = $1"

NEXT_OF = "SELECT item_id FROM reviews_review WHERE user_id = $1 ORDER BY item_id LIMIT 1"
TAKE = "DELETE FROM reviews_review WHERE user_id = $1 AND item_id = $2 RETURNING stars, hidden"


async def save(bot: Bot, user: Any, item_id: int, stars: int, text: str | None = None) -> int:
    """Write the one review that ``user`` has of an item, or change it; its id. ``text`` None leaves the words alone.

    Raises Refused unless the customer has bought the item. A new one is told as the event ``review_added``. A hidden
    one stays hidden, whatever its author changes.
    """
    if not await has_bought(user.id, item_id):
        raise Refused("reviews-only-buyers")
    await _lock(item_id)
    old = await own_review(user.id, item_id)
    if old is None:
        row = await db.fetch_one(ADD, user.id, item_id, stars, text or "", bot.clock.now())
        assert row is not None
        emit("review_added", review_id=row["id"])
        await _shift(bot, item_id, 0, stars)
        return row["id"]
    words = old.text if text is None else text
    if (old.stars, old.text) != (stars, words):
        await db.execute(EDIT, old.id, stars, words, bot.clock.now())
        if not old.hidden:
            await _shift(bot, item_id, old.stars, stars)
    return old.id


async def remove(bot: Bot, user_id: int, review_id: int) -> bool:
    """Delete one's own review; False when it is not theirs or gone.

    Of a hidden one only the words go: without its row the author could write what was hidden once more.
    """
    review = await locked(review_id)
    if review is None or review.user_id != user_id:
        return False
    if review.hidden:
        await db.execute(EMPTY, review_id)
    else:
        await db.execute("DELETE FROM reviews_review WHERE id = $1", review_id)
        await _shift(bot, review.item_id, review.stars, 0)
    return True


async def set_hidden(bot: Bot, review_id: int, hidden: bool, reason: str = "") -> ReviewView | None:
    """Hide a review or show it again, and count it accordingly; the review as it was, None when there is none."""
    review = await locked(review_id)
    if review is None or review.hidden == hidden:
        return review
    change = "UPDATE reviews_review SET hidden = $2, hidden_reason = $3 WHERE id = $1"
    await db.execute(change, review_id, hidden, reason)
    await _shift(bot, review.item_id, *((review.stars, 0) if hidden else (0, review.stars)))
    return review


async def forget(bot: Bot, user_id: int) -> None:
    """Delete every review of a person and take its stars from the ratings.

    One item after the other, each read again once its standing is locked: the person may be writing meanwhile.
    """
    while (found := await db.fetch_one(NEXT_OF, user_id)) is not None:
        await _lock(found["item_id"])
        for review in await db.fetch(TAKE, user_id, found["item_id"]):
            if not review["hidden"]:
                await _shift(bot, found["item_id"], review["stars"], 0)
    bot.cache.bump("reviews")


async def locked(review_id: int) -> ReviewView | None:
    """A review as it is once its item's standing is locked, so that nobody else changes it until the commit."""
    found = await get_review(review_id)
    if found is None:
        return None
    await _lock(found.item_id)
    return await get_review(review_id)


async def _lock(item_id: int) -> None:
    await db.execute(LOCK, item_id)


async def _shift(bot: Bot, item_id: int, before: int, after: int) -> None:
    """Count a review under ``after`` stars in place of ``before``; zero for one that does not count."""
    if before == after:
        return
    row = await db.fetch_one(SHIFT, item_id, *((n == after) - (n == before) for n in STARS))
    assert row is not None
    await set_rating(bot, item_id, Rating(tuple(row.values())).score)
    bot.cache.bump("reviews")
