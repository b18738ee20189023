"""Every payment that is credited, held, given back or taken back is written down once, with who decided what."""

from __future__ import annotations

import asyncio
import json

import pytest

from kernel import db, run_in_transaction
from plugins.accounts.api import Holding
from plugins.accounts.testing import customer_of
from plugins.payments.api import Incoming, Price, Returned, receive, take_return
from plugins.payments.callbacks import OpenMethods
from plugins.payments.models import Invoice, Payment
from plugins.payments.refunds import refund_by_staff, settle_refunds

from .conftest import look, open_invoice, wallet_of

TIMES = 100
WAYS = {
    "bank": ("🏦 Bank: $20.00", Price("USD", 2000)),
    "stars": ("⭐ Stars: 1000 ⭐", Price("XTR", 1000)),
    "manual": ("🏛 Bank transfer: $20.00", Price("USD", 2000)),
}


@pytest.fixture
def settings(bank):
    return {**bank.settings, "STARS_PER_VALUE": "50", "MANUAL_PAYMENT": "IBAN 1"}


async def rows(action: str = "payments.%") -> list[dict]:
    """What is written down about payments, oldest first."""
    found = await db.fetch(
        "SELECT action, actor, subject, details FROM kernel_audit WHERE action LIKE $1 ORDER BY id", action
    )
    for row in found:
        row["details"] = json.loads(row["details"]) if isinstance(row["details"], str) else row["details"]
    return found


@pytest.mark.parametrize("provider", WAYS)
async def test_one_event_a_hundred_times_is_credited_and_written_down_once(bot, bank, alice, provider):
    label, price = WAYS[provider]
    await alice.send("/start")
    for round_, at_once in enumerate((False, True), start=1):
        await alice.press(data=OpenMethods(2000).pack(), message=alice.messages[0])
        await alice.press(label, message=alice.messages[0])
        invoice = await Invoice.all().order_by("-id").first()
        incoming = Incoming(f"charge-{round_}", price, invoice_id=invoice.id, telegram_id=alice.id)
        if at_once:
            await asyncio.gather(*(run_in_transaction(receive, bot, provider, incoming) for _ in range(TIMES)))
        else:
            for _ in range(TIMES):
                await run_in_transaction(receive, bot, provider, incoming)
        assert await wallet_of(bot, alice) == Holding(2000 * round_, 0)
        found = await rows()
        assert [row["action"] for row in found] == ["payments.credited"] * round_
        payment = await Payment.get(external_id=f"charge-{round_}")
        assert (found[-1]["actor"], found[-1]["subject"]) == ("system", f"payment:{payment.id}")
        assert found[-1]["details"] == {
            "provider": provider,
            "charge": f"charge-{round_}",
            "invoice": invoice.id,
            "paid": f"{price.total} {price.currency}",
            "credited": 2000,
            "flaw": "",
        }


async def test_a_return_told_a_hundred_times_is_written_down_once(bot, bank, alice):
    number = bank.pay(await open_invoice(alice))
    await look(bot)
    back = Returned(number, Price("USD", 2000))
    await asyncio.gather(*(run_in_transaction(take_return, bot, "bank", back) for _ in range(TIMES)))
    assert await wallet_of(bot, alice) == Holding(0, 0)
    _, charged_back = await rows()
    assert charged_back["action"] == "payments.charged_back"
    assert charged_back["details"]["before"] == {"refunded": 0}
    assert charged_back["details"]["after"] == {"refunded": 2000}


async def test_what_is_held_and_a_conflict_are_written_down_once(bot, bank, alice, owner):
    number = bank.pay(await open_invoice(alice), 1800, "CHF")
    for total in (1800, 1900, 1900):
        bank.payments[number].total = total
        await look(bot)
    assert [row["action"] for row in await rows()] == ["payments.held", "payments.conflict"]
    assert (await rows())[1]["details"]["told"] == "1900 CHF"


async def test_what_staff_decide_is_written_down_with_who_and_what_it_was(bot, bank, alice, owner):
    bank.pay(await open_invoice(alice), 1500)
    await look(bot)
    await owner.press("🔎 Open")
    await owner.press("✅ Accept")
    yes = next(button.data for row in owner.last.rows for button in row if button.label == "Yes, do it")
    for _ in range(3):
        await owner.press(data=yes)
    await run_in_transaction(refund_by_staff, bot, 1, 1500, 9)
    await settle_refunds(bot)
    found = {row["action"]: row for row in await rows()}
    assert list(found) == ["payments.credited", "payments.accepted", "payments.refunded"]
    staff = await customer_of(bot, owner)
    assert found["payments.accepted"]["actor"] == f"user:{staff.id}"
    assert found["payments.accepted"]["details"]["before"] == {"state": "credited", "credited": 1500, "given": 0}
    assert found["payments.accepted"]["details"]["after"] == {"state": "credited", "credited": 1500, "given": 500}
    refunded = found["payments.refunded"]["details"]
    assert (refunded["amount"], refunded["kept"], refunded["after"]) == (1500, 500, {"refunded": 1500})
