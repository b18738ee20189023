"""The commands that bring in catalogs and stock, and what a catalog file may say of an item."""

import json

import pytest
from click.testing import CliRunner

from kernel import db
from plugins.shop.importing import asking
from plugins.shop.importing.run import ImportRefused, foresee, import_file
from plugins.shop.models import Item, ItemPicture, SharedValue, StockLevel, StoredFile
from tests.plugins.shop.test_plugin import run_kiosk
from tests.plugins.shop.test_screens import picture_bytes


def catalog(folder, *items, name="catalog.json"):
    file = folder / name
    file.write_text(json.dumps({"items": [{"category": "A", "price": "5", **item} for item in items]}))
    return file


async def problems(desk, file):
    with pytest.raises(ImportRefused) as caught:
        await import_file(desk.bot, file)
    return "\n".join(caught.value.problems)


async def test_the_command_adds_stock_to_an_item_and_can_only_look(tmp_path):
    (tmp_path / "catalog.csv").write_text("category,item,price,value\nGames,Key,5,AAA\n")
    await run_kiosk(tmp_path, "shop", "import", "catalog.csv")
    (tmp_path / "keys.txt").write_bytes(b"AAA\nBBB\nBBB\nCCC\n\xff\n")
    stock = ("shop", "stock", "1", "keys.txt")
    code, output = await run_kiosk(tmp_path, *stock, "--dry-run")
    assert (code, output.splitlines()) == (
        0,
        [
            "2 new values.",
            "1 values left out: more than once in the file.",
            "1 values left out: already in stock.",
            "1 values left out: not usable.",
            "  5: not UTF-8 text",
            "Nothing was written.",
        ],
    )
    code, output = await run_kiosk(tmp_path, *stock, "--name", "May", "--cost", "9.99", "--expires", "2040-01-01")
    assert code == 0, output
    assert "2 values added." in output
    code, output = await run_kiosk(tmp_path, *stock, "--yes")
    assert "0 values added." in output
    assert "4 values left out: already in stock." in output


async def test_the_command_says_in_words_what_is_wrong(tmp_path):
    (tmp_path / "catalog.csv").write_text("category,item,price,value\nGames,Key,5,AAA\n")
    await run_kiosk(tmp_path, "shop", "import", "catalog.csv")
    (tmp_path / "keys.exe").write_bytes(b"MZ")
    (tmp_path / "keys.txt").write_bytes(b"x")
    for words, answer in (
        (("1", "keys.exe"), "Please send a .txt, .csv, .json or .zip file."),
        (("99", "keys.txt"), "not in the shop"),
        (("1", "keys.txt", "--cost", "many"), "no amount in USD"),
        (("1", "keys.txt", "--expires", "soon"), "is no date"),
    ):
        code, output = await run_kiosk(tmp_path, "shop", "stock", *words)
        assert code == 1
        assert answer in output
        assert "Traceback" not in output


async def test_a_dry_run_of_a_catalog_writes_nothing(tmp_path):
    (tmp_path / "catalog.csv").write_text("category,item,price,value\nGames > PC,Key,5,AAA\nGames > PC,Key,,AAA\n")
    code, output = await run_kiosk(tmp_path, "shop", "import", "catalog.csv", "--dry-run")
    assert (code, output.splitlines()) == (
        0,
        [
            "2 new categories, 1 new items, 0 known items.",
            "1 new values.",
            "1 values left out: more than once in the file.",
            "Nothing was written.",
        ],
    )
    code, output = await run_kiosk(tmp_path, "shop", "import", "catalog.csv", "--yes")
    assert "1 values added." in output


@pytest.mark.parametrize(("answer", "writes"), [("y\n", True), ("n\n", False), ("\n", False)])
def test_at_a_terminal_a_person_is_asked(monkeypatch, answer, writes):
    import click

    monkeypatch.setattr(asking, "has_terminal", lambda: True)

    @click.command()
    def command():
        click.echo("wrote" if asking.may_write(dry_run=False, yes=False) else "did not")

    output = CliRunner().invoke(command, input=answer).output
    assert ("wrote" in output) == writes
    assert ("Nothing was written." in output) == (not writes)


async def test_what_is_foreseen_is_what_the_import_does(desk, tmp_path):
    known = await desk.item("Known", price=100, stock=2)
    await Item.filter(id=known.id).update(name="Known")
    shelf = (await db.fetch_one("SELECT name FROM shop_category"))["name"]
    items = [
        {"category": shelf, "name": "Known", "values": ["Known-0", "x", "x", "Known-0"]},
        {"name": "New", "values": ["x", "y", "x"]},
        {"name": "Other new", "values": ["x"]},
    ]
    file = catalog(tmp_path, *items)
    seen = await foresee(desk.bot, file)
    report = await import_file(desk.bot, file)
    assert (seen.categories, seen.items, seen.known_items) == (report.categories, report.items, report.known_items)
    values = (report.values.added, report.values.twice, report.values.in_stock, report.values.sold_before)
    assert (seen.values.new, seen.values.twice, seen.values.in_stock, seen.values.sold_before) == values
    assert values == (4, 2, 2, 0)


async def test_a_catalog_says_how_an_item_is_sold(desk, tmp_path):
    file = catalog(
        tmp_path,
        {
            "name": "Bulk", "min": 2, "max": "10", "step": 2, "limit": 20, "low_stock": 0, "pick": "lifo",
            "when_out": "wait", "presell": True, "instructions": "Read me.", "values": ["a"],
        },
        {"name": "Work", "kind": "manual", "questions": ["Which name?", " Which colour? "], "hidden": True},
    )  # fmt: skip
    await import_file(desk.bot, file)
    bulk, work = await Item.get(name="Bulk"), await Item.get(name="Work")
    assert (bulk.min_quantity, bulk.max_quantity, bulk.quantity_step, bulk.customer_limit, bulk.low_stock) == (
        2,
        10,
        2,
        20,
        0,
    )
    assert (bulk.pick, bulk.when_out, bulk.presell, bulk.instructions, bulk.hidden) == (
        "lifo",
        "wait",
        True,
        "Read me.",
        False,
    )
    assert (work.kind, work.questions, work.hidden) == ("manual", ["Which name?", "Which colour?"], True)
    await import_file(
        desk.bot, catalog(tmp_path, {"name": "Bulk", "max": 12}, {"name": "Work", "kind": "manual", "hidden": False})
    )
    await bulk.refresh_from_db()
    await work.refresh_from_db()
    assert (bulk.max_quantity, bulk.min_quantity, bulk.pick, bulk.instructions) == (12, 2, "lifo", "Read me.")
    assert (work.hidden, work.questions) == (False, ["Which name?", "Which colour?"])


async def test_a_csv_file_says_the_same(desk, tmp_path):
    file = tmp_path / "catalog.csv"
    file.write_text(
        "category,item,price,min,max,presell,when_out,value\nA,B,1,2,4,yes,wait,x\nA,B,,,,,,y\nA,C,1,,,,,z\n"
    )
    await import_file(desk.bot, file)
    item, other = await Item.get(name="B"), await Item.get(name="C")
    assert (item.min_quantity, item.max_quantity, item.presell, item.when_out) == (2, 4, True, "wait")
    assert (other.min_quantity, other.max_quantity, other.presell, other.when_out) == (1, None, False, "credit")
    assert (await StockLevel.get(item_id=item.id)).available == 2


async def test_files_and_pictures_stand_beside_the_catalog(desk, tmp_path):
    (tmp_path / "a.pdf").write_bytes(b"%PDF a")
    (tmp_path / "b.pdf").write_bytes(b"%PDF b")
    pictures = []
    for number in range(3):
        (tmp_path / f"{number}.png").write_bytes(picture_bytes() + bytes([number]))
        pictures.append(f"{number}.png")
    await import_file(
        desk.bot,
        catalog(tmp_path, {"name": "Book", "kind": "file", "pictures": pictures, "values": ["a.pdf", "b.pdf"]}),
    )
    book = await Item.get(name="Book")
    assert (await StockLevel.get(item_id=book.id)).available == 2
    assert sorted(file.name for file in await StoredFile.all()) == ["a.pdf", "b.pdf"]
    assert book.picture_id is not None
    assert await ItemPicture.filter(item_id=book.id).count() == 2
    await import_file(
        desk.bot, catalog(tmp_path, {"name": "Book", "kind": "file", "picture": "0.png", "pictures": ["1.png"]})
    )
    assert await ItemPicture.filter(item_id=book.id).count() == 1
    assert await SharedValue.all().count() == 0


@pytest.mark.parametrize(
    ("item", "words"),
    [
        ({"min": 0}, "min is '0'"),
        ({"min": 5, "max": 4}, "max is 4, which is less than min, 5"),
        ({"limit": "many"}, "limit is 'many'"),
        ({"pick": "best"}, "fifo, lifo or random"),
        ({"when_out": "cry"}, "wait, credit or refund"),
        ({"presell": True}, "presell needs when_out to be wait"),
        ({"presell": "maybe"}, "Write yes or no"),
        ({"instructions": "x" * 4001}, "the instructions may have"),
        ({"questions": ["Why?"]}, "questions are only asked"),
        ({"kind": "manual", "questions": ["x"] * 6}, "5 questions"),
        ({"kind": "manual", "values": ["x"]}, "delivered by hand"),
        ({"kind": "file", "values": ["missing.pdf"]}, "cannot be opened"),
        ({"kind": "file", "values": ["empty.pdf"]}, "is empty or larger"),
        ({"kind": "odd"}, "the kind is 'odd'"),
        ({"pictures": ["missing.png"]}, "cannot be opened"),
        ({"pictures": "one.png"}, "must be a list of texts"),
        ({"min": ["1"]}, "must be a text, a number, true or false"),
    ],
)
async def test_what_is_wrong_with_an_item_is_said_before_anything_is_written(desk, tmp_path, item, words):
    (tmp_path / "empty.pdf").write_bytes(b"")
    assert words in await problems(desk, catalog(tmp_path, {"name": "B", **item}))
    assert await Item.all().count() == 0


async def test_what_is_known_of_an_item_must_fit_to_what_the_file_says(desk, tmp_path):
    await import_file(desk.bot, catalog(tmp_path, {"name": "B", "min": 5}))
    assert "max is 4" in await problems(desk, catalog(tmp_path, {"name": "B", "max": 4}))
