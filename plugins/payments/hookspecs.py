"""The hooks of payments: where providers join, and where other plugins hear of money."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kernel import hookspec

if TYPE_CHECKING:
    from kernel import Bot, Context, Refused

    from .contract import Provider, Subject


@hookspec
def register_payment_providers() -> list[Provider]:
    """Contributes, collected once at start: the ways to pay that the plugin brings.

    Providers of plugins that are switched off are not offered, but what they are owed and owe goes on: payments that
    arrive are credited, refunds are made, reconciliation runs. An error forbids to start.
    """


@hookspec
def payment_credited(payment_id: int, user_id: int, amount: int, bot: Bot) -> None:
    """Called ``notify`` in the transaction that credits a payment, each plugin in a savepoint of its own.

    ``amount`` is what the customer was credited, in minor units. An error undoes only that plugin's work, which is
    tried again: be idempotent by ``payment_id``. Wallets are locked last, so this comes after the customer's own
    credit. Not called for money that is held, nor for staff's corrections.
    """


@hookspec
def payment_reversed(payment_id: int, user_id: int, amount: int, left: int, bot: Bot) -> None:
    """Called ``notify`` in the transaction that books money of a payment as gone back to its payer.

    ``amount`` went back this time, ``left`` of the credited amount is left, both in minor units: bring what hangs on
    the payment to its share of ``left``, which makes a repeat harmless. Called for refunds and chargebacks alike; not
    called when an order is refunded to the wallet, because that money stays in the shop. An error undoes only that
    plugin's work, which is tried again.
    """


@hookspec
def check_invoice(purpose: str, reference: str, user_id: int, bot: Bot) -> Refused | None:
    """Called ``first``, outside a transaction: may what the invoice is for still be paid? Only read, and be quick.

    Asked when Telegram wants to know whether a payment may go through, and before an invoice is shown again. Answer for your
    own ``purpose`` and return None for all others; a ``Refused`` without arguments forbids it in the customer's words.
    An error forbids it too. Not called for providers that do not ask before they take money.
    """


@hookspec
def invoice_subject(purpose: str, reference: str, ctx: Context) -> Subject | None:
    """Called ``first``, outside a transaction, for every invoice that its owner looks at: what is it for?

    Answer for your own ``purpose`` with an object that has ``title``, a few words such as "Order 17" in the language of
    ``ctx``, and ``back``, the button that leads there; return None for all others. An error cancels the screen. Not
    called for top-ups.
    """
