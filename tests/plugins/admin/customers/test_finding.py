"""Staff find a customer by whatever they know, and look at everything that the shop knows."""

from __future__ import annotations

import pytest

from kernel import db
from kernel.testing import Person, count_statements
from plugins.accounts.api import OpenCustomer, find_customers
from plugins.accounts.names import index_names
from plugins.accounts.testing import customer_of, give
from plugins.admin.customers.callbacks import OpenCustomers, OpenLedger
from plugins.shop.testing import add_item
from tests.plugins.admin.customers.conftest import BIG, answer, id_of, open_card


async def look_for(staff, text):
    """Send something to the search."""
    await staff.send("/manage")
    await answer(staff, ">👥 Customers", ">🔎 Find a customer")
    return await staff.send(text)


async def test_a_customer_is_found_by_id_name_and_the_beginnings_of_words(nora, carol):
    for known in (str(BIG), "@carol_ann", "https://t.me/Carol_Ann", "caro", "ЕЛК car", "ann ёлкина"):
        screen = await look_for(nora, known)
        assert screen.text.startswith("👤 Carol Ann Ёлкина"), known
    for part in (
        f"🆔 {BIG}",
        "📎 @carol_ann",
        "🌐 English",
        "Here since",
        "Balance: $0.00",
        "Topped up: $0.00",
        "No orders",
    ):
        assert part in screen.text
    assert [entity.user_id for entity in screen.entities if entity.user_id] == [BIG]
    for unknown in ("arol", "carol zzz", "@", "12345678901234567890", "%", "👻"):
        assert "Nobody fits" in (await look_for(nora, unknown)).text, unknown


async def test_several_that_fit_are_listed_and_lead_to_their_cards(bot, nora, telegram, carol):
    for number in range(21):
        await Person(telegram.person(f"Carl {number}", language="en"), bot).send("/start")
    screen = await look_for(nora, "carl 1")
    assert "11 customers fit" in screen.text
    await nora.press(screen.labels[0])
    assert nora.last.text.startswith("👤 Carl 19")
    assert "More than 20 customers fit" in (await look_for(nora, "car")).text
    await answer(nora, ">🔎 Look again", "carol")
    assert "👤 Carol Ann" in nora.last.text


async def test_a_customer_is_found_by_an_order_and_an_order_leads_to_its_customer(bot, nora, carol, grants):
    grants.give(nora, "admin.users", "shop.orders")
    item = await add_item(bot, "Portal 2", price="5.00", values=["KEY-1"])
    await give(bot, carol, 500)
    await carol.send(f"/start item_{item}")
    await answer(carol, ">🛒 Buy for $5.00", ">✅ Pay $5.00")
    order = (await db.fetch("SELECT id FROM shop_order"))[0]["id"]
    for known in (str(order), f"#{order}", f"№ {order}"):
        assert "👤 Carol Ann" in (await look_for(nora, known)).text, known
    assert "📦 1 order for $5.00" in nora.last.text
    await nora.press("📦 Orders")
    assert "of Carol Ann" in nora.last.text
    await nora.press(nora.buttons[0])
    await nora.press("👤 The customer")
    assert "👤 Carol Ann" in nora.last.text
    assert "Nobody fits" in (await look_for(nora, "#999")).text


async def test_a_forwarded_message_names_its_writer_unless_they_hide(nora, carol, telegram):
    await carol.send_file("photo.txt", b"look")
    said = next(message for message in carol.messages if message.sender is carol.account)
    await nora.send("/manage")
    await answer(nora, ">👥 Customers", ">🔎 Find a customer")
    await nora.forward(said)
    assert "👤 Carol Ann" in nora.last.text

    carol.account.hides_in_forwards = True
    await answer(nora, ">⬅️ Back", ">🔎 Find a customer")
    await nora.forward(said)
    assert "Carol Ann Ёлкина hides the account" in nora.last.text

    await nora.press("🔎 Look again")
    news = telegram.add_channel("news", title="News")
    await nora.forward(news.post(news.voice, "Sale!")[0])
    assert "from a channel" in nora.last.text
    await nora.press("🔎 Look again")
    await nora.forward(nora.last)
    assert "never written to the shop" in nora.last.text


async def test_a_changed_name_is_found_and_the_old_one_is_not(bot, nora, carol):
    carol.account.first_name = "Cara"
    carol.account.username = ""
    await carol.send("/start")
    assert "👤 Cara Ёлкина" in (await look_for(nora, "cara")).text
    for old in ("carol", "@carol_ann"):
        assert "Nobody fits" in (await look_for(nora, old)).text


async def test_who_came_before_there_was_an_index_is_indexed_by_a_job(bot, alice, bob):
    await alice.send("/start")
    await bob.send("/start")
    await db.execute("DELETE FROM accounts_name_word")
    assert await find_customers(bot, "бор", 5) == []
    await index_names(bot)
    assert [customer.name for customer in await find_customers(bot, "бор", 5)] == ["Борис"]
    with count_statements() as sent:
        assert [customer.name for customer in await find_customers(bot, "alice", 5)] == ["Alice"]
    assert len(sent) == 2


async def test_the_list_is_paged_and_narrowed_down_and_the_card_leads_back_to_its_page(bot, nora, carol, telegram):
    for number in range(21):
        await Person(telegram.person(f"Guest {number:02}", language="en"), bot).send("/start")
    await give(bot, carol, 700)
    await nora.send("/manage")
    await nora.press("👥 Customers")
    assert "All: 23" in nora.last.text
    assert nora.buttons[0] == "Guest 20 · $0.00"
    await nora.press("▶️")
    await nora.press("Guest 05 · $0.00")
    await nora.press("⬅️ Back")
    assert nora.buttons[0] == "Guest 10 · $0.00"
    await nora.press("💰 With money")
    assert nora.buttons[0] == "Carol Ann Ёлкина · $7.00"
    assert "With money on the balance: 1" in nora.last.text
    await nora.press("⚠️ Owing")
    assert "Owing something: 0" in nora.last.text


async def test_the_ledger_of_a_customer_has_pages(bot, nora, carol):
    await open_card(nora, carol)
    await nora.press("🧾 Operations")
    assert "Nothing has happened on the balance of Carol Ann" in nora.last.text
    for amount in range(100, 1200, 100):
        await give(bot, carol, amount)
    await nora.press("⬅️ Back")
    await nora.press("🧾 Operations")
    assert "+$11.00 · From the shop: test" in nora.last.text
    await nora.press("▶️")
    assert "+$1.00 · From the shop: test" in nora.last.text
    await nora.press("⬅️ Back")
    assert "Balance: $66.00" in nora.last.text


@pytest.mark.parametrize("right", ["admin.users", "admin.balance"])
async def test_a_role_with_one_right_reaches_what_it_may_do_and_nothing_else(nora, carol, grants, right):
    grants.give(nora, right)
    await open_card(nora, carol)
    assert ("✉️ Write" in nora.buttons, "➕ Top up" in nora.buttons) == (
        right == "admin.users",
        right == "admin.balance",
    )
    assert "📦 Orders" not in nora.buttons


async def test_customers_and_other_staff_see_nobody(bot, nora, alice, carol, grants):
    grants.give(alice, "shop.catalog")
    await alice.send("/manage")
    assert "👥 Customers" not in alice.buttons
    number = await id_of(bot, carol)
    for press in (OpenCustomers(), OpenCustomer(number), OpenLedger(number)):
        await alice.press(data=press.pack())
        assert alice.alerts.pop() == "You are not allowed to do this.", press
    await nora.press(data=OpenCustomer(10**15).pack())
    assert "not here any more" in nora.alerts[-1]


async def test_a_right_that_is_taken_away_ends_the_search(nora, carol, grants):
    await nora.send("/manage")
    await answer(nora, ">👥 Customers", ">🔎 Find a customer")
    grants.give(nora)
    await nora.send(str(BIG))
    assert "You are not allowed to do this." in nora.last.text


async def test_russian_staff_read_russian(bot, bob, carol, grants):
    grants.give(bob, "admin.users", "admin.balance")
    await bob.send("/manage")
    await answer(bob, ">👥 Покупатели", ">🔎 Найти покупателя", "carol")
    for part in ("👤 Carol Ann", "🗓 С нами с", "💰 Баланс: 0,00", "📦 Заказов пока нет"):
        assert part in bob.last.text
    assert (await customer_of(bot, carol)).telegram_id == BIG
