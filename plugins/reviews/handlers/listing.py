"""The list of an item's reviews."""

from __future__ import annotations

from kernel import Button, Context, Refused, Rich, bold, pager_row
from plugins.accounts.api import find_many, menu_button
from plugins.reviews import reviews
from plugins.shop.api import OpenItem, get_item

from ..callbacks import Moderate, OpenReviews
from ..reading import Listed, reviews_of
from ..rights import MODERATE
from ..words import NAME_SHOWN, author, entry, shorten, stars_line


@reviews.press(OpenReviews)
async def open_reviews(ctx: Context, press: OpenReviews) -> None:
    """Show a page of an item's reviews; staff see hidden ones too, and have a button for each."""
    item = await get_item(press.item_id)
    if item is None:
        raise Refused("reviews-item-gone")
    staff = await ctx.allowed(MODERATE)
    listed = await reviews_of(press, hidden_too=staff)
    names = await authors(ctx, listed)
    title = bold(shorten(item.name, NAME_SHOWN)) + "\n"
    title = title + ctx.rich("reviews-title" if listed.reviews else "reviews-none", count=listed.page.total)
    entries = [entry(ctx, review, names[review.user_id]) for review in listed.reviews]
    rows: list[list[Button]] = []
    if staff:
        place = Moderate(0, card_row=press.card_row, card_page=press.card_page)
        rows = review_buttons(ctx, listed, names, place)
    card = OpenItem(item.id, row=press.card_row, page=press.card_page)
    rows += [pager_row(ctx, press, listed.page), [card.button(ctx.t("kernel-back")), menu_button(ctx)]]
    await ctx.screen(Rich("\n\n").join([title, *entries]), rows)


async def authors(ctx: Context, listed: Listed) -> dict[int, str]:
    """How the authors of a page are called, by the id of the person; in one statement."""
    people = await find_many(ctx.bot, [review.user_id for review in listed.reviews])
    return {review.user_id: author(ctx, people.get(review.user_id)) for review in listed.reviews}


def review_buttons(ctx: Context, listed: Listed, names: dict[int, str], place: Moderate) -> list[list[Button]]:
    """A button a review, for staff; it leads back to this page of the list that ``place`` names."""
    row, page = (listed.reviews[0].id, listed.page.number) if listed.reviews else (0, 1)
    rows = []
    for review in listed.reviews:
        label = ctx.t("reviews-moderate", stars=stars_line(review.stars), name=names[review.user_id])
        press = Moderate(
            review.id, latest=place.latest, row=row, page=page, card_row=place.card_row, card_page=place.card_page
        )
        rows.append([press.button(label)])
    return rows
