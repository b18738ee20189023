"""Settings in the chat: typed, checked, in force at once, written down; what is secret is never shown."""

from decimal import Decimal

import pytest
from pydantic import Field, SecretStr

from kernel import Plugin, Settings
from kernel.models import AuditRow
from kernel.testing.bots import OWNER_ID
from kernel.testing.people import Person
from plugins.accounts.settings import AccountsSettings
from plugins.admin.settings.callbacks import AskMaintenance, EditSetting, OpenSetting, OpenSettings, SetSetting
from plugins.admin.settings.reading import live_settings, number_of
from plugins.payments.settings import PaymentsSettings
from plugins.rbac.testing import give_rights
from plugins.shop.settings import ShopSettings

LIVE = {"live": True}


class GateSettings(Settings):
    """Settings of a plugin that has no words for them."""

    gate_code: SecretStr = Field(SecretStr("open-sesame"), description="the code", json_schema_extra=LIVE)
    gate_width: float = Field(1.5, gt=0, description="how wide it is, in metres", json_schema_extra=LIVE)
    gate_height: int = Field(2, description="how high it is")


@pytest.fixture
def extra_plugins():
    return [Plugin("gate", version="1.0", requires=["accounts"], settings=GateSettings)]


@pytest.fixture
def settings():
    return {"MIN_AMOUNT": "25", "RULES": "Be <b>kind</b>."}


@pytest.fixture
async def owner(bot, telegram):
    return Person(telegram.person("Oleg", language="en", id=OWNER_ID), bot)


def now(bot, kind):
    return bot.setting(kind)


async def test_a_limit_is_typed_checked_in_force_and_put_back(bot, owner):
    await owner.send("/manage")
    await owner.press("⚙️ Settings")
    await owner.press("💳 Payments")
    assert "Least payment: 25" in owner.buttons
    await owner.press("Least payment: 25")
    assert "MIN_AMOUNT" in owner.last.text
    assert "It comes from .env." in owner.last.text
    await owner.press("✏️ Change")
    assert "Now: 25" in owner.last.text
    await owner.send("a lot")
    assert "“a lot” is not a number." in owner.last.text
    assert "such as 20 or 0.50" in owner.last.text  # the cure
    await owner.send("0")
    assert "“0” is too small; the limit is 0." in owner.last.text
    await owner.send("20000")
    assert "The least payment (20000) would be above the largest (10000)" in owner.last.text
    assert now(bot, PaymentsSettings).min_amount == 25
    await owner.send("40,50")
    assert "Saved. It is in force." in owner.last.text
    assert "Now: 40.50" in owner.last.text
    assert "It was changed here.\nIn .env or by default: 25" in owner.last.text
    assert now(bot, PaymentsSettings).min_amount == Decimal("40.50")
    row = await AuditRow.get()
    assert (row.action, row.subject) == ("admin.setting_changed", "setting:MIN_AMOUNT")
    assert row.actor.startswith("user:")
    assert row.details == {"before": {"setting": "25"}, "after": {"setting": "40.50"}}
    await owner.press("↩️ Back to .env")
    assert "Now: 25" in owner.last.text
    assert now(bot, PaymentsSettings).min_amount == 25
    assert await AuditRow.filter(action="admin.setting_reset").count() == 1
    await owner.press("⬅️ Back")
    assert "Least payment: 25" in owner.buttons


async def test_a_reset_that_would_leave_no_amount_to_pay_is_refused(bot, owner):
    await owner.send("/start")
    for name, value in (("max_amount", 50_000), ("min_amount", 20_000)):
        await bot.live_settings.change(bot.setting(PaymentsSettings), name, value)
    await owner.press(data=OpenSetting(number_of("max_amount")).pack())
    await owner.press("↩️ Back to .env")
    assert "nobody could pay" in owner.alerts[-1]
    assert now(bot, PaymentsSettings).max_amount == 50_000
    assert await AuditRow.all().count() == 0


async def test_texts_choices_and_switches_change_what_customers_see(bot, owner, bob):
    await owner.send("/manage")
    await owner.press("⚙️ Settings")
    await owner.press("👤 Customers")
    await owner.press("Rules: Be <b>kind</b>.")
    await owner.press("✏️ Change")
    await owner.send("Be <i>quick</i>")
    await bob.send("/rules")
    assert bob.last.text == "Be quick"
    await owner.press("✏️ Change")
    await owner.press("🧹 Empty it")
    assert "Now: nothing" in owner.last.text
    await bob.send("/rules")
    assert "Be" not in bob.last.text
    await owner.press(data=OpenSetting(number_of("channel_posts")).pack())
    assert "✅ Both" in owner.buttons
    await owner.press("New products")
    assert "✅ New products" in owner.buttons
    assert now(bot, ShopSettings).channel_posts == "new"
    await owner.press(data=OpenSetting(number_of("helper_id")).pack())
    await owner.press("✏️ Change")
    await owner.send("not a name!")
    assert "“not a name!” cannot be used here." in owner.last.text
    assert "The @username or the Telegram id" in owner.last.text
    await owner.send("@helper_of_shop")
    assert now(bot, AccountsSettings).helper_url == "https://t.me/helper_of_shop"
    assert "Now: helper_of_shop" in owner.last.text


async def test_every_setting_has_a_card_in_both_languages_and_no_secret_has(bot, owner, bob):
    await bob.send("/start")
    await give_rights(bot, bob, "admin.settings")
    found = live_settings(bot)
    assert len({setting.number for setting in found}) == len(found) > 15
    names = {setting.name for setting in found}
    for expected in (
        *("rules", "helper_id", "channel_url", "channel_id", "min_amount", "max_amount", "payment_time"),
        *("referral_percent", "stars_per_value", "audit_retention_days", "cart_lines", "gate_width"),
    ):
        assert expected in names
    assert not names & {"gate_code", "gate_height", "token", "secret_key", "owner_id", "crypto_pay_token"}
    for person in (owner, bob):
        await person.send("/start")
        for setting in found:
            await person.press(data=OpenSetting(setting.number).pack())
            assert setting.variable in person.last.text
    assert not any("sesame" in message.text for message in (*owner.messages, *bob.messages))
    await owner.press(data=OpenSetting(number_of("gate_width")).pack())  # of a plugin without words
    assert "how wide it is, in metres" in owner.last.text
    for name in ("gate_code", "gate_height", "token", "nothing"):
        for button in (OpenSetting(number_of(name)), EditSetting(number_of(name)), SetSetting(number_of(name), 1)):
            await owner.press(data=button.pack())
            assert owner.alerts[-1] == "This button no longer works."
    await owner.press(data=SetSetting(number_of("channel_posts"), 99).pack())
    assert owner.alerts[-1] == "This button no longer works."


async def test_who_may_not_or_no_longer_change_settings_does_not(bot, alice, bob):
    await alice.send("/start")
    for button in (OpenSettings(), OpenSetting(number_of("rules")), EditSetting(number_of("rules")), AskMaintenance()):
        await alice.press(data=button.pack())
        assert alice.alerts[-1] == "You are not allowed to do this."
    await bob.send("/start")
    await give_rights(bot, bob, "admin.settings")
    await bob.send("/manage")
    assert "⚙️ Настройки" in bob.buttons
    await bob.press(data=EditSetting(number_of("rules")).pack())
    await give_rights(bot, bob, "admin.statistics")
    await bob.send("I rule")
    assert now(bot, AccountsSettings).rules == "Be <b>kind</b>."
    assert "I rule" not in bob.last.text


async def test_maintenance_is_a_press_and_a_confirmation_away(bot, owner, alice):
    await alice.send("/start")
    await owner.send("/manage")
    await owner.press("🚧 Maintenance")
    assert "Begin maintenance?" in owner.last.text
    assert not now(bot, AccountsSettings).maintenance
    await owner.press("🚧 Begin maintenance")
    assert now(bot, AccountsSettings).maintenance
    await alice.send("/start")
    assert "tidying up" in alice.last.text
    await owner.press("🚧 Maintenance: ON")
    await owner.press("✅ End maintenance")
    assert "🚧 Maintenance" in owner.buttons
    assert not now(bot, AccountsSettings).maintenance
    rows = await AuditRow.filter(subject="setting:MAINTENANCE").order_by("id")
    assert [row.details["after"]["setting"] for row in rows] == [True, False]
    await bot.live_settings.change(bot.setting(AccountsSettings), "maintenance", True)
    await owner.send("/manage")
    assert "🚧 Maintenance: ON" in owner.buttons  # whoever began it
