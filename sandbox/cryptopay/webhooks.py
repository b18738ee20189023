"""What the service sends to the shop when an invoice is paid."""

from __future__ import annotations

import hashlib
import hmac
import json
from typing import Any

import aiohttp

HEADER = "crypto-pay-api-signature"
TIMEOUT = 10.0  # seconds


def signature(body: bytes, token: str) -> str:
    """Hex HMAC-SHA-256 of the body under the SHA-256 of the app's token."""
    return hmac.new(hashlib.sha256(token.encode()).digest(), body, hashlib.sha256).hexdigest()


def update(number: int, sent: str, invoice: dict[str, Any]) -> bytes:
    """The body of the notification that an invoice is paid."""
    told = {"update_id": number, "update_type": "invoice_paid", "request_date": sent, "payload": invoice}
    return json.dumps(told, ensure_ascii=False).encode()


async def post(url: str, body: bytes, signed: str | None) -> int:
    """Send it; the HTTP status, or 0 when nobody answers. Without ``signed`` the header is left out."""
    headers = {"Content-Type": "application/json"} | ({HEADER: signed} if signed is not None else {})
    timeout = aiohttp.ClientTimeout(total=TIMEOUT)
    try:
        async with (
            aiohttp.ClientSession(timeout=timeout) as session,
            session.post(url, data=body, headers=headers) as answer,
        ):
            return answer.status
    except (aiohttp.ClientError, TimeoutError):
        return 0
