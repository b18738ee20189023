"""Somebody who sends every button with every number learns nothing of others, and changes nothing of theirs."""

import contextlib
from dataclasses import fields
from enum import IntEnum
from typing import get_type_hints

import pytest

from kernel import OneTime, db
from tests.e2e.crawler import Crawler
from tests.e2e.full_shop import SECRET, befriend, enrich, fill

MOST_IDS = 25  # of one table; numbers are counted from 1
ANSWER = "Тайный ответ"
REVIEW = "Отзыв для всех"
SIGNED = "· Alice ·"  # a review bears its author's first name
# what is Alice's alone, by table; plugins that are not installed have no such table
HERS = (
    "shop_order",
    "shop_order_line",
    "shop_stock_watch",
    "accounts_wallet",
    "cart_line",
    "promos_applied",
    "promos_usage",
    "reviews_review",
    "payments_invoice",
    "payments_payment",
    "referrals_earning",
)


@pytest.fixture
def settings():
    return {"RESERVATION_MINUTES": "10000", "REFERRAL_PERCENT": "10"}


def forgeries(bot):
    """Data of every kind of button a customer can send, with every id in each of its number fields in turn."""
    for route in bot.router.presses.values():
        if route.plugin == "kernel":
            continue
        hints = get_type_hints(route.callback)
        plain = {item.name: next(iter(hints[item.name])) if issubclass(hints[item.name], IntEnum) else hints[item.name](1)
                 for item in fields(route.callback)}  # fmt: skip
        numbers = [
            name for name, kind in hints.items() if name in plain and kind is int and name not in ("row", "page")
        ]
        for name in numbers or [""]:
            for number in range(1, MOST_IDS + 1) if name else (1,):
                callback = route.callback(**{**plain, **({name: number} if name else {})})
                packed = callback.pack()
                yield f"{packed}:{'A' * 27}" if isinstance(callback, OneTime) else packed


async def snapshot(telegram_id: int) -> dict[str, list]:
    """Everything that is the customer's, row by row."""
    user = await db.fetch_one("SELECT id FROM accounts_user WHERE telegram_id = $1", telegram_id)
    found = {}
    for table in HERS:
        try:
            rows = await db.fetch(f"SELECT * FROM {table} ORDER BY id")
        except Exception:  # no such plugin
            continue
        found[table] = [row for row in rows if row.get("user_id", user["id"]) == user["id"]]
    return found


async def test_a_stranger_with_every_button_and_every_number_learns_and_changes_nothing(bot, telegram, alice, bob):
    items = await fill(bot, telegram)
    await enrich(bot, alice)
    await befriend(bot, alice)
    links = [f"/start item_{item.id}" for item in items.values()]
    answer = {"reviews.write.words": REVIEW, "reviews.edit.words": REVIEW}.get
    await Crawler(alice, lambda question: answer(question, ANSWER)).walk(["/start", "/purchases", *links])
    await bob.send("/start")
    before = await snapshot(alice.id)
    assert len(before["shop_order"]) > 5
    seen: set[str] = set()
    sent = 0
    for data in forgeries(bot):
        if not any(message.sender is not bob.account for message in bob.messages):
            await bob.send("/start")  # the last press deleted its message
        with contextlib.suppress(LookupError):  # so did this one
            await bob.press(data=data)
        sent += 1
        for message in bob.messages[-5:]:  # a screen is edited in place, so it is read at once
            seen.add(message.text)
            seen.update(message.labels)
            if message.document:
                seen.add(message.document.data.decode("utf-8", "replace"))
    seen.update([*bob.toasts, *bob.alerts])
    print(f"\n{sent} forged presses of {len(bot.router.presses)} kinds showed {len(seen)} texts")
    assert [text for text in seen if SECRET in text or ANSWER in text or "Alice" in text.replace(SIGNED, "")] == []
    assert await snapshot(alice.id) == before
