"""The invoices of one app, as Crypto Pay keeps and shows them."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from .errors import Refused
from .rates import USD_PER_COIN, in_coins, rate

ACTIVE, PAID, EXPIRED = "active", "paid", "expired"


@dataclass(slots=True)
class Invoice:
    """One invoice; ``fiat`` and ``asset`` exclude each other. Times are UTC."""

    id: int
    hash: str
    amount: str  # as it was given
    created_at: datetime
    fiat: str = ""
    asset: str = ""
    accepted_assets: tuple[str, ...] = ()
    description: str = ""
    payload: str = ""
    expires_at: datetime | None = None
    paid_at: datetime | None = None
    paid_asset: str = ""
    paid_amount: Decimal | None = None
    expired: bool = False

    def status(self, now: datetime) -> str:
        """``active``, ``paid`` or ``expired``."""
        if self.paid_at:
            return PAID
        late = self.expires_at is not None and now >= self.expires_at
        return EXPIRED if self.expired or late else ACTIVE

    def shown(self, now: datetime, url: str) -> dict[str, Any]:
        """The object Invoice of the API; ``url`` is where its page is."""
        shown: dict[str, Any] = {
            "invoice_id": self.id,
            "hash": self.hash,
            "currency_type": "fiat" if self.fiat else "crypto",
            "asset": self.asset,
            "fiat": self.fiat,
            "amount": self.amount,
            "accepted_assets": list(self.accepted_assets),
            "description": self.description,
            "payload": self.payload,
            "status": self.status(now),
            "created_at": _time(self.created_at),
            "allow_comments": True,
            "allow_anonymous": True,
            "expiration_date": self.expires_at and _time(self.expires_at),
            "pay_url": url,
            "bot_invoice_url": url,
            "mini_app_invoice_url": f"{url}?startapp=invoice",
            "web_app_invoice_url": f"{url}?web",
        }
        return {name: value for name, value in (shown | self._payment()).items() if value not in ("", None, [])}

    def _payment(self) -> dict[str, Any]:
        if self.paid_at is None or self.paid_amount is None:
            return {}
        fee = self.paid_amount * Decimal("0.03")
        paid: dict[str, Any] = {
            "paid_at": _time(self.paid_at),
            "paid_anonymously": False,
            "paid_asset": self.paid_asset,
            "paid_amount": f"{self.paid_amount.normalize():f}",
            "paid_usd_rate": f"{USD_PER_COIN[self.paid_asset]:f}",
            "fee_asset": self.paid_asset,
            "fee_amount": float(fee),  # a number in the API, unlike every other amount
        }
        if self.fiat:
            paid["paid_fiat_rate"] = f"{rate(self.paid_asset, self.fiat):f}"
        return paid


class Invoices:
    """All invoices of an app, and the coins that it has got. ``now`` is the clock."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self.now = now
        self.all: dict[int, Invoice] = {}
        self.balance: dict[str, Decimal] = dict.fromkeys(USD_PER_COIN, Decimal(0))
        self._last = 1000

    def add(self, *, amount: str, expires_in: int | None, **details: Any) -> Invoice:
        """A new invoice; amounts are decimal strings, ``expires_in`` seconds."""
        self._last += 1
        now = self.now()
        expires_at = now + timedelta(seconds=expires_in) if expires_in else None
        made = Invoice(self._last, "IV" + secrets.token_hex(5), amount, now, expires_at=expires_at, **details)
        self.all[made.id] = made
        return made

    def delete(self, invoice_id: int) -> None:
        """Remove an invoice that is not paid."""
        found = self.all.get(invoice_id)
        if found is None:
            raise Refused("INVOICE_NOT_FOUND")
        if found.paid_at:
            raise Refused("INVOICE_ALREADY_PAID")
        del self.all[invoice_id]

    def pay(self, invoice_id: int, asset: str, amount: Decimal | str | None, *, late: bool) -> Invoice:
        """Mark as paid; ``amount`` in the invoice's own currency if it is not to be the right one.

        The real service lets nobody pay an expired invoice; ``late`` does it all the same.
        """
        invoice = self.all[invoice_id]
        status = invoice.status(self.now())
        if status == PAID or (status == EXPIRED and not late):
            raise Refused(f"INVOICE_{status.upper()}")
        if asset not in (invoice.accepted_assets or (invoice.asset,)):
            raise Refused("ASSET_INVALID")
        due = Decimal(invoice.amount if amount is None else amount)
        invoice.paid_amount = in_coins(due, invoice.fiat, asset) if invoice.fiat else due
        invoice.paid_asset, invoice.paid_at = asset, self.now()
        self.balance[asset] += invoice.paid_amount
        return invoice

    def select(
        self, *, ids: Iterable[int] | None, status: str | None, asset: str | None, fiat: str | None
    ) -> list[Invoice]:
        """Those that fit, newest first."""
        wanted = None if ids is None else set(ids)
        now = self.now()
        return [
            each
            for each in sorted(self.all.values(), key=lambda each: -each.id)
            if (wanted is None or each.id in wanted)
            and (status is None or each.status(now) == status)
            and (asset is None or each.asset == asset)
            and (fiat is None or each.fiat == fiat)
        ]


def _time(moment: datetime) -> str:
    return f"{moment:%Y-%m-%dT%H:%M:%S}.{moment.microsecond // 1000:03}Z"
