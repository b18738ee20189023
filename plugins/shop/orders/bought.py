"""Whether somebody has bought an item."""

from kernel import db

BOUGHT = """
SELECT 1 AS bought FROM shop_order o JOIN shop_order_line l ON l.order_id = o.id
WHERE o.user_id = $1 AND l.item_id = $2 AND o.state IN ('paid', 'partly_refunded') AND l.state <> 'returned' LIMIT 1"""


async def has_bought(user_id: int, item_id: int) -> bool:
    """Whether a customer has paid for an item and not given it back; one statement, in the caller's transaction if any.

    Gifts of value zero count, orders that wait for payment or were refunded do not.
    """
    return await db.fetch_one(BOUGHT, user_id, item_id) is not None
