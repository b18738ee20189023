"""What staff see of promos: lists, cards, and making codes. Every step asks for the right again."""

from . import batches, card, listing, making

__all__ = ["batches", "card", "listing", "making"]
