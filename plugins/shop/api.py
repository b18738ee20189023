"""What other plugins may use of the shop."""

from __future__ import annotations

from .callbacks import AskBuy, ConfirmBuy, OpenCategory, OpenItem, OpenOrder, OpenPurchases, OpenShop
from .catalog import read_item
from .orders import Adjustment, ItemView, LineView, OrderView
from .purchase import Outcome, PriceChanged, buy
from .states import ForbiddenChange, LineState, OrderState

__all__ = [
    "Adjustment",
    "AskBuy",
    "ConfirmBuy",
    "ForbiddenChange",
    "ItemView",
    "LineState",
    "LineView",
    "OpenCategory",
    "OpenItem",
    "OpenOrder",
    "OpenPurchases",
    "OpenShop",
    "OrderState",
    "OrderView",
    "Outcome",
    "PriceChanged",
    "buy",
    "get_item",
]


async def get_item(item_id: int) -> ItemView | None:
    """The item as it is in the database now; None when it is hidden, gone or in a hidden category."""
    card = await read_item(item_id)
    return None if card is None else card.item
