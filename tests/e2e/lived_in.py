"""A shop in which everything that staff look after has happened once: orders, payments, complaints, roles, notices."""

from __future__ import annotations

import io
import itertools

from PIL import Image

from kernel import db, run_in_transaction
from kernel.testing import Person
from plugins.accounts.testing import customer_of
from plugins.admin.models import NoticeTarget
from plugins.broadcast.models import Broadcast
from plugins.broadcast.segments import ALL
from plugins.broadcast.states import State
from plugins.promos.creating import Terms, create_batch
from plugins.rbac.testing import add_role, give_role
from plugins.reviews.writing import save
from plugins.shop.catalog.pictures import add_picture
from plugins.shop.models import DeliveryProblem, OrderLine
from plugins.shop.testing import add_item
from tests.e2e.full_shop import befriend, enrich, fill, reserve
from tests.plugins.payments.providers.manual.steps import ask, type_amount
from tests.plugins.shop.conftest import Desk, label

SETTINGS = {
    "MANUAL_PAYMENT": "<b>Bank</b>",
    "REFERRAL_PERCENT": "12.5",
    "RESERVATION_MINUTES": "10000",
    "MESSAGES_PER_SECOND": "1000",
}


async def buy(person: Person, item) -> None:
    """Buy something, answering whatever is asked."""
    await person.send(f"/start item_{item.id}")
    await person.press(label(person, "🛒 Buy"))
    while "✅ Confirm" not in person.buttons and not [text for text in person.buttons if "Pay" in text]:
        await person.send("7")
    await person.press("✅ Confirm" if "✅ Confirm" in person.buttons else label(person, "Pay"))


async def trouble(bot, person) -> int:
    """An item with pictures and a batch, whose id is returned, and messages that did not arrive."""
    item_id = await add_item(bot, "AAA", values=["KEY-1", "KEY-2"], category="AAA")
    for colour in ("red", "green"):
        data = io.BytesIO()
        Image.new("RGB", (64, 48), colour).save(data, "PNG")
        await run_in_transaction(add_picture, bot, item_id, data.getvalue())
    line = await OrderLine.filter(state="fulfilled").first()
    customer, now = await customer_of(bot, person), bot.clock.now()
    for value in range(2):
        await DeliveryProblem.create(
            line_id=line.id, value=value, user_id=customer.id, reason="USER_IS_BLOCKED", at=now, next_try=now
        )
    return item_id


async def transfers(bot, customer: Person, owner: Person) -> None:
    """A bank transfer that is awaited, one of which too little came, and one that is to be sent back."""
    for amount in ("4.00", "3.00"):
        number = await ask(customer)
        await type_amount(owner, number, amount)
        await owner.press(label(owner, "✅"))
    await owner.send("/payments")
    await owner.press(next(text for text in owner.buttons if "№" in text))
    await owner.press("↩️ Give back")
    await owner.press("Yes, do it")
    await ask(customer)
    await customer.press(label(customer, "✅"))
    await bot.settle()


async def hanging(bot, customer: Person) -> None:
    """The newest order, which is unpaid, is to be paid in Stars, which have not come."""
    await customer.send("/purchases")
    await customer.press(customer.buttons[0])
    labels = [text for message in reversed(customer.messages) for text in message.labels]
    await customer.press(next(text for text in labels if "⭐" in text))
    await bot.settle()


async def complaints(bot, customer: Person, item) -> None:
    """A review of a customer's, and a friend who came by a link and brought a bonus."""
    desk = Desk(bot, itertools.count(1000))
    buyer = await customer_of(bot, customer)
    await desk.buy(buyer, item)
    await run_in_transaction(save, bot, buyer, item.id, 4, "Отзыв <b>&amp; " * 30)
    await befriend(bot, customer)


async def offices(bot, customer: Person, owner: Person, stranger: Person) -> None:
    """A role that somebody has, a place for notices, a draft of a broadcast, a batch of codes, and somebody blocked."""
    await add_role(bot, "CURATOR", "shop.catalog")
    await add_role(bot, "SPARE", "promos.manage")
    await give_role(bot, stranger, "CURATOR")
    now, author = bot.clock.now(), await customer_of(bot, owner)
    await NoticeTarget.create(chat_id=stranger.id, title="Zoe", created_at=now)
    content = {"rich": {"text": "Sale", "entities": []}, "kind": "text", "file_id": "", "file_from": 0, "file_name": ""}
    for state in (State.DRAFT, State.DRAFT, State.PAUSED):
        await Broadcast.create(author_id=author.id, content=content, segment=ALL, created_at=now, state=state.value)
    await run_in_transaction(create_batch, bot, "Spring", 3, Terms("percent", 1000))
    blocked = await customer_of(bot, stranger)
    await db.execute("UPDATE accounts_user SET is_blocked = TRUE, blocked_reason = 'spam' WHERE id = $1", blocked.id)


async def live_in(bot, telegram, customer: Person, owner: Person) -> dict:
    """Let it all happen; the items by what they are. ``customer`` and ``owner`` read English here."""
    items = await fill(bot, telegram)
    await enrich(bot, customer)
    await owner.send("/start")
    for name in ("manual", "unique", "unique", "file", "by hand"):
        await buy(customer, items[name])
    await Desk(bot, itertools.count(2000)).buy(await customer_of(bot, customer), items["many"], quantity=3)
    await reserve(bot, customer, items["by hand"])
    await hanging(bot, customer)
    await trouble(bot, customer)
    await transfers(bot, customer, owner)
    await complaints(bot, customer, items["many"])
    stranger = Person(telegram.person("Zoe", language="en"), bot)
    await stranger.send("/start")
    await offices(bot, customer, owner, stranger)
    await bot.settle()
    return items
