"""For the tests of plugins that build on the shop: goods to sell."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kernel import run_in_transaction

from .importing.run import import_file
from .models import Item

if TYPE_CHECKING:
    from kernel import Bot


async def add_item(
    bot: Bot, name: str = "Key", *, price: str = "5.00", values: Sequence[str] = ("KEY-1",), category: str = "Shelf"
) -> int:
    """Put an item with these values on sale, as ``kiosk shop import`` does; its id."""
    item = {"category": [category], "name": name, "price": price, "values": list(values)}
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "catalog.json"
        file.write_text(json.dumps({"items": [item]}), encoding="utf-8")
        await import_file(bot, file)
    return (await Item.get(name=name, category__name=category)).id


async def set_price(bot: Bot, item_id: int, price: int) -> None:
    """Change what an item costs, in minor units."""

    async def change() -> None:
        await Item.filter(id=item_id).update(price=price)
        bot.cache.bump("catalog")

    await run_in_transaction(change)
