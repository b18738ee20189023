"""What can happen between the bot's consent to a payment and the payment, which Telegram makes without asking again."""

from __future__ import annotations

import asyncio

import pytest

from plugins.payments.conformance.scene import AMOUNT, Scene
from plugins.payments.looking import expire


class Consent:
    """Tests of providers whose invoices live in Telegram's chats."""

    async def test_two_payments_that_were_agreed_to_at_once_are_credited_twice(self, scene: Scene) -> None:
        """The same invoice, open on two devices."""
        _, there = await scene.invoice()
        await complete(scene, await scene.driver.agreed(there), await scene.driver.agreed(there))
        assert [payment.flaw for payment in await scene.payments()] == ["", "double"]
        assert await scene.balance() == AMOUNT * 2
        assert (await scene.newest()).state == "double"
        assert scene.received("had been paid before") == 1
        assert "had been paid before" in scene.owner.last.text
        await scene.check()

    async def test_what_was_agreed_to_in_time_and_paid_after_it_is_credited(self, scene: Scene) -> None:
        """The customer thinks for half an hour over the last question."""
        _, there = await scene.invoice()
        paying = await scene.driver.agreed(there)
        scene.clock.move(hours=2)
        await expire(scene.bot)
        await complete(scene, paying)
        assert ((await scene.payment()).flaw, await scene.balance()) == ("late", AMOUNT)
        assert scene.received("after the invoice had ended") == 1
        assert "came after the invoice had ended" in scene.owner.last.text
        await scene.check()

    async def test_an_invoice_that_has_ended_is_refused_and_nothing_is_charged(self, scene: Scene) -> None:
        """Both by the clock, before anybody has ended it, and once it is paid."""
        _, there = await scene.invoice()
        scene.clock.move(hours=2)
        with pytest.raises(LookupError, match="time to pay this invoice is over"):
            await scene.driver.pay(there)
        second, there = await scene.invoice()
        await scene.hear(await scene.driver.pay(there), second)
        with pytest.raises(LookupError, match="paid or cancelled"):
            await scene.driver.pay(there)
        assert len(scene.driver.telegram.world.payments.charges) == 1
        await scene.check()

    @pytest.mark.parametrize("off", ["payments", "the provider"])
    async def test_what_is_switched_off_between_consent_and_payment_credits_all_the_same(
        self, scene: Scene, off: str
    ) -> None:
        """And agrees to nothing more."""
        _, there = await scene.invoice()
        paying = await scene.driver.agreed(there)
        names = [scene.driver.name]
        if off == "payments":
            names = [name for name, plugin in scene.bot.plugins.items() if "payments" in plugin.requires] + ["payments"]
        for name in names:
            await scene.bot.toggles.disable(name)
        await complete(scene, paying)
        assert ((await scene.payment()).flaw, await scene.balance()) == ("", AMOUNT)
        assert (await scene.newest()).state == "paid"
        with pytest.raises(LookupError, match="Nothing was charged"):
            await scene.driver.pay(there)
        await scene.check()


async def complete(scene: Scene, *paying: asyncio.Task) -> None:
    """Let payments that were agreed to go through, and the bot hear of them."""
    scene.driver.telegram.faults.release_payments()
    outcomes = await asyncio.gather(*paying)
    assert all(outcome.ok for outcome in outcomes)
    async with asyncio.timeout(5):
        while len(await scene.payments()) < len(paying):  # noqa: ASYNC110 - nothing in the bot is there for tests alone
            await asyncio.sleep(0.01)
    await scene.bot.settle()
