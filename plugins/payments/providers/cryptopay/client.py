"""A client of Crypto Pay's HTTP API (https://help.crypt.bot/crypto-pay-api): the few methods that a shop needs."""

from __future__ import annotations

import asyncio
import json
import re
import time
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

import structlog
from pydantic import BaseModel, SecretStr, ValidationError

from kernel import db

from .breaker import CircuitBreaker
from .errors import CryptoPayError, CryptoPayUnavailable
from .invoices import App, Invoice

if TYPE_CHECKING:
    import aiohttp

URL = "https://pay.crypt.bot"
TIMEOUT = 10.0  # seconds for a whole call
LARGEST = 4 * 1024 * 1024  # bytes of an answer
BATCH = 100  # ids in one question
ERROR_NAME = re.compile(r"[A-Z][A-Z0-9_]{0,63}\Z")
M = TypeVar("M", bound=BaseModel)
T = TypeVar("T")
log = structlog.get_logger(__name__)


class CryptoPayClient:
    """Every method raises CryptoPayError (refused) or CryptoPayUnavailable (no sensible answer, or the circuit is open).

    ``token`` is the app's, ``url`` the address of the service, ``now`` a clock in seconds for the circuit breaker. The
    connection is opened by the first call; :meth:`close` ends it, and a later call opens it again. Not to be called in
    a transaction: that raises NetworkInTransaction.
    """

    def __init__(
        self, token: SecretStr, url: str = URL, *, timeout: float = TIMEOUT, now: Callable[[], float] = time.monotonic
    ):
        self._token, self._url, self._timeout = token, url.rstrip("/"), timeout
        self.breaker = CircuitBreaker(now)
        self._session: aiohttp.ClientSession | None = None

    def __repr__(self) -> str:
        return f"<CryptoPayClient {self._url}>"

    async def me(self) -> App:
        """The app behind the token."""
        return await self._call("getMe", {}, lambda result: _read(App, result))

    async def create_invoice(
        self,
        amount: Decimal,
        fiat: str,
        *,
        accepted_assets: Sequence[str],
        expires_in: int,
        payload: str,
        description: str = "",
    ) -> Invoice:
        """A new invoice over ``amount`` of ``fiat``, to be paid in one of the coins within ``expires_in`` seconds.

        ``payload`` (4096 bytes at most) comes back with the invoice and is not shown to the customer; ``description``
        is, 1024 characters of it.
        """
        params = {
            "currency_type": "fiat",
            "fiat": fiat,
            "amount": _plain(amount),
            "accepted_assets": ",".join(accepted_assets),
            "expires_in": expires_in,
            "payload": payload,
            **({"description": description[:1024]} if description else {}),
        }
        return await self._call("createInvoice", params, lambda result: _read(Invoice, result))

    async def invoices(self, ids: Iterable[int]) -> list[Invoice]:
        """Those of these invoices that exist, in any order; one call for each hundred."""
        wanted = sorted(set(ids))
        found: list[Invoice] = []
        for start in range(0, len(wanted), BATCH):
            part = wanted[start : start + BATCH]
            params = {"invoice_ids": ",".join(map(str, part)), "count": len(part)}
            answer = await self._call("getInvoices", params, _read_all)
            found += [invoice for invoice in answer if invoice.invoice_id in part]
        return found

    async def paid_invoices(self, *, offset: int = 0, count: int = BATCH) -> list[Invoice]:
        """A page of the paid invoices, newest first."""
        params = {"status": "paid", "offset": offset, "count": count}
        return await self._call("getInvoices", params, _read_all)

    async def delete_invoice(self, invoice_id: int) -> None:
        """Remove an invoice, so that nobody can pay it any more. Refused when it is paid or gone."""
        await self._call("deleteInvoice", {"invoice_id": invoice_id}, bool)

    async def close(self) -> None:
        """Close the connection."""
        session, self._session = self._session, None
        if session is not None:
            await session.close()

    async def _call(self, method: str, params: dict[str, Any], read: Callable[[Any], T]) -> T:
        db.forbid_network(f"Crypto Pay's {method}")
        with self.breaker.call():
            try:
                async with asyncio.timeout(self._timeout):
                    status, body = await self._post(method, params)
            except TimeoutError:
                raise CryptoPayUnavailable(f"no answer to {method} within {self._timeout:g} s") from None
            return read(_result(method, status, body))

    async def _post(self, method: str, params: dict[str, Any]) -> tuple[int, bytes]:
        import aiohttp  # slow to import, and most commands never call it

        if self._session is None:
            self._session = aiohttp.ClientSession()
        headers = {"Crypto-Pay-API-Token": self._token.get_secret_value()}
        body = bytearray()
        try:
            # a redirect would carry the token elsewhere
            async with self._session.post(
                f"{self._url}/api/{method}", json=params, headers=headers, allow_redirects=False
            ) as answer:
                async for chunk in answer.content.iter_chunked(65536):
                    body += chunk
                    if len(body) > LARGEST:
                        raise CryptoPayUnavailable(f"the answer to {method} is larger than {LARGEST} bytes")
                return answer.status, bytes(body)
        except aiohttp.ClientConnectorError as error:
            raise CryptoPayUnavailable(f"no connection ({type(error).__name__})", undone=True) from None
        except (aiohttp.ClientError, OSError) as error:
            # the library's messages quote what was sent
            raise CryptoPayUnavailable(f"the connection broke during {method} ({type(error).__name__})") from None


def _result(method: str, status: int, body: bytes) -> Any:
    """What stands under ``result``, or the error that the answer tells."""
    try:
        answer = json.loads(body, parse_float=Decimal, parse_constant=_no_number)
    except (ValueError, RecursionError):
        raise CryptoPayUnavailable(f"HTTP {status} to {method}, and the answer is not JSON") from None
    ok = answer.get("ok") if isinstance(answer, dict) else None
    if ok is True and 200 <= status < 300 and "result" in answer:
        return answer["result"]
    error = answer.get("error") if ok is False else None
    if not isinstance(error, dict):
        raise CryptoPayUnavailable(f"HTTP {status} to {method}, and neither a result nor an error in it")
    told, code = error.get("name"), error.get("code")
    name = told if isinstance(told, str) and ERROR_NAME.match(told) else "UNNAMED"
    code = code if type(code) is int else status
    if max(code, status) >= 500 or 429 in (code, status):
        raise CryptoPayUnavailable(f"{name} ({code}) to {method}")
    raise CryptoPayError(name, code)


def _read_all(result: Any) -> list[Invoice]:
    """Invoices of a list; one that makes no sense does not hide the others."""
    items = result.get("items") if isinstance(result, dict) else result
    if not isinstance(items, list):
        raise CryptoPayUnavailable("the answer to getInvoices is not a list")
    found = []
    for item in items:
        try:
            found.append(_read(Invoice, item))
        except CryptoPayUnavailable as problem:
            log.error("cryptopay_invoice_unreadable", reason=problem.reason)
    if items and not found:
        raise CryptoPayUnavailable("none of the invoices in the answer makes sense")
    return found


def _read(kind: type[M], result: Any) -> M:
    try:
        return kind.model_validate(result)
    except ValidationError as error:
        wrong = ", ".join(sorted({".".join(map(str, each["loc"])) or "all of it" for each in error.errors()}))
        raise CryptoPayUnavailable(f"the {kind.__name__.lower()} in the answer is wrong in: {wrong[:200]}") from None


def _plain(amount: Decimal) -> str:
    """``12.50``: digits and a point, never an exponent."""
    if not isinstance(amount, Decimal) or not amount.is_finite() or amount <= 0:
        raise ValueError("an invoice is over a positive Decimal")
    return f"{amount:f}"


def _no_number(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is not a number")
