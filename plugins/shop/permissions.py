"""The rights that the shop asks for."""

from . import shop

CATALOG = shop.permission("catalog", "shop-permission-catalog")  # categories, items, stock, reviews
ORDERS = shop.permission("orders", "shop-permission-orders")  # orders, refunds
