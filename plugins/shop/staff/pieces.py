"""The stock of an item for staff: how much there is, the single pieces, and one of them in clear when it must be."""

from __future__ import annotations

from typing import Any

from kernel import (
    Button,
    Context,
    File,
    Refused,
    Rich,
    bold,
    code,
    db,
    emit,
    in_rows,
    pager_row,
    run_in_transaction,
    transaction,
)
from plugins.accounts.api import close_button, staff_button
from plugins.shop import shop

from ..handlers.browse import LABEL, path_line
from ..naming import shorten
from ..orders.delivery import stored_file, survives_as_text
from ..permissions import CATALOG
from ..stock.callbacks import AddStock, OpenBatches
from ..stock.claims import COUNTED, SHARED
from ..stock.pieces import Piece, find_piece, pieces_of, remove_piece
from .callbacks import AskDeletePiece, DeletePiece, ListPieces, ManageItem, ManageStock, OpenPiece, ShowShared
from .reading import item_card


@shop.press(ManageStock, permission=CATALOG)
async def open_stock(ctx: Context, press: ManageStock) -> None:
    """What an item has, and what can be done with it."""
    card = await item_card(press.item_id)
    item = card.item
    facts: list[Rich | str] = [path_line(card.path), bold(shorten(item.name, 300)), ""]
    buttons: list[Button] = []
    if item.kind in COUNTED:
        facts.append(ctx.rich("shop-stock", count=card.available))
        buttons.append(ListPieces(item.id).button(ctx.t("shop-staff-pieces")))
    elif item.kind == SHARED and item.shared_value_id:
        facts.append(ctx.rich("shop-stock-unlimited"))
        buttons.append(ShowShared(item.id).button(ctx.t("shop-staff-piece-show")))
    elif item.kind == SHARED:
        facts.append(ctx.rich("shop-staff-no-value"))
    else:
        facts.append(ctx.rich("shop-staff-by-hand"))
    facts.append(ctx.rich("shop-staff-sold", count=item.sold))
    rows = in_rows([*intake_buttons(ctx, item.id, item.kind), *buttons])
    rows.append([ManageItem(item.id).button(ctx.t("kernel-back")), staff_button(ctx)])
    await ctx.screen(Rich("\n").join(facts), rows)


def intake_buttons(ctx: Context, item_id: int, kind: str) -> list[Button]:
    """Adding stock, and the batches in which it came."""
    add = AddStock(item_id).button(ctx.t("shop-stock-add"))
    if kind in COUNTED:
        return [add, OpenBatches(item_id).button(ctx.t("shop-batches"))]
    return [add] if kind == SHARED else []


@shop.press(ShowShared, permission=CATALOG)
async def show_shared(ctx: Context, press: ShowShared) -> None:
    """What every buyer gets, in a message of its own; that somebody looked is written down."""
    item = (await item_card(press.item_id)).item
    row = await db.fetch_one("SELECT value, file_id FROM shop_shared_value WHERE id = $1", item.shared_value_id)
    if row is None:
        raise Refused("shop-staff-no-goods")
    async with transaction():
        await ctx.require(CATALOG)
        ctx.audit("shop.value_shown", f"item:{item.id}")
        emit("stock_value_shown", user_id=ctx.user.id, item_id=item.id)
    value = ctx.bot.keys.decrypt(row["value"])
    file = await stored_file(ctx.bot, row["file_id"]) if row["file_id"] is not None else None
    if file is None and not survives_as_text(value):
        file = File(f"item-{item.id}.txt", value.encode(), "text/plain")
    head = bold(shorten(item.name, 200))
    await ctx.reply(head if file else head + "\n\n" + code(value), [[close_button(ctx)]], document=file)


@shop.press(ListPieces, permission=CATALOG)
async def list_pieces(ctx: Context, press: ListPieces) -> None:
    """A page of the unsold pieces, masked."""
    card = await item_card(press.item_id)
    page = await pieces_of(ctx.bot, press, card.item.id)
    first = page.rows[0]["id"] if page.rows else 0
    rows: list[list[Any]] = [
        [OpenPiece(row["id"], False, first, page.number).button(shorten(f"{row['id']} · {row['masked']}", LABEL))]
        for row in page.rows
    ]
    rows.append(pager_row(ctx, press, page))
    rows.append([ManageStock(card.item.id).button(ctx.t("kernel-back")), staff_button(ctx)])
    text = bold(shorten(card.item.name, 300)) + "\n" + ctx.rich("shop-staff-pieces-title", count=page.total)
    await ctx.screen(text, rows)


@shop.press(OpenPiece, permission=CATALOG)
async def open_piece(ctx: Context, press: OpenPiece) -> None:
    """One piece, masked; its value only when it is asked for, and that is written down."""
    piece = await existing(ctx, press.piece_id)
    text = piece_text(ctx, piece, piece.masked)
    buttons = []
    if press.show:
        async with transaction():
            await ctx.require(CATALOG)
            ctx.audit("shop.value_shown", f"piece:{piece.id}", item=piece.item_id)
            emit("stock_value_shown", user_id=ctx.user.id, piece_id=piece.id, item_id=piece.item_id)
        if piece.file_id is None and survives_as_text(piece.value):
            text = piece_text(ctx, piece, code(piece.value))
        else:
            text = piece_text(ctx, piece, ctx.rich("shop-staff-piece-sent"))
            head = ctx.rich("shop-staff-piece-file", id=str(piece.id))
            await ctx.reply(head, [[close_button(ctx)]], await piece_file(ctx, piece))
    else:
        buttons.append(
            OpenPiece(piece.id, True, press.row, press.page).button(ctx.t("shop-staff-piece-show")),
        )
    if piece.state == "unsold":
        buttons.append(AskDeletePiece(piece.id, press.row, press.page).button(ctx.t("shop-staff-delete")))
    await ctx.screen(text, [buttons, [back_to_list(piece, press).button(ctx.t("kernel-back")), staff_button(ctx)]])


async def existing(ctx: Context, piece_id: int) -> Piece:
    """The piece that a button names; Refused when it is gone."""
    piece = await find_piece(ctx.bot, piece_id)
    if piece is None:
        raise Refused("shop-staff-piece-gone")
    return piece


def piece_text(ctx: Context, piece: Piece, value: Rich | str) -> Rich:
    """What is known of a piece; ``value`` is its mask or what staff asked to see."""
    head = ctx.rich(
        "shop-staff-piece",
        id=str(piece.id),
        item=shorten(piece.item_name, 200),
        batch=shorten(piece.batch_name, 100),
        time=ctx.when(piece.came),
        state=ctx.t(f"shop-staff-piece-{piece.state}"),
    )
    return head + "\n\n" + value


def back_to_list(piece: Piece, press: OpenPiece | AskDeletePiece) -> ListPieces:
    """The page of the list that a piece was opened from."""
    pieces = ListPieces(piece.item_id)
    return pieces.at(press.row, press.page) if press.row and press.page > 1 else pieces


@shop.press(AskDeletePiece, permission=CATALOG)
async def ask_delete_piece(ctx: Context, press: AskDeletePiece) -> None:
    """Ask, with a button that works once."""
    piece = await existing(ctx, press.piece_id)
    text = piece_text(ctx, piece, piece.masked) + "\n\n" + ctx.rich("shop-staff-piece-ask-delete")
    back = OpenPiece(piece.id, False, press.row, press.page)
    confirm = ctx.once(DeletePiece(piece.id), ctx.t("shop-staff-delete-yes"))
    await ctx.screen(text, [[confirm], [back.button(ctx.t("kernel-cancel"))]])


@shop.press(DeletePiece, permission=CATALOG)
async def delete_piece(ctx: Context, press: DeletePiece) -> None:
    """Delete it, once."""

    async def body() -> int:
        await ctx.require(CATALOG)
        if not await press.use(ctx):
            raise Refused("kernel-already-used")
        item_id = await remove_piece(ctx.bot, press.piece_id)
        ctx.audit("shop.piece_deleted", f"piece:{press.piece_id}", item=item_id)
        return item_id

    item_id = await run_in_transaction(body)
    ctx.toast(ctx.t("shop-staff-piece-deleted"))
    await list_pieces(ctx, ListPieces(item_id))


async def piece_file(ctx: Context, piece: Piece) -> File:
    """What a piece is, as a file: the stored one, or its text byte for byte."""
    file = await stored_file(ctx.bot, piece.file_id) if piece.file_id is not None else None
    return file or File(f"piece-{piece.id}.txt", piece.value.encode(), "text/plain")
