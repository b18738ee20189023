"""Codes on an item's card: the new price, and the buttons to apply and remove them."""

from __future__ import annotations

from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from kernel import Button, Context, Refused, Rich, clip_label, run_in_transaction

from .. import goods, promos
from ..applying import Place, apply_saved, remove
from ..callbacks import AskCode, RemoveCode, UseSaved
from ..pricing import discounts
from ..reading import CARD, SAVED, applied_to_card
from ..rules import has_bought, order_refusal, refusal
from ..views import CodeView, Piece
from .asking import EnterCode
from .common import back_row, open_place, place_screen, show_refusal

OFFERED = 3  # saved codes that one card offers


@dataclass(frozen=True, slots=True)
class OnCard:
    """The codes on one card: those applied that count, why others do not, and those saved that would."""

    press: Any
    piece: Piece
    applied: tuple[CodeView, ...]
    counting: list[CodeView]
    refusals: list[Refused]
    saved: list[CodeView]


# The shop asks item_lines and item_buttons about the same card one after the other: what was read is read once.
_on_card: ContextVar[OnCard | None] = ContextVar("promos_on_card", default=None)


@promos.optional_hook
async def item_lines(item: Any, press: Any, ctx: Context) -> list[Rich]:
    """The old price struck through and the new one; a code that does not count says why."""
    card = await look(ctx, item, press)
    _on_card.set(card)
    lines = [ctx.rich("promos-card-refused", reason=reason(ctx, refused)) for refused in card.refusals]
    found = discounts([card.piece], {0: card.counting})
    if found:
        price = card.piece.total + sum(discount.amount for discount in found)
        codes = ", ".join(discount.args["code"] for discount in found)
        before, now = ctx.money(card.piece.total), ctx.money(price)
        lines.insert(0, ctx.rich("promos-card-price", code=codes, before=before, price=now))
    return lines


@promos.optional_hook
async def item_buttons(item: Any, press: Any, ctx: Context) -> list[Button]:
    """A button for each code that is applied or saved, and one to enter another."""
    card = _on_card.get()
    _on_card.set(None)
    if card is None or card.press is not press:
        card = await look(ctx, item, press)
    back = {"row": press.row, "page": press.page}
    buttons = [
        RemoveCode(code.id, item.id, **back).button(clip_label(ctx.t("promos-remove", code=code.code)))
        for code in card.applied
    ]
    buttons += [
        UseSaved(code.id, item.id, **back).button(clip_label(ctx.t("promos-use", code=code.code)))
        for code in card.saved[:OFFERED]
    ]
    return [*buttons, AskCode(item.id, **back).button(ctx.t("promos-enter"))]


async def look(ctx: Context, item: Any, press: Any) -> OnCard:
    """Read the customer's codes for a card: one statement, and one or two more when there are any."""
    found = await applied_to_card(ctx.user.id, item.id)
    quantity = max(getattr(item, "min_quantity", 1), 1)
    piece = Piece(item.id, quantity, item.price, CARD, item.id, tuple(getattr(item, "category_ids", ())))
    codes = [here.code for here in found]
    path = (await goods.paths(ctx.bot, [piece], codes)).get(item.id, ())
    bought = await has_bought(ctx.bot, ctx.user.id, codes)
    applied = [here.code for here in found if here.source == CARD]
    counting, refusals, saved = [], [], []
    for here in found:
        code = here.code
        refused = refusal(code, ctx.bot.clock.now()) or order_refusal(
            ctx.bot, ctx.language, code, item_id=item.id, category_ids=path, total=piece.total, bought=bought
        )
        if here.source == SAVED:
            if (refused is None or refused.key == "promos-refused-minimum") and code not in applied:
                saved.append(code)
        elif refused is None:
            counting.append(code)
        else:
            refusals.append(refused)
    return OnCard(press, piece, tuple(applied), counting, refusals, saved)


def reason(ctx: Context, refused: Refused) -> str:
    """A refusal as plain text."""
    return ctx.t(refused.key, **refused.args_for_text)


@promos.press(AskCode)
async def ask_code(ctx: Context, press: AskCode) -> None:
    """Ask for a code for an item."""
    await EnterCode.start(ctx, source=CARD, number=press.item_id, item_id=press.item_id, row=press.row, page=press.page)


@promos.press(UseSaved)
async def use_saved(ctx: Context, press: UseSaved) -> None:
    """Apply a saved code and show the card again."""
    place = Place(CARD, press.item_id, press.item_id)
    refused = await run_in_transaction(apply_saved, ctx.bot, ctx.user, press.code_id, place)
    if refused is not None:
        await show_refusal(ctx, refused, back_row(ctx, place_screen(ctx, place, press.row, press.page)))
        return
    await open_place(ctx, place, press.row, press.page)


@promos.press(RemoveCode)
async def remove_code(ctx: Context, press: RemoveCode) -> None:
    """Take a code off and show the card with its full price."""
    if await remove(ctx.user.id, press.code_id, CARD, press.item_id):
        ctx.toast(ctx.t("promos-removed"))
    await open_place(ctx, Place(CARD, press.item_id, press.item_id), press.row, press.page)
