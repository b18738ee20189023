"""What staff do with reviews; every act checks the right again in its own transaction and tells the author."""

from __future__ import annotations

from kernel import Context, Refused, db
from plugins.accounts.api import find

from .reading import get_review
from .rights import MODERATE
from .writing import set_hidden

HIDDEN = "reviews-notice-hidden"
REPLIED = "reviews-notice-reply"
REPLY = "UPDATE reviews_review SET reply = $2, replied_at = $3 WHERE id = $1 AND reply <> $2 RETURNING user_id"


async def hide(ctx: Context, review_id: int, reason: str) -> None:
    """Hide a review in the open transaction; its author reads ``reason``. Once hidden, nothing changes."""
    await ctx.require(MODERATE)
    review = await set_hidden(ctx.bot, review_id, True, reason)
    if review is None:
        raise Refused("reviews-gone")
    if not review.hidden:
        await _tell(ctx, review.user_id, HIDDEN, review_id)
        ctx.audit("reviews.hidden", f"review:{review_id}", reason=reason)


async def show_again(ctx: Context, review_id: int) -> None:
    """Show a hidden review again, in the open transaction."""
    await ctx.require(MODERATE)
    review = await set_hidden(ctx.bot, review_id, False)
    if review is None:
        raise Refused("reviews-gone")
    if review.hidden:
        ctx.audit("reviews.shown", f"review:{review_id}", reason=review.hidden_reason)


async def answer(ctx: Context, review_id: int, text: str) -> None:
    """Put the shop's answer under a review, in the open transaction, and tell its author; empty: take it away."""
    await ctx.require(MODERATE)
    before = await get_review(review_id)
    if before is None:
        raise Refused("reviews-gone")
    changed = await db.fetch_one(REPLY, review_id, text, ctx.bot.clock.now() if text else None)
    if changed is None:
        return
    if text:
        await _tell(ctx, changed["user_id"], REPLIED, review_id)
    was, is_now = {"reply": before.reply}, {"reply": text}
    ctx.audit("reviews.answered" if text else "reviews.answer_removed", f"review:{review_id}", before=was, after=is_now)


async def _tell(ctx: Context, user_id: int, message: str, review_id: int) -> None:
    author = await find(ctx.bot, user_id)
    if author is not None:
        ctx.bot.send(author, message, review_id=review_id)
