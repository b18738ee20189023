"""The screens of the staff: catalog, stock, orders, and deliveries that did not arrive."""

from . import (
    adding,
    categories,
    deleting,
    edit,
    finding,
    fulfilment,
    home,
    items,
    moving,
    orders,
    pictures,
    pieces,
    refunding,
    undelivered,
)

__all__ = [
    "adding",
    "categories",
    "deleting",
    "edit",
    "finding",
    "fulfilment",
    "home",
    "items",
    "moving",
    "orders",
    "pictures",
    "pieces",
    "refunding",
    "undelivered",
]
