"""Paying in the local Telegram: the bot is asked, told, and can give stars back."""

import asyncio

import pytest
from pyrogram import errors, raw

types = raw.types
STARS = types.Invoice(currency="XTR", prices=[types.LabeledPrice(label="Top-up", amount=50)])
DOLLARS = types.Invoice(currency="USD", prices=[types.LabeledPrice(label="Order", amount=499)])


@pytest.fixture
async def chat(client, alice):
    """Alice has started the bot."""
    await alice.send("/start")
    return alice.id


@pytest.fixture
def invoice(client, chat):
    """Sends Alice an invoice."""

    async def send(asked=STARS, payload=b"topup:1", title="Top-up"):
        media = types.InputMediaInvoice(
            title=title,
            description="To your balance",
            payload=payload,
            invoice=asked,
            provider="1:TEST:x" if asked.currency != "XTR" else None,
            provider_data=types.DataJSON(data="{}"),
        )
        peer = await client.resolve_peer(chat)
        await client.invoke(
            raw.functions.messages.SendMedia(peer=peer, media=media, message="", random_id=client.rnd_id())
        )

    return send


async def agree(client, count=1, error=None):
    """Answer the newest of ``count`` pre-checkout queries."""
    query = (await client.until("UpdateBotPrecheckoutQuery", count))[-1]
    await answer(client, query.query_id, error)
    return query


async def answer(client, query_id, error=None):
    return await client.invoke(
        raw.functions.messages.SetBotPrecheckoutResults(query_id=query_id, success=error is None or None, error=error)
    )


async def pay(client, person, count=1, **options):
    """Pay, and let the bot agree."""
    paying = asyncio.create_task(person.pay(**options))
    await agree(client, count)
    return await paying


async def refund(client, person, charge_id):
    user = types.InputUser(user_id=person.id, access_hash=person.access_hash)
    return await client.invoke(raw.functions.payments.RefundStarsCharge(user_id=user, charge_id=charge_id))


async def listed(client, offset="", limit=100, **flags):
    request = raw.functions.payments.GetStarsTransactions(
        peer=types.InputPeerSelf(), offset=offset, limit=limit, **flags
    )
    return await client.invoke(request)


async def test_the_bot_is_asked_and_then_told_with_payload_and_charge(client, invoice, alice):
    await invoice()
    paying = asyncio.create_task(alice.pay())
    query = await agree(client)
    assert (query.user_id, query.payload, query.currency, query.total_amount) == (alice.id, b"topup:1", "XTR", 50)
    outcome = await paying
    assert (outcome.ok, outcome.error, alice.stars) == (True, "", 9_950)
    await client.until("UpdateNewMessage", 2)
    line = client.named("UpdateNewMessage")[-1].message
    assert isinstance(line.action, types.MessageActionPaymentSentMe)
    assert (line.action.payload, line.action.total_amount, line.action.charge.id) == (b"topup:1", 50, outcome.charge_id)
    assert not line.out
    assert line.peer_id.user_id == alice.id


async def test_a_paid_invoice_shows_its_receipt_and_is_not_paid_again_by_accident(client, invoice, alice):
    await invoice()
    await pay(client, alice)
    shown = next(message for message in alice.messages if message.invoice)
    line = alice.messages[-1]
    assert (shown.invoice.receipt, shown.labels, line.service.kind) == (line.id, ["Receipt"], "paid")
    (message,) = await client.get_messages(alice.id, [shown.id])
    assert message
    (found,) = (
        await client.invoke(raw.functions.messages.GetMessages(id=[types.InputMessageID(id=shown.id)]))
    ).messages
    assert found.media.receipt_msg_id == line.id
    with pytest.raises(LookupError, match="no unpaid invoice"):
        await alice.pay()
    assert alice.stars == 9_950


async def test_a_double_payment_has_two_charges(client, invoice, alice, telegram):
    await invoice()
    first = await pay(client, alice)
    second = await pay(client, alice, 2, again=True)
    assert first.charge_id != second.charge_id
    assert [entry.id for entry in telegram.stars_transactions()] == [first.charge_id, second.charge_id]
    assert alice.stars == 9_900


async def test_the_invoice_that_is_meant_is_found_by_title_or_button(client, invoice, alice):
    await invoice(title="Small", payload=b"small")
    await invoice(title="Large", payload=b"large")
    paying = asyncio.create_task(alice.pay("Small"))
    assert (await agree(client)).payload == b"small"
    await paying
    paying = asyncio.create_task(alice.pay("Pay ⭐️50"))
    assert (await agree(client, 2)).payload == b"large"
    await paying


async def test_a_refusal_shows_the_bots_words_and_takes_nothing(client, invoice, alice, telegram):
    await invoice()
    paying = asyncio.create_task(alice.pay())
    await agree(client, error="Sold out, sorry.")
    outcome = await paying
    assert (outcome.ok, outcome.error, alice.stars) == (False, "Sold out, sorry.", 10_000)
    assert telegram.stars_transactions() == []
    assert [message for message in alice.messages if message.service] == []


async def test_a_bot_that_does_not_answer_in_time_is_not_paid(client, invoice, alice, telegram):
    assert telegram.world.payments.patience == 10
    telegram.world.payments.patience = 0.2
    await invoice()
    outcome = await alice.pay()
    assert (outcome.ok, outcome.error, alice.stars) == (False, "BOT_PRECHECKOUT_TIMEOUT", 10_000)
    (query,) = await client.until("UpdateBotPrecheckoutQuery")
    with pytest.raises(errors.QueryIdInvalid):
        await answer(client, query.query_id)
    assert alice.stars == 10_000


async def test_a_pre_checkout_is_answered_once_and_a_refusal_has_words(client, invoice, alice):
    await invoice()
    paying = asyncio.create_task(alice.pay())
    (query,) = await client.until("UpdateBotPrecheckoutQuery")
    with pytest.raises(errors.BadRequest, match="ERROR_TEXT_EMPTY"):
        await answer(client, query.query_id, "")
    await answer(client, query.query_id)
    with pytest.raises(errors.QueryIdInvalid):
        await answer(client, query.query_id, "No!")
    assert (await paying).ok


async def test_who_has_too_few_stars_asks_nobody(client, invoice, alice):
    await invoice()
    alice.stars = 49
    outcome = await alice.pay()
    assert (outcome.ok, outcome.error, alice.stars) == (False, "BALANCE_TOO_LOW", 49)
    assert client.named("UpdateBotPrecheckoutQuery") == []


async def test_a_forwarded_invoice_is_paid_by_whoever_pays_it(client, invoice, alice, telegram):
    await invoice()
    bob = telegram.person("Bob")
    paying = asyncio.create_task(bob.pay(message=alice.last))
    assert (await agree(client)).user_id == bob.id
    outcome = await paying
    assert (alice.stars, bob.stars) == (10_000, 9_950)
    assert alice.last.labels == ["Pay ⭐️50"], "hers is still to be paid"
    await refund(client, bob, outcome.charge_id)
    assert bob.stars == 10_000


async def test_money_through_a_provider_moves_no_stars(client, invoice, alice, telegram):
    await invoice(DOLLARS)
    outcome = await pay(client, alice)
    assert (outcome.ok, alice.stars, telegram.stars_transactions()) == (True, 10_000, [])
    await client.until("UpdateNewMessage", 2)
    charge = client.named("UpdateNewMessage")[-1].message.action.charge
    assert charge.id == outcome.charge_id
    assert charge.provider_charge_id.startswith("ch_")
    with pytest.raises(errors.ChargeIdInvalid):
        await refund(client, alice, outcome.charge_id)


async def test_stars_go_back_once(client, invoice, alice):
    await invoice()
    outcome = await pay(client, alice)
    updates = await refund(client, alice, outcome.charge_id)
    action = updates.updates[0].message.action
    assert isinstance(action, types.MessageActionPaymentRefunded)
    assert (action.charge.id, action.payload, action.total_amount) == (outcome.charge_id, b"topup:1", 50)
    assert alice.messages[-1].service.kind == "refunded"
    with pytest.raises(errors.ChargeAlreadyRefunded):
        await refund(client, alice, outcome.charge_id)
    assert alice.stars == 10_000


async def test_a_refund_needs_the_right_charge_of_the_right_person_and_bot(client, invoice, alice, telegram, connect):
    await invoice()
    charge_id = (await pay(client, alice)).charge_id
    with pytest.raises(errors.BadRequest, match="CHARGE_ID_EMPTY"):
        await refund(client, alice, "")
    with pytest.raises(errors.ChargeIdInvalid):
        await refund(client, alice, "stxNothing")
    bob = telegram.person("Bob")
    with pytest.raises(errors.UserIdInvalid):
        await refund(client, bob, charge_id)
    await bob.send("/start")
    with pytest.raises(errors.ChargeIdInvalid):
        await refund(client, bob, charge_id)
    other = telegram.add_bot("2000:secret", username="other_bot", name="Other")
    await alice.send("/start", bot=other)
    second = await connect("other", "2000:secret")
    with pytest.raises(errors.ChargeIdInvalid):
        await refund(second, alice, charge_id)
    assert alice.stars == 9_950


async def test_a_chargeback_by_the_store_is_told_and_listed(client, invoice, alice, telegram):
    await invoice()
    outcome = await pay(client, alice)
    assert await alice.chargeback() == outcome.charge_id
    await client.until("UpdateNewMessage", 3)
    assert isinstance(client.named("UpdateNewMessage")[-1].message.action, types.MessageActionPaymentRefunded)
    assert [(entry.id, entry.stars, entry.refund) for entry in telegram.stars_transactions()] == [
        (outcome.charge_id, 50, False),
        (outcome.charge_id, -50, True),
    ]
    with pytest.raises(errors.ChargeAlreadyRefunded):
        await refund(client, alice, outcome.charge_id)
    with pytest.raises(LookupError):
        telegram.chargeback(outcome.charge_id)
    with pytest.raises(LookupError, match="Alice has no payment"):
        await alice.chargeback()


async def test_a_chargeback_can_be_in_the_list_alone(client, invoice, alice, telegram):
    await invoice()
    outcome = await pay(client, alice)
    await client.until("UpdateNewMessage", 2)
    telegram.chargeback(outcome.charge_id, told=False)
    await alice.send("after")
    await client.until("UpdateNewMessage", 3)
    assert client.named("UpdateNewMessage")[-1].message.message == "after"
    assert (await listed(client)).history[0].refund


async def test_the_list_of_stars_has_directions_order_and_pages(client, invoice, alice):
    charges = []
    for number in range(3):
        await invoice()
        charges.append((await pay(client, alice, number + 1)).charge_id)
    await refund(client, alice, charges[0])
    status = await listed(client)
    assert status.balance.amount == 100
    assert [(entry.id, entry.amount.amount, bool(entry.refund)) for entry in status.history] == [
        (charges[0], -50, True),
        *((charge, 50, False) for charge in reversed(charges)),
    ]
    assert {entry.bot_payload for entry in status.history} == {b"topup:1"}
    assert {entry.peer.peer.user_id for entry in status.history} == {alice.id}
    assert status.next_offset is None
    assert [entry.id for entry in (await listed(client, inbound=True, ascending=True)).history] == charges
    assert [entry.refund for entry in (await listed(client, outbound=True)).history] == [True]
    first = await listed(client, limit=3)
    second = await listed(client, first.next_offset, limit=3)
    assert [entry.id for entry in (*first.history, *second.history)] == [entry.id for entry in status.history]
    assert second.next_offset is None
    with pytest.raises(errors.BadRequest, match="OFFSET_INVALID"):
        await listed(client, "yesterday")


async def test_a_held_payment_waits_after_the_bot_has_agreed(client, invoice, alice, telegram):
    await invoice()
    telegram.faults.hold_payments()
    paying = asyncio.create_task(alice.pay())
    await agree(client)
    await asyncio.sleep(0.05)
    assert not paying.done()
    assert (alice.stars, telegram.world.payments.waiting) == (10_000, 1)
    telegram.faults.clear()
    assert (await paying).ok
    assert alice.stars == 9_950


async def test_who_spends_the_stars_meanwhile_does_not_pay(client, invoice, alice, telegram):
    await invoice()
    telegram.faults.hold_payments()
    paying = asyncio.create_task(alice.pay())
    await agree(client)
    alice.stars = 10
    telegram.faults.release_payments()
    outcome = await paying
    assert (outcome.ok, outcome.error, alice.stars) == (False, "BALANCE_TOO_LOW", 10)


async def test_a_payment_is_told_twice(client, invoice, alice, telegram):
    telegram.faults.repeat_payment()
    await invoice()
    await pay(client, alice)
    await client.until("UpdateNewMessage", 3)
    first, second = client.named("UpdateNewMessage")[-2:]
    assert (first.message.id, first.pts) == (second.message.id, second.pts)
    assert len([message for message in alice.messages if message.service]) == 1


async def test_a_payment_is_told_in_two_messages(client, invoice, alice, telegram):
    telegram.faults.repeat_payment(anew=True)
    await invoice()
    await pay(client, alice)
    await client.until("UpdateNewMessage", 3)
    first, second = client.named("UpdateNewMessage")[-2:]
    assert first.message.action.charge.id == second.message.action.charge.id
    assert first.message.id != second.message.id


async def test_a_hidden_payment_comes_with_the_difference_only(client, invoice, alice, telegram):
    await invoice()
    before = await client.invoke(raw.functions.updates.GetState())
    telegram.faults.hide_payment()
    outcome = await pay(client, alice)
    await asyncio.sleep(0.05)
    assert len(client.named("UpdateNewMessage")) == 1
    difference = await client.invoke(
        raw.functions.updates.GetDifference(pts=before.pts, date=before.date, qts=before.qts)
    )
    assert difference.new_messages[0].action.charge.id == outcome.charge_id


async def test_a_lost_payment_is_in_the_list_alone(client, connect, invoice, alice, telegram):
    telegram.faults.lose_payment(until_start=False)
    await invoice()
    before = await client.invoke(raw.functions.updates.GetState())
    outcome = await pay(client, alice)
    await client.stop()
    again = await connect()
    after = await again.invoke(raw.functions.updates.GetState())
    assert after.pts == before.pts
    assert [entry.id for entry in (await listed(again)).history] == [outcome.charge_id]


async def test_pressing_the_button_to_pay_names_the_cure(invoice, alice):
    await invoice()
    with pytest.raises(ValueError, match=r"pay\(\) pays the invoice"):
        await alice.press("Pay ⭐️50")


async def test_who_has_blocked_the_bot_cannot_pay_it(invoice, alice):
    await invoice()
    await alice.block()
    with pytest.raises(ValueError, match="unblock"):
        await alice.pay()
    with pytest.raises(ValueError, match="no invoice"):
        await alice.chat().pay(alice.messages[0])


@pytest.mark.parametrize(
    "method", ["messages.sendMedia", "payments.refundStarsCharge", "payments.getStarsTransactions"]
)
async def test_the_ordinary_faults_strike_payments_too(client, invoice, alice, telegram, method):
    await invoice()
    outcome = await pay(client, alice)
    client.sleep_threshold = 0
    requests = {
        "messages.sendMedia": invoice,
        "payments.refundStarsCharge": lambda: refund(client, alice, outcome.charge_id),
        "payments.getStarsTransactions": lambda: listed(client),
    }
    telegram.faults.fail(method, code="FLOOD_WAIT_3")
    with pytest.raises(errors.FloodWait):
        await requests[method]()
    await requests[method]()
