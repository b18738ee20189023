"""A recorded purchase is issued again with values of its own."""

from datetime import UTC, datetime

import asyncpg

from benchmarks import shop
from benchmarks.purchase import record
from benchmarks.replay import Call, Script, fresh, spread_ids
from kernel import db


def test_ids_are_found_again_in_numbers_lists_and_texts():
    made = {"id": 4_000_010, "order_id": 3_000_010}
    at = datetime(2026, 1, 1, tzinfo=UTC)
    calls = [
        Call("execute", "BEGIN", ()),
        Call("fetch", "INSERT $1 $2", (1_000_010, at), [made]),
        Call("execute", "POST", ("order:3000010:paid", [1_000_010, 5], '{"line_id":4000010,"x":9000000000000001}')),
    ]
    script = Script(calls, {1_000_010: "customer"})
    begin, insert, post = script.steps
    assert begin.arguments({}) == ()
    assert insert.arguments({"customer": 7}) == (7, at)
    names = dict(insert.columns)
    assert sorted(names.values()) == ["id", "order_id"]
    values = {"customer": 7, **{name: 30 if column == "order_id" else 40 for name, column in names.items()}}
    key, wallets, args = post.arguments(values)
    assert (key, wallets) == ("order:30:paid", [7, 5])
    assert args.startswith('{"line_id":40,"x":')
    assert args != post.arguments(values)[2]


async def test_a_replayed_purchase_is_a_whole_purchase(postgres_server, tmp_path):
    postgres_server.sql("CREATE DATABASE replayed")
    url = postgres_server.url("replayed")
    try:
        async with shop.opened(shop.environment(tmp_path, url)) as bot:
            await spread_ids()
            alice, bob = await shop.customers(bot, 2)
            (item,) = await shop.items(1)
            await shop.stock(bot, [item], 3)
            script, sent = await record(bot, alice, item)
            assert sent[0] == "BEGIN"
            assert sent[-1] == "COMMIT"
            connection = await asyncpg.connect(url)
            try:
                values = {"customer": bob.id, "telegram": bob.telegram_id, "item": item, "nonce": fresh()}
                await script.run(connection, values)
            finally:
                await connection.close()
            owners = await db.fetch("SELECT user_id FROM shop_order ORDER BY id")
            assert [row["user_id"] for row in owners] == [alice.id, bob.id]
            chats = await db.fetch("SELECT chat_id FROM kernel_outbox ORDER BY id")
            assert [row["chat_id"] for row in chats] == [alice.telegram_id, bob.telegram_id]
            sold = await db.fetch("SELECT line_id FROM shop_stock_value WHERE state = 'sold'")
            assert len({row["line_id"] for row in sold}) == 2
            keys = await db.fetch("SELECT key FROM accounts_entry ORDER BY id")
            assert len({row["key"] for row in keys}) == 2
    finally:
        postgres_server.sql("DROP DATABASE replayed WITH (FORCE)")
