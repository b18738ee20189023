"""``create`` is called again after a kill, for the same invoice."""

from __future__ import annotations

from ..contract import Created
from .scene import AMOUNT, Scene


class MakesOne:
    """Services that take our name of an invoice, and make one invoice for each name."""

    async def test_it_makes_one_invoice_however_often_it_is_asked(self, scene: Scene) -> None:
        """The second answer is the first one's."""
        invoice, there = await scene.invoice()
        again: Created = await scene.provider.create(scene.bot, invoice)
        assert (again.external_id, again.url) == (invoice.external_id, invoice.url)
        assert await scene.driver.invoices() == [there]


class MakesAnother:
    """Services that make an invoice whenever they are asked: money for any of them counts."""

    async def test_whichever_of_two_invoices_is_paid_is_credited(self, scene: Scene) -> None:
        """The first one's answer was lost; here it is known, and the other one is paid."""
        invoice, first = await scene.invoice()
        await scene.provider.create(scene.bot, invoice)
        second = next(name for name in await scene.driver.invoices() if name != first)
        await scene.hear(await scene.driver.pay(second), invoice)
        assert await scene.balance() == AMOUNT
        assert (await scene.payment()).invoice_id == invoice.id
