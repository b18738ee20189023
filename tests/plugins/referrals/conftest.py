"""What the tests of referrals share: an open bot without Telegram, one that talks, and payments by a bank in the test."""

from __future__ import annotations

import itertools
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from kernel import Plugin, db
from kernel.bot import Bot
from kernel.testing import Database, MovableClock
from kernel.updates import Command, Sender
from plugins.accounts.api import Customer, find_by_telegram_id, holding
from plugins.payments.api import Incoming, Price, Returned, receive, take_return
from plugins.payments.crediting import TOP_UP
from plugins.payments.invoices import make_invoice
from plugins.referrals.settings import ReferralsSettings

from .bank import Bank, BankProvider, bank_plugin


@dataclass
class Desk:
    """An open bot, customers, and payments that arrive and go back."""

    bot: Bot
    numbers: Any
    paid: dict[int, int] = field(default_factory=dict)  # minor units of each payment

    async def customer(self, by: Customer | None = None, *, payload: str = "", name: str = "") -> Customer:
        """A new person who came by the (old) link of ``by``, or with ``payload``."""
        number = next(self.numbers)
        sender = Sender(1000 + number, name or f"Person {number}", language_code="en")
        hello = Command(sender, sender.telegram_id, 0, 0, "start", payload or str(by.telegram_id if by else ""))
        return await self.bot.hooks.first("load_user", sender=sender, update=hello, bot=self.bot)

    async def pay(self, user: Customer, amount: int, *, purpose: str = TOP_UP) -> int:
        """Let a payment of a customer arrive; its id in payments."""
        invoice = await make_invoice(
            self.bot, user, BankProvider(Bank()), amount, nonce=next(self.numbers), purpose=purpose
        )
        incoming = Incoming(f"bank-{invoice.id}", Price("USD", amount), invoice_id=invoice.id)
        payment = await db.run_in_transaction(receive, self.bot, "bank", incoming)
        self.paid[payment.id] = amount
        return payment.id

    async def give_back(self, payment: int, left: int) -> None:
        """Let a payment go back to its payer but for ``left``."""
        await db.run_in_transaction(self.returned, payment, left)

    async def returned(self, payment: int, left: int) -> None:
        """The same in the caller's transaction."""
        row = await db.fetch_one("SELECT external_id FROM payments_payment WHERE id = $1", payment)
        assert row is not None
        back = Returned(row["external_id"], Price("USD", self.paid[payment] - left))
        assert await take_return(self.bot, "bank", back)

    async def held(self, user: Customer) -> tuple[int, int]:
        """What a customer has and owes."""
        found = await holding(user.id)
        return found.balance, found.owed

    async def set_percent(self, value: Any) -> None:
        """Change REFERRAL_PERCENT while the bot runs."""
        assert self.bot.live_settings is not None
        settings = next(item for item in self.bot.all_settings if isinstance(item, ReferralsSettings))
        await self.bot.live_settings.change(settings, "referral_percent", value)


async def referrer_of(user: Customer) -> int | None:
    """Who brought a customer."""
    row = await db.fetch_one("SELECT referrer_id FROM referrals_referral WHERE user_id = $1", user.id)
    return row and row["referrer_id"]


async def user_of(bot: Bot, person: Any) -> Customer:
    """The customer behind a person of the sandbox."""
    found = await find_by_telegram_id(bot, person.id)
    assert found is not None
    return found


@pytest.fixture
async def desk(database: Database, clock: MovableClock, tmp_path: Path) -> AsyncIterator[Desk]:
    """A bot with referrals at ten percent, in dollars."""
    environment = {
        "DATABASE_URL": "",
        "DATA_DIR": str(tmp_path / "data"),
        "PLUGINS": "accounts,payments,referrals",
        "REFERRAL_PERCENT": "10",
        "PAY_CURRENCY": "USD",
        "BOT_LOCALE": "en",
        "TOKEN": "1000:secret",
    }
    bot = Bot.from_environment(environment, None, clock=clock, strict=True, extra=[bank_plugin(Bank())])
    bot.settings.database_url = database.create(bot.model_modules())
    await bot.open()
    try:
        yield Desk(bot, itertools.count(1))
    finally:
        await bot.close()


@pytest.fixture
def settings() -> dict[str, str]:
    """Only payments and referrals, at ten percent."""
    return {"PLUGINS": "accounts,payments,referrals", "REFERRAL_PERCENT": "10"}


@pytest.fixture
def bank() -> Bank:
    """What the bank was asked and what it has."""
    return Bank()


@pytest.fixture
def extra_plugins(bank: Bank) -> Sequence[Plugin]:
    """A way to pay."""
    return [bank_plugin(bank)]


@pytest.fixture
def live(bot: Bot) -> Desk:
    """The same around a bot that talks to the local Telegram."""
    return Desk(bot, itertools.count(1))
