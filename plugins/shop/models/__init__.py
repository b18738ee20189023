"""The shop's tables. Everything is known by its id, so a new name loses nothing; money is in minor units."""

from .catalog import Category, Item, ItemPicture, Picture, Search
from .delivery import DeliveryProblem
from .orders import CustomerItem, Order, OrderAdjustment, OrderLine, Refund, RefundShare
from .stock import (
    Batch,
    BatchItem,
    Intake,
    NewsPost,
    SharedValue,
    StockLevel,
    StockValue,
    StockWatch,
    StoredFile,
)

__all__ = [
    "Batch",
    "BatchItem",
    "Category",
    "CustomerItem",
    "DeliveryProblem",
    "Intake",
    "Item",
    "ItemPicture",
    "NewsPost",
    "Order",
    "OrderAdjustment",
    "OrderLine",
    "Picture",
    "Refund",
    "RefundShare",
    "Search",
    "SharedValue",
    "StockLevel",
    "StockValue",
    "StockWatch",
    "StoredFile",
]
