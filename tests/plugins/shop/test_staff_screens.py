"""The staff's screens as a whole: cheap at any page, in both languages, and each with a way back."""

import pytest

from kernel.testing import count_statements
from plugins.accounts.api import OpenConsole
from plugins.accounts.testing import customer_of
from plugins.shop.models import Category, OrderLine, StockValue
from plugins.shop.staff.callbacks import (
    AddCategory,
    AddItem,
    AddPicture,
    AskDelete,
    AskDeletePiece,
    EditField,
    Field,
    FindItem,
    FindOrder,
    ListPieces,
    ListUndelivered,
    ManageCategories,
    ManageCategory,
    ManageItem,
    ManageItems,
    ManagePictures,
    ManageStock,
    MoveCategory,
    MoveItem,
    OpenPiece,
    OpenStaffLine,
    OpenStaffOrder,
    Part,
    StaffOrders,
    What,
    Which,
)
from tests.plugins.shop.conftest import Staff


@pytest.fixture
async def filled(live, bot, rich_alice):
    """A shop with a bit of everything; the item, a line of an order for it, and a piece."""
    shelf = await Category.create(name="Shelf")
    item = await live.item("Key", category=shelf, stock=25, description="A key.")
    alice = await customer_of(bot, rich_alice)
    for _ in range(12):
        await live.buy(alice, item)
    for number in range(12):
        await Category.create(name=f"Empty {number:02}", parent=shelf)
        await live.item(f"Thing {number:02}", category=shelf)
    line = await OrderLine.all().order_by("-id").first()
    piece = await StockValue.filter(state="unsold").first()
    return item, line, piece


def screens(item, line, piece):
    """A button for every screen."""
    return [
        OpenConsole(),
        ManageCategories(),
        ManageCategories(item.category_id),
        ManageCategory(item.category_id),
        ManageItems(item.category_id),
        *(ManageItem(item.id, part) for part in Part),
        *(EditField(What.ITEM, item.id, field) for field in Field if field != Field.SORT),
        *(EditField(What.CATEGORY, item.category_id, field) for field in (Field.NAME, Field.SORT, Field.SHOW_AT)),
        MoveItem(item.id),
        MoveCategory(item.category_id),
        AddCategory(0),
        AddItem(item.category_id),
        FindItem(),
        AskDelete(What.ITEM, item.id),
        AskDelete(What.CATEGORY, item.category_id),
        ManagePictures(item.id),
        AddPicture(item.id),
        ManageStock(item.id),
        ListPieces(item.id),
        OpenPiece(piece.id),
        AskDeletePiece(piece.id),
        *(StaffOrders(which) for which in Which),
        OpenStaffOrder(line.order_id),
        OpenStaffLine(line.id),
        FindOrder(),
        ListUndelivered(),
    ]


async def test_every_screen_is_in_the_language_of_the_staff_and_leads_back(bot, telegram, filled):
    said = {}
    for language, number in (("en", 501), ("ru", 502)):
        bot.settings.owner_id = number
        person = Staff(telegram.person("Oleg", language=language, id=number), bot)
        await person.send("/manage")
        for callback in screens(*filled):
            before = person.last.text, person.buttons
            await person.press_data(callback)
            assert (person.last.text, person.buttons) != before or not person.alerts, callback
            assert not person.alerts, (callback, person.alerts)
            back = {"⬅️ Back", "✖️ Cancel", "🛠 Manage", "🏠 Menu", "⬅️ Назад", "✖️ Отмена", "🛠 Управление", "🏠 Меню"}
            assert back & set(person.buttons), callback
            assert "shop-" not in person.last.text + "".join(person.buttons), callback
            said.setdefault(callback, []).append(person.last.text)
    same = [callback for callback, texts in said.items() if texts[0] == texts[1]]
    assert same == []
    assert telegram.violations == []


@pytest.mark.parametrize("last", [False, True])
async def test_every_list_takes_few_statements_at_any_page(live, owner, filled, last):
    item, _, _ = filled
    for callback, own in (
        (ManageCategories(item.category_id), 2),
        (ManageItems(item.category_id), 2),
        (ListPieces(item.id), 3),
        (StaffOrders(), 1),
        (StaffOrders(Which.WAITING), 1),
        (StaffOrders(Which.PROBLEMS), 1),
        (ListUndelivered(), 1),
    ):
        await owner.press_data(callback)
        if last and "⏭" in owner.buttons:
            callback = next(button.data.decode() for row in owner.last.rows for button in row if button.label == "⏭")
        else:
            callback = callback.pack()
        with count_statements() as sent:
            await owner.press(data=callback)
        reading = [text for text in sent.statements if "shop_" in text]
        assert len(reading) <= own, reading
