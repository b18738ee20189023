"""How reviews are put into words. What people wrote is shown as it is and never read as markup."""

from __future__ import annotations

from typing import Any

from kernel import Context, Rich, clip_label
from plugins.accounts.api import Customer
from plugins.shop.api import get_item

from .ratings import STARS, Rating, bar
from .reading import ReviewView

NAME_SHOWN = 120  # UTF-16 units of an item's name in a text
AUTHOR_SHOWN = 20  # of a first name
TEXT_SHOWN = 300  # of a review in a list
REPLY_SHOWN = 200  # of the shop's answer in a list


def shorten(text: str, limit: int) -> str:
    """``text`` in one line and at most ``limit`` UTF-16 units, as Telegram counts them."""
    return clip_label(" ".join(text.split()), limit)


def stars_line(stars: int) -> str:
    """``★★★★☆``"""
    return "★" * stars + "☆" * (len(STARS) - stars)


def distribution(ctx: Context, rating: Rating) -> str:
    """A line with a bar for each number of stars that somebody gave, most stars first."""
    shares = zip(STARS, rating.counts, rating.percents, strict=True)
    lines = [ctx.t("reviews-bar", stars=n, bar=bar(share), percent=share) for n, count, share in shares if count]
    return "\n".join(reversed(lines))


def author(ctx: Context, customer: Customer | None) -> str:
    """How others read who wrote a review: the first name alone, without characters that would upset the line."""
    name = "".join(char for char in customer.first_name if char.isprintable()) if customer else ""
    return shorten(name, AUTHOR_SHOWN) or ctx.t("reviews-somebody")


async def item_name(to: Any, item_id: int) -> str:
    """The name of an item as the customer may know it; ``to`` is a Recipient or a Context."""
    item = await get_item(item_id)
    return to.t("reviews-hidden-item") if item is None else shorten(item.name, NAME_SHOWN)


def entry(ctx: Context, review: ReviewView, name: str) -> Rich:
    """A review in a list."""
    if review.user_id == ctx.user.id:
        name = ctx.t("reviews-you")
    return _lines(ctx, review, name, shorten(review.text, TEXT_SHOWN), shorten(review.reply, REPLY_SHOWN))


def whole(ctx: Context, review: ReviewView, name: Rich | str) -> Rich:
    """A review on a screen of its own."""
    return _lines(ctx, review, name, review.text, review.reply)


def _lines(ctx: Context, review: ReviewView, name: Rich | str, text: str, reply: str) -> Rich:
    date = review.created_at.date()
    lines: list[Rich | str] = [ctx.rich("reviews-head", stars=stars_line(review.stars), name=name, date=date)]
    if text:
        lines.append(text)
    if reply:
        lines.append(ctx.rich("reviews-answer", reply=reply))
    if review.hidden:
        lines.append(ctx.rich("reviews-hidden", reason=review.hidden_reason))
    return Rich("\n").join(lines)
