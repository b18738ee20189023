"""The settings of the shop."""

from pydantic import Field

from kernel import Settings

from .models.orders import MOST_SLOTS


class ShopSettings(Settings):
    """How long and how many unpaid orders are held."""

    reservation_minutes: int = Field(
        30, ge=1, le=10_080, description="for how many minutes an unpaid order is held, such as 30"
    )
    reservations_per_customer: int = Field(
        3, ge=1, le=MOST_SLOTS, description=f"how many unpaid orders one customer may hold, 1 to {MOST_SLOTS}"
    )
