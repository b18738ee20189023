"""Staff look after the catalog from the chat, through the real client."""

import pytest

from kernel import db
from plugins.accounts.api import choose_timezone
from plugins.accounts.testing import customer_of
from plugins.shop.models import Category, Item
from plugins.shop.staff.callbacks import (
    AddCategory,
    AddItem,
    AskDelete,
    EditField,
    Field,
    ManageCategories,
    ManageCategory,
    ManageItem,
    ManageItems,
    MoveCategory,
    MoveItem,
    Part,
    PlaceCategory,
    PlaceItem,
    SetField,
    What,
)
from tests.plugins.shop.conftest import label

LONG = "Ы" * 255


async def test_customers_neither_see_nor_enter_what_is_for_staff(live, alice):
    item = await live.item("Key", stock=1)
    await alice.send("/start")
    assert not [text for text in alice.buttons if "Manage" in text]
    await alice.send("/manage")
    assert "not allowed" in alice.last.text
    for callback in (
        ManageCategories(),
        ManageCategory(item.category_id),
        ManageItems(item.category_id),
        ManageItem(item.id),
        EditField(What.ITEM, item.id, Field.PRICE),
        SetField(What.ITEM, item.id, Field.HIDDEN, 1),
        PlaceItem(item.id, item.category_id),
        AddItem(item.category_id),
        AddCategory(0),
        AskDelete(What.ITEM, item.id),
    ):
        await alice.press(data=callback.pack())
        assert "not allowed" in alice.alerts[-1]


async def test_the_owner_walks_from_the_menu_to_an_item(live, owner):
    games = await Category.create(name="Games")
    steam = await Category.create(name="Steam", parent=games, hidden=True)
    await live.item("Portal 2", stock=2, category=steam)
    await owner.send("/start")
    await owner.press("🛠 Manage")
    await owner.press("🗂 Catalog")
    await owner.press("📁 Games")
    await owner.press("📁 Categories (1)")
    await owner.press("🙈 📁 Steam")
    assert "Games › Steam" in owner.last.text
    await owner.press("🏷 Products (1)")
    await owner.press("Portal 2 · $5.00 · 2 pcs")
    assert "In stock: 2 pieces" in owner.last.text
    await owner.press("⬅️ Back")
    assert "1 product:" in owner.last.text


@pytest.mark.parametrize(
    ("field", "typed", "column", "value"),
    [
        ("✏️ Name", "Portal 3", "name", "Portal 3"),
        ("📝 Description", "A <b>puzzle</b> & more", "description", "A <b>puzzle</b> & more"),
        ("💰 Price", "9,99", "price", 999),
        ("↕️ Position", "-5", "position", -5),
    ],
)
async def test_what_is_changed_is_saved(live, owner, field, typed, column, value):
    item = await live.item("Portal 2")
    await owner.press_data(ManageItem(item.id))
    await owner.press(field)
    assert "Portal 2" in owner.last.text
    await owner.send(typed)
    assert "Saved" in owner.last.text
    await item.refresh_from_db()
    assert getattr(item, column) == value


async def test_every_field_of_an_item_can_be_changed_and_emptied(live, owner):
    item = await live.item("Portal 2", kind="manual")
    texts = {
        Field.MIN_QUANTITY: ("2", 2),
        Field.MAX_QUANTITY: ("20", 20),
        Field.QUANTITY_STEP: ("2", 2),
        Field.CUSTOMER_LIMIT: ("40", 40),
        Field.INSTRUCTIONS: ("Redeem it.", "Redeem it."),
        Field.QUESTIONS: ("Your login?\n\nYour region?", ["Your login?", "Your region?"]),
        Field.LOW_STOCK: ("3", 3),
    }
    for field, (typed, value) in texts.items():
        await owner.press_data(EditField(What.ITEM, item.id, field))
        await owner.send(typed)
        assert "Saved" in owner.last.text, field
        await item.refresh_from_db()
        assert getattr(item, field.column) == value
    for field in (Field.MAX_QUANTITY, Field.CUSTOMER_LIMIT, Field.INSTRUCTIONS, Field.QUESTIONS, Field.LOW_STOCK):
        await owner.press_data(EditField(What.ITEM, item.id, field))
        await owner.press("✖️ Leave it empty")
        await item.refresh_from_db()
        assert not getattr(item, field.column)


async def test_choices_are_buttons_and_the_present_one_is_marked(live, owner):
    item = await live.item("Portal 2")
    await owner.press_data(ManageItem(item.id, Part.DELIVERY))
    for field, choice, column, value in (
        ("🕳 If it runs out", "wait for stock, then deliver by itself", "when_out", "wait"),
        ("⏳ Pre-order", "yes", "presell", True),
        ("🔀 Sold first", "any, at random", "pick", "random"),
        ("🛎 Delivery", "by hand, from the order", "kind", "manual"),
    ):
        await owner.press(field)
        assert [text for text in owner.buttons if text.startswith("✅")]
        await owner.press(choice)
        await item.refresh_from_db()
        assert getattr(item, column) == value
        assert "Saved" in owner.toasts[-1]


async def test_hiding_takes_an_item_out_of_the_shop_at_once(live, owner, alice):
    item = await live.item("Portal 2", stock=1)
    await owner.press_data(ManageItem(item.id))
    await owner.press("🙈 Hide")
    await alice.send(f"/start item_{item.id}")
    assert "not in the shop" in alice.last.text
    await owner.press("👁 Show to customers")
    await alice.send(f"/start item_{item.id}")
    assert "Portal 2" in alice.last.text


async def test_nonsense_is_refused_in_words_and_asked_again(live, owner):
    item = await live.item("Portal 2", stock=1)
    await owner.press_data(EditField(What.ITEM, item.id, Field.PRICE))
    await owner.send("-5")
    assert "Send an amount in USD" in owner.last.text
    await owner.send("3.50")
    assert "Saved" in owner.last.text
    await owner.press_data(SetField(What.ITEM, item.id, Field.PRESELL, 1))
    assert "wait for restock" in owner.alerts[-1]
    await owner.press_data(SetField(What.ITEM, item.id, Field.KIND, 3))
    assert "Make a new product" in owner.alerts[-1]
    await owner.press_data(SetField(What.ITEM, item.id, Field.PICK, 20))
    await owner.press_data(SetField(What.CATEGORY, item.category_id, Field.PICK, 1))
    await owner.press_data(EditField(What.CATEGORY, item.category_id, Field.PRICE))
    assert owner.alerts[-3:] == ["This button no longer works."] * 3


async def test_a_cancelled_change_shows_the_card_as_it_was(live, owner):
    item = await live.item("Portal 2")
    await owner.press_data(EditField(What.ITEM, item.id, Field.NAME))
    await owner.press("✖️ Cancel")
    assert "Portal 2" in owner.last.text
    assert "Saved" not in owner.last.text


async def test_who_loses_the_right_cannot_finish_what_was_begun(live, bot, owner, monkeypatch):
    item = await live.item("Portal 2")
    await owner.press_data(EditField(What.ITEM, item.id, Field.PRICE))
    bot.settings.owner_id = 7
    await owner.send("1")
    assert "not allowed" in owner.last.text
    await item.refresh_from_db()
    assert item.price == 500


async def test_an_item_moves_by_picking_the_place(live, owner):
    games = await Category.create(name="Games")
    steam = await Category.create(name="Steam", parent=games)
    item = await live.item("Portal 2")
    await owner.press_data(ManageItem(item.id))
    await owner.press("📂 Move")
    await owner.press("⬆️ Up")
    await owner.press("📁 Games")
    await owner.press("📁 Steam")
    await owner.press("📥 Put it here")
    await item.refresh_from_db()
    assert item.category_id == steam.id
    assert "Games › Steam" in owner.last.text
    assert "Moved" in owner.toasts[-1]


async def test_a_category_moves_but_not_into_itself(live, owner):
    games = await Category.create(name="Games")
    steam = await Category.create(name="Steam", parent=games)
    await owner.press_data(ManageCategory(steam.id))
    await owner.press("📂 Move")
    await owner.press("⬆️ Up")
    await owner.press("📥 Put it here")
    await steam.refresh_from_db()
    assert steam.parent_id is None
    await owner.press_data(MoveCategory(games.id, steam.id))
    await owner.press("📥 Put it here")
    await games.refresh_from_db()
    assert games.parent_id == steam.id
    await owner.press_data(PlaceCategory(steam.id, games.id))
    assert "into itself" in owner.alerts[-1]


async def test_a_category_is_made_renamed_sorted_and_deleted_with_a_question(live, owner):
    await owner.send("/manage")
    await owner.press("🗂 Catalog")
    await owner.press("➕ Category")
    await owner.send("Games")
    assert "The category is there" in owner.last.text
    games = await Category.get(name="Games")
    await owner.press("➕ Category")
    await owner.send("Steam")
    steam = await Category.get(name="Steam")
    assert steam.parent_id == games.id
    await owner.press("✏️ Name")
    await owner.send("Steam keys")
    await owner.press("⇅ Sorted by")
    await owner.press("Cheapest first")
    await steam.refresh_from_db()
    assert (steam.name, steam.sort) == ("Steam keys", 2)
    await live.item("Portal 2", stock=2, category=steam)
    await owner.press_data(ManageCategory(games.id))
    await owner.press("🗑 Delete")
    assert "1 category and 1 product" in owner.last.text
    assert "2 unsold pieces" in owner.last.text
    await owner.press("🗑 Yes, delete")
    assert "No categories" in owner.last.text
    await owner.bot.settle()
    assert not await Category.filter(archived=False).exists()
    assert not await Item.filter(archived=False).exists()


async def test_an_item_is_made_in_one_conversation(live, owner):
    games = await Category.create(name="Games")
    await owner.press_data(ManageItems(games.id))
    await owner.press("➕ Product")
    await owner.send("Portal 2")
    await owner.press("Skip")
    await owner.send("9.99")
    await owner.press("by hand, from the order")
    await owner.press("Skip")
    assert "The product is there" in owner.last.text
    item = await Item.get(name="Portal 2")
    assert (item.price, item.kind, item.category_id, item.hidden) == (999, "manual", games.id, False)


async def test_a_new_item_is_on_sale_with_what_was_sent_for_it(live, owner, rich_alice):
    games = await Category.create(name="Games")
    await owner.press_data(AddItem(games.id))
    for answer in ("Portal 2", "A puzzle.", "9.99"):
        await owner.send(answer)
    await owner.press("a text of its own for each piece")
    await owner.send("KEY-1\nKEY-2\nKEY-1")
    await owner.press("Skip")
    item = await Item.get(name="Portal 2")
    await rich_alice.send(f"/start item_{item.id}")
    assert "In stock: 2" in rich_alice.last.text
    await owner.press_data(AddItem(games.id))
    await owner.send("Guide")
    await owner.press("Skip")
    await owner.send("1")
    await owner.press("one text or file for all")
    await owner.send("https://example.com")
    await owner.press("Skip")
    guide = await Item.get(name="Guide")
    await rich_alice.send(f"/start item_{guide.id}")
    await rich_alice.press(label(rich_alice, "Buy"))
    await rich_alice.press(label(rich_alice, "Pay"))
    assert "https://example.com" in rich_alice.last.text


async def test_a_name_that_is_taken_there_is_refused(live, owner):
    item = await live.item("Portal 2")
    await owner.press_data(AddItem(item.category_id))
    await owner.send("Portal 2")
    await owner.press("Skip")
    await owner.send("1")
    await owner.press("one text or file for all")
    await owner.press("Skip")
    await owner.press("Skip")
    assert "already there" in owner.last.text + owner.alerts[-1]
    assert await Item.all().count() == 1


async def test_an_item_is_deleted_once_after_a_question(live, owner, rich_alice):
    item = await live.item("Portal 2", stock=2)
    await rich_alice.send(f"/start item_{item.id}")
    await rich_alice.press(label(rich_alice, "Buy"))
    await rich_alice.press(label(rich_alice, "Pay"))
    await owner.press_data(ManageItem(item.id))
    await owner.press("🗑 Delete")
    assert "1 unsold piece " in owner.last.text
    confirm = owner.last.rows[0][0].data
    await owner.press("🗑 Yes, delete")
    assert "No products" in owner.last.text
    await owner.press(data=confirm)
    assert "no such product" in owner.alerts[-1]
    await rich_alice.send("/purchases")
    await rich_alice.press(label(rich_alice, "Portal 2"))
    assert "Portal 2-0" in rich_alice.last.text


async def test_items_are_found_by_words_and_number_hidden_ones_too(live, owner):
    shelf = await Category.create(name="Shelf")
    portal = await live.item("Portal 2: Ключ", category=shelf, hidden=True)
    await live.item("100% orange_juice", category=shelf)
    for words, found in (
        ("ключ portal", "Portal 2"),
        (str(portal.id), "Portal 2"),
        ("100%", "orange"),
        ("e_j", "orange"),
        ("%", "orange"),
    ):
        await owner.press_data(ManageCategories())
        await owner.press("🔎 Find a product")
        await owner.send(words)
        assert found in owner.buttons[0], words
    await Item.filter(id=portal.id).update(hidden=False)
    await owner.bot.versions.bump("catalog")
    await owner.press("🔎 Search again")
    await owner.send("portla")
    assert "Portal 2" in owner.buttons[0]
    await owner.press("🔎 Search again")
    await owner.send("half-life")
    assert "No product" in owner.last.text


async def test_names_of_255_letters_fit_on_every_screen(live, owner, telegram):
    outer = await Category.create(name=LONG)
    inner = await Category.create(name=LONG, parent=outer, description=LONG * 10)
    item = await live.item(LONG, category=inner, stock=2, description=LONG * 10, instructions=LONG * 10)
    for callback in (
        ManageCategories(),
        ManageCategories(outer.id),
        ManageCategory(inner.id),
        ManageItems(inner.id),
        *(ManageItem(item.id, part) for part in Part),
        MoveItem(item.id, outer.id),
        MoveCategory(inner.id),
        AskDelete(What.ITEM, item.id),
        AskDelete(What.CATEGORY, outer.id),
        *(EditField(What.ITEM, item.id, field) for field in Field if field != Field.SORT),
        EditField(What.CATEGORY, inner.id, Field.SORT),
    ):
        before = owner.last.text
        await owner.press_data(callback)
        assert owner.last.text != before, callback
    assert telegram.violations == []


async def test_a_list_of_many_turns_its_pages_and_leads_back_to_them(live, owner):
    shelf = await Category.create(name="Shelf")
    for number in range(11):
        await live.item(f"Key {number:02}", category=shelf)
    await owner.press_data(ManageItems(shelf.id))
    await owner.press("▶️")
    await owner.press(label(owner, "Key 10"))
    await owner.press("💰 Price")
    await owner.send("1")
    await owner.press("⬅️ Back")
    assert "Key 10" in owner.buttons[0]


async def test_a_new_name_stands_in_the_audit_and_in_no_other_line_of_the_log(live, owner, capsys):
    item = await live.item("Portal 2")
    await owner.press_data(EditField(What.ITEM, item.id, Field.NAME))
    await owner.send("Secret name")
    rows = await db.fetch("SELECT name FROM shop_item WHERE id = $1", item.id)
    assert rows[0]["name"] == "Secret name"
    told = [line for line in capsys.readouterr().out.splitlines() if "Secret name" in line]
    assert ["shop.item_edited" in line for line in told] == [True]


async def test_a_time_to_come_is_taken_and_one_that_passed_refused(live, owner):
    item = await live.item("Portal 2")
    await choose_timezone((await customer_of(owner.bot, owner)).id, "Europe/Moscow")
    await owner.press_data(EditField(What.ITEM, item.id, Field.SHOW_AT))
    for wrong in ("tomorrow", "2001-01-01 10:00", "31.02.2099 10:00"):
        await owner.send(wrong)
        assert "time" in owner.last.text
    await owner.send("24.12.2099 18:00")
    await item.refresh_from_db()
    assert f"{item.show_at:%Y-%m-%d %H:%M}" == "2099-12-24 15:00"  # by the owner's clock
    assert item.hidden
    assert "Dec 24, 2099, 6:00" in owner.last.text.replace("\u202f", " ") or "24 Dec 2099, 18:00" in owner.last.text
    await owner.press("🗓 Show from")
    await owner.press("✖️ Leave it empty")
    await item.refresh_from_db()
    assert item.show_at is None
