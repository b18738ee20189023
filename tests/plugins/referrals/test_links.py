"""Who brings whom: by the first /start alone, once, never in a circle."""

import asyncio
import itertools

import pytest

from kernel import db
from kernel.testing import Person
from tests.plugins.referrals.conftest import referrer_of, user_of

STRANGE = [
    "ref_",
    "ref_zzzzzzzzzz",
    "ref_ABC-DEF",
    "ref_" + "x" * 60,
    "ref_123456789",
    "99999999999999999999999",
    "999",
    "0",
    "-5",
    "٣٤٥",
    "звезда",
    "promo_x",
    "x" * 64,
]


async def link(person) -> str:
    """What a person's own link sends to the bot."""
    text = (await person.send("/referrals")).text
    return "/start " + text.partition("?start=")[2].split()[0]


async def test_who_comes_by_a_link_was_brought_by_its_owner(bot, alice, bob):
    await alice.send("/start")
    hello = await link(alice)
    assert hello.startswith("/start ref_")
    assert str(alice.id) not in hello
    screen = await bob.send(hello)
    assert "Здравствуйте" in screen.text
    assert await referrer_of(await user_of(bot, bob)) == (await user_of(bot, alice)).id


async def test_the_link_stays_the_same_and_is_nobody_elses(bot, alice, bob):
    hello = await link(alice)
    assert await link(alice) == hello
    assert await link(bob) != hello


async def test_links_of_the_old_bot_still_work(bot, alice, bob):
    await alice.send("/start")
    await bob.send(f"/start {alice.id}")
    assert await referrer_of(await user_of(bot, bob)) == (await user_of(bot, alice)).id


async def test_only_a_new_customer_gets_a_referrer_and_only_one(bot, telegram, alice, bob):
    hello = await link(alice)
    await bob.send("/start")
    await bob.send(hello)
    assert await referrer_of(await user_of(bot, bob)) is None
    carol = Person(telegram.person("Carol", language="en"), bot)
    await carol.send(hello)
    await carol.send(await link(bob))
    assert await referrer_of(await user_of(bot, carol)) == (await user_of(bot, alice)).id


@pytest.mark.parametrize("payload", STRANGE)
async def test_a_strange_link_is_never_an_error(desk, payload):
    assert await referrer_of(await desk.customer(payload=payload)) is None
    assert await db.fetch("SELECT id FROM kernel_reaction") == []


async def test_a_strange_link_shows_the_menu(alice):
    for payload in STRANGE:
        assert "Hello, Alice" in (await alice.send(f"/start {payload}")).text


async def test_nobody_brings_themselves(bot, alice):
    await alice.send(f"/start {alice.id}")
    assert await referrer_of(await user_of(bot, alice)) is None
    await alice.send(await link(alice))
    assert await referrer_of(await user_of(bot, alice)) is None


async def test_a_blocked_customer_brings_nobody(desk):
    referrer = await desk.customer()
    await db.execute("UPDATE accounts_user SET is_blocked = TRUE WHERE id = $1", referrer.id)
    assert await referrer_of(await desk.customer(referrer)) is None


async def again(desk, user, payload) -> None:
    """What the retry of a registration does that failed at first."""
    await db.run_in_transaction(
        lambda: desk.bot.hooks.react(
            "referrals", "user_registered", user_id=user.id, payload=str(payload.telegram_id), bot=desk.bot
        )
    )


async def test_no_chain_closes_whoever_is_told_again_and_at_once(desk):
    people = [await desk.customer() for _ in range(6)]
    pairs = list(itertools.permutations(people, 2))
    await asyncio.gather(*(again(desk, *pair) for pair in (*pairs, *reversed(pairs))))
    rows = await db.fetch("SELECT user_id, referrer_id FROM referrals_referral")
    assert len(rows) == 5, "everybody but the first has been brought by somebody"
    brought_by = {row["user_id"]: row["referrer_id"] for row in rows}
    for person in people:
        seen, here = set(), person.id
        while here in brought_by:
            assert here not in seen, brought_by
            seen.add(here)
            here = brought_by[here]


async def test_the_database_refuses_a_circle_whoever_asks(desk):
    first, second = await desk.customer(), await desk.customer()
    now = desk.bot.clock.now()
    for user, referrer in ((first, second), (first, first)):
        with pytest.raises(Exception, match=r"referrals_referral_before"):
            await db.execute(
                "INSERT INTO referrals_referral (user_id, referrer_id, created_at) VALUES ($1, $2, $3)",
                user.id,
                referrer.id,
                now,
            )


async def test_a_link_opens_the_menu_while_referrals_are_off_and_counts_nothing(bot, alice, bob):
    hello = await link(alice)
    await bot.toggles.disable("referrals")
    assert "Здравствуйте" in (await bob.send(hello)).text
    await bot.toggles.enable("referrals")
    assert await referrer_of(await user_of(bot, bob)) is None
