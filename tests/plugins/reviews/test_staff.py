"""Staff read, hide, show and answer reviews; nobody else does."""

import pytest

from kernel import Plugin, db, menu_buttons, transaction
from kernel.testing import check_plugin
from plugins.accounts.testing import customer_of
from plugins.reviews.callbacks import Act, Moderate, OpenLatest, OpenReviews
from plugins.reviews.models import Review
from plugins.reviews.moderation import HIDDEN, REPLIED
from plugins.shop.models import Item
from tests.plugins.reviews.conftest import LONG, bought, counted, label, sold, write

desk_plugin = Plugin("backroom", version="1")


@desk_plugin.command("backroom")
async def backroom(ctx):
    """A screen with staff's menu, as the shop has one."""
    await ctx.screen("Backroom", [[button] for button in await menu_buttons(ctx, "staff")])


@pytest.fixture
def extra_plugins():
    return (desk_plugin,)


@pytest.fixture
async def review(live, alice):
    """A review of Alice's."""
    item = await sold(live, alice)
    await write(live, await customer_of(live.bot, alice), item, 1, "Rubbish!")
    await live.bot.settle()  # staff have been told
    return await Review.get()


def test_the_helper_plugin_is_sound():
    check_plugin(desk_plugin)


async def test_the_owner_hides_a_review_with_a_reason_and_shows_it_again(live, owner, alice, bob, review):
    await owner.send("/backroom")
    await owner.press("⭐ Latest reviews")
    assert "Portal 2\n★☆☆☆☆ · Alice" in owner.last.text
    await owner.press("⚙️ ★☆☆☆☆ · Alice")
    assert "Rubbish!" in owner.last.text
    await owner.press("🙈 Hide")
    await owner.send("Please be <b>kind</b>.")
    assert "Hidden by the shop: Please be <b>kind</b>." in owner.last.text
    notice = await alice.wait_for("not shown any more", anywhere=True)
    assert "Please be <b>kind</b>." in notice.text
    assert await counted() == {review.item_id: [0, 0, 0, 0, 0]}

    await bob.send(f"/start item_{review.item_id}")
    assert "★" not in bob.last.text
    await bob.press(data=OpenReviews(review.item_id).pack())
    assert "Rubbish" not in bob.last.text
    await alice.press("✏️ My review")
    assert "Hidden by the shop: Please be <b>kind</b>." in alice.last.text

    await owner.press("👁 Show again")
    assert "Hidden by" not in owner.last.text
    assert await counted() == {review.item_id: [1, 0, 0, 0, 0]}
    await owner.press("⬅️ Back")
    assert "Latest reviews" in owner.last.text


async def test_hiding_twice_tells_the_author_once(live, owner, alice, review):
    hide = Moderate(review.id, act=Act.HIDE).pack()
    for reason in ("First", "Second"):
        await owner.press(data=hide)
        await owner.send(reason)
    assert len([message for message in alice.messages if "not shown any more" in message.text]) == 1
    assert (await Review.get()).hidden_reason == "First"
    for _ in range(2):
        await owner.press(data=Moderate(review.id, act=Act.SHOW).pack())
    assert await counted() == {review.item_id: [1, 0, 0, 0, 0]}


async def test_the_shops_answer_is_told_and_read_by_everybody(live, owner, alice, bob, review):
    await owner.press(data=Moderate(review.id).pack())
    await owner.press("💬 Reply")
    await owner.send("Sorry! <i>We</i> will do better.")
    assert "Shop: Sorry! <i>We</i> will do better." in owner.last.text
    notice = await alice.wait_for("has answered your review of Portal 2", anywhere=True)
    assert "Sorry!" in notice.text
    await bob.send("/start")
    await bob.press(data=OpenReviews(review.item_id).pack())
    assert "Магазин: Sorry! <i>We</i> will do better." in bob.last.text
    await owner.press("🗑 Remove the reply")
    assert "Nobody will read it any more" in owner.last.text
    await owner.press("🗑 Yes, remove it")
    assert "Sorry" not in owner.last.text
    assert (await Review.get()).replied_at is None
    assert len([message for message in alice.messages if "has answered" in message.text]) == 1


async def test_what_staff_do_with_a_review_is_written_down_with_what_was_before(live, owner, review):
    for press, word in ((Act.HIDE, "Spam"), (Act.SHOW, ""), (Act.REPLY, "Sorry!"), (Act.REMOVE_REPLY, "")):
        await owner.press(data=Moderate(review.id, act=press).pack())
        if word:
            await owner.send(word)
    found = await db.fetch(
        "SELECT action, actor, subject, details FROM kernel_audit WHERE action LIKE 'reviews.%' ORDER BY id"
    )
    me = await customer_of(live.bot, owner)
    assert {(row["actor"], row["subject"]) for row in found} == {(f"user:{me.id}", f"review:{review.id}")}
    assert [(row["action"], row["details"]) for row in found] == [
        ("reviews.hidden", {"reason": "Spam"}),
        ("reviews.shown", {"reason": "Spam"}),
        ("reviews.answered", {"before": {"reply": ""}, "after": {"reply": "Sorry!"}}),
        ("reviews.answer_removed", {"before": {"reply": "Sorry!"}, "after": {"reply": ""}}),
    ]


async def test_the_list_of_an_item_has_hidden_reviews_and_a_way_back_for_staff_alone(live, owner, bob, alice, review):
    await Review.filter(id=review.id).update(hidden=True, hidden_reason="spam")
    await owner.press(data=OpenReviews(review.item_id).pack())
    assert "Hidden by the shop: spam" in owner.last.text
    await owner.press(label(owner, "⚙️"))
    await owner.press("⬅️ Back")
    assert "Hidden by the shop: spam" in owner.last.text
    await bob.send("/start")
    await bob.press(data=OpenReviews(review.item_id).pack())
    assert not [text for text in bob.last.labels if "⚙️" in text]


async def test_who_lacks_the_right_reads_and_changes_nothing(live, alice, bob, review):
    await bob.send("/backroom")
    assert bob.last.labels == []
    for press in (OpenLatest(), *(Moderate(review.id, act=act) for act in Act)):
        await bob.press(data=press.pack())
        assert bob.alerts[-1] == live.bot.texts.text("ru", "kernel-not-allowed")
        assert "Rubbish" not in bob.last.text
    kept = await Review.get()
    assert (kept.hidden, kept.reply) == (False, "")


@pytest.mark.parametrize("act", [Act.HIDE, Act.REPLY])
async def test_who_loses_the_right_in_the_middle_changes_nothing(live, owner, review, act):
    await owner.press(data=Moderate(review.id, act=act).pack())
    live.bot.settings.owner_id = 1
    await owner.send("Too late")
    assert "not allowed" in owner.last.text
    kept = await Review.get()
    assert (kept.hidden, kept.reply) == (False, "")


async def test_cancelling_leads_back_to_the_review(live, owner, review):
    for act in (Act.HIDE, Act.REPLY):
        await owner.press(data=Moderate(review.id, act=act).pack())
        await owner.press("✖️ Cancel")
        assert "Rubbish!" in owner.last.text


async def test_a_review_that_is_gone_says_so(live, owner, review):
    await Review.all().delete()
    for act in Act:
        await owner.press(data=Moderate(review.id, act=act).pack())
        assert "not there any more" in owner.alerts[-1]


async def test_the_latest_reviews_have_pages_and_bear_the_longest_names(live, telegram, owner):
    item = await live.item(LONG, price=100, stock=12)
    for number in range(12):
        person = await live.customer()
        await bought(live, person, item)
        await write(live, person, item, 5, "😀" * 500 if number else "First")
        await Review.filter(user_id=person.id).update(reply="Ж" * 500)
    await live.bot.settle()  # staff have been told
    await owner.press(data=OpenLatest().pack())
    assert len(owner.last.text.encode("utf-16-le")) // 2 < 4096
    await owner.press("⏭")
    assert "First" in owner.last.text
    await owner.press(label(owner, "⚙️"))
    await owner.press("⬅️ Back")
    assert "3/3" in owner.last.labels
    await Item.filter(id=item.id).update(hidden=True)
    await owner.press("3/3")
    assert "a product that is not shown" in owner.last.text
    await owner.press(label(owner, "⚙️"))
    assert telegram.violations == []


async def test_nothing_to_moderate_says_so(live, owner):
    await owner.press(data=OpenLatest().pack())
    assert "Nobody has written a review yet" in owner.last.text


async def test_notices_that_are_no_longer_true_are_not_sent(live, outbox, alice, review):
    author = await customer_of(live.bot, alice)
    async with transaction():  # neither hidden nor answered any more when they are sent, and then gone
        for key in (HIDDEN, REPLIED):
            live.bot.send(author, key, review_id=review.id)
            live.bot.send(author, key, review_id=10**12)
    await live.bot.settle()
    await Review.filter(id=review.id).update(hidden=True, hidden_reason="spam")
    await live.bot.toggles.disable("reviews")
    async with transaction():
        live.bot.send(author, HIDDEN, review_id=review.id)
    await live.bot.settle()
    assert len(await outbox.rows("not_needed")) == 5
