"""What was bought: read for its owner, decrypted, and made into messages that change no byte of it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kernel import File, Outgoing, Rich, code, db

from ..naming import CAPTION_LIMIT, TEXT_LIMIT, shorten
from .states import BROUGHT, LineState

if TYPE_CHECKING:
    from kernel import Bot

AS_TEXT = 3500  # UTF-16 units; with its heading a value stays below Telegram's 4096
NAME_SHOWN = 120  # characters of an item's name in front of a value
# Control and format characters, line separators, surrogates: Telegram drops, replaces or trims them.
ALTERED = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
JOINER = "\u200d"  # holds families of emoji together
HARMLESS = frozenset({"\n", JOINER})
REMOVED = frozenset("\u030a\u0333\u033f")  # combining marks that TDLib's clean_input_string() takes out

LINES = """
SELECT l.id, l.order_id, l.item_id, l.item_name, l.kind, l.quantity, l.unit_price, l.adjustment, l.state, l.refunded,
    l.revealed_at,
    coalesce(v.value, s.value) AS value, coalesce(v.file_id, s.file_id) AS file_id, v.id AS value_id,
    coalesce(i.instructions, '') AS instructions
FROM shop_order_line l LEFT JOIN shop_item i ON i.id = l.item_id
LEFT JOIN shop_stock_value v ON v.line_id = l.id AND v.state = 'sold'
LEFT JOIN shop_shared_value s ON s.id = l.shared_value_id
JOIN shop_order o ON o.id = l.order_id
WHERE {} ORDER BY l.id, v.id"""
FILES = "SELECT id, name, mime, data FROM shop_stored_file WHERE id = $1"
PICTURES = ("image/jpeg", "image/png")
PICTURE_LIMIT = 10 * 1024 * 1024  # bytes; https://core.telegram.org/bots/api#sendphoto


@dataclass(frozen=True, slots=True)
class BoughtLine:
    """A line of an order as its owner may see it; ``value`` is the texts in clear, one under the other.

    ``files`` are (id of the stock value, 0 for a shared one; id of the stored file) in order.
    """

    id: int
    order_id: int
    item_id: int | None
    name: str
    kind: str
    quantity: int
    unit_price: int
    adjustment: int
    refunded: int
    state: LineState
    value: str
    files: tuple[tuple[int, int], ...] = ()
    instructions: str = ""
    revealed: bool = False  # somebody may have seen the value before


async def own_lines(bot: Bot, user_id: int, order_id: int) -> tuple[BoughtLine, ...]:
    """The lines of an order with their values, if it is this customer's; none otherwise."""
    return _lines(bot, await db.fetch(LINES.format("o.id = $1 AND o.user_id = $2"), order_id, user_id))


async def own_line(bot: Bot, user_id: int, line_id: int) -> BoughtLine | None:
    """The line, if it is this customer's; None otherwise, whether it exists or not."""
    lines = _lines(bot, await db.fetch(LINES.format("l.id = $1 AND o.user_id = $2"), line_id, user_id))
    return lines[0] if lines else None


async def any_line(bot: Bot, line_id: int) -> BoughtLine | None:
    """The line, for a message that the shop itself queued for its owner."""
    lines = _lines(bot, await db.fetch(LINES.format("l.id = $1"), line_id))
    return lines[0] if lines else None


def _lines(bot: Bot, rows: Iterable[dict[str, Any]]) -> tuple[BoughtLine, ...]:
    heads: dict[int, dict[str, Any]] = {}
    texts: dict[int, list[str]] = {}
    files: dict[int, list[tuple[int, int]]] = {}
    for row in rows:
        heads.setdefault(row["id"], row)
        if row["state"] not in BROUGHT:
            continue  # pieces that are only held, or were given back, are not for reading
        if row["file_id"] is not None:
            files.setdefault(row["id"], []).append((row["value_id"] or 0, row["file_id"]))
        if row["value"]:
            text = bot.keys.decrypt(row["value"])
            if text:
                texts.setdefault(row["id"], []).append(text)
    names = ("id", "order_id", "item_id", "kind", "quantity", "unit_price", "adjustment", "refunded", "instructions")
    return tuple(
        BoughtLine(
            **{name: row[name] for name in names},
            name=row["item_name"],
            state=LineState(row["state"]),
            value="\n".join(texts.get(line_id, ())),
            files=tuple(files.get(line_id, ())),
            revealed=row["revealed_at"] is not None,
        )
        for line_id, row in heads.items()
    )


def survives_as_text(value: str) -> bool:
    """Whether Telegram shows exactly ``value`` when it is sent as text."""
    if len(Rich(value)) > AS_TEXT or value != value.strip(JOINER).strip():
        return False
    return not any(
        char in REMOVED or (unicodedata.category(char) in ALTERED and char not in HARMLESS)
        for char in value
        if not " " <= char <= "~"
    )


def as_file(line: BoughtLine) -> File:
    """The texts of a line as a UTF-8 file."""
    return File(f"order-{line.order_id}-{line.id}.txt", line.value.encode(), "text/plain")


async def stored_file(bot: Bot, file_id: int) -> File | None:
    """A file that is sold, decrypted."""
    row = await db.fetch_one(FILES, file_id)
    return None if row is None else File(row["name"], bot.keys.decrypt_bytes(row["data"]), row["mime"])


async def value_message(bot: Bot, to: Any, line: BoughtLine) -> Outgoing:
    """The message that brings the text of a line, or the one file that all buyers get, with the item's instructions.

    Text that a tap copies, or a file where text would change it. ``to`` is a Recipient or a Context.
    """
    if line.files and not line.value:
        return await file_message(bot, to, line, line.files[0][1])
    head = heading(to, line)
    if survives_as_text(line.value):
        return Outgoing(_instructed(head + "\n\n" + code(line.value), line, TEXT_LIMIT))
    text = _instructed(head + "\n\n" + to.rich("shop-delivery-file"), line, CAPTION_LIMIT)
    return Outgoing(text, document=as_file(line))


async def file_message(bot: Bot, to: Any, line: BoughtLine, file_id: int) -> Outgoing:
    """The message that brings one file of a line: pictures as pictures, everything else as a document."""
    file = await stored_file(bot, file_id)
    head = heading(to, line)
    if file is None:
        return Outgoing(head)
    text = _instructed(head, line, CAPTION_LIMIT)
    if file.mime_type in PICTURES and len(file.data) <= PICTURE_LIMIT:
        return Outgoing(text, photo=file)
    return Outgoing(text, document=file)


def heading(to: Any, line: BoughtLine) -> Rich:
    """Which order and item a value belongs to."""
    title: Rich = to.rich("shop-delivery", order=str(line.order_id), item=shorten(line.name, NAME_SHOWN))
    return title


def _instructed(text: Rich, line: BoughtLine, limit: int) -> Rich:
    """``text`` with the item's instructions under it, cut to what fits."""
    room = limit - len(text) - 2
    if not line.instructions or room < 20:
        return text
    return text + "\n\n" + shorten(line.instructions, room)
