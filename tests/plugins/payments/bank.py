"""A bank that speaks HTTP on this machine: invoices and refunds by our names, payments by its own; and how it is driven."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from aiohttp import web

import tests.docs.conftest  # noqa: F401 - the plugins of the pages are found as if they stood in plugins/
from kernel.clock import Clock
from plugins.bank import BankProvider, BankSettings
from plugins.bank import bank as plugin
from plugins.payments.api import Price, WebhookRequest
from plugins.payments.testing import Driver, Fault, May

TOKEN = "a-long-secret-of-the-bank"


@dataclass
class Paid:
    """A payment as the bank shows it."""

    id: str
    invoice: str
    currency: str
    total: int
    changed: float  # seconds since 1970
    returned: int = 0


class Refusal(Exception):
    """What the bank will never do."""


class Bank:
    """The service. ``fault`` says how it fails."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.fault: Fault | None = None
        self.invoices: dict[str, Price] = {}
        self.cancelled: set[str] = set()
        self.payments: dict[str, Paid] = {}
        self.refunds: dict[str, tuple[str, int]] = {}
        self.url = ""
        self.working = asyncio.Event()
        self.working.set()

    async def __aenter__(self) -> Bank:
        app = web.Application()
        app.router.add_post("/{what}", self._posted)
        self._runner = web.AppRunner(app, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        self.url = "http://{}:{}".format(*self._runner.addresses[0][:2])
        return self

    async def __aexit__(self, *_: object) -> None:
        self.mend()
        await self._runner.cleanup()

    def fail(self, fault: Fault) -> None:
        """Fail from now on."""
        self.fault = fault
        self.working.clear()

    def mend(self) -> None:
        """Work again."""
        self.fault = None
        self.working.set()

    @property
    def settings(self) -> dict[str, str]:
        """What an operator with an account here sets."""
        return {"BANK_URL": self.url, "BANK_TOKEN": TOKEN}

    def name_of(self, number: int) -> str:
        """The name under which the bank knows our invoice with this number."""
        return next(name for name in self.invoices if name.split("-")[1] == str(number))

    def pay(self, invoice: int | str, total: int | None = None, currency: str | None = None) -> str:
        """Somebody pays an invoice, by its name or our number; the bank's id of the payment."""
        name = self.name_of(invoice) if isinstance(invoice, int) else invoice
        asked = self.invoices[name]
        number = f"bank-{len(self.payments) + 1}"
        total = asked.total if total is None else total
        now = self.clock.now().timestamp()
        self.payments[number] = Paid(number, name, currency or asked.currency, total, now)
        return number

    def give_back(self, payment: str, total: int) -> None:
        """So much of a payment goes back, by the shop or without it."""
        paid = self.payments[payment]
        paid.returned, paid.changed = paid.returned + total, self.clock.now().timestamp()

    async def _posted(self, request: web.Request) -> web.Response:
        if request.headers.get("Authorization") != f"Bearer {TOKEN}":
            return web.json_response({"error": "UNAUTHORIZED"}, status=401)
        fault = self.fault
        if fault == Fault.DOWN:
            return web.json_response({"error": "MAINTENANCE"}, status=503)
        if fault == Fault.REFUSING:
            return web.json_response({"error": "NOT_TODAY"}, status=422)
        if fault == Fault.SILENT:
            await self.working.wait()
            return web.json_response({"error": "MAINTENANCE"}, status=503)
        data = await request.json()
        try:
            answer = getattr(self, f"do_{request.match_info['what']}")(**data)
        except Refusal as refusal:
            return web.json_response({"error": str(refusal)}, status=422)
        if fault == Fault.MUTE:
            await self.working.wait()
        return web.json_response(answer)

    def do_invoices(self, name: str, currency: str, total: int) -> dict[str, Any]:
        """Make an invoice, or show the one of this name."""
        if self.invoices.setdefault(name, Price(currency, total)) != Price(currency, total):
            raise Refusal("OTHER_INVOICE")
        return {"id": f"at-{name}", "url": f"https://bank.example/{name}"}

    def do_cancel(self, name: str) -> dict[str, Any]:
        """Note that the shop does not want the money any more; money may be on its way."""
        self.cancelled.add(name)
        return {}

    def do_payments(self, invoices: Sequence[str] | None = None, since: float = 0) -> dict[str, Any]:
        """Payments for these invoices, or all, that were made or given back since then."""
        found = [
            paid
            for paid in self.payments.values()
            if paid.changed >= since and (invoices is None or paid.invoice in invoices)
        ]
        return {"payments": [asdict(paid) for paid in found]}

    def do_refunds(self, name: str, payment: str, total: int) -> dict[str, Any]:
        """Give a part of a payment back, once for ``name``."""
        if name not in self.refunds:
            paid = self.payments[payment]
            if paid.returned + total > paid.total:
                raise Refusal("TOO_MUCH")
            self.give_back(payment, total)
            self.refunds[name] = (payment, total)
        return {}

    def post(self, payment: str) -> WebhookRequest:
        """What the bank posts about a payment as it stands."""
        body = json.dumps(asdict(self.payments[payment])).encode()
        headers = {"content-type": "application/json", "bank-signature": self.sign(TOKEN, body)}
        return WebhookRequest(headers, body)

    @staticmethod
    def sign(token: str, body: bytes) -> str:
        """The bank's signature."""
        return hmac.new(token.encode(), body, hashlib.sha256).hexdigest()


class BankDriver(Driver):
    """How the suite uses the bank: its customers may do whatever they want."""

    name = "bank"
    capabilities = BankProvider.capabilities
    may = frozenset(May)

    async def start(self) -> None:
        self.bank = await Bank(self.clock).__aenter__()

    async def stop(self) -> None:
        await self.bank.__aexit__()

    def plugins(self):
        return [plugin]

    def settings(self):
        return self.bank.settings

    def secrets(self):
        return [TOKEN]

    def unconfigure(self) -> None:
        self.bot.setting(BankSettings).bank_url = ""

    async def invoices(self) -> list[str]:
        return list(self.bank.invoices)

    async def pay(self, invoice: str, paid: Price | None = None) -> str:
        return self.bank.pay(invoice, paid and paid.total, paid and paid.currency)

    async def fail(self, fault: Fault) -> None:
        self.bank.fail(fault)

    async def mend(self) -> None:
        self.bank.mend()

    async def webhook(self, payment: str) -> WebhookRequest:
        return self.bank.post(payment)

    async def returned(self, payment: str) -> int:
        return self.bank.payments[payment].returned

    async def take_back(self, payment: str) -> None:
        self.bank.give_back(payment, self.bank.payments[payment].total)
