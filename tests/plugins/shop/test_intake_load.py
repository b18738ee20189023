"""Values of one item: previewed without writing, loaded whole or not at all, under every way to fail."""

import asyncio
import io
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kernel import Refused, db
from kernel.testing import count_statements
from plugins.shop.importing import batches, values
from plugins.shop.importing import load as loading
from plugins.shop.importing.facts import Facts, make_facts, read_facts
from plugins.shop.importing.load import load, share
from plugins.shop.importing.preview import preview
from plugins.shop.importing.sources import Bad, Piece, SourceRefused, Upload, text_source, upload_source
from plugins.shop.models import Batch, BatchItem, SharedValue, StockLevel, StockValue, StoredFile
from plugins.shop.orders.owned import own_order


async def available(item) -> int:
    level = await StockLevel.get_or_none(item_id=item.id)
    return level.available if level else 0


async def rows() -> dict[str, int]:
    tables = ("batch", "batch_item", "stock_value", "stored_file", "stock_level", "shared_value")
    return {name: (await db.fetch_one(f"SELECT count(*) AS n FROM shop_{name}"))["n"] for name in tables}


def zipped(*files: tuple[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in files:
            archive.writestr(name, data)
    return out.getvalue()


MIXED = Upload("keys.txt", b"new\nnew\nKey-0\nKey-1\nnewer\n\xff\nnewer\nnew\n")


async def test_a_preview_counts_everything_and_writes_nothing(desk):
    item = await desk.item(price=1, stock=2)
    await desk.buy(await desk.customer(1), item)
    before = await rows()
    found = await preview(desk.bot, item.id, upload_source(MIXED, "unique"))
    assert (found.new, found.twice, found.in_stock, found.sold_before, found.bad, found.total) == (2, 3, 1, 1, 1, 8)
    assert found.first_bad == [Bad("6", "shop-bad-utf8")]
    assert await rows() == before


async def test_what_is_loaded_is_what_the_preview_said(desk):
    item = await desk.item(price=1, stock=2)
    await desk.buy(await desk.customer(1), item)
    tally = await load(desk.bot, item.id, upload_source(MIXED, "unique"), Facts("Lot", 5, "Acme", "note"))
    assert (tally.added, tally.twice, tally.in_stock, tally.sold_before, tally.bad) == (2, 3, 1, 1, 1)
    assert await available(item) == 3
    batch = await Batch.all().order_by("-id").first()
    assert (batch.name, batch.cost, batch.supplier, batch.note, batch.published, batch.leased_until) == (
        "Lot", 5, "Acme", "note", True, None,
    )  # fmt: skip
    assert (await BatchItem.get(batch_id=batch.id)).pieces == 2
    stored = await StockValue.filter(batch_id=batch.id).order_by("id")
    assert sorted(desk.bot.keys.decrypt(row.value) for row in stored) == ["new", "newer"]


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
async def test_preview_and_load_agree_and_every_value_is_there_once(desk, data):
    item = await desk.item(name=data.draw(st.text("ab", min_size=1)), price=1)
    model: set[str] = set()
    for _ in range(3):
        lines = data.draw(st.lists(st.sampled_from(["a", "b", "c", "d", "e", " a", "", "ж"]), max_size=12))
        source = text_source("\n".join(lines))
        given_values = [line for line in lines if line]
        new = [value for value in given_values if value not in model]
        expected = (len({*new}), len(new) - len({*new}), len(given_values) - len(new))
        seen = await preview(desk.bot, item.id, source)
        tally = await load(desk.bot, item.id, source)
        assert (seen.new, seen.twice, seen.in_stock) == expected
        assert (tally.added, tally.twice, tally.in_stock) == expected
        model |= {*given_values}
        assert await available(item) == len(model)


async def test_a_preview_costs_a_statement_for_many_values(desk):
    item = await desk.item(price=1, stock=1)
    source = text_source("\n".join(str(number) for number in range(1800)))
    with count_statements() as sent:
        await preview(desk.bot, item.id, source)
    assert len(sent) <= (2 if db.dialect() == "postgres" else 10)


async def test_nothing_new_leaves_no_batch(desk):
    item = await desk.item(price=1, stock=1)
    before = await rows()
    tally = await load(desk.bot, item.id, text_source("Key-0\nKey-0"))
    assert (tally.added, tally.in_stock, tally.twice) == (0, 2, 0)
    assert await rows() == before


async def test_files_are_pieces_encrypted_and_found_again_by_their_bytes(desk):
    item = await desk.item(price=1, kind="file")
    archive = zipped(("a/one.pdf", b"%PDF one"), ("two.png", b"PNG two"), ("three.pdf", b"%PDF one"))
    source = upload_source(Upload("set.zip", archive), "file")
    found = await preview(desk.bot, item.id, source)
    assert (found.new, found.twice) == (2, 1)
    tally = await load(desk.bot, item.id, source)
    assert (tally.added, tally.twice) == (2, 1)
    assert await available(item) == 2
    stored = await StoredFile.all().order_by("id")
    assert [(file.name, file.mime, file.size) for file in stored] == [
        ("one.pdf", "application/pdf", 8),
        ("two.png", "image/png", 7),
    ]
    assert [desk.bot.keys.decrypt_bytes(file.data) for file in stored] == [b"%PDF one", b"PNG two"]
    assert not any(b"PDF" in file.data.encode() for file in stored)
    again = await load(desk.bot, item.id, upload_source(Upload("one.pdf", b"%PDF one"), "file"))
    assert (again.added, again.in_stock) == (0, 1)
    assert await StoredFile.all().count() == 2


async def test_a_refused_source_leaves_nothing_even_when_it_breaks_late(desk, monkeypatch):
    monkeypatch.setattr(values, "CHUNK_BYTES", 1)
    item = await desk.item(price=1, kind="file")
    before = await rows()
    archive = zipped(*((f"{number}.bin", bytes([number])) for number in range(1, 9)), ("in.zip", b"PK\x03\x04"))
    with pytest.raises(SourceRefused, match="nested"):
        await load(desk.bot, item.id, upload_source(Upload("set.zip", archive), "file"))
    assert await rows() == before
    assert await available(item) == 0


@pytest.mark.parametrize("kind", ["unique", "file"])
async def test_a_load_cut_off_at_any_statement_leaves_nothing_or_everything(desk, monkeypatch, kind):
    monkeypatch.setattr(values, "CHUNK", 2)
    monkeypatch.setattr(values, "WORKERS", 1)
    source = text_source("a\nb\nc\nd\ne")
    if kind == "file":
        files = zipped(*((f"{number}.bin", bytes([number])) for number in range(1, 6)))
        source = upload_source(Upload("set.zip", files), "file")
    for cut in range(1, 60):
        item = await desk.item(name=f"Item {cut}", price=1, kind=kind)
        left, whole = cut, True

        class Cut(BaseException):
            pass

        def watch(sql):
            nonlocal left
            left -= 1
            if left == 0:
                raise Cut

        from kernel.db import probe

        with monkeypatch.context() as quiet:
            quiet.setattr(batches, "remove", _nothing)  # a kill lets nobody clean up
            try:
                with probe.watch(watch):
                    await loading.load(desk.bot, item.id, source)
            except Cut:
                whole = False
        seen = await StockValue.filter(item_id=item.id, batch__published=True).count()
        assert await available(item) == seen
        assert seen in (0, 5)
        await Batch.filter(published=False).update(leased_until=desk.bot.clock.now() - batches.LEASE)
        await batches.remove_unfinished(desk.bot)
        assert await StockValue.filter(item_id=item.id).count() == seen
        files = await StoredFile.all().count()
        assert files == await StockValue.exclude(file_id=None).count()
        if whole:
            assert seen == 5
            return
    pytest.fail("it never got through")


async def _nothing(batch_id):
    return None


async def test_two_loads_of_the_same_values_at_once_add_each_value_once(desk):
    item = await desk.item(price=1)
    source = text_source("\n".join(str(number) for number in range(500)))
    tallies = await asyncio.gather(*(load(desk.bot, item.id, source) for _ in range(3)))
    assert sum(tally.added for tally in tallies) == 500
    assert await available(item) == 500


async def test_what_all_customers_get_is_replaced_and_kept_for_those_who_bought(desk):
    item, alice = await desk.item(price=1), await desk.customer(10)
    await desk.share(item, "old")
    bought = await desk.buy(alice, item)
    await share(desk.bot, item.id, Piece("guide.pdf", "application/pdf", b"%PDF"))
    await item.refresh_from_db()
    now = await SharedValue.get(id=item.shared_value_id).prefetch_related("file")
    assert (now.file.name, desk.bot.keys.decrypt_bytes(now.file.data)) == ("guide.pdf", b"%PDF")
    await share(desk.bot, item.id, "two\nlines")
    await item.refresh_from_db()
    assert desk.bot.keys.decrypt((await SharedValue.get(id=item.shared_value_id)).value) == "two\nlines"
    assert (await own_order(desk.bot, alice.id, bought.order_id)).lines[0].value == "old"


async def test_items_without_stock_take_none(desk):
    manual = await desk.item(price=1, kind="manual")
    shared = await desk.item("Guide", price=1)
    await desk.share(shared, "x")
    for item_id, why in ((manual.id, "not-counted"), (shared.id, "not-counted"), (10**12, "gone")):
        for act in (preview, load):
            with pytest.raises(Refused, match=why):
                await act(desk.bot, item_id, text_source("a"))
    with pytest.raises(Refused, match="not-counted"):
        await share(desk.bot, manual.id, "x")


def test_facts_are_read_in_both_languages(desk):
    facts = read_facts(
        desk.bot, "Name: May: the first\nстоимость: 12,50\nSupplier: Acme\nsome words\ngo here\nсрок: 31.12.2040"
    )
    assert (facts.name, facts.cost, facts.supplier, facts.note) == (
        "May: the first",
        1250,
        "Acme",
        "some words\ngo here",
    )
    assert facts.expires_at.isoformat() == "2041-01-01T00:00:00+00:00"
    assert Facts.from_json(facts.to_json()) == facts
    exact = make_facts(desk.bot, expires="2040-12-31 12:30").expires_at
    assert exact.isoformat() == "2040-12-31T12:30:00+00:00"
    there = read_facts(desk.bot, "expires: 31.12.2040", "Asia/Tokyo").expires_at
    assert there.isoformat() == "2040-12-31T15:00:00+00:00"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("cost: many", "cost"),
        ("cost: -1", "cost"),
        ("expires: soon", "date"),
        ("expires: 2020-01-01", "past"),
        ("expires: 31.02.2040", "date"),
        ("expires: 9999-12-31", "date"),
        ("name: " + "x" * 256, "long"),
        ("x" * 2001, "long"),
    ],
)
def test_facts_that_cannot_be_are_refused_in_words(desk, text, why):
    with pytest.raises(Refused, match=f"shop-facts-{why}"):
        read_facts(desk.bot, text)
