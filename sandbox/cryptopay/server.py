"""The local Crypto Pay as tests and the demo start it."""

from __future__ import annotations

import asyncio
import hmac
import json
from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any, Self

from aiohttp import web

from ..faults import DROP_AFTER, DROP_BEFORE, ERROR
from . import webhooks
from .errors import Refused
from .faults import GARBLE, HANG, HOLD, RENAME, SILENT, STATUS, Faults
from .invoices import Invoice, Invoices
from .methods import METHODS
from .page import add_page

TOKEN = "4711:AAlocalCryptoPayToken"


def utc() -> datetime:
    """The present moment."""
    return datetime.now(UTC)


class CryptoPay:
    """``async with CryptoPay(now=clock.now) as crypto``: listens on loopback only; ``url`` is its address.

    ``invoices`` are all invoices, ``requests`` the methods that were called with their parameters, ``faults`` makes
    things go wrong. With ``webhook_url`` each payment is told there; ``undelivered`` are the notifications that the
    shop did not answer with 2xx. ``now`` is the clock (UTC).
    """

    host = "127.0.0.1"

    def __init__(self, *, port: int = 0, token: str = TOKEN, now: Callable[[], datetime] = utc) -> None:
        self.port = port
        self.token = token
        self.invoices = Invoices(now)
        self.faults = Faults()
        self.webhook_url = ""
        self.requests: list[tuple[str, dict[str, str]]] = []
        self.undelivered: list[int] = []
        self._updates = 0
        self._leaving = asyncio.Event()
        self._runner: web.AppRunner | None = None

    @property
    def url(self) -> str:
        """What CRYPTO_PAY_URL is set to."""
        return f"http://{self.host}:{self.port}"

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.stop()

    async def start(self) -> None:
        """Listen. Raises OSError when the port is taken."""
        app = web.Application()
        app.router.add_route("*", "/api/{method}", self._answer)
        add_page(app, self)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)
        await self._runner.setup()
        await web.TCPSite(self._runner, self.host, self.port).start()
        self.port = self._runner.addresses[0][1]

    async def stop(self) -> None:
        """Cut every connection and the port; what hangs is let go."""
        self._leaving.set()
        self.faults.passing.set()
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    def only(self) -> Invoice:
        """The one invoice that there is."""
        (found,) = self.invoices.all.values()
        return found

    async def pay(
        self,
        invoice_id: int,
        asset: str = "USDT",
        *,
        amount: Decimal | str | None = None,
        late: bool = False,
        notify: bool = True,
    ) -> int:
        """Pay an invoice as a customer does, and tell the shop unless ``notify`` is off.

        ``amount`` is another sum than it asks for, in its own currency; ``late`` pays although it has expired.
        Returns the status that the shop answered, 0 when it was not told or did not answer.
        """
        self.invoices.pay(invoice_id, asset, amount, late=late)
        return await self.send_webhook(invoice_id) if notify and self.webhook_url else 0

    def expire(self, invoice_id: int) -> None:
        """Let an invoice expire now."""
        self.invoices.all[invoice_id].expired = True

    async def send_webhook(
        self,
        invoice_id: int,
        *,
        token: str | None = None,
        signature: str | None = None,
        signed: bool = True,
        **changed: Any,
    ) -> int:
        """Tell the shop that an invoice is paid, whether it is or not; as often as it is called.

        ``token`` signs with another app's token, ``signature`` is put in place of the right one, ``signed=False``
        leaves it out; ``changed`` are fields of the invoice that the notification shows differently. The status.
        """
        self._updates += 1
        invoice = self.shown(self.invoices.all[invoice_id]) | changed
        sent = f"{self.invoices.now():%Y-%m-%dT%H:%M:%S}.000Z"
        body = webhooks.update(self._updates, sent, invoice)
        right = webhooks.signature(body, self.token if token is None else token)
        header = (right if signature is None else signature) if signed else None
        status = await webhooks.post(self.webhook_url, body, header)
        if not 200 <= status < 300:
            self.undelivered.append(invoice_id)
        return status

    async def redeliver(self) -> list[int]:
        """Tell again, oldest last, what was not taken; the statuses."""
        waiting, self.undelivered = self.undelivered[::-1], []
        return [await self.send_webhook(invoice_id) for invoice_id in waiting]

    def shown(self, invoice: Invoice) -> dict[str, Any]:
        """An invoice as the API shows it."""
        return invoice.shown(self.invoices.now(), f"{self.url}/invoice/{invoice.hash}")

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        if self.faults.down:
            return _cut(request)
        params = await _params(request)
        self.requests.append((method, params))
        fault = self.faults.take(method)
        kind = fault.kind if fault else ""
        if kind == SILENT:
            await self.faults.passing.wait()
        if kind in (SILENT, DROP_BEFORE):
            return _cut(request)
        if fault and kind == STATUS:
            return web.Response(text="<html>Bad gateway</html>", status=fault.code, content_type="text/html")
        if fault and kind == ERROR:
            return _error(Refused(fault.name, fault.code))
        try:
            result = self._call(request, method, params)
        except Refused as refusal:
            return _error(refusal)
        if fault and kind == RENAME:
            result = {"items": [each | {"fiat": fault.name} for each in result["items"]]}
        if kind == HOLD:
            await self.faults.passing.wait()
        if kind == HANG:
            await self._leaving.wait()
        if kind in (HANG, DROP_AFTER):
            return _cut(request)
        if fault and kind == GARBLE:
            return web.Response(text=fault.name, content_type="application/json")
        return web.json_response({"ok": True, "result": result})

    def _call(self, request: web.Request, method: str, params: dict[str, str]) -> Any:
        given = request.headers.get("Crypto-Pay-API-Token", "")
        if not hmac.compare_digest(given.encode(), self.token.encode()):
            raise Refused("UNAUTHORIZED", 401)
        if method not in METHODS:
            raise Refused("METHOD_NOT_FOUND", 405)
        return METHODS[method](self, params)


async def _params(request: web.Request) -> dict[str, str]:
    """Parameters from the query, a JSON object or a form, all as text; null is as if it were not there."""
    params: dict[str, Any] = dict(request.query)
    if request.content_type == "application/json":
        try:
            body = json.loads(await request.text() or "{}", parse_float=str)
        except ValueError:
            body = {}
        params |= body if isinstance(body, dict) else {}
    elif request.method == "POST":
        params |= dict(await request.post())
    return {
        name: value if isinstance(value, str) else str(value) for name, value in params.items() if value is not None
    }


def _error(refusal: Refused) -> web.Response:
    error = {"code": refusal.code, "name": refusal.name}
    return web.json_response({"ok": False, "error": error}, status=refusal.code)


def _cut(request: web.Request) -> web.StreamResponse:
    if request.transport is not None:
        request.transport.abort()
    return web.Response()
