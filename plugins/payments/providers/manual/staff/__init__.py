"""What staff see of bank transfers. Every step asks for the right again."""

from . import amount, card, listing, refunds

__all__ = ["amount", "card", "listing", "refunds"]
