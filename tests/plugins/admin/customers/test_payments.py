"""From a customer's card to their payments, and back."""

from __future__ import annotations

from plugins.payments.callbacks import OpenCases
from tests.plugins.admin.customers.conftest import answer, id_of, open_card


async def test_a_customers_payments_are_listed_for_those_who_look_after_payments(bot, nora, alice, carol, grants):
    grants.give(nora, "admin.users", "payments.manage")
    await open_card(nora, carol)
    assert not any("Payments" in label for label in nora.last.labels)
    for person in (alice, carol):
        await person.send("/topup")
        await answer(person, ">$20.00", ">⭐ Stars: 1000 ⭐")
        await person.pay()
    await open_card(nora, carol)
    assert "📥 Topped up: $20.00" in nora.last.text
    await nora.press("💳 Payments (1)")
    assert "of Carol Ann Ёлкина" in nora.last.text
    assert sum("№" in label for label in nora.last.labels) == 1
    await nora.press("👤 The customer")
    assert "👤 Carol Ann" in nora.last.text
    grants.give(nora, "admin.users")
    await open_card(nora, carol)
    assert not any("Payments" in label for label in nora.last.labels)
    await nora.press(data=OpenCases(all=True, user_id=await id_of(bot, carol)).pack())
    assert nora.alerts[-1] == "You are not allowed to do this."
