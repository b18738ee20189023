"""Where notices go: people with rights, groups and their topics, and what happens when they do not arrive."""

from kernel import db
from plugins.accounts.testing import customer_of
from plugins.admin.notices.callbacks import AddCustomer, OpenTargets, SetLeast
from plugins.rbac.testing import give_rights
from tests.plugins.admin.notices.conftest import read, tell


async def audited(action):
    rows = await db.fetch("SELECT actor, subject, details FROM kernel_audit WHERE action = $1 ORDER BY id", action)
    return [row["details"] for row in rows]


async def test_a_person_is_added_by_a_forwarded_message_and_hears_what_their_rights_allow(bot, owner, bob, alice):
    await alice.send("/start")
    await bob.send("/start")
    await owner.send("/manage")
    await owner.press("🔔 Notices")
    assert owner.buttons[0] == "👤 Oleg"
    await owner.press("➕ A person")
    await owner.send("Nobody")
    assert "Nobody like that" in owner.last.text
    await owner.send("@boris")
    assert "has no right in the shop" in owner.last.text
    await give_rights(bot, bob, "shop.catalog")
    await owner.press(data=OpenTargets().pack())
    await owner.press("➕ A person")
    before = bot.handled
    await owner.account.forward(await bob.account.send("Hello"))
    await owner._until(before + 2)
    assert "✅ Added." in owner.last.text
    assert "Борис" in owner.last.text

    await tell(bot, "shop-news-failed", kind="news", reason="CHANNEL_PRIVATE")
    assert read(bob, "канал")
    await tell(bot, "accounts-failed-code", kind="sale", code="ORDERS")
    assert read(owner, "ORDERS")
    assert not read(bob, "ORDERS")  # of orders, which are not his
    await give_rights(bot, bob)
    await tell(bot)
    assert not read(bob, "провести дважды")
    await owner.press(data=OpenTargets().pack())
    assert "🔕 Борис" in owner.buttons
    user = await customer_of(bot, bob)
    assert {"after": {"user": user.id}} in await audited("admin.notices_added")


async def test_kinds_severity_and_name_are_chosen_and_written_down(bot, owner, alice):
    await owner.send("/manage")
    await owner.press("🔔 Notices")
    await owner.press("👤 Oleg")
    assert "🗑 Remove" not in owner.buttons
    await owner.press("🗂 What about")
    await owner.press("⬜️ 👋 New customers")
    await owner.press("✅ ⚙️ Failures")
    assert {"✅ 👋 New customers", "⬜️ ⚙️ Failures"} <= set(owner.buttons)
    await alice.send("/start")
    assert read(owner, "A new customer: Alice")
    await tell(bot)
    assert not read(owner, "booked twice")
    await tell(bot, severity="alarm")  # reaches nobody else, so the owner
    assert len(read(owner, "booked twice")) == 1

    await owner.press("⬅️ Back")
    await owner.press("🗂 What about")
    await owner.press("⬜️ ⚙️ Failures")
    await owner.press("⬅️ Back")
    await owner.press("Alarms only")
    await owner.send("/manage")
    await owner.press("🔔 Notices")
    await owner.press("👤 Oleg")
    assert "✅ Alarms only" in owner.buttons
    await tell(bot)
    assert len(read(owner, "booked twice")) == 1
    await owner.press("✏️ Name")
    await owner.send("The boss")
    assert "The boss" in owner.last.text
    changes = await audited("admin.notices_changed")
    assert {"before": {"least": "info"}, "after": {"least": "alarm"}} in changes
    assert {"after": {"customer": True}} in changes
    assert changes[-1] == {"before": {"title": "Oleg"}, "after": {"title": "The boss"}}


async def test_quiet_hours_hold_back_everything_but_alarms(bot, owner, clock):
    await owner.send("/manage")
    await owner.press("🔔 Notices")
    await owner.press("👤 Oleg")
    hour = bot.clock.now().hour
    await owner.press("🌙 Quiet hours")
    await owner.send("nights")
    assert "two different hours" in owner.last.text
    await owner.send(f"{hour} - {(hour + 2) % 24}")
    assert f"Quiet from {hour:02}:00 to {(hour + 2) % 24:02}:00" in owner.last.text
    await tell(bot)
    assert not read(owner, "booked twice")
    await tell(bot, severity="alarm")
    assert len(read(owner, "booked twice")) == 1
    clock.move(hours=2)
    await bot.settle()
    assert len(read(owner, "booked twice")) == 2
    await owner.press("🌙 Quiet hours")
    await owner.press("Skip")
    assert "Quiet from" not in owner.last.text


async def test_a_topic_is_added_by_a_command_there_and_its_buttons_lead_into_the_bot(bot, telegram, owner, alice):
    await alice.send("/start")
    group = telegram.add_group("Staff room")
    topic = group.add_topic("Alarms")
    await give_rights(bot, alice, "shop.orders")
    await _write(bot, group, alice, "/notices_here", topic)  # no right to settings: not a word
    await _write(bot, group, telegram.person("Stranger"), "/notices_here", topic)
    await _write(bot, group, owner, "/start", topic)
    assert [message for message in group.messages if message.sender.is_bot] == []
    await _write(bot, group, owner, "/notices_here@kiosk_bot", topic)
    assert (group.messages[-1].text[:30], group.messages[-1].topic) == ("🔔 The shop's notices arrive he", topic)[:2]

    await tell(bot, "accounts-new-customer", kind="sale", user_id=(await customer_of(bot, alice)).id)
    notice = group.messages[-1]
    assert (notice.topic, notice.labels) == (topic, ["🤖 Open in the bot"])
    assert "Alice" in notice.text
    link = notice.rows[0][0].value
    before = bot.handled
    await owner.account.follow(link)
    await owner._until(before + 1)
    assert "A new customer: Alice" in owner.last.text
    assert "Close" in owner.buttons
    await give_rights(bot, alice)
    before = bot.handled
    await alice.account.follow(link)
    await alice._until(before + 1)
    assert "not allowed" in alice.last.text
    await owner.press(data=OpenTargets().pack())
    assert f"👥 Staff room · {topic}" in owner.buttons
    assert {"after": {"chat": group.chat_id, "topic": topic}} in await audited("admin.notices_added")


async def test_a_group_that_throws_the_bot_out_is_marked_told_and_mended(bot, telegram, owner):
    group = telegram.add_group("Staff room")
    await _write(bot, group, owner, "/notices_here")
    (kiosk,) = telegram.world.bots
    group.remove(kiosk)
    heard = len(group.messages)
    await tell(bot, severity="alarm")
    assert read(owner, "Notices for Staff room do not arrive: CHANNEL_PRIVATE")
    assert len(read(owner, "booked twice")) == 2  # their own, and what the group did not get
    await tell(bot)
    assert len(read(owner, "do not arrive")) == 1
    await owner.press("🔔 Have a look")
    assert read(owner, "Nothing arrives there: CHANNEL_PRIVATE")
    group.let_in(kiosk)
    await owner.press("🛎 Try it")
    await owner.press(data=OpenTargets().pack())
    await owner.press("👥 Staff room")
    assert "Nothing arrives" not in owner.last.text
    await tell(bot)
    assert len(group.messages) == heard + 2  # the test, and what came after it
    await owner.press("🗑 Remove")
    await owner.press("🗑 Yes, remove")
    assert "👥 Staff room" not in owner.buttons
    assert (await audited("admin.notices_removed"))[0]["before"]["title"] == "Staff room"


async def test_the_latest_notices_can_be_read_again_by_who_may(bot, owner, alice):
    await tell(bot)
    await owner.send("/manage")
    await owner.press("🔔 Notices")
    await owner.press("🕘 Latest")
    (label,) = [label for label in owner.buttons if "Failures" in label]
    await owner.press(label)
    assert "booked twice" in owner.last.text
    await alice.send("/start")
    for button in (OpenTargets(), SetLeast(1, 0), AddCustomer(1)):
        await alice.press(data=button.pack())
        assert alice.alerts[-1] == "You are not allowed to do this."


async def _write(bot, group, person, text, topic=0):
    before = bot.handled
    await group.write(getattr(person, "account", person), text, topic=topic)
    while bot.handled == before:
        await bot.settle()
    await bot.settle()
