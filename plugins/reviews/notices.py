"""What authors are told of their reviews, and staff of a new one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kernel import Outgoing
from plugins.accounts.api import NoticeKind, close_button, tell_staff

from . import reviews
from .callbacks import Moderate, OpenMine
from .moderation import HIDDEN, REPLIED
from .reading import ReviewView, get_review
from .rights import MODERATE
from .words import item_name, stars_line

if TYPE_CHECKING:
    from kernel import Bot

KIND = "review"


@reviews.hook
def register_notice_kinds() -> list[NoticeKind]:
    """For those who moderate."""
    return [NoticeKind(KIND, "reviews-notice-new-kind", MODERATE)]


@reviews.on("review_added")
async def added(bot: Bot, review_id: int) -> None:
    """Somebody wrote about an item for the first time."""
    await tell_staff(bot, "reviews-added", kind=KIND, review_id=review_id)


@reviews.message("reviews-added")
async def added_message(to: Any, review_id: int) -> Outgoing | None:
    """The review as it is when this is sent, with the way to it."""
    review = await get_review(review_id)
    if review is None:
        return None
    text = to.rich("reviews-added", stars=stars_line(review.stars), item=await item_name(to, review.item_id))
    if review.text:
        text = text + "\n\n" + review.text
    return Outgoing(text, ((Moderate(review_id).button(to.t("reviews-added-open")), close_button(to)),))


@reviews.message(REPLIED)
async def replied(to: Any, review_id: int) -> Outgoing | None:
    """The shop's answer, as it is when this is sent; None when it or the review was taken away."""
    review = await get_review(review_id)
    if review is None or not review.reply or review.hidden:
        return None
    return _about(to, review, to.rich(REPLIED, item=await item_name(to, review.item_id), reply=review.reply))


@reviews.message(HIDDEN)
async def hidden(to: Any, review_id: int) -> Outgoing | None:
    """Why the review was hidden; None when it is shown again or gone."""
    review = await get_review(review_id)
    if review is None or not review.hidden:
        return None
    return _about(to, review, to.rich(HIDDEN, item=await item_name(to, review.item_id), reason=review.hidden_reason))


def _about(to: Any, review: ReviewView, text: Any) -> Outgoing | None:
    """With the way to the review; nothing while reviews are off, when there is none to be seen."""
    if to.bot.plugin(reviews.name) is None:
        return None
    return Outgoing(text, ((OpenMine(review.item_id).button(to.t("reviews-mine")),), (close_button(to),)))
