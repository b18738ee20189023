"""What happens while nobody presses anything: prices fall, and wishes come true."""

from datetime import timedelta

from kernel import Bot, Outgoing, db, run_in_transaction
from plugins.accounts.api import close_button, find
from plugins.shop.api import ItemView, OpenItem, get_item, get_items, get_order

from . import wishlist
from .models import Idea, Wish

CHEAPER = "UPDATE wishlist_wish SET price = $2 WHERE item_id = $1 AND price > $2 RETURNING user_id"
DEARER = "UPDATE wishlist_wish SET price = $2 WHERE item_id = $1 AND price < $2"


@wishlist.job(every=timedelta(hours=1))
async def announce_price_drops(bot: Bot) -> None:
    """Tell everybody whose wish costs less than when they last heard of it."""
    rows = await db.fetch("SELECT DISTINCT item_id FROM wishlist_wish")
    ids = [row["item_id"] for row in rows]
    for start in range(0, len(ids), 100):
        for item in (await get_items(ids[start : start + 100])).values():
            await run_in_transaction(note_price, bot, item)


async def note_price(bot: Bot, item: ItemView) -> None:
    """Remember an item's new price and queue the good news, both or neither."""
    for row in await db.fetch(CHEAPER, item.id, item.price):
        customer = await find(bot, row["user_id"])
        bot.send(customer, "wishlist-cheaper", priority=80, item_id=item.id)
    await db.execute(DEARER, item.id, item.price)


@wishlist.message("wishlist-cheaper")
async def cheaper(to, item_id: int) -> Outgoing | None:
    """Put into words when it is sent, in the customer's language; None when there is nothing to tell any more."""
    item = await get_item(item_id)
    if item is None:
        return None
    text = to.rich("wishlist-cheaper", item=item.name, price=to.money(item.price))
    return Outgoing(text, ((OpenItem(item.id).button(to.t("wishlist-look")), close_button(to)),))


@wishlist.message("wishlist-new-idea")
async def new_idea(to, idea_id: int) -> Outgoing | None:
    """An idea, for the owner. Only its id was queued; the text is read now."""
    idea = await Idea.get_or_none(id=idea_id)
    return None if idea is None else Outgoing(to.rich("wishlist-new-idea", text=idea.text), ((close_button(to),),))


@wishlist.on("order_completed")
async def wish_come_true(bot: Bot, order_id: int) -> None:
    """What was bought leaves the list. Heard after the purchase is committed, at least once, so it must not count."""
    order = await get_order(bot, order_id)
    if order is not None:
        bought = [line.item_id for line in order.lines if line.item_id]
        await Wish.filter(user_id=order.user.id, item_id__in=bought).delete()
