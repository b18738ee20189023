"""Money through Telegram: invoices go out once, payments come in once, stars go back once."""

import asyncio

import pytest

from kernel.errors import AlreadySent, ChatUnavailable, FloodWait, NetworkInTransaction, TelegramError
from kernel.invoices import Invoice, StarsTransaction
from kernel.messages import Button, File, Outgoing, rich
from kernel.updates import Paid, PreCheckout, Refunded, Sender
from tests.kernel.telegram.test_sending import PNG

STARS = Invoice("Top-up", "500 to your balance", "topup:17", "XTR", (("Top-up", 50),))
DOLLARS = Invoice("Order 9", "Two items", "order:9", "USD", (("Items", 700), ("Discount", -201)), "123:TEST:abc")


@pytest.fixture
async def alice(telegram, bot, bots):
    person = telegram.person("Alice", username="alice")
    await person.send("/start")
    await bots.wait(lambda: bots.seen)
    bots.seen.clear()
    return person


@pytest.fixture
async def till(telegram, bots):
    """A gateway that agrees to every payment, and notes the rest in ``bots.seen``; ``till.refusal`` makes it refuse."""
    from kernel.telegram import Server

    bots.server = Server(telegram.host, telegram.port, telegram.key_file)

    async def deliver(update):
        bots.seen.append(update)
        if isinstance(update, PreCheckout):
            await bots.started[-1].answer_pre_checkout(update.query_id, bots.refusal)

    bots.refusal = ""
    bots.deliver = deliver
    return await bots.start(deliver)


@pytest.fixture
async def payer(telegram, till, bots):
    person = telegram.person("Alice", username="alice")
    await person.send("/start")
    await bots.wait(lambda: bots.seen)
    bots.seen.clear()
    return person


def of(bots, kind):
    return [update for update in bots.seen if isinstance(update, kind)]


async def test_an_invoice_arrives_with_its_words_price_and_pay_button(bot, alice):
    sent = await bot.send_invoice(alice.id, STARS, random_id=1)
    shown = alice.last
    assert shown.id == sent.message_id
    assert (shown.invoice.title, shown.invoice.description) == ("Top-up", "500 to your balance")
    assert (shown.invoice.currency, shown.invoice.total, shown.invoice.payload) == ("XTR", 50, b"topup:17")
    assert alice.buttons == ["Pay ⭐️50"], "Telegram adds the button"


async def test_an_invoice_in_another_currency_sums_its_lines(bot, alice):
    assert DOLLARS.total == 499
    await bot.send_invoice(alice.id, DOLLARS, random_id=1)
    assert alice.last.invoice.total == 499
    assert alice.buttons == ["Pay $4.99"]


async def test_own_buttons_come_after_the_one_to_pay(bot, alice):
    rows = ((Button.pay("Pay 50 ⭐"),), (Button("Back", data="menu"),))
    invoice = Invoice("Top-up", "…", "p", "XTR", (("Top-up", 50),), rows=rows)
    await bot.send_invoice(alice.id, invoice, random_id=1)
    assert alice.buttons == ["Pay 50 ⭐", "Back"]
    assert alice.last.rows[0][0].kind == "buy"


async def test_a_fixed_random_id_sends_an_invoice_once(bot, alice):
    await bot.send_invoice(alice.id, STARS, random_id=77)
    with pytest.raises(AlreadySent):
        await bot.send_invoice(alice.id, STARS, random_id=77)
    assert len([message for message in alice.messages if message.invoice]) == 1


@pytest.mark.parametrize("fault", ["drop_answer", "drop_after"])
async def test_an_invoice_whose_answer_is_lost_was_sent_once(bot, alice, telegram, fault):
    bot._call._timeout = 1.5
    getattr(telegram.faults, fault)("messages.SendMedia")
    try:
        await bot.send_invoice(alice.id, STARS, random_id=78)
    except TelegramError:  # the answer never came: whoever asked tries again, with the same number
        with pytest.raises(AlreadySent):
            await bot.send_invoice(alice.id, STARS, random_id=78)
    assert len([message for message in alice.messages if message.invoice]) == 1


async def test_an_invoice_lost_on_its_way_there_arrives(bot, alice, telegram):
    telegram.faults.drop_before("messages.SendMedia")
    await bot.send_invoice(alice.id, STARS, random_id=79)
    assert len([message for message in alice.messages if message.invoice]) == 1


async def test_what_telegram_does_not_take_is_raised_by_its_name(bot, alice, telegram):
    with pytest.raises(TelegramError) as refused:
        await bot.send_invoice(alice.id, Invoice("A", "B", "p", "XTR", (("A", 0),)), random_id=1)
    assert refused.value.code == "CURRENCY_TOTAL_AMOUNT_INVALID"
    telegram.faults.fail("messages.SendMedia", code="FLOOD_WAIT_4")
    with pytest.raises(FloodWait) as wait:
        await bot.send_invoice(alice.id, STARS, random_id=2)
    assert wait.value.seconds == 4
    await alice.block()
    with pytest.raises(ChatUnavailable):
        await bot.send_invoice(alice.id, STARS, random_id=3)


@pytest.mark.parametrize("known", [True, False], ids=["known", "after a restart"])
async def test_an_invoice_becomes_another_screen_as_a_new_message(bot, alice, known):
    sent = await bot.send_invoice(alice.id, STARS, random_id=1)
    if not known:
        bot._kinds.clear()
    new = await bot.edit(alice.id, sent.message_id, Outgoing(rich("Cancelled")))
    assert new != sent.message_id
    assert [(message.id, message.text) for message in alice.messages[1:]] == [(new, "Cancelled")]


async def test_an_invoice_becomes_a_picture_as_a_new_message(bot, alice):
    sent = await bot.send_invoice(alice.id, STARS, random_id=1)
    picture = Outgoing(rich("Card"), photo=File("c.png", PNG, "image/png"))
    new = await bot.edit(alice.id, sent.message_id, picture)
    assert [message.id for message in alice.messages[1:]] == [new]
    assert alice.last.photo is not None


async def test_an_invoice_can_be_deleted(bot, alice):
    sent = await bot.send_invoice(alice.id, STARS, random_id=1)
    await bot.delete(alice.id, [sent.message_id])
    assert [message for message in alice.messages if message.invoice] == []


async def test_a_payment_is_asked_about_and_then_arrives(till, payer, bots):
    await till.send_invoice(payer.id, STARS, random_id=1)
    payer.stars = 80
    outcome = await payer.pay()
    assert (outcome.ok, outcome.error, payer.stars) == (True, "", 30)
    await bots.wait(lambda: of(bots, Paid))
    (asked,), (paid,) = of(bots, PreCheckout), of(bots, Paid)
    sender = Sender(payer.id, "Alice", username="alice")
    assert (asked.sender, asked.currency, asked.total, asked.payload) == (sender, "XTR", 50, "topup:17")
    assert (paid.sender, paid.chat_id, paid.currency, paid.total) == (sender, payer.id, "XTR", 50)
    assert (paid.payload, paid.charge_id) == ("topup:17", outcome.charge_id)
    assert paid.provider_charge_id


async def test_a_refusal_reaches_the_person_in_words_and_nothing_is_paid(till, payer, bots):
    bots.refusal = "Sold out, sorry."
    await till.send_invoice(payer.id, STARS, random_id=1)
    outcome = await payer.pay()
    assert (outcome.ok, outcome.error, payer.stars) == (False, "Sold out, sorry.", 10_000)
    await till.idle()
    assert of(bots, Paid) == []


async def test_an_answer_to_a_query_that_waits_no_longer_is_no_error(bot):
    await bot.answer_pre_checkout(123456789)
    await bot.answer_pre_checkout(123456789, "Too late")


async def test_an_agreement_whose_answer_is_lost_is_given_once(till, payer, bots, telegram):
    telegram.faults.drop_after("messages.SetBotPrecheckoutResults")
    await till.send_invoice(payer.id, STARS, random_id=1)
    assert (await payer.pay()).ok
    await bots.wait(lambda: of(bots, Paid))
    await till.idle()
    assert len(of(bots, Paid)) == 1


async def test_a_payment_delivered_twice_is_taken_once(till, payer, bots, telegram):
    telegram.faults.repeat_payment()
    await till.send_invoice(payer.id, STARS, random_id=1)
    await payer.pay()
    await payer.send("after")
    await bots.wait(lambda: bots.seen and getattr(bots.seen[-1], "text", "") == "after")
    assert len(of(bots, Paid)) == 1


async def test_a_payment_told_in_two_messages_has_one_charge(till, payer, bots, telegram):
    telegram.faults.repeat_payment(anew=True)
    await till.send_invoice(payer.id, STARS, random_id=1)
    outcome = await payer.pay()
    await bots.wait(lambda: len(of(bots, Paid)) == 2)
    assert {paid.charge_id for paid in of(bots, Paid)} == {outcome.charge_id}
    assert len(telegram.stars_transactions()) == 1


async def test_a_payment_that_is_not_pushed_comes_with_the_next_update(till, payer, bots, telegram):
    telegram.faults.hide_payment()
    await till.send_invoice(payer.id, STARS, random_id=1)
    outcome = await payer.pay()
    await till.idle()
    assert of(bots, Paid) == []
    await payer.send("hello?")
    await bots.wait(lambda: of(bots, Paid))
    assert of(bots, Paid)[0].charge_id == outcome.charge_id


async def test_a_payment_lost_until_the_next_start_comes_then_once(till, payer, bots, telegram):
    telegram.faults.lose_payment()
    await till.send_invoice(payer.id, STARS, random_id=1)
    outcome = await payer.pay()
    await payer.send("hello?")
    await bots.wait(lambda: getattr(bots.seen[-1], "text", "") == "hello?")
    await till.idle()
    assert of(bots, Paid) == []
    await till.stop()
    bots.started.remove(till)
    again = await bots.start(bots.deliver)
    await bots.wait(lambda: of(bots, Paid))
    await again.idle()
    assert [paid.charge_id for paid in of(bots, Paid)] == [outcome.charge_id]


async def test_a_payment_completed_while_the_bot_is_dead_comes_at_the_next_start(till, payer, bots, telegram):
    await till.send_invoice(payer.id, STARS, random_id=1)
    telegram.faults.hold_payments()
    paying = asyncio.create_task(payer.pay())
    await bots.wait(lambda: telegram.world.payments.waiting)
    await bots.kill(till)
    telegram.faults.release_payments()
    assert (await paying).ok
    assert of(bots, Paid) == []
    await bots.start(bots.deliver)
    await bots.wait(lambda: of(bots, Paid))
    assert of(bots, Paid)[0].charge_id == paying.result().charge_id


async def test_stars_go_back_once_and_both_sides_are_told(till, payer, bots, telegram):
    await till.send_invoice(payer.id, STARS, random_id=1)
    outcome = await payer.pay()
    assert payer.stars == 9_950
    assert await till.refund_stars(payer.id, outcome.charge_id) is True
    assert await till.refund_stars(payer.id, outcome.charge_id) is True, "given back already is success"
    assert payer.stars == 10_000
    await bots.wait(lambda: of(bots, Refunded))
    await till.idle()
    (refund,) = of(bots, Refunded)
    assert (refund.sender.telegram_id, refund.total, refund.currency) == (payer.id, 50, "XTR")
    assert (refund.payload, refund.charge_id) == ("topup:17", outcome.charge_id)
    assert [message.service.kind for message in payer.messages if message.service] == ["paid", "refunded"]


@pytest.mark.parametrize("fault", ["drop_answer", "drop_after", "drop_before"])
async def test_a_refund_whose_answer_is_lost_is_made_once(till, payer, bots, telegram, fault):
    await till.send_invoice(payer.id, STARS, random_id=1)
    outcome = await payer.pay()
    till._call._timeout = 1.5
    getattr(telegram.faults, fault)("payments.RefundStarsCharge")
    try:
        assert await till.refund_stars(payer.id, outcome.charge_id)
    except TelegramError:
        assert await till.refund_stars(payer.id, outcome.charge_id)
    assert payer.stars == 10_000
    await payer.send("after")
    await bots.wait(lambda: of(bots, Refunded))
    assert len(of(bots, Refunded)) == 1


async def test_a_refund_of_nothing_and_to_nobody_is_refused(till, payer, telegram):
    await till.send_invoice(payer.id, STARS, random_id=1)
    outcome = await payer.pay()
    with pytest.raises(TelegramError) as unknown:
        await till.refund_stars(payer.id, "stxUnknown")
    assert unknown.value.code == "CHARGE_ID_INVALID"
    bob = telegram.person("Bob")
    with pytest.raises(TelegramError) as stranger:
        await till.refund_stars(bob.id, outcome.charge_id)
    assert stranger.value.code == "USER_ID_INVALID"
    await bob.send("/start")
    with pytest.raises(TelegramError) as other:
        await till.refund_stars(bob.id, outcome.charge_id)
    assert other.value.code == "CHARGE_ID_INVALID"
    assert payer.stars == 9_950


async def test_the_list_of_stars_shows_payments_and_refunds_page_by_page(till, payer, telegram):
    charges = []
    for number in range(5):
        await till.send_invoice(payer.id, STARS, random_id=number + 1)
        charges.append((await payer.pay()).charge_id)
    await till.refund_stars(payer.id, charges[1])
    whole = await till.stars_transactions()
    assert whole.next_offset == ""
    newest, *payments = whole.items
    assert newest == StarsTransaction(charges[1], 50, newest.date, payer.id, "topup:17", refund=True, incoming=False)
    assert [(entry.id, entry.incoming, entry.refund) for entry in payments] == [
        (charge, True, False) for charge in reversed(charges)
    ]
    pages, offset = [], ""
    while True:
        page = await till.stars_transactions(offset, limit=4)
        pages.append(page.items)
        if not (offset := page.next_offset):
            break
        if len(pages) == 1:  # what comes while the list is read moves nothing
            await till.send_invoice(payer.id, STARS, random_id=99)
            await payer.pay()
    assert [len(items) for items in pages] == [4, 2]
    assert (*pages[0], *pages[1]) == whole.items


async def test_an_empty_list_of_stars_is_one_empty_page(bot):
    page = await bot.stars_transactions()
    assert (page.items, page.next_offset) == ((), "")


async def test_a_chargeback_by_the_store_tells_the_bot(till, payer, bots, telegram):
    await till.send_invoice(payer.id, STARS, random_id=1)
    outcome = await payer.pay()
    telegram.chargeback(outcome.charge_id)
    await bots.wait(lambda: of(bots, Refunded))
    assert of(bots, Refunded)[0].charge_id == outcome.charge_id
    assert (await till.stars_transactions()).items[0].refund
    assert payer.stars == 10_000
    assert await till.refund_stars(payer.id, outcome.charge_id), "it is back already"


async def test_money_calls_are_refused_inside_a_transaction(bot, database):
    from kernel import db

    await database.connect()
    async with db.transaction():
        for call in (
            bot.send_invoice(1, STARS, random_id=1),
            bot.refund_stars(1, "x"),
            bot.stars_transactions(),
        ):
            with pytest.raises(NetworkInTransaction):
                await call
