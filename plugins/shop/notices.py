"""What the shop tells its staff about."""

from plugins.accounts.api import NoticeKind

from . import shop
from .permissions import CATALOG, ORDERS

SALE, BY_HAND, DELIVERY, PAYOUT = "sale", "by_hand", "delivery", "payout"
LOW_STOCK, SOLD_OUT, NEWS = "low_stock", "sold_out", "news"


@shop.hook
def register_notice_kinds() -> list[NoticeKind]:
    """Orders for those who look after orders, stock and posts for those who look after the catalog."""
    return [
        NoticeKind(SALE, "shop-notice-sale", ORDERS),
        NoticeKind(BY_HAND, "shop-notice-by-hand", ORDERS),
        NoticeKind(DELIVERY, "shop-notice-delivery", ORDERS),
        NoticeKind(PAYOUT, "shop-notice-payout", ORDERS),
        NoticeKind(LOW_STOCK, "shop-notice-low-stock", CATALOG),
        NoticeKind(SOLD_OUT, "shop-notice-sold-out", CATALOG),
        NoticeKind(NEWS, "shop-notice-news", CATALOG),
    ]
