"""Invoices in a chat, and the lines that say that one was paid or given back."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from babel.numbers import format_currency, get_currency_precision

from .keyboards import Button, Rows

if TYPE_CHECKING:
    from .accounts import Bot
    from .people import Person

STARS = "XTR"
PAY = {"en": "Pay", "ru": "Заплатить"}


@dataclass(eq=False, slots=True)
class Invoice:
    """Amounts are in minor units of ``currency``. ``receipt`` is the number of the message that says it was paid."""

    title: str
    description: str
    payload: bytes = field(repr=False)
    currency: str
    prices: tuple[tuple[str, int], ...]
    provider: str = field(default="", repr=False)
    start_param: str = ""
    receipt: int = 0

    @property
    def total(self) -> int:
        """What is to be paid."""
        return sum(amount for _, amount in self.prices)

    @property
    def in_stars(self) -> bool:
        """Whether Telegram Stars are asked for."""
        return self.currency == STARS

    def pay_button(self, language: str) -> Rows:
        """The keyboard that Telegram adds to an invoice that has none, in the person's language."""
        known = language if language in PAY else "en"
        return ((Button(f"{PAY[known]} {written(self.currency, self.total, known)}", "buy"),),)

    def to_json(self) -> dict:
        """What the chat page draws; the payload stays between bot and Telegram."""
        return {
            "title": self.title,
            "description": self.description,
            "currency": self.currency,
            "exponent": exponent(self.currency),
            "total": self.total,
            "prices": [{"label": label, "amount": amount} for label, amount in self.prices],
            "receipt": self.receipt,
        }


@dataclass(eq=False, slots=True)
class Charge:
    """A payment that went through. ``provider_id`` is the provider's own name for it."""

    id: str
    provider_id: str
    person: Person
    bot: Bot
    currency: str
    total: int
    payload: bytes = field(repr=False)
    date: int
    refunded: bool = False

    @property
    def in_stars(self) -> bool:
        """Whether it was paid in Telegram Stars."""
        return self.currency == STARS


@dataclass(frozen=True, slots=True)
class Service:
    """What a line in the chat says instead of a text: the ``charge`` was paid, or given back."""

    kind: str  # "paid" or "refunded"
    charge: Charge

    def to_json(self) -> dict:
        """What the chat page draws."""
        charge = self.charge
        return {
            "kind": self.kind,
            "currency": charge.currency,
            "exponent": exponent(charge.currency),
            "total": charge.total,
            "bot": charge.bot.name,
        }


def exponent(currency: str) -> int:
    """How many digits an amount of the currency has after the point."""
    return 0 if currency == STARS else get_currency_precision(currency)


def written(currency: str, total: int, language: str) -> str:
    """An amount as Telegram's server writes it on a button."""
    if currency == STARS:
        return f"⭐️{total}"
    return format_currency(Decimal(total).scaleb(-exponent(currency)), currency, locale=language)
