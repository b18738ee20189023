"""Codes on the lines of a cart, for which the cart, if there is one, gives the places."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from kernel import Button, Context, clip_label, run_in_transaction

from .. import goods, promos
from ..applying import Place, apply_saved, copy_from_card, forget, remove
from ..callbacks import AskLineCode, RemoveLineCode, UseSavedOnLine
from ..reading import CART, applied_to_lines, on_other_lines, saved_codes
from ..rules import refusal
from ..views import FIXED, Piece
from .asking import EnterCode
from .card import OFFERED
from .common import back_row, open_place, place_screen, show_refusal

if TYPE_CHECKING:
    from kernel import Bot


@promos.optional_hook
async def cart_line_buttons(line: Any, ctx: Context) -> list[Button]:
    """A button for each code on the line and each saved one that fits, and one to enter another."""
    if not line.item_id:
        return []
    piece = Piece(line.item_id, line.quantity, line.unit_price, CART, line.id)
    here = [applied.code for applied in await applied_to_lines(ctx.user.id, [piece])]
    saved = [code for code in await saved_codes(ctx.user.id) if refusal(code, ctx.bot.clock.now()) is None]
    path = (await goods.paths(ctx.bot, [piece], saved)).get(line.item_id, ())
    offered = [code for code in saved if code.fits(line.item_id, path) and code not in here]
    shared = await on_other_lines(ctx.user.id, line.id, [code.id for code in here if code.kind == FIXED])
    buttons = []
    for code in here:
        label = ctx.t("promos-remove-shared" if code.id in shared else "promos-remove", code=code.code)
        buttons.append(RemoveLineCode(code.id, line.id).button(clip_label(label)))
    buttons += [
        UseSavedOnLine(code.id, line.id, line.item_id).button(clip_label(ctx.t("promos-use", code=code.code)))
        for code in offered[:OFFERED]
    ]
    return [*buttons, AskLineCode(line.id, line.item_id).button(ctx.t("promos-enter"))]


@promos.optional_hook
async def cart_line_added(user: Any, item_id: int, line_id: int, bot: Bot) -> None:
    """The code on the card comes along into the cart."""
    await copy_from_card(bot, user.id, item_id, CART, line_id)


@promos.optional_hook
async def cart_line_removed(line_ids: Sequence[int]) -> None:
    """Forget the codes of lines that are gone."""
    await forget(CART, line_ids)


@promos.press(AskLineCode)
async def ask_line_code(ctx: Context, press: AskLineCode) -> None:
    """Ask for a code for a line. Whose line it is does not matter: a code counts for its own customer's lines only."""
    await EnterCode.start(ctx, source=CART, number=press.line_id, item_id=press.item_id, row=0, page=1)


@promos.press(UseSavedOnLine)
async def use_saved_on_line(ctx: Context, press: UseSavedOnLine) -> None:
    """Apply a saved code to a line and show the cart again."""
    place = Place(CART, press.line_id, press.item_id)
    refused = await run_in_transaction(apply_saved, ctx.bot, ctx.user, press.code_id, place)
    if refused is not None:
        await show_refusal(ctx, refused, back_row(ctx, place_screen(ctx, place)))
        return
    await open_place(ctx, place)


@promos.press(RemoveLineCode)
async def remove_line_code(ctx: Context, press: RemoveLineCode) -> None:
    """Take a code off a line and show the cart with its full price."""
    if await remove(ctx.user.id, press.code_id, CART, press.line_id):
        ctx.toast(ctx.t("promos-removed"))
    await open_place(ctx, Place(CART, press.line_id, 0))
