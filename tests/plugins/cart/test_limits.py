"""How often one customer may buy, search and pay: the limits that the plugins declare, through the real client."""

import pytest

from plugins.accounts.testing import give
from plugins.shop.models import Order
from plugins.shop.testing import add_item


@pytest.fixture
def settings():
    return {
        "PLUGINS": "accounts,shop,cart,payments,stars,promos",
        "STARS_PER_VALUE": "10",
        "RATE_LIMITS_ENABLED": "1",
        "RATE_LIMITS": "updates=0 shop.purchases=2/60 shop.searches=2/60 payments.payments=2/60",
    }


async def test_orders_from_card_and_cart_count_together(bot, alice, bob, clock):
    item = await add_item(bot, "Portal 2", price="5.00", values=[f"KEY-{n}" for n in range(9)])
    await alice.send("/start")
    await give(bot, alice, 10_000)

    async def buy(person, label="✅ Pay $5.00"):
        await person.send(f"/start item_{item}")
        await person.press("🛒 Buy for $5.00")
        await person.press(label)

    await buy(alice)
    await alice.send(f"/start item_{item}")
    await alice.press(next(label for label in alice.buttons if "cart" in label.lower()))
    await alice.send("/cart")
    await alice.press(next(label for label in alice.buttons if "$5.00" in label))
    await alice.press("✅ Pay $5.00")
    assert await Order.all().count() == 2
    await buy(alice)
    assert alice.alerts[-1] == "⏳ That was a lot of orders at once. Please try again in 60 seconds."
    assert await Order.all().count() == 2
    clock.move(seconds=61)
    await alice.press("✅ Pay $5.00")  # the same button, which was not used up
    assert await Order.all().count() == 3

    await bob.send("/start")
    await give(bot, bob, 10_000)
    for _ in range(3):
        await bob.send(f"/start item_{item}")
        await bob.press(next(label for label in bob.buttons if label.startswith("🛒 Купить")))
        await bob.press(next(label for label in bob.buttons if label.startswith("✅")))
    assert bob.alerts[-1] == "⏳ Слишком много заказов подряд. Попробуйте снова через 60 секунд."
    assert await Order.all().count() == 5


async def test_searches_by_command_and_by_question_count_together(bot, alice):
    await add_item(bot, "Portal 2")
    await alice.send("/search portal")
    await alice.send("/start")
    await alice.press("🔎 Search")
    assert "⏳" not in alice.last.text
    await alice.send("portal")
    assert alice.last.text.startswith("⏳ That was a lot of searching.")


async def test_invoices_and_checks_count_together_and_paying_them_does_not(bot, alice):
    await alice.send("/topup")
    amount = alice.buttons[0]
    for _ in range(2):
        await alice.send("/topup")
        await alice.press(amount)
        await alice.press(next(label for label in alice.buttons if "⭐" in label))
    alice.stars = 10**6
    await alice.send("/topup")
    await alice.press(amount)
    await alice.press(next(label for label in alice.buttons if "⭐" in label))
    assert alice.alerts[-1] == "⏳ That was a lot of payments at once. Please try again in 60 seconds."
    for _ in range(2):
        assert (await alice.pay()).ok
    await alice.send("/profile")
    assert "Topped up" in alice.last.text
    assert "Topped up: $0.00" not in alice.last.text
