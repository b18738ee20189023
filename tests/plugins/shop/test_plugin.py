"""The shop as a plugin: its declarations, its command, its secrets, its currency."""

import asyncio
import os
import sys
from pathlib import Path

from click.testing import CliRunner

from kernel.cli import main
from kernel.testing import check_plugin
from plugins.shop import shop
from plugins.shop.models import StockValue
from plugins.shop.reactions import amounts_stored

ROOT = Path(__file__).parents[3]


def test_the_declarations_are_sound():
    check_plugin(shop)


async def test_keys_rotate_brings_stock_under_the_new_key(desk):
    item = await desk.item(stock=3)
    await desk.share(await desk.item("Guide"), "for all")
    columns = desk.bot.plugins["shop"].encrypted
    assert set(columns) == {
        ("shop_stock_value", "value"),
        ("shop_shared_value", "value"),
        ("shop_stored_file", "data"),
        ("shop_order_line", "answers"),
        ("shop_intake", "text"),
    }
    await desk.bot.keys.rotate(columns)
    values = await StockValue.filter(item_id=item.id).order_by("id")
    assert [desk.bot.keys.decrypt(row.value) for row in values] == ["Key-0", "Key-1", "Key-2"]


async def test_prices_keep_the_currency_from_changing(desk):
    assert await amounts_stored(desk.bot) == []
    await desk.item()
    assert await amounts_stored(desk.bot) == ["the prices of 1 items"]


async def run_kiosk(folder: Path, *words: str) -> tuple[int, str]:
    env = {
        **os.environ,
        "DATA_DIR": str(folder),
        "PLUGINS": "accounts,shop",
        "PAY_CURRENCY": "USD",
        "PYTHONPATH": str(ROOT),
    }
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", "from kernel.cli import main; main()", *words,
        cwd=folder, env=env, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT,
    )  # fmt: skip
    output, _ = await process.communicate()
    return process.returncode or 0, output.decode()


async def test_the_command_imports_and_says_what_it_did(tmp_path):
    (tmp_path / "catalog.csv").write_text(
        "category,item,price,value\nGames,Key,5,AAA\nGames,Key,,AAA\nGames,Key,,BBB\n"
    )
    code, output = await run_kiosk(tmp_path, "shop", "import", "catalog.csv")
    assert code == 0, output
    assert "1 new categories, 1 new items" in output
    assert "2 values added." in output
    assert "1 values left out: more than once in the file." in output


async def test_the_command_refuses_a_bad_file_in_words(tmp_path):
    (tmp_path / "catalog.csv").write_text("category,item,price,value\nGames,Key,five,AAA\n")
    code, output = await run_kiosk(tmp_path, "shop", "import", "catalog.csv")
    assert code == 1
    assert "nothing was changed" in output
    assert "line 2: the price 'five'" in output
    assert "Traceback" not in output


def test_the_group_is_called_shop():
    assert "import" in CliRunner().invoke(main, ["shop", "--help"]).output
