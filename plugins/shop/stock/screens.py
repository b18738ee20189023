"""Staff look at an item's batches, withdraw them and put them back."""

from __future__ import annotations

from typing import Any

from kernel import Button, Context, Refused, Rich, bold, db, pager_row
from plugins.accounts.api import menu_button
from plugins.shop import shop

from ..callbacks import OpenItem
from ..naming import shorten
from ..permissions import CATALOG
from .batches import batches_of, find_batch, restore, withdraw
from .callbacks import AddStock, AskWithdraw, DoWithdraw, OpenBatch, OpenBatches
from .words import fact_lines

LABEL = 60  # UTF-16 units of a list row's label
STATES = ("unsold", "reserved", "sold", "withdrawn", "burnt")


def back_to_item(ctx: Context, item_id: int) -> Button:
    """Back to the staff's screen of an item's stock, or to the customers' card where there is none."""
    route = ctx.bot.router.presses.get("mk")
    callback: Any = OpenItem if route is None else route.callback
    return callback(item_id).button(ctx.t("kernel-back"))


def item_buttons_row(ctx: Context, item_id: int) -> list[Button]:
    """More pieces, and the batches."""
    return [
        AddStock(item_id).button(ctx.t("shop-stock-add-more")),
        OpenBatches(item_id).button(ctx.t("shop-batches")),
    ]


@shop.press(OpenBatches, permission=CATALOG)
async def open_batches(ctx: Context, press: OpenBatches) -> None:
    """Show a page of the batches of an item."""
    item = await db.fetch_one("SELECT name FROM shop_item WHERE id = $1", press.item_id)
    if item is None:
        raise Refused("shop-item-gone")
    page = await batches_of(press)
    rows = [[batch_button(ctx, row, page.rows[0]["id"], page.number)] for row in page.rows]
    rows += [
        pager_row(ctx, press, page),
        [AddStock(press.item_id).button(ctx.t("shop-stock-add"))],
        [back_to_item(ctx, press.item_id), menu_button(ctx)],
    ]
    text = bold(shorten(item["name"], 300)) + "\n\n"
    await ctx.screen(text + ctx.rich("shop-batches-title" if page.rows else "shop-batches-none"), rows)


def batch_button(ctx: Context, row: dict[str, Any], first: int, page: int) -> Button:
    """A batch on a list row: on sale or not, its name, and how many pieces it brought."""
    tail = f" · {ctx.t('shop-pieces', count=row['pieces'])}"
    mark = "📦 " if row["published"] else "⏸ "
    label = mark + shorten(row["name"], LABEL - len(tail) - 3) + tail
    return OpenBatch(row["id"], row=first, page=page).button(label)


@shop.press(OpenBatch, permission=CATALOG)
async def open_batch(ctx: Context, press: OpenBatch) -> None:
    """Show the facts of a batch and what became of its pieces."""
    batch = await _batch(press.entry)
    text = bold(shorten(batch["item"], 300)) + "\n\n" + _facts(ctx, batch)
    rows = []
    if batch["published"]:
        ask = AskWithdraw(press.entry, row=press.row, page=press.page)
        rows.append([ask.button(ctx.t("shop-batch-withdraw"))])
    elif batch["withdrawn_at"] is not None:
        ask = AskWithdraw(press.entry, restore=True, row=press.row, page=press.page)
        rows.append([ask.button(ctx.t("shop-batch-restore"))])
    await ctx.screen(text, [*rows, [_back(press, batch["item_id"]).button(ctx.t("kernel-back")), menu_button(ctx)]])


@shop.press(AskWithdraw, permission=CATALOG)
async def ask_withdraw(ctx: Context, press: AskWithdraw) -> None:
    """Say what goes, or comes back, before it does."""
    batch = await _batch(press.entry)
    pieces = batch["states"].get("withdrawn" if press.restore else "unsold", 0)
    key = "shop-batch-ask-restore" if press.restore else "shop-batch-ask-withdraw"
    text = bold(shorten(batch["name"], 255)) + "\n\n" + ctx.rich(key, count=pieces)
    if batch["items"] > 1:
        text = text + "\n\n" + ctx.rich("shop-batch-several", count=batch["items"])
    do = ctx.once(DoWithdraw(press.entry, press.restore), ctx.t("kernel-confirm"))
    back = OpenBatch(press.entry, row=press.row, page=press.page)
    await ctx.screen(text, [[do], [back.button(ctx.t("kernel-cancel"))]])


@shop.press(DoWithdraw, permission=CATALOG)
async def do_withdraw(ctx: Context, press: DoWithdraw) -> None:
    """Do it once, and show the batch."""
    batch, actor = await _batch(press.entry), f"user:{ctx.user.id}"

    async def check() -> None:
        await ctx.require(CATALOG)
        if not await press.use(ctx):
            raise Refused("kernel-already-used")

    if press.restore:
        done = await restore(ctx.bot, batch["batch_id"], actor, check)
        ctx.toast(ctx.t("shop-batch-restored" if done else "shop-batch-busy"))
    else:
        await withdraw(ctx.bot, batch["batch_id"], actor, check)
        ctx.toast(ctx.t("shop-batch-off-sale"))
    await open_batch(ctx, OpenBatch(press.entry))


async def _batch(entry: int) -> dict[str, Any]:
    batch = await find_batch(entry)
    if batch is None:
        raise Refused("shop-batch-gone")
    return batch


def _back(press: OpenBatch, item_id: int) -> OpenBatches:
    first = OpenBatches(item_id)
    return first.at(press.row, press.page) if press.row and press.page > 1 else first


def _facts(ctx: Context, batch: dict[str, Any]) -> Rich:
    known = [batch[name] for name in ("name", "cost", "supplier", "note", "expires_at")]
    text = fact_lines(ctx, *known) + "\n" + ctx.rich("shop-fact-added", time=ctx.when(batch["created_at"])) + "\n"
    for state in STATES:
        if count := batch["states"].get(state, 0):
            text = text + "\n" + ctx.rich(f"shop-batch-{state}", count=count)
    if batch["withdrawn_at"] is not None:
        text = text + "\n\n" + ctx.rich("shop-batch-is-withdrawn", time=ctx.when(batch["withdrawn_at"]))
    elif not batch["published"]:
        text = text + "\n\n" + ctx.rich("shop-batch-busy")
    if batch["items"] > 1:
        text = text + "\n" + ctx.rich("shop-batch-several", count=batch["items"])
    return text
