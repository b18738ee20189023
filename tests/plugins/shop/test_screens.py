"""The shop's screens through the real client: every button answers, and says what it means."""

import pytest

from kernel import db
from kernel.context import CAPTION_LIMIT
from plugins.accounts.api import balance, find_by_telegram_id
from plugins.shop.callbacks import AskBuy, OpenCategory, OpenItem, OpenOrder, OpenPurchases, SendValues
from plugins.shop.importing.plan import PICTURES
from plugins.shop.models import Category, Item, Order, Picture
from tests.plugins.shop.conftest import NOW, label

NASTY = "<b>&amp; *bold* _x_ `code` [a](b) ❤️‍🔥"
PNG = next(magic for magic, mime in PICTURES.items() if mime == "image/png")


def picture_bytes() -> bytes:
    """A real picture, small."""
    import io

    from PIL import Image

    data = io.BytesIO()
    Image.new("RGB", (64, 48), "teal").save(data, "PNG")
    return data.getvalue()


async def press_buy(person) -> None:
    await person.press(label(person, "Buy"))
    await person.press(label(person, "Pay"))


async def test_an_empty_shop_says_so(bot, alice):
    await alice.send("/start")
    await alice.press(label(alice, "Shop"))
    assert "empty" in alice.last.text
    assert alice.last.labels


async def test_a_walk_from_the_menu_to_the_value_and_to_my_purchases(live, telegram, rich_alice):
    games = await Category.create(name="Games")
    steam = await Category.create(name="Steam", parent=games, description="Keys for Steam.")
    await live.item("Portal 2", price=999, stock=3, category=steam, description="A puzzle.")
    alice = rich_alice
    await alice.send("/shop")
    await alice.press("📁 Games")
    await alice.press("📁 Steam")
    assert alice.last.text.startswith("Games › Steam")
    assert "Keys for Steam." in alice.last.text
    assert alice.last.labels[0] == "Portal 2 · $9.99 · 3 pcs"
    await alice.press("Portal 2 · $9.99 · 3 pcs")
    assert "A puzzle." in alice.last.text
    assert "$9.99" in alice.last.text
    await alice.press(label(alice, "Buy"))
    assert "$100.00" in alice.last.text
    assert "$90.01" in alice.last.text
    screen = alice.last
    await alice.press(label(alice, "Pay"))
    order = await Order.first()
    assert f"Order {order.id} paid" in screen.text
    value = alice.last
    assert value is not screen
    assert value.text.endswith("Portal 2-0")
    assert value.entities[-1].kind == "code"

    await alice.press(label(alice, "Open the order") if value.labels else "📦 Open the order")
    assert "Portal 2-0" in alice.messages[-2].text or "Portal 2-0" in alice.last.text
    await alice.send("/purchases")
    assert len([text for text in alice.last.labels if "Portal 2" in text]) == 1
    await alice.press(label(alice, "Portal 2"))
    assert "Portal 2-0" in alice.last.text
    assert telegram.violations == []


async def test_two_presses_of_the_same_confirm_button_buy_once(live, rich_alice):
    item = await live.item("Key", price=100, stock=5)
    alice = rich_alice
    await alice.send(f"/start item_{item.id}")
    await alice.press(label(alice, "Buy"))
    screen = alice.last
    data = next(b.data for row in screen.rows for b in row if "Pay" in b.label)
    await alice.press(data=data, message=screen)
    await alice.press(data=data, message=screen)
    assert "already paid" in screen.text
    assert await Order.all().count() == 1


async def test_an_old_buy_button_buys_what_it_says(live, rich_alice):
    first = await live.item("First", price=100, stock=1)
    second = await live.item("Second", price=200, stock=1)
    alice = rich_alice
    await alice.send(f"/start item_{first.id}")
    old = alice.last
    await alice.send(f"/start item_{second.id}")

    await alice.press(label(alice, "Buy").replace("$2.00", "$1.00"), message=old)
    await alice.press("✅ Pay $1.00", message=old)

    assert alice.last.text.endswith("First-0")


async def test_a_stranger_learns_nothing_of_an_order(live, rich_alice, bob):
    item = await live.item("Key", price=100, stock=1)
    await rich_alice.send(f"/start item_{item.id}")
    await press_buy(rich_alice)
    order = await Order.first().prefetch_related("lines")
    await bob.send("/start")
    answers = set()
    presses = [OpenOrder(order.id), OpenOrder(10**12), OpenOrder(-1), SendValues(order.lines[0].id), SendValues(10**12)]
    for press in presses:
        await bob.press(data=press.pack())
        answers.add(bob.last.text)
    assert len(answers) == 1
    await bob.send("/purchases")
    assert not [text for text in bob.last.labels if "Key" in text]
    await bob.press(data=OpenPurchases().at(order.id, 1).pack())
    assert not [text for text in bob.last.labels if "Key" in text]


async def test_names_and_descriptions_appear_as_they_are(live, telegram, rich_alice):
    shelf = await Category.create(name=NASTY, description=NASTY)
    item = await live.item(NASTY, price=100, category=shelf, description=NASTY)
    await live.stock(item, [NASTY])
    alice = rich_alice
    await alice.send(f"/start category_{shelf.id}")
    assert alice.last.text.count(NASTY) == 2
    await alice.press(label(alice, NASTY))
    assert alice.last.text.count(NASTY) == 3
    await press_buy(alice)
    assert alice.last.text.count(NASTY) == 2
    assert telegram.violations == []


async def test_the_longest_names_work_on_every_screen(live, telegram, rich_alice):
    long = "Щ" * 255
    shelf = await Category.create(name=long, description="О" * 4000)
    inner = shelf
    for _ in range(3):
        inner = await Category.create(name=long, parent=inner, description="О" * 4000)
    picture = await Picture.create(hash="1" * 64, mime="image/png", data=picture_bytes())
    item = await live.item(long, price=100, category=inner, description="Я" * 4000, picture=picture)
    await live.stock(item, ["key"])
    alice = rich_alice
    await alice.send("/shop")
    for _ in range(4):
        await alice.press(label(alice, "📁"))
    await alice.press(label(alice, "$1.00"))
    card = alice.last
    assert card.photo is not None
    assert len(card.text) <= CAPTION_LIMIT
    assert "…" in card.text
    await alice.press(label(alice, "Full description"))
    assert alice.last.text.count("Я") > 2000
    await press_buy(alice)
    assert alice.last.text.endswith("key")
    await alice.send("/purchases")
    await alice.press(label(alice, "$1.00"))
    assert telegram.violations == []


async def test_a_changed_price_is_shown_and_asked_again(live, rich_alice):
    item = await live.item("Key", price=100, stock=1)
    alice = rich_alice
    await alice.send(f"/start item_{item.id}")
    card = alice.last
    await Item.filter(id=item.id).update(price=150)
    await alice.press(label(alice, "Buy"))
    assert "price has changed" in card.text
    await Item.filter(id=item.id).update(price=175)
    await alice.press("✅ Pay $1.50")
    assert "price has changed" in card.text
    assert await Order.all().count() == 0
    await alice.press("✅ Pay $1.75")
    user = await find_by_telegram_id(live.bot, alice.id)
    assert await balance(user.id) == 10_000 - 175


@pytest.mark.parametrize("why", ["poor", "sold out", "hidden"])
async def test_a_refusal_has_clear_words_and_a_way_on(live, rich_alice, why):
    item = await live.item("Key", price=20_000 if why == "poor" else 100, stock=1)
    alice = rich_alice
    await alice.send(f"/start item_{item.id}")
    await alice.press(label(alice, "Buy"))
    words = {"poor": "pay the other $100.00", "sold out": "sold out", "hidden": "not in the shop"}[why]
    if why == "sold out":
        await live.buy(await live.customer(100), item)
    elif why == "hidden":
        await Item.filter(id=item.id).update(hidden=True)
    if why != "poor":
        await alice.press("✅ Pay $1.00")
    assert words in alice.last.text
    assert alice.last.labels
    assert await Order.filter(user__telegram_id=alice.id).count() == 0


async def test_what_is_sold_out_shows_it_and_cannot_be_asked_for(live, rich_alice):
    item = await live.item("Key", price=100)
    alice = rich_alice
    await alice.send(f"/start category_{item.category_id}")
    assert "sold out" in alice.last.labels[0]
    await alice.press(alice.last.labels[0])
    assert not [text for text in alice.last.labels if "Buy" in text]
    await alice.press(data=AskBuy(item.id, 100).pack())
    assert "sold out" in alice.last.text


@pytest.mark.parametrize("rest", ["0", "999999999999", "-1", "x", "9" * 60, "", "1_2", "item_1"])
async def test_a_link_to_nothing_gets_an_answer(bot, alice, rest):
    for kind in ("item", "category"):
        await alice.send(f"/start {kind}_{rest}"[:71])
        assert alice.last.text
        assert alice.last.labels


async def test_back_from_a_card_leads_to_the_page_it_came_from(live, rich_alice):
    shelf = await Category.create(name="Shelf")
    for number in range(25):
        await live.item(f"Item {number:02}", category=shelf)
    alice = rich_alice
    await alice.send(f"/start category_{shelf.id}")
    await alice.press("▶️")
    page = alice.last.labels
    assert page[0].startswith("Item 10")
    await alice.press(page[4])
    await alice.press(label(alice, "Back"))
    assert alice.last.labels == page


async def test_pages_of_purchases_are_newest_first_and_the_counter_answers(live, rich_alice):
    item = await live.item("Key", price=10, stock=12)
    alice = rich_alice
    user = await find_by_telegram_id(live.bot, alice.id)
    orders = [(await live.buy(user, item)).order_id for _ in range(12)]
    await live.bot.settle()
    await alice.send("/purchases")
    shown = [int(text.split()[0]) for text in alice.last.labels if "Key" in text]
    assert shown == orders[:1:-1]
    await alice.press("1/2")
    await alice.press("▶️")
    page = alice.last.labels
    assert [int(text.split()[0]) for text in page if "Key" in text] == orders[1::-1]
    await alice.press(page[0])
    await alice.press(label(alice, "Back"))
    assert alice.last.labels == page


async def test_a_value_in_a_file_can_be_had_again(live, telegram, rich_alice):
    item = await live.item("Key", price=10)
    secret = " edge\r\n" + "x" * 5000
    await live.stock(item, [secret])
    alice = rich_alice
    await alice.send(f"/start item_{item.id}")
    await press_buy(alice)
    assert alice.last.document.data.decode() == secret
    await alice.send("/purchases")
    await alice.press(label(alice, "Key"))
    assert secret[:20] not in alice.last.text
    await alice.press(label(alice, "Send"))
    assert alice.last.document.data.decode() == secret
    assert telegram.violations == []


async def test_the_profile_counts_purchases(live, rich_alice):
    item = await live.item("Key", price=10, stock=1)
    alice = rich_alice
    user = await find_by_telegram_id(live.bot, alice.id)
    await alice.send("/start")
    await alice.press(label(alice, "Profile"))
    assert "Purchases: 0" in alice.last.text
    assert not [text for text in alice.last.labels if "My purchases" in text]
    await live.buy(user, item)
    await live.bot.settle()
    await alice.send("/start")
    await alice.press(label(alice, "Profile"))
    assert "Purchases: 1" in alice.last.text
    await alice.press(label(alice, "My purchases (1)"))
    assert "Key" in alice.last.labels[0]


async def test_a_purchase_is_in_the_history_with_its_order(live, rich_alice):
    item = await live.item("Key", price=250, stock=1)
    alice = rich_alice
    user = await find_by_telegram_id(live.bot, alice.id)
    outcome = await live.buy(user, item)
    await live.bot.settle()
    await alice.send("/start")
    await alice.press(label(alice, "Profile"))
    await alice.press(label(alice, "Operations"))
    assert f"Purchase, order {outcome.order_id}" in alice.last.text
    assert "$2.50" in alice.last.text


async def test_another_plugin_adds_lines_and_buttons_to_the_card(live, rich_alice):
    item = await live.item("Key", price=10, stock=1, description="d" * 4000)
    live.bot.hooks._table["item_lines"] = (("shop", lambda item, ctx: [f"Wished by 3: {item.name}"], ("item", "ctx")),)
    extra = OpenItem(item.id).button("♡")
    live.bot.hooks._table["item_buttons"] = (("shop", lambda item, ctx: [extra], ("item", "ctx")),)
    alice = rich_alice
    await alice.send(f"/start item_{item.id}")
    assert "Wished by 3: Key" in alice.last.text
    await alice.press("♡")


async def test_a_repeated_catalog_page_needs_no_catalog_statement(live, rich_alice):
    from kernel.testing import count_statements

    shelf = await Category.create(name="Shelf")
    await Item.bulk_create(
        [
            Item(name=f"Item {n}", sort_name=f"item {n}", price=n, category_id=shelf.id, created_at=NOW)
            for n in range(100)
        ]
    )
    data = OpenCategory(shelf.id).pack()
    await rich_alice.press(data=data)
    with count_statements() as counted:
        await rich_alice.press(data=data)
    assert not [statement for statement in counted.statements if "shop_" in statement]
    assert db.current() is None
