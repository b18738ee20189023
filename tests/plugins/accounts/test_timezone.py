"""The customer's time zone: chosen by region and city, and used wherever a time is shown."""

from datetime import UTC, datetime

import pytest

from kernel import Outgoing, Plugin, Rich, db, transaction
from kernel.bot import Bot
from kernel.testing import MovableClock, Person, count_statements
from plugins.accounts import api, people, zones
from plugins.accounts.callbacks import ChooseZone, OpenRegion, OpenZones
from plugins.accounts.testing import customer_of, give

clocks = Plugin("clocks", version="1.0", requires=["accounts"])
WINTER = datetime(2026, 1, 15, 12, tzinfo=UTC)
SUMMER = datetime(2026, 7, 15, 12, tzinfo=UTC)


@pytest.fixture
def extra_plugins() -> list[Plugin]:
    """A plugin that sends a message with a time in it."""
    return [clocks]


@clocks.message("clocks-winter")
async def tell(to) -> Outgoing:
    """When winter is, for whom the message goes to."""
    return Outgoing(Rich(f"Winter: {to.when(WINTER)}"))


async def test_the_common_zones_are_a_tap_away_with_their_offset_now(alice: Person) -> None:
    await alice.send("/profile")
    screen = await alice.press("🕰 Time zone")
    assert "What time is it where you are?" in screen.text
    assert alice.buttons[0] == "✅ As in the shop (UTC)"
    await alice.press("Kolkata · UTC+5:30")
    assert alice.toasts[-1] == "Done. The clock is set!"
    assert alice.buttons[0] == "As in the shop (UTC)"
    assert "✅ Kolkata · UTC+5:30" in alice.buttons
    assert "(Kolkata · UTC+5:30)" in alice.last.text
    await alice.press("As in the shop (UTC)")
    assert alice.buttons[0] == "✅ As in the shop (UTC)"
    assert "Balance" in (await alice.press("⬅️ Profile")).text


async def test_a_city_is_found_by_region_and_page_in_the_persons_language(bot: Bot, bob: Person) -> None:
    await bob.send("/timezone")
    assert {"Европа", "Азия", "Латинская Америка", "Москва · UTC+3"} <= set(bob.buttons)
    await bob.press("Азия")
    assert bob.buttons[-4:-2] == ["1/6", "▶️"]
    for _ in range(5):
        await bob.press("▶️")
        if "Токио · UTC+9" in bob.buttons:
            break
    page = next(label for label in bob.buttons if "/6" in label)
    await bob.press(page)
    assert page in bob.buttons
    await bob.press("◀️")
    await bob.press("▶️")
    await bob.press("Токио · UTC+9")
    assert bob.toasts[-1] == "Готово. Часы переведены!"
    assert (await customer_of(bot, bob)).timezone == "Asia/Tokyo"
    await bob.press("Азия")
    await bob.press("⬅️ Назад")
    assert "Который у вас час?" in bob.last.text


async def test_the_history_shows_the_time_of_the_zone_on_both_sides_of_daylight_saving(bot: Bot, alice: Person) -> None:
    await alice.send("/start")
    user = await customer_of(bot, alice)
    for number, moment in enumerate((WINTER, SUMMER)):
        async with transaction():
            await api.adjust(user.id, 100, number, "a gift", at=moment)
    await people.choose_timezone(user.id, "America/New_York")
    await alice.send("/profile")
    text = (await alice.press("🧾 Operations")).text
    assert "15 Jan 2026, 07:00" in text
    assert "15 Jul 2026, 08:00" in text
    assert "UTC" not in text


async def test_the_history_is_dated_in_russian(bot: Bot, bob: Person, clock: MovableClock) -> None:
    await bob.send("/start")
    user = await customer_of(bot, bob)
    await people.choose_timezone(user.id, "Asia/Vladivostok")
    async with transaction():
        await api.adjust(user.id, 100, 1, "подарок", at=datetime(2026, 11, 24, 16, 5, tzinfo=UTC))
    await bob.send("/profile")
    assert "25 нояб. 2026 г., 02:05" in (await bob.press("🧾 Операции")).text


async def test_a_queued_message_is_dated_for_whom_it_goes_to(bot: Bot, alice: Person, bob: Person) -> None:
    for person, name in ((alice, "Asia/Tokyo"), (bob, "")):
        await person.send("/start")
        user = await customer_of(bot, person)
        await people.choose_timezone(user.id, name)
        async with transaction():
            bot.send(user, "clocks-winter")
    await bot.settle()
    assert alice.last.text == "Winter: 15 Jan 2026, 21:00"
    assert bob.last.text == "Winter: 15 янв. 2026 г., 12:00"


@pytest.mark.parametrize("stored", ["Moon/Crater", "Europe", "../../etc/passwd", "🕰"])
async def test_a_stored_zone_that_does_not_exist_falls_back_to_the_shops(bot: Bot, alice: Person, stored: str) -> None:
    await alice.send("/start")
    await give(bot, alice, 100)
    user = await customer_of(bot, alice)
    await people.choose_timezone(user.id, stored)
    assert (await customer_of(bot, alice)).timezone == "UTC"
    await alice.send("/profile")
    assert f"{datetime.now(UTC):%Y}" in (await alice.press("🧾 Operations")).text
    await alice.send("/timezone")
    assert "(UTC)" in alice.last.text


async def test_forged_numbers_change_nothing_and_are_answered(bot: Bot, alice: Person) -> None:
    await alice.send("/timezone")
    for number in (-1, 1, 2**40, zones.zone_number("Moon/Crater")):
        await alice.press(data=ChooseZone(number).pack())
    for data in (OpenRegion(99, 99).pack(), OpenRegion(0, 99).pack(), "tzr:zz:zz", "tzr:-1:0", OpenZones().pack()):
        await alice.press(data=data)
    assert (await customer_of(bot, alice)).chosen_timezone == ""


async def test_a_choice_is_forgotten_with_the_person(bot: Bot, alice: Person) -> None:
    await alice.send("/timezone")
    await alice.press("UTC")
    user = await customer_of(bot, alice)
    assert user.chosen_timezone == "Etc/UTC"
    await people.forget(user.id)
    assert (await db.fetch_one("SELECT timezone FROM accounts_user WHERE id = $1", user.id)) == {"timezone": ""}


async def test_a_screen_of_cities_asks_for_nothing_but_the_person(alice: Person) -> None:
    await alice.send("/timezone")
    with count_statements() as sent:
        await alice.press(data=OpenRegion(0).pack())
    assert len([statement for statement in sent.statements if "accounts_" in statement]) == 1
    with count_statements() as sent:
        await alice.press(data=ChooseZone(zones.zone_number("Europe/Paris")).pack())
    assert len([statement for statement in sent.statements if "accounts_" in statement]) == 2


def test_every_zone_of_every_region_has_a_number_and_a_name_of_its_own() -> None:
    names = {name for region in zones.by_region().values() for name in region}
    assert len(names) > 350
    assert set(zones.by_number().values()) == names | {zones.UTC}
    assert set(zones.COMMON) <= names | {zones.UTC}
    assert 0 not in zones.by_number()
    for region, there in zones.by_region().items():
        assert there, region
        for language in ("en", "ru"):
            labels = [zones.label(name, language, WINTER) for name in there]
            assert len(set(labels)) == len(labels), sorted(label for label in labels if labels.count(label) > 1)


def test_cities_stand_from_west_to_east_and_then_by_name() -> None:
    labels = [zones.label(name, "ru", WINTER) for name in zones.names_of("europe", "ru", WINTER)]
    assert labels.index("Лондон · UTC") < labels.index("Берлин · UTC+1") < labels.index("Вена · UTC+1")
    assert labels.index("Вена · UTC+1") < labels.index("Киев · UTC+2") < labels.index("Москва · UTC+3")


@pytest.mark.parametrize(
    ("name", "winter", "summer"),
    [
        ("America/St_Johns", "UTC−3:30", "UTC−2:30"),
        ("America/New_York", "UTC−5", "UTC−4"),
        ("Asia/Kathmandu", "UTC+5:45", "UTC+5:45"),
        ("Australia/Sydney", "UTC+11", "UTC+10"),
        ("Europe/London", "UTC", "UTC+1"),
        ("Moon/Crater", "UTC", "UTC"),
    ],
)
def test_the_offset_is_that_of_the_day(name: str, winter: str, summer: str) -> None:
    assert (zones.offset(name, WINTER), zones.offset(name, SUMMER)) == (winter, summer)


def test_a_city_without_a_name_in_a_language_keeps_its_english_one() -> None:
    assert zones.city("Europe/Kyiv", "ru") == "Киев"
    assert zones.city("America/Argentina/Buenos_Aires", "ru") == "Буэнос-Айрес"
    assert zones.city("America/New_York", "en") == "New York"
