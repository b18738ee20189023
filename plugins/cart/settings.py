"""The settings of the cart."""

from pydantic import Field

from kernel import Settings

from .models import MOST_SLOTS


class CartSettings(Settings):
    """How much a cart holds."""

    cart_lines: int = Field(
        10,
        ge=1,
        le=MOST_SLOTS,
        description=f"how many different items a cart holds, 1 to {MOST_SLOTS}, such as 10",
        json_schema_extra={"live": True},
    )
