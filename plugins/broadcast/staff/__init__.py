"""What staff see of broadcasts: the list, the card, and writing one. Every step asks for the right again."""

from . import deciding, listing, writing

__all__ = ["deciding", "listing", "writing"]
