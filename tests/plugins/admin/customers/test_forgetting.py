"""Deleting a customer's data: what goes is named, the id is typed, every plugin deletes what is theirs."""

from __future__ import annotations

from kernel import db
from kernel.testing import Person
from plugins.accounts.api import OpenCustomer, find, verify
from plugins.accounts.testing import give
from plugins.admin.customers.callbacks import ForgetCustomer
from plugins.cart.testing import put_in_cart
from plugins.shop.testing import add_item
from tests.plugins.admin.customers.conftest import BIG, answer, id_of, open_card


async def test_data_are_deleted_after_the_id_was_typed_and_the_books_stay(bot, nora, carol):
    number = await id_of(bot, carol)
    item = await add_item(bot, "Portal 2", values=["KEY-1", "KEY-2"])
    await put_in_cart(bot, carol, item)
    await give(bot, carol, 700)
    await bot.toggles.disable("cart")  # off closes what is offered, not what is owed
    await open_card(nora, carol)
    await nora.press("🗑 Delete data")
    for part in ("name, @name, language", "the cart", "all their reviews", "still $7.00 on the balance", str(BIG)):
        assert part in nora.last.text
    await nora.send(str(BIG + 1))
    assert "That is not the id of Carol Ann" in nora.last.text
    assert "🗑 Yes, delete for ever" not in nora.last.labels
    await answer(nora, ">⬅️ Back", str(BIG))
    assert (await find(bot, number)).first_name == "Carol Ann"
    await nora.press("🗑 Yes, delete for ever")
    assert "🗑 Deleted." in nora.last.text
    assert "Somebody who is forgotten" in nora.last.text
    assert "Carol" not in nora.last.text
    assert nora.last.labels[0] == "🧾 Operations"
    assert "➕ Top up" not in nora.last.labels
    gone = await find(bot, number)
    assert (gone.telegram_id, gone.name, gone.username) == (-number, str(-number), "")
    assert await db.fetch("SELECT id FROM cart_line WHERE user_id = $1", number) == []
    assert await db.fetch("SELECT id FROM accounts_name_word WHERE user_id = $1", number) == []
    audit = await db.fetch("SELECT subject FROM kernel_audit WHERE action = 'admin.customer_forgotten'")
    assert [row["subject"] for row in audit] == [f"user:{number}"]
    await nora.press("🧾 Operations")
    assert "+$7.00" in nora.last.text
    assert await verify() == []
    await carol.send("/profile")
    assert "Balance: $0.00" in carol.last.text
    assert await id_of(bot, carol) != number


async def test_who_has_more_rights_is_not_deleted_nor_anybody_by_who_may_not(
    bot, nora, alice, carol, owner, grants, telegram
):
    await owner.send("/start")
    await alice.send("/start")
    boris = Person(telegram.person("Boris", language="en"), bot)
    await boris.send("/start")
    grants.give(boris, "admin.settings")
    for other, refusal in (
        (owner, "rights that you do not have"),
        (boris, "rights that you do not have"),
        (nora, "to yourself"),
    ):
        number = await id_of(bot, other)
        await nora.press(data=OpenCustomer(number).pack())
        assert "🗑 Delete data" not in nora.last.labels
        await nora.press(data=ForgetCustomer(number).pack())
        assert refusal in nora.alerts[-1]
    await alice.press(data=ForgetCustomer(await id_of(bot, carol)).pack())
    assert alice.alerts[-1] == "You are not allowed to do this."
    # raised above nora between the last look and the press
    await open_card(nora, carol)
    await answer(nora, ">🗑 Delete data", str(BIG))
    grants.give(carol, "admin.settings")
    await nora.press("🗑 Yes, delete for ever")
    assert "rights that you do not have" in nora.alerts[-1]
    grants.give(nora)
    await nora.press("🗑 Yes, delete for ever")
    assert nora.alerts[-1] == "You are not allowed to do this."
    assert (await find(bot, await id_of(bot, carol))).telegram_id == BIG
