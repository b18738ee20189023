"""What holds for every provider: paid once, credited once; broken services; prices."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from kernel.money import Currency

from ..callbacks import CancelInvoice, CheckInvoice, OpenInvoice, StartTopUp
from ..contract import InvoiceView, Price
from ..receiving import worth
from .driver import Driver
from .scene import AMOUNT, Scene

REPLAYS = 100
PRICES = 3000  # amounts, in minor units
CURRENCIES = ("USD", "EUR", "RUB", "JPY", "KWD")
plain = pytest.mark.parametrize("database_server", [None], ids=["sqlite"])  # what is tested is in no database


class Paying:
    """Tests of every provider."""

    driver_class: type[Driver]

    @plain
    async def test_it_can_do_what_its_tests_are_made_for(self, scene: Scene) -> None:
        """The driver's capabilities, by which the tests were chosen, are the provider's."""
        assert scene.provider.capabilities == self.driver_class.capabilities
        assert scene.driver.name in scene.bot.plugins

    @plain
    async def test_its_button_is_there_in_every_language(self, scene: Scene) -> None:
        """The title names the price."""
        for language in scene.bot.texts.languages:
            assert "17 coins" in scene.bot.texts.text(language, scene.provider.title, price="17 coins")

    async def test_a_payment_is_credited_booked_and_told_once(self, scene: Scene) -> None:
        """The ordinary way, from the amount to the message."""
        invoice, there = await scene.invoice()
        assert (invoice.amount, invoice.state) == (AMOUNT, "open")
        assert await scene.balance() == 0
        payment = await scene.driver.pay(there)
        await scene.hear(payment, invoice)
        assert await scene.balance() == AMOUNT
        assert (await scene.payment()).external_id == payment
        assert (await scene.newest()).state == "paid"
        assert scene.received("$20.00 is on your balance") == 1

    async def test_the_same_news_a_hundred_times_is_credited_once(self, scene: Scene) -> None:
        """In sequence, in every way in which the bot can hear of it, mixed."""
        invoice, there = await scene.invoice()
        payment = await scene.driver.pay(there)
        ways = scene.ways()
        for number in range(REPLAYS):
            await scene.by(ways[number % len(ways)], payment, invoice)
        await self._once(scene)

    async def test_the_same_news_a_hundred_times_at_once_is_credited_once(self, scene: Scene) -> None:
        """In parallel, in every way in which the bot can hear of it, mixed."""
        invoice, there = await scene.invoice()
        payment = await scene.driver.pay(there)
        ways = scene.ways()
        await asyncio.gather(*(scene.by(ways[n % len(ways)], payment, invoice) for n in range(REPLAYS)))
        await self._once(scene)

    async def _once(self, scene: Scene) -> None:
        await scene.bot.settle()
        assert await scene.balance() == AMOUNT
        assert len(await scene.payments()) == 1
        assert await scene.entries() == 1
        assert len(scene.events("payment")) == 1
        assert len(scene.events("payments.credited")) == 1
        assert scene.received("is on your balance") == 1

    async def test_two_presses_at_once_make_one_invoice(self, scene: Scene) -> None:
        """The same button, pressed twice before the first answer."""
        await scene.alice.send("/start")
        button = await scene.choose()
        await asyncio.gather(scene.press(button), scene.press(button))
        assert len(await scene.driver.invoices()) == 1

    async def test_it_is_offered_only_when_it_can_be_used(self, scene: Scene) -> None:
        """Neither a new screen nor an old button leads to a provider that is not set up."""
        await scene.alice.send("/start")
        old = await scene.choose()
        assert old
        scene.driver.unconfigure()
        await scene.press(old)
        assert "no way to pay" in "".join(scene.alice.alerts[-1:])
        assert await scene.choose() == ""
        assert list(await scene.driver.invoices()) == []

    @plain
    async def test_it_is_not_offered_outside_its_limits(self, scene: Scene) -> None:
        """Nor does a button for such an amount work."""
        able = scene.provider.capabilities
        outside = [amount for amount in (able.lowest - 1, able.highest + 1 if able.highest else 0) if amount >= 100]
        await scene.alice.send("/start")
        for amount in outside:
            assert await scene.choose(amount) == ""
        assert scene.provider.takes(scene.bot, AMOUNT)

    @plain
    async def test_a_price_is_never_worth_less_than_the_amount(
        self, scene: Scene, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """And what is paid of it is never worth less than what it credits, in the shop's currencies."""
        able = scene.provider.capabilities
        for code in CURRENCIES:
            if able.currencies and code not in able.currencies:
                continue
            monkeypatch.setattr(scene.bot, "currency", Currency(code))
            template: Any = await self._invoice_like(scene)
            for amount in (*range(1, PRICES), *(10**power + extra for power in range(4, 10) for extra in (-1, 0, 1))):
                if amount < able.lowest or not scene.provider.takes(scene.bot, amount):
                    continue
                asked = scene.provider.price(scene.bot, amount)
                assert asked.total >= 1
                assert scene.driver.value(asked) >= amount, f"{asked} is worth less than {amount} {code}"
                part = Price(asked.currency, max(1, asked.total * 2 // 3))
                assert worth(template(amount, asked), part) <= scene.driver.value(part)

    async def _invoice_like(self, scene: Scene) -> Any:
        now = scene.clock.now()

        def make(amount: int, asked: Price) -> InvoiceView:
            return InvoiceView(
                *(1, 1, 1, "en", scene.driver.name, "top_up", "", amount, asked.currency, asked),
                *("open", now, now, 1),  # type: ignore[arg-type]
            )

        return make

    async def test_money_that_arrives_while_payments_is_off_is_credited(self, scene: Scene) -> None:
        """What is offered is closed, what is owed is not."""
        invoice, there = await scene.invoice()
        payment = await scene.driver.pay(there)
        on = [plugin.name for plugin in scene.bot.plugins.values() if scene.bot.plugin(plugin.name) is not None]
        for name in [*(name for name in on if "payments" in scene.bot.plugins[name].requires), "payments"]:
            await scene.bot.toggles.disable(name)
        await scene.hear(payment, invoice)
        assert await scene.balance() == AMOUNT

    async def test_money_of_a_customer_who_has_blocked_the_bot_is_credited(self, scene: Scene) -> None:
        """Paid, and gone before the bot hears of it, where it does not hear at once."""
        invoice, there = await scene.invoice()
        payment = await scene.driver.pay(there)
        await scene.alice.block()
        await scene.bot.settle()
        await scene.hear(payment, invoice)
        assert await scene.balance() == AMOUNT

    async def test_a_stranger_can_neither_see_nor_end_an_invoice(self, scene: Scene) -> None:
        """Pressed with the buttons of another customer's invoice."""
        invoice, there = await scene.invoice()
        stranger = scene.owner
        for kind in (OpenInvoice, CheckInvoice, CancelInvoice):
            await stranger.press(data=kind(invoice.id).pack())
            assert "not there any more" in stranger.alerts[-1]
        assert (await scene.newest()).state == "open"
        assert there in await scene.driver.invoices()

    async def test_a_forged_button_makes_no_invoice(self, scene: Scene) -> None:
        """Neither another amount under the same seal nor another person's button."""
        await scene.alice.send("/start")
        await scene.owner.send("/start")
        button = await scene.choose()
        found = StartTopUp.unpack(button)
        assert found is not None
        seal = button.rpartition(":")[2]
        await scene.press(f"{StartTopUp(1, found.provider).pack()}:{seal}")
        await scene.owner.press(data=button)
        assert list(await scene.driver.invoices()) == []
