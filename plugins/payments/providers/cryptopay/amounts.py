"""How much was paid with an invoice, in the smallest unit of the shop's currency."""

from __future__ import annotations

from decimal import ROUND_FLOOR, Decimal

from kernel.money import Currency
from plugins.payments.api import Price

from .invoices import Invoice

COIN_DECIMALS = 8
# Coins are rounded and rates move between the question and the payment. Within this share of the amount the word of
# Crypto Pay counts: "paid" is paid in full.
TOLERANCE = Decimal("0.01")


def paid_price(invoice: Invoice) -> Price:
    """What a paid invoice brought: what it asked for, or what the coins were worth if that is clearly something else.

    Rounded down to the minor unit. An invoice in coins, which we never make, is told in hundred-millionths of the coin.
    """
    if invoice.currency_type != "fiat" or not invoice.fiat:
        return Price((invoice.asset or "COIN")[:8], _units(invoice.amount, COIN_DECIMALS))
    paid = invoice.amount
    if invoice.paid_amount is not None and invoice.paid_fiat_rate is not None:
        worth = invoice.paid_amount * invoice.paid_fiat_rate
        if abs(worth - paid) > paid * TOLERANCE:
            paid = worth
    return Price(invoice.fiat[:8], _units(paid, _exponent(invoice.fiat)))


def _exponent(code: str) -> int:
    try:
        return Currency(code).exponent
    except ValueError:
        return 2


def _units(amount: Decimal, exponent: int) -> int:
    return int(amount.scaleb(exponent).to_integral_value(ROUND_FLOOR))
