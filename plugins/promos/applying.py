"""Applying codes to an item's card or a line of the cart, taking them off, and keeping those that came by link."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kernel import Refused, db

from . import attempts, goods
from .codes import BadCode, normalise
from .models import CODE_LENGTH
from .pricing import saving
from .reading import CARD, SAVED, applied_to_lines, find_code, find_code_by_id
from .rules import has_bought, order_refusal, refusal
from .views import CodeView, Piece

if TYPE_CHECKING:
    from kernel import Bot

MOST_HERE = 5  # codes on one card or line
MOST_KEPT = 100  # places that a customer's codes are remembered for

APPLY = """
INSERT INTO promos_applied (user_id, code_id, source, key, created_at) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (user_id, source, key, code_id) DO NOTHING"""
PRUNE = f"""
DELETE FROM promos_applied WHERE user_id = $1 AND id <= (
    SELECT a.id FROM promos_applied a WHERE a.user_id = $1 ORDER BY a.id DESC LIMIT 1 OFFSET {MOST_KEPT})"""
REMOVE = "DELETE FROM promos_applied WHERE user_id = $1 AND source = $2 AND key = $3 AND code_id = $4"
SAVED_CODE = f"SELECT id FROM promos_applied WHERE user_id = $1 AND source = '{SAVED}' AND key = 0 AND code_id = $2"
COPY = f"""
INSERT INTO promos_applied (user_id, code_id, source, key, created_at)
SELECT user_id, code_id, $3, $4, $5 FROM promos_applied WHERE user_id = $1 AND source = '{CARD}' AND key = $2
ON CONFLICT (user_id, source, key, code_id) DO NOTHING"""
FORGET = "DELETE FROM promos_applied WHERE source = $1 AND key {among}"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a code is applied: an item's card (``source`` empty, ``key`` the item) or a line of the cart."""

    source: str
    key: int
    item_id: int


async def look_up(bot: Bot, user: Any, typed: str) -> CodeView | Refused:
    """The code that a customer typed or followed a link to, or why it is none that counts for them.

    In the caller's transaction. Refusals are returned, not raised, so that the attempt is counted; when the caller
    accepts the code, :func:`attempts.forgive_attempt` must follow.
    """
    if not await attempts.count_attempt(bot, user.id):
        return Refused("promos-refused-too-often")
    try:
        written = normalise(typed)
    except BadCode:
        return Refused("promos-refused-not-found", code=typed.strip()[:CODE_LENGTH])
    code = await find_code(written, user.id)
    if code is None:
        return Refused("promos-refused-not-found", code=written)
    return refusal(code, bot.clock.now()) or code


async def apply_typed(bot: Bot, user: Any, typed: str, place: Place) -> Refused | None:
    """Apply what a customer typed to a card or line; the reason when it does not count. In the caller's transaction."""
    code = await look_up(bot, user, typed)
    if isinstance(code, Refused):
        return code
    refused = await apply(bot, user, code, place)
    if refused is None:
        await attempts.forgive_attempt(user.id)
    return refused


async def apply_saved(bot: Bot, user: Any, code_id: int, place: Place) -> Refused | None:
    """Apply a code that is saved for this customer; any other id is refused as gone, whether it exists or not."""
    saved = await db.fetch_one(SAVED_CODE, user.id, code_id)
    code = await find_code_by_id(code_id, user.id) if saved else None
    if code is None:
        return Refused("promos-refused-gone")
    return refusal(code, bot.clock.now()) or await apply(bot, user, code, place)


async def apply(bot: Bot, user: Any, code: CodeView, place: Place) -> Refused | None:
    """Remember that ``code``, checked by ``refusal``, counts at ``place``; the reason when it does not.

    The minimum is left to the order, because pieces and lines may be added; only where it can never be reached it
    refuses here. A code that stands alone takes the place of another such code if it saves more.
    """
    item = (await goods.items(bot, [place.item_id])).get(place.item_id)
    if item is None or item.hidden:
        return Refused("promos-refused-item-gone")
    most = code.min_sum if place.source or item.max_quantity is None else item.price * item.max_quantity
    bought = await has_bought(bot, user.id, [code])
    refused = order_refusal(
        bot, user.language, code, item_id=item.id, category_ids=item.category_ids, total=most, bought=bought
    )
    if refused is not None:
        return refused
    piece = Piece(item.id, max(item.min_quantity, 1), item.price, place.source, place.key)
    here = [applied.code for applied in await applied_to_lines(user.id, [piece])]
    if code.id in {other.id for other in here}:
        return None
    if len(here) >= MOST_HERE:
        return Refused("promos-refused-enough")
    for other in here:
        if not code.stacks and not other.stacks:
            if saving(code, piece.total, {}) <= saving(other, piece.total, {}):
                return Refused("promos-refused-not-combined", code=code.code, other=other.code)
            await remove(user.id, other.id, place.source, place.key)
    await db.execute(APPLY, user.id, code.id, place.source, place.key, bot.clock.now())
    await db.execute(PRUNE, user.id)
    return None


async def save(bot: Bot, user_id: int, code_id: int) -> None:
    """Keep a code for a customer, to be offered on every card that it fits."""
    await db.execute(APPLY, user_id, code_id, SAVED, 0, bot.clock.now())
    await db.execute(PRUNE, user_id)


async def remove(user_id: int, code_id: int, source: str, key: int) -> bool:
    """Take a code off a card or line; False when it was not on it."""
    return await db.execute(REMOVE, user_id, source, key, code_id) > 0


async def copy_from_card(bot: Bot, user_id: int, item_id: int, source: str, key: int) -> None:
    """What is applied to the card of an item counts for a line of it as well. In the caller's transaction."""
    await db.execute(COPY, user_id, item_id, source, key, bot.clock.now())


async def forget(source: str, keys: Sequence[int]) -> None:
    """These lines are gone, and with them what was applied to them. In the caller's transaction."""
    await db.execute(FORGET.format(among=db.among(2, "bigint")), source, list(keys))
