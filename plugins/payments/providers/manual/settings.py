"""The settings of bank transfers."""

from pydantic import Field, field_validator

from kernel import Settings


class ManualSettings(Settings):
    """Where to send the money, and how long a transfer may take."""

    manual_payment: str = Field(
        "",
        max_length=2000,
        description="how to pay by bank transfer: bank, account and name, up to 2000 characters; <b>, <i>, <code> and"
        " <a href> may be used; empty: not offered",
        json_schema_extra={"live": True},
    )
    manual_payment_hours: int = Field(
        72,
        ge=1,
        le=720,
        description="for how many hours a transfer is waited for, such as 72",
        json_schema_extra={"live": True},
    )

    @field_validator("manual_payment")
    @classmethod
    def _text(cls, value: str) -> str:
        return value.strip()
