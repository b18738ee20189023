"""Providers that are asked, that post, and that have a list."""

from __future__ import annotations

import asyncio

from ..looking import expire, poll_open, reconcile, recover
from .driver import Fault
from .scene import AMOUNT, Scene

GARBAGE = (b"", b"{}", b"[]", b"null", b"\xff\xfe", b'{"payment": null}', b"[" * 10_000, b'{"amount": 1e999}')


class Polled:
    """Providers with ``poll``."""

    async def test_the_bot_finds_the_money_by_asking(self, scene: Scene) -> None:
        """No press, no message, within a minute."""
        _, there = await scene.invoice()
        await scene.driver.pay(there)
        scene.clock.move(seconds=31)
        await poll_open(scene.bot)
        await poll_open(scene.bot)
        assert await scene.balance() == AMOUNT

    async def test_money_for_an_invoice_that_ended_unseen_is_found(self, scene: Scene) -> None:
        """Paid in time, while the bot could not ask."""
        _, there = await scene.invoice()
        await scene.driver.pay(there)
        scene.clock.move(hours=1)
        await expire(scene.bot)
        await recover(scene.bot)
        assert await scene.balance() == AMOUNT

    async def test_a_check_while_the_service_is_down_is_answered_in_words(self, scene: Scene) -> None:
        """And the money is found when it is back."""
        _, there = await scene.invoice()
        for fault in (Fault.DOWN, Fault.SILENT):
            async with scene.broken(fault):
                await scene.alice.press("🔄 Check")
            assert "does not answer right now" in scene.alice.alerts[-1]
        await scene.driver.pay(there)
        await scene.alice.press("🔄 Check")
        assert await scene.balance() == AMOUNT

    async def test_many_open_invoices_are_told_apart(self, scene: Scene) -> None:
        """Asked about all at once, only what was paid is credited."""
        made = [await scene.invoice(AMOUNT + number) for number in range(5)]
        for number in (1, 3):
            await scene.driver.pay(made[number][1])
        scene.clock.move(seconds=31)
        await poll_open(scene.bot)
        assert await scene.balance() == 2 * AMOUNT + 4
        assert {payment.invoice_id for payment in await scene.payments()} == {made[1][0].id, made[3][0].id}


class Posted:
    """Providers with a webhook."""

    async def test_a_webhook_is_enough(self, scene: Scene) -> None:
        """Nobody asked."""
        _, there = await scene.invoice()
        assert await scene.post(await scene.driver.pay(there)) == 200
        assert await scene.balance() == AMOUNT

    async def test_a_hundred_posts_at_once_are_credited_once(self, scene: Scene) -> None:
        """Each of them is answered."""
        _, there = await scene.invoice()
        payment = await scene.driver.pay(there)
        assert set(await asyncio.gather(*(scene.post(payment) for _ in range(100)))) == {200}
        assert await scene.balance() == AMOUNT
        assert await scene.entries() == 1

    async def test_a_webhook_before_the_answer_to_create_is_credited(self, scene: Scene) -> None:
        """The customer pays before the bot knows that the invoice exists."""
        await scene.alice.send("/start")
        button = await scene.choose()
        await scene.driver.fail(Fault.MUTE)
        pressed = asyncio.create_task(scene.press(button))
        await scene.until_made()
        payment = await scene.driver.pay((await scene.driver.invoices())[0])
        posted = asyncio.create_task(scene.post(payment))
        await asyncio.sleep(0.05)
        await scene.driver.mend()
        await pressed
        assert await posted == 200
        assert await scene.balance() == AMOUNT
        assert (await scene.newest()).state == "paid"
        assert (await scene.payment()).flaw == ""

    async def test_what_the_service_did_not_sign_is_refused(self, scene: Scene) -> None:
        """Without any of its headers, with those of another body, with every sort of nonsense in them."""
        invoice, there = await scene.invoice()
        request = await scene.driver.webhook(await scene.driver.pay(there))
        headers = dict(request.headers)
        forged: list[dict[str, str]] = [{}]
        for name, value in headers.items():
            if name.lower() != "content-type":
                changed = ("0" if value[-1] != "0" else "1",)
                forged += [headers | {name: text} for text in ("", "0", "ключ", value[:-1], value[:-1] + changed[0])]
        for each in forged:
            assert await scene.send({k: v.encode().decode("latin-1") for k, v in each.items()}, request.body) >= 400
        assert await scene.payments() == []
        assert (await scene.newest()).state == invoice.state

    async def test_a_body_that_was_changed_on_the_way_is_refused(self, scene: Scene) -> None:
        """One character anywhere is enough."""
        _, there = await scene.invoice()
        request = await scene.driver.webhook(await scene.driver.pay(there))
        step = max(1, len(request.body) // 25)
        for place in range(0, len(request.body), step):
            body = request.body[:place] + bytes([request.body[place] ^ 1]) + request.body[place + 1 :]
            assert await scene.send(dict(request.headers), body) == 403
        assert await scene.send(dict(request.headers), request.body + b" ") == 403
        assert await scene.payments() == []

    async def test_nonsense_changes_nothing(self, scene: Scene) -> None:
        """Whatever is posted, nothing is booked, and the genuine post still counts."""
        _, there = await scene.invoice()
        payment = await scene.driver.pay(there)
        for body in GARBAGE:
            assert await scene.send({}, body) >= 400
        assert await scene.payments() == []
        assert await scene.post(payment) == 200
        assert await scene.balance() == AMOUNT


class Listed:
    """Providers with ``reconcile``."""

    async def test_a_payment_that_nobody_told_of_is_found_in_the_list(self, scene: Scene) -> None:
        """Once, however often the list is read, also long after the invoice has ended."""
        _, there = await scene.invoice()
        await scene.driver.pay(there)
        scene.clock.move(hours=1)
        await expire(scene.bot)
        await reconcile(scene.bot)
        await reconcile(scene.bot)
        assert await scene.balance() == AMOUNT

    async def test_a_list_that_cannot_be_read_is_read_from_the_same_day_later(self, scene: Scene) -> None:
        """An outage hides nothing."""
        _, there = await scene.invoice()
        await reconcile(scene.bot)
        await scene.driver.pay(there)
        for fault in (Fault.DOWN, Fault.SILENT):
            async with scene.broken(fault):
                scene.clock.move(hours=6)
                await reconcile(scene.bot)
        await reconcile(scene.bot)
        assert await scene.balance() == AMOUNT
