"""Every screen of a customer, in both languages, with names as long as names can be."""

import pytest

from plugins.cart.testing import put_in_cart
from tests.e2e.crawler import RAW_KEY, Crawler, handlers_reached
from tests.e2e.full_shop import CODE, befriend, buy, enrich, fill, fill_cart, look_back, reserve, subscribe, use_codes
from tests.e2e.walking import case, database_server, language  # noqa: F401 - fixtures
from tests.plugins.shop.teller import Teller

STAFF = ("man", "cus", "cusf", "cusl", "nto", "refsi", "refse", "refsd")
TYPED = {"shop.answers.answer_1": "Бирюзовый <&> *_`", "shop.search.words": "мелочь"}
COMMANDS = (
    "/start",
    "/topup",
    "/paysupport",
    "/shop",
    "/search мелочь",
    "/purchases",
    "/cart",
    "/profile",
    "/rules",
    "/referrals",
    "/language",
    "/help",
    "/timezone",
    "/nonsense",
    "/cancel",
)


@pytest.fixture
def settings():
    return {
        "RULES": "<b>Rules</b>",
        "HELPER_ID": "777",
        "CHANNEL_URL": "https://t.me/kiosk_news",
        "REFERRAL_PERCENT": "12.5",
        "MANUAL_PAYMENT": "<b>Bank</b>",
    }


@pytest.fixture
def extra_plugins():
    return (Teller().plugin,)


def customers_routes(bot) -> set[str]:
    """What a customer can reach: every command, button and link that asks for no right."""
    # one of several rights opens them, so they ask by themselves; every role walks over them elsewhere
    staff = {"command:manage", "press:staff", "command:notices_here", *(f"press:{key}" for key in STAFF)}
    routes = [*bot.router.presses.values(), *bot.router.commands.values()]
    return {f"{route.kind}:{route.key}" for route in routes if route.permission is None and route.key != "!"} - staff


async def test_a_customer_reaches_every_screen_and_every_button_answers(bot, telegram, clock, request, language):  # noqa: F811
    person = request.getfixturevalue("alice" if language == "en" else "bob")
    items = await fill(bot, telegram)
    kept_out = await subscribe(bot, telegram, person)
    await enrich(bot, person)
    await befriend(bot, person)
    # whoever chooses another language reads it from then on, so that button is pressed last
    every = Crawler(person, lambda question: TYPED.get(question, "7"), skip=["lang"])
    await look_back(bot, clock, person, items["unique"])
    await buy(bot, person, items["file"])
    await use_codes(bot, person, items)
    await fill_cart(bot, person, items)
    others = [prefix for prefix, route in bot.router.presses.items() if route.plugin != "cart"]
    cart = await Crawler(person, str, skip=(*others, "cask", "cdel")).walk(["/cart"])
    await put_in_cart(bot, person, items["dear"].id)
    held = await Crawler(person, str, skip=[*others, "cask", "cdel"]).walk(["/cart"])
    await reserve(bot, person, items["by hand"])
    others = [prefix for prefix in bot.router.presses if prefix not in ("order", "pay", "value")]
    paid = await Crawler(person, str, skip=others).walk(["/purchases"])
    await reserve(bot, person, items["by hand"])
    await put_in_cart(bot, person, items["unique"].id)
    links = [f"/start item_{item.id}" for item in items.values()] + ["/start category_1", "/start nothing_5"]
    seen = await every.walk([*COMMANDS, f"/start promo_{CODE}", "/start promo_GIFT", *links])
    others = [prefix for prefix in bot.router.presses if prefix != "inv"]
    helped = await Crawler(person, str, skip=others).walk(["/paysupport"])  # now that there are invoices
    walks = [kept_out, cart, held, paid, seen, helped]
    await person.press(data=next(data for data in seen.data if data.startswith("lang:")))

    missed = customers_routes(bot) - handlers_reached(bot)
    print(
        f"\n{language}: {len(set().union(*(walk.screens for walk in walks)))} screens, "
        f"{sum(walk.pressed.total() for walk in walks)} presses, "
        f"{len(customers_routes(bot))} handlers, {len(missed)} of them not reached"
    )
    assert [dead for walk in walks for dead in walk.dead] == []
    assert missed == set()
    shown = [text for walk in walks for text in walk.everything()]
    assert [text for text in shown if RAW_KEY.search(text)] == []
    assert foreign(bot, person, shown) == []
    assert telegram.violations == []


def foreign(bot, person, shown: list[str]) -> list[str]:
    """Whole texts of the other language among what was shown."""
    mine, other = ("ru", "en") if person.language == "ru" else ("en", "ru")
    ours = {text.fixed.text for text in bot.texts.own[mine].values() if text.fixed}
    theirs = {
        text.fixed.text
        for text in bot.texts.own[other].values()
        if text.fixed and len(text.fixed.text) > 5 and text.fixed.text not in ours
    }
    lines = {line for text in shown for line in [text, *text.split("\n")]}
    return sorted(theirs & lines)
