"""Notifications of Crypto Pay: whether they are genuine, and which invoice they are about."""

from __future__ import annotations

import hashlib
import hmac
import json

SIGNATURE = "crypto-pay-api-signature"  # the header


def is_genuine(body: bytes, signature: str, token: str) -> bool:
    """Whether ``signature`` is the hex HMAC-SHA-256 of the raw ``body`` under the SHA-256 of the token.

    Compared in constant time (https://help.crypt.bot/crypto-pay-api#verifying-webhook-updates). False without a token:
    the key would be known to everybody.
    """
    if not token:
        return False
    right = hmac.new(hashlib.sha256(token.encode()).digest(), body, hashlib.sha256).hexdigest()
    return hmac.compare_digest(right.encode(), signature.encode("utf-8", "replace"))


def paid_invoice(body: bytes) -> int | None:
    """The id of the invoice that a notification says is paid; None when it is about something else or unreadable.

    It is only a hint which invoice to fetch: neither state nor amount is taken from here.
    """
    try:
        update = json.loads(body)
    except (ValueError, RecursionError):
        return None
    if not isinstance(update, dict) or update.get("update_type") != "invoice_paid":
        return None
    invoice = update.get("payload")
    number = invoice.get("invoice_id") if isinstance(invoice, dict) else None
    return number if type(number) is int and 0 < number < 2**63 else None
