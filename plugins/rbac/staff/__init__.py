"""What staff see of roles: lists, cards, making and giving them. Every step asks for the right again."""

from . import card, finding, giving, limits, listing, making, people

__all__ = ["card", "finding", "giving", "limits", "listing", "making", "people"]
