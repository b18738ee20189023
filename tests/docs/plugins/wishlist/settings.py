"""The settings of the wish list."""

from pydantic import Field

from kernel import Settings


class WishlistSettings(Settings):
    """How much a customer may wish for."""

    wishlist_size: int = Field(50, ge=1, le=1000, description="the most wishes of one customer, such as 50")
