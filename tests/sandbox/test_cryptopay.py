"""The local Crypto Pay answers as the API documents it, asked with plain HTTP."""

import asyncio
import json
import time
from collections.abc import AsyncIterator
from decimal import Decimal

import aiohttp
import pytest
from aiohttp import web

from kernel.testing import MovableClock
from sandbox.cryptopay import CryptoPay
from sandbox.cryptopay.errors import Refused

TOKEN = "31:AAtestsOnly"
FIAT = {"currency_type": "fiat", "fiat": "EUR", "amount": "125.50", "accepted_assets": "TON,USDT", "expires_in": 600}


@pytest.fixture
async def crypto(clock: MovableClock) -> AsyncIterator[CryptoPay]:
    async with CryptoPay(token=TOKEN, now=clock.now) as server:
        yield server


@pytest.fixture
async def http() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=5)) as session:
        yield session


@pytest.fixture
def ask(crypto, http):
    async def ask_one(method, token=TOKEN, **params):
        headers = {"Crypto-Pay-API-Token": token}
        async with http.post(f"{crypto.url}/api/{method}", json=params, headers=headers) as answer:
            return answer.status, await answer.json()

    return ask_one


class Shop:
    """Takes notifications: (body, signature) in ``taken``; answers the next of ``answers``, else 200."""

    def __init__(self):
        self.taken, self.answers = [], []

    async def take(self, request: web.Request) -> web.Response:
        self.taken.append((await request.read(), request.headers.get("crypto-pay-api-signature")))
        return web.Response(status=self.answers.pop(0) if self.answers else 200)


@pytest.fixture
async def shop(crypto) -> AsyncIterator[Shop]:
    made = Shop()
    app = web.Application()
    app.router.add_post("/hook", made.take)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    crypto.webhook_url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    yield made
    await runner.cleanup()


async def test_a_wrong_token_and_an_unknown_method_are_named(ask):
    assert await ask("getMe", token="1:no") == (401, {"ok": False, "error": {"code": 401, "name": "UNAUTHORIZED"}})
    assert await ask("getMoney") == (405, {"ok": False, "error": {"code": 405, "name": "METHOD_NOT_FOUND"}})
    status, answer = await ask("getMe")
    assert (status, answer["result"]["app_id"]) == (200, 31)


async def test_parameters_come_in_the_query_as_a_form_or_as_json(crypto, http, ask):
    url, headers = f"{crypto.url}/api/createInvoice", {"Crypto-Pay-API-Token": TOKEN}
    for sent in ({"params": FIAT}, {"data": FIAT}, {"json": FIAT}):
        async with http.post(url, headers=headers, **sent) as answer:
            assert (await answer.json())["result"]["amount"] == "125.50"
    async with http.get(url, headers=headers, params=FIAT) as answer:
        assert (await answer.json())["ok"] is True
    assert len(crypto.invoices.all) == 4


async def test_a_new_invoice_has_the_documented_fields(ask, clock):
    _, answer = await ask("createInvoice", **FIAT, payload="9", description="Two keys")
    invoice = answer["result"]
    wanted = {
        "currency_type": "fiat",
        "fiat": "EUR",
        "amount": "125.50",
        "accepted_assets": ["TON", "USDT"],
        "status": "active",
        "payload": "9",
        "description": "Two keys",
    }
    assert wanted.items() <= invoice.items()
    assert {"hash", "created_at", "expiration_date", "bot_invoice_url", "mini_app_invoice_url"} <= invoice.keys()
    assert "paid_at" not in invoice
    assert "asset" not in invoice


@pytest.mark.parametrize(
    ("changed", "name"),
    [
        ({"amount": "0"}, "AMOUNT_INVALID"),
        ({"amount": "NaN"}, "AMOUNT_INVALID"),
        ({"amount": None}, "AMOUNT_INVALID"),
        ({"fiat": "XAU"}, "FIAT_INVALID"),
        ({"accepted_assets": "TON,GOLD"}, "ACCEPTED_ASSETS_INVALID"),
        ({"currency_type": "barter"}, "CURRENCY_TYPE_INVALID"),
        ({"expires_in": 0}, "EXPIRES_IN_INVALID"),
        ({"expires_in": 2_678_401}, "EXPIRES_IN_INVALID"),
        ({"description": "x" * 1025}, "DESCRIPTION_TOO_LONG"),
        ({"payload": "я" * 2049}, "PAYLOAD_TOO_LONG"),
    ],
    ids=str,
)
async def test_wrong_parameters_are_refused(ask, crypto, changed, name):
    assert await ask("createInvoice", **(FIAT | changed)) == (400, {"ok": False, "error": {"code": 400, "name": name}})
    assert crypto.invoices.all == {}


async def test_a_payment_is_in_the_coin_and_worth_what_was_asked(ask, crypto):
    await ask("createInvoice", **FIAT)
    await crypto.pay(crypto.only().id, "TON")
    _, answer = await ask("getInvoices", status="paid")
    (paid,) = answer["result"]["items"]
    assert (paid["status"], paid["paid_asset"], paid["fee_asset"]) == ("paid", "TON", "TON")
    assert abs(Decimal(paid["paid_amount"]) * Decimal(paid["paid_fiat_rate"]) - Decimal("125.50")) < Decimal("0.001")
    _, answer = await ask("getBalance")
    assert {"currency_code": "TON", "available": paid["paid_amount"], "onhold": "0"} in answer["result"]


async def test_more_or_less_can_be_paid_and_once_only(ask, crypto):
    await ask("createInvoice", **FIAT)
    await crypto.pay(crypto.only().id, "USDT", amount="100")
    shown = crypto.shown(crypto.only())
    assert shown["amount"] == "125.50"
    assert abs(Decimal(shown["paid_amount"]) * Decimal(shown["paid_fiat_rate"]) - 100) < Decimal("0.001")
    with pytest.raises(Refused, match="INVOICE_PAID"):
        await crypto.pay(crypto.only().id, "USDT")


async def test_an_invoice_expires_by_the_clock(ask, crypto, clock):
    await ask("createInvoice", **FIAT)
    clock.move(seconds=599)
    assert (await ask("getInvoices"))[1]["result"]["items"][0]["status"] == "active"
    clock.move(seconds=1)
    assert (await ask("getInvoices"))[1]["result"]["items"][0]["status"] == "expired"
    with pytest.raises(Refused, match="INVOICE_EXPIRED"):
        await crypto.pay(crypto.only().id)
    await crypto.pay(crypto.only().id, late=True)
    assert (await ask("getInvoices"))[1]["result"]["items"][0]["status"] == "paid"


async def test_invoices_are_listed_newest_first_by_ids_and_in_pages(ask, crypto):
    ids = [(await ask("createInvoice", **FIAT))[1]["result"]["invoice_id"] for _ in range(5)]

    async def listed(**params):
        return [each["invoice_id"] for each in (await ask("getInvoices", **params))[1]["result"]["items"]]

    assert await listed() == ids[::-1]
    assert await listed(invoice_ids=f"{ids[1]},{ids[3]},999") == [ids[3], ids[1]]
    assert await listed(offset=1, count=2) == [ids[3], ids[2]]
    assert await listed(fiat="USD") == []
    assert (await ask("getInvoices", count=1001))[1]["error"]["name"] == "COUNT_INVALID"


async def test_an_unpaid_invoice_can_be_deleted(ask, crypto):
    await ask("createInvoice", **FIAT)
    number = crypto.only().id
    assert await ask("deleteInvoice", invoice_id=number) == (200, {"ok": True, "result": True})
    assert (await ask("deleteInvoice", invoice_id=number))[1]["error"]["name"] == "INVOICE_NOT_FOUND"


async def test_rates_and_currencies_are_told(ask):
    _, rates = await ask("getExchangeRates")
    assert {"TON", "USDT", "BTC", "ETH"} <= {each["source"] for each in rates["result"]}
    assert {"RUB", "USD"} <= {each["target"] for each in rates["result"]}
    _, currencies = await ask("getCurrencies")
    assert {"code": "TON", "is_fiat": False}.items() <= next(
        each for each in currencies["result"] if each["code"] == "TON"
    ).items()


async def test_a_payment_is_told_to_the_shop_and_again_until_it_takes_it(ask, crypto, shop):
    await ask("createInvoice", **FIAT, payload="9")
    shop.answers[:] = [500, 503]
    assert await crypto.pay(crypto.only().id) == 500
    assert await crypto.redeliver() == [503]
    assert await crypto.redeliver() == [200]
    assert await crypto.redeliver() == []
    told = [json.loads(body) for body, _ in shop.taken]
    assert [each["update_id"] for each in told] == [1, 2, 3]
    assert {(each["update_type"], each["payload"]["payload"]) for each in told} == {("invoice_paid", "9")}


async def test_a_notification_can_be_forged_repeated_and_unsigned(ask, crypto, shop):
    await ask("createInvoice", **FIAT)
    number = crypto.only().id
    await crypto.send_webhook(number)
    await crypto.send_webhook(number, token="666:AAforged", status="paid")
    await crypto.send_webhook(number, signature="00")
    await crypto.send_webhook(number, signed=False)
    assert json.loads(shop.taken[1][0])["payload"]["status"] == "paid"
    assert len({signature for _, signature in shop.taken}) == 4
    assert [signature for _, signature in shop.taken][2:] == ["00", None]


async def test_a_shop_that_does_not_answer_is_zero(ask, crypto):
    await ask("createInvoice", **FIAT)
    crypto.webhook_url = "http://127.0.0.1:1/hook"
    assert await crypto.pay(crypto.only().id) == 0
    assert crypto.undelivered == [crypto.only().id]


async def test_each_fault_strikes_what_it_is_meant_for(ask, crypto):
    crypto.faults.fail("createInvoice", "AMOUNT_TOO_SMALL", times=2)
    assert (await ask("getMe"))[0] == 200
    for _ in range(2):
        assert (await ask("createInvoice", **FIAT))[1]["error"]["name"] == "AMOUNT_TOO_SMALL"
    assert crypto.invoices.all == {}
    assert (await ask("createInvoice", **FIAT))[0] == 200
    crypto.faults.rename_currency("RUB", times=1)
    assert (await ask("getInvoices"))[1]["result"]["items"][0]["fiat"] == "RUB"
    assert (await ask("getInvoices"))[1]["result"]["items"][0]["fiat"] == "EUR"


@pytest.mark.parametrize(("fault", "made"), [("drop_before", 0), ("drop_after", 1)])
async def test_a_connection_is_cut_before_or_after_the_work(ask, crypto, fault, made):
    getattr(crypto.faults, fault)("createInvoice")
    with pytest.raises(aiohttp.ClientError):
        await ask("createInvoice", **FIAT)
    assert len(crypto.invoices.all) == made


async def test_an_answer_is_kept_back_after_the_work_until_the_faults_are_cleared(ask, crypto):
    crypto.faults.hold("createInvoice")
    waiting = asyncio.create_task(ask("createInvoice", **FIAT))
    await asyncio.sleep(0.1)
    assert (waiting.done(), len(crypto.invoices.all)) == (False, 1)
    crypto.faults.clear()
    assert (await waiting)[1]["result"]["invoice_id"] == crypto.only().id


async def test_a_service_that_is_silent_does_nothing(ask, crypto):
    crypto.faults.silence("createInvoice")
    waiting = asyncio.create_task(ask("createInvoice", **FIAT))
    await asyncio.sleep(0.1)
    assert not waiting.done()
    crypto.faults.clear()
    with pytest.raises(aiohttp.ClientError):
        await waiting
    assert crypto.invoices.all == {}


async def test_a_request_that_hangs_does_not_outlive_the_server(http):
    async with CryptoPay(token=TOKEN) as server:
        server.faults.hang("getMe")
        headers = {"Crypto-Pay-API-Token": TOKEN}
        waiting = asyncio.create_task(http.post(f"{server.url}/api/getMe", headers=headers))
        await asyncio.sleep(0.1)
        assert not waiting.done()
        began = time.perf_counter()
    assert time.perf_counter() - began < 1
    with pytest.raises(aiohttp.ClientError):
        await waiting


async def test_a_person_pays_on_the_page_behind_the_link(ask, crypto, http, shop):
    url = (await ask("createInvoice", **FIAT))[1]["result"]["mini_app_invoice_url"]
    async with http.get(url) as page:
        assert "125.50 EUR" in await page.text()
    data, ours = {"asset": "TON"}, {"Origin": crypto.url}
    async with http.post(url, data=data) as answer:
        assert answer.status == 403
    async with http.post(url, data=data, headers={"Origin": "http://evil.example"}) as answer:
        assert answer.status == 403
    async with http.post(url, data=data, headers=ours | {"Host": "evil.example"}) as answer:
        assert answer.status == 403
    async with http.post(url, data={"asset": "BTC"}, headers=ours) as answer:
        assert (answer.status, await answer.text()) == (409, "ASSET_INVALID")
    assert not crypto.only().paid_at
    async with http.post(url, data=data, headers=ours) as answer:
        assert "Paid" in await answer.text()
    assert crypto.only().paid_asset == "TON"
    assert len(shop.taken) == 1
