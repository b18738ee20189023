"""The object Invoice of Crypto Pay, checked (https://help.crypt.bot/crypto-pay-api#Invoice)."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import AwareDatetime, BaseModel, BeforeValidator, ConfigDict, Field

Address = Annotated[str, Field(pattern=r"^https?://[!-~]+$", max_length=1024)]


def _not_binary(value: Any) -> Any:
    """Refuse numbers with a binary fraction: they have lost digits before we see them."""
    if isinstance(value, float):
        raise ValueError("an amount is a decimal string")
    return value


Amount = Annotated[Decimal, BeforeValidator(_not_binary), Field(ge=0, le=10**18, allow_inf_nan=False)]


class Invoice(BaseModel):
    """What is used of an invoice; fields that are not known here are ignored.

    ``amount`` is in ``fiat`` or, when ``currency_type`` is ``crypto``, in ``asset``. ``paid_amount`` is in
    ``paid_asset``, of which one is worth ``paid_fiat_rate`` in ``fiat``.
    """

    model_config = ConfigDict(frozen=True, extra="ignore", hide_input_in_errors=True)

    invoice_id: Annotated[int, Field(gt=0, lt=2**63)]
    status: Literal["active", "paid", "expired"]
    currency_type: Literal["fiat", "crypto"] = "crypto"
    fiat: str | None = None
    asset: str | None = None
    amount: Amount
    payload: str | None = None
    bot_invoice_url: Address
    mini_app_invoice_url: Address | None = None
    web_app_invoice_url: Address | None = None
    created_at: AwareDatetime
    expiration_date: AwareDatetime | None = None
    paid_at: AwareDatetime | None = None
    paid_asset: str | None = None
    paid_amount: Amount | None = None
    paid_fiat_rate: Amount | None = None

    @property
    def url(self) -> str:
        """What *Pay* opens: the page inside Telegram if there is one."""
        return self.mini_app_invoice_url or self.bot_invoice_url


class App(BaseModel):
    """The app behind the token, as getMe tells."""

    model_config = ConfigDict(frozen=True, extra="ignore", hide_input_in_errors=True)

    app_id: int
    name: str = ""
