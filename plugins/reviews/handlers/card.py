"""What the card of an item shows of its reviews."""

from __future__ import annotations

from kernel import Button, Context, Rich
from plugins.reviews import reviews
from plugins.shop.api import ItemView, OpenItem, has_bought

from ..callbacks import OpenMine, OpenReviews, place
from ..reading import own_review, rating_of
from ..words import distribution


@reviews.hook
async def item_lines(item: ItemView, ctx: Context) -> list[Rich | str]:
    """The average and how it came about; the card leaves the second one out where it has no room."""
    rating = await rating_of(ctx.bot, item.id)
    if not rating.count:
        return []
    return [ctx.rich("reviews-card", average=rating.average, count=rating.count), distribution(ctx, rating)]


@reviews.hook
async def item_buttons(item: ItemView, press: OpenItem, ctx: Context) -> list[Button]:
    """The reviews, if there are any, and for buyers the way to write or change their own."""
    row, page = place(press)
    buttons = []
    if count := (await rating_of(ctx.bot, item.id)).count:
        listed = OpenReviews(item.id, card_row=row, card_page=page)
        buttons.append(listed.button(ctx.t("reviews-open", count=count)))
    mine = OpenMine(item.id, card_row=row, card_page=page)
    if await own_review(ctx.user.id, item.id) is not None:
        buttons.append(mine.button(ctx.t("reviews-mine")))
    elif await has_bought(ctx.user.id, item.id):
        buttons.append(mine.button(ctx.t("reviews-leave")))
    return buttons
