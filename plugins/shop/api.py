"""What other plugins may use of the shop."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from .callbacks import METHODS, AskBuy, ConfirmBuy, OpenCategory, OpenItem, OpenOrder, OpenPurchases, OpenShop
from .catalog.rating import set_rating
from .catalog.reading import read_item, read_items
from .catalog.sorting import Sort, SortOption
from .handlers.checkout import show_checkout, show_outcome, show_refusal
from .handlers.paying import start_payment
from .limits import PURCHASES
from .orders.bought import has_bought
from .orders.drawing_up import PriceChanged, quote
from .orders.placing import Outcome, place, reserve
from .orders.purchase import buy
from .orders.reading import read_order
from .orders.refund_plans import PaidOut, RefundPlan
from .orders.refunds import RefundView, refund_line, refund_order
from .orders.reserving import pay_order
from .orders.states import ForbiddenChange, LineState, OrderState
from .orders.views import Adjustment, ItemView, LineView, OrderView, PayMethod, Problem, Quote, Wanted

if TYPE_CHECKING:
    from kernel import Bot

__all__ = [
    "METHODS",
    "PURCHASES",
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
    "PaidOut",
    "PayMethod",
    "PriceChanged",
    "Problem",
    "Quote",
    "RefundPlan",
    "RefundView",
    "Sort",
    "SortOption",
    "Wanted",
    "buy",
    "get_item",
    "get_items",
    "get_order",
    "has_bought",
    "pay_order",
    "place",
    "quote",
    "refund_line",
    "refund_order",
    "reserve",
    "set_rating",
    "show_checkout",
    "show_outcome",
    "show_refusal",
    "start_payment",
]


async def get_item(item_id: int) -> ItemView | None:
    """The item as it is in the database now; None when it is hidden, gone or in a hidden category."""
    card = await read_item(item_id)
    return None if card is None else card.item


async def get_items(item_ids: Sequence[int]) -> dict[int, ItemView]:
    """Those of up to 1,000 items that can be seen, by id, as they are in the database now; in one statement."""
    return await read_items(item_ids)


async def get_order(bot: Bot, order_id: int) -> OrderView | None:
    """An order with its lines and adjustments, whosever it is; for reactions to ``order_completed`` and the like."""
    return await read_order(bot, order_id)
