"""What the author of a provider writes for its tests: how his service is used, and how it breaks."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from enum import Enum, auto
from fractions import Fraction
from typing import TYPE_CHECKING, Any, ClassVar

from ..contract import Capabilities, Price, WebhookRequest

if TYPE_CHECKING:
    from kernel import Bot, Plugin
    from kernel.testing import MovableClock, Person


class Fault(Enum):
    """How a service fails, from one call of ``fail`` until ``mend``."""

    DOWN = auto()
    """It answers at once that it does not work, or not at all; nothing is done."""
    SILENT = auto()
    """It does nothing and does not answer while it is broken."""
    MUTE = auto()
    """It does what it is asked, and answers only when it is mended, to those who still wait."""
    REFUSING = auto()
    """It says that it will never do what it is asked."""


class May(Enum):
    """What payers can do at a service that does not ask the bot before it takes their money."""

    PAY_LESS = auto()
    PAY_MORE = auto()
    PAY_TWICE = auto()
    PAY_LATE = auto()
    """After the invoice has ended here."""
    PAY_OTHERWISE = auto()
    """In another currency than the invoice's."""
    TAKE_BACK = auto()
    """A payment, without the shop (a chargeback). The service's ``reconcile`` shows it."""


class Driver(ABC):
    """The service behind a provider in one test. ``name`` is the provider's, ``may`` what its payers can do."""

    name: ClassVar[str]
    capabilities: ClassVar[Capabilities]
    may: ClassVar[frozenset[May]] = frozenset()
    asks_to_make: ClassVar[bool] = True
    """Whether ``create`` asks anybody, who may then not answer."""
    makes_one: ClassVar[bool] = True
    """Whether the service makes one invoice for one name, however often it is asked."""

    clock: MovableClock
    """The bot's, known before ``start``; the others are there from the first call of a test."""
    bot: Bot
    telegram: Any
    payer: Person

    async def start(self) -> None:  # noqa: B027 - not every service needs it
        """Start the service, before the bot."""

    async def stop(self) -> None:  # noqa: B027 - not every service needs it
        """Stop it, after the bot."""

    def plugins(self) -> Sequence[Plugin]:
        """Plugins beside those that come with Kiosk: the provider's, unless it is bundled."""
        return ()

    def settings(self) -> Mapping[str, str]:
        """The variables with which the provider can be used, in dollars."""
        return {}

    def secrets(self) -> Sequence[str]:
        """What must never be in a log."""
        return ()

    def value(self, price: Price) -> Fraction:
        """What a price is worth to the operator, in minor units of the shop's currency."""
        if price.currency != self.bot.currency.code:
            raise NotImplementedError(f"{type(self).__name__}.value() must say what {price} is worth")
        return Fraction(price.total)

    @abstractmethod
    def unconfigure(self) -> None:
        """Take away what the provider needs in order to be offered."""

    @abstractmethod
    async def invoices(self) -> Sequence[str]:
        """The service's own names of all invoices that it was ever asked to make, oldest first."""

    @abstractmethod
    async def pay(self, invoice: str, paid: Price | None = None) -> str:
        """The payer pays an invoice (``None``: what it asks), also while the service is broken for the bot.

        Returns the service's id of the payment. The bot may or may not hear of it at once.
        """

    @abstractmethod
    async def fail(self, fault: Fault) -> None:
        """Break the service for the bot."""

    @abstractmethod
    async def mend(self) -> None:
        """Let it work again."""

    async def webhook(self, payment: str) -> WebhookRequest:
        """What the service posts about a payment as it stands, signed; for providers with ``webhook``."""
        raise NotImplementedError(
            f"{type(self).__name__}.webhook() must make what the service posts, because the provider has a webhook"
        )

    async def tell(self, payment: str) -> None:  # noqa: B027 - not every service needs it
        """Let the bot hear of a payment in a way that is neither a webhook, nor ``poll``, nor ``reconcile``."""

    async def approve(self) -> bool:
        """People do what refunds wait for, unless the service is broken; whether there was anything to do."""
        return False

    async def returned(self, payment: str) -> int:
        """How much of a payment went back to its payer, in the smallest unit of its currency; with refunds."""
        raise NotImplementedError(
            f"{type(self).__name__}.returned() must say how much went back, because the provider gives refunds"
        )

    async def take_back(self, payment: str) -> None:
        """The payer gets the whole payment back without the shop; with ``May.TAKE_BACK``."""
        raise NotImplementedError(
            f"{type(self).__name__}.take_back() must give the payment back, because May.TAKE_BACK is in `may`"
        )
