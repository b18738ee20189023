"""What promos shows to customers."""

from . import card, cart, gift, links

__all__ = ["card", "cart", "gift", "links"]
