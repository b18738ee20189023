"""Payments that are not as they should be: late, too little, too much, twice, in another currency, taken back."""

from __future__ import annotations

from ..contract import InvoiceView, PaymentView, Price
from ..looking import poll_open, reconcile
from ..states import Flaw, InvoiceState
from .scene import AMOUNT, Scene


async def paid(scene: Scene, invoice: InvoiceView, there: str, price: Price | None = None) -> PaymentView:
    """Pay, and let the bot hear of it in every way, twice; the newest payment."""
    payment = await scene.driver.pay(there, price)
    await scene.hear(payment, invoice)
    await scene.hear(payment, invoice)
    return (await scene.payments())[-1]


class PaysLate:
    """Money that comes after the invoice has ended is credited, and both sides are told."""

    async def test_money_after_the_time_is_over_is_credited(self, scene: Scene) -> None:
        """Expired here, paid there."""
        invoice, there = await scene.invoice()
        await scene.end(invoice)
        assert (await scene.newest()).state == "expired"
        await self._late(scene, invoice, there)

    async def test_money_for_a_cancelled_invoice_is_credited(self, scene: Scene) -> None:
        """Given up by the customer, paid all the same."""
        invoice, there = await scene.invoice()
        await scene.alice.press("✖️ Cancel")
        assert (await scene.newest()).state == "cancelled"
        await self._late(scene, invoice, there)

    async def _late(self, scene: Scene, invoice: InvoiceView, there: str) -> None:
        try:
            payment = await paid(scene, invoice, there)
        except LookupError:
            return  # the service has stopped taking money for it, which is better still
        assert (payment.credited, payment.flaw) == (AMOUNT, Flaw.LATE)
        assert await scene.balance() == AMOUNT
        assert (await scene.newest()).state == InvoiceState.LATE
        assert scene.received("after the invoice had ended") == 1
        assert "came after the invoice had ended" in scene.owner.last.text


class PaysLess:
    """Too little is credited as what it is."""

    async def test_too_little_is_credited_as_what_it_is(self, scene: Scene) -> None:
        """Never more than was paid."""
        invoice, there = await scene.invoice()
        price = Price(invoice.asked.currency, invoice.asked.total * 2 // 3)
        payment = await paid(scene, invoice, there, price)
        assert (payment.paid, payment.flaw) == (price, Flaw.UNDER)
        assert payment.credited == AMOUNT * price.total // invoice.asked.total
        assert await scene.balance() == payment.credited
        assert (await scene.newest()).state == InvoiceState.UNDERPAID
        assert scene.received("What came is on your balance") == 1
        assert "less than the invoice" in scene.owner.last.text


class PaysMore:
    """Too much is credited in full."""

    async def test_too_much_is_credited_in_full(self, scene: Scene) -> None:
        """It is the customer's money."""
        invoice, there = await scene.invoice()
        price = Price(invoice.asked.currency, invoice.asked.total * 3)
        payment = await paid(scene, invoice, there, price)
        assert (payment.paid, payment.flaw, payment.credited) == (price, Flaw.OVER, AMOUNT * 3)
        assert await scene.balance() == AMOUNT * 3
        assert (await scene.newest()).state == InvoiceState.OVERPAID
        assert scene.received("All of it is yours") == 1
        assert "more than the invoice" in scene.owner.last.text


class PaysTwice:
    """Two payments are two payments."""

    async def test_an_invoice_paid_twice_is_credited_twice(self, scene: Scene) -> None:
        """The second one is told to both sides."""
        invoice, there = await scene.invoice()
        first = await paid(scene, invoice, there)
        second = await paid(scene, invoice, there)
        assert first.external_id != second.external_id
        assert (first.flaw, second.flaw) == (Flaw.NONE, Flaw.DOUBLE)
        assert await scene.balance() == AMOUNT * 2
        assert (await scene.newest()).state == InvoiceState.DOUBLE
        assert scene.received("had been paid before") == 1
        assert "had been paid before" in scene.owner.last.text


class PaysOtherwise:
    """What comes in another currency is for staff to decide."""

    async def test_another_currency_is_held_and_both_are_told(self, scene: Scene) -> None:
        """Nothing is credited at a rate that nobody agreed to."""
        invoice, there = await scene.invoice()
        payment = await paid(scene, invoice, there, Price("CHF", invoice.asked.total))
        assert (payment.credited, payment.flaw, payment.state) == (0, Flaw.CURRENCY, "held")
        assert await scene.balance() == 0
        assert scene.received("came in another currency") == 1
        assert "another currency" in scene.owner.last.text

    async def test_held_money_is_given_back_whole_or_not_at_all(self, scene: Scene) -> None:
        """Held money has no share of it that could be credited; the invoice itself can still be paid."""
        invoice, there = await scene.invoice()
        await paid(scene, invoice, there, Price("CHF", invoice.asked.total))
        await paid(scene, invoice, there)
        assert await scene.balance() == AMOUNT
        assert (await scene.newest()).state == InvoiceState.PAID


class TakesBack:
    """Money that goes back without the shop is booked off, once."""

    async def test_a_payment_taken_back_leaves_the_wallet_once(self, scene: Scene) -> None:
        """Seen again and again in the provider's list."""
        invoice, there = await scene.invoice()
        payment = await scene.driver.pay(there)
        await scene.hear(payment, invoice)
        await scene.driver.take_back(payment)
        for _ in range(3):
            await reconcile(scene.bot)
            await scene.hear(payment, invoice)
        assert await scene.balance() == 0
        assert (await scene.payment()).state == "charged_back"
        assert (await scene.newest()).state == InvoiceState.REFUNDED
        assert await scene.entries() == 2
        assert len(scene.events("payments.charged_back")) == 1
        assert scene.received("was taken back") == 1
        assert "was taken back" in scene.owner.last.text

    async def test_news_of_the_return_before_news_of_the_payment_ends_in_nothing(self, scene: Scene) -> None:
        """Out of order: the payment had gone back before the bot heard of either."""
        invoice, there = await scene.invoice()
        payment = await scene.driver.pay(there)
        await scene.driver.take_back(payment)
        for _ in range(2):
            await reconcile(scene.bot)
            await scene.hear(payment, invoice)
            await poll_open(scene.bot)
        assert await scene.balance() == 0
        assert (await scene.held()).owed == 0
        assert (await scene.payment()).state == "charged_back"
