"""One's own review: read, changed, deleted; and the stars under the question after a purchase."""

from __future__ import annotations

from kernel import Context, Refused, run_in_transaction
from plugins.accounts.api import menu_button
from plugins.reviews import reviews
from plugins.shop.api import OpenItem, get_item, has_bought

from ..callbacks import AskDelete, ConfirmDelete, EditMine, FromCard, OpenMine, Rate
from ..reading import get_review, own_review
from ..words import item_name, whole
from ..writing import remove, save
from .forms import Edit, Write, show_thanks


@reviews.press(OpenMine)
async def open_mine(ctx: Context, press: OpenMine) -> None:
    """Show what the customer wrote about an item, or ask for it."""
    review = await own_review(ctx.user.id, press.item_id)
    if review is None:
        await begin(ctx, press)
        return
    text = ctx.rich("reviews-mine-title", item=await item_name(ctx, press.item_id))
    text = text + "\n\n" + whole(ctx, review, ctx.t("reviews-you"))
    edit = EditMine(press.item_id, card_row=press.card_row, card_page=press.card_page)
    delete = AskDelete(press.item_id, card_row=press.card_row, card_page=press.card_page)
    first = [edit.button(ctx.t("reviews-edit"))]
    if not review.hidden or review.text:
        first.append(delete.button(ctx.t("reviews-delete")))
    await ctx.screen(text, [first, [press.card.button(ctx.t("kernel-back")), menu_button(ctx)]])


async def begin(ctx: Context, press: FromCard) -> None:
    """Ask for a review, if this customer may write one."""
    item = await get_item(press.item_id)
    if item is None:
        raise Refused("reviews-item-gone")
    if not await has_bought(ctx.user.id, item.id):
        raise Refused("reviews-only-buyers")
    await Write.start(ctx, **seed(press, await item_name(ctx, item.id)))


@reviews.press(EditMine)
async def edit(ctx: Context, press: EditMine) -> None:
    """Begin to change one's own review: all of it, or only its words."""
    review = await own_review(ctx.user.id, press.item_id)
    if review is None:
        await begin(ctx, press)
        return
    if not await has_bought(ctx.user.id, press.item_id):
        raise Refused("reviews-only-buyers")
    known = {"stars": review.stars} if press.words else {}
    form = Edit if review.text else Write
    await form.start(ctx, **seed(press, await item_name(ctx, press.item_id)), **known)


def seed(press: FromCard, item: str) -> dict[str, str]:
    """What a form needs to know beside its answers: the item, and the way back to its card."""
    place = OpenMine(press.item_id, card_row=press.card_row, card_page=press.card_page)
    return {"place": place.pack(), "item": item}


@reviews.press(AskDelete)
async def ask_delete(ctx: Context, press: AskDelete) -> None:
    """Ask before the customer's own review goes."""
    review = await own_review(ctx.user.id, press.item_id)
    if review is None:
        raise Refused("reviews-gone")
    text = ctx.rich("reviews-ask-delete", item=await item_name(ctx, press.item_id))
    back = OpenMine(press.item_id, card_row=press.card_row, card_page=press.card_page)
    yes = ctx.once(ConfirmDelete(review.id), ctx.t("reviews-confirm-delete"))
    await ctx.screen(text, [[yes], [back.button(ctx.t("kernel-back"))]])


@reviews.press(ConfirmDelete)
async def confirm_delete(ctx: Context, press: ConfirmDelete) -> None:
    """Delete it; a second press says that it is gone."""
    review = await get_review(press.review_id)

    async def delete() -> bool:
        return await press.use(ctx) and await remove(ctx.bot, ctx.user.id, press.review_id)

    if not await run_in_transaction(delete) or review is None:
        raise Refused("reviews-gone")
    ctx.toast(ctx.t("reviews-deleted"))
    await ctx.open(OpenItem(review.item_id))


@reviews.press(Rate)
async def rate(ctx: Context, press: Rate) -> None:
    """Keep the stars at once, and offer to add some words."""
    await run_in_transaction(save, ctx.bot, ctx.user, press.item_id, press.stars)
    await show_thanks(ctx, OpenMine(press.item_id))
