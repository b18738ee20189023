"""The local Telegram takes the invoices that Telegram takes, and names what is wrong with the others."""

import pytest
from pyrogram import errors, raw

types = raw.types
PROVIDER = "123:TEST:abc"
BUY = types.InlineButtonTypeBuy()


def call(data=b"x"):
    return types.InlineButtonTypeCallback(data=data)


def keyboard(*rows):
    """Each row is a list of kinds of buttons."""
    made = [
        types.KeyboardInlineButtonRow(buttons=[types.KeyboardInlineButton(text="Go", type=kind) for kind in row])
        for row in rows
    ]
    return types.ReplyInlineMarkup(rows=made)


@pytest.fixture
async def chat(client, alice):
    """Alice has started the bot."""
    await alice.send("/start")
    return alice.id


@pytest.fixture
def invoice(client, chat):
    """Sends an invoice to Alice, a good one but for what is given."""

    async def send(
        *, prices=(("Top-up", 50),), currency="XTR", provider=None, markup=None, message="", entities=None, **fields
    ):
        asked = {name: fields.pop(name) for name in ("email_requested", "flexible") if name in fields}
        media = types.InputMediaInvoice(
            **{"title": "Top-up", "description": "To your balance", "payload": b"topup:1", "start_param": ""} | fields,
            invoice=types.Invoice(
                currency=currency, prices=[types.LabeledPrice(label=label, amount=n) for label, n in prices], **asked
            ),
            provider=provider,
            provider_data=types.DataJSON(data="{}"),
        )
        return await client.invoke(
            raw.functions.messages.SendMedia(
                peer=await client.resolve_peer(chat),
                media=media,
                message=message,
                entities=entities,
                random_id=client.rnd_id(),
                reply_markup=markup,
            )
        )

    return send


async def test_the_longest_words_and_payload_are_taken(invoice, alice, telegram):
    await invoice(title="я" * 32, description="d" * 255, payload=b"p" * 128, prices=[("T", 100_000)])
    assert (alice.last.invoice.title, alice.last.invoice.total) == ("я" * 32, 100_000)
    assert telegram.violations == []


async def test_the_bot_sees_its_invoice_but_not_payload_or_token(invoice):
    updates = await invoice(currency="USD", prices=[("A", 600), ("Discount", -101)], provider=PROVIDER)
    media = next(update.message.media for update in updates.updates if hasattr(update, "message"))
    assert (media.title, media.currency, media.total_amount, media.test) == ("Top-up", "USD", 499, True)
    assert media.receipt_msg_id is None


WRONG = {
    "no title": ({"title": " "}, errors.MediaEmpty),
    "a long title": ({"title": "t" * 33}, errors.MediaEmpty),
    "no description": ({"description": ""}, errors.MediaEmpty),
    "a long description": ({"description": "d" * 256}, errors.MediaEmpty),
    "a price without label": ({"prices": [("", 50)]}, errors.MediaEmpty),
    "no payload": ({"payload": b""}, errors.InvoicePayloadInvalid),
    "a long payload": ({"payload": b"p" * 129}, errors.InvoicePayloadInvalid),
    "a parameter that is in no link": ({"start_param": "a b"}, errors.StartParamInvalid),
    "no star": ({"prices": [("T", 0)]}, errors.CurrencyTotalAmountInvalid),
    "too many stars": ({"prices": [("T", 100_001)]}, errors.CurrencyTotalAmountInvalid),
    "two prices in stars": ({"prices": [("A", 1), ("B", 2)]}, errors.StarsInvoiceInvalid),
    "no price in stars": ({"prices": []}, errors.StarsInvoiceInvalid),
    "stars through a provider": ({"provider": PROVIDER}, errors.StarsInvoiceInvalid),
    "stars with an address": ({"email_requested": True}, errors.StarsInvoiceInvalid),
    "dollars without provider": ({"currency": "USD", "prices": [("T", 500)]}, errors.PaymentProviderInvalid),
    "a token that is none": (
        {"currency": "USD", "prices": [("T", 500)], "provider": "sk_live_abc"},
        errors.PaymentProviderInvalid,
    ),
    "half a dollar": (
        {"currency": "USD", "prices": [("T", 50)], "provider": PROVIDER},
        errors.CurrencyTotalAmountInvalid,
    ),
    "a fortune": (
        {"currency": "USD", "prices": [("T", 1_000_001)], "provider": PROVIDER},
        errors.CurrencyTotalAmountInvalid,
    ),
    "less than nothing": (
        {"currency": "JPY", "prices": [("T", 500), ("Discount", -600)], "provider": PROVIDER},
        errors.CurrencyTotalAmountInvalid,
    ),
    "no currency": ({"currency": "ABC", "prices": [("T", 500)], "provider": PROVIDER}, errors.BadRequest),
}


@pytest.mark.parametrize(("fields", "refusal"), WRONG.values(), ids=WRONG)
async def test_a_wrong_invoice_is_refused_by_name(invoice, alice, telegram, fields, refusal):
    with pytest.raises(refusal):
        await invoice(**fields)
    assert [message for message in alice.messages if message.invoice] == []
    assert telegram.violations


async def test_yen_have_no_cents(invoice, alice):
    await invoice(currency="JPY", prices=[("T", 500)], provider=PROVIDER)
    assert alice.buttons == ["Pay ¥500"]


async def test_own_buttons_stand_behind_the_one_to_pay(invoice, alice):
    await invoice(markup=keyboard([BUY, call()], [call()]))
    assert [button.kind for row in alice.last.rows for button in row] == ["buy", "callback", "callback"]


KEYBOARDS = {
    "none to pay": ([call()], errors.ReplyMarkupBuyEmpty),
    "not the first": ([call(), BUY], errors.ReplyMarkupBuyEmpty),
    "twice": ([BUY, BUY], errors.ButtonPosInvalid),
    "a callback of 65 bytes": ([BUY, call(b"x" * 65)], errors.ButtonDataInvalid),
}


@pytest.mark.parametrize(("row", "refusal"), KEYBOARDS.values(), ids=KEYBOARDS)
async def test_a_wrong_keyboard_below_an_invoice_is_refused(invoice, telegram, row, refusal):
    with pytest.raises(refusal):
        await invoice(markup=keyboard(row))
    assert telegram.violations


async def test_only_an_invoice_can_be_paid(client, chat, telegram):
    with pytest.raises(errors.ButtonTypeInvalid):
        await client.invoke(
            raw.functions.messages.SendMessage(
                peer=await client.resolve_peer(chat), message="Hi", random_id=1, reply_markup=keyboard([BUY])
            )
        )
    assert telegram.violations


async def test_the_caption_of_an_invoice_has_its_limits(invoice, telegram):
    await invoice(message="c" * 1024)
    with pytest.raises(errors.MediaCaptionTooLong):
        await invoice(message="c" * 1025)
    with pytest.raises(errors.EntityBoundsInvalid):
        await invoice(message="short", entities=[types.MessageEntityBold(offset=0, length=9)])
    assert [violation.name for violation in telegram.violations] == ["MEDIA_CAPTION_TOO_LONG", "ENTITY_BOUNDS_INVALID"]


async def test_an_invoice_cannot_be_edited_but_deleted(client, chat, invoice, alice):
    await invoice()
    number = alice.last.id
    with pytest.raises(errors.MediaPrevInvalid):
        await client.edit_message_text(chat, number, "Cancelled")
    with pytest.raises(errors.MediaPrevInvalid):
        await client.edit_message_reply_markup(chat, number)
    await client.delete_messages(chat, number)
    assert [message for message in alice.messages if message.invoice] == []


async def test_a_text_cannot_become_an_invoice(client, chat, alice):
    sent = await client.send_message(chat, "Hi")
    media = types.InputMediaInvoice(
        title="T",
        description="D",
        payload=b"p",
        invoice=types.Invoice(currency="XTR", prices=[types.LabeledPrice(label="T", amount=1)]),
        provider_data=types.DataJSON(data="{}"),
    )
    with pytest.raises(errors.MediaInvalid):
        await client.invoke(
            raw.functions.messages.EditMessage(peer=await client.resolve_peer(chat), id=sent.id, media=media)
        )
    assert alice.last.text == "Hi"
