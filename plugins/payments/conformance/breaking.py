"""Services that do not answer when an invoice is to be made."""

from __future__ import annotations

import pytest

from ..looking import poll_open
from ..registry import providers
from .driver import Fault
from .scene import AMOUNT, Scene


class Breaking:
    """Nothing is charged, nothing is lost, and the customer reads a sentence."""

    @pytest.mark.parametrize("fault", [Fault.DOWN, Fault.SILENT, Fault.REFUSING])
    async def test_a_service_that_does_not_work_is_a_sentence_with_a_code(self, scene: Scene, fault: Fault) -> None:
        """Nothing can be paid and nothing is booked; as soon as it works all is well."""
        await scene.alice.send("/start")
        async with scene.broken(fault):
            await scene.start()
        invoice = await scene.newest()
        assert f"P{invoice.id}" in scene.alice.last.text
        assert "does not answer" in scene.alice.last.text
        assert invoice.state in ("failed", "cancelled")
        assert await scene.entries() == 0
        second, there = await scene.invoice()
        await scene.hear(await scene.driver.pay(there), second)
        assert await scene.balance() == AMOUNT

    async def test_what_is_paid_after_the_answer_to_create_was_lost_is_credited(self, scene: Scene) -> None:
        """The invoice exists there, not here; the customer tries again; whichever of them is paid is credited."""
        await scene.alice.send("/start")
        async with scene.broken(Fault.MUTE):
            button = await scene.start()
        lost = await scene.newest()
        await scene.press(button)
        second, _ = await scene.invoice()
        there = await scene.driver.invoices()
        for name in there:
            try:
                payment = await scene.driver.pay(name)
            except LookupError:
                continue  # the service does not take money for it any more
            await scene.hear(payment, lost)
            await scene.hear(payment, second)
        await scene.look_everywhere()
        payments = await scene.payments()
        assert payments
        assert all(payment.invoice_id for payment in payments), "money that nobody can say what for"
        assert await scene.balance() == AMOUNT * len(payments)
        assert len(payments) <= 2, "one press must not make two invoices"

    async def test_other_providers_go_on_while_this_one_is_down(self, scene: Scene) -> None:
        """A round of questions ends without an error."""
        await scene.invoice()
        async with scene.broken(Fault.SILENT):
            scene.clock.move(minutes=1)
            await poll_open(scene.bot)
        assert scene.driver.name in providers(scene.bot)
