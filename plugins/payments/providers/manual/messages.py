"""What is sent because of bank transfers: to staff what is to be done, to a customer that nothing has come."""

from __future__ import annotations

from typing import Any

from kernel import Outgoing
from plugins.accounts.api import close_button
from plugins.payments.api import InvoiceState, read_invoice

from . import manual
from .booking import NAME
from .callbacks import OpenSendBack, OpenTransfer
from .sending_back import WAITING, read_send_back
from .words import customer_name, sum_of


@manual.message("manual-claimed")
async def claimed(to: Any, invoice_id: int) -> Outgoing | None:
    """To staff: a customer has sent money; nothing once it was confirmed."""
    invoice = await read_invoice(to.bot, invoice_id)
    if invoice is None or invoice.state not in (InvoiceState.CREATING, InvoiceState.OPEN):
        return None
    text = to.rich(
        "manual-claimed",
        customer=await customer_name(to, invoice.user_id),
        amount=to.money(invoice.asked.total),
        number=str(invoice.id),
    )
    return Outgoing(text, _buttons(to, OpenTransfer(invoice_id)))


@manual.message("manual-closed")
async def closed(to: Any, invoice_id: int) -> Outgoing | None:
    """To the customer: nothing has come, and the invoice was closed."""
    invoice = await read_invoice(to.bot, invoice_id)
    if invoice is None:
        return None
    text = to.rich("manual-closed", number=str(invoice.id), amount=to.money(invoice.asked.total))
    return Outgoing(text, ((close_button(to),),))


@manual.message("manual-send-back")
async def send_back(to: Any, send_back_id: int) -> Outgoing | None:
    """To staff: money is to be sent back; nothing once it was."""
    found = await read_send_back(send_back_id)
    if found is None or found.state != WAITING:
        return None
    payment, amount = await sum_of(to, found)
    text = to.rich("manual-send-back", customer=await customer_name(to, payment.user_id), amount=amount)
    return Outgoing(text, _buttons(to, OpenSendBack(send_back_id)))


def _buttons(to: Any, callback: OpenTransfer | OpenSendBack) -> tuple:
    """The way to the card, which nobody can open while the plugin is off."""
    opens = [] if to.bot.plugin(NAME) is None else [callback.button(to.t("manual-open"))]
    return ((*opens, close_button(to)),)
