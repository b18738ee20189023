"""Money that goes back without the shop: booked off, owed where it is spent, repaid first."""

from __future__ import annotations

from kernel import run_in_transaction
from plugins.accounts.api import Holding, adjust
from plugins.accounts.testing import customer_of
from plugins.payments.api import Incoming, Price, Returned, take
from plugins.payments.models import Invoice, Payment

from .conftest import look, open_invoice, wallet_of


async def paid(bot, bank, alice, amount="$20.00") -> str:
    """Alice has paid; the bank's id of the payment."""
    number = bank.pay(await open_invoice(alice, amount))
    await look(bot)
    return number


async def spend(bot, alice, amount: int) -> None:
    """Alice has spent this much."""
    customer = await customer_of(bot, alice)
    await run_in_transaction(adjust, customer.id, -amount, f"spent {amount}", "spent")


async def test_what_the_wallet_does_not_hold_is_owed_and_repaid_first(bot, bank, alice, owner):
    number = await paid(bot, bank, alice)
    await spend(bot, alice, 1500)
    bank.give_back(number, 2000)
    await look(bot)
    assert await wallet_of(bot, alice) == Holding(0, 1500)
    assert "Your payment of $20.00 was taken back" in alice.last.text
    assert "was taken back; $20.00 was booked off" in owner.last.text
    assert (await Payment.get()).state == "charged_back"
    assert (await Invoice.get()).state == "refunded"

    await paid(bot, bank, alice)
    assert await wallet_of(bot, alice) == Holding(500, 0)


async def test_a_part_taken_back_is_booked_as_a_part_and_the_rest_later(bot, bank, alice, owner):
    number = await paid(bot, bank, alice)
    for returned in (500, 0, 1500, 0):
        bank.give_back(number, returned)
        await look(bot)
        assert await wallet_of(bot, alice) == Holding(2000 - bank.payments[number].returned, 0)
    assert sum("was taken back" in message.text for message in alice.messages) == 2


async def test_held_money_taken_back_is_settled(bot, bank, alice, owner):
    number = bank.pay(await open_invoice(alice), 1800, "CHF")
    await look(bot)
    bank.give_back(number, 1800)
    for _ in range(2):
        await look(bot)
    assert await wallet_of(bot, alice) == Holding(0, 0)
    assert (await Payment.get()).state == "charged_back"
    assert sum("was taken back" in message.text for message in owner.messages) == 1


async def test_a_payment_that_has_gone_back_already_is_booked_both_ways(bot, bank, alice):
    number = bank.pay(await open_invoice(alice))
    bank.give_back(number, 2000)
    request = bank.post(number)
    client = bot.web.public.test_client()
    answer = await client.post("/webhooks/bank", headers=dict(request.headers), data=request.body)
    assert answer.status_code == 200
    assert await wallet_of(bot, alice) == Holding(0, 0)
    assert (await Payment.get()).state == "charged_back"


async def test_a_return_whose_payment_is_not_known_yet_is_asked_for_again(bot, bank, alice):
    invoice = await open_invoice(alice)
    came, went = Incoming("bank-7", Price("USD", 2000), invoice_id=invoice), Returned("bank-7", Price("USD", 700))
    assert not await take(bot, "bank", [went])
    assert await take(bot, "bank", [went, came])
    assert await take(bot, "bank", [went])
    assert await wallet_of(bot, alice) == Holding(1300, 0)
