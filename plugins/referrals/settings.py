"""The settings of referrals."""

from decimal import Decimal
from typing import Annotated

from pydantic import BeforeValidator, Field

from kernel import Settings


def _number(value: object) -> object:
    return value.strip().replace(",", ".") if isinstance(value, str) else value


class ReferralsSettings(Settings):
    """How much a referrer gets."""

    referral_percent: Annotated[Decimal, BeforeValidator(_number)] = Field(
        Decimal(0),
        ge=0,
        le=99,
        decimal_places=2,
        description="what part of a payment its referrer gets, in percent: 0 to 99, such as 5 or 12.5; 0: nothing",
        json_schema_extra={"live": True},
    )

    @property
    def hundredths(self) -> int:
        """The same in hundredths of a percent, as it is stored with what was earned."""
        return int(self.referral_percent * 100)
