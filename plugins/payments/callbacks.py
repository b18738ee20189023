"""What the buttons of payments mean."""

from typing import Annotated

from kernel import Callback, OneTime, Paged

from .models import MOST

Amount = Annotated[int, range(MOST + 1)]  # minor units
Number = Annotated[int, range(0x10000)]  # of a provider; see registry.py


class OpenTopUp(Callback, prefix="topup"):
    """How much is to be paid in?"""


class AskAmount(Callback, prefix="tamount"):
    """Ask for an amount to be typed."""


class OpenMethods(Callback, prefix="tmethod"):
    """The ways to pay this amount in."""

    amount: Amount


class StartTopUp(OneTime, prefix="tpay"):
    """Make an invoice over this amount with a provider."""

    amount: Amount
    provider: Number


class OpenInvoice(Callback, prefix="inv"):
    """One's own invoice."""

    invoice_id: int


class CheckInvoice(Callback, prefix="invcheck"):
    """Ask the provider about one's own invoice."""

    invoice_id: int


class CancelInvoice(Callback, prefix="invstop"):
    """Give up one's own invoice."""

    invoice_id: int


class OpenCases(Paged, prefix="pays"):
    """Staff: payments, newest first; ``all`` shows those too that are as they should be, ``user_id`` one customer's."""

    all: bool = False
    user_id: int = 0


class OpenPayment(Callback, prefix="payment"):
    """Staff: one payment."""

    payment_id: int


class AskPayment(Callback, prefix="paysure"):
    """Staff: ask whether this is really to be done."""

    payment_id: int
    act: Annotated[int, range(4)]


class ActOnPayment(OneTime, prefix="payact"):
    """Staff: do it. ``amount`` is what the screen said, in minor units."""

    payment_id: int
    act: Annotated[int, range(4)]
    amount: Amount


class OpenOrderPayments(Callback, prefix="payorder"):
    """Staff: the invoices and payments of one of the shop's orders."""

    order_id: int


class AskProvider(Callback, prefix="payask"):
    """Staff: ask the provider what became of an invoice."""

    invoice_id: int
