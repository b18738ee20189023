"""How often one customer may buy and search; RATE_LIMITS changes the numbers."""

from . import shop

PURCHASES = shop.limit("purchases", "shop-limit-purchases", 5, per=60)  # every order, from a card, a cart or a form
SEARCHES = shop.limit("searches", "shop-limit-searches", 15, per=60)
