"""The settings of the shop."""

from typing import Literal

from pydantic import Field

from kernel import Settings

from .models.orders import MOST_SLOTS


class ShopSettings(Settings):
    """How long and how many unpaid orders are held, and what the news channel hears of."""

    reservation_minutes: int = Field(
        30,
        ge=1,
        le=10_080,
        description="for how many minutes an unpaid order is held, such as 30",
        json_schema_extra={"live": True},
    )
    reservations_per_customer: int = Field(
        3,
        ge=1,
        le=MOST_SLOTS,
        description=f"how many unpaid orders one customer may hold, 1 to {MOST_SLOTS}",
        json_schema_extra={"live": True},
    )
    channel_posts: Literal["off", "stock", "new", "all"] = Field(
        "all",
        description="what is posted to the channel CHANNEL_ID: stock (more pieces), new (new products), all or off",
        json_schema_extra={"live": True},
    )
