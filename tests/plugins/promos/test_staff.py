"""What staff do with codes: list, make, switch, delete, batches. Every step asks for the right."""

from __future__ import annotations

import csv
import io
from datetime import timedelta

import pytest

from kernel import db, run_in_transaction
from kernel.testing import Person, count_statements
from kernel.testing.bots import OWNER_ID
from plugins.promos.callbacks import ConfirmDelete, ExportBatch, NewCode, OpenBatch, OpenCode, OpenCodes, SetActive
from plugins.promos.codes import random_code
from plugins.promos.creating import Terms, create_batch
from plugins.promos.models import Batch, Code, Usage
from plugins.promos.testing import add_code
from plugins.rbac.testing import give_rights
from plugins.shop.models import Category
from plugins.shop.testing import add_item


@pytest.fixture
def owner(bot, telegram) -> Person:
    """The owner, who has every right."""
    return Person(telegram.person("Olga", language="en", id=OWNER_ID), bot)


async def answer(person, *answers: str) -> None:
    """Answer the questions of a form: what begins with ``>`` is a button."""
    for one in answers:
        if one.startswith(">"):
            await person.press(one[1:])
        else:
            await person.send(one)


async def test_the_owner_makes_a_code_with_everything(bot, clock, owner):
    item = await add_item(bot, "Portal 2")
    category = await Category.get(name="Shelf")
    start, end = clock.now() + timedelta(days=1), clock.now() + timedelta(days=30)
    await owner.send("/promos")
    assert "No promo codes yet" in owner.last.text
    await owner.press("➕ New code")
    await answer(owner, "лето", ">Percent off", "12,5", "100", "2", start.date().isoformat(), end.date().isoformat())
    await answer(owner, "20", ">Yes", ">No", str(item), str(category.id))
    for part in ("ЛЕТО", "−12.5 %", "100 altogether, 2 for each", "Portal 2", "Shelf", "$20.00", "First purchase"):
        assert part in owner.last.text, owner.last.text
    assert await Code.all().count() == 0
    await owner.press("✅ Confirm")
    assert "✅ on" in owner.last.text
    assert "t.me" not in owner.last.text
    code = await Code.get()
    assert (code.code, code.kind, code.value, code.total_limit, code.customer_limit) == (
        "ЛЕТО",
        "percent",
        1250,
        100,
        2,
    )
    assert (code.min_sum, code.first_only, code.stacks) == (2000, True, False)
    assert code.starts_at.date() == start.date()
    assert code.ends_at.date() == end.date() + timedelta(days=1)
    assert [row.item_id for row in await code.items.all()] == [item]
    assert [row.category_id for row in await code.categories.all()] == [category.id]
    await owner.press("⬅️ Back")
    assert "✅ ЛЕТО · −12.5 % · 0/100" in owner.buttons


async def test_a_gift_is_not_asked_what_concerns_orders(bot, owner):
    await owner.send("/promos")
    await owner.press("➕ New code")
    await answer(owner, "gift", ">Money to the balance", "5.00", ">Skip", ">Skip", ">Skip", ">Skip")
    assert "+$5.00 to the balance" in owner.last.text
    await owner.press("✅ Confirm")
    code = await Code.get()
    assert (code.kind, code.value, code.total_limit, code.customer_limit) == ("balance", 500, None, 1)
    assert "https://t.me/kiosk_bot?start=promo_GIFT" in owner.last.text


async def test_a_code_that_exists_is_told_at_once(bot, owner):
    await add_code(bot)
    await owner.send("/promos")
    await owner.press("➕ New code")
    await owner.send("Summer")
    assert "There is a code SUMMER already" in owner.last.text
    await owner.press("🎟 SUMMER")
    assert "−10 %" in owner.last.text


@pytest.mark.parametrize("percent", ["150", "NaN", "0", "-10", "100.001"])
async def test_no_percentage_that_would_pay_the_buyer_is_taken(bot, owner, percent):
    await owner.send("/promos")
    await owner.press("➕ New code")
    await answer(owner, "BAD", ">Percent off", percent)
    assert "percentage above 0 and up to 100" in owner.last.text


async def test_wrong_days_and_numbers_are_explained(bot, owner):
    await owner.send("/promos")
    await owner.press("➕ New code")
    await answer(owner, "two words")
    assert "no spaces" in owner.last.text
    await answer(owner, "DAYS", ">An amount off", "5", ">Skip", ">Skip", "24.12.2026")
    assert "day like 2026-12-24" in owner.last.text
    await answer(owner, "2030-01-02", "2020-01-01")
    assert "That day is over" in owner.last.text
    await answer(owner, "2030-01-01", ">Skip", ">No", ">No", "seventeen")
    assert "Send numbers" in owner.last.text
    await answer(owner, "999", ">Skip")
    assert "not there" in owner.last.text
    await owner.press("✅ Confirm")
    assert "last day is before the first" in owner.alerts[-1]
    assert await Code.all().count() == 0


async def test_a_product_that_is_not_there_keeps_the_form_open(bot, owner):
    await owner.send("/promos")
    await owner.press("➕ New code")
    await answer(owner, "ONE", ">An amount off", "5", *[">Skip"] * 5, ">No", ">No", "999", ">Skip", ">✅ Confirm")
    assert "no product or category #999" in owner.alerts[-1]
    await answer(owner, ">⬅️ Back", ">⬅️ Back", ">Skip", ">Skip", ">✅ Confirm")
    assert (await Code.get()).code == "ONE"


async def test_a_code_is_switched_off_and_on(bot, owner):
    await add_code(bot)
    await owner.send("/promos")
    await owner.press("✅ SUMMER · −10 % · 0/∞")
    await owner.press("⏸ Switch off")
    assert owner.toasts[-1] == "Switched off."
    assert not (await Code.get()).active
    await owner.press("▶️ Switch on")
    assert (await Code.get()).active


async def test_an_unused_code_is_deleted_after_a_question(bot, owner):
    await add_code(bot)
    await owner.send("/promos")
    await owner.press("✅ SUMMER · −10 % · 0/∞")
    await owner.press("🗑 Delete")
    await owner.press("✖️ Cancel")
    assert await Code.all().count() == 1
    await owner.press("🗑 Delete")
    await owner.press("🗑 Yes, delete")
    assert owner.toasts[-1] == "Deleted."
    assert await Code.all().count() == 0


async def test_a_used_code_is_only_switched_off(bot, alice, owner):
    await add_code(bot, "GIFT", "balance", 500)
    await alice.send("/start promo_GIFT")
    await alice.press("🎁 Put $5.00 on my balance")
    await owner.send("/promos")
    await owner.press("✅ GIFT · +$5.00 to the balance · 1/∞")
    await owner.press("🗑 Delete")
    await owner.press("🗑 Yes, delete")
    assert "it was used" in owner.toasts[-1].lower()
    assert not (await Code.get()).active
    assert await Usage.all().count() == 1


async def test_a_batch_is_made_exported_switched_and_deleted(bot, alice, owner):
    await owner.send("/promos")
    await owner.press("➕ One-time codes")
    await answer(owner, "=Autumn", "25", ">Money to the balance", "5", ">Skip", ">Skip")
    assert "Make 25 one-time codes for =Autumn?" in owner.last.text
    await owner.press("✅ Confirm")
    assert "Codes: 25, used: 0, switched on: 25" in owner.last.text
    screen = owner.last
    await owner.press("📄 Export")
    table = list(csv.reader(io.StringIO(owner.last.document.data.decode("utf-8-sig"))))
    assert table[0] == ["code", "kind", "value", "used", "link"]
    assert len({row[0] for row in table[1:]}) == 25
    assert table[1][4].endswith(f"promo_{table[1][0]}")
    await alice.send(f"/start promo_{table[1][0]}")
    await alice.press("🎁 Put $5.00 on my balance")
    await owner.press("⏸ Switch off")
    assert "used: 1, switched on: 0" in screen.text
    await owner.press("🎟 Its codes")
    assert len([label for label in owner.buttons if label.startswith("⏸")]) == 10
    await owner.press("⬅️ Back")
    await owner.press("🗑 Delete unused")
    await owner.press("🗑 Yes, delete")
    assert "1 used code stays" in owner.toasts[-1]
    assert (await Code.get()).used == 1
    assert await Batch.all().count() == 1


async def test_ten_thousand_codes_are_made_at_once_and_bound(bot):
    from kernel import run_in_transaction

    item = await add_item(bot)
    terms = Terms("fixed", 100, items=frozenset([item]))
    batch = await run_in_transaction(create_batch, bot, "Many", 10_000, terms)
    assert await Code.filter(batch_id=batch, total_limit=1, customer_limit=1).count() == 10_000
    code = await Code.filter(batch_id=batch).first()
    assert [row.item_id for row in await code.items.all()] == [item]


async def test_the_list_costs_the_same_on_every_page(bot, owner):
    for _ in range(25):
        await add_code(bot, random_code())
    await owner.send("/promos")
    for label in ("▶️", "▶️", "◀️", "⏮", "⏭"):
        with count_statements() as sent:
            await owner.press(label)
        assert len([sql for sql in sent.statements if "promos_" in sql]) <= 2
    assert "3/3" in owner.buttons


@pytest.mark.parametrize(
    "callback",
    [OpenCodes(), OpenCode(1), SetActive(1, False), NewCode(), OpenBatch(1), ExportBatch(1)],
    ids=lambda one: type(one).__name__,
)
async def test_nobody_else_may(bot, alice, callback):
    await add_code(bot)
    await alice.send("/promos")
    assert "not allowed" in alice.last.text
    await alice.press(data=callback.pack())
    assert "not allowed" in alice.alerts[-1]
    assert (await Code.get()).active


async def test_codes_are_not_handed_out_when_the_right_is_lost_meanwhile(bot, alice):
    await alice.send("/start")
    await give_rights(bot, alice, "promos.manage")
    batch = await run_in_transaction(create_batch, bot, "Flyer", 3, Terms("percent", 1000))
    await alice.press(data=OpenBatch(batch).pack())
    await db.execute("DELETE FROM rbac_assignment")  # as another process does a moment ago: memory says yes
    await alice.press(data=ExportBatch(batch).pack())
    assert "not allowed" in alice.alerts[-1]
    assert await db.fetch("SELECT id FROM kernel_audit WHERE action = 'promos.batch_exported'") == []


async def test_a_forged_confirmation_deletes_nothing(bot, alice):
    code = await add_code(bot)
    await alice.send("/start")
    await alice.press(data=f"{ConfirmDelete(code).pack()}:{'A' * 27}")
    assert await Code.all().count() == 1


async def test_gone_codes_and_batches_answer(bot, owner):
    await owner.send("/start")
    for callback in (OpenCode(10**12), OpenBatch(10**12), SetActive(10**12, True)):
        await owner.press(data=callback.pack())
        assert "not there any more" in owner.alerts[-1]


async def test_staff_read_russian(bot, telegram):
    await add_code(bot, total_limit=5)
    oleg = Person(telegram.person("Олег", language="ru", id=OWNER_ID), bot)
    await oleg.send("/promos")
    await oleg.press("✅ SUMMER · −10 % · 0/5")
    assert "Лимит: 5 всего, 1 на покупателя" in oleg.last.text
    assert "Использован: 0 раз" in oleg.last.text


async def test_what_staff_do_with_codes_is_written_down(bot, owner):
    await owner.send("/promos")
    await owner.press("➕ New code")
    await answer(owner, "gift", ">Money to the balance", "5.00", ">Skip", ">Skip", ">Skip", ">Skip", ">✅ Confirm")
    made = await Code.get()
    for on in (False, True):
        await owner.press(data=SetActive(made.id, on).pack())
    await owner.press("🗑 Delete")
    await owner.press(owner.buttons[0])
    batch = await run_in_transaction(create_batch, bot, "Flyer", 3, Terms("percent", 1000))
    await owner.press(data=ExportBatch(batch).pack())
    found = await db.fetch(
        "SELECT action, actor, subject, details FROM kernel_audit WHERE action LIKE 'promos.%' ORDER BY id"
    )
    assert [row["action"] for row in found] == [
        "promos.code_created",
        "promos.code_switched",
        "promos.code_switched",
        "promos.code_deleted",
        "promos.batch_created",
        "promos.batch_exported",
    ]
    assert found[0]["details"] == {"after": {"name": "GIFT", "kind": "balance", "worth": 500, "each": 1}}
    assert found[1]["details"] == {"before": {"active": True}, "after": {"active": False}}
    assert [row["actor"] for row in found[3:5]] == [found[0]["actor"], "operator"]
    codes = {code.code for code in await Code.filter(batch_id=batch)}
    assert not [code for code in codes if code in str(found)]


async def test_who_loses_the_right_while_a_card_is_open_switches_nothing(bot, owner):
    code = await add_code(bot, "SUMMER", "percent", 1000)
    await owner.send("/promos")
    bot.settings.owner_id = 7
    await owner.press(data=SetActive(code, False).pack())
    assert (await Code.get()).active
