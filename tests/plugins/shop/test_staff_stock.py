"""Single pieces of stock: masked in lists, shown when asked for, and taken out with the counter."""

import asyncio
import contextlib

import pytest

from kernel import Refused, db, run_in_transaction
from plugins.shop.models import Batch, StockLevel, StockValue
from plugins.shop.staff.callbacks import (
    AskDeletePiece,
    DeletePiece,
    ListPieces,
    ManageItem,
    ManageStock,
    OpenPiece,
    ShowShared,
)
from plugins.shop.stock.batches import withdraw
from plugins.shop.stock.pieces import mask, remove_piece
from tests.plugins.shop.conftest import NOW, label


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("ABCD-EFGH-IJKL-MNOP", "ABCD…"),
        ("ABCDEFGH", "AB…"),
        ("ABC", "…"),
        ("", "…"),
        ("user:pass\nmail", "us…"),
    ],
)
def test_a_mask_tells_apart_and_is_of_no_use(value, shown):
    assert mask(value) == shown


async def test_a_list_masks_and_a_piece_is_shown_when_asked_for(live, owner, capsys):
    item = await live.item("Portal 2")
    await live.stock(item, ["SECRET-AAAA-BBBB", "<b>&amp;TOKEN-LONG-ENOUGH"])
    await owner.press_data(ManageItem(item.id))
    await owner.press("📦 Stock")
    assert "In stock: 2 pieces" in owner.last.text
    await owner.press("🔑 Single pieces")
    assert "2 unsold pieces" in owner.last.text
    assert label(owner, "SECR…")
    await owner.press(label(owner, "SECR…"))
    assert "SECRET-AAAA-BBBB" not in owner.last.text
    await owner.press("👁 Show it")
    assert "SECRET-AAAA-BBBB" in owner.last.text
    assert "SECRET" not in capsys.readouterr().out
    events = await db.fetch("SELECT name, args FROM kernel_event WHERE name = 'stock_value_shown'")
    assert len(events) == 1
    assert "SECRET" not in str(events)


async def test_a_value_that_text_would_change_comes_as_a_file(live, owner):
    item = await live.item("Portal 2")
    await live.stock(item, [" edges \u200b "])
    piece = await StockValue.first()
    await owner.press_data(OpenPiece(piece.id, show=True))
    document = next(message.document for message in owner.messages if message.document)
    assert document.data == " edges \u200b ".encode()


async def test_a_piece_is_deleted_once_and_the_counter_follows(live, owner):
    item = await live.item("Portal 2", stock=2)
    await owner.press_data(ListPieces(item.id))
    await owner.press(owner.buttons[0])
    await owner.press("🗑 Delete")
    confirm = owner.last.rows[0][0].data
    await owner.press("🗑 Yes, delete")
    assert "1 unsold piece:" in owner.last.text
    await owner.press(data=confirm)
    assert "done already" in owner.alerts[-1]
    assert (await StockLevel.get(item_id=item.id)).available == 1
    assert await StockValue.all().count() == 1


async def test_what_was_sold_meanwhile_is_not_deleted(live, owner, rich_alice):
    item = await live.item("Portal 2", stock=1)
    piece = await StockValue.first()
    await owner.press_data(AskDeletePiece(piece.id))
    await rich_alice.send(f"/start item_{item.id}")
    await rich_alice.press(label(rich_alice, "Buy"))
    await rich_alice.press(label(rich_alice, "Pay"))
    await owner.press("🗑 Yes, delete")
    assert "sold or taken out" in owner.alerts[-1]
    assert (await StockValue.get(id=piece.id)).state == "sold"
    await owner.press_data(OpenPiece(piece.id))
    assert "🗑 Delete" not in owner.buttons


async def test_pieces_of_an_import_that_is_not_finished_are_not_there(desk):
    item = await desk.item()
    batch = await Batch.create(name="half", created_at=NOW)
    keys = desk.bot.keys
    piece = await StockValue.create(item=item, batch=batch, value=keys.encrypt("x"), digest=keys.digest(b"x"))
    with pytest.raises(Refused):
        await run_in_transaction(remove_piece, desk.bot, piece.id)
    assert await StockValue.exists(id=piece.id)


async def test_deleting_while_it_is_sold_keeps_the_counter_true(desk):
    item = await desk.item(stock=12, price=1)
    buyers = [await desk.customer(10) for _ in range(8)]
    pieces = [piece.id for piece in await StockValue.filter(item_id=item.id)]

    async def delete(piece_id):
        try:
            await run_in_transaction(remove_piece, desk.bot, piece_id)
        except Refused:
            return

    async def purchase(buyer):
        try:
            await desk.buy(buyer, item)
        except Refused:
            return

    await asyncio.gather(*(purchase(buyer) for buyer in buyers), *(delete(piece) for piece in pieces[:6]))
    unsold = await StockValue.filter(item_id=item.id, state="unsold").count()
    assert (await StockLevel.get(item_id=item.id)).available == unsold


async def test_a_stranger_learns_nothing_of_a_piece(live, alice):
    item = await live.item("Portal 2", stock=1)
    piece = await StockValue.first()
    await alice.send("/start")
    for callback in (ListPieces(item.id), OpenPiece(piece.id, show=True), AskDeletePiece(piece.id)):
        await alice.press(data=callback.pack())
        assert "not allowed" in alice.alerts[-1]
    await alice.press(data=DeletePiece(piece.id).pack())
    assert await StockValue.exists(id=piece.id)


async def test_what_all_buyers_get_is_shown_when_asked_for(live, owner, alice):
    item = await live.item("Guide")
    await owner.press_data(ManageStock(item.id))
    await live.share(item, "https://example.com/<secret>")
    await owner.press_data(ManageStock(item.id))
    await owner.press("👁 Show it")
    assert "https://example.com/<secret>" in owner.last.text
    await live.share(item, " with edges ")
    await owner.press_data(ShowShared(item.id))
    assert owner.last.document.data == b" with edges "
    await alice.send("/start")
    await alice.press(data=ShowShared(item.id).pack())
    assert "not allowed" in alice.alerts[-1]


async def test_stock_is_added_and_looked_at_from_the_card(live, owner):
    item = await live.item("Key")
    await owner.press_data(ManageStock(item.id))
    await owner.press("➕ Add stock")
    await owner.send("KEY-1")
    await owner.press("✖️ Cancel")
    await owner.press_data(ManageStock(item.id))
    await owner.press("📦 Batches")
    await owner.press("⬅️ Back")
    assert "🔑 Single pieces" in owner.buttons


async def test_a_piece_taken_out_while_its_batch_is_withdrawn_is_counted_once(desk):
    item = await desk.item(stock=10)
    pieces = [piece.id for piece in await StockValue.filter(item_id=item.id)]
    batch = await Batch.first()

    async def delete(piece_id):
        with contextlib.suppress(Refused):
            await run_in_transaction(remove_piece, desk.bot, piece_id)

    await asyncio.gather(*(delete(piece) for piece in pieces[:5]), withdraw(desk.bot, batch.id))
    assert (await StockLevel.get(item_id=item.id)).available == 0
    assert not await StockValue.filter(item_id=item.id, state="unsold").exists()
