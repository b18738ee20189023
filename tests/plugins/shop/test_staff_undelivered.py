"""What does not reach a chat is seen by staff, sent again, and settled once the customer has it."""

from plugins.accounts.testing import customer_of
from plugins.shop.models import DeliveryProblem, StockValue, StoredFile
from plugins.shop.orders.problems import retry_deliveries
from plugins.shop.staff.callbacks import ListUndelivered, OpenProblem, SendAgain
from tests.plugins.shop.conftest import label


async def lost_delivery(live, bot, person, name="Key"):
    """Something the person bought while the bot was blocked; their customer."""
    item = await live.item(name, stock=1)
    await person.block()
    await bot.settle()
    customer = await customer_of(bot, person)
    await live.buy(customer, item)
    await bot.settle()
    return customer


async def test_a_blocked_bot_is_seen_by_staff_and_unblocking_brings_the_goods(live, bot, rich_alice, owner):
    await lost_delivery(live, bot, rich_alice)
    await owner.send("/manage")
    await owner.press("📭 Undelivered (1)")
    assert "1 message with goods" in owner.last.text
    await owner.press(label(owner, "Key"))
    assert "has blocked the bot" in owner.last.text
    assert "Alice" in owner.last.text
    await owner.press("📦 Open the order")
    assert "did not reach the customer" in owner.last.text
    await rich_alice.unblock()
    await rich_alice.wait_for("Key-0", anywhere=True)
    await bot.settle()
    assert not await DeliveryProblem.exists()
    await owner.press_data(ListUndelivered())
    assert "Everything has arrived" in owner.last.text


async def test_send_again_tries_once_and_a_second_press_says_so(live, bot, rich_alice, owner):
    await lost_delivery(live, bot, rich_alice)
    problem = await DeliveryProblem.first()
    await owner.press_data(SendAgain(problem.id))
    assert "On its way" in owner.toasts[-1]
    await problem.refresh_from_db()
    assert (problem.attempts, problem.queued_at) == (2, None)  # it failed again: she still blocks the bot
    await DeliveryProblem.filter(id=problem.id).update(queued_at=bot.clock.now())
    await owner.press_data(SendAgain(problem.id))
    assert "on its way already" in owner.toasts[-1]


async def test_the_job_sends_again_what_a_network_lost(live, bot, rich_alice, telegram, clock):
    customer = await customer_of(bot, rich_alice)
    telegram.faults.fail("messages.sendMessage", code="CHAT_ADMIN_REQUIRED", times=8)
    await live.buy(customer, await live.item("Key", stock=1))
    for _ in range(12):
        await bot.settle()
        clock.move(minutes=5)
    await bot.settle()
    assert await DeliveryProblem.all().count() == 1
    await retry_deliveries(bot)
    clock.move(hours=2)
    await retry_deliveries(bot)
    await bot.settle()
    assert "Key-0" in rich_alice.last.text
    assert not await DeliveryProblem.exists()


async def test_the_job_leaves_alone_who_blocks_the_bot(live, bot, rich_alice, clock):
    await lost_delivery(live, bot, rich_alice)
    clock.move(hours=2)
    await retry_deliveries(bot)
    await bot.settle()
    problem = await DeliveryProblem.first()
    assert problem.attempts == 1
    assert problem.next_try > clock.now()


async def test_what_the_customer_opens_is_settled(live, bot, rich_alice, owner):
    await lost_delivery(live, bot, rich_alice)
    await DeliveryProblem.all().update(queued_at=bot.clock.now())  # nothing is sent when she unblocks
    await rich_alice.unblock()
    await rich_alice.send("/purchases")
    await rich_alice.press(label(rich_alice, "Key"))
    assert "Key-0" in rich_alice.last.text
    assert not await DeliveryProblem.exists()
    await owner.press_data(OpenProblem(1))
    assert "arrived meanwhile" in owner.alerts[-1]


async def test_each_file_of_a_line_is_a_message_of_its_own(live, bot, rich_alice, owner):
    item = await live.item("Photos", kind="file")
    await live.stock(item, ["a", "b"])
    for piece in await StockValue.filter(item_id=item.id):
        data = bot.keys.encrypt(b"PK")
        stored = await StoredFile.create(name=f"{piece.id}.zip", mime="application/zip", size=2, data=data)
        await StockValue.filter(id=piece.id).update(file_id=stored.id, value=bot.keys.encrypt(""))
    await rich_alice.block()
    await bot.settle()
    await live.buy(await customer_of(bot, rich_alice), item, quantity=2)
    await bot.settle()
    assert await DeliveryProblem.all().count() == 2
    await rich_alice.unblock()
    await rich_alice.wait_for(lambda message: bool(message.document), anywhere=True)
    await bot.settle()
    names = sorted(message.document.name for message in rich_alice.messages if message.document)
    assert names == sorted(f"{piece.id}.zip" for piece in await StockValue.all())
    assert not await DeliveryProblem.exists()


async def test_customers_do_not_see_what_others_missed(live, bot, rich_alice, bob):
    await lost_delivery(live, bot, rich_alice)
    await bob.send("/start")
    for callback in (ListUndelivered(), OpenProblem(1), SendAgain(1)):
        await bob.press(data=callback.pack())
        assert "нет прав" in bob.alerts[-1]
