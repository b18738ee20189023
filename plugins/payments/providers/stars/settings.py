"""The settings of payments in Telegram Stars."""

from decimal import Decimal
from typing import Annotated

from pydantic import BeforeValidator, Field

from kernel import Settings


def _decimal(value: object) -> object:
    return value.strip().replace(",", ".") if isinstance(value, str) else value


class StarsSettings(Settings):
    """What a star is worth to the shop."""

    stars_per_value: Annotated[Decimal, BeforeValidator(_decimal)] = Field(
        Decimal("0.91"),
        ge=0,
        le=100_000,
        description="how many stars one unit of the shop's currency costs, such as 0.91; 0 means off",
        json_schema_extra={"live": True},
    )
