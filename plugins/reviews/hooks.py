"""What reviews answer to the kernel and the shop."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from plugins.shop.api import Sort, SortOption

from . import reviews
from .writing import forget

if TYPE_CHECKING:
    from kernel import Bot, Context


@reviews.owed_hook
async def delete_user_data(user: Any, bot: Bot) -> None:
    """Take away a person's reviews, and their stars from the ratings."""
    await forget(bot, user.id)


@reviews.owed_hook
async def customer_data(ctx: Context) -> list[str]:
    """What of it staff are told of before they delete a customer's data."""
    return [ctx.t("reviews-customer-data")]


@reviews.hook
async def extra_sorts() -> list[SortOption]:
    """*Best rated*: the score of every item is kept with its reviews."""
    return [SortOption(Sort.RATED, "reviews-sort-rated")]
