"""Groups of customers that the shop can tell, for broadcasts: who bought, who never did, who bought a product."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kernel import Context, clip_label, db
from plugins.accounts.api import audience

from . import shop
from .staff.finding import find_items

if TYPE_CHECKING:
    from kernel import Bot

BUYERS, NEVER, ITEM = "shop.buyers", "shop.never", "shop.item"
BOUGHT = """SELECT DISTINCT user_id FROM shop_order
WHERE state IN ('paid', 'partly_refunded') AND user_id > $1 ORDER BY user_id LIMIT $2"""
BOUGHT_ITEM = """SELECT DISTINCT o.user_id FROM shop_order_line l JOIN shop_order o ON o.id = l.order_id
WHERE l.item_id = $3 AND l.state <> 'returned' AND o.state IN ('paid', 'partly_refunded') AND o.user_id > $1
ORDER BY o.user_id LIMIT $2"""
AMONG = "SELECT DISTINCT user_id FROM shop_order WHERE state IN ('paid', 'partly_refunded') AND user_id {}"


class Group(NamedTuple):
    """What the hook ``segments`` of broadcast takes."""

    name: str
    label: str
    order: int
    asks: str


@shop.optional_hook
async def segments(ctx: Context) -> list[Group]:
    """Who paid for anything and has not given all of it back; who never did; who has a product."""
    return [
        Group(BUYERS, ctx.t("shop-segment-buyers"), 40, ""),
        Group(NEVER, ctx.t("shop-segment-never"), 42, ""),
        Group(ITEM, ctx.t("shop-segment-item"), 44, "words"),
    ]


@shop.optional_hook
async def segment_options(segment: str, words: str, ctx: Context) -> list[tuple[int, str]] | None:
    """The products that fit the words or have that number, hidden ones too."""
    if segment != ITEM:
        return None
    return [(row["id"], clip_label(row["name"])) for row in await find_items(ctx.bot, words)]


@shop.optional_hook
async def segment_members(
    segment: str, argument: int, after: int, limit: int, bot: Bot
) -> tuple[list[int], int] | None:
    """A stretch of them, in one statement, or two for those who never bought."""
    if segment == NEVER:
        ids, following = await audience(bot, after, limit)
        bought = {row["user_id"] for row in await db.fetch(AMONG.format(db.among(1, "bigint")), ids)}
        return [key for key in ids if key not in bought], following
    if segment == BUYERS:
        rows = await db.fetch(BOUGHT, after, limit)
    elif segment == ITEM:
        rows = await db.fetch(BOUGHT_ITEM, after, limit, argument)
    else:
        return None
    ids = [row["user_id"] for row in rows]
    return ids, ids[-1] if len(ids) == limit else 0
