"""What a payment provider is: one object with facts about itself and six things it can be asked to do.

Subclass :class:`Provider`, override what your service can, and return the object from the hook
``register_payment_providers``. docs/payments.md shows a whole one.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from kernel import Bot, Button, Context, Rich

    from .states import InvoiceState


LONGEST_NAME = 255  # characters of a provider's own id


class Refunds(StrEnum):
    """What a provider can give back: nothing, only a whole payment, or any part of it."""

    NONE = "none"
    WHOLE = "whole"
    PARTIAL = "partial"


@dataclass(frozen=True, slots=True)
class Capabilities:
    """What a provider can do.

    ``currencies``: shop currencies (ISO 4217) in which it can be used; empty: any. ``lowest`` and ``highest`` bound an
    invoice, in minor units of the shop's currency (``highest`` 0: no bound). ``fee``: hundredths of a percent of the
    price that the provider keeps, such as 100; both sides read it, and the customer pays the price and no more.
    """

    currencies: frozenset[str] = frozenset()
    lowest: int = 1
    highest: int = 0
    fee: int = 0
    refund: Refunds = Refunds.NONE
    poll: bool = False
    webhook: bool = False
    reconcile: bool = False


@dataclass(frozen=True, slots=True)
class Price:
    """What the customer is asked for: ``total`` in the smallest unit of ``currency`` (``XTR``: whole stars)."""

    currency: str
    total: int


@dataclass(frozen=True, slots=True)
class InvoiceView:
    """An invoice as providers and hooks see it.

    ``amount`` is what it credits, in minor units of the shop's currency ``currency``; ``asked`` is what the customer
    pays at the provider. ``purpose`` and ``reference`` say what for: ``top_up`` and nothing, or the name of a plugin
    and its own id. ``user_id`` is the customer in accounts. ``external_id`` is the provider's own id, empty until it
    is known. ``random_id`` is a number of 63 bits, fixed for this invoice: for messages that may be sent only once.
    """

    id: int
    user_id: int
    telegram_id: int
    language: str
    provider: str
    purpose: str
    reference: str
    amount: int
    currency: str
    asked: Price
    state: InvoiceState
    created_at: datetime
    expires_at: datetime
    random_id: int
    external_id: str = ""
    url: str = ""
    note: str = ""
    note_args: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PaymentView:
    """Money that arrived. ``paid`` is what the provider took, ``credited`` what the customer was given for it.

    ``credited`` and ``refunded`` are minor units of the shop's currency; ``external_id`` is unique with ``provider``.
    ``flaw`` is what was not as it should be (late, under, over, double, currency, unknown), or empty. ``given`` is what
    the shop added when staff accepted less than was asked, ``given_back`` how much of that was taken back.
    """

    id: int
    invoice_id: int | None
    user_id: int | None
    telegram_id: int
    provider: str
    external_id: str
    paid: Price
    credited: int
    refunded: int
    state: str
    flaw: str
    received_at: datetime
    given: int = 0
    given_back: int = 0


@dataclass(frozen=True, slots=True)
class Created:
    """An invoice that now exists at the provider.

    ``url`` is where the customer pays; empty when the provider has put the invoice into the chat by itself, or when
    ``note`` (a locale key of the provider, with ``args``) tells how to pay.
    """

    external_id: str = ""
    url: str = ""
    note: str = ""
    args: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Details:
    """What an invoice that can be paid tells its customer about the provider's way to pay, and the provider's buttons."""

    text: Rich
    rows: Sequence[Sequence[Button]] = ()


@dataclass(frozen=True, slots=True)
class Incoming:
    """A payment that the provider says was made. ``external_id`` is the provider's id of the *payment*, always the same.

    ``invoice_id`` is ours, when the provider carries it; else ``invoice_external_id`` finds the invoice. With neither
    known to us the money is kept for staff to decide. ``random_id``, if the provider carries it too, must be the
    invoice's: numbers alone begin anew with every database.
    """

    external_id: str
    paid: Price
    invoice_id: int | None = None
    random_id: int | None = None
    invoice_external_id: str = ""
    telegram_id: int = 0
    paid_at: datetime | None = None

    def __post_init__(self) -> None:
        _check_name(self.external_id)


@dataclass(frozen=True, slots=True)
class Returned:
    """A payment that went back to its payer by a refund or chargeback; ``external_id`` is the payment's.

    ``paid`` is what went back, all refunds of that payment together.
    """

    external_id: str
    paid: Price
    at: datetime | None = None

    def __post_init__(self) -> None:
        _check_name(self.external_id)


def _check_name(external_id: str) -> None:
    """Refuse a name that could not be kept whole: cut off, two payments could have the same."""
    if not 1 <= len(external_id) <= LONGEST_NAME:
        raise ValueError(f"a provider's id of a payment has 1 to {LONGEST_NAME} characters, not {len(external_id)}")


@dataclass(frozen=True, slots=True)
class Lapsed:
    """An invoice that the provider will not take money for any more."""

    invoice_id: int


@dataclass(frozen=True, slots=True)
class WebhookRequest:
    """What was posted to ``/webhooks/<provider>``: header names in lower case, the body untouched."""

    headers: Mapping[str, str]
    body: bytes


class Subject(Protocol):
    """What an invoice is for: a few words, and the button that leads there."""

    title: str
    back: Button


Seen = Incoming | Returned | Lapsed


class ProviderError(Exception):
    """The provider did not do what it was asked; ``code`` is short and safe to log and to show to staff."""

    def __init__(self, code: str):
        super().__init__(code)
        self.code = code


class ProviderUnavailable(ProviderError):
    """It did not answer, or answered nonsense: nobody knows whether it was done. It is asked again later."""


class ProviderPending(ProviderUnavailable):
    """It is under way and takes its time, days perhaps: asked again every minute until it is done or refused."""


class ProviderRefused(ProviderError):
    """It said no, and asking again would not help."""


class BadSignature(ProviderError):
    """A webhook that the provider did not send."""

    def __init__(self) -> None:
        super().__init__("BAD_SIGNATURE")


class Provider(ABC):
    """A way to pay. Everything that is async may use the network and is called outside any transaction.

    Each may be called again after an error, a kill or a lost answer, so ``create`` and ``refund`` must come to one
    invoice and one refund, by the ids they are given, as far as the service allows. Raise ProviderUnavailable and
    ProviderRefused; any other error counts as the former. Time-outs are yours to set; the caller allows 20 s.
    What ``capabilities`` promise must be written: the bot does not start without it.
    """

    name: str  # of the plugin, too
    title: str  # locale key of the button, given ``price``
    order: int = 100  # of the button among others; lower comes first
    not_yet: str = "payments-not-yet"  # locale key: *Check* was pressed, and nothing has arrived
    capabilities: Capabilities = Capabilities()

    @abstractmethod
    def usable(self, bot: Bot) -> bool:
        """Whether it is configured and can be offered at this moment; asked for every list of methods."""

    def takes(self, bot: Bot, amount: int) -> bool:
        """Whether it takes this amount (minor units), beyond what ``capabilities`` say."""
        return True

    def price(self, bot: Bot, amount: int) -> Price:
        """What the customer is asked for ``amount`` minor units of the shop's currency; never worth less."""
        return Price(bot.currency.code, amount)

    def lifetime(self, bot: Bot) -> int:
        """For how many seconds its invoices can be paid; 0: as long as PAYMENT_TIME says."""
        return 0

    async def details(self, ctx: Context, invoice: InvoiceView) -> Details | None:
        """What its customer reads on an invoice that can be paid, in place of the note; None: the note. Only reads."""
        return None

    @abstractmethod
    async def create(self, bot: Bot, invoice: InvoiceView) -> Created:
        """Make the invoice at the provider, once for ``invoice.id``."""

    async def poll(self, bot: Bot, invoices: Sequence[InvoiceView]) -> list[Seen]:
        """What became of these invoices (at most 100), for providers with ``poll``. Open ones are left out."""
        raise ProviderRefused("NOT_POSSIBLE")

    async def verify_webhook(self, bot: Bot, request: WebhookRequest) -> list[Seen]:
        """What a webhook says, checked, for providers with ``webhook``. Raises BadSignature."""
        raise ProviderRefused("NOT_POSSIBLE")

    async def cancel(self, bot: Bot, invoice: InvoiceView) -> None:  # noqa: B027 - not every service can
        """Stop taking money for the invoice, if the service can; what is paid all the same counts as late."""

    async def refund(self, bot: Bot, payment: PaymentView, amount: int, refund_id: int) -> None:
        """Give ``amount`` (minor units, shop's currency) of a payment back, once for ``refund_id``.

        Of money that was held nothing was credited; its ``amount`` is 0 and means the whole payment. Raise
        ProviderPending while it waits for somebody: then it is asked for as long as it takes, and never given up.
        """
        raise ProviderRefused("NOT_POSSIBLE")

    async def reconcile(self, bot: Bot, since: datetime) -> list[Seen]:
        """Everything that the provider has booked since then, for providers with ``reconcile``; repeats do no harm."""
        raise ProviderRefused("NOT_POSSIBLE")
