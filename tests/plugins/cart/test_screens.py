"""The cart's screens through the real client: every button answers, and does what it says."""

from plugins.accounts.testing import customer_of, give
from plugins.cart.callbacks import MOST_PIECES, AddToCart, OpenLine, RemoveLine, SetQuantity
from plugins.cart.lines import own_lines
from plugins.shop.models import Category, Item, Order
from plugins.shop.testing import set_price
from tests.plugins.cart.conftest import put
from tests.plugins.shop.conftest import label


async def cart_of(live, person):
    """What is in the person's cart: name to quantity."""
    lines = await own_lines((await customer_of(live.bot, person)).id)
    return {line.name: line.quantity for line in lines}


async def test_a_walk_from_the_card_to_the_receipt(live, telegram, rich_alice):
    shelf = await Category.create(name="Games")
    portal = await live.item("Portal 2", price=999, stock=3, category=shelf)
    await live.item("Half-Life", price=500, stock=3, category=shelf)
    alice = rich_alice
    await alice.send(f"/start item_{portal.id}")
    await alice.press("🛒 Add to cart")
    assert alice.toasts[-1] == "Added. In the cart: 1"
    await alice.press("🛒 In the cart: 1 · +1")
    assert "🛒 In the cart: 2 · +1" in alice.buttons
    await alice.press("⬅️ Back")
    await alice.press(label(alice, "Half-Life"))
    await alice.press("🛒 Add to cart")
    await alice.press("🛒 To the cart")
    assert "2 × $9.99 = $19.98" in alice.last.text
    assert "Total: $24.98" in alice.last.text
    await alice.press("✅ Check out · $24.98")
    assert "$75.02" in alice.last.text
    screen = alice.last
    await alice.press(label(alice, "Pay"))
    order = await Order.first()
    assert (order.total, order.state) == (2498, "paid")
    assert f"Order {order.id} paid" in screen.text
    values = [message.text for message in alice.messages if message.text.endswith("Half-Life-0")]
    assert len(values) == 1
    await alice.send("/cart")
    assert "empty" in alice.last.text
    await alice.send("/purchases")
    await alice.press(label(alice, "Portal 2 +1"))
    assert "Half-Life-0" in alice.last.text
    assert telegram.violations == []


async def test_menu_and_profile_lead_to_the_cart_when_there_is_something_in_it(live, rich_alice):
    alice = rich_alice
    for command in ("/start", "/profile"):
        await alice.send(command)
        assert not [text for text in alice.buttons if "Cart" in text]
    await put(alice, await live.item("One", stock=1), await live.item("Two", stock=1))
    for command in ("/start", "/profile"):
        await alice.send(command)
        await alice.press("🛒 Cart (2)")
        assert "Your cart" in alice.last.text


async def test_an_empty_cart_leads_to_the_shop(live, rich_alice):
    await live.item("Key", stock=1)
    await rich_alice.send("/cart")
    assert "empty" in rich_alice.last.text
    await rich_alice.press("🛍 To the shop")
    assert label(rich_alice, "Key shelf")


async def test_plus_minus_and_cross_change_the_line_they_stand_on(live, rich_alice):
    shelf = await Category.create(name="Shelf")
    one = await live.item("One", price=100, stock=3, category=shelf)
    two = await live.item("Two", price=200, stock=3, category=shelf)
    alice = rich_alice
    await put(alice, one, two)
    await alice.send("/cart")
    assert [button.label for button in alice.last.rows[0]] == ["One · 1", "➕", "✖"]
    await alice.press("➕")
    assert [button.label for button in alice.last.rows[0]] == ["➖", "One · 2", "➕", "✖"]
    await alice.press("➕")
    assert [button.label for button in alice.last.rows[0]] == ["➖", "One · 3", "✖"], "there are no more"
    await alice.press("➖")
    assert "Total: $4.00" in alice.last.text
    await alice.press(data=alice.last.rows[1][-1].data)
    assert alice.toasts[-1] == "Taken out."
    assert await cart_of(live, alice) == {"One": 2}


async def test_a_line_has_its_own_screen_with_larger_steps(live, rich_alice):
    item = await live.item("Key", price=100, stock=60, min_quantity=2, quantity_step=2, max_quantity=50)
    alice = rich_alice
    await put(alice, item)
    await alice.send("/cart")
    await alice.press("Key · 2")
    assert alice.buttons[:2] == ["➕ 2", "➕ 20"]
    await alice.press("➕ 20")
    await alice.press("➕ 2")
    assert alice.buttons[:4] == ["➖ 20", "➖ 2", "➕ 2", "➕ 20"]
    await alice.press("➕ 20")
    assert alice.buttons[:4] == ["➖ 20", "➖ 2", "➕ 2", "➕ 6"], "not beyond the most"
    await alice.press("➖ 20")
    assert "24 × $1.00 = $24.00" in alice.last.text
    await alice.press("🔎 Open the product")
    assert "🛒 In the cart: 24 · +2" in alice.buttons
    await alice.press("🛒 To the cart")
    await alice.press("Key · 24")
    await alice.press("✖ Take out")
    assert "empty" in alice.last.text


async def test_clearing_is_asked_first(live, rich_alice):
    alice = rich_alice
    await put(alice, await live.item("One", stock=1), await live.item("Two", stock=1))
    await alice.send("/cart")
    await alice.press("🗑 Clear")
    await alice.press("⬅️ Cart")
    assert len(await cart_of(live, alice)) == 2
    await alice.press("🗑 Clear")
    await alice.press("🗑 Yes, clear it")
    assert "empty" in alice.last.text
    assert await cart_of(live, alice) == {}


async def test_a_full_cart_says_so_in_an_alert(live, telegram, rich_alice):
    shelf = await Category.create(name="Shelf")
    items = [await live.item(f"Key {number}", stock=1, category=shelf) for number in range(11)]
    alice = rich_alice
    await put(alice, *items)
    assert "10 products at most" in alice.alerts[-1]
    assert len(await cart_of(live, alice)) == 10


async def test_what_asks_questions_or_is_sold_out_has_no_button_and_a_forged_one_is_refused(live, rich_alice):
    asking = await live.item("Custom", stock=1, questions=["Which colour?"])
    sold_out = await live.item("Gone", stock=0)
    alice = rich_alice
    for item, words in ((asking, "a few questions"), (sold_out, "sold out")):
        await alice.send(f"/start item_{item.id}")
        assert not [text for text in alice.buttons if "art" in text]
        await alice.press(data=AddToCart(item.id).pack())
        assert words in alice.alerts[-1]
    await alice.press(data=AddToCart(10**12).pack())
    assert "not in the shop" in alice.alerts[-1]
    assert await cart_of(live, alice) == {}


async def test_an_old_card_adds_the_item_it_shows(live, rich_alice):
    first, second = await live.item("First", stock=1), await live.item("Second", stock=1)
    alice = rich_alice
    await alice.send(f"/start item_{first.id}")
    old = alice.last
    await alice.send(f"/start item_{second.id}")
    await alice.press("🛒 Add to cart", message=old)
    assert await cart_of(live, alice) == {"First": 1}


async def test_adding_keeps_the_way_back_to_the_page_of_the_list(live, rich_alice):
    shelf = await Category.create(name="Shelf")
    for number in range(25):
        await live.item(f"Item {number:02}", category=shelf, stock=1)
    alice = rich_alice
    await alice.send(f"/start category_{shelf.id}")
    await alice.press("▶️")
    page = alice.last.labels
    await alice.press(page[4])
    await alice.press("🛒 Add to cart")
    await alice.press("⬅️ Back")
    assert alice.last.labels == page


async def test_a_button_pressed_twice_makes_the_same_quantity(live, rich_alice):
    item = await live.item("Key", stock=9)
    alice = rich_alice
    await put(alice, item)
    await alice.send("/cart")
    data = alice.last.rows[0][1].data
    for _ in range(3):
        await alice.press(data=data)
    assert await cart_of(live, alice) == {"Key": 2}


async def test_what_is_gone_is_named_and_removed_only_by_the_button(live, rich_alice):
    shelf = await Category.create(name="Shelf")
    names = ("Here", "Hidden", "Few", "Last")
    here, hidden, few, last = [await live.item(name, price=100, stock=2, category=shelf) for name in names]
    alice = rich_alice
    await put(alice, here, hidden, few, few, last)
    await Item.filter(id=hidden.id).update(hidden=True)
    other = await live.customer(1000)
    for item in (few, last, last):
        await live.buy(other, item)
    await alice.send("/cart")
    for name, words in (("Hidden", "Not in the shop any more"), ("Few", "Only 1 left"), ("Last", "Sold out")):
        assert words in alice.last.text.split(name)[1].split("\n\n")[0]
    assert "Total: $1.00" in alice.last.text
    assert not [text for text in alice.buttons if "Check out" in text]
    assert len(await cart_of(live, alice)) == 4
    await alice.press("🧹 Put the marked lines right")
    assert alice.alerts[-1] == "Lines removed: 2. Numbers of pieces changed: 1."
    assert await cart_of(live, alice) == {"Here": 1, "Few": 1}
    await alice.press("✅ Check out · $2.00")
    await alice.press(label(alice, "Pay"))
    assert await cart_of(live, alice) == {}


async def test_what_sells_out_after_the_question_is_named_in_the_cart(live, rich_alice):
    one, two = await live.item("One", price=100, stock=1), await live.item("Two", price=100, stock=1)
    alice = rich_alice
    await put(alice, one, two)
    await alice.send("/cart")
    await alice.press("✅ Check out · $2.00")
    await live.buy(await live.customer(100), two)
    await alice.press(label(alice, "Pay"))
    assert "“Two”" in alice.last.text
    assert "Sold out for now" in alice.last.text
    await alice.press("🧹 Remove what is gone")
    assert await cart_of(live, alice) == {"One": 1}


async def test_a_changed_price_is_shown_and_asked_again(live, rich_alice):
    item = await live.item("Key", price=100, stock=1)
    alice = rich_alice
    await put(alice, item)
    await alice.send("/cart")
    await set_price(live.bot, item.id, 120)
    await alice.press("✅ Check out · $1.00")
    assert "price has changed" in alice.alerts[-1]
    await set_price(live.bot, item.id, 150)
    await alice.press("✅ Pay $1.20")
    assert "price has changed" in alice.alerts[-1]
    assert len(alice.alerts) == 2
    assert await Order.all().count() == 0
    await alice.press("✅ Pay $1.50")
    assert (await Order.first()).total == 150


async def test_who_is_short_of_money_reads_how_much_and_may_reserve(live, alice):
    await alice.send("/start")
    await give(live.bot, alice, 150)
    one, two = await live.item("One", price=100, stock=1), await live.item("Two", price=100, stock=1)
    await put(alice, one, two)
    await alice.send("/cart")
    await alice.press("✅ Check out · $2.00")
    assert "$0.50" in alice.last.text
    await alice.press(label(alice, "eserve"))
    assert (await Order.first()).state == "reserved"
    assert await cart_of(live, alice) == {}


async def test_a_stranger_learns_and_changes_nothing_of_a_cart(live, rich_alice, bob):
    item = await live.item("Secret", stock=9)
    await put(rich_alice, item)
    (line,) = await own_lines((await customer_of(live.bot, rich_alice)).id)
    await bob.send("/start")
    for number in (line.id, 10**12, -1):
        for press in (OpenLine(number), SetQuantity(number, 5), SetQuantity(number, 5, line=True), RemoveLine(number)):
            await bob.press(data=press.pack())
            assert "Secret" not in bob.last.text
            assert "пуста" in bob.last.text
    assert await cart_of(live, rich_alice) == {"Secret": 1}


async def test_a_quantity_out_of_bounds_becomes_the_nearest_there_is(live, rich_alice):
    item = await live.item("Key", stock=4, max_quantity=10)
    alice = rich_alice
    await put(alice, item)
    (line,) = await own_lines((await customer_of(live.bot, alice)).id)
    await alice.press(data=SetQuantity(line.id, MOST_PIECES).pack())
    assert "only 4 left" in alice.alerts[-1]
    assert await cart_of(live, alice) == {"Key": 4}
    await alice.press(data=SetQuantity(line.id, 2, line=True).pack().replace(":2:", ":0:"))
    assert alice.alerts[-1] == "This button no longer works."


async def test_the_cart_speaks_russian(live, bob):
    item = await live.item("Ключ", price=500, stock=5)
    await bob.send(f"/start item_{item.id}")
    await bob.press("🛒 В корзину")
    await bob.press("🛒 Открыть корзину")
    assert "Ваша корзина" in bob.last.text
    await bob.press("🗑 Очистить")
    await bob.press("🗑 Да, очистить")
    assert "Корзина пуста" in bob.last.text
