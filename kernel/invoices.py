"""What paying through Telegram is made of: invoices to send, and entries of the bot's list of Stars.

Public, for plugins that take payments; ``bot.telegram`` sends, refunds and lists.
"""

from __future__ import annotations

from dataclasses import dataclass

from .errors import AlreadySent, FloodWait, TelegramError, TelegramUnavailable
from .messages import Button

__all__ = [
    "STARS",
    "AlreadySent",
    "FloodWait",
    "Invoice",
    "StarsPage",
    "StarsTransaction",
    "TelegramError",
    "TelegramUnavailable",
]

STARS = "XTR"  # the currency code of Telegram Stars, which have no smaller unit


@dataclass(frozen=True, slots=True)
class Invoice:
    """An invoice in a chat; limits as in https://core.telegram.org/bots/api#sendinvoice.

    ``title`` has 1 to 32 characters, ``description`` 1 to 255, ``payload`` (ours, never shown) 1 to 128 bytes.
    ``prices`` are lines of a label and an amount in minor units of ``currency``; ``XTR`` takes one line and no
    ``provider_token``. With ``rows`` the first button of the first row must be ``Button.pay``; without, Telegram
    adds one.
    """

    title: str
    description: str
    payload: str
    currency: str
    prices: tuple[tuple[str, int], ...]
    provider_token: str = ""
    rows: tuple[tuple[Button, ...], ...] = ()
    start_parameter: str = ""

    @property
    def total(self) -> int:
        """What is to be paid, in minor units of ``currency``."""
        return sum(amount for _, amount in self.prices)


@dataclass(frozen=True, slots=True)
class StarsTransaction:
    """One entry of the bot's list of Stars.

    ``id`` is the charge id of the payment; a refund has the id of the payment it gives back. ``stars`` is above
    zero, ``incoming`` says in which direction; ``date`` in seconds since 1970, UTC; ``peer_id`` the Telegram id of
    the other side, 0 when it is no person (a withdrawal); ``payload`` that of the invoice.
    """

    id: str
    stars: int
    date: int
    peer_id: int
    payload: str
    refund: bool
    incoming: bool


@dataclass(frozen=True, slots=True)
class StarsPage:
    """A stretch of the list, newest first; ``next_offset`` asks for the one after it, empty at the end."""

    items: tuple[StarsTransaction, ...]
    next_offset: str
