"""Stock: claim the pieces of a line, give them back, publish a batch, and the counters that all three keep."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import lru_cache

from kernel import Refused, db

from ..orders.views import LineView, OrderView

UNIQUE, FILE, SHARED, MANUAL = "unique", "file", "shared", "manual"
COUNTED = frozenset({UNIQUE, FILE})  # kinds of which each piece is a row of stock
OWN = frozenset({UNIQUE, FILE, SHARED, MANUAL})  # kinds that the shop itself delivers

# Which pieces go first. The last two have no meaning to a customer who watches what is sold.
ORDERS = {"fifo": "batch_id, id", "lifo": "batch_id DESC, id DESC", "random": "digest"}

# Of published batches that have not expired. The counter keeps a sold-out item from being searched for.
UNFIT = """SELECT id FROM shop_batch WHERE published = FALSE
    UNION ALL SELECT id FROM shop_batch WHERE expires_at <= {} AND published = TRUE"""
ON_SALE = """item_id = $1 AND state = 'unsold'
    AND EXISTS (SELECT 1 FROM shop_stock_level WHERE item_id = $1 AND available > 0)"""

# Pieces that another purchase holds are passed over, and the counter follows what was really claimed. How many is part
# of the text: for LIMIT $2 PostgreSQL would plan to read a tenth of the stock, and would plan anew every time.
PICK = """
pick AS (
    SELECT id FROM shop_stock_value
    WHERE {on_sale} AND batch_id <> ALL (ARRAY({unfit}))
    ORDER BY {order} LIMIT {count} FOR UPDATE SKIP LOCKED
)"""
LEVEL = """
level AS (
    UPDATE shop_stock_level SET available = available - (SELECT count(*) FROM claimed)
    WHERE item_id = $1 AND EXISTS (SELECT 1 FROM claimed)
)"""
CLAIM = """
WITH {pick}, claimed AS (
    UPDATE shop_stock_value v SET state = $3, line_id = $2 FROM pick WHERE v.id = pick.id RETURNING v.id
){level}
SELECT id FROM claimed ORDER BY id"""
LOWER = """
WITH locked AS (
    SELECT l.id, n.pieces FROM shop_stock_level l
    JOIN unnest($1::bigint[], $2::int[]) AS n (item_id, pieces) ON n.item_id = l.item_id
    ORDER BY l.item_id FOR UPDATE OF l
)
UPDATE shop_stock_level l SET available = l.available - locked.pieces FROM locked WHERE l.id = locked.id"""

# The usual purchase: order, line and pieces together, with the line written once.
SELL = """
WITH {pick}, placed AS (
    INSERT INTO shop_order (user_id, state, total, currency, nonce, created_at, paid_at)
    VALUES ($2, 'paid', $3, $4, $5, $6, $6) RETURNING id
), line AS (
    INSERT INTO shop_order_line
        (order_id, item_id, item_name, kind, quantity, unit_price, adjustment, state, fulfilled_at)
    SELECT id, $1, $7, 'unique', $8, $9, $10, 'fulfilled', $6 FROM placed RETURNING id, order_id
), claimed AS (
    UPDATE shop_stock_value v SET state = 'sold', line_id = line.id FROM pick, line WHERE v.id = pick.id RETURNING v.id
), {level}
SELECT id, order_id, (SELECT count(*) FROM claimed) AS claimed FROM line"""

CLAIM_SQLITE = """
UPDATE shop_stock_value SET state = $3, line_id = $2 WHERE id IN (
    SELECT id FROM shop_stock_value
    WHERE {on_sale} AND batch_id NOT IN ({unfit})
    ORDER BY {order} LIMIT {count}) RETURNING id"""
LEVEL_SQLITE = "UPDATE shop_stock_level SET available = available - $2 WHERE item_id = $1"

# A piece whose batch was taken off sale meanwhile goes where the rest of its batch is.
LOCK_BATCHES = """SELECT id FROM shop_batch WHERE id IN (
    SELECT batch_id FROM shop_stock_value WHERE line_id {among}) ORDER BY id FOR SHARE"""
FREE = """
UPDATE shop_stock_value SET line_id = NULL, state = CASE WHEN EXISTS (SELECT 1 FROM shop_batch b
    WHERE b.id = shop_stock_value.batch_id AND b.published = TRUE AND b.withdrawn_at IS NULL) THEN 'unsold' ELSE 'withdrawn' END
WHERE line_id {among} AND state = 'reserved' RETURNING item_id, state"""
RAISE_LEVEL = "UPDATE shop_stock_level SET available = available + $2 WHERE item_id = $1"

# One UPDATE puts everything on sale; the counters follow in the same statement.
PUBLISH = """
WITH published AS (
    UPDATE shop_batch SET published = TRUE WHERE id = $1 AND published = FALSE RETURNING id
), counted AS (
    SELECT v.item_id, count(*) AS pieces FROM shop_stock_value v JOIN published p ON v.batch_id = p.id
    WHERE v.state = 'unsold' GROUP BY v.item_id ORDER BY v.item_id
)
INSERT INTO shop_stock_level (item_id, available) SELECT item_id, pieces FROM counted
ON CONFLICT (item_id) DO UPDATE SET available = shop_stock_level.available + excluded.available"""

PUBLISH_SQLITE = "UPDATE shop_batch SET published = TRUE WHERE id = $1 AND published = FALSE"
COUNT_SQLITE = """
INSERT INTO shop_stock_level (item_id, available)
SELECT item_id, count(*) FROM shop_stock_value WHERE batch_id = $1 AND state = 'unsold' GROUP BY item_id
ON CONFLICT (item_id) DO UPDATE SET available = available + excluded.available"""


@lru_cache(maxsize=512)
def _claiming(pick: str, count: int, dialect: str, counted: bool) -> str:
    parts = {"on_sale": ON_SALE, "unfit": UNFIT.format("$4"), "order": ORDERS[pick], "count": count}
    if dialect == "postgres":
        return CLAIM.format(pick=PICK.format(**parts), level=f", {LEVEL}" if counted else "")
    return CLAIM_SQLITE.format(**parts)


@lru_cache(maxsize=512)
def _selling(pick: str, count: int) -> str:
    picked = PICK.format(on_sale=ON_SALE, unfit=UNFIT.format("$6"), order=ORDERS[pick], count=count)
    return SELL.format(pick=picked, level=LEVEL)


async def claim_pieces(
    line: LineView, now: datetime, *, pick: str = "fifo", state: str = "sold", counted: bool = True
) -> list[int]:
    """Give the line its pieces in the caller's transaction (``state``: sold or reserved); their ids.

    ``pick`` is the item's rule for which go first. Fewer ids than ``line.quantity``: there are no more. Unless
    ``counted`` here, ``lower_levels`` must follow.
    """
    sql = _claiming(pick, line.quantity, db.dialect(), counted)
    rows = await db.fetch(sql, line.item_id, line.id, state, now)
    if db.dialect() == "postgres":
        return [row["id"] for row in rows]
    if counted:
        await db.execute(LEVEL_SQLITE, line.item_id, len(rows))
    return sorted(row["id"] for row in rows)


async def lower_levels(pieces: Mapping[int, int]) -> None:
    """Count what was claimed of several items (item id to pieces), in the caller's transaction.

    The counter of an item is one row that every buyer of it waits for, so the later this is the better.
    """
    taken = {item_id: count for item_id, count in sorted(pieces.items()) if count}
    if db.dialect() == "postgres":
        if taken:
            await db.execute(LOWER, list(taken), list(taken.values()))
        return
    for item_id, count in taken.items():
        await db.execute(LEVEL_SQLITE, item_id, count)


async def sell_pieces(order: OrderView, pick: str, nonce: int, now: datetime) -> tuple[int, int]:
    """Store a paid order of one line of unique values and assign these, in one statement; PostgreSQL only.

    Returns the ids of order and line, which is fulfilled. Raises Refused when there are fewer than the line needs.
    """
    (line,) = order.lines
    row = await db.fetch_one(
        _selling(pick, line.quantity),
        *(line.item_id, order.user.id, order.total, order.currency, nonce, now),
        *(line.name, line.quantity, line.unit_price, line.adjustment),
    )
    if row is None or row["claimed"] < line.quantity:
        raise short(line, row["claimed"] if row else 0)
    return row["order_id"], row["id"]


def short(line: LineView, found: int) -> Refused:
    """Why a line cannot have its pieces, of which only ``found`` are there."""
    if found:
        return Refused("shop-too-few", item=line.name, count=found)
    return Refused("shop-sold-out", item=line.name)


async def give_back(line_ids: Sequence[int]) -> dict[int, int]:
    """Put the reserved pieces of these lines back on sale, in the caller's transaction; how many by item id."""
    if db.dialect() == "postgres":
        await db.fetch(LOCK_BATCHES.format(among=db.among(1, "bigint")), list(line_ids))
    rows = await db.fetch(FREE.format(among=db.among(1, "bigint")), list(line_ids))
    pieces: dict[int, int] = {}
    for row in rows:
        if row["state"] == "unsold":
            pieces[row["item_id"]] = pieces.get(row["item_id"], 0) + 1
    for item_id in sorted(pieces):
        await db.execute(RAISE_LEVEL, item_id, pieces[item_id])
    return pieces


async def publish(batch_id: int) -> None:
    """Put every value of a batch on sale and count it, in the caller's transaction; again does nothing."""
    if db.dialect() == "postgres":
        await db.execute(PUBLISH, batch_id)
    elif await db.execute(PUBLISH_SQLITE, batch_id):
        await db.execute(COUNT_SQLITE, batch_id)
