"""The lines of a cart as they are stored: read, put in, changed, taken out. Ownership is in every statement."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from kernel import Refused, db
from plugins.shop.api import ItemView

from .quantities import more, most
from .settings import CartSettings

if TYPE_CHECKING:
    from kernel import Bot

ATTEMPTS = 100  # each failed one means that another press of the same customer has changed the cart

READ = "SELECT id, item_id, item_name AS name, quantity, slot FROM cart_line WHERE user_id = $1 ORDER BY id"
INSERT = """INSERT INTO cart_line (user_id, item_id, item_name, quantity, slot, added_at)
VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING RETURNING id"""
RAISE = """UPDATE cart_line SET quantity = $4, item_name = $5
WHERE id = $1 AND user_id = $2 AND quantity = $3 RETURNING id"""
CHANGE = "UPDATE cart_line SET quantity = $3 WHERE id = $1 AND user_id = $2 RETURNING id"


@dataclass(frozen=True, slots=True)
class CartLine:
    """A line of somebody's cart. ``item_id`` is None when the item was deleted; ``name`` is what it was called.

    ``unit_price`` (minor units, before adjustments) is 0 until the line is priced.
    """

    id: int
    item_id: int | None
    name: str
    quantity: int
    slot: int
    unit_price: int = 0


async def own_lines(user_id: int) -> list[CartLine]:
    """What is in a customer's cart, as it was put in; one statement."""
    return [CartLine(**row) for row in await db.fetch(READ, user_id)]


async def own_line(user_id: int, line_id: int) -> CartLine | None:
    """The line, if it is in this customer's cart; None otherwise, whether it exists or not."""
    return next((line for line in await own_lines(user_id) if line.id == line_id), None)


async def count_lines(user_id: int) -> int:
    """How many lines a customer's cart has."""
    row = await db.fetch_one("SELECT count(*) AS lines FROM cart_line WHERE user_id = $1", user_id)
    return row["lines"] if row else 0


async def add(bot: Bot, user: Any, item: ItemView) -> CartLine:
    """Put an item into the cart, or a step more of it, in the caller's transaction; the line as it is then.

    A line takes the smallest free slot; who comes second for it looks again, so the limit holds however fast one
    taps. Raises Refused when the cart is full or the item's rules or its stock allow no more.
    """
    limit = bot.setting(CartSettings).cart_lines
    for _ in range(ATTEMPTS):
        lines = await own_lines(user.id)
        line = next((line for line in lines if line.item_id == item.id), None)
        wanted = more(item, line.quantity) if line else item.min_quantity
        if wanted > most(item) or (line and wanted <= line.quantity):
            raise Refused("cart-most", count=most(item))
        if item.available is not None and wanted > item.available and not item.presell:
            raise Refused("cart-only", count=item.available)
        if line is not None:
            stored = await db.fetch_one(RAISE, line.id, user.id, line.quantity, wanted, item.name)
        else:
            slot = smallest_free([line.slot for line in lines], limit)
            if not slot:
                raise Refused("cart-full", count=limit)
            line = CartLine(0, item.id, item.name, 0, slot)
            stored = await db.fetch_one(INSERT, user.id, item.id, item.name, wanted, slot, bot.clock.now())
        if stored is not None:
            await bot.hooks.join("cart_line_added", user=user, item_id=item.id, line_id=stored["id"], bot=bot)
            return replace(line, id=stored["id"], quantity=wanted)
    raise Refused("kernel-too-fast")


def smallest_free(taken: Sequence[int], limit: int) -> int:
    """The smallest slot from 1 to ``limit`` that is not taken; 0 when there are ``limit`` lines or more."""
    if len(taken) >= limit:
        return 0
    return next(slot for slot in range(1, limit + 1) if slot not in taken)


async def change(user_id: int, line_id: int, quantity: int) -> bool:
    """Make it so many pieces; False when the line is not in this customer's cart (any more)."""
    return await db.fetch_one(CHANGE, line_id, user_id, quantity) is not None


async def remove(bot: Bot, user_id: int, line_ids: Sequence[int] | None = None) -> int:
    """Take these lines (None: all) out of the customer's cart, in the caller's transaction; how many there were."""
    which, args = "", [user_id]
    if line_ids is not None:
        if not line_ids:
            return 0
        which = f" AND id IN ({', '.join(f'${place}' for place in range(2, len(line_ids) + 2))})"
        args += line_ids
    rows = await db.fetch(f"DELETE FROM cart_line WHERE user_id = $1{which} RETURNING id", *args)
    if rows:
        await bot.hooks.join("cart_line_removed", line_ids=sorted(row["id"] for row in rows), bot=bot)
    return len(rows)


async def take(user_id: int, ordered: dict[int, int]) -> bool:
    """Take out what became an order (line id to quantity), in its transaction; False if it is not all still so."""
    places = ", ".join(f"${place}" for place in range(2, len(ordered) + 2))
    rows = await db.fetch(
        f"DELETE FROM cart_line WHERE user_id = $1 AND id IN ({places}) RETURNING id, quantity", user_id, *ordered
    )
    return {row["id"]: row["quantity"] for row in rows} == ordered
