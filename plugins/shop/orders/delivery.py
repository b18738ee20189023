"""The values bought: read for their owner, decrypted, and made into a message that changes no byte of them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from kernel import File, Outgoing, Rich, code, db

from ..naming import shorten
from .states import LineState, OrderState

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
SELECT l.id, l.order_id, l.item_id, l.item_name, l.quantity, l.unit_price, l.state, coalesce(v.value, s.value) AS value,
    o.state AS order_state, o.total, o.paid_at, o.created_at
FROM shop_order_line l JOIN shop_order o ON o.id = l.order_id
LEFT JOIN shop_stock_value v ON v.line_id = l.id LEFT JOIN shop_shared_value s ON s.id = l.shared_value_id
WHERE {} ORDER BY l.id, v.id"""


@dataclass(frozen=True, slots=True)
class BoughtLine:
    """A line of an order as its owner may see it; ``value`` is the values in clear, one under the other."""

    id: int
    order_id: int
    item_id: int | None
    name: str
    quantity: int
    unit_price: int
    state: LineState
    value: str


@dataclass(frozen=True, slots=True)
class BoughtOrder:
    """An order as its owner may see it."""

    id: int
    state: OrderState
    total: int
    at: datetime
    lines: tuple[BoughtLine, ...]


async def own_order(bot: Bot, user_id: int, order_id: int) -> BoughtOrder | None:
    """The order, if it is this customer's; None otherwise, whether it exists or not."""
    rows = await db.fetch(LINES.format("o.id = $1 AND o.user_id = $2"), order_id, user_id)
    if not rows:
        return None
    head = rows[0]
    at = head["paid_at"] or head["created_at"]
    return BoughtOrder(order_id, OrderState(head["order_state"]), head["total"], at, _lines(bot, rows))


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
    values: dict[int, list[str]] = {}
    for row in rows:
        heads.setdefault(row["id"], row)
        if row["value"] is not None:
            values.setdefault(row["id"], []).append(bot.keys.decrypt(row["value"]))
    return tuple(
        BoughtLine(
            line_id,
            row["order_id"],
            row["item_id"],
            row["item_name"],
            row["quantity"],
            row["unit_price"],
            LineState(row["state"]),
            "\n".join(values.get(line_id, ())),
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
    """The values of a line as a UTF-8 file."""
    return File(f"order-{line.order_id}-{line.id}.txt", line.value.encode(), "text/plain")


def value_message(to: Any, line: BoughtLine) -> Outgoing:
    """The message that brings the values of a line: text that a tap copies, or a file where text would change them.

    ``to`` is a Recipient or a Context.
    """
    head: Rich = to.rich("shop-delivery", order=str(line.order_id), item=shorten(line.name, NAME_SHOWN))
    if survives_as_text(line.value):
        return Outgoing(head + "\n\n" + code(line.value))
    return Outgoing(head + "\n\n" + to.rich("shop-delivery-file"), document=as_file(line))
