"""What customers see of codes: on the card, in the profile, by link. Through the real client."""

from __future__ import annotations

import asyncio

import pytest

from kernel import db, run_in_transaction, transaction
from kernel.testing import check_plugin, count_statements
from plugins.accounts.api import balance
from plugins.accounts.testing import customer_of, give
from plugins.promos import promos
from plugins.promos.callbacks import AskCode, ConfirmGift, RemoveCode, UseSaved
from plugins.promos.models import Applied, Attempt, Code, Usage
from plugins.promos.testing import add_code
from plugins.shop.models import Order
from plugins.shop.testing import add_item


def test_the_declarations_are_in_order():
    check_plugin(promos)


async def enter(person, item: int, code: str) -> None:
    """Enter a code on the card of an item, in English."""
    await person.send(f"/start item_{item}")
    await person.press("🎟 Promo code")
    await person.send(code)


def struck(message) -> list[str]:
    """What is struck through in a message."""
    units = message.text.encode("utf-16-le")
    return [
        units[entity.offset * 2 : (entity.offset + entity.length) * 2].decode("utf-16-le")
        for entity in message.entities
        if entity.kind == "strikethrough"
    ]


async def test_a_code_lowers_the_price_on_the_card_and_of_the_purchase(bot, alice):
    item = await add_item(bot)
    await add_code(bot)
    await enter(alice, item, "summer")
    assert "🎟 SUMMER: $5.00 $4.50" in alice.last.text
    assert struck(alice.last) == ["$5.00"]
    assert "🎟 Remove SUMMER" in alice.buttons
    await give(bot, alice, 500)
    await alice.press("🛒 Buy for $5.00")
    assert "🎟 SUMMER: -$0.50" in alice.last.text
    await alice.press("✅ Pay $4.50")
    assert (await Order.get()).total == 450
    assert await balance((await customer_of(bot, alice)).id) == 50


async def test_a_code_is_removed_and_the_full_price_is_back(bot, alice):
    item = await add_item(bot)
    await add_code(bot)
    await enter(alice, item, "SUMMER")
    await alice.press("🎟 Remove SUMMER")
    assert alice.toasts[-1] == "The code is off. The full price counts again."
    assert "$4.50" not in alice.last.text
    await alice.press("🎟 Promo code")
    await alice.press("✖️ Cancel")
    assert "Price: $5.00" in alice.last.text
    assert "🎟 Promo code" in alice.buttons


async def test_a_code_does_not_stick_to_the_next_product(bot, alice):
    one, two = await add_item(bot, "One"), await add_item(bot, "Two")
    await add_code(bot)
    await enter(alice, one, "SUMMER")
    await alice.send(f"/start item_{two}")
    assert "SUMMER" not in alice.last.text
    assert "🎟 Remove SUMMER" not in alice.buttons
    await alice.send(f"/start item_{one}")
    assert "$4.50" in alice.last.text


async def test_an_old_card_asks_for_a_code_for_its_own_product(bot, alice):
    one, two = await add_item(bot, "One"), await add_item(bot, "Two")
    await add_code(bot)
    first = await alice.send(f"/start item_{one}")
    await alice.send(f"/start item_{two}")
    await alice.press("🎟 Promo code", message=first)
    await alice.send("SUMMER")
    assert "One" in alice.last.text
    assert "$4.50" in alice.last.text


REFUSALS = [
    ("NOSUCH", {}, "There is no code “NOSUCH”", "Промокода «NOSUCH» нет"),
    ("OFF", {"active": False}, "switched off", "отключён"),
    ("SOON", {"starts_at": "soon"}, "counts from", "начнёт действовать"),
    ("OVER", {"ends_at": "over"}, "has expired", "истёк"),
    ("GONE", {"total_limit": 1, "used": 1}, "used up", "закончился"),
    ("GIFT", {"kind": "balance", "value": 500}, "puts money on your balance", "пополняет баланс"),
    ("OTHER", {"items": [999]}, "is not for this product", "не действует на этот товар"),
]


@pytest.mark.parametrize(("code", "terms", "english", "russian"), REFUSALS, ids=[one[0] for one in REFUSALS])
async def test_every_refusal_says_why_in_the_customers_language(bot, clock, alice, bob, code, terms, english, russian):
    from datetime import timedelta

    item = await add_item(bot)
    now = clock.now()
    times = {"soon": now + timedelta(days=2), "over": now - timedelta(days=2)}
    later = {name: terms[name] for name in ("active", "used") if name in terms}
    made = {name: times.get(str(value), value) for name, value in terms.items() if name not in later}
    if code != "NOSUCH":
        await add_code(bot, code, **made)
        if later:
            await Code.filter(code=code).update(**later)
    await enter(alice, item, code.lower())
    assert english in alice.last.text
    assert {"🔁 Another code", "⬅️ Back", "🏠 Menu"} <= set(alice.buttons)
    assert await Applied.all().count() == 0
    await alice.press("⬅️ Back")
    assert "Price: $5.00" in alice.last.text
    await bob.send(f"/start item_{item}")
    await bob.press("🎟 Промокод")
    await bob.send(code)
    assert russian in bob.last.text


async def test_of_two_codes_that_stand_alone_the_better_one_stays(bot, alice):
    item = await add_item(bot)
    await add_code(bot, "TEN")
    await add_code(bot, "FIVE", value=500)
    await add_code(bot, "HALF", value=5000)
    await add_code(bot, "MORE", "fixed", 50, stacks=True)
    await enter(alice, item, "TEN")
    await enter(alice, item, "FIVE")
    assert "FIVE cannot be combined with TEN" in alice.last.text
    await enter(alice, item, "HALF")
    assert "$2.50" in alice.last.text
    assert "🎟 Remove TEN" not in alice.buttons
    await enter(alice, item, "MORE")
    assert "$2.00" in alice.last.text
    assert "HALF, MORE" in alice.last.text


async def test_a_code_that_expires_while_the_card_is_open_is_explained_and_can_be_removed(bot, clock, alice):
    from datetime import timedelta

    item = await add_item(bot)
    await add_code(bot, ends_at=clock.now() + timedelta(minutes=30))
    await enter(alice, item, "SUMMER")
    await give(bot, alice, 500)
    card = alice.last
    clock.move(hours=1)
    await alice.press("🛒 Buy for $5.00", message=card)
    assert "It has expired" in alice.last.text
    await alice.press("⬅️ Back")
    assert "It has expired" in alice.last.text
    await alice.press("🎟 Remove SUMMER")
    assert "expired" not in alice.last.text
    await alice.press("🛒 Buy for $5.00")
    await alice.press("✅ Pay $5.00")
    assert (await Order.get()).total == 500


async def test_ten_wrong_codes_close_the_door_for_ten_minutes_and_only_for_that_customer(bot, clock, alice, bob):
    item = await add_item(bot)
    await add_code(bot)
    for number in range(10):
        await enter(alice, item, f"GUESS{number}")
        assert "There is no code" in alice.last.text
    await enter(alice, item, "SUMMER")
    assert "Too many codes" in alice.last.text
    await alice.send("/start promo_SUMMER")
    assert "Too many codes" in alice.last.text
    await bob.send(f"/start item_{item}")
    await bob.press("🎟 Промокод")
    await bob.send("SUMMER")
    assert "$4.50" in bob.last.text.replace("4,50", "$4.50")
    clock.move(minutes=11)
    await enter(alice, item, "SUMMER")
    assert "$4.50" in alice.last.text


async def test_good_codes_do_not_count_as_guesses(bot, alice):
    item = await add_item(bot)
    await add_code(bot)
    for _ in range(12):
        await enter(alice, item, "SUMMER")
        await alice.press("🎟 Remove SUMMER")
    assert (await Attempt.get()).failures == 0


async def test_a_code_is_redeemed_from_the_profile_once(bot, alice):
    await add_code(bot, "ПОДАРОК", "balance", 500)
    await alice.send("/profile")
    await alice.press("🎁 Redeem a code")
    await alice.send("подарок")
    assert "$5.00 added" in alice.last.text
    customer = await customer_of(bot, alice)
    assert await balance(customer.id) == 500
    await alice.press("⬅️ Profile")
    assert "Balance: $5.00" in alice.last.text
    await alice.press("🧾 Operations")
    assert "+$5.00 · Promo code ПОДАРОК" in alice.last.text
    await alice.send("/profile")
    await alice.press("🎁 Redeem a code")
    await alice.send("ПОДАРОК")
    assert "You have used ПОДАРОК already" in alice.last.text
    assert await balance(customer.id) == 500
    (row,) = await db.fetch("SELECT actor, details FROM kernel_audit WHERE action = 'promos.redeemed'")
    assert (row["actor"], row["details"]) == (f"user:{(await customer_of(bot, alice)).id}", {"amount": 500})


async def test_a_code_for_products_is_no_gift_and_says_so(bot, alice):
    await add_code(bot)
    await alice.send("/profile")
    await alice.press("🎁 Redeem a code")
    await alice.send("SUMMER")
    assert "makes products cheaper" in alice.last.text
    await alice.press("🔁 Another code")
    await alice.press("✖️ Cancel")
    assert "⬅️ Profile" in alice.buttons


async def test_many_customers_at_once_cannot_take_more_gifts_than_there_are(bot, telegram):
    from kernel.testing import Person
    from plugins.promos.gifts import redeem

    code = await add_code(bot, "GIFT", "balance", 500, total_limit=2)
    people = [Person(telegram.person(f"P{number}", language="en"), bot) for number in range(5)]
    for person in people:
        await person.send("/start")
    users = [await customer_of(bot, person) for person in people]
    tries = [run_in_transaction(redeem, bot, user, code) for user in [*users, *users]]
    await asyncio.gather(*tries, return_exceptions=True)
    assert sorted([await balance(user.id) for user in users]) == [0, 0, 0, 500, 500]
    assert await Usage.all().count() == 2


async def test_a_link_to_a_gift_asks_first_and_credits_once(bot, alice):
    await add_code(bot, "GIFT", "balance", 500)
    await alice.send("/start promo_gift")
    customer = await customer_of(bot, alice)
    assert await balance(customer.id) == 0
    screen = alice.last
    await alice.press("🎁 Put $5.00 on my balance")
    assert "$5.00 added" in alice.last.text
    data = next(button.value for row in screen.rows for button in row)
    await alice.press(data=data)
    assert await balance(customer.id) == 500


async def test_nobody_forges_the_button_of_a_gift(bot, alice):
    code = await add_code(bot, "GIFT", "balance", 500)
    await alice.send("/start")
    await alice.press(data=f"{ConfirmGift(code).pack()}:{'A' * 27}")
    assert await balance((await customer_of(bot, alice)).id) == 0


async def test_a_link_to_a_code_for_one_product_opens_its_card(bot, alice):
    item = await add_item(bot, "Portal 2")
    await add_code(bot, items=[item])
    await alice.send("/start promo_SUMMER")
    assert "Portal 2" in alice.last.text
    assert "$4.50" in alice.last.text


async def test_a_link_to_any_other_code_keeps_it_and_offers_it_where_it_fits(bot, alice):
    fits, other = await add_item(bot, "Fits"), await add_item(bot, "Other", category="Elsewhere")
    third = await add_item(bot, "Third")
    await add_code(bot, items=[fits, third])
    await alice.send("/start promo_SUMMER")
    assert "SUMMER (−10 %) is yours" in alice.last.text
    await alice.press("🛍 To the shop")
    await alice.send(f"/start item_{other}")
    assert "🎟 Use SUMMER" not in alice.buttons
    await alice.send(f"/start item_{fits}")
    assert "$4.50" not in alice.last.text
    await alice.press("🎟 Use SUMMER")
    assert "$4.50" in alice.last.text
    assert "🎟 Use SUMMER" not in alice.buttons


async def test_a_link_to_no_code_answers(bot, alice):
    for payload in ("promo_summer", "promo_", "promo_" + "x" * 58, "promo"):
        await alice.send(f"/start {payload}")
        assert alice.last.text
        assert alice.buttons


async def test_forged_buttons_tell_nothing_of_codes(bot, alice, bob):
    item = await add_item(bot)
    code = await add_code(bot)
    await bob.send("/start promo_SUMMER")
    await alice.send("/start")
    for forged in (UseSaved(code, item), UseSaved(code + 1, item)):
        await alice.press(data=forged.pack())
        assert "not there any more" in alice.last.text
    await alice.press(data=RemoveCode(code, item).pack())
    await alice.press(data=AskCode(10**15).pack())
    await alice.send("SUMMER")
    assert "not in the shop" in alice.last.text
    assert await Applied.all().count() == 1


async def test_switched_off_it_leaves_no_trace(bot, alice):
    item = await add_item(bot)
    await add_code(bot)
    await enter(alice, item, "SUMMER")
    await bot.toggles.disable("promos")
    await alice.press("🎟 Remove SUMMER")
    assert alice.alerts[-1] == "This button no longer works."
    await alice.send(f"/start item_{item}")
    assert "SUMMER" not in alice.last.text
    assert not [label for label in alice.buttons if "🎟" in label]
    await alice.send("/profile")
    assert "🎁 Redeem a code" not in alice.buttons
    await alice.send("/start promo_SUMMER")
    assert "SUMMER" not in alice.last.text
    await bot.toggles.enable("promos")
    await alice.send(f"/start item_{item}")
    assert "$4.50" in alice.last.text


async def test_with_the_shop_off_gifts_are_still_given(bot, alice):
    await add_code(bot, "GIFT", "balance", 500)
    await add_code(bot)
    for name in ("cart", "reviews", "shop"):
        await bot.toggles.disable(name)
    await alice.send("/start promo_SUMMER")
    assert "is yours" in alice.last.text
    await alice.send("/start promo_GIFT")
    await alice.press("🎁 Put $5.00 on my balance")
    assert "$5.00 added" in alice.last.text


async def test_a_forgotten_customers_codes_go_and_the_uses_stay_counted(bot, alice):
    item = await add_item(bot)
    await add_code(bot, customer_limit=2)
    await enter(alice, item, "SUMMER")
    await alice.send("/start promo_SUMMER")
    async with transaction():
        await bot.hooks.join("delete_user_data", user=await customer_of(bot, alice), bot=bot)
    assert (await Applied.all().count(), await Attempt.all().count()) == (0, 0)


async def test_the_longest_code_fits_into_every_button_and_text(bot, telegram, alice):
    item = await add_item(bot, "Ж" * 255)
    await add_code(bot, "Ж" * 50)
    await enter(alice, item, "ж" * 50)
    assert "$4.50" in alice.last.text
    assert telegram.violations == []


async def test_a_card_costs_one_statement_of_promos_and_two_with_codes(bot, alice):
    item = await add_item(bot)
    await add_code(bot)

    async def statements() -> int:
        with count_statements() as sent:
            await alice.send(f"/start item_{item}")
        return len([sql for sql in sent.statements if "promos_" in sql])

    await alice.send("/start")
    assert await statements() == 1
    await enter(alice, item, "SUMMER")
    assert await statements() == 2
