"""Providers that give back."""

from __future__ import annotations

import pytest

from kernel import Refused

from ..looking import reconcile
from .driver import Fault
from .scene import AMOUNT, Scene


async def paid(scene: Scene) -> str:
    """Alice has paid; the service's id of the payment."""
    invoice, there = await scene.invoice()
    payment = await scene.driver.pay(there)
    await scene.hear(payment, invoice)
    assert await scene.balance() == AMOUNT
    return payment


class Refunding:
    """Providers that give a whole payment back."""

    async def test_a_refund_goes_back_once(self, scene: Scene) -> None:
        """Off the wallet at once, told when it is done, not asked for again."""
        payment = await paid(scene)
        await scene.give_back()
        assert await scene.balance() == 0
        await scene.settle()
        await scene.bot.settle()
        total = (await scene.payment()).paid.total
        assert await scene.driver.returned(payment) == total
        assert (await scene.payment()).state == "refunded"
        assert (await scene.newest()).state == "refunded"
        assert scene.received("went back to where it came from") == 1
        with pytest.raises(Refused):
            await scene.give_back()
        await scene.settle()
        assert await scene.driver.returned(payment) == total

    async def test_many_workers_at_once_refund_once(self, scene: Scene) -> None:
        """Whoever settles first."""
        payment = await paid(scene)
        await scene.give_back()
        await scene.at_once(20, lambda: scene.settle())
        assert await scene.driver.returned(payment) == (await scene.payment()).paid.total
        assert (await scene.payment()).state == "refunded"
        assert len(scene.events("payments.refunded")) == 1

    @pytest.mark.parametrize("fault", [Fault.DOWN, Fault.SILENT, Fault.MUTE])
    async def test_a_refund_that_was_not_answered_is_made_once(self, scene: Scene, fault: Fault) -> None:
        """It is asked for again, whether or not it had been done."""
        payment = await paid(scene)
        await scene.give_back()
        for _ in range(3):
            async with scene.broken(fault):
                await scene.settle()
            scene.clock.move(minutes=10)
        assert (await scene.payment()).state == "refunding"
        assert await scene.balance() == 0
        await scene.settle()
        assert await scene.driver.returned(payment) == (await scene.payment()).paid.total
        assert (await scene.payment()).state == "refunded"
        assert await scene.entries() == 2

    async def test_a_refund_that_the_service_refuses_is_on_the_wallet_again(self, scene: Scene) -> None:
        """And the owner is told."""
        payment = await paid(scene)
        await scene.give_back()
        async with scene.broken(Fault.REFUSING):
            await scene.settle()
        await scene.bot.settle()
        assert await scene.driver.returned(payment) == 0
        assert await scene.balance() == AMOUNT
        assert (await scene.payment()).state == "credited"
        assert "was refused" in scene.owner.last.text

    async def test_a_refund_that_is_seen_in_news_is_not_booked_again(self, scene: Scene) -> None:
        """The provider's list tells of our own refund, before and after its answer."""
        payment = await paid(scene)
        await scene.give_back()
        async with scene.broken(Fault.MUTE):
            await scene.settle()
        for _ in range(2):
            await reconcile(scene.bot)
            await scene.hear(payment, await scene.newest())
            scene.clock.move(minutes=10)
            await scene.settle()
        assert await scene.balance() == 0
        assert (await scene.held()).owed == 0
        assert (await scene.payment()).state == "refunded"
        assert await scene.driver.returned(payment) == (await scene.payment()).paid.total


class RefundingParts:
    """Providers that give back any part."""

    async def test_parts_add_up_to_the_whole_and_not_more(self, scene: Scene) -> None:
        """Each part goes back once."""
        payment = await paid(scene)
        for part in (700, 700, 600):
            await scene.give_back(part)
            await scene.settle()
        whole = await scene.payment()
        assert await scene.driver.returned(payment) == whole.paid.total
        assert (whole.refunded, whole.state) == (AMOUNT, "refunded")
        with pytest.raises(Refused):
            await scene.give_back(1)

    async def test_more_than_was_paid_is_not_given_back(self, scene: Scene) -> None:
        """Refused before the service hears of it."""
        payment = await paid(scene)
        await scene.give_back(1500)
        with pytest.raises(Refused):
            await scene.give_back(501)
        await scene.settle()
        assert 0 < await scene.driver.returned(payment) < (await scene.payment()).paid.total
        assert await scene.balance() == 500

    async def test_a_part_seen_in_news_is_not_booked_again(self, scene: Scene) -> None:
        """Nor taken for a chargeback."""
        await paid(scene)
        await scene.give_back(700)
        await scene.settle()
        for _ in range(2):
            await reconcile(scene.bot)
        assert await scene.balance() == 1300
        assert (await scene.payment()).refunded == 700


class RefundingWhole:
    """Providers that give back only whole payments."""

    async def test_a_part_is_refused_before_the_service_hears_of_it(self, scene: Scene) -> None:
        """Nothing is booked."""
        payment = await paid(scene)
        with pytest.raises(Refused):
            await scene.give_back(700)
        assert await scene.driver.returned(payment) == 0
        assert await scene.balance() == AMOUNT


class NotRefunding:
    """Providers that give nothing back."""

    async def test_a_refund_is_refused(self, scene: Scene) -> None:
        """Before anything is booked."""
        await paid(scene)
        with pytest.raises(Refused):
            await scene.give_back()
        assert await scene.balance() == AMOUNT
