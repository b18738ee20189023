"""Figures against the journal: whatever happened, each day's figures are what was booked on it."""

from __future__ import annotations

import itertools
import random
from contextlib import suppress
from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest

from kernel import db
from kernel.bot import Bot
from kernel.context import Context
from kernel.updates import Command, Sender
from plugins.accounts.api import InsufficientFunds, Period, adjust
from plugins.accounts.statistics import statistics as of_accounts
from plugins.admin.statistics.periods import Stretch, Unit
from plugins.payments.api import Incoming, Price, Returned, receive, take_return
from plugins.payments.crediting import TOP_UP
from plugins.payments.invoices import make_invoice
from plugins.payments.statistics import statistics as of_payments
from plugins.promos.gifts import redeem
from plugins.promos.statistics import statistics as of_promos
from plugins.promos.testing import add_code
from plugins.referrals.statistics import statistics as of_referrals
from plugins.reviews.statistics import statistics as of_reviews
from plugins.shop.api import refund_line
from plugins.shop.models import OrderLine
from plugins.shop.statistics import statistics as of_shop
from plugins.shop.statistics import statistics_chart
from tests.plugins.referrals.bank import Bank, BankProvider, bank_plugin
from tests.plugins.shop.conftest import Desk

ZONE = ZoneInfo("Asia/Kolkata")  # half an hour off, so that days begin where no hour does
STEPS = 150
JOURNAL = """
SELECT e.kind, p.account, p.amount, e.created_at FROM accounts_posting p JOIN accounts_entry e ON e.id = p.entry_id"""


@pytest.fixture
async def desk(database, clock, tmp_path):
    environment = {
        "DATABASE_URL": "",
        "DATA_DIR": str(tmp_path / "data"),
        "PLUGINS": "accounts,shop,payments,promos,referrals,reviews",
        "REFERRAL_PERCENT": "7.5",
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


class Days:
    """Random days of a shop."""

    def __init__(self, desk: Desk, seed: int):
        self.desk, self.bot, self.random = desk, desk.bot, random.Random(seed)
        self.people, self.paid, self.refunds = [], {}, itertools.count()

    async def live(self) -> None:
        for name, price in (("Key", 499), ("Book", 1250), ("Free", 0)):
            setattr(self, name.lower(), await self.desk.item(name, price, stock=STEPS))
        self.gift = await add_code(self.bot, "GIFT", "balance", 300, customer_limit=1000)
        await self.meet()
        acts = [self.meet, *[self.buy] * 5, *[self.pay] * 3, self.refund, self.take_back, self.correct, self.redeem]
        for _ in range(STEPS):
            self.bot.clock.move(minutes=self.random.randint(1, 60))
            await self.random.choice(acts)()

    async def meet(self) -> None:
        sender = Sender(5000 + len(self.people), f"Person {len(self.people)}", language_code="en")
        payload = str(self.random.choice(self.people).telegram_id) if self.people else ""
        hello = Command(sender, sender.telegram_id, 0, 0, "start", payload)
        self.people.append(await self.bot.hooks.first("load_user", sender=sender, update=hello, bot=self.bot))

    async def buy(self) -> None:
        item = self.random.choice([self.key, self.book, self.free])
        with suppress(InsufficientFunds):
            await self.desk.buy(self.random.choice(self.people), item, self.random.randint(1, 2))

    async def pay(self) -> None:
        user, amount = self.random.choice(self.people), self.random.randint(1, 5000)
        nonce = self.random.getrandbits(60)
        invoice = await make_invoice(self.bot, user, BankProvider(Bank()), amount, nonce=nonce, purpose=TOP_UP)
        incoming = Incoming(f"bank-{invoice.id}", Price("USD", amount), invoice_id=invoice.id)
        await db.run_in_transaction(receive, self.bot, "bank", incoming)
        self.paid[incoming.external_id] = amount

    async def refund(self) -> None:
        lines = [line for line in await OrderLine.all() if line.quantity * line.unit_price > line.refunded]
        if not lines:
            return
        line = self.random.choice(lines)
        left = line.quantity * line.unit_price - line.refunded
        amount = self.random.choice([left, self.random.randint(1, left)])
        await db.run_in_transaction(refund_line, self.bot, line.id, to="wallet", reason="Sorry", amount=amount)

    async def take_back(self) -> None:
        if self.paid:
            number = self.random.choice(list(self.paid))
            back = Returned(number, Price("USD", self.random.randint(1, self.paid[number])))
            await db.run_in_transaction(take_return, self.bot, "bank", back)

    async def correct(self) -> None:
        user, amount = self.random.choice(self.people), self.random.choice([-100, 250, 700])
        with suppress(InsufficientFunds):
            await db.run_in_transaction(adjust, user.id, amount, self.random.getrandbits(60), "because")

    async def redeem(self) -> None:
        await db.run_in_transaction(redeem, self.bot, self.random.choice(self.people), self.gift)


@pytest.mark.parametrize("seed", [1, 2])
async def test_figures_are_what_the_journal_has(desk, clock, seed):
    begun = clock.now()
    days = Days(desk, seed)
    await days.live()
    rows = await db.fetch(JOURNAL)
    ctx = Context(desk.bot, None, days.people[0])

    async def figures(hook, period: Period) -> dict[str, int | str]:
        found = await hook(period, ctx)
        return {item.label: item.shown if item.amount is None else item.amount for item in found}

    def booked(account: str, period: Period | None, *kinds: str) -> int:
        return sum(
            row["amount"]
            for row in rows
            if row["account"].startswith(account)
            and (not kinds or row["kind"] in kinds)
            and (period is None or period.start <= row["created_at"] < period.end)
        )

    stretch = Stretch.around(Unit.DAY, begun.astimezone(ZONE).date(), ZONE)
    seen = 0
    while stretch.start <= clock.now():
        period = stretch.period(clock.now())
        sold, paid = await figures(of_shop, period), await figures(of_payments, period)
        assert sold["Sold for"] == booked("revenue", period, "shop-entry-purchase")
        assert sold["Given back"] == -booked("revenue", period, "accounts-entry-refund")
        assert paid["Paid in"] == -booked("clearing:", period, "accounts-entry-top-up")
        assert paid["Paid back"] == booked("clearing:", period, "accounts-entry-chargeback")
        gifts = (await figures(of_promos, period))["Spared or given"]
        assert gifts == -booked("promo", period)
        assert (await figures(of_referrals, period))["Bonuses"] == -booked("referral", period)
        revenue, orders = await statistics_chart(stretch.bounds(), ctx)
        assert sum(revenue.values) == sold["Sold for"]
        assert sum(orders.values) == sold["Orders"]
        assert (await figures(of_reviews, period))["New"] == 0
        seen += sold["Orders"]
        stretch = stretch.next
    money = desk.bot.currency.format
    now = Period(begun, clock.now() + timedelta(seconds=1), "day", present=True)
    sold, paid = await figures(of_shop, now), await figures(of_payments, now)
    assert sold["Ever: sold for"] == money(booked("revenue", None, "shop-entry-purchase"), "en") != "$0.00"
    assert sold["Ever: orders"] == str(seen)
    buyers = await db.fetch_one("SELECT count(DISTINCT user_id) AS people FROM shop_order WHERE paid_at IS NOT NULL")
    assert sold["Ever: buyers"] == str(buyers["people"])
    assert sold["Pieces in stock"] == str(3 * STEPS - await sold_pieces())
    assert paid["Ever: paid in"] == money(-booked("clearing:", None, "accounts-entry-top-up"), "en") != "$0.00"
    assert -booked("referral", None) > 0
    people = await figures(of_accounts, now)
    assert people["Customers hold"] == money(booked("wallet", None), "en") != "$0.00"
    assert people["Customers owe"] == money(-booked("receivable", None), "en")
    assert people["Altogether"] == str(len(days.people)) == str(people["New"])

    await desk.buy(days.people[0], days.free)  # what was counted up to yesterday is remembered, today is counted anew
    assert (await figures(of_shop, now))["Ever: orders"] == str(seen + 1)


async def sold_pieces() -> int:
    """Pieces that are sold or burnt."""
    row = await db.fetch_one("SELECT count(*) AS pieces FROM shop_stock_value WHERE state <> 'unsold'")
    return row["pieces"]


def test_a_month_is_as_long_as_in_the_calendar_and_a_day_as_by_the_clock():
    berlin = ZoneInfo("Europe/Berlin")
    assert len(Stretch.around(Unit.MONTH, date(2028, 2, 9), berlin).bounds()) == 30
    assert len(Stretch.around(Unit.DAY, date(2026, 3, 29), berlin).bounds()) == 24  # the clock goes forward
    assert len(Stretch.around(Unit.DAY, date(2026, 10, 25), berlin).bounds()) == 26
    week = Stretch.around(Unit.WEEK, date(2026, 11, 1), berlin)  # a Sunday
    assert (week.first, week.next.first, week.previous.first) == (
        date(2026, 10, 26), date(2026, 11, 2), date(2026, 10, 19),
    )  # fmt: skip
    assert week.end == week.next.start
    assert Stretch.around(Unit.MONTH, date(2026, 1, 31), berlin).next.first == date(2026, 2, 1)
    assert Stretch.around(Unit.MONTH, date(2026, 3, 31), berlin).previous.first == date(2026, 2, 1)
    assert Stretch.around(Unit.WEEK, date(2026, 12, 30), berlin).title("en") == "28 Dec 2026 – 3 Jan 2027"
    assert Stretch.around(Unit.MONTH, date(2026, 11, 1), berlin).title("ru") == "Ноябрь 2026"


def test_what_still_lasts_is_compared_with_as_much_of_the_period_before():
    march = Stretch.around(Unit.MONTH, date(2026, 3, 1), ZoneInfo("UTC"))
    assert march.period_before(march.start + timedelta(days=3)).end == march.previous.start + timedelta(days=3)
    assert march.period_before(march.start + timedelta(days=30)).end == march.start  # February is shorter
    assert march.period_before(march.end).end == march.start
    assert march.period(march.start).present
    assert not march.period(march.end).present
