"""The pictures of an item: the first stands on the item, the others behind it. Equal bytes are stored once."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PIL import Image

from kernel import File, Refused, db

from .changes import Change, forget
from .editing import locked

if TYPE_CHECKING:
    from kernel import Bot

MOST = 10  # pictures of one item
LARGEST = 5 * 1024 * 1024  # bytes
FORMATS = {"JPEG": "image/jpeg", "PNG": "image/png"}
# https://core.telegram.org/bots/api#sendphoto: width and height together at most 10,000, ratio at most 20
SIDES, RATIO = 10_000, 20

ONE = """
SELECT p.hash, p.mime, p.data FROM shop_picture p WHERE p.id = COALESCE(
    (SELECT picture_id FROM shop_item_picture WHERE item_id = $1 AND $2 > 0 ORDER BY position, id LIMIT 1 OFFSET {n}),
    (SELECT picture_id FROM shop_item WHERE id = $1))"""


@dataclass(frozen=True, slots=True)
class PictureView:
    """A picture of an item, without its bytes; ``id`` is the picture's."""

    id: int
    hash: str
    mime: str


async def pictures_of(item_id: int) -> list[PictureView]:
    """The pictures of an item in the order in which its card shows them."""
    rows = await db.fetch(
        "SELECT p.id, p.hash, p.mime FROM ("
        " SELECT picture_id, -1 AS rank, 0 AS position, 0 AS id FROM shop_item WHERE id = $1"
        " UNION ALL SELECT picture_id, 0, position, id FROM shop_item_picture WHERE item_id = $1"
        ") shown JOIN shop_picture p ON p.id = shown.picture_id ORDER BY shown.rank, shown.position, shown.id",
        item_id,
    )
    return [PictureView(row["id"], row["hash"], row["mime"]) for row in rows]


async def read_picture(item_id: int, number: int = 0) -> File | None:
    """Picture ``number`` (from 0) of an item with its bytes, the first where there is none; in one statement."""
    row = await db.fetch_one(ONE.format(n=max(0, number - 1)), item_id, number)
    if row is None:
        return None
    return File(f"{row['hash'][:16]}.{row['mime'].partition('/')[2]}", bytes(row["data"]), row["mime"])


async def add_picture(bot: Bot, item_id: int, data: bytes) -> Change:
    """Put a picture behind those that an item has, in the caller's transaction; one that it shows already is no change.

    Raises Refused for what is no JPEG or PNG, larger than 5 MB or of a shape that Telegram does not show, and for an
    eleventh picture. ``check_picture`` says the same of the bytes.
    """
    mime = check_picture(data)
    now = await locked("item", item_id)
    picture_id = await _stored(data, mime)
    shown = [picture.id for picture in await pictures_of(item_id)]
    if picture_id in shown:
        return Change("item", item_id, {}, {})
    if len(shown) >= MOST:
        raise Refused("shop-picture-too-many", max=MOST)
    await _show(item_id, [*shown, picture_id], now)
    await forget(bot)
    return Change("item", item_id, {"pictures": shown}, {"pictures": [*shown, picture_id]})


async def remove_picture(bot: Bot, item_id: int, picture_id: int) -> Change:
    """Take a picture off an item, in the caller's transaction; the next one becomes the first. Gone already: no change."""
    return await _rearrange(bot, item_id, lambda shown: [number for number in shown if number != picture_id])


async def arrange_pictures(bot: Bot, item_id: int, ids: list[int]) -> Change:
    """Show these pictures of an item first, in this order, the rest behind them, in the caller's transaction."""

    def order(shown: list[int]) -> list[int]:
        first = [number for number in dict.fromkeys(ids) if number in shown]
        return first + [number for number in shown if number not in first]

    return await _rearrange(bot, item_id, order)


async def _rearrange(bot: Bot, item_id: int, order: Callable[[list[int]], list[int]]) -> Change:
    now = await locked("item", item_id)
    shown = [picture.id for picture in await pictures_of(item_id)]
    after = order(shown)
    if after == shown:
        return Change("item", item_id, {}, {})
    await _show(item_id, after, now)
    await forget(bot)
    return Change("item", item_id, {"pictures": shown}, {"pictures": after})


def check_picture(data: bytes) -> str:
    """The MIME type of a picture that Telegram shows, by its content; raises Refused for anything else."""
    if len(data) > LARGEST:
        raise Refused("shop-picture-too-large", max=LARGEST >> 20)
    try:
        with Image.open(io.BytesIO(data), formats=list(FORMATS)) as image:
            (width, height), mime = image.size, FORMATS[image.format or ""]
    except Exception:  # whatever a file that is no picture does to the reader
        raise Refused("shop-picture-unknown") from None
    if width + height > SIDES or max(width, height) > RATIO * min(width, height):
        raise Refused("shop-picture-shape")
    return mime


async def _stored(data: bytes, mime: str) -> int:
    digest = hashlib.sha256(data).hexdigest()
    await db.execute(
        "INSERT INTO shop_picture (hash, mime, data) VALUES ($1, $2, $3) ON CONFLICT (hash) DO NOTHING",
        *(digest, mime, data),
    )
    row = await db.fetch_one("SELECT id FROM shop_picture WHERE hash = $1", digest)
    assert row is not None
    return row["id"]


async def _show(item_id: int, ids: list[int], now: dict) -> None:
    """Write the order down: the first on the item, the others in rows of their own."""
    first = ids[0] if ids else None
    if first != now["picture_id"]:
        await db.execute("UPDATE shop_item SET picture_id = $2 WHERE id = $1", item_id, first)
    await db.execute("DELETE FROM shop_item_picture WHERE item_id = $1", item_id)
    for position, picture_id in enumerate(ids[1:]):
        await db.execute(
            "INSERT INTO shop_item_picture (item_id, picture_id, position) VALUES ($1, $2, $3)",
            *(item_id, picture_id, position),
        )
