"""Invoices and payments as values."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from kernel import Paged, db, keyset
from plugins.accounts.api import Customer, find_many

from .contract import InvoiceView, PaymentView, Price
from .states import InvoiceState

if TYPE_CHECKING:
    from kernel import Bot

INVOICE = """SELECT i.id, i.user_id, i.provider, i.purpose, i.reference, i.amount, i.asked_currency, i.asked_total, i.state,
    i.created_at, i.expires_at, i.nonce, i.external_id, i.url, i.note, i.note_args FROM payments_invoice i"""
PAYMENT = """SELECT p.id, p.invoice_id, p.user_id, p.telegram_id, p.provider, p.external_id, p.paid_currency, p.paid_total,
    p.credited, p.refunded, p.given, p.given_back, p.state, p.flaw, p.received_at FROM payments_payment p"""


async def invoices_of(bot: Bot, rows: Sequence[dict[str, Any]]) -> list[InvoiceView]:
    """The invoices of rows of INVOICE; one statement for their customers."""
    customers = await find_many(bot, sorted({row["user_id"] for row in rows}))
    return [_invoice_of(bot, row, customers[row["user_id"]]) for row in rows]


def _invoice_of(bot: Bot, row: dict[str, Any], customer: Customer) -> InvoiceView:
    return InvoiceView(
        id=row["id"],
        user_id=row["user_id"],
        telegram_id=customer.telegram_id,
        language=customer.language,
        provider=row["provider"],
        purpose=row["purpose"],
        reference=row["reference"],
        amount=row["amount"],
        currency=bot.currency.code,
        asked=Price(row["asked_currency"], row["asked_total"]),
        state=InvoiceState(row["state"]),
        created_at=row["created_at"],
        expires_at=row["expires_at"],
        random_id=row["nonce"],
        external_id=row["external_id"] or "",
        url=row["url"],
        note=row["note"],
        note_args=json.loads(row["note_args"]),
    )


async def _one(bot: Bot, where: str, *args: Any) -> InvoiceView | None:
    found = await invoices_of(bot, await db.fetch(f"{INVOICE} WHERE {where}", *args))
    return found[0] if found else None


def payment_of(row: dict[str, Any]) -> PaymentView:
    """The payment of a row of PAYMENT."""
    return PaymentView(
        id=row["id"],
        invoice_id=row["invoice_id"],
        user_id=row["user_id"],
        telegram_id=row["telegram_id"],
        provider=row["provider"],
        external_id=row["external_id"],
        paid=Price(row["paid_currency"], row["paid_total"]),
        credited=row["credited"],
        refunded=row["refunded"],
        state=row["state"],
        flaw=row["flaw"],
        received_at=row["received_at"],
        given=row["given"],
        given_back=row["given_back"],
    )


async def read_invoice(bot: Bot, invoice_id: int, *, user_id: int | None = None) -> InvoiceView | None:
    """An invoice; with ``user_id`` only if it is that customer's."""
    found = await _one(bot, "i.id = $1", invoice_id)
    return found if found is not None and user_id in (None, found.user_id) else None


async def invoice_by_nonce(bot: Bot, nonce: int, user_id: int) -> InvoiceView | None:
    """The invoice that a customer's button made."""
    return await _one(bot, "i.nonce = $1 AND i.user_id = $2", nonce, user_id)


async def unpaid_invoices(bot: Bot, user_id: int, purpose: str, reference: str = "") -> list[InvoiceView]:
    """A customer's invoices that can still be paid, newest first, at most ten."""
    rows = await db.fetch(
        f"{INVOICE} WHERE i.user_id = $1 AND i.paid_at IS NULL AND i.state IN ('creating', 'open')"
        " AND i.expires_at > $2 AND i.purpose = $3 AND i.reference = $4 ORDER BY i.id DESC LIMIT 10",
        *(user_id, bot.clock.now(), purpose, reference),
    )
    return await invoices_of(bot, rows)


async def latest_invoices(bot: Bot, user_id: int) -> list[InvoiceView]:
    """A customer's invoices, newest first, at most ten."""
    rows = await db.fetch(f"{INVOICE} WHERE i.user_id = $1 ORDER BY i.id DESC LIMIT 10", user_id)
    return await invoices_of(bot, rows)


def _lock() -> str:
    return " FOR UPDATE" if db.dialect() == "postgres" else ""


async def locked_invoice(bot: Bot, invoice_id: int) -> InvoiceView | None:
    """An invoice, locked until the transaction ends."""
    return await _one(bot, "i.id = $1" + _lock(), invoice_id)


async def lock_name(provider: str, external_id: str) -> None:
    """Let one at a time decide what has the provider's name ``external_id`` of an invoice, until the transaction ends.

    A payment may come before its invoice knows that name: whoever of the two is second finds the first.
    """
    if db.dialect() == "postgres":
        await db.fetch("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", f"{provider}:{external_id}")


async def locked_by_external_id(bot: Bot, provider: str, external_id: str) -> InvoiceView | None:
    """An invoice by the provider's id, locked until the transaction ends."""
    return await _one(bot, "i.provider = $1 AND i.external_id = $2" + _lock(), provider, external_id)


async def read_payment(payment_id: int, *, lock: bool = False) -> PaymentView | None:
    """A payment; locked until the transaction ends if ``lock``."""
    suffix = _lock() if lock else ""
    row = await db.fetch_one(f"{PAYMENT} WHERE p.id = $1{suffix}", payment_id)
    return payment_of(row) if row else None


async def payment_by_external_id(provider: str, external_id: str, *, lock: bool = False) -> PaymentView | None:
    """A payment by the provider's id of it."""
    suffix = _lock() if lock else ""
    row = await db.fetch_one(f"{PAYMENT} WHERE p.provider = $1 AND p.external_id = $2{suffix}", provider, external_id)
    return payment_of(row) if row else None


async def payments_of(invoice_id: int) -> Sequence[PaymentView]:
    """What came for an invoice, oldest first."""
    return [payment_of(row) for row in await db.fetch(f"{PAYMENT} WHERE p.invoice_id = $1 ORDER BY p.id", invoice_id)]


async def list_invoices(bot: Bot, press: Paged, provider: str, *, payable: bool) -> tuple[Any, list[InvoiceView]]:
    """The page that ``press`` asks for of a provider's invoices, newest first; ``payable``: of those that wait to be paid."""
    where = "t.provider = $1"
    if payable:
        where += " AND t.paid_at IS NULL AND t.state IN ('creating', 'open')"
    page = await keyset(press, table="payments_invoice", columns="t.id", where=where, args=(provider,), descending=True)
    ids = [row["id"] for row in page.rows]
    rows = await db.fetch(f"{INVOICE} WHERE i.id {db.among(1, 'bigint')} ORDER BY i.id DESC", ids) if ids else []
    return page, await invoices_of(bot, rows)


async def invoices_for(bot: Bot, purpose: str, reference: str) -> list[InvoiceView]:
    """The invoices for something, oldest first."""
    rows = await db.fetch(f"{INVOICE} WHERE i.purpose = $1 AND i.reference = $2 ORDER BY i.id", purpose, reference)
    return await invoices_of(bot, rows)


async def payments_for(purpose: str, reference: str, *, lock: bool = False) -> Sequence[PaymentView]:
    """What was paid for something, oldest first; locked until the transaction ends if ``lock``."""
    suffix = " FOR UPDATE OF p" if lock and db.dialect() == "postgres" else ""
    rows = await db.fetch(
        f"{PAYMENT} JOIN payments_invoice i ON i.id = p.invoice_id"
        f" WHERE i.purpose = $1 AND i.reference = $2 ORDER BY p.id{suffix}",
        *(purpose, reference),
    )
    return [payment_of(row) for row in rows]
