"""What the tests of referrals share: somebody who takes payments, an open bot without Telegram, and one that talks."""

from __future__ import annotations

import itertools
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from kernel import Plugin, db, hookspec
from kernel.bot import Bot
from kernel.testing import Database, MovableClock
from kernel.updates import Command, Sender
from plugins.accounts.api import TOP_UP, Customer, credit, find_by_telegram_id, holding, reverse

SPECS = ModuleType("specs")


@hookspec
def payment_credited(payment_id, user_id, amount, bot):
    """As payments calls it."""


@hookspec
def payment_reversed(payment_id, user_id, amount, left, bot):
    """As payments calls it."""


SPECS.payment_credited, SPECS.payment_reversed = payment_credited, payment_reversed  # type: ignore[attr-defined]
till = Plugin("till", "1", requires=["accounts"], hookspecs=SPECS)


@till.optional_hook
async def referral_payments(payment_ids):
    """Odd payments are top-ups, the others paid an order; 99 is unknown."""
    return {number: "top_up" if number % 2 else "shop" for number in payment_ids if number != 99}


@dataclass
class Desk:
    """An open bot, customers, and payments that arrive and go back."""

    bot: Bot
    numbers: Any

    async def customer(self, by: Customer | None = None, *, payload: str = "", name: str = "") -> Customer:
        """A new person who came by the (old) link of ``by``, or with ``payload``."""
        number = next(self.numbers)
        sender = Sender(1000 + number, name or f"Person {number}", language_code="en")
        hello = Command(sender, sender.telegram_id, 0, 0, "start", payload or str(by.telegram_id if by else ""))
        return await self.bot.hooks.first("load_user", sender=sender, update=hello, bot=self.bot)

    async def pay(self, user: Customer, amount: int, payment: int = 0) -> int:
        """Credit a payment as payments does; its number."""
        payment = payment or next(self.numbers)
        await db.run_in_transaction(self._credited, payment, user.id, amount)
        return payment

    async def give_back(self, user: Customer, payment: int, amount: int, left: int) -> None:
        """Book ``amount`` of a payment as gone back, as payments does."""
        await db.run_in_transaction(self._reversed, payment, user.id, amount, left)

    async def _credited(self, payment: int, user_id: int, amount: int) -> None:
        await credit(user_id, amount, f"pay:till:{payment}", kind=TOP_UP, account="clearing:till")
        ids = {"payment_id": payment, "user_id": user_id, "amount": amount}
        await self.bot.hooks.notify("payment_credited", **ids, bot=self.bot)

    async def _reversed(self, payment: int, user_id: int, amount: int, left: int) -> None:
        key = f"refund:{payment}:{left}"
        await reverse(user_id, amount, key, kind="accounts-entry-refund", account="clearing:till")
        ids = {"payment_id": payment, "user_id": user_id, "amount": amount, "left": left}
        await self.bot.hooks.notify("payment_reversed", **ids, bot=self.bot)

    async def held(self, user: Customer) -> tuple[int, int]:
        """What a customer has and owes."""
        found = await holding(user.id)
        return found.balance, found.owed

    async def set_percent(self, value: Any) -> None:
        """Change REFERRAL_PERCENT while the bot runs."""
        from plugins.referrals.settings import ReferralsSettings

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
        "PLUGINS": "accounts,referrals",
        "REFERRAL_PERCENT": "10",
        "PAY_CURRENCY": "USD",
        "BOT_LOCALE": "en",
        "TOKEN": "1000:secret",
    }
    bot = Bot.from_environment(environment, None, clock=clock, strict=True, extra=[till])
    bot.settings.database_url = database.create(bot.model_modules())
    await bot.open()
    try:
        yield Desk(bot, itertools.count(1))
    finally:
        await bot.close()


@pytest.fixture
def settings() -> dict[str, str]:
    """Only what referrals need, at ten percent."""
    return {"PLUGINS": "accounts,referrals", "REFERRAL_PERCENT": "10"}


@pytest.fixture
def extra_plugins() -> Sequence[Plugin]:
    """Somebody who takes payments."""
    return [till]


@pytest.fixture
def live(bot: Bot) -> Desk:
    """The same around a bot that talks to the local Telegram."""
    return Desk(bot, itertools.count(1))
