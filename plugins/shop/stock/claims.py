"""Stock: claim the pieces of a line, publish a batch, and the counters that both keep."""

from dataclasses import replace
from datetime import datetime

from kernel import Refused, db

from ..orders.states import LineState
from ..orders.views import LineView, OrderView

UNIQUE, SHARED = "unique", "shared"

# Of published batches, the oldest first. The counter keeps a sold-out item from being searched for.
ON_SALE = """item_id = $1 AND state = 'unsold'
    AND EXISTS (SELECT 1 FROM shop_stock_level WHERE item_id = $1 AND available > 0)"""

# Pieces that another purchase holds are passed over, and the counter follows what was really claimed. How many is part
# of the text: for LIMIT $2 PostgreSQL would plan to read a tenth of the stock, and would plan anew every time.
PICK = f"""
pick AS (
    SELECT id FROM shop_stock_value
    WHERE {ON_SALE} AND batch_id <> ALL (ARRAY(SELECT id FROM shop_batch WHERE published = FALSE))
    ORDER BY batch_id, id LIMIT %d FOR UPDATE SKIP LOCKED
)"""
LEVEL = """
level AS (
    UPDATE shop_stock_level SET available = available - (SELECT count(*) FROM claimed)
    WHERE item_id = $1 AND EXISTS (SELECT 1 FROM claimed)
)"""
CLAIM = f"""
WITH {PICK}, claimed AS (
    UPDATE shop_stock_value v SET state = 'sold', line_id = $2 FROM pick WHERE v.id = pick.id RETURNING v.id
), {LEVEL}, line AS (
    UPDATE shop_order_line SET state = 'fulfilled' WHERE id = $2
)
SELECT count(*) AS claimed FROM claimed"""

# The usual purchase: order, line and pieces together, with the line written once.
SELL = f"""
WITH {PICK}, placed AS (
    INSERT INTO shop_order (user_id, state, total, currency, nonce, created_at, paid_at)
    VALUES ($2, 'paid', $3, $4, $5, $6, $6) RETURNING id
), line AS (
    INSERT INTO shop_order_line (order_id, item_id, item_name, quantity, unit_price, state)
    SELECT id, $1, $7, $8, $9, 'fulfilled' FROM placed RETURNING id, order_id
), claimed AS (
    UPDATE shop_stock_value v SET state = 'sold', line_id = line.id FROM pick, line WHERE v.id = pick.id RETURNING v.id
), {LEVEL}
SELECT id, order_id, (SELECT count(*) FROM claimed) AS claimed FROM line"""

CLAIM_SQLITE = f"""
UPDATE shop_stock_value SET state = 'sold', line_id = $2 WHERE id IN (
    SELECT id FROM shop_stock_value
    WHERE {ON_SALE} AND batch_id NOT IN (SELECT id FROM shop_batch WHERE published = FALSE)
    ORDER BY batch_id, id LIMIT $3)"""
LEVEL_SQLITE = "UPDATE shop_stock_level SET available = available - $2 WHERE item_id = $1"
LINE_SQLITE = "UPDATE shop_order_line SET state = 'fulfilled' WHERE id = $1"

SHARE = """
UPDATE shop_order_line SET state = 'fulfilled', shared_value_id = i.shared_value_id
FROM shop_item i WHERE shop_order_line.id = $1 AND i.id = $2 AND i.shared_value_id IS NOT NULL"""

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


async def claim(line: LineView) -> LineState | None:
    """Assign the values of a line in the caller's transaction; None for kinds that are not the shop's own.

    Raises Refused ``shop-sold-out`` when there are fewer than the line needs.
    """
    if line.kind == SHARED:
        claimed = line.quantity * await db.execute(SHARE, line.id, line.item_id)
    elif line.kind == UNIQUE:
        claimed = await _claim_pieces(line)
    else:
        return None
    if claimed < line.quantity:
        raise Refused("shop-sold-out", item=line.name)
    return LineState.FULFILLED


async def _claim_pieces(line: LineView) -> int:
    if db.dialect() == "postgres":
        row = await db.fetch_one(CLAIM % line.quantity, line.item_id, line.id)
        return row["claimed"] if row else 0
    claimed = await db.execute(CLAIM_SQLITE, line.item_id, line.id, line.quantity)
    await db.execute(LEVEL_SQLITE, line.item_id, claimed)
    await db.execute(LINE_SQLITE, line.id)
    return claimed


async def sell_pieces(order: OrderView, nonce: int, now: datetime) -> LineView:
    """Store a paid order of one line of unique values and assign these, in one statement; PostgreSQL only.

    Returns the stored line, fulfilled. Raises Refused ``shop-sold-out`` when there are fewer than the line needs.
    """
    (line,) = order.lines
    row = await db.fetch_one(
        SELL % line.quantity,
        *(line.item_id, order.user.id, order.total, order.currency, nonce, now),
        *(line.name, line.quantity, line.unit_price),
    )
    if row is None or row["claimed"] < line.quantity:
        raise Refused("shop-sold-out", item=line.name)
    return replace(line, id=row["id"], order_id=row["order_id"])


async def publish(batch_id: int) -> None:
    """Put every value of a batch on sale and count it, in the caller's transaction; again does nothing."""
    if db.dialect() == "postgres":
        await db.execute(PUBLISH, batch_id)
    elif await db.execute(PUBLISH_SQLITE, batch_id):
        await db.execute(COUNT_SQLITE, batch_id)
