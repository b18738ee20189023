"""Staff's screens: the newest reviews of all items, and one review to hide, show again or answer."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

from kernel import Button, Context, Refused, Rich, bold, pager_row, run_in_transaction
from kernel.forms import Ask, Form, text
from plugins.accounts.api import find, staff_button
from plugins.reviews import reviews
from plugins.shop.api import OpenItem, get_items

from ..callbacks import Act, Moderate, OpenLatest, OpenReviews
from ..models import REASON_LIMIT, TEXT_LIMIT
from ..moderation import answer, hide, show_again
from ..reading import ReviewView, get_review, latest_reviews
from ..rights import MODERATE
from ..words import NAME_SHOWN, entry, item_name, shorten, whole
from .listing import authors, review_buttons


@reviews.menu("staff", order=60)
async def latest_entry(ctx: Context) -> Button | None:
    """The newest reviews, on staff's menu."""
    return OpenLatest().button(ctx.t("reviews-latest")) if await ctx.allowed(MODERATE) else None


@reviews.press(OpenLatest, permission=MODERATE)
async def open_latest(ctx: Context, press: OpenLatest) -> None:
    """Show a page of all reviews, newest first."""
    listed = await latest_reviews(press)
    names = await authors(ctx, listed)
    items = await get_items(list({review.item_id for review in listed.reviews}))
    parts: list[Rich] = [ctx.rich("reviews-latest-title" if listed.reviews else "reviews-latest-none")]
    for review in listed.reviews:
        item = items.get(review.item_id)
        name = shorten(item.name, NAME_SHOWN) if item else ctx.t("reviews-hidden-item")
        parts.append(bold(name) + "\n" + entry(ctx, review, names[review.user_id]))
    rows = review_buttons(ctx, listed, names, Moderate(0, latest=True))
    await ctx.screen(Rich("\n\n").join(parts), [*rows, pager_row(ctx, press, listed.page), [staff_button(ctx)]])


@reviews.press(Moderate, permission=MODERATE)
async def moderate(ctx: Context, press: Moderate) -> None:
    """Show a review, or do with it what the button says."""
    if press.act in FORMS:
        if await get_review(press.review_id) is None:
            raise Refused("reviews-gone")
        await FORMS[press.act].start(ctx, place=replace(press, act=Act.OPEN).pack())
        return
    if press.act == Act.ASK_REMOVE_REPLY:
        await ask_remove_reply(ctx, press)
        return
    if press.act == Act.SHOW:
        await run_in_transaction(show_again, ctx, press.review_id)
    elif press.act == Act.REMOVE_REPLY:
        await run_in_transaction(answer, ctx, press.review_id, "")
    await show_review(ctx, press)


async def show_review(ctx: Context, press: Moderate) -> None:
    """The whole review, who wrote it, and what can be done."""
    review = await get_review(press.review_id)
    if review is None:
        raise Refused("reviews-gone")
    author = await find(ctx.bot, review.user_id)
    name = Rich.mention(author.name, author.telegram_id) if author else ctx.t("reviews-somebody")
    text = bold(await item_name(ctx, review.item_id)) + "\n" + whole(ctx, review, name)
    hiding = (Act.SHOW, "reviews-show") if review.hidden else (Act.HIDE, "reviews-hide")
    acts = [hiding, (Act.REPLY, "reviews-change-reply" if review.reply else "reviews-reply")]
    if review.reply:
        acts.append((Act.ASK_REMOVE_REPLY, "reviews-remove-reply"))
    rows = [[replace(press, act=act).button(ctx.t(key))] for act, key in acts]
    rows.append([OpenItem(review.item_id).button(ctx.t("reviews-to-item"))])
    await ctx.screen(text, [*rows, [list_of(review, press).button(ctx.t("kernel-back")), staff_button(ctx)]])


async def ask_remove_reply(ctx: Context, press: Moderate) -> None:
    """Read the shop's answer once more before it goes."""
    review = await get_review(press.review_id)
    if review is None or not review.reply:
        raise Refused("reviews-gone")
    yes = replace(press, act=Act.REMOVE_REPLY).button(ctx.t("reviews-remove-reply-yes"))
    back = replace(press, act=Act.OPEN).button(ctx.t("kernel-cancel"))
    await ctx.screen(ctx.rich("reviews-remove-reply-sure", reply=review.reply), [[yes], [back]])


def list_of(review: ReviewView, press: Moderate) -> OpenLatest | OpenReviews:
    """The page of the list that a review was opened from."""
    if press.latest:
        listed: Any = OpenLatest()
    else:
        listed = OpenReviews(review.item_id, card_row=press.card_row, card_page=press.card_page)
    return listed.at(press.row, press.page) if press.row and press.page > 1 else listed


@reviews.form
class Hide(Form, id="reviews.hide"):
    """Why is it hidden? ``place`` is the packed Moderate that leads back to the review."""

    permission = MODERATE
    reason = Ask("reviews-ask-reason", text(max_length=REASON_LIMIT))

    async def done(self, ctx: Context) -> Callable[[], Awaitable[None]]:
        """Hide it and tell the author, if the person still may."""
        press = _place(self)
        await hide(ctx, press.review_id, self.reason)
        return lambda: show_review(ctx, press)

    async def cancelled(self, ctx: Context) -> None:
        """Back to the review."""
        await ctx.open(_place(self))


@reviews.form
class Reply(Form, id="reviews.reply"):
    """The shop's answer."""

    permission = MODERATE
    reply = Ask("reviews-ask-reply", text(max_length=TEXT_LIMIT))

    async def done(self, ctx: Context) -> Callable[[], Awaitable[None]]:
        """Put it under the review and tell the author, if the person still may."""
        press = _place(self)
        await answer(ctx, press.review_id, self.reply)
        return lambda: show_review(ctx, press)

    async def cancelled(self, ctx: Context) -> None:
        """Back to the review."""
        await ctx.open(_place(self))


FORMS: dict[Act, type[Form]] = {Act.HIDE: Hide, Act.REPLY: Reply}


def _place(form: Form) -> Moderate:
    place = Moderate.unpack(form.place)
    assert place is not None
    return place
