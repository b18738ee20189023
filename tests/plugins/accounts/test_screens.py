"""Menu, profile, history, language and rules, through the real client."""

import pytest

from kernel import db
from kernel.bot import Bot
from kernel.testing import MovableClock, Person
from plugins.accounts import api, people
from plugins.accounts.callbacks import ChooseLanguage, Close, OpenHistory, language_number

RULES = '<b>Be kind.</b> No refunds & <a href="https://example.org">no tears</a>'


@pytest.fixture
def settings() -> dict[str, str]:
    """A shop with everything that the main menu can lead to."""
    return {"RULES": RULES, "HELPER_ID": "@helper", "CHANNEL_URL": "https://t.me/kiosk_news"}


async def user_of(bot: Bot, person: Person) -> people.Customer:
    """The customer behind a person."""
    found = await people.find_by_telegram_id(bot, person.id)
    assert found is not None
    return found


async def test_start_shows_the_main_menu_two_a_row(alice: Person) -> None:
    screen = await alice.send("/start")
    assert "Hello, Alice" in screen.text
    labels = alice.buttons
    assert {"📜 Rules", "👤 Profile", "💬 Support", "📣 News"} <= set(labels)
    assert max(len(row) for row in screen.rows) == 2
    urls = {button.label: button.value for row in screen.rows for button in row if button.kind == "url"}
    assert urls == {"💬 Support": "https://t.me/helper", "📣 News": "https://t.me/kiosk_news"}


async def test_start_tidies_the_command_away(alice: Person) -> None:
    await alice.send("/start")
    await alice.send("/start")
    assert not [message for message in alice.messages if message.text == "/start"]


async def test_start_with_any_payload_answers(alice: Person) -> None:
    for payload in ("5", "promo_summer", "x" * 64, "звезда", "item_", "item_99999999999999999999", "item_-1", "item_x"):
        before = alice.last.id if alice.messages else 0
        assert (await alice.send(f"/start {payload}")).id > before, payload
        assert alice.last.text


async def test_every_screen_leads_back_in_the_same_message(alice: Person) -> None:
    screen = await alice.send("/start")
    for label, words in (
        ("👤 Profile", "Balance"),
        ("🏠 Menu", "Hello"),
        ("📜 Rules", "Be kind."),
        ("🏠 Menu", "Hello"),
    ):
        assert words in (await alice.press(label)).text
    await alice.press("👤 Profile")
    for label, words in (
        ("🧾 Operations", "Nothing has happened"),
        ("⬅️ Profile", "Balance"),
        ("🌐 Language", "language"),
    ):
        assert words in (await alice.press(label)).text
    assert alice.last.id == screen.id


async def test_rules_keep_the_operators_formatting(alice: Person) -> None:
    screen = await alice.send("/rules")
    assert screen.text == "Be kind. No refunds & no tears"
    assert {entity.kind for entity in screen.entities} == {"bold", "text_link"}


async def test_the_profile_names_the_person_their_id_and_their_money(bot: Bot, alice: Person) -> None:
    await alice.send("/start")
    user = await user_of(bot, alice)
    put = {"kind": api.TOP_UP, "account": "clearing:stars"}
    await db.run_in_transaction(api.credit, user.id, 12_345, "pay:stars:1", **put)
    await db.run_in_transaction(api.adjust, user.id, 100, 1, "a gift")
    screen = await alice.send("/profile")
    assert "Alice" in screen.text
    assert str(alice.id) in screen.text
    assert "$124.45" in screen.text
    assert "Topped up: $123.45" in screen.text
    kinds = {entity.kind for entity in screen.entities}
    assert {"code", "text_mention"} <= kinds


async def test_the_profile_says_what_is_owed(bot: Bot, alice: Person) -> None:
    await alice.send("/start")
    user = await user_of(bot, alice)
    await db.run_in_transaction(api.reverse, user.id, 500, "refund:1", kind=api.CHARGEBACK, account="clearing:stars")
    assert "To settle: $5.00" in (await alice.send("/profile")).text


async def test_the_history_lists_every_kind_newest_first_ten_a_page(
    bot: Bot, alice: Person, bob: Person, clock: MovableClock
) -> None:
    await alice.send("/start")
    await bob.send("/start")
    user = await user_of(bot, alice)
    for number in range(11):
        clock.move(minutes=1)
        await db.run_in_transaction(api.adjust, user.id, 100 + number, number, f"reason {number}", at=clock.now())
    clock.move(minutes=1)
    take = {"kind": api.CHARGEBACK, "account": "clearing:stars"}
    await db.run_in_transaction(api.reverse, user.id, 2000, "refund:1", **take)
    moves = [api.wallet(user.id, 300), api.Move("revenue", -300)]
    await db.run_in_transaction(api.post, "gone:1", "gone-plugin-kind", moves, reference="17")
    await alice.send("/profile")
    text = (await alice.press("🧾 Operations")).text
    assert text.index("+$3.00 · Operation 17") < text.index("−$20.00 · Payment taken back") < text.index("reason 10")
    assert "+$1.10 · From the shop: reason 10" in text
    assert f"{clock.now():%Y}" in text
    assert "reason 2" not in text
    text = (await alice.press("▶️")).text
    assert text.count("From the shop") == 3
    assert text.index("reason 2") < text.index("reason 1") < text.index("reason 0")
    assert "2/2" in alice.buttons
    await alice.press("2/2")
    assert "reason 10" in (await alice.press("◀️")).text
    await bob.send("/profile")
    assert "reason" not in (await bob.press("🧾 Операции")).text


async def test_a_chosen_language_wins_and_can_be_given_back_to_telegram(bot: Bot, alice: Person) -> None:
    await alice.send("/language")
    assert alice.buttons[:3] == ["✅ As in Telegram (English)", "English", "Русский"]
    screen = await alice.press("Русский")
    assert "На каком языке" in screen.text
    assert alice.buttons[:3] == ["Как в Telegram (English)", "English", "✅ Русский"]
    assert alice.toasts[-1] == "Готово. Говорим по-русски!"
    assert "Здравствуйте" in (await alice.send("/start")).text
    await alice.send("/language")
    assert alice.buttons[2] == "✅ Русский"
    await alice.press("Как в Telegram (English)")
    assert "Hello" in (await alice.send("/start")).text


async def test_each_person_reads_the_language_of_their_telegram(alice: Person, bob: Person) -> None:
    assert "Hello, Alice" in (await alice.send("/start")).text
    assert "Здравствуйте, Борис" in (await bob.send("/start")).text


async def test_a_language_that_does_not_exist_changes_nothing(bot: Bot, alice: Person) -> None:
    await alice.send("/language")
    for number in (1, -5, 2**40, language_number("de")):
        await alice.press(data=ChooseLanguage(number).pack())
    assert (await user_of(bot, alice)).chosen == ""


async def test_what_nobody_understands_gets_an_answer_with_the_way_to_the_menu(alice: Person) -> None:
    for text in ("hello?", "/nothing", "⭐" * 4000):
        screen = await alice.send(text)
        assert "did not get that" in screen.text
    await alice.send_file("notes.txt", b"hello")
    assert "did not get that" in alice.last.text
    assert "Hello" in (await alice.press("🏠 Menu")).text


async def test_help_lists_the_commands_and_offers_support(alice: Person) -> None:
    screen = await alice.send("/help")
    for command in ("/start", "/profile", "/language", "/cancel"):
        assert f"{command} – " in screen.text
    assert "💬 Support" in alice.buttons


async def test_cancel_answers_whether_or_not_something_was_open(alice: Person) -> None:
    assert (await alice.send("/cancel")).text == "Cancelled."
    assert "Hello" in (await alice.press("🏠 Menu")).text


async def test_close_deletes_the_notice(bot: Bot, alice: Person) -> None:
    await alice.send("/start")
    notice = await alice.send("/rules")
    await alice.press(data=Close().pack())
    assert notice.id not in [message.id for message in alice.messages]


async def test_forged_pages_of_the_history_answer(alice: Person) -> None:
    await alice.send("/profile")
    for data in (OpenHistory(row=10**15, page=9).pack(), "ops:1", "ops:zz:zz:zz", OpenHistory(row=-1).pack()):
        await alice.press(data=data)


async def test_the_commands_are_known_to_telegram_in_each_language(bot: Bot, telegram) -> None:
    await bot.settle()
    (account,) = telegram.world.bots
    assert dict(account.commands["en"])["profile"] == "Your profile and balance"
    assert dict(account.commands["ru"])["profile"] == "Ваш профиль и баланс"
