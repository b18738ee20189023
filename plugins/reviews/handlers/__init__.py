"""What reviews answer: lines and buttons on the card, the list, one's own review, and staff's screens."""

from . import card, forms, listing, mine, staff

__all__ = ["card", "forms", "listing", "mine", "staff"]
