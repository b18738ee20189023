"""Importing a catalog: all of it or nothing, encrypted, without duplicates."""

import asyncio
import gc
import json
import time
from pathlib import Path

import pytest

from kernel import KioskError, Refused, db
from plugins.shop.importing import batches, values
from plugins.shop.importing.run import ImportRefused, import_file
from plugins.shop.models import Batch, Category, Item, Picture, StockLevel, StockValue
from plugins.shop.orders.owned import own_order
from plugins.shop.stock.claims import publish

PNG = b"\x89PNG\r\n\x1a\n" + b"not really"


def csv_file(folder: Path, text: str, name: str = "catalog.csv") -> Path:
    file = folder / name
    file.write_bytes(text.encode())
    return file


async def everything() -> dict[str, int]:
    """How many rows each table of the shop has."""
    tables = ("batch", "category", "item", "stock_value", "stock_level", "shared_value", "picture")
    return {name: (await db.fetch_one(f"SELECT count(*) AS n FROM shop_{name}"))["n"] for name in tables}


async def in_stock(desk, item: Item) -> list[str]:
    rows = await StockValue.filter(item_id=item.id, state="unsold").order_by("id")
    return [desk.bot.keys.decrypt(row.value) for row in rows]


async def test_a_csv_file_brings_categories_items_and_values(desk, tmp_path):
    (tmp_path / "portal.png").write_bytes(PNG)
    file = csv_file(
        tmp_path,
        "category,item,price,description,picture,kind,value\r\n"
        'Games > Steam,Portal 2,9.99,"A key, really",portal.png,,AAAA\r\n'
        "Games > Steam,Portal 2,,,,, BB BB \r\n"
        'Games > Steam,Portal 2,,,,,"two\r\nlines ""quoted"""\r\n'
        "Guides,How to,0,,,shared,https://example.com\r\n",
    )

    report = await import_file(desk.bot, file)

    assert (report.categories, report.items, report.values.added) == (3, 2, 3)
    steam = await Category.get(name="Steam").prefetch_related("parent")
    assert steam.parent.name == "Games"
    portal = await Item.get(name="Portal 2")
    assert (portal.price, portal.description, portal.hidden, portal.category_id) == (
        999,
        "A key, really",
        False,
        steam.id,
    )
    assert (await Picture.get(id=portal.picture_id)).mime == "image/png"
    assert await in_stock(desk, portal) == ["AAAA", " BB BB ", 'two\r\nlines "quoted"']
    assert (await StockLevel.get(item_id=portal.id)).available == 3
    guide = await Item.get(name="How to")
    alice = await desk.customer()
    order = await own_order(desk.bot, alice.id, (await desk.buy(alice, guide)).order_id)
    assert order.lines[0].value == "https://example.com"


async def test_a_json_file_means_the_same(desk, tmp_path):
    file = tmp_path / "catalog.json"
    items = [
        {"category": ["A > B", "C"], "name": "One", "price": 1.10, "description": "x", "values": ["v1", "v2\n"]},
        {"category": "A > B", "name": "Two", "price": "2", "kind": "shared", "values": ["for all"]},
    ]
    file.write_text(json.dumps({"items": items}), "utf-8")
    report = await import_file(desk.bot, file)
    assert (report.categories, report.items, report.values.added) == (4, 2, 2)
    one = await Item.get(name="One")
    assert one.price == 110
    assert await in_stock(desk, one) == ["v1", "v2\n"]


async def test_values_are_encrypted_at_rest(desk, tmp_path):
    await import_file(desk.bot, csv_file(tmp_path, "category,item,price,value\nA,B,1,SECRET-VALUE\nA,C,1,x\n"))
    assert not [row for row in await StockValue.all() if "SECRET" in row.value or b"SECRET" in row.digest]


async def test_duplicates_are_counted_where_they_were_met(desk, tmp_path):
    item = await desk.item("B", price=100, category=await Category.create(name="A"), stock=2)
    await desk.buy(await desk.customer(100), item)
    file = csv_file(tmp_path, "category,item,value\nA,B,B-0\nA,B,B-1\nA,B,new\nA,B,new\nA,B,new\n")

    tally = (await import_file(desk.bot, file)).values

    assert (tally.added, tally.twice, tally.in_stock, tally.sold_before) == (1, 2, 1, 1)
    assert await in_stock(desk, item) == ["B-1", "new"]
    assert (await StockLevel.get(item_id=item.id)).available == 2


async def test_the_same_value_may_belong_to_two_items(desk, tmp_path):
    report = await import_file(desk.bot, csv_file(tmp_path, "category,item,price,value\nA,B,1,same\nA,C,1,same\n"))
    assert report.values.added == 2


async def test_a_second_import_adds_to_what_is_there(desk, tmp_path):
    await import_file(desk.bot, csv_file(tmp_path, "category,item,price,description,value\nA,B,1,old,v1\n"))
    before = await Item.get(name="B")
    report = await import_file(desk.bot, csv_file(tmp_path, "category,item,price,value\nA,B,2,v2\n"))
    assert (report.categories, report.items, report.known_items) == (0, 0, 1)
    after = await Item.get(name="B")
    assert (after.id, after.price, after.description) == (before.id, 200, "old")
    assert await in_stock(desk, after) == ["v1", "v2"]


async def test_every_bad_line_is_named_and_nothing_is_imported(desk, tmp_path):
    (tmp_path / "text.png").write_bytes(b"no picture")
    shared = await desk.item("Guide", category=await Category.create(name="Guides"))
    await desk.share(shared, "old")
    before = await everything()
    file = csv_file(
        tmp_path,
        "category;item;price;kind;picture;value\n"
        "Games;Good;1;;;key\n"
        "Games;Dear;ten;;;key\n"  # 3
        ";Nowhere;1;;;key\n"  # 4
        'Games;Blank;1;;;"   "\n'  # 5
        "Games;Short;1\n"  # 6
        "Games;" + "x" * 256 + ";1;;;key\n"  # 7
        'Games;"Broken\nname";1;;;key\n'  # 8 and 9
        "Games;Odd;1;strange;;key\n"  # 10
        "Games;Seen;1;;missing.png;key\n"  # 11
        "Games;Seen too;1;;text.png;key\n"  # 12
        "Games;Twice;1;;;key\n"  # 13
        "Games;Twice;2;;;key2\n"  # 14
        "Games;One;1;shared;;first\n"  # 15
        "Games;One;;;;second\n"  # 16
        "Games;Minus;-1;;;key\n"  # 17
        "Games;Big;1;;;" + "y" * 65537 + "\n"  # 18
        "Games;Free;;;;key\n"  # 19
        "Guides;Guide;;;;key\n",  # 20
    )

    with pytest.raises(ImportRefused) as caught:
        await import_file(desk.bot, file)

    lines = sorted({int(problem.split(":")[0].removeprefix("line ")) for problem in caught.value.problems})
    assert lines == [3, 4, 5, 6, 7, 8, 10, 11, 12, 14, 16, 17, 18]
    assert await everything() == before

    file = csv_file(tmp_path, "category;item;price;value\nGames;Good;1;key\nGames;Free;;key\nGuides;Guide;;key\n")
    with pytest.raises(ImportRefused) as caught:
        await import_file(desk.bot, file)
    assert [problem.split(":")[0] for problem in caught.value.problems] == ["line 4", "line 3"]
    assert await everything() == before


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("catalog.xls", b"", "neither .csv nor .json"),
        ("catalog.csv", b"", "line 1"),
        ("catalog.csv", b"category,item,colour\n", "does not know 'colour'"),
        ("catalog.csv", b"category,price\n", "lacks 'item'"),
        ("catalog.csv", b"category,item,price,value\nA,B,1,\xff\xfe\n", "UTF-8"),
        ("catalog.csv", b'category,item,price,value\nA,B,1,"open\n', "line 2"),
        ("catalog.csv", b"category,item\n", "names no item"),
        ("catalog.json", b"{", "line 1"),
        ("catalog.json", b"[1]", '"items"'),
        ("catalog.json", b'{"items": [{"name": 1}, 5, {"category": 1, "name": "x"}]}', "item 2: must be an object"),
        (
            "catalog.json",
            b'{"items": [{"category": "A", "name": "B", "price": "1", "values": ["\\ud800"]}]}',
            "value 1",
        ),
        ("missing.csv", None, "cannot be opened"),
    ],
)
async def test_a_file_that_cannot_be_read_is_refused_in_words(desk, tmp_path, name, content, words):
    file = tmp_path / name
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(ImportRefused) as caught:
        await import_file(desk.bot, file)
    assert words in str(caught.value)
    assert set((await everything()).values()) == {0}


async def test_nobody_sees_an_import_before_it_is_complete_and_a_failed_one_leaves_nothing(desk, tmp_path, monkeypatch):
    monkeypatch.setattr(values, "CHUNK", 10)
    known = await desk.item("Known", price=100, category=await Category.create(name="A"), stock=1)
    before = await everything()
    lines = "".join(f"A,Known,,k{n}\nA,Fresh,2,f{n}\n" for n in range(50))
    file = csv_file(tmp_path, "category,item,price,value\n" + lines)
    seen = []
    write = values._write

    async def watched(bot, batch_id, chunk, tally):
        await write(bot, batch_id, chunk, tally)
        seen.append(
            (
                await Item.filter(hidden=False).count(),
                (await StockLevel.get(item_id=known.id)).available,
            )
        )
        if len(seen) >= 5:  # others are on their way meanwhile
            raise OSError("the disk is full")

    monkeypatch.setattr(values, "_write", watched)
    with pytest.raises(OSError, match="disk is full"):
        await import_file(desk.bot, file)
    assert set(seen) == {(1, 1)}
    assert await everything() == before

    monkeypatch.setattr(values, "_write", write)
    assert (await import_file(desk.bot, file)).values.added == 100


async def test_what_a_killed_import_left_is_removed_and_does_not_count_as_stock(desk, tmp_path):
    batch_id = await batches.open_batch(desk.bot, "killed")
    shelf = await Category.create(name="A", hidden=True, batch_id=batch_id)
    item = await desk.item("B", category=shelf, hidden=True, batch_id=batch_id)
    keys = desk.bot.keys
    await StockValue.create(item=item, batch_id=batch_id, value=keys.encrypt("v"), digest=keys.digest(b"v"))
    assert await batches.remove_unfinished(desk.bot) == 0  # it may be alive
    await Batch.filter(id=batch_id).update(leased_until=desk.bot.clock.now() - batches.LEASE)

    report = await import_file(desk.bot, csv_file(tmp_path, "category,item,price,value\nA,B,1,v\n"))

    assert (report.categories, report.items, report.values.added) == (1, 1, 1)
    assert await Batch.all().count() == 1


async def test_a_batch_taken_for_dead_cannot_be_filled_further(desk):
    batch_id = await batches.open_batch(desk.bot, "slow")
    await batches.remove(batch_id)
    with pytest.raises(KioskError, match="is gone"):
        async with db.transaction():
            await batches.hold(desk.bot, batch_id)


async def test_the_event_loop_stays_free_while_values_are_encrypted(desk, tmp_path):
    lines = "".join(f"A,B,1,value number {n}\n" for n in range(20_000))
    file = csv_file(tmp_path, "category,item,price,value\n" + lines)
    busy, done = [], asyncio.Event()

    async def ticks():
        while not done.is_set():
            before = time.thread_time()  # what this thread worked, however busy the machine is
            await asyncio.sleep(0.005)
            busy.append(time.thread_time() - before)

    gc.collect()
    gc.freeze()  # what the tests before this one left in memory is not looked through meanwhile
    ticking = asyncio.create_task(ticks())
    report = await import_file(desk.bot, file)
    done.set()
    await ticking
    gc.unfreeze()
    assert report.values.added == 20_000
    assert max(busy) < 0.05


async def test_pieces_of_a_batch_that_is_not_published_are_passed_over(desk):
    item = await desk.item("B", price=100)
    alice = await desk.customer(1000)
    keys = desk.bot.keys
    open_batch = await batches.open_batch(desk.bot, "open")
    await StockValue.create(item=item, batch_id=open_batch, value=keys.encrypt("no"), digest=keys.digest(b"no"))
    with pytest.raises(Refused, match="sold-out"):
        await desk.buy(alice, item)
    await desk.stock(item, ["yes"])
    order = await own_order(desk.bot, alice.id, (await desk.buy(alice, item)).order_id)
    assert order.lines[0].value == "yes"
    with pytest.raises(Refused, match="sold-out"):
        await desk.buy(alice, item)


async def test_publishing_twice_counts_once(desk):
    item = await desk.item("B", stock=3)
    batch = await Batch.first()
    async with db.transaction():
        await publish(batch.id)
    assert (await StockLevel.get(item_id=item.id)).available == 3


async def test_a_published_batch_cannot_be_removed(desk):
    item = await desk.item("B", stock=3)
    await batches.remove((await Batch.first()).id)
    assert await StockValue.filter(item_id=item.id).count() == 3


async def test_an_import_reaches_the_caches_of_other_processes(desk, tmp_path):
    number = desk.bot.versions.number("catalog")
    await import_file(desk.bot, csv_file(tmp_path, "category,item,price\nA,B,1\n"))
    assert desk.bot.versions.number("catalog") == number + 1
