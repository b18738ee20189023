"""What customers see and do, through the real client."""

import re

from kernel.testing import count_statements
from kernel.testing.people import Person
from plugins.accounts.api import find_many
from plugins.accounts.testing import customer_of
from plugins.reviews.callbacks import AskDelete, EditMine, OpenMine, OpenReviews, Rate
from plugins.reviews.models import Review
from plugins.shop.api import OpenCategory, OpenItem
from plugins.shop.models import Category, Item, Order
from tests.plugins.reviews.conftest import LONG, bought, counted, label, sold, write

NASTY = "<b>&amp; *bold* _x_ `code` [a](b) ❤️‍🔥 { $item }"


async def open_card(person, item):
    await person.send(f"/start item_{item.id}")


async def test_a_buyer_leaves_a_review_and_finds_it_on_card_and_list(live, telegram, alice, bob):
    item = await sold(live, alice)
    await open_card(alice, item)
    assert not [text for text in alice.last.labels if "Reviews" in text]
    await alice.press("✍️ Leave a review")
    assert "Portal 2" in alice.last.text
    assert alice.last.labels[:5] == ["★★★★★", "★★★★☆", "★★★☆☆", "★★☆☆☆", "★☆☆☆☆"]
    await alice.press("★★★★☆")
    await alice.send("A fine puzzle.\n\nTwice.")
    assert "Thank you" in alice.last.text
    assert "★★★★☆" in alice.last.text
    await alice.press("🛍 To the product")
    assert "★ 4.0 · 1 review\n4★ ▰▰▰▰▰ 100%" in alice.last.text
    assert "✏️ My review" in alice.last.labels
    await alice.press("💬 Reviews (1)")
    assert "★★★★☆ · you · " in alice.last.text
    assert "A fine puzzle. Twice." in alice.last.text

    await bob.send(f"/start item_{item.id}")
    assert "★ 4,0 · 1 отзыв\n4★ ▰▰▰▰▰ 100 %" in bob.last.text
    assert not [text for text in bob.last.labels if "отзыв" in text and "Отзывы" not in text]
    await bob.press("💬 Отзывы (1)")
    assert "★★★★☆ · Alice · " in bob.last.text
    await bob.press("⬅️ Назад")
    assert "Portal 2" in bob.last.text
    assert telegram.violations == []


async def test_words_can_be_skipped_and_the_question_cancelled(live, alice):
    item = await sold(live, alice)
    await open_card(alice, item)
    await alice.press("✍️ Leave a review")
    await alice.press("★★★★★")
    await alice.press("⬅️ Back")
    await alice.press("✖️ Cancel")
    assert "✍️ Leave a review" in alice.last.labels
    assert await Review.all().count() == 0
    await alice.press("✍️ Leave a review")
    await alice.press("★★★★★")
    await alice.press("Skip")
    review = await Review.get()
    assert (review.stars, review.text) == (5, "")
    await alice.press("✍️ Add a few words")
    await alice.send("Words, later.")
    review = await Review.get()
    assert (review.stars, review.text) == (5, "Words, later.")


async def test_the_last_button_pressed_twice_leaves_one_review(live, alice):
    item = await sold(live, alice)
    await open_card(alice, item)
    await alice.press("✍️ Leave a review")
    await alice.press("★★★★★")
    question = next(message for message in reversed(alice.messages) if "Skip" in message.labels)
    skip = next(button.data for row in question.rows for button in row if button.label == "Skip")
    for _ in range(2):
        await alice.press(data=skip, message=question)
    assert "expired" in alice.alerts[-1]
    assert await counted() == {item.id: [0, 0, 0, 0, 1]}


async def test_too_long_a_text_is_refused_in_words_and_not_cut(live, alice):
    item = await sold(live, alice)
    await open_card(alice, item)
    await alice.press("✍️ Leave a review")
    await alice.press("★★★★★")
    await alice.send("x" * 501)
    assert "at most 500 characters" in alice.last.text
    assert await Review.all().count() == 0
    await alice.send("x" * 500)
    assert (await Review.get()).text == "x" * 500


async def test_one_changes_and_deletes_ones_own(live, alice):
    item = await sold(live, alice)
    await write(live, await customer_of(live.bot, alice), item, 2, "Not good.")
    await open_card(alice, item)
    await alice.press("✏️ My review")
    assert "Not good." in alice.last.text
    await alice.press("✏️ Edit")
    await alice.press("★★★★★")
    assert "keeps the one you have" in alice.last.text
    await alice.press("Skip")
    review = await Review.get()
    assert (review.stars, review.text) == (5, "Not good.")
    await alice.press("✏️ My review")
    await alice.press("✏️ Edit")
    await alice.press("★★★★☆")
    await alice.press("🗑 Without text")
    assert (await Review.get()).text == ""
    assert await counted() == {item.id: [0, 0, 0, 1, 0]}

    await alice.press(data=OpenMine(item.id).pack())
    await alice.press("🗑 Delete")
    await alice.press("⬅️ Back")
    await alice.press("🗑 Delete")
    question = alice.last
    yes = question.rows[0][0].data
    await alice.press("🗑 Yes, delete it")
    assert alice.toasts[-1] == "Your review is deleted."
    assert "✍️ Leave a review" in alice.last.labels
    await alice.press(data=yes)
    assert "not there any more" in alice.alerts[-1]
    assert await counted() == {item.id: [0, 0, 0, 0, 0]}


async def test_a_forged_button_writes_nothing_and_deletes_nothing(live, alice, bob):
    item = await sold(live, alice)
    await write(live, await customer_of(live.bot, alice), item, 4, "Mine.")
    await bob.send("/start")
    presses = [OpenMine(item.id), EditMine(item.id), Rate(item.id, 1), OpenMine(10**12), Rate(10**12, 5)]
    for press in [*presses, AskDelete(item.id), OpenReviews(10**12)]:
        await bob.press(data=press.pack())
        assert bob.alerts[-1], press
    await bob.press(data=f"rate:{item.id}:9")
    review = await Review.get()
    assert (review.stars, review.text) == (4, "Mine.")


async def test_who_gives_it_back_before_the_last_answer_is_no_buyer(live, alice):
    item = await sold(live, alice)
    await open_card(alice, item)
    await alice.press("✍️ Leave a review")
    await alice.press("★★★★★")
    await Order.all().update(state="refunded")
    await alice.send("Great!")
    assert "Only customers who have bought" in alice.last.text
    assert await Review.all().count() == 0


async def test_who_has_given_it_back_can_delete_the_review_but_not_change_it(live, alice):
    item = await sold(live, alice)
    await write(live, await customer_of(live.bot, alice), item, 2, "Meh.")
    await Order.all().update(state="refunded")
    await open_card(alice, item)
    await alice.press("✏️ My review")
    await alice.press("✏️ Edit")
    assert "Only customers who have bought" in alice.alerts[-1]
    await alice.press("🗑 Delete")
    await alice.press("🗑 Yes, delete it")
    assert not [text for text in alice.last.labels if "eview" in text]
    assert await Review.all().count() == 0


async def test_the_longest_names_fit_into_every_button_and_text(live, telegram, alice):
    item = await sold(live, alice, name=LONG)
    await open_card(alice, item)
    await alice.press("✍️ Leave a review")
    await alice.press("★★★★☆")
    await alice.send("Я" * 500)
    await alice.press("✏️ My review")
    await alice.press("🗑 Delete")
    await open_card(alice, item)
    await alice.press("💬 Reviews (1)")
    assert "Я" * 299 + "…" in alice.last.text
    assert telegram.violations == []


async def test_markup_in_reviews_and_names_is_shown_as_it_is(live, telegram):
    eve = Person(telegram.person("<i>Eve</i>\u202e", language="en"), live.bot)
    item = await sold(live, eve, name="<u>Item</u>")
    await open_card(eve, item)
    await eve.press("✍️ Leave a review")
    assert "<u>Item</u>" in eve.last.text
    await eve.press("★★★★★")
    await eve.send(NASTY)
    await eve.press("✏️ My review")
    assert NASTY in eve.last.text
    zoe = Person(telegram.person("Zoe", language="en"), live.bot)
    await zoe.send("/start")
    await zoe.press(data=OpenReviews(item.id).pack())
    assert "· <i>Eve</i> · " in zoe.last.text  # and without the character that turns a line round
    assert NASTY in zoe.last.text
    assert {entity.kind for entity in zoe.last.entities} == {"bold"}


def opinions(person):
    """The numbers of the opinions that the screen shows, from the top."""
    return [int(number) for number in re.findall(r"Opinion (\d+)", person.last.text)]


async def test_the_list_has_pages_and_leads_back_to_the_same_page_of_the_shop(live, alice):
    shelf = await Category.create(name="Shelf")
    items = [await live.item(f"Key {number:02}", price=100, stock=12, category=shelf) for number in range(11)]
    for number in range(12):
        person = await live.customer()
        await bought(live, person, items[-1])
        await write(live, person, items[-1], 1 + number % 5, f"Opinion {number}.")
    await alice.send("/shop")
    await alice.press("📁 Shelf")
    await alice.press("▶️")
    await alice.press(label(alice, "Key 10"))
    await alice.press("💬 Reviews (12)")
    assert "12 reviews, newest first" in alice.last.text
    assert opinions(alice) == [11, 10, 9, 8, 7]
    await alice.press("▶️")
    assert opinions(alice) == [6, 5, 4, 3, 2]
    await alice.press("2/3")
    await alice.press("⏭")
    assert opinions(alice) == [1, 0]
    await alice.press("⬅️ Back")
    await alice.press("⬅️ Back")
    assert "Key 10" in alice.last.labels[0]


async def test_a_page_of_reviews_costs_three_statements(live, alice):
    item = await live.item(price=100, stock=30)
    for number in range(30):
        person = await live.customer()
        await bought(live, person, item)
        await write(live, person, item, 1 + number % 5, "x" * 500)
    await alice.send("/start")
    for press in (OpenReviews(item.id), OpenReviews(item.id).at((await Review.all().order_by("-id"))[7].id, 2)):
        with count_statements() as sent:
            await alice.press(data=press.pack())
        ours = ("reviews_review", "shop_item", "accounts_user WHERE id")
        assert len([sql for sql in sent.statements if any(words in sql for words in ours)]) == 3
        assert not [sql for sql in sent.statements if "reviews_standing" in sql]
        assert len(alice.last.text) < 4096


async def test_the_best_rated_come_first_and_the_way_back_keeps_that(live, alice):
    shelf = await Category.create(name="Shelf")
    items = [await live.item(name, price=100, stock=9, category=shelf) for name in ("Bad", "Good", "None", "One")]
    votes = {"Bad": [1, 1, 1], "Good": [5, 5, 5, 4], "One": [5]}
    people = [await live.customer() for _ in range(4)]
    for item in items:
        for person, stars in zip(people, votes.get(item.name, []), strict=False):
            await bought(live, person, item)
            await write(live, person, item, stars)
    await alice.send("/start")
    await alice.press(data=OpenCategory(shelf.id).pack())
    await alice.press(label(alice, "⇅"))
    await alice.press(label(alice, "Best rated"))
    assert [text.split()[0] for text in alice.last.labels[:4]] == ["Good", "One", "Bad", "None"]
    await alice.press(label(alice, "One"))
    await alice.press("💬 Reviews (1)")
    await alice.press("⬅️ Back")
    await alice.press("⬅️ Back")
    assert [text.split()[0] for text in alice.last.labels[:4]] == ["Good", "One", "Bad", "None"]
    await live.bot.toggles.disable("reviews")
    await alice.press(data=OpenCategory(shelf.id).pack())
    await alice.press(label(alice, "⇅"))
    assert "Best rated" not in alice.last.labels


async def test_an_empty_list_says_so_and_a_hidden_items_reviews_are_not_shown(live, alice, bob):
    item = await sold(live, alice)
    await bob.send("/start")
    await bob.press(data=OpenReviews(item.id).pack())
    assert "Отзывов пока нет." in bob.last.text
    await write(live, await customer_of(live.bot, alice), item, 4, "Secret")
    await Item.filter(id=item.id).update(hidden=True)
    await bob.press(data=OpenReviews(item.id).pack())
    assert "Secret" not in bob.last.text
    assert "больше нет в магазине" in bob.alerts[-1]
    await alice.press(data=OpenMine(item.id).pack())  # one's own stays one's own
    assert "Secret" in alice.last.text


async def test_switched_off_nothing_is_left_and_on_again_all_is_back(bot, live, alice):
    item = await sold(live, alice)
    await write(live, await customer_of(bot, alice), item, 4, "Fine.")
    await open_card(alice, item)
    before = alice.last.text
    await alice.press("💬 Reviews (1)")
    listed = alice.last
    await bot.toggles.disable("reviews")
    for press in (OpenReviews(item.id), OpenMine(item.id), Rate(item.id, 5)):
        await alice.press(data=press.pack(), message=listed)
        assert alice.alerts[-1] == "This button no longer works."
    await open_card(alice, item)
    assert "★" not in alice.last.text
    assert not [text for text in alice.last.labels if "eview" in text]
    await alice.send("/profile")
    assert "eview" not in alice.last.text + " ".join(alice.last.labels)
    await bot.toggles.enable("reviews")
    await open_card(alice, item)
    assert "★ 4.0 · 1 review" in before
    assert alice.last.text == before
    await alice.press("💬 Reviews (1)")
    assert "Fine." in alice.last.text


async def test_a_card_out_of_range_still_opens(live, telegram, alice):
    item = await sold(live, alice)
    await alice.press(data=OpenItem(item.id, row=2**63 - 1, page=999_999).pack())
    await alice.press("✍️ Leave a review")
    assert telegram.violations == []


async def test_many_people_are_found_in_one_statement(live):
    people = [await live.customer() for _ in range(3)]
    with count_statements() as sent:
        found = await find_many(live.bot, [person.id for person in people] + [10**12])
    assert found == {person.id: person for person in people}
    assert len(sent) == 1
    assert await find_many(live.bot, []) == {}
