"""A top-up in coins whose process is killed at every statement, Telegram call and request to Crypto Pay, in turn."""

from __future__ import annotations

import pytest

from kernel import db
from plugins.accounts.api import balance, find_by_telegram_id
from plugins.payments.callbacks import OpenMethods
from sandbox.cryptopay import CryptoPay

from .conftest import MONEY
from .moments import at_every_moment, opened, under_way, until_pressed

pytestmark = pytest.mark.torture


@pytest.fixture
async def crypto():
    async with CryptoPay() as server:
        yield server


@pytest.fixture
def settings(crypto):
    return {"CRYPTO_PAY_TOKEN": crypto.token, "CRYPTO_PAY_URL": crypto.url, "MIN_AMOUNT": "1"}


@pytest.mark.parametrize("late", [False, True], ids=["before", "request under way"])
async def test_a_top_up_in_coins_killed_at_any_moment_is_credited_once(shop, crypto, late):
    async def act(person, screen):
        await until_pressed(shop, person, screen, "💎 Crypto")
        shown = next(message for message in person.messages if message.id == screen.id)
        url = next(button.value for row in shown.rows for button in row if button.kind == "url")
        made = [number for number, each in crypto.invoices.all.items() if each.hash in url]
        await crypto.pay(made[0], "TON", notify=False)
        await until_pressed(shop, person, shown, "🔄 Check")

    async def whole(person):
        user = await find_by_telegram_id(shop.bot, person.id)
        assert await balance(user.id) == MONEY + 200
        assert sum("is on your balance" in message.text for message in person.messages) == 1
        invoices = await db.fetch("SELECT state, external_id FROM payments_invoice WHERE user_id = $1", user.id)
        assert [row["state"] for row in invoices] == ["paid"]
        payments = await db.fetch("SELECT external_id, state FROM payments_payment WHERE user_id = $1", user.id)
        assert payments == [{"external_id": invoices[0]["external_id"], "state": "credited"}]
        audited = "SELECT id FROM kernel_audit WHERE action = 'payments.credited'"
        assert len(await db.fetch(audited)) == len(await db.fetch("SELECT id FROM payments_payment"))

    before = opened(shop, lambda: OpenMethods(200), "💎 Crypto")
    if late:
        await under_way(shop, lambda moment: moment.startswith("POST "), act, whole, before)
    else:
        await at_every_moment(shop, act, whole, before)
    assert {method for method, _ in crypto.requests} >= {"createInvoice", "getInvoices"}
