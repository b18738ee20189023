"""What the buttons of bank transfers mean."""

from typing import Annotated

from kernel import Callback, OneTime, Paged

Amount = Annotated[int, range(10**15 + 1)]  # minor units
Ordinal = Annotated[int, range(1, 1000)]  # the first transfer for an invoice, the second, ...


class TellSent(Callback, prefix="mtold"):
    """The customer has sent the money."""

    invoice_id: int


class OpenTransfers(Paged, prefix="mtrs"):
    """Staff: the invoices that wait for a transfer; ``all`` shows those too that were paid or have ended."""

    all: bool = False


class OpenTransfer(Callback, prefix="mtr"):
    """Staff: one invoice that is paid by transfer."""

    invoice_id: int


class ConfirmArrived(OneTime, prefix="mgot"):
    """Staff: this amount has arrived, as the ``ordinal``-th transfer for the invoice."""

    invoice_id: int
    ordinal: Ordinal
    amount: Amount


class AskArrived(Callback, prefix="mask"):
    """Staff: ask which amount has arrived."""

    invoice_id: int


class AskMissing(Callback, prefix="mmiss"):
    """Staff: ask whether the invoice is really to be closed because nothing has come."""

    invoice_id: int


class CloseMissing(OneTime, prefix="mclose"):
    """Staff: close an invoice for which nothing has come."""

    invoice_id: int


class OpenSendBacks(Paged, prefix="mbacks"):
    """Staff: what is to be sent back at the bank."""


class OpenSendBack(Callback, prefix="mback"):
    """Staff: one sum that is to be sent back."""

    send_back_id: int


class DecideSendBack(OneTime, prefix="mback!"):
    """Staff: it was sent back, or it cannot be."""

    send_back_id: int
    sent: bool
