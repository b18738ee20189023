"""Back in stock: asked for on a sold-out card, told once, in order."""

from kernel import db, transaction
from kernel.testing import count_statements
from plugins.accounts.testing import customer_of, give
from plugins.shop.importing.load import load
from plugins.shop.importing.sources import text_source
from plugins.shop.models import Item, StockWatch
from plugins.shop.stock import batches, watches
from plugins.shop.stock.callbacks import Watch
from tests.plugins.shop.conftest import label

TELL, NOT = "🔔 Tell me when it is back", "🔕 Do not tell me"


async def restock(bot, item, *values):
    await load(bot, item.id, text_source("\n".join(values)))
    await bot.settle()


async def told(person):
    return [message for message in person.messages if "is back!" in message.text]


async def test_a_customer_who_waits_is_told_once_with_a_buy_button(bot, live, alice, telegram):
    item = await live.item("Portal 2", price=500)
    await alice.send(f"/start item_{item.id}")
    await alice.press(TELL)
    assert alice.toasts[-1] == "You will hear as soon as it is back."
    assert NOT in alice.buttons
    await give(bot, alice, 500)
    await restock(bot, item, "one")
    await restock(bot, item, "two")
    (message,) = await told(alice)
    assert "Portal 2" in message.text
    assert await StockWatch.all().count() == 0
    await alice.press("🛒 Buy for $5.00", message=message)
    await alice.press("✅ Pay $5.00")
    assert alice.last.text.endswith("one")
    assert telegram.violations == []


async def test_who_no_longer_waits_is_not_told(bot, live, alice):
    item = await live.item(price=500)
    await alice.send(f"/start item_{item.id}")
    await alice.press(TELL)
    await alice.press(NOT)
    assert TELL in alice.buttons
    await restock(bot, item, "one")
    assert await told(alice) == []


async def test_a_card_with_stock_has_no_such_button_and_costs_no_statement_for_it(bot, live, alice):
    item = await live.item(price=500, stock=1)
    await alice.send(f"/start item_{item.id}")
    assert TELL not in alice.buttons
    with count_statements() as sent:
        await alice.press(label(alice, "Menu"))
        await alice.send(f"/start item_{item.id}")
    assert not [sql for sql in sent.statements if "shop_stock_watch" in sql]


async def test_all_are_told_in_the_order_in_which_they_asked(bot, live, monkeypatch):
    monkeypatch.setattr(watches, "TAKE", watches.TAKE.replace("LIMIT 500", "LIMIT 2"))
    monkeypatch.setattr(watches, "AT_ONCE", 2)
    item = await live.item(price=500)
    people = [await live.customer() for _ in range(5)]
    for person in reversed(people):
        await StockWatch.create(item=item, user_id=person.id, created_at=bot.clock.now())
    await load(bot, item.id, text_source("one"))
    await bot.events.drain()
    rows = await db.fetch("SELECT chat_id FROM kernel_outbox WHERE template = 'shop-back' ORDER BY priority, id")
    assert [row["chat_id"] for row in rows] == [person.telegram_id for person in reversed(people)]
    assert await StockWatch.all().count() == 0


async def test_telling_many_costs_no_statement_each(desk):
    item = await desk.item(price=500)
    for _ in range(30):
        await StockWatch.create(item=item, user_id=(await desk.customer()).id, created_at=desk.bot.clock.now())
    await load(desk.bot, item.id, text_source("one"))
    with count_statements() as sent:
        async with transaction():
            await watches.tell(desk.bot, item.id, 1)
    assert len(sent) <= 6


async def test_a_batch_that_comes_back_is_news_to_those_who_wait(bot, live, alice):
    item = await live.item(price=500)
    await restock(bot, item, "one")
    entry = (await db.fetch("SELECT batch_id FROM shop_batch_item"))[0]["batch_id"]
    await batches.withdraw(bot, entry)
    await alice.send(f"/start item_{item.id}")
    await alice.press(TELL)
    await batches.restore(bot, entry)
    await bot.settle()
    assert len(await told(alice)) == 1


async def test_nobody_is_told_of_what_cannot_be_bought(bot, live, alice):
    item = await live.item(price=500)
    await alice.send(f"/start item_{item.id}")
    await alice.press(TELL)
    await Item.filter(id=item.id).update(hidden=True)
    await restock(bot, item, "one")
    assert await told(alice) == []
    assert await StockWatch.all().count() == 1
    await Item.filter(id=item.id).update(hidden=False)
    await restock(bot, item, "two")
    assert len(await told(alice)) == 1


async def test_who_hears_too_late_may_wait_again(bot, live, bob):
    item = await live.item("Ключ", price=500)
    await bob.send(f"/start item_{item.id}")
    async with transaction():
        bot.send(await customer_of(bot, bob), "shop-back", item_id=item.id)
    await bot.settle()
    assert "другие успели раньше" in bob.last.text
    await bob.press("🔔 Сообщить, когда появится")
    assert await StockWatch.all().count() == 1


async def test_there_is_an_end_to_what_one_waits_for(bot, live, alice):
    await alice.send("/start")
    customer = await customer_of(bot, alice)
    for number in range(watches.MOST):
        item = await live.item(f"Item {number}", price=1)
        await StockWatch.create(item=item, user_id=customer.id, created_at=bot.clock.now())
    await alice.press(data=Watch((await live.item("Another", price=1)).id, True).pack())
    assert "50 products" in alice.alerts[-1]
    assert await StockWatch.all().count() == watches.MOST
    await alice.press(data=Watch(item.id, True).pack())
    assert alice.toasts[-1] == "You will hear as soon as it is back."


async def test_forged_and_repeated_presses_do_no_harm(bot, live, alice):
    item = await live.item(price=500)
    hidden = await live.item("Hidden", price=500, hidden=True)
    await alice.send("/start")
    for _ in range(2):
        await alice.press(data=Watch(item.id, True).pack())
    assert await StockWatch.all().count() == 1
    for item_id in (hidden.id, 10**15):
        await alice.press(data=Watch(item_id, True).pack())
        assert "not in the shop" in alice.alerts[-1]
    available = await live.item("There", price=500, stock=1)
    await alice.press(data=Watch(available.id, True).pack())
    assert alice.toasts[-1] == "It is back already!"
    assert await StockWatch.all().count() == 1


async def test_a_forgotten_customer_waits_for_nothing(bot, live, alice):
    item = await live.item(price=500)
    await alice.send(f"/start item_{item.id}")
    await alice.press(TELL)
    async with transaction():
        await bot.hooks.join("delete_user_data", user=await customer_of(bot, alice), bot=bot)
    assert await StockWatch.all().count() == 0
