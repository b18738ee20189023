"""The client speaks to the service, and turns everything that can go wrong into two kinds of error."""

import asyncio
import json
import socket
import traceback
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import SecretStr

from kernel import db
from kernel.errors import NetworkInTransaction
from plugins.payments.providers.cryptopay.client import CryptoPayClient, _plain, _result
from plugins.payments.providers.cryptopay.errors import CircuitOpen, CryptoPayError, CryptoPayUnavailable

from .conftest import TOKEN


async def make(client, amount="12.50", payload="77", fiat="USD", **more):
    details = {"accepted_assets": ("TON", "USDT", "BTC", "ETH"), "expires_in": 1800} | more
    return await client.create_invoice(Decimal(amount), fiat, payload=payload, **details)


async def test_an_invoice_is_made_with_a_decimal_string_and_what_was_asked(client, crypto):
    made = await make(client, description="Top-up")
    assert (made.status, made.amount, made.fiat, made.payload) == ("active", Decimal("12.50"), "USD", "77")
    assert made.url.startswith(crypto.url)
    method, sent = crypto.requests[-1]
    assert method == "createInvoice"
    assert sent == {
        "currency_type": "fiat",
        "fiat": "USD",
        "amount": "12.50",
        "accepted_assets": "TON,USDT,BTC,ETH",
        "expires_in": "1800",
        "payload": "77",
        "description": "Top-up",
    }


async def test_a_paid_invoice_tells_in_what_and_how_much(client, crypto):
    made = await make(client, "100")
    await crypto.pay(made.invoice_id, "TON")
    (found,) = await client.invoices([made.invoice_id])
    assert (found.status, found.paid_asset) == ("paid", "TON")
    assert abs(found.paid_amount * found.paid_fiat_rate - 100) < Decimal("0.001")
    assert [each.invoice_id for each in await client.paid_invoices()] == [made.invoice_id]


async def test_many_invoices_are_fetched_a_hundred_at_a_time(client, crypto):
    made = [crypto.invoices.add(amount="1", expires_in=60, fiat="USD").id for _ in range(205)]
    found = await client.invoices([*made, made[0], 10**9])
    assert sorted(each.invoice_id for each in found) == made
    assert [method for method, _ in crypto.requests] == ["getInvoices"] * 3


async def test_no_ids_ask_nothing_for_the_service_would_tell_all(client, crypto):
    crypto.invoices.add(amount="1", expires_in=60, fiat="USD")
    assert await client.invoices([]) == []
    assert crypto.requests == []


async def test_an_invoice_that_was_not_asked_for_is_not_taken(client, crypto, monkeypatch):
    asked = await make(client)
    other = await make(client)
    answer = {"ok": True, "result": {"items": [crypto.shown(each) for each in crypto.invoices.all.values()]}}
    crypto.faults.garble("getInvoices", json.dumps(answer))
    assert [each.invoice_id for each in await client.invoices([asked.invoice_id])] == [asked.invoice_id]
    assert other.invoice_id != asked.invoice_id


async def test_a_deleted_invoice_is_gone_and_a_paid_one_cannot_be_deleted(client, crypto):
    gone, paid = await make(client), await make(client)
    await client.delete_invoice(gone.invoice_id)
    assert await client.invoices([gone.invoice_id]) == []
    await crypto.pay(paid.invoice_id)
    with pytest.raises(CryptoPayError) as refusal:
        await client.delete_invoice(paid.invoice_id)
    assert refusal.value.name == "INVOICE_ALREADY_PAID"


async def test_a_wrong_token_is_refused_by_name_and_told_nowhere(crypto):
    client = CryptoPayClient(SecretStr("1:AAnotTheRightOne"), crypto.url)
    with pytest.raises(CryptoPayError) as refusal:
        await client.me()
    await client.close()
    assert (refusal.value.name, refusal.value.code) == ("UNAUTHORIZED", 401)
    assert "AAnotTheRightOne" not in "".join(traceback.format_exception(refusal.value)) + repr(client)


FAULTS = {
    "a proxy's page": lambda faults: faults.status("*", 502),
    "an error of theirs": lambda faults: faults.fail("*", "APP_ERROR", 500),
    "too many requests": lambda faults: faults.fail("*", "TOO_MANY_REQUESTS", 429),
    "a connection cut before": lambda faults: faults.drop_before("*"),
    "a lost reply": lambda faults: faults.drop_after("*"),
    "no JSON": lambda faults: faults.garble("*", "<html>"),
    "an endless list": lambda faults: faults.garble("*", "[" * 100_000),
    "not a number": lambda faults: faults.garble("*", '{"ok": true, "result": NaN}'),
    "neither yes nor no": lambda faults: faults.garble("*", '{"ok": "yes", "result": {}}'),
    "no result": lambda faults: faults.garble("*", '{"ok": true}'),
    "an error without a name": lambda faults: faults.garble("*", '{"ok": false, "error": "no"}'),
    "another shape": lambda faults: faults.garble("*", '{"ok": true, "result": {"invoice_id": "x"}}'),
    "a flood": lambda faults: faults.garble("*", '{"ok": true, "result": "' + "x" * 5_000_000 + '"}'),
}


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS)
async def test_what_makes_no_sense_is_unavailable_and_the_next_call_works(client, crypto, fault):
    fault(crypto.faults)
    with pytest.raises(CryptoPayUnavailable) as problem:
        await make(client)
    assert not problem.value.undone
    assert TOKEN.partition(":")[2] not in "".join(traceback.format_exception(problem.value))
    assert (await make(client)).status == "active"


async def test_no_answer_ends_after_the_time_out(crypto):
    crypto.faults.hang("createInvoice")
    client = CryptoPayClient(SecretStr(TOKEN), crypto.url, timeout=0.1)
    with pytest.raises(CryptoPayUnavailable, match=r"no answer to createInvoice within 0\.1 s"):
        await make(client)
    assert len(crypto.invoices.all) == 1
    await client.close()


def test_the_time_out_is_ten_seconds():
    assert CryptoPayClient(SecretStr(TOKEN))._timeout == 10.0


async def test_where_nobody_listens_nothing_can_have_been_done():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        client = CryptoPayClient(SecretStr(TOKEN), f"http://127.0.0.1:{taken.getsockname()[1]}")
        with pytest.raises(CryptoPayUnavailable) as problem:
            await client.me()
        await client.close()
    assert problem.value.undone


async def test_an_invoice_that_makes_no_sense_does_not_hide_the_others(client, crypto):
    good = await make(client)
    items = [{"invoice_id": 5, "status": "eaten"}, crypto.shown(crypto.only()), "nothing"]
    crypto.faults.garble("getInvoices", json.dumps({"ok": True, "result": items}))
    assert [each.invoice_id for each in await client.invoices([5, good.invoice_id])] == [good.invoice_id]


@pytest.mark.parametrize(
    "wrong",
    [
        {"amount": "NaN"},
        {"amount": "-1"},
        {"amount": "Infinity"},
        {"status": "refunded"},
        {"invoice_id": 0},
        {"bot_invoice_url": "javascript:alert(1)"},
        {"bot_invoice_url": "https://example.com/a b"},
        {"paid_amount": "1e999999999999999999999"},
    ],
    ids=str,
)
async def test_fields_are_checked(client, crypto, wrong):
    await make(client)
    answer = {"ok": True, "result": crypto.shown(crypto.only()) | wrong}
    crypto.faults.garble("createInvoice", json.dumps(answer))
    with pytest.raises(CryptoPayUnavailable, match=next(iter(wrong))):
        await make(client)


async def test_five_failures_open_the_circuit_and_a_minute_later_one_call_tries(client, crypto, clock):
    crypto.faults.go_down()
    for _ in range(5):
        with pytest.raises(CryptoPayUnavailable) as problem:
            await client.me()
        assert not isinstance(problem.value, CircuitOpen)
    crypto.faults.come_up()
    for _ in range(3):
        with pytest.raises(CircuitOpen):
            await client.me()
    assert crypto.requests == []
    clock.move(seconds=60)
    results = await asyncio.gather(*(client.me() for _ in range(5)), return_exceptions=True)
    assert sum(isinstance(result, CircuitOpen) for result in results) == 4
    assert (await client.me()).app_id == 20442


async def test_refusals_are_a_sign_of_life(client, crypto):
    crypto.faults.fail("createInvoice", "AMOUNT_TOO_SMALL", times=9)
    for _ in range(9):
        with pytest.raises(CryptoPayError, match="AMOUNT_TOO_SMALL"):
            await make(client)
    assert client.breaker.state == "closed"


async def test_a_redirect_is_not_followed_because_it_would_carry_the_token_elsewhere(crypto):
    seen = []

    async def redirect(reader, writer):
        seen.append(await reader.readuntil(b"\r\n\r\n"))
        answer = f"HTTP/1.1 307 Moved\r\nLocation: {crypto.url}/api/getMe\r\nContent-Length: 0\r\n\r\n"
        writer.write(answer.encode())
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(redirect, "127.0.0.1", 0)
    client = CryptoPayClient(SecretStr(TOKEN), f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}")
    async with server:
        with pytest.raises(CryptoPayUnavailable, match="HTTP 307"):
            await client.me()
    await client.close()
    assert len(seen) == 1
    assert crypto.requests == []


async def test_a_closed_client_opens_again_when_it_is_needed(client):
    await client.me()
    await client.close()
    assert (await client.me()).app_id == 20442


async def test_a_call_in_a_transaction_is_an_error(client, crypto, database):
    models = {"kernel": ["kernel.models"]}
    await db.connect(database.create(models), models)
    try:
        async with db.transaction():
            with pytest.raises(NetworkInTransaction, match="Crypto Pay"):
                await client.me()
    finally:
        await db.close()
    assert crypto.requests == []


@given(st.decimals(min_value="1e-20", max_value="1e18", allow_nan=False, allow_infinity=False))
def test_an_amount_is_written_in_full(amount):
    assert Decimal(_plain(amount)) == amount
    assert set(_plain(amount)) <= set("0123456789.")


@pytest.mark.parametrize("amount", [Decimal(0), Decimal(-1), Decimal("NaN"), Decimal("Infinity"), 1.5, 1])
def test_what_is_not_a_positive_decimal_is_no_amount(amount):
    with pytest.raises(ValueError, match="positive Decimal"):
        _plain(amount)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from(["ok", "result", "error", "name", "code"]), inner),
)


@given(status=st.integers(100, 599), answer=json_values)
def test_whatever_is_answered_is_a_result_or_one_of_two_errors(status, answer):
    try:
        result = _result("getMe", status, json.dumps(answer).encode())
    except (CryptoPayError, CryptoPayUnavailable):
        return
    assert answer["ok"] is True
    assert 200 <= status < 300
    assert json.dumps(result, default=float) == json.dumps(answer["result"])


@given(status=st.integers(100, 599), body=st.binary(max_size=200))
def test_bytes_that_are_not_json_are_unavailable(status, body):
    try:
        json.loads(body)
    except ValueError:
        with pytest.raises(CryptoPayUnavailable):
            _result("getMe", status, body)
