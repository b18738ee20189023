"""The bonus for an order that was paid directly: kept when the money stays in the shop, taken back when it leaves it."""

from __future__ import annotations

import asyncio

import pytest

from plugins.accounts.api import Holding
from plugins.referrals.models import Earning
from plugins.shop.models import Order, OrderLine
from plugins.shop.orders.paying_out import settle_refunds
from plugins.shop.staff.callbacks import AskRefund
from plugins.shop.testing import add_item

from .conftest import look, wallet_of


@pytest.fixture
def settings(bank):
    return {**bank.settings, "MIN_AMOUNT": "1", "REFERRAL_PERCENT": "10"}


async def test_a_bonus_shrinks_with_what_goes_back_to_the_payer_and_with_nothing_else(bot, bank, alice, bob, owner):
    await alice.send("/start")
    item = await add_item(bot, "Portal", price="10.05", values=["KEY-1"])
    await bob.send(f"/start {alice.id}")  # an old link
    await bob.send(f"/start item_{item}")
    await bob.press(next(label for label in bob.buttons if "Купить" in label))
    await bob.press("🏦 Банк: 10,05 $")
    payment = bank.pay(list(bank.invoices)[-1])
    await look(bot)
    assert await wallet_of(bot, alice) == Holding(101, 0)
    line = await OrderLine.get()

    async def give_back(amount: str, to: str) -> None:
        await owner.press(data=AskRefund(line.id).pack())
        await owner.send(amount)
        await owner.press(to)
        await owner.press("Skip")
        await owner.press(f"✅ Give back ${amount}")
        await asyncio.gather(*(settle_refunds(bot) for _ in range(5)))
        for _ in range(2):
            await look(bot)

    await give_back("2.00", "👛 To the balance")
    assert await wallet_of(bot, alice) == Holding(101, 0)
    await give_back("5.00", "💳 To where it came from")
    assert bank.payments[payment].returned == 500
    assert await wallet_of(bot, alice) == Holding(50, 0)  # a tenth of 5.05, rounded down
    bank.give_back(payment, 505)
    await look(bot)
    assert await wallet_of(bot, alice) == Holding(0, 0)
    earning = await Earning.get()
    assert (earning.amount, earning.reversed, earning.kept) == (101, 101, 0)
    assert (await Order.get()).state == "partly_refunded"
