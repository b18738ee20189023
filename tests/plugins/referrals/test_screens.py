"""What customers see of referrals, through the real client, in both languages."""

import re

import pytest

from kernel import db
from kernel.testing import Person
from plugins.accounts.api import verify
from plugins.referrals.callbacks import OpenEarning, OpenEarnings, OpenInvited, OpenReferral, OpenReferrals
from tests.plugins.referrals.conftest import user_of


@pytest.fixture
async def owner(bot, alice):
    """Alice as a customer."""
    await alice.send("/start")
    return await user_of(bot, alice)


async def test_the_profile_leads_to_the_link_and_the_offer(alice, owner):
    await alice.send("/profile")
    screen = await alice.press("🤝 Invite friends")
    assert "10 % of it lands on your balance" in screen.text
    link = re.search(r"https://t\.me/kiosk_bot\?start=ref_[a-z2-9]{10}(?!\S)", screen.text)[0]
    assert "Invited: 0" in screen.text
    assert "Earned" not in screen.text
    urls = [button.value for row in screen.rows for button in row if button.kind == "url"]
    assert len(urls) == 1
    assert urls[0].startswith("https://t.me/share/url?url=https%3A%2F%2Ft.me%2Fkiosk_bot%3Fstart%3D" + link[-14:])
    assert "My friends" not in " ".join(alice.buttons)
    assert "Balance" in (await alice.press("⬅️ Profile")).text


async def test_a_command_leads_there_too_in_russian(bob):
    assert "10 % сразу поступят на ваш баланс" in (await bob.send("/referrals")).text
    assert "Пригласить друзей" in (await bob.send("/help")).text


async def test_a_bonus_is_told_and_stands_in_the_profile_and_the_history(bot, live, alice, owner, bob):
    await bob.send(f"/start {alice.id}")
    await live.pay(await user_of(bot, bob), 1234)
    await bot.settle()
    assert alice.last.text == "🎁 You received $1.23 from your referral Борис."
    assert alice.last.labels == ["Close"]
    text = (await alice.send("/profile")).text
    assert "Balance: $1.23" in text
    assert "Invited: 1 · earned: $1.23" in text
    assert "+$1.23 · Bonus for a friend #" in (await alice.press("🧾 Operations")).text


async def test_a_top_up_from_the_first_start_to_the_bonus(bot, telegram, bank, alice):
    link = (await alice.send("/referrals")).text.partition("?start=")[2].split()[0]
    carol = Person(telegram.person("Carol", language="en"), bot)
    await carol.send(f"/start {link}")
    await carol.send("/topup")
    await carol.press("$20.00")
    await carol.press("🏦 Bank: $20.00")
    bank.pay(1)
    await carol.press("🔄 Check")
    await bot.settle()
    assert "$20.00 is on your balance" in carol.last.text
    assert alice.last.text == "🎁 You received $2.00 from your referral Carol."
    assert await verify() == []


async def test_the_close_button_takes_the_news_away(bot, live, alice, owner):
    await live.pay(await live.customer(owner), 1000)
    await bot.settle()
    assert "You received $1.00" in alice.last.text
    await alice.press("Close")
    assert not [message for message in alice.messages if "You received" in message.text]


async def test_the_figures_count_what_was_kept(bot, live, alice, owner):
    friends = [await live.customer(owner) for _ in range(4)]
    await live.pay(friends[0], 1000)
    await live.pay(friends[0], 3000)
    back = await live.pay(friends[1], 5000)
    part = await live.pay(friends[2], 2000)
    await live.give_back(back, 0)
    await live.give_back(part, 1500)
    await live.bot.settle()
    text = (await alice.send("/referrals")).text
    assert "Invited: 4" in text
    assert "Of them active: 2" in text
    assert "Earned: $5.50" in text
    assert "They have paid: $55.00" in text
    assert "Bonuses: 4" in text


async def pages(person, count):
    """The labels of the rows of every page of a list that is open, going forward."""
    found = []
    for number in range(1, count + 1):
        assert f"{number}/{count}" in person.buttons
        found.append([label for label in person.buttons if "$" in label])
        if number < count:
            await person.press("▶️")
    return found


async def test_friends_are_listed_by_what_they_earned_and_every_button_of_the_pager_works(live, alice, owner):
    friends = [await live.customer(owner, name=f"Friend {number:02}") for number in range(25)]
    for number, friend in enumerate(friends):
        if number:
            await live.pay(friend, number % 5 * 1000 + 10)
    await live.bot.settle()
    await alice.send("/referrals")
    screen = await alice.press("👥 My friends")
    assert "My friends: 25" in screen.text
    first, second, third = await pages(alice, 3)
    everybody = [*first, *second, *third]
    assert (len(first), len(second), len(third)) == (10, 10, 5)
    earned = [label.partition(" | $")[2] for label in everybody]
    assert earned == sorted(earned, reverse=True)
    assert everybody[-1] == "Friend 00 | $0.00"
    assert {label.partition(" | ")[0] for label in everybody} == {f"Friend {number:02}" for number in range(25)}
    await alice.press("3/3")
    assert [label for label in alice.buttons if "$" in label] == third
    await alice.press("◀️")
    assert [label for label in alice.buttons if "$" in label] == second
    await alice.press("⏮")
    assert [label for label in alice.buttons if "$" in label] == first
    await alice.press("⏭")
    assert [label for label in alice.buttons if "$" in label] == third


async def test_one_friend_has_pages_forward_and_back_and_every_bonus_leads_back_where_it_was(live, alice, owner, clock):
    friend = await live.customer(owner, name="Friend")
    for number in range(23):
        clock.move(minutes=1)
        await live.pay(friend, 1000 + number * 10, purpose=("shop", "top_up")[number % 2])
    await live.bot.settle()
    await alice.send("/referrals")
    await alice.press("👥 My friends")
    await alice.press("Friend | $25.53")
    assert alice.last.text == "🎁 Bonuses from Friend"
    first, second, third = await pages(alice, 3)
    assert [len(page) for page in (first, second, third)] == [10, 10, 3]
    assert first[0].startswith("+$1.22 · ")
    assert first[0].endswith(" · paid order")
    assert first[1].endswith(" · top-up")
    await alice.press("◀️")
    await alice.press(second[4])
    assert "Bonus: $1.08" in alice.last.text
    await alice.press("⬅️ Back")
    assert [label for label in alice.buttons if "$" in label] == second
    await alice.press("⬅️ Back")
    assert "My friends: 1" in alice.last.text
    await alice.press("⬅️ Back")
    assert "Invite friends" in alice.last.text


async def test_all_bonuses_are_listed_newest_first_each_with_its_details(live, alice, owner, clock):
    friends = [await live.customer(owner, name=name) for name in ("Ann <b>", "Ben")]
    for number in range(12):
        clock.move(minutes=1)
        payment = await live.pay(friends[number % 2], 1000 + number * 100)
    await live.give_back(payment, 1050)
    await live.bot.settle()
    await alice.send("/referrals")
    await alice.press("🎁 My bonuses")
    first, second = await pages(alice, 2)
    assert [label.split(" · ")[:2] for label in first[:3]] == [
        ["+$1.05", "Ben"],
        ["+$2.00", "Ann <b>"],
        ["+$1.90", "Ben"],
    ]
    assert len(second) == 2
    await alice.press("◀️")
    screen = await alice.press(first[0])
    assert "From: Ben" in screen.text
    assert "Bonus: $2.10" in screen.text
    assert "10 % of $21.00 (top-up)" in screen.text
    assert "Taken back after a refund: $1.05" in screen.text
    await alice.press("⬅️ Back")
    assert [label for label in alice.buttons if "$" in label] == first
    await alice.press(first[2])
    assert "Taken back" not in alice.last.text
    await live.bot.toggles.disable("bank")
    await live.bot.toggles.disable("payments")
    await alice.press("⬅️ Back")
    await alice.press(first[2])
    assert "10 % of $19.00 (payment)" in alice.last.text


async def test_empty_lists_say_so(live, alice, owner):
    await alice.press(data=OpenInvited().pack())
    assert alice.last.text == "👥 Nobody has come by your link yet."
    await alice.press(data=OpenEarnings().pack())
    assert alice.last.text == "🎁 There are no bonuses yet."
    friend = await live.customer(owner, name="Quiet")
    await alice.press(data=OpenReferral(friend.id).pack())
    assert alice.last.text == "🎁 No bonuses from Quiet yet."


async def test_a_stranger_with_any_number_learns_nothing(bot, live, alice, owner, bob):
    friend = await live.customer(owner, name="Secretive")
    await live.pay(friend, 1000)
    await bot.settle()
    await bob.send("/start")
    await bob.send("/profile")
    before = bob.last.text
    for number in range(1, 6):
        for data in (OpenEarning(number), OpenEarning(number, of_one=True), OpenReferral(number)):
            alerts = len(bob.alerts)
            await bob.press(data=data.pack())
            assert bob.alerts[alerts:] == ["Среди ваших друзей и бонусов такого нет."]
            assert bob.last.text == before
    for data in (OpenInvited(row=friend.id, page=1), OpenEarnings(row=1, page=1)):
        await bob.press(data=data.pack())
        assert "Secretive" not in " ".join([bob.last.text, *bob.buttons])


async def test_a_refund_is_told_and_shows_in_the_history(bot, live, alice, owner, bob):
    await bob.send(f"/start {alice.id}")
    friend = await user_of(bot, bob)
    payment = await live.pay(friend, 1000)
    await bot.settle()
    await live.give_back(payment, 400)
    await bot.settle()
    assert alice.last.text == "↩️ A payment of your referral Борис was refunded, so $0.60 of your bonus went back."
    await alice.send("/profile")
    assert "−$0.60 · Bonus taken back #" in (await alice.press("🧾 Operations")).text


async def test_a_bonus_that_went_back_at_once_is_not_told_as_received(bot, live, alice, owner, bob):
    await bob.send(f"/start {alice.id}")
    friend = await user_of(bot, bob)

    async def both():
        await live.returned(await live.pay(friend, 1000), 0)

    await db.run_in_transaction(both)
    await bot.settle()
    assert "was refunded" in alice.last.text
    assert not [message for message in alice.messages if "You received" in message.text]


async def test_a_blocked_referrer_is_sent_nothing(bot, live, alice, owner, outbox):
    await db.execute("UPDATE accounts_user SET is_blocked = TRUE WHERE id = $1", owner.id)
    friend = await live.customer()
    now = bot.clock.now()
    await db.execute(
        "INSERT INTO referrals_referral (user_id, referrer_id, created_at) VALUES ($1, $2, $3)",
        friend.id,
        owner.id,
        now,
    )
    await live.pay(friend, 1000)
    await bot.settle()
    assert [row["state"] for row in await outbox.rows() if row["plugin"] == "referrals"] == ["not_needed"]


async def test_somebody_who_was_forgotten_has_no_name(bot, live, alice, owner):
    friend = await live.customer(owner, name="Gone")
    await live.pay(friend, 1000)
    await bot.settle()
    await db.run_in_transaction(lambda: bot.hooks.join("delete_user_data", user=friend, bot=bot))
    await alice.send("/referrals")
    await alice.press("👥 My friends")
    assert "somebody who has left | $1.00" in alice.buttons
    await alice.press("somebody who has left | $1.00")
    await alice.press(next(label for label in alice.buttons if "$" in label))
    assert "From: somebody who has left" in alice.last.text


async def test_nothing_is_offered_at_zero_percent_but_what_was_earned_can_be_read(live, alice, owner):
    await live.pay(await live.customer(owner), 1000)
    await live.bot.settle()
    await live.set_percent(0)
    await alice.send("/profile")
    assert "🤝 Invite friends" not in alice.buttons
    screen = await alice.send("/referrals")
    assert "no bonus for payments of friends at the moment" in screen.text
    assert "Earned: $1.00" in screen.text


async def test_off_leaves_no_trace_and_on_again_is_as_before(bot, live, alice, owner):
    friend = await live.customer(owner)
    await live.pay(friend, 1000)
    await bot.settle()
    await bot.toggles.disable("referrals")
    screen = await alice.send("/profile")
    assert "🤝" not in " ".join([screen.text, *alice.buttons])
    await alice.press(data=OpenReferrals().pack())
    assert alice.alerts[-1] == "This button no longer works."
    assert "Invite" not in (await alice.send("/help")).text
    await bot.toggles.enable("referrals")
    assert "Invited: 1 · earned: $1.00" in (await alice.send("/profile")).text
