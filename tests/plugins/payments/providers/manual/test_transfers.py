"""Bank transfers as the customer sees them: how to pay, telling that it was sent, and what follows."""

from __future__ import annotations

import pytest

from kernel import run_in_transaction
from kernel.errors import SettingsError
from plugins.accounts.api import balance, find_by_telegram_id
from plugins.payments.looking import expire
from plugins.payments.providers.manual.callbacks import TellSent
from plugins.payments.providers.manual.settings import ManualSettings
from plugins.shop.orders.reserving import expire_due
from plugins.shop.testing import add_item

from .steps import ask, money_of, open_card, seen, state_of


async def test_the_invoice_says_where_to_send_the_money_and_which_number_to_name(bot, alice):
    number = await ask(alice)
    text = alice.last.text
    assert "Example Bank\naccount DE02 1203" in text
    assert f"Write {number} as the purpose" in text
    assert "more hours" in text
    kinds = {(entity.kind, text_of(alice.last, entity)) for entity in alice.last.entities}
    assert {("bold", "Example Bank"), ("code", "DE02 1203"), ("code", str(number))} <= kinds
    await alice.press("🔄 Check")
    assert "It is not here yet" in alice.alerts[-1]


def text_of(message, entity) -> str:
    encoded = message.text.encode("utf-16-le")
    return encoded[2 * entity.offset : 2 * (entity.offset + entity.length)].decode("utf-16-le")


async def test_it_is_all_there_in_russian(bot, bob, owner):
    await bob.send("/topup")
    await bob.press(next(label for label in bob.buttons if "20" in label))
    await bob.press(next(label for label in bob.buttons if "Банковский перевод" in label))
    assert "В назначении платежа напишите 1" in bob.last.text
    await bob.press("✅ Я отправил перевод")
    assert "Мы сообщим, когда он придёт" in bob.last.text
    await open_card(owner, 1)
    await owner.press("✅ Arrived: $20.00")
    assert await money_of(bot, bob) == 2000
    assert "на вашем балансе" in bob.last.text or "на балансе" in bob.last.text


async def test_staff_hear_once_that_the_money_was_sent(bot, alice, owner):
    number = await ask(alice)
    tell = TellSent(number).button("").data
    await alice.press("✅ I have sent it")
    assert "we look for it" in alice.alerts[-1].lower()
    assert "You told us on" in alice.last.text
    assert "✅ I have sent it" not in alice.buttons
    await alice.press(data=tell)
    assert seen(owner, "Alice says that $20.00 was sent") == 1
    await owner.press("🔎 Open")
    assert "The customer says that it was sent" in owner.last.text


async def test_a_stranger_cannot_say_it_for_somebody_else(bot, alice, bob, owner):
    number = await ask(alice)
    await bob.send("/start")
    await bob.press(data=TellSent(number).button("").data)
    assert "Такого перевода нет" in bob.alerts[-1]
    assert seen(owner, "was sent") == 0


async def test_nobody_says_that_another_kind_of_invoice_was_sent(bot, alice, owner):
    await alice.send("/topup")
    await alice.press("$20.00")
    await alice.press("⭐ Stars: 19 ⭐")
    await alice.press(data=TellSent(1).button("").data)
    assert "no such transfer" in alice.alerts[-1]
    assert seen(owner, "was sent") == 0


async def test_a_transfer_has_three_days_and_not_half_an_hour(bot, alice, clock):
    number = await ask(alice)
    clock.move(hours=71, minutes=59)
    await expire(bot)
    assert await state_of(number) == "open"
    clock.move(minutes=2)
    await expire(bot)
    assert await state_of(number) == "expired"


async def test_without_an_account_transfers_are_not_offered(bot, alice):
    await bot.live_settings.change(bot.setting(ManualSettings), "manual_payment", "")
    await alice.send("/topup")
    await alice.press("$20.00")
    assert not any("Bank transfer" in label for label in alice.buttons)


async def test_the_account_is_changed_while_the_bot_runs_on_open_invoices_too(bot, alice):
    await ask(alice)
    await bot.live_settings.change(bot.setting(ManualSettings), "manual_payment", "<i>Other Bank</i>")
    await alice.send("/topup")
    await alice.press("⏳ Invoice 1 · $20.00")
    assert "Other Bank" in alice.last.text
    assert "Example Bank" not in alice.last.text
    await bot.live_settings.change(bot.setting(ManualSettings), "manual_payment", "")
    await alice.press("🔄 Check")
    await alice.send("/paysupport")
    await alice.press(next(label for label in alice.buttons if label.startswith("1 ·")))
    assert "We take no new transfers" in alice.last.text


async def test_a_wrong_tag_is_shown_as_it_was_written(bot, alice):
    await bot.live_settings.change(bot.setting(ManualSettings), "manual_payment", "<b>Bank & <blink>")
    await ask(alice)
    assert "<b>Bank & <blink>" in alice.last.text


async def test_an_account_that_is_too_long_or_no_time_at_all_is_refused_when_it_is_set(bot):
    for name, value in (("manual_payment", "x" * 2001), ("manual_payment_hours", 0), ("manual_payment_hours", 721)):
        with pytest.raises(SettingsError):
            await bot.live_settings.change(bot.setting(ManualSettings), name, value)


async def test_the_longest_account_fits_with_everything_around_it(bot, alice):
    longest = "я" * 1999 + "!"
    await bot.live_settings.change(bot.setting(ManualSettings), "manual_payment", longest)
    number = await ask(alice)
    assert longest in alice.last.text
    assert f"Write {number} as the purpose" in alice.last.text


async def test_switched_off_nothing_is_offered_and_switched_on_again_the_money_is_credited(bot, alice, owner):
    number = await ask(alice)
    tell = TellSent(number).button("").data
    await open_card(owner, number)
    await bot.toggles.disable("manual")

    await owner.press("✅ Arrived: $20.00")
    assert await money_of(bot, alice) == 0
    await alice.press(data=tell)
    assert seen(owner, "was sent") == 0
    await alice.send("/paysupport")
    await alice.press(next(label for label in alice.buttons if label.startswith("1 ·")))
    assert "Example Bank" in alice.last.text
    assert "✅ I have sent it" not in alice.buttons
    await alice.send("/topup")
    await alice.press("$20.00")
    assert not any("Bank transfer" in label for label in alice.buttons)

    await bot.toggles.enable("manual")
    await open_card(owner, number)
    await owner.press("✅ Arrived: $20.00")
    assert await money_of(bot, alice) == 2000


async def test_an_order_is_paid_by_transfer_also_after_its_time(bot, alice, owner, clock):
    item = await add_item(bot, "Portal", price="9.99", values=["KEY-1"])
    await alice.send(f"/start item_{item}")
    await alice.press(next(label for label in alice.buttons if "Buy" in label))
    await alice.press("🏛 Bank transfer: $9.99")
    assert "held for a short time only" in alice.last.text
    clock.move(hours=20)
    await expire_due(bot)
    await expire(bot)
    await open_card(owner, 1)
    assert "For shop 1" in owner.last.text
    await owner.press("✅ Arrived: $9.99")
    await bot.settle()
    assert seen(alice, "KEY-1") == 1
    assert await money_of(bot, alice) == 0


async def test_the_customer_may_be_forgotten_while_a_transfer_is_under_way(bot, alice, owner):
    number = await ask(alice)
    await alice.press("✅ I have sent it")
    user = await find_by_telegram_id(bot, alice.id)
    await run_in_transaction(lambda: bot.hooks.join("delete_user_data", user=user, bot=bot))
    await open_card(owner, number)
    await owner.press("✅ Arrived: $20.00")
    assert await balance(user.id) == 2000
