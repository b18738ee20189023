"""The gates through the real client: blocked people, maintenance, and the subscription to the news channel."""

from datetime import timedelta

import pytest

from kernel import Refused, run_in_transaction
from kernel.testing import Person
from plugins.accounts.api import balance, block, find, unblock
from plugins.accounts.settings import AccountsSettings
from plugins.accounts.testing import customer_of
from plugins.rbac.testing import give_rights
from plugins.shop.testing import add_item

NEWS = "https://t.me/kiosk_news"


@pytest.fixture
def settings():
    return {"PLUGINS": "accounts,rbac,shop,payments,stars", "STARS_PER_VALUE": "10"}


@pytest.fixture
def olga(bot, telegram):
    """The owner."""
    return Person(telegram.person("Olga", language="en", id=bot.settings.owner_id), bot)


async def live(bot, name, value):
    await bot.live_settings.change(bot.setting(AccountsSettings), name, value)


async def test_a_blocked_customer_reads_reason_and_end_and_the_end_needs_no_job(bot, alice, bob, olga, clock):
    for person in (alice, bob, olga):
        await person.send("/start")
    now = bot.clock.now()
    customer = await customer_of(bot, alice)
    until = now + timedelta(days=2)
    assert await run_in_transaction(lambda: block(customer.id, reason="Spam", until=until, at=now))
    await alice.send("/profile")
    assert "Access closed until" in alice.last.text
    assert "The reason: Spam" in alice.last.text
    await alice.press("👤 Profile")
    assert "Spam" in alice.alerts[-1]
    assert len(alice.alerts[-1]) <= 200
    found = await find(bot, customer.id)
    assert (found.is_blocked, found.blocked_until, found.blocked_reason) == (True, until, "Spam")

    clock.move(days=2, seconds=1)
    await alice.send("/profile")
    assert "Balance" in alice.last.text
    assert not (await find(bot, customer.id)).is_blocked

    boris = await customer_of(bot, bob)
    assert await run_in_transaction(lambda: block(boris.id, reason="", until=None, at=now))
    await bob.send("/profile")
    assert bob.last.text == "Магазин закрыл вам доступ. Если это ошибка, напишите в поддержку."
    assert await run_in_transaction(lambda: unblock(boris.id))
    await bob.send("/profile")
    assert "Баланс" in bob.last.text

    owner = await customer_of(bot, olga)
    await run_in_transaction(lambda: block(owner.id, reason="x", until=None, at=now))
    await olga.send("/profile")
    assert "Balance" in olga.last.text  # nobody shuts the owner out


async def test_a_block_that_makes_no_sense_is_refused(bot, alice):
    await alice.send("/start")
    customer, now = await customer_of(bot, alice), bot.clock.now()
    with pytest.raises(Refused) as refusal:
        await run_in_transaction(lambda: block(customer.id, reason="x", until=now, at=now))
    assert refusal.value.key == "accounts-block-past"
    assert not await run_in_transaction(lambda: block(10**9, reason="x", until=None, at=now))
    assert not await run_in_transaction(lambda: unblock(10**9))
    with pytest.raises(RuntimeError, match="transaction"):
        await block(customer.id, reason="x", until=None, at=now)
    assert not (await customer_of(bot, alice)).is_blocked


async def test_maintenance_lets_staff_through_and_nobody_else(bot, alice, bob, olga):
    await alice.send("/start")
    await live(bot, "maintenance", True)
    await alice.send("/start")
    assert "tidying up" in alice.last.text
    await alice.press("👤 Profile")
    assert "tidying up" in alice.alerts[-1]
    await bob.send("/start")
    assert "Наводим порядок" in bob.last.text
    await olga.send("/start")
    assert "Where would you like to go?" in olga.last.text
    await give_rights(bot, bob, "shop.catalog")
    await bob.send("/start")
    assert "Куда отправимся?" in bob.last.text
    await live(bot, "maintenance_text", "Back at <b>noon</b> & sooner")
    await alice.send("hello")
    assert alice.last.text == "Back at noon & sooner"
    assert [entity.kind for entity in alice.last.entities] == ["bold"]
    await bot.live_settings.load()  # as at a start: what is stored counts
    await alice.send("/start")
    assert "noon" in alice.last.text
    await live(bot, "maintenance", False)
    await alice.send("/start")
    assert "Where would you like to go?" in alice.last.text


async def test_maintenance_outlives_a_restart(make_bot):
    bot = await make_bot()
    await live(bot, "maintenance", True)
    assert (await make_bot()).setting(AccountsSettings).maintenance


async def test_who_does_not_follow_the_channel_is_led_there_and_back_to_what_they_asked_for(bot, telegram, alice, olga):
    channel = telegram.add_channel("kiosk_news", title="News")
    item = await add_item(bot, "Portal 2")
    await alice.send("/start")
    await live(bot, "channel_url", NEWS)
    await live(bot, "subscription_required", True)
    await olga.send("/start")
    assert "Where would you like to go?" in olga.last.text  # staff need not follow it

    await alice.send(f"/start item_{item}")
    assert "One more step" in alice.last.text
    assert alice.buttons == ["📣 Open the channel", "✅ I have subscribed"]
    assert alice.last.rows[0][0].value == NEWS
    await alice.press("✅ I have subscribed")
    assert alice.toasts[-1] == "You are not subscribed yet."
    assert "One more step" in alice.last.text
    await alice.join(channel)
    await bot.settle()
    await alice.press("✅ I have subscribed")
    assert alice.toasts[-1] == "Thank you, welcome!"
    assert "Portal 2" in alice.last.text

    await alice.send("/start")
    await alice.leave(channel)
    await bot.settle()
    await alice.press("👤 Profile")  # every button notices it, at once
    assert "One more step" in alice.last.text
    await alice.join(channel)
    await bot.settle()
    await alice.press("✅ I have subscribed")
    assert "Balance" in alice.last.text
    await alice.leave(channel)
    await bot.settle()
    await alice.send("/help")
    await alice.join(channel)
    await bot.settle()
    await alice.press("✅ I have subscribed")
    assert "understand these commands" in alice.last.text
    await alice.leave(channel)
    await bot.settle()
    await alice.send("hello")
    await alice.join(channel)
    await bot.settle()
    await alice.press("✅ I have subscribed")
    assert "Where would you like to go?" in alice.last.text


async def test_a_forged_check_button_opens_nothing(bot, telegram, alice):
    channel = telegram.add_channel("kiosk_news", title="News")
    await alice.send("/start")
    await live(bot, "channel_url", NEWS)
    await live(bot, "subscription_required", True)
    await alice.press(data="sub:me")
    assert alice.toasts[-1] == "You are not subscribed yet."
    await alice.join(channel)
    await bot.settle()
    for data in ("sub:/manage", "sub:payact:1:1:1:x", "sub:sub:sub:me", "sub:", "sub:/start " + "x" * 50, "sub:\u0431"):
        await alice.press(data=data)
        assert "Where would you like to go?" in alice.last.text, data


async def test_telegram_is_asked_once_in_a_while_and_waited_for_only_a_moment(bot, telegram, alice, monkeypatch):
    channel = telegram.add_channel("kiosk_news", title="News")
    await alice.send("/start")
    await alice.join(channel)
    await live(bot, "channel_url", NEWS)
    await live(bot, "subscription_required", True)
    calls = []
    bot.telegram.probe = calls.append
    for _ in range(3):
        await alice.send("/profile")
    assert [name for name in calls if "Participant" in name] == ["channels.GetParticipant"]
    assert "Balance" in alice.last.text
    await alice.leave(channel)
    await bot.settle()
    monkeypatch.setattr("plugins.accounts.gates.subscription.PATIENCE", 0.1)
    telegram.faults.delay("channels.getParticipant", 1.0)
    await alice.send("/profile")
    assert "Balance" in alice.last.text  # nobody is kept out because Telegram is slow
    bot.telegram.probe = None


BROKEN = {
    "no admin": (NEWS, 0, "Make the bot an admin"),
    "no such channel": ("https://t.me/kiosk_newz", 0, "knows no such channel"),
    "a person": ("https://t.me/olga", 0, "knows no such channel"),
    "a wrong number": (NEWS, -1001234567890, "knows no such channel"),
    "not a channel's number": (NEWS, 17, "knows no such channel"),
    "no address": ("", -1001234567890, "No address is set"),
}


async def test_a_broken_channel_locks_nobody_out_and_staff_are_told_once(bot, telegram, alice, olga):
    telegram.add_channel("kiosk_news", title="News", admins=[])
    telegram.person("Other Olga", username="olga")
    await olga.send("/start")
    await live(bot, "subscription_required", True)
    for number, (url, channel_id, words) in enumerate(BROKEN.values(), 1):
        await live(bot, "channel_url", url)
        await live(bot, "channel_id", channel_id)
        for _ in range(2):
            await alice.send("/start")
            assert "Where would you like to go?" in alice.last.text, words
        await bot.settle()
        told = [message.text for message in olga.messages if "cannot be checked" in message.text]
        assert len(told) == number, told
        assert words in told[-1]


async def test_money_that_arrives_is_credited_whatever_gate_is_closed(bot, alice):
    await live(bot, "maintenance", False)
    await alice.send("/topup")
    alice.stars = 10**6
    await alice.press(alice.buttons[0])
    await alice.press(next(label for label in alice.buttons if "⭐" in label or "Stars" in label))
    customer, now = await customer_of(bot, alice), bot.clock.now()
    await live(bot, "maintenance", True)
    await bot.live_settings.change(bot.settings, "rate_limits_enabled", True)
    await bot.live_settings.change(bot.settings, "rate_limits", "updates=1/60/300")
    await run_in_transaction(lambda: block(customer.id, reason="x", until=None, at=now))
    for _ in range(3):
        await alice.send("/start")
    assert "That was a lot" in alice.last.text
    outcome = await alice.pay()
    assert outcome.ok, outcome.error
    assert await balance(customer.id) > 0
