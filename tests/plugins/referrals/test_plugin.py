"""Referrals as a plugin, its setting, and the rule of the bonus."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kernel import db
from kernel.db import migrations
from kernel.errors import SettingsError
from kernel.settings import load
from kernel.testing import check_plugin
from plugins.accounts.api import verify
from plugins.referrals import referrals
from plugins.referrals.earning import bonus_of
from plugins.referrals.settings import ReferralsSettings

AMOUNTS = st.integers(1, 10**15)
SHARES = st.integers(1, 9900)
APPS = {
    "kernel": ["kernel.models"],
    "accounts": ["plugins.accounts.models"],
    "referrals": ["plugins.referrals.models"],
}


def test_the_declarations_are_sound():
    check_plugin(referrals)


async def test_the_migrations_lead_to_the_models():
    assert await migrations.up_to_date("referrals", "plugins.referrals", APPS)


def setting(value: str) -> ReferralsSettings:
    return load([ReferralsSettings], {"REFERRAL_PERCENT": value}, None)[ReferralsSettings]


@pytest.mark.parametrize(
    ("value", "hundredths"), [("", 0), ("0", 0), ("5", 500), ("12.5", 1250), ("12,5", 1250), ("99", 9900)]
)
def test_the_percentage_is_what_operators_write(value, hundredths):
    assert setting(value).hundredths == hundredths


@pytest.mark.parametrize("value", ["-1", "99.01", "100", "ten", "nan", "inf", "1.234", "5%"])
def test_another_percentage_is_refused_in_words(value):
    with pytest.raises(SettingsError, match=r"REFERRAL_PERCENT=.*: 0 to 99, such as 5 or 12\.5"):
        setting(value)


@given(AMOUNTS, SHARES)
def test_a_bonus_is_its_share_half_up_and_never_more_than_was_paid(amount, share):
    bonus = bonus_of(amount, share)
    assert bonus == (amount * share * 2 + 10_000) // 20_000
    assert 0 <= bonus <= amount


@given(AMOUNTS, SHARES, st.data())
def test_less_left_never_means_a_larger_bonus(amount, share, data):
    left = data.draw(st.integers(0, amount))
    assert 0 <= bonus_of(left, share) <= bonus_of(amount, share)
    assert bonus_of(0, share) == 0


async def test_a_percentage_that_is_changed_counts_from_the_next_payment(desk):
    referrer = await desk.customer()
    friend = await desk.customer(referrer)
    await desk.pay(friend, 1000)
    await desk.set_percent("2.5")
    await desk.pay(friend, 1000)
    await desk.set_percent(0)
    await desk.pay(friend, 1000)
    assert await desk.held(referrer) == (125, 0)
    with pytest.raises(SettingsError, match="REFERRAL_PERCENT cannot be 100"):
        await desk.set_percent(100)
    assert await verify() == []


async def test_bonuses_keep_the_currency_from_changing(desk):
    collect = desk.bot.hooks.collect
    assert await collect("amounts_stored", bot=desk.bot) == []
    await desk.pay(await desk.customer(await desk.customer()), 1000)
    assert "1 referral bonuses" in await collect("amounts_stored", bot=desk.bot)


@pytest.mark.parametrize("value", [Decimal("0"), Decimal("0.01")])
async def test_a_bonus_of_nothing_is_no_bonus(desk, value):
    await desk.set_percent(str(value))
    referrer = await desk.customer()
    await desk.pay(await desk.customer(referrer), 40)
    assert await desk.held(referrer) == (0, 0)
    assert await db.fetch("SELECT id FROM referrals_earning") == []
