"""Reading reviews and ratings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from kernel import db, keyset

from .callbacks import OpenLatest, OpenReviews
from .ratings import Rating

if TYPE_CHECKING:
    from kernel import Bot

CACHED = 300  # seconds; a change of a rating ends it sooner
SIZE = 5  # reviews of a page

COLUMNS = "t.id, t.user_id, t.item_id, t.stars, t.text, t.created_at, t.hidden, t.hidden_reason, t.reply"
BY_ID = f"SELECT {COLUMNS} FROM reviews_review t WHERE t.id = $1"
OWN = f"SELECT {COLUMNS} FROM reviews_review t WHERE t.item_id = $1 AND t.user_id = $2"
COUNTS = "stars_1, stars_2, stars_3, stars_4, stars_5"
STANDING = f"SELECT {COUNTS} FROM reviews_standing WHERE item_id = $1"


@dataclass(frozen=True, slots=True)
class ReviewView:
    """A review as it is now; ``text``, ``reply`` and ``hidden_reason`` are empty when there is none."""

    id: int
    user_id: int
    item_id: int
    stars: int
    text: str
    created_at: datetime
    hidden: bool
    hidden_reason: str
    reply: str


@dataclass(frozen=True, slots=True)
class Listed:
    """A page of reviews; ``page`` is the kernel's Page."""

    page: Any
    reviews: tuple[ReviewView, ...]


async def get_review(review_id: int) -> ReviewView | None:
    """A review, whosever it is, hidden or not; None when it was deleted."""
    return _view(await db.fetch_one(BY_ID, review_id))


async def own_review(user_id: int, item_id: int) -> ReviewView | None:
    """What a customer wrote about an item, hidden or not."""
    return _view(await db.fetch_one(OWN, item_id, user_id))


async def rating_of(bot: Bot, item_id: int) -> Rating:
    """The rating of an item; one statement, none while it is cached."""

    async def read() -> Rating:
        row = await db.fetch_one(STANDING, item_id)
        return Rating() if row is None else Rating(tuple(row.values()))

    return await bot.cache.get_or("reviews", item_id, CACHED, read)


async def reviews_of(press: OpenReviews, *, hidden_too: bool) -> Listed:
    """A page of an item's reviews, newest first."""
    where = "t.item_id = $1" if hidden_too else "t.item_id = $1 AND t.hidden = FALSE"
    return await _listed(press, where, (press.item_id,))


async def latest_reviews(press: OpenLatest) -> Listed:
    """A page of all reviews, hidden ones too, newest first."""
    return await _listed(press, "TRUE", ())


async def _listed(press: OpenReviews | OpenLatest, where: str, args: tuple[Any, ...]) -> Listed:
    page = await keyset(
        press, table="reviews_review", columns=COLUMNS, where=where, args=args, descending=True, size=SIZE
    )
    found = [{name: value for name, value in row.items() if name != "total_rows"} for row in page.rows]
    return Listed(page, tuple(view for row in found if (view := _view(row)) is not None))


def _view(row: dict[str, Any] | None) -> ReviewView | None:
    return None if row is None else ReviewView(**row | {"hidden": bool(row["hidden"])})
