"""What an author is told of a review: the shop's answer, and that it was hidden."""

from __future__ import annotations

from typing import Any

from kernel import Outgoing
from plugins.accounts.api import close_button

from . import reviews
from .callbacks import OpenMine
from .moderation import HIDDEN, REPLIED
from .reading import ReviewView, get_review
from .words import item_name


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
