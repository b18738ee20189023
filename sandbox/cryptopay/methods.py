"""The methods of the API: each takes checked text parameters and returns what stands under ``result``."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from .errors import Refused
from .rates import FIAT_PER_USD, USD_PER_COIN, currencies, exchange_rates

if TYPE_CHECKING:
    from .server import CryptoPay

Params = Mapping[str, str]
LONGEST = 2_678_400  # seconds an invoice may last
DESCRIPTION, PAYLOAD, HIDDEN = 1024, 4096, 2048  # characters; payload bytes
MOST = 1000  # invoices in one answer


def get_me(server: CryptoPay, params: Params) -> Any:
    """The app behind the token."""
    number = int(server.token.partition(":")[0])
    return {"app_id": number, "name": "Local shop", "payment_processing_bot_username": "CryptoBot"}


def create_invoice(server: CryptoPay, params: Params) -> Any:
    """A new invoice in a coin, or in a fiat currency to be paid in one of ``accepted_assets``."""
    kind = params.get("currency_type", "crypto")
    details: dict[str, Any] = {}
    if kind == "fiat":
        details["fiat"] = _one_of(params.get("fiat"), FIAT_PER_USD, "FIAT_INVALID")
        accepted = [name.strip() for name in params.get("accepted_assets", "").split(",") if name.strip()]
        for name in accepted:
            _one_of(name, USD_PER_COIN, "ACCEPTED_ASSETS_INVALID")
        details["accepted_assets"] = tuple(accepted or USD_PER_COIN)
    elif kind == "crypto":
        details["asset"] = _one_of(params.get("asset"), USD_PER_COIN, "ASSET_INVALID")
    else:
        raise Refused("CURRENCY_TYPE_INVALID")
    for name, most, size in (("description", DESCRIPTION, len), ("payload", PAYLOAD, _bytes)):
        details[name] = params.get(name, "")
        if size(details[name]) > most:
            raise Refused(f"{name.upper()}_TOO_LONG")
    if len(params.get("hidden_message", "")) > HIDDEN:
        raise Refused("HIDDEN_MESSAGE_TOO_LONG")
    expires_in = None
    if "expires_in" in params:
        expires_in = _number(params["expires_in"], "EXPIRES_IN_INVALID", 1, LONGEST)
    made = server.invoices.add(amount=_amount(params.get("amount")), expires_in=expires_in, **details)
    return server.shown(made)


def get_invoices(server: CryptoPay, params: Params) -> Any:
    """Those that fit, newest first, in pages."""
    ids = None
    if params.get("invoice_ids"):
        ids = [_number(each.strip(), "INVOICE_IDS_INVALID", 1) for each in params["invoice_ids"].split(",")]
    status = params.get("status")
    if status not in (None, "active", "paid"):
        raise Refused("STATUS_INVALID")
    offset = _number(params.get("offset", "0"), "OFFSET_INVALID", 0)
    count = _number(params.get("count", "100"), "COUNT_INVALID", 1, MOST)
    found = server.invoices.select(ids=ids, status=status, asset=params.get("asset"), fiat=params.get("fiat"))
    return {"items": [server.shown(each) for each in found[offset : offset + count]]}


def delete_invoice(server: CryptoPay, params: Params) -> Any:
    """Remove an invoice that is not paid."""
    server.invoices.delete(_number(params.get("invoice_id", ""), "INVOICE_ID_INVALID", 1))
    return True


def get_balance(server: CryptoPay, params: Params) -> Any:
    """What the app has got, per coin."""
    return [
        {"currency_code": coin, "available": f"{amount.normalize():f}", "onhold": "0"}
        for coin, amount in server.invoices.balance.items()
    ]


METHODS: dict[str, Callable[[CryptoPay, Params], Any]] = {
    "getMe": get_me,
    "createInvoice": create_invoice,
    "getInvoices": get_invoices,
    "deleteInvoice": delete_invoice,
    "getBalance": get_balance,
    "getExchangeRates": lambda server, params: exchange_rates(),
    "getCurrencies": lambda server, params: currencies(),
}


def _amount(text: str | None) -> str:
    try:
        amount = Decimal(text or "")
    except InvalidOperation:
        raise Refused("AMOUNT_INVALID") from None
    if not amount.is_finite() or amount <= 0:
        raise Refused("AMOUNT_INVALID")
    return f"{amount:f}"


def _number(text: str, name: str, least: int, most: int = 2**53) -> int:
    if not (text.isascii() and text.isdigit() and least <= int(text) <= most):
        raise Refused(name)
    return int(text)


def _one_of(text: str | None, known: Mapping[str, Any], name: str) -> str:
    if text not in known:
        raise Refused(name)
    return str(text)


def _bytes(text: str) -> int:
    return len(text.encode())
