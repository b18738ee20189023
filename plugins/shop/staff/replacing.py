"""A customer was sold a bad value: staff give another one from stock, and say why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kernel import Button, Context, KioskError, Refused, Rich, db
from kernel.forms import Ask, Form, text
from plugins.accounts.api import staff_button
from plugins.shop import shop

from ..handlers.browse import LABEL
from ..naming import shorten
from ..orders.replacing import SoldPiece, replace_pieces, sold_pieces
from ..orders.states import BROUGHT
from ..permissions import CATALOG, ORDERS
from ..stock.callbacks import AddStock
from ..stock.claims import COUNTED, MANUAL
from .callbacks import AskRefund, AskReplace, OpenStaffLine, ReplacePiece
from .fulfilment import REASON
from .fulfilment import begin as begin_by_hand
from .order_card import show_line
from .order_reading import StaffLine, staff_line

REPLACEABLE = COUNTED | {MANUAL}
MOST = 50  # pieces of a line that can be picked one by one
AVAILABLE = "SELECT available FROM shop_stock_level WHERE item_id = $1"


async def replaceable(ctx: Context, line_id: int) -> tuple[StaffLine, list[SoldPiece]]:
    """A line and its pieces; Refused when nothing of it can be replaced."""
    found, line = await staff_line(ctx.bot, line_id)
    if line.state not in BROUGHT or line.kind not in REPLACEABLE or not found.is_paid:
        raise Refused("shop-staff-line-changed")
    return line, await sold_pieces(ctx.bot, line_id)


@shop.press(AskReplace, permission=ORDERS)
async def ask_replace(ctx: Context, press: AskReplace) -> None:
    """Which piece is bad? Asked only when there are several; when there is nothing to give, what else can be done."""
    line, pieces = await replaceable(ctx, press.line_id)
    if line.kind == MANUAL:
        await begin_by_hand(ctx, line, again=True)
    elif not await in_stock(line):
        await show_nothing_left(ctx, line)
    elif len(pieces) == 1:
        await begin(ctx, line, pieces)
    else:
        rows = [
            [ReplacePiece(line.id, piece.id).button(shorten(f"{piece.id} · {piece.masked}", LABEL))]
            for piece in pieces[:MOST]
        ]
        rows.append([ReplacePiece(line.id, 0).button(ctx.t("shop-staff-replace-all", count=len(pieces)))])
        rows.append([OpenStaffLine(line.id).button(ctx.t("kernel-back")), staff_button(ctx)])
        await ctx.screen(ctx.rich("shop-staff-replace-which", item=shorten(line.name, 200)), rows)


@shop.press(ReplacePiece, permission=ORDERS)
async def replace_piece(ctx: Context, press: ReplacePiece) -> None:
    """One of them, or all."""
    line, pieces = await replaceable(ctx, press.line_id)
    wanted = [piece for piece in pieces if press.piece_id in (0, piece.id)]
    if not wanted:
        raise Refused("shop-staff-line-changed")
    await begin(ctx, line, wanted)


async def begin(ctx: Context, line: StaffLine, pieces: Sequence[SoldPiece]) -> None:
    """Ask why."""
    if await in_stock(line) < len(pieces):
        await show_nothing_left(ctx, line)
        return
    facts = {"line": line.id, "order": str(line.order_id), "item": shorten(line.name, 200)}
    await Replace.start(ctx, **facts, pieces=[piece.id for piece in pieces])


async def in_stock(line: StaffLine) -> int:
    """How many pieces of the item can be given."""
    row = await db.fetch_one(AVAILABLE, line.item_id or 0)
    return int(row["available"]) if row else 0


async def show_nothing_left(ctx: Context, line: StaffLine) -> None:
    """There is nothing to give: the money can go back instead, or more stock comes first."""
    rows: list[list[Button]] = []
    if line.left > 0:
        rows.append([AskRefund(line.id).button(ctx.t("shop-staff-refund"))])
    if line.item_id is not None and await ctx.allowed(CATALOG):
        rows.append([AddStock(line.item_id).button(ctx.t("shop-stock-add"))])
    rows.append([OpenStaffLine(line.id).button(ctx.t("kernel-back")), staff_button(ctx)])
    await ctx.screen(ctx.rich("shop-staff-replace-none", item=shorten(line.name, 200)), rows)


@shop.form
class Replace(Form, id="shop.replace"):
    """Why; then a last look with a button that works once."""

    permission = ORDERS
    reason = Ask("shop-staff-ask-replace-reason", text(REASON, one_line=True))

    async def summary(self, ctx: Context) -> Rich:
        """What goes, what comes, and what the customer reads."""
        facts = {"item": self.item, "order": self.order, "count": len(self.pieces), "reason": self.reason}
        return ctx.rich("shop-staff-replace-summary", **facts)

    async def confirms(self, ctx: Context) -> Sequence[tuple[int, str]]:
        """One button."""
        return [(0, ctx.t("shop-staff-replace-yes"))]

    async def done(self, ctx: Context) -> Any:
        """Burn, claim and send, in the transaction that ends the conversation."""
        try:
            new = await replace_pieces(ctx.bot, self.line, self.pieces, self.reason)
        except KioskError:
            raise Refused("shop-staff-line-changed") from None
        except Refused:
            raise Refused("shop-staff-replace-gone", item=self.item) from None
        before, after = {"pieces": self.pieces}, {"pieces": new}
        subject, order = f"line:{self.line}", int(self.order)
        ctx.audit("shop.line_replaced", subject, before=before, after=after, order=order, reason=self.reason)

        async def show() -> None:
            await show_line(ctx, self.line, ctx.rich("shop-staff-replaced", count=len(self.pieces)))

        return show

    async def cancelled(self, ctx: Context) -> None:
        """Back to the line."""
        await show_line(ctx, self.line)
