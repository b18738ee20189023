"""Staff add stock and look after batches in the chat."""

import io
import zipfile
from datetime import timedelta

import pytest

from kernel import db
from kernel.testing.bots import OWNER_ID
from kernel.testing.people import Person
from plugins.shop.models import Batch, BatchItem, Intake, Item, SharedValue, StockLevel, StockValue, StoredFile
from plugins.shop.stock import intake
from plugins.shop.stock.callbacks import AddStock, AskWithdraw, DoWithdraw, OpenBatch, OpenBatches
from tests.plugins.shop.conftest import label

LONG = "Щ" * 255


@pytest.fixture
async def oleg(bot, telegram):
    """The owner, who reads English."""
    person = Person(telegram.person("Oleg", language="en", id=OWNER_ID), bot)
    await person.send("/start")
    return person


async def settle(person):
    """Let what runs in the background finish, and its message arrive."""
    await person.bot.settle()
    await person.bot.settle()


async def begin(person, item):
    await person.press(data=AddStock(item.id).pack())


async def confirm(person):
    await person.press("✅ Confirm")
    await settle(person)


async def values_of(bot, item):
    rows = await StockValue.filter(item_id=item.id, state="unsold").order_by("id")
    return [bot.keys.decrypt(row.value) for row in rows]


def zipped(*files):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in files:
            archive.writestr(name, data)
    return out.getvalue()


async def test_values_come_in_several_messages_and_nothing_is_written_before_the_confirmation(
    bot, live, oleg, telegram
):
    item = await live.item("Portal 2", price=100, stock=1)
    await begin(oleg, item)
    assert "Portal 2" in oleg.last.text
    await oleg.send("one\ntwo\n\ntwo")
    assert "✅ That is all: 3 values" in oleg.buttons
    await oleg.send("three\nPortal 2-0")
    await oleg.press("✅ That is all: 5 values")
    await oleg.send("name: Spring\ncost: 12.50\nsupplier: Acme\nexpires: 31.12.2040")
    text = oleg.last.text
    assert "New: 3" in text
    assert "Repeated in what you sent: 1" in text
    assert "Already in stock: 1" in text
    assert "$12.50" in text
    assert "Add 3 pieces?" in text
    assert await StockValue.all().count() == 1
    assert not [row for row in await db.fetch("SELECT answers FROM kernel_form_state") if "three" in row["answers"]]

    await confirm(oleg)

    assert "It is in stock." in oleg.last.text
    assert "New: 3" in oleg.last.text
    assert await values_of(bot, item) == ["Portal 2-0", "one", "two", "three"]
    batch = await Batch.get(name="Spring")
    assert (batch.cost, batch.supplier, batch.expires_at.isoformat()) == (1250, "Acme", "2041-01-01T00:00:00+00:00")
    assert (await StockLevel.get(item_id=item.id)).available == 4
    assert await Intake.all().count() == 0
    assert telegram.violations == []


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("keys.txt", b"one\r\ntwo\r\n"),
        ("keys.csv", b"value;x\none;1\ntwo;2\n"),
        ("keys.json", b'{"values": ["one", "two"]}'),
        ("keys.zip", zipped(("a.txt", b"one\n"), ("b.csv", b"two\n"))),
    ],
)
async def test_values_come_in_a_document(bot, live, oleg, name, data):
    item = await live.item(price=100)
    await begin(oleg, item)
    await oleg.send_file(name, data)
    await oleg.press("Skip")
    await confirm(oleg)
    assert await values_of(bot, item) == ["one", "two"]
    assert (await Batch.first()).name == name


async def test_lines_that_cannot_be_used_are_named_in_the_preview(live, oleg):
    item = await live.item(price=100)
    await begin(oleg, item)
    await oleg.send_file("keys.txt", b"one\n\xff\xfe\n" + b"x" * 70_000)
    await oleg.press("Skip")
    assert "• 2: not UTF-8 text" in oleg.last.text
    assert "• 3: longer than 64 KB" in oleg.last.text


async def test_a_refused_file_can_be_followed_by_a_better_one(bot, live, oleg):
    item = await live.item(price=100)
    await begin(oleg, item)
    for name, data, words in (
        ("a.exe", b"MZ", ".txt, .csv"),
        ("a.zip", zipped(("b.zip", b"PK\x03\x04")), "an archive itself"),
        ("a.txt", b"\n\n", "nothing in it"),
    ):
        await oleg.send_file(name, data)
        assert words in oleg.last.text
        assert await Batch.all().count() == 0
    await oleg.send_file("a.txt", b"one")
    await oleg.press("Skip")
    await confirm(oleg)
    assert await values_of(bot, item) == ["one"]


async def test_facts_that_cannot_be_read_are_asked_again(live, oleg):
    item = await live.item(price=100)
    await begin(oleg, item)
    await oleg.send("one")
    await oleg.press("✅ That is all: 1 value")
    await oleg.send("cost: many")
    assert "no amount in USD" in oleg.last.text
    await oleg.send("expires: 2020-01-01")
    assert "over already" in oleg.last.text
    await oleg.send("cost: 5")
    assert "$5.00" in oleg.last.text


async def test_a_picture_or_document_is_a_piece_and_a_zip_may_be_either(bot, live, oleg):
    item = await live.item(price=100, kind="file")
    await begin(oleg, item)
    await oleg.send("words")
    assert "is a file" in oleg.last.text
    await oleg.send_file("guide.pdf", b"%PDF guide")
    await oleg.press("Skip")
    await confirm(oleg)
    archive = zipped(("one.txt", b"1"), ("two.txt", b"2"))
    for choice, names in (("Each file in it", ["one.txt", "two.txt"]), ("The archive itself", ["set.zip"])):
        await begin(oleg, item)
        await oleg.send_file("set.zip", archive)
        await oleg.press(choice)
        await oleg.press("Skip")
        await confirm(oleg)
        assert [file.name for file in await StoredFile.all().order_by("id")][-len(names) :] == names
    assert (await StockLevel.get(item_id=item.id)).available == 4
    assert bot.keys.decrypt_bytes((await StoredFile.all().order_by("id").first()).data) == b"%PDF guide"


async def test_what_every_customer_gets_is_one_text_or_one_file(bot, live, oleg):
    item = await live.item("Guide", price=100)
    await live.share(item, "old")
    await begin(oleg, item)
    await oleg.send("two\nlines")
    await oleg.press("✅ That is all: 1 value")
    assert "every customer gets" in oleg.last.text
    await confirm(oleg)
    await item.refresh_from_db()
    assert bot.keys.decrypt((await SharedValue.get(id=item.shared_value_id)).value) == "two\nlines"
    await begin(oleg, item)
    await oleg.send_file("guide.pdf", b"%PDF")
    await confirm(oleg)
    await item.refresh_from_db()
    assert (await SharedValue.get(id=item.shared_value_id).prefetch_related("file")).file.name == "guide.pdf"


async def test_files_that_came_in_the_chat_reach_who_buys_them(bot, live, oleg, rich_alice):
    single, shared = (
        await live.item("Single", price=100, kind="file"),
        await live.item("Guide", price=100, kind="shared"),
    )
    for item in (single, shared):
        await begin(oleg, item)
        await oleg.send_file(f"{item.name}.pdf", b"%PDF " + item.name.encode())
        if item is single:
            await oleg.press("Skip")
        await confirm(oleg)
        await rich_alice.send(f"/start item_{item.id}")
        await rich_alice.press(label(rich_alice, "Buy"))
        await rich_alice.press(label(rich_alice, "Pay"))
        document = rich_alice.last.document
        assert (document.name, document.data) == (f"{item.name}.pdf", b"%PDF " + item.name.encode())


async def test_a_kill_after_the_confirmation_loses_nothing_and_adds_nothing_twice(bot, live, oleg, monkeypatch):
    item = await live.item(price=100)

    async def killed(bot):
        return None

    monkeypatch.setattr("plugins.shop.stock.adding.work_off", killed)
    await begin(oleg, item)
    await oleg.send_file("keys.txt", b"one\ntwo")
    await oleg.press("Skip")
    await confirm(oleg)
    assert await values_of(bot, item) == []
    row = await Intake.get()
    assert "one" not in row.text
    for _ in range(2):
        await intake.work_off(bot)
    await settle(oleg)
    assert await values_of(bot, item) == ["one", "two"]
    assert len([message for message in oleg.messages if "It is in stock" in message.text]) == 1


async def test_what_cannot_be_fetched_is_tried_again_and_then_reported(bot, live, oleg, telegram, clock):
    item = await live.item(price=100)
    await begin(oleg, item)
    await oleg.send_file("keys.txt", b"one")
    await oleg.press("Skip")
    await Intake.all().delete()
    telegram.faults.fail("upload.getFile", code="FILE_REFERENCE_EXPIRED", times=100)
    await confirm(oleg)
    for _ in range(intake.TRIES):
        clock.move(minutes=10)
        await intake.work_off(bot)
    await settle(oleg)
    assert "Nothing was added" in oleg.last.text
    assert await Intake.all().count() == 0
    assert await Batch.all().count() == 0


async def test_a_deleted_item_is_reported_and_not_tried_again(bot, live, oleg, monkeypatch):
    item = await live.item(price=100)
    await begin(oleg, item)
    await oleg.send("one")
    await oleg.press("✅ That is all: 1 value")
    await oleg.press("Skip")
    await Item.filter(id=item.id).update(kind="manual")
    await confirm(oleg)
    assert "Nothing was added" in oleg.last.text
    assert "delivered by hand" in oleg.last.text


async def test_nobody_else_can_add_look_or_withdraw(bot, live, oleg, alice):
    item = await live.item(price=100)
    await oleg.press(data=AddStock(item.id).pack())
    await oleg.send("secret value")
    await oleg.press("✅ That is all: 1 value")
    await oleg.press("Skip")
    await confirm(oleg)
    entry = await BatchItem.get()
    await alice.send("/start")
    screens = (AddStock(item.id), OpenBatches(item.id), OpenBatch(entry.id), AskWithdraw(entry.id))
    sealed = DoWithdraw(entry.id).seal(bot.keys.sign, alice.id, bot.clock.now(), "").data
    for data in (*(screen.pack() for screen in screens), sealed):
        await alice.press(data=data)
        assert "not allowed" in alice.alerts[-1]
    assert await values_of(bot, item) == ["secret value"]
    assert "secret" not in "".join(message.text for message in oleg.messages if message.sender.id != OWNER_ID)


async def test_a_batch_is_withdrawn_and_put_back_with_a_confirmation_each(live, oleg):
    item = await live.item("Key", price=100)
    await begin(oleg, item)
    await oleg.send("one\ntwo")
    await oleg.press("✅ That is all: 2 values")
    await oleg.send("name: Spring\nnote: handle with care")
    await confirm(oleg)
    await oleg.press("📦 Batches")
    await oleg.press("📦 Spring · 2 pcs")
    assert "On the shelf: 2" in oleg.last.text
    assert "handle with care" in oleg.last.text
    await oleg.press("⏸ Take off sale")
    assert "2 unsold pieces" in oleg.last.text
    await oleg.press("✅ Confirm")
    assert oleg.toasts[-1] == "It is off sale."
    assert "Withdrawn: 2" in oleg.last.text
    assert (await StockLevel.get(item_id=item.id)).available == 0
    await oleg.press("▶️ Put back on sale")
    await oleg.press("✅ Confirm")
    assert oleg.toasts[-1] == "It is on sale again."
    assert (await StockLevel.get(item_id=item.id)).available == 2
    await oleg.press(label(oleg, "Back"))
    assert "📦 Spring · 2 pcs" in oleg.buttons


async def test_long_names_and_numbers_that_name_nothing_have_an_answer(bot, live, oleg, telegram):
    item = await live.item(LONG, price=100)
    await begin(oleg, item)
    await oleg.send("\n".join("Щ" * 100 + str(number) for number in range(30)))
    await oleg.press("✅ That is all: 30 values")
    await oleg.send(f"name: {LONG}\nsupplier: {LONG}\nnote: {'Щ' * 1900}")
    await confirm(oleg)
    await oleg.press("📦 Batches")
    entry = await BatchItem.get()
    await oleg.press(data=OpenBatch(entry.id).pack())
    await oleg.press("⏸ Take off sale")
    for press in (AddStock(10**12), OpenBatches(10**12), OpenBatch(10**12), AskWithdraw(10**12), DoWithdraw(10**12)):
        before = len(oleg.alerts)
        await oleg.press(data=press.pack())
        assert len(oleg.alerts) == before + 1
    assert telegram.violations == []


async def test_a_batch_that_expired_says_so(live, oleg, clock):
    item = await live.item("Key", price=100)
    await begin(oleg, item)
    await oleg.send("one")
    await oleg.press("✅ That is all: 1 value")
    await oleg.press("Skip")
    await confirm(oleg)
    await Batch.all().update(expires_at=clock.now() + timedelta(minutes=5))
    clock.move(minutes=6)
    await live.bot.jobs.run("shop.withdraw_expired")
    await oleg.press(data=OpenBatch((await BatchItem.get()).id).pack())
    await oleg.press("▶️ Put back on sale")
    await oleg.press("✅ Confirm")
    assert "has expired" in oleg.alerts[-1]
