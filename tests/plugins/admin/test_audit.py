"""The audit in the chat: a list with filters, and a card with what was before and after."""

import pytest

from kernel import db
from kernel.testing.bots import OWNER_ID
from kernel.testing.people import Person
from plugins.accounts.testing import customer_of
from plugins.admin.audit.callbacks import By, FindAudited, OpenActions, OpenAudit, OpenAudited


@pytest.fixture
async def owner(bot, telegram):
    return Person(telegram.person("Oleg", language="en", id=OWNER_ID), bot)


async def note(bot, action, **details):
    async with db.transaction():
        bot.audit(action, **details)


async def test_the_audit_is_read_filtered_and_opened(bot, owner, alice):
    await owner.send("/manage")
    await alice.send("/start")
    customer = await customer_of(bot, alice)
    await owner.press("📊 Statistics")
    await owner.press("🕵 Audit")
    assert "Nothing is written down here." in owner.last.text
    actor = f"user:{(await customer_of(bot, owner)).id}"
    price = {"before": {"price": 500, "name": "Old <&> name"}, "after": {"price": 700, "name": "Новое"}}
    await note(bot, "shop.item_edited", actor=actor, subject="item:17", **price, reason="sale")
    await note(bot, "accounts.adjusted", actor=actor, subject=f"user:{customer.id}", amount=-250)
    for number in range(12):
        await note(bot, "shop.order_expired", subject=f"order:{number}")
    await owner.press("🛠 Manage")
    await owner.press("📊 Statistics")
    await owner.press("🕵 Audit")
    assert "1. shop.order_expired · order:11" in owner.last.text
    assert "· the bot" in owner.last.text
    await owner.press("▶️")
    assert "3. A balance was corrected at the command line · Alice" in owner.last.text
    assert "· Oleg" in owner.last.text
    await owner.press("4")
    text = owner.last.text
    assert "price: 500 → 700" in text
    assert "name: Old <&> name → Новое" in text
    assert "reason: sale" in text
    assert "On: item:17" in text
    await owner.press("By the same")
    assert "Only: Oleg" in owner.last.text
    assert "A balance was corrected at the command line" in owner.last.text
    assert "order_expired" not in owner.last.text
    await owner.press("2")
    await owner.press("On the same")
    assert "Only: item:17" in owner.last.text
    assert "1. A product was changed" in owner.last.text
    assert "2." not in owner.last.text
    await owner.press("All")
    await owner.press("🧩 By plugin")
    assert "🛍 Shop · 13" in owner.buttons
    await owner.press("👤 Customers · 1")
    assert "Only: accounts." in owner.last.text
    await owner.press("1")
    assert "amount: -250" in owner.last.text
    await owner.press("⬅️ Back")
    assert "Only: accounts." in owner.last.text


async def test_it_is_searched_by_person_thing_and_act(bot, owner, alice):
    await owner.send("/start")
    await alice.send("/start")
    customer = await customer_of(bot, alice)
    await note(bot, "shop.item_edited", subject="item:17")
    await note(bot, "admin.customer_blocked", subject=f"user:{customer.id}")
    await owner.press(data=OpenAudit().pack())
    for wanted, only in (
        (str(alice.id), "Alice"), ("@alice", "Alice"), ("alice", "Alice"), (f"user:{customer.id}", "Alice"), ("item:17", "item:17"), ("shop.item", "shop.item"),
    ):  # fmt: skip
        await owner.press(data=FindAudited().pack())
        await owner.send(wanted)
        assert f"Only: {only}" in owner.last.text
    await owner.press(data=FindAudited().pack())
    await owner.send("item:18")
    assert "Nothing is written down about “item:18”." in owner.last.text
    await owner.send("item:17")
    assert "Only: item:17" in owner.last.text


async def test_only_who_may_sees_it_and_what_is_gone_says_so(bot, owner, alice, bob):
    await alice.send("/start")
    await note(bot, "shop.item_edited", subject="item:17")
    for button in (OpenAudit(), OpenAudited(1), OpenActions(), FindAudited(), OpenAudit(By.ACTOR, 1)):
        await alice.press(data=button.pack())
        assert alice.alerts[-1] == "You are not allowed to do this."
    await owner.send("/start")
    for button in (OpenAudit(By.SUBJECT, 10**9), OpenAudited(10**9)):
        await owner.press(data=button.pack())
        assert owner.alerts[-1] == "This is not kept any more."
    long = "x" * 3000
    await note(
        bot, "shop.item_edited", before={str(n): long for n in range(30)}, after={str(n): long for n in range(30)}
    )
    await owner.press(data=OpenAudit().pack())
    await owner.press("1")
    assert len(owner.last.text) <= 4096
