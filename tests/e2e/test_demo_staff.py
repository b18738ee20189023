"""In the demo a person can be the admin and the owner, and finds a shop that has been busy for weeks."""

from sandbox.demo.command import running


async def test_the_admin_and_the_owner_look_after_a_shop_that_was_busy_for_weeks(tmp_path):
    async with running(tmp_path / "demo") as demo:
        nora, oleg, mia = demo.cast.admin, demo.cast.owner, demo.cast.regulars[0]
        assert any("Hello, Oleg!" in message.text for message in oleg.messages)  # the owner reads English
        await nora.press("🛠 Manage")
        entries = nora.buttons
        assert {"👥 Customers", "📣 Broadcasts", "📊 Statistics", "⚙️ Settings"} <= set(entries)
        assert "🎭 Roles" not in entries
        await nora.press("🏛 Bank transfers")
        assert "Transfers that we wait for: 1" in nora.last.text

        await oleg.send("/manage")
        await oleg.wait_for("Manage the shop")
        assert [label for label in oleg.buttons if label not in entries] == ["🎭 Roles"]
        await oleg.press("📦 Orders")
        assert "(27)" in oleg.last.text
        await oleg.send("/manage")
        await oleg.wait_for("Manage the shop")
        await oleg.press("👥 Customers")
        await oleg.press(next(label for label in oleg.buttons if label.startswith(mia.name)))
        assert "10 orders" in oleg.last.text

        # whom a broadcast is for can be reached, also who has only just heard of the shop
        for person in (demo.cast.customer, mia):
            assert person.chat().started
        assert demo.telegram.violations == []
