"""The settings of payments, with the names that operators have always used."""

from decimal import Decimal
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from kernel import Refused, Settings


def _amount(value: object) -> object:
    return value.strip().replace(",", ".") if isinstance(value, str) else value


LIVE: dict[str, Any] = {"live": True}  # may be changed while the bot runs
Amount = Annotated[Decimal, BeforeValidator(_amount)]


class PaymentsSettings(Settings):
    """How much may be paid in at once, and for how long an invoice can be paid."""

    min_amount: Amount = Field(
        Decimal(20),
        gt=0,
        le=10**12,
        description="the least that can be paid in, in the shop's currency, such as 20",
        json_schema_extra=LIVE,
    )
    max_amount: Amount = Field(
        Decimal(10000),
        gt=0,
        le=10**12,
        description="the most that can be paid in, in the shop's currency, such as 10000",
        json_schema_extra=LIVE,
    )
    payment_time: int = Field(
        1800,
        ge=60,
        le=86_400,
        description="for how many seconds an invoice can be paid, such as 1800",
        json_schema_extra=LIVE,
    )

    def problems(self) -> list[str]:
        """A range in which no amount lies."""
        if self.min_amount <= self.max_amount:
            return []
        return [
            f"MIN_AMOUNT ({self.min_amount}) is above MAX_AMOUNT ({self.max_amount}), so nobody could pay. Lower the one or raise the other."
        ]

    def conflicts(self) -> list[Refused]:
        """The same for who changes a limit in the chat."""
        if self.min_amount <= self.max_amount:
            return []
        return [Refused("payments-limits-crossed", least=str(self.min_amount), most=str(self.max_amount))]
