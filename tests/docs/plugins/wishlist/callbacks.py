"""What the buttons of the wish list mean."""

from kernel import Callback, Paged


class SetWish(Callback, prefix="wish"):
    """Put an item on the list (``on``) or take it off; ``row`` and ``page`` are those of the card it was under."""

    item_id: int
    on: bool
    row: int = 0
    page: int = 1


class OpenWishes(Paged, prefix="wishes"):
    """Show the customer's list, a page at a time."""


class AskIdea(Callback, prefix="idea"):
    """Ask what the customer misses in the shop."""
