"""Posts to the news channel: a product has appeared, or there are more pieces of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from kernel import Button, Context, Outgoing, Rich, bold, db
from plugins.accounts.api import close_button, news_channel, tell_staff
from plugins.shop import shop

from ..callbacks import OpenShop
from ..catalog.pictures import read_picture
from ..catalog.reading import read_item, read_items
from ..naming import shorten
from ..notices import NEWS
from ..settings import ShopSettings

if TYPE_CHECKING:
    from kernel import Bot

PAUSE = timedelta(minutes=10)  # between two posts about an item
SINGLY = 3  # items; more of them at once, as after an import, share one post
NAMED = 10  # items in a post about many
LATER = 70  # priority in the outbox: after receipts

PLACED = """
INSERT INTO shop_news_post (item_id, at) VALUES ($1, $2) ON CONFLICT (item_id) DO UPDATE SET at = excluded.at"""
# Telegram's names of why a post was refused, and what the owner is told; https://core.telegram.org/method/messages.sendMessage
REASONS = {
    **dict.fromkeys(("CHAT_WRITE_FORBIDDEN", "CHAT_ADMIN_REQUIRED", "USER_BANNED_IN_CHANNEL"), "rights"),
    **dict.fromkeys(("CHANNEL_INVALID", "CHANNEL_PRIVATE", "PEER_ID_INVALID", "CHAT_ID_INVALID"), "missing"),
}


@dataclass(frozen=True, slots=True)
class Channel:
    """A chat that messages are queued for as for a person."""

    telegram_id: int


async def post(bot: Bot, restocked: Iterable[int], appeared: Iterable[int] = ()) -> None:
    """Queue posts about items in the caller's transaction, as far as the operator wants them.

    At most one an item in PAUSE: what comes sooner is told together, when the time is over.
    """
    channel, wanted = news_channel(bot), bot.setting(ShopSettings).channel_posts
    fresh = set(appeared) if wanted in ("new", "all") else set()
    items = sorted(fresh | (set(restocked) if wanted in ("stock", "all") else set()))
    if not channel or not items:
        return
    if len(items) > SINGLY:
        ids = sorted(fresh)[:NAMED] or items[:NAMED]
        bot.send(Channel(channel), "shop-news-many", priority=LATER, item_ids=ids, count=len(items), new=bool(fresh))
        return
    for item_id in items:
        at = await _time_for(bot, item_id)
        if at is not None:
            new = item_id in fresh
            bot.send(Channel(channel), "shop-news", priority=LATER, not_before=at, item_id=item_id, new=new)


async def _time_for(bot: Bot, item_id: int) -> datetime | None:
    """When a post about the item may go; None when one is waiting already."""
    now, lock = bot.clock.now(), " FOR UPDATE" if db.dialect() == "postgres" else ""
    row = await db.fetch_one(f"SELECT at FROM shop_news_post WHERE item_id = $1{lock}", item_id)
    if row is not None and row["at"] > now:
        return None
    at = now if row is None else max(now, row["at"] + PAUSE)
    await db.execute(PLACED, item_id, at)
    return at


@shop.message("shop-news")
async def news(to: Any, item_id: int, new: bool) -> Outgoing | None:
    """The item as it is when it is sent; nothing when it is hidden by then, or sold out again."""
    card = await read_item(item_id)
    if card is None or (card.item.sold_out and not new):
        return None
    item = card.item
    text = to.rich("shop-news-new") if new else to.rich("shop-news-stock")
    text = (
        text + "\n\n" + bold(shorten(item.name, 300)) + "\n" + to.rich("shop-price", price=to.money(item.price)) + "\n"
    )
    text = text + _pieces(to, item.available)
    photo = await read_picture(item.id) if item.picture_id else None
    return Outgoing(text, ((_link(to, f"item_{item_id}", "shop-news-open"),),), photo=photo)


@shop.message("shop-news-many")
async def many(to: Any, item_ids: list[int], count: int, new: bool) -> Outgoing | None:
    """The first items by name; nothing when none of them can be seen."""
    items = await read_items(item_ids)
    if not items:
        return None
    lines = [Rich("• ") + shorten(items[item_id].name, 100) for item_id in item_ids if item_id in items]
    if count > len(lines):
        lines.append(to.rich("shop-news-more", count=count - len(lines)))
    head = to.rich("shop-news-many-new", count=count) if new else to.rich("shop-news-many-stock", count=count)
    return Outgoing(head + "\n\n" + Rich("\n").join(lines), ((_link(to, "shop", "shop-news-shop"),),))


def _pieces(to: Any, available: int | None) -> Rich:
    if available is None:
        return to.rich("shop-stock-unlimited")
    return to.rich("shop-stock", count=available) if available else to.rich("shop-stock-none")


def _link(to: Any, payload: str, label: str) -> Button:
    return Button(to.t(label), url=f"https://t.me/{to.bot.me.username}?start={payload}")


@shop.deep_link("shop")
async def shop_link(ctx: Context, rest: str) -> None:
    """``/start shop``: the categories at the top."""
    await ctx.open(OpenShop())


@shop.on_failed("shop-news")
async def failed(bot: Bot, reason: str, item_id: int, new: bool) -> None:
    """Tell staff, in words, that a post did not arrive."""
    await _tell_staff(bot, reason)


@shop.on_failed("shop-news-many")
async def many_failed(bot: Bot, reason: str, **about: Any) -> None:
    """The same for a post about many items."""
    await _tell_staff(bot, reason)


async def _tell_staff(bot: Bot, reason: str) -> None:
    await tell_staff(bot, "shop-news-failed", kind=NEWS, severity="warning", key=f"news:{reason[:30]}", reason=reason)


@shop.message("shop-news-failed")
async def failure(to: Any, reason: str) -> Outgoing:
    """Why, and what to do about it."""
    text = to.rich(f"shop-news-failed-{REASONS.get(reason.partition(':')[0], 'other')}", reason=reason[:100])
    return Outgoing(text, ((close_button(to),),))
