"""Paying a running bot: plugins are asked before, told after, once, and killed bots are told at their next start."""

import asyncio

import pytest

from kernel import Button, Plugin, db
from kernel.bot import Bot
from kernel.invoices import Invoice
from kernel.models import InboxRow
from kernel.testing import Person, environment
from kernel.testing.until import until

till = Plugin("till", version="1")


class Till:
    """What the plugin answers, and what it saw."""

    refusal: object = True
    asked: list = []
    broken = False
    took: list = []


seen = Till()


@pytest.fixture
def settings():
    """Without the shop and its payments: the till takes everything."""
    return {"PLUGINS": "accounts"}


@pytest.fixture
def extra_plugins():
    seen.refusal, seen.took, seen.asked, seen.broken = True, [], [], False
    return [till]


@till.command("buy")
async def buy(ctx):
    """Send an invoice for 50 stars."""
    rows = ((Button.pay("Pay 50 ⭐"),),)
    invoice = Invoice("Top-up", "To your balance", "till:1", "XTR", (("Top-up", 50),), rows=rows)
    await ctx.bot.telegram.send_invoice(ctx.update.chat_id, invoice, random_id=ctx.update.message_id)


@till.pre_checkout
async def before(bot, update):
    """Note who asks; agree or refuse as the test says."""
    seen.asked.append((update.sender.telegram_id, update.payload, update.currency, update.total))
    if seen.broken:
        raise ValueError("broken")
    return seen.refusal


@till.paid
async def after(bot, update):
    """Note the payment, in the transaction of the inbox."""
    assert db.current() is not None
    seen.took.append(("paid", update.charge_id, update.total))
    return True


@till.refunded
async def back(bot, update):
    """Note the refund."""
    seen.took.append(("refunded", update.charge_id, update.total))
    return True


async def test_a_payment_is_agreed_to_and_taken(bot, alice):
    alice.stars = 60
    await alice.send("/buy")
    assert alice.buttons == ["Pay 50 ⭐"]
    outcome = await alice.pay()
    assert (outcome.ok, alice.stars) == (True, 10)
    assert seen.asked == [(alice.id, "till:1", "XTR", 50)]
    assert seen.took == [("paid", outcome.charge_id, 50)]
    row = await InboxRow.get()
    assert row.done_at is not None


async def test_a_refusal_is_said_in_the_persons_language(bot, bob):
    seen.refusal = "kernel-payment-refused"
    await bob.send("/buy")
    outcome = await bob.pay()
    assert (outcome.ok, outcome.error) == (False, "Сейчас этот платёж принять нельзя. Деньги не списаны.")
    assert (seen.took, bob.stars) == ([], 10_000)


async def test_a_plugin_that_fails_or_is_silent_refuses(bot, alice):
    seen.refusal = None
    await alice.send("/buy")
    outcome = await alice.pay()
    assert outcome.error == "This payment cannot be taken at the moment. Nothing was charged."
    seen.broken = True
    assert (await alice.pay()).error == outcome.error
    assert seen.took == []


@pytest.mark.parametrize("anew", [False, True], ids=["the same message", "a second message"])
async def test_a_payment_told_twice_is_taken_once(bot, alice, telegram, anew):
    telegram.faults.repeat_payment(anew=anew)
    await alice.send("/buy")
    outcome = await alice.pay()
    await alice.send("/buy")
    assert seen.took == [("paid", outcome.charge_id, 50)]
    assert await InboxRow.all().count() == 1


async def test_a_payment_that_was_not_pushed_is_taken_with_the_next_update(bot, alice, telegram):
    telegram.faults.hide_payment()
    await alice.send("/buy")
    outcome = await alice.pay()
    assert seen.took == []
    await alice.send("/buy")
    await bot.settle()
    assert seen.took == [("paid", outcome.charge_id, 50)]


async def test_a_payment_made_while_the_bot_is_down_is_taken_at_its_next_start(
    bot, alice, telegram, extra_plugins, settings, tmp_path
):
    await alice.send("/buy")
    telegram.faults.hold_payments()
    paying = asyncio.create_task(alice.account.pay())
    await until(lambda: telegram.world.payments.waiting)
    await bot.close()
    telegram.faults.release_payments()
    outcome = await paying
    assert (outcome.ok, seen.took) == (True, [])
    env = environment(telegram, tmp_path / "data", **settings)
    again = Bot.from_environment(env, None, strict=True, extra=extra_plugins)
    again.settings.database_url = bot.settings.database_url
    try:
        await again.open()
        await again.start()
        await again.settle()
        assert seen.took == [("paid", outcome.charge_id, 50)]
        assert await Person(alice.account, again).send("/buy")
    finally:
        await again.close()


async def test_a_refund_and_a_chargeback_are_taken_once_each(bot, alice, telegram):
    await alice.send("/buy")
    first = await alice.pay()
    await alice.send("/buy")
    second = await alice.pay()
    seen.took.clear()
    assert await bot.telegram.refund_stars(alice.id, first.charge_id)
    assert await bot.telegram.refund_stars(alice.id, first.charge_id)
    await bot.settle()
    assert await alice.chargeback() == second.charge_id
    assert seen.took == [("refunded", first.charge_id, 50), ("refunded", second.charge_id, 50)]
    page = await bot.telegram.stars_transactions()
    assert [entry.refund for entry in page.items] == [True, True, False, False]
    assert alice.stars == 10_000


async def test_a_plugin_that_is_off_refuses_but_takes_what_arrives(bot, alice, telegram):
    await alice.send("/buy")
    telegram.faults.hold_payments()
    paying = asyncio.create_task(alice.pay())
    await until(lambda: telegram.world.payments.waiting)
    await bot.toggles.disable("till")
    telegram.faults.release_payments()
    outcome = await paying
    assert seen.took == [("paid", outcome.charge_id, 50)]
    refused = await alice.pay(again=True)
    assert (refused.ok, len(seen.took)) == (False, 1)
