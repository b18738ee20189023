"""From an order's card to its payments: what hangs can be asked about at once."""

from plugins.payments.callbacks import AskProvider, OpenOrderPayments
from plugins.payments.testing import Fault
from plugins.shop.testing import add_item


async def ordered(bot, person):
    """Press up to the bank's invoice for a key."""
    item = await add_item(bot, "Portal", price="9.99", values=["KEY-1"])
    await person.send(f"/start item_{item}")
    await person.press(next(label for label in person.buttons if "Buy" in label))
    await person.press(next(label for label in person.buttons if "Bank" in label))


async def test_staff_reach_a_hanging_invoice_from_the_order_and_ask_the_provider(bot, bank, alice, owner):
    await ordered(bot, alice)
    await owner.send("/order 1")
    await owner.press("⏳ Payments of the order (1)")
    assert "Payments of order 1" in owner.last.text
    assert "Invoice 1 · $9.99 by bank · " in owner.last.text
    bank.pay(1)
    bank.fail(Fault.DOWN)
    await owner.press("🔄 Ask about invoice 1")
    assert "does not answer" in owner.alerts[-1]
    bank.mend()
    await owner.press("🔄 Ask about invoice 1")
    assert any("KEY-1" in message.text for message in alice.messages)
    await owner.send("/order 1")
    await owner.press("💳 Payments of the order (1)")
    assert "🔄 Ask about invoice 1" not in owner.buttons
    await owner.press("💳 Payment 1 · $9.99")
    assert "Payment 1" in owner.last.text
    await owner.press(data=AskProvider(1).pack())
    assert "changed meanwhile" in owner.alerts[-1]
    await owner.press(data=OpenOrderPayments(2).pack())
    assert "no such payment" in owner.alerts[-1]


async def test_an_order_from_the_balance_has_no_such_button_and_customers_get_nowhere(bot, alice, owner):
    await ordered(bot, alice)
    for button in (OpenOrderPayments(1), AskProvider(1)):
        await alice.press(data=button.pack())
        assert alice.alerts[-1] == "You are not allowed to do this."
    for name in ("bank", "cryptopay", "manual", "stars", "telegram_payments", "payments"):
        await bot.toggles.disable(name)
    await owner.send("/order 1")
    assert not [label for label in owner.buttons if "Payments of the order" in label]
