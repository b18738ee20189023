"""Invoices out, stars back, and the list of what was paid in stars."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from pyrogram.raw import functions, types

from ..errors import TelegramError
from ..invoices import Invoice, StarsPage, StarsTransaction
from .outgoing import FindUser, keyboard_of, sent_message_id
from .peers import chat_id_of

PER_PAGE = 100  # https://core.telegram.org/bots/api#getstartransactions


class Billing:
    """Makes the requests; raises the kernel's errors as :class:`Calls` does."""

    def __init__(self, call: Callable[[Any], Awaitable[Any]], find_user: FindUser):
        self._call = call
        self._find_user = find_user

    async def send_invoice(self, peer: Any, invoice: Invoice, random_id: int) -> int:
        """Send an invoice; returns its message id, 0 when the answer does not say."""
        media = types.InputMediaInvoice(
            title=invoice.title,
            description=invoice.description,
            invoice=types.Invoice(
                currency=invoice.currency,
                prices=[types.LabeledPrice(label=label, amount=amount) for label, amount in invoice.prices],
            ),
            payload=invoice.payload.encode(),
            provider=invoice.provider_token or None,
            provider_data=types.DataJSON(data="{}"),
            start_param=invoice.start_parameter or None,
        )
        result = await self._call(
            functions.messages.SendMedia(
                peer=peer,
                media=media,
                message="",
                random_id=random_id,
                reply_markup=keyboard_of(invoice.rows, self._find_user),
            )
        )
        return sent_message_id(result, random_id)

    async def refund_stars(self, telegram_user_id: int, charge_id: str) -> bool:
        """Give a payment back. A lost answer makes our own second attempt ALREADY_REFUNDED, so that is success, too."""
        peer = self._find_user(telegram_user_id)
        user = types.InputUser(user_id=telegram_user_id, access_hash=peer.access_hash)
        try:
            await self._call(functions.payments.RefundStarsCharge(user_id=user, charge_id=charge_id))
        except TelegramError as error:
            if error.code != "CHARGE_ALREADY_REFUNDED":
                raise
        return True

    async def stars_transactions(self, offset: str, limit: int) -> StarsPage:
        """One page of the bot's list, newest first."""
        answer = await self._call(
            functions.payments.GetStarsTransactions(
                peer=types.InputPeerSelf(), offset=offset, limit=max(1, min(limit, PER_PAGE))
            )
        )
        settled = [entry for entry in answer.history or () if not entry.pending and not entry.failed]
        return StarsPage(tuple(_transaction(entry) for entry in settled), answer.next_offset or "")


def _transaction(entry: Any) -> StarsTransaction:
    return StarsTransaction(
        id=entry.id,
        stars=abs(entry.amount.amount),
        date=entry.date,
        peer_id=max(chat_id_of(getattr(entry.peer, "peer", None)), 0),
        payload=(entry.bot_payload or b"").decode("utf-8", "replace"),
        refund=bool(entry.refund),
        incoming=entry.amount.amount > 0,
    )
