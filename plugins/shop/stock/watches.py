"""Customers who wait for a sold-out item, told once, in the order in which they asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kernel import Button, Context, Outgoing, Refused, db, emit
from plugins.accounts.api import close_button, find_many
from plugins.shop import shop

from ..callbacks import AskBuy, OpenItem
from ..catalog.reading import read_item
from ..naming import shorten
from ..orders.views import ItemView
from .callbacks import Watch

if TYPE_CHECKING:
    from kernel import Bot

MOST = 50  # watches of one customer
AT_ONCE = 500  # customers told in one transaction
LATER = 60  # priority in the outbox: after receipts

ADD = f"""
INSERT INTO shop_stock_watch (item_id, user_id, created_at)
SELECT $1, $2, $3 WHERE (SELECT count(*) FROM shop_stock_watch WHERE user_id = $2) < {MOST}
ON CONFLICT (item_id, user_id) DO NOTHING"""
WAITING = "SELECT 1 AS yes FROM shop_stock_watch WHERE item_id = $1 AND user_id = $2"
TAKE = f"""
DELETE FROM shop_stock_watch WHERE id IN (
    SELECT id FROM shop_stock_watch WHERE item_id = $1 ORDER BY id LIMIT {AT_ONCE}) RETURNING id, user_id"""


@shop.hook
async def item_buttons(item: ItemView, press: OpenItem, ctx: Context) -> list[Button]:
    """On a sold-out card: tell me when it is back."""
    if not item.sold_out:
        return []
    on = await db.fetch_one(WAITING, item.id, ctx.user.id) is None
    label = ctx.t("shop-watch") if on else ctx.t("shop-unwatch")
    return [Watch(item.id, on, row=press.row, page=press.page).button(label)]


@shop.press(Watch)
async def watch(ctx: Context, press: Watch) -> None:
    """Note that the customer waits, or no longer does, and show the card again."""
    if not press.on:
        await db.execute("DELETE FROM shop_stock_watch WHERE item_id = $1 AND user_id = $2", press.item_id, ctx.user.id)
        ctx.toast(ctx.t("shop-unwatched"))
    else:
        await _add(ctx, press.item_id)
    await ctx.open(OpenItem(press.item_id, row=press.row, page=press.page))


async def _add(ctx: Context, item_id: int) -> None:
    card = await read_item(item_id)
    if card is None:
        raise Refused("shop-item-gone")
    if not card.item.sold_out:
        ctx.toast(ctx.t("shop-watch-needless"))
        return
    added = await db.execute(ADD, item_id, ctx.user.id, ctx.bot.clock.now())
    if not added and await db.fetch_one(WAITING, item_id, ctx.user.id) is None:
        raise Refused("shop-watch-most", max=MOST)
    ctx.toast(ctx.t("shop-watched"))


@shop.on("stock_added")
async def tell(bot: Bot, item_id: int, pieces: int) -> None:
    """Tell those who wait; they go on waiting while the item cannot be seen or is sold out again already."""
    card = await read_item(item_id)
    if card is not None and not card.item.sold_out:
        await _tell_some(bot, item_id)


@shop.on("shop_watchers_left")
async def tell_more(bot: Bot, item_id: int) -> None:
    """The next ones of many."""
    await _tell_some(bot, item_id)


async def _tell_some(bot: Bot, item_id: int) -> None:
    rows = sorted(await db.fetch(TAKE, item_id), key=lambda row: row["id"])
    people = await find_many(bot, [row["user_id"] for row in rows])
    for row in rows:
        person = people.get(row["user_id"])
        if person is not None and not person.is_blocked:
            bot.send(person, "shop-back", priority=LATER, item_id=item_id)
    if len(rows) == AT_ONCE:
        emit("shop_watchers_left", item_id=item_id)


@shop.message("shop-back")
async def back(to: Any, item_id: int) -> Outgoing | None:
    """The good news with a buy button, or that others were faster."""
    card = await read_item(item_id)
    if card is None:
        return None
    item = card.item
    name = shorten(item.name, 300)
    last = (OpenItem(item_id).button(to.t("shop-back-open")), close_button(to))
    if item.sold_out:
        again = (Watch(item_id, True).button(to.t("shop-watch")),)
        return Outgoing(to.rich("shop-back-gone", item=name), (again, last))
    buy = (AskBuy(item_id, item.price).button(to.t("shop-buy", price=to.money(item.price))),)
    return Outgoing(to.rich("shop-back", item=name, price=to.money(item.price)), (buy, last))
