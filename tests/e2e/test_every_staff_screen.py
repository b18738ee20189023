"""Every screen of the staff, in both languages: no dead button, no text of the other language, a handler for each."""

import io

from PIL import Image

from kernel import run_in_transaction
from kernel.testing import Person
from plugins.accounts.testing import customer_of
from plugins.shop.catalog.pictures import add_picture
from plugins.shop.models import Category, DeliveryProblem, OrderLine
from plugins.shop.staff.callbacks import ListPieces, ListUndelivered, ManagePictures, ManageStock, MoveCategory
from plugins.shop.stock.callbacks import OpenBatches
from plugins.shop.testing import add_item
from tests.e2e.crawler import RAW_KEY, Crawler, handlers_reached
from tests.e2e.full_shop import buy as buy_many
from tests.e2e.full_shop import enrich, fill, reserve
from tests.e2e.test_every_screen import foreign
from tests.e2e.walking import case, database_server, language  # noqa: F401 - fixtures
from tests.plugins.shop.conftest import label

TYPED = {"shop.edit-show-at.value": "2099-01-01 10:00", "shop.edit-hide-at.value": "2099-02-01 10:00"}


def staff_routes(bot) -> set[str]:
    """What the shop asks a right for."""
    routes = [*bot.router.presses.values(), *bot.router.commands.values()]
    return {f"{route.kind}:{route.key}" for route in routes if route.permission is not None and route.plugin == "shop"}


async def buy(alice, item) -> None:
    """Buy something, answering whatever is asked."""
    await alice.send(f"/start item_{item.id}")
    await alice.press(label(alice, "🛒 Buy"))
    while "✅ Confirm" not in alice.buttons and not [text for text in alice.buttons if "Pay" in text]:
        await alice.send("7")
    await alice.press("✅ Confirm" if "✅ Confirm" in alice.buttons else label(alice, "Pay"))


async def trouble(bot, alice) -> int:
    """An item with pictures and a batch, whose id is returned, and messages that did not arrive."""
    item_id = await add_item(bot, "AAA", values=["KEY-1", "KEY-2"], category="AAA")
    for colour in ("red", "green"):
        data = io.BytesIO()
        Image.new("RGB", (64, 48), colour).save(data, "PNG")
        await run_in_transaction(add_picture, bot, item_id, data.getvalue())
    line = await OrderLine.filter(state="fulfilled").first()
    customer, now = await customer_of(bot, alice), bot.clock.now()
    for value in range(2):
        await DeliveryProblem.create(
            line_id=line.id, value=value, user_id=customer.id, reason="USER_IS_BLOCKED", at=now, next_try=now
        )
    return item_id


async def test_the_owner_reaches_every_screen_and_every_button_answers(bot, telegram, alice, language):  # noqa: F811
    items = await fill(bot, telegram)
    await enrich(bot, alice)
    for name in ("manual", "unique"):
        await buy(alice, items[name])
    await reserve(bot, alice, items["many"])
    await buy_many(bot, alice, items["many"], 2)
    item_id = await trouble(bot, alice)
    empty = await Category.get(name="Пустая полка")
    owner = Person(telegram.person("Ольга", language=language, id=bot.settings.owner_id), bot)
    # a press on "plug!" takes away plugins, and with them what is still to be pressed
    walk = Crawler(owner, lambda question: TYPED.get(question, "7"), skip=["lang", "tz", "tzr", "tzc", "plug!"])
    for screen in (
        ManagePictures(item_id, 1),
        OpenBatches(item_id),
        ListPieces(item_id),
        ManageStock(items["shared"].id),
        MoveCategory(items["unique"].category_id, empty.id),
        ListUndelivered(),
    ):
        await owner.send("/manage")
        await owner.press(data=screen.pack())
    orders = [f"/order {line.order_id}" for line in await OrderLine.all()]
    seen = await walk.walk([*orders, "/manage", "/order"])
    missed = staff_routes(bot) - handlers_reached(bot)
    print(f"\n{language}: {len(seen.screens)} screens, {sum(seen.pressed.values())} presses, not reached: {missed}")
    assert seen.dead == []
    assert [text for text in seen.everything() if RAW_KEY.search(text)] == []
    assert foreign(bot, owner, seen.everything()) == []
    assert telegram.violations == []
    assert missed == set()
