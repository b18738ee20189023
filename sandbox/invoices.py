"""Telegram's limits on invoices (core.telegram.org/bots/api#sendinvoice, core.telegram.org/bots/payments)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from babel.numbers import list_currencies

from .limits import Problem
from .world import Invoice
from .world.invoices import exponent

TITLE = 32
DESCRIPTION = 255
PAYLOAD = 128
LARGEST_STARS = 100_000
LARGEST_LINE = 10**12
PROVIDER = re.compile(r"\d+:(TEST|LIVE):\S+")
START_PARAMETER = re.compile(r"[A-Za-z0-9_-]{0,64}")
# Telegram takes about US$1 to US$10,000; roughly what one dollar is in units of the currencies shops use most.
PER_DOLLAR = {"USD": 1, "EUR": 1, "GBP": 1, "RUB": 80, "UAH": 40, "KZT": 500, "INR": 85, "TRY": 35, "JPY": 150}


def invoice_problems(invoice: Invoice, *, asks_details: bool = False) -> Iterator[Problem]:
    """What is wrong with an invoice; ``asks_details``: it wants a name, an address or the like.

    For a wrong title or description Telegram has no name of its own: clients read MEDIA_EMPTY as wrong invoice data.
    """
    yield from _words(invoice)
    if not 1 <= len(invoice.payload) <= PAYLOAD:
        yield Problem("INVOICE_PAYLOAD_INVALID", f"{len(invoice.payload)} bytes of payload, 1 to {PAYLOAD} are allowed")
    if not START_PARAMETER.fullmatch(invoice.start_param):
        yield Problem("START_PARAM_INVALID", f"{invoice.start_param!r} cannot be in a link")
    if invoice.in_stars:
        yield from _stars(invoice, asks_details)
    else:
        yield from _currency(invoice)


def _words(invoice: Invoice) -> Iterator[Problem]:
    if not (invoice.title.strip() and len(invoice.title) <= TITLE):
        yield Problem("MEDIA_EMPTY", f"a title of {len(invoice.title)} characters, 1 to {TITLE} are allowed")
    if not (invoice.description.strip() and len(invoice.description) <= DESCRIPTION):
        words = f"a description of {len(invoice.description)} characters, 1 to {DESCRIPTION} are allowed"
        yield Problem("MEDIA_EMPTY", words)
    if not all(label.strip() for label, _ in invoice.prices):
        yield Problem("MEDIA_EMPTY", "a price has no label")


def _stars(invoice: Invoice, asks_details: bool) -> Iterator[Problem]:
    if len(invoice.prices) != 1:
        yield Problem("STARS_INVOICE_INVALID", f"{len(invoice.prices)} prices, Stars take exactly one")
    if invoice.provider:
        yield Problem("STARS_INVOICE_INVALID", "Stars take no provider token")
    if asks_details:
        yield Problem("STARS_INVOICE_INVALID", "an invoice in Stars cannot ask for a name, an address or a tip")
    if not 1 <= invoice.total <= LARGEST_STARS:
        yield Problem("CURRENCY_TOTAL_AMOUNT_INVALID", f"{invoice.total} Stars, 1 to {LARGEST_STARS} are allowed")


def _currency(invoice: Invoice) -> Iterator[Problem]:
    if not PROVIDER.fullmatch(invoice.provider):
        yield Problem("PAYMENT_PROVIDER_INVALID", "the provider token is not one of @BotFather's (123:TEST:abc)")
    if invoice.currency not in list_currencies():
        yield Problem("CURRENCY_INVALID", f"{invoice.currency!r} is not a currency that Telegram takes")
        return
    units = 10 ** exponent(invoice.currency)
    per_dollar = PER_DOLLAR.get(invoice.currency)
    least, most = (per_dollar * units, 10_000 * per_dollar * units) if per_dollar else (1, LARGEST_LINE)
    if not least <= invoice.total <= most:
        words = f"{invoice.total} of {invoice.currency} in minor units, {least} to {most} are allowed"
        yield Problem("CURRENCY_TOTAL_AMOUNT_INVALID", words)
    if any(abs(amount) > LARGEST_LINE for _, amount in invoice.prices):
        yield Problem("CURRENCY_TOTAL_AMOUNT_INVALID", "a price is out of all bounds")
