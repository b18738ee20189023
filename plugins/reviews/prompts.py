"""The question that comes some time after a purchase: how do you like it?"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from kernel import Outgoing, db
from plugins.accounts.api import close_button, find_by_telegram_id
from plugins.shop.api import get_item, get_order, has_bought

from . import reviews
from .callbacks import Rate
from .ratings import STARS
from .reading import own_review
from .settings import ReviewsSettings
from .words import NAME_SHOWN, shorten

if TYPE_CHECKING:
    from kernel import Bot

PROMPT = "reviews-prompt"
PRIORITY = 80  # after whatever somebody waits for
ASK_ONCE = """
INSERT INTO reviews_prompt (order_id, item_id) VALUES ($1, $2)
ON CONFLICT (order_id, item_id) DO NOTHING RETURNING id"""


@reviews.on("order_completed")
async def ask_later(bot: Bot, order_id: int) -> None:
    """Queue the question for each item of the order that its customer has not reviewed; once, however often told."""
    hours = bot.setting(ReviewsSettings).review_prompt_hours
    order = await get_order(bot, order_id) if hours else None
    if order is None:
        return
    later = bot.clock.now() + timedelta(hours=hours)
    for item_id in sorted({line.item_id for line in order.lines if line.item_id is not None}):
        if await own_review(order.user.id, item_id) is None and await db.fetch_one(ASK_ONCE, order_id, item_id):
            bot.send(order.user, PROMPT, priority=PRIORITY, not_before=later, item_id=item_id)


@reviews.message(PROMPT)
async def prompt(to: Any, item_id: int) -> Outgoing | None:
    """The question, with a button for each number of stars; None when there is nothing to ask any more."""
    if to.bot.plugin(reviews.name) is None or not to.bot.setting(ReviewsSettings).review_prompt_hours:
        return None
    customer, item = await find_by_telegram_id(to.bot, to.telegram_id), await get_item(item_id)
    if customer is None or item is None:
        return None
    if await own_review(customer.id, item_id) is not None or not await has_bought(customer.id, item_id):
        return None
    text = to.rich("reviews-prompt-text", item=shorten(item.name, NAME_SHOWN))
    stars = tuple(Rate(item_id, stars).button(to.t("reviews-prompt-stars", stars=stars)) for stars in reversed(STARS))
    return Outgoing(text, (stars, (close_button(to),)))
