"""What is cached of the catalog when processes share it through Redis."""

from __future__ import annotations

import asyncio

import pytest

from kernel.cache import Cache
from plugins.shop.catalog.reading import find_item, read_item


@pytest.fixture
def settings(redis_server):
    return {"REDIS_URL": redis_server.url}


def another_process(bot) -> Cache:
    """The cache of a process that has read nothing yet, on the same Redis."""
    return Cache(bot.redis, number=bot.versions.number, sign=bot.keys.sign, prefix=bot.cache._prefix)


async def seen(cache: Cache, item_id: int) -> int:
    card = await cache.get_or("catalog", f"item:{item_id}", 300, lambda: read_item(item_id))
    return card.item.available


async def test_a_reader_that_is_paused_across_a_sale_does_not_put_the_old_stock_back(live):
    bot, item = live.bot, await live.item(stock=2)
    customer = await live.customer(500)
    has_read, sold = asyncio.Event(), asyncio.Event()

    async def slow_read():
        card = await read_item(item.id)
        has_read.set()
        await sold.wait()
        return card

    reader = asyncio.create_task(bot.cache.get_or("catalog", f"item:{item.id}", 300, slow_read))
    await has_read.wait()
    await live.buy(customer, item)
    sold.set()
    assert (await reader).item.available == 2  # what was true when it was read
    assert (await find_item(bot, item.id)).item.available == 1
    assert bot.redis.up
    assert await seen(another_process(bot), item.id) == 1
