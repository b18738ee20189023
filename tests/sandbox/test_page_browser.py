"""The chat page as a person sees it, in a real browser."""

import contextlib

import pytest
import pytest_asyncio

from sandbox.world import Answer, Button, Entity
from tests.browser import chromium
from tests.sandbox.small_bot import LONG, SmallBot, key, picture

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]

NASTY = "<img src=x onerror=\"document.title='hit'\"> <script>document.title='hit'</script> &lt;b&gt; `x` *y* _z_"


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser():
    async with chromium() as browser:
        yield browser


@pytest.fixture
def opened(browser):
    """Opens the page of a world in a new tab; nothing may have gone wrong in it at the end."""

    @contextlib.asynccontextmanager
    async def open_page(small: SmallBot, **look):
        async with small.page() as page, browser.tab() as tab:
            await tab.look(**look)
            await tab.open(page.url)
            await tab.until("document.body.classList.contains('ready')")
            yield tab
            assert tab.errors == []

    return open_page


async def test_a_new_user_walks_from_start_to_an_item(opened):
    small = SmallBot()
    async with opened(small) as tab:
        await tab.see("Nothing here yet")
        await tab.press("Start")
        await tab.see("Welcome, Alice!")
        await tab.press("Shop")
        await tab.see("Stellar Drift")
        assert await tab.text(".message.theirs .edited") == "edited"
        assert await tab.run("document.querySelectorAll('.message').length") == 2
        await tab.click("textarea")
        await tab.type("  two\nlines <b>  ")
        await tab.key("Enter")
        await tab.see("lines <b>", ".message.mine:last-child")
    assert small.said == ["/start", "two\nlines <b>"]
    assert small.pressed == ["Shop"]


async def test_a_press_shows_a_spinner_until_the_answer_and_then_toast_or_alert(opened):
    small = SmallBot()
    small.answers |= {
        "Slow": None,
        "Toast": Answer("Added to the cart"),
        "Alert": Answer("Not enough\nmoney", alert=True),
    }
    small.say("Menu", rows=((key("Slow"), key("Toast"), key("Alert")),))
    async with opened(small) as tab:
        await tab.press("Slow")
        await tab.until("document.querySelector('.key[aria-busy] .spinner')")
        query = next(iter(small.world.queries._waiting.values()))
        small.world.answer(query, Answer())
        await tab.until("!document.querySelector('.spinner')")
        await tab.press("Toast")
        await tab.see("Added to the cart", ".toast")
        await tab.press("Alert")
        await tab.see("Not enough\nmoney", "dialog[role=alertdialog]")
        await tab.key("Enter")
        await tab.until("!document.querySelector('dialog')")
        assert await tab.run("document.activeElement.innerText") == "Alert"


async def test_formatting_is_drawn_and_markup_in_texts_stays_text(opened):
    small = SmallBot()
    text = "bold both italic 😀 key-1 hidden"
    kinds = [("bold", 0, 9), ("italic", 5, 11), ("code", 20, 5), ("spoiler", 26, 6)]
    small.say(text, *(Entity(*kind) for kind in kinds))
    small.say(
        NASTY,
        Entity("bold", 0, 10),
        rows=((key(NASTY[:60]),), (Button("Bad", "url", value="javascript:document.title='hit'"),)),
    )
    small.say("click", Entity("text_link", 0, 5, url="javascript:document.title='hit'"))
    async with opened(small) as tab:
        await tab.see(NASTY)
        assert await tab.text(".message .text strong") == "bold both"
        first = "[...document.querySelectorAll('.message')][0]"
        assert await tab.run(f"[...{first}.querySelectorAll('em')].map(e => e.textContent).join('')") == "both italic"
        assert await tab.run(f"{first}.querySelector('code').textContent") == "key-1"
        assert await tab.run("document.querySelectorAll('.messages script, .messages a').length") == 0
        assert await tab.run("document.querySelector('.messages img')") is None
        await tab.press("Bad")
        assert "hit" not in await tab.run("document.title")
        assert await tab.run(f"getComputedStyle({first}.querySelector('.spoiler-text')).opacity") == "0"
        await tab.click(".spoiler")
        await tab.until(f"getComputedStyle({first}.querySelector('.spoiler-text')).opacity === '1'")


async def test_a_tap_on_code_copies_it_byte_for_byte(opened):
    small = SmallBot()
    value = "KEY <&> `*_ 😀  x"
    small.say(
        f"Your key: {value}",
        Entity("code", 10, len(value.encode("utf-16-le")) // 2),
        rows=((Button("Copy", "copy", value="from the button"),),),
    )
    async with opened(small) as tab:
        await tab.run("navigator.clipboard.writeText = async text => { window.copied = text; }")
        await tab.click("code.copyable")
        await tab.see("Copied", ".toast")
        assert await tab.run("window.copied") == value
        await tab.press("Copy")
        await tab.until("window.copied === 'from the button'")


async def test_links_to_the_bot_start_it_and_links_outside_ask_first(opened):
    small = SmallBot()
    small.say(
        "See https://t.me/kiosk_bot?start=item_17, t.me/kiosk_news and terms",
        Entity("text_link", 62, 5, url="https://example.com/terms"),
    )
    async with opened(small) as tab:
        await tab.click("a", "start=item_17")
        await tab.see("/start item_17")
        await tab.click("a", "kiosk_news")
        await tab.see("Join the channel")
        await tab.click(".peer", "Welcome")
        await tab.click("a", "terms")
        await tab.see("https://example.com/terms", "dialog")
        await tab.press("Cancel")
        assert tab.opened == []
    assert small.said == ["/start item_17"]


async def test_people_are_switched_with_their_own_chats_languages_and_unread_counts(opened):
    small = SmallBot()
    small.say("For Alice")
    small.say("Для Бориса", to=small.boris)
    small.say("Ещё", to=small.boris)
    async with opened(small) as tab:
        await tab.see("For Alice")
        assert "2" in await tab.run("document.querySelectorAll('.person')[1].innerText")
        await tab.click(".person", "Boris")
        await tab.see("Для Бориса")
        await tab.until("!document.querySelectorAll('.person')[1].querySelector('.badge')")
        assert await tab.run("document.getElementById('language').value") == "ru"
        await tab.click("textarea")
        await tab.type("/")
        await tab.see("Главное меню", ".commands")
        await tab.key("Enter")
        await tab.see("Welcome, Boris!")
        await tab.run(
            "(e => { e.value = 'en'; e.dispatchEvent(new Event('change')); })(document.getElementById('language'))"
        )
        await tab.click("textarea")
        await tab.type("/sh")
        await tab.see("Open the shop", ".commands")
        assert "Owner" in await tab.text(".person .role.owner")
    assert small.boris.language == "en"


async def test_a_message_that_changes_does_not_move_what_one_reads(opened):
    small = SmallBot()
    first = small.say("Short")
    for number in range(40):
        small.say(f"Message {number}")
    async with opened(small) as tab:
        await tab.see("Message 39")
        await tab.run("document.querySelector('.log').scrollTop = 600")
        await tab.until("!document.querySelector('.newest').hidden")
        place = "[...document.querySelectorAll('.message')].find(e => e.innerText.includes('Message 15')).getBoundingClientRect().top"
        before = await tab.run(place)
        small.edit(first, LONG)
        await tab.see("Line 59")
        assert abs(await tab.run(place) - before) < 2
        small.say("One more")
        await tab.until("document.querySelector('.newest .badge').innerText === '1'")
        assert abs(await tab.run(place) - before) < 2
        await tab.press("To the newest message")
        await tab.until("document.querySelector('.newest').hidden")
        small.say("At the bottom", rows=((key("A"),), (key("B"),)))
        bottom = "(e => e.scrollHeight - e.scrollTop - e.clientHeight)(document.querySelector('.log'))"
        await tab.see("At the bottom")
        await tab.until(f"{bottom} < 3")


async def test_earlier_messages_come_when_scrolled_to_the_top(opened):
    small = SmallBot()
    for number in range(150):
        small.say(f"Message {number}.")
    async with opened(small) as tab:
        await tab.see("Message 149.")
        assert "Message 80." not in await tab.text(".messages")
        for wanted in ("Message 80.", "Message 0."):
            await tab.run("document.querySelector('.log').scrollTop = 0")
            await tab.see(wanted, ".messages")
        assert await tab.run("document.querySelectorAll('.message').length") == 150


async def test_pictures_open_large_and_files_carry_name_and_size(opened, tmp_path):
    small = SmallBot()
    small.say("A picture", media=small.world.files.add_photo(picture()))
    small.say("", media=small.world.files.add_document("keys.txt", b"k" * 5000))
    async with opened(small) as tab:
        await tab.until("document.querySelector('.photo img').naturalWidth === 640")
        await tab.click(".photo")
        await tab.until("document.querySelector('dialog.viewer img').naturalWidth === 640")
        await tab.key("Escape")
        await tab.until("!document.querySelector('dialog')")
        assert await tab.text(".document") == "keys.txt\n4.9\u00a0KB"
        file = tmp_path / "own file.txt"
        file.write_text("hello")
        await tab.attach("input[type=file]", file)
        await tab.see("own file.txt", ".message.mine")
    assert small.alice.messages[-1].document.data == b"hello"


async def test_the_bot_is_blocked_unblocked_and_the_chat_cleared(opened):
    small = SmallBot()
    small.say("Hello")
    async with opened(small) as tab:
        await tab.press("Chat menu")
        await tab.press("Block the bot")
        await tab.press("Unblock and restart")
        await tab.see("Welcome, Alice!")
        await tab.press("Chat menu")
        await tab.press("Clear the chat")
        await tab.see("Nothing here yet")
    assert small.stopped == [True, False]


async def test_what_somebody_else_wrote_is_forwarded(opened):
    small = SmallBot()
    await small.world.private_chat(small.boris, small.bot).send_text("My key does not work")
    small.say("Hello")
    async with opened(small) as tab:
        await tab.press("Chat menu")
        await tab.press("Forward a message")
        await tab.press("Forward a message")
        await tab.see("Forwarded from Boris")
        await tab.see("My key does not work", ".message.mine")


async def test_a_customer_is_added_and_joins_the_news(opened):
    small = SmallBot()
    async with opened(small) as tab:
        await tab.press("New customer")
        await tab.type("Chen Wu")
        await tab.key("Enter")
        await tab.see("Chen Wu", ".person[aria-current]")
        await tab.click(".peer", "Kiosk news")
        await tab.press("Join the channel")
        await tab.see("1 subscriber")
        small.news.post(small.news.voice, "Big news")
        await tab.see("Big news")
        await tab.press("Leave the channel")
        await tab.see("0 subscribers")


async def test_the_page_reconnects_by_itself_and_shows_what_happened_meanwhile(browser):
    small = SmallBot()
    small.say("Before")
    async with browser.tab() as tab:
        await tab.look()
        page = await small.page().start()
        await tab.open(page.url)
        await tab.see("Before")
        await page.stop()
        small.say("Meanwhile")
        await tab.see("No connection to the sandbox")
        again = await small.page(page.port).start()
        await tab.see("Meanwhile")
        await tab.until("document.getElementById('offline').hidden")
        small.say("After")
        await tab.see("After")
        await again.stop()


async def test_a_phone_shows_the_list_or_the_chat_and_goes_back(opened):
    small = SmallBot()
    small.say("Hello", rows=((key("A button with quite a long label for a phone"), key("And another one")),))
    async with opened(small, width=360, height=640, phone=True) as tab:
        await tab.until("!document.querySelector('#chat').checkVisibility()")
        await tab.click(".peer", "Hello")
        await tab.until("!document.querySelector('#sidebar').checkVisibility()")
        assert await tab.run("document.documentElement.scrollWidth") == 360
        await tab.press("Back to the chats")
        await tab.until("document.querySelector('#sidebar').checkVisibility()")
        await tab.click(".peer", "Hello")
        await tab.run("history.back()")
        await tab.until("document.querySelector('#sidebar').checkVisibility()")


async def test_the_page_speaks_the_browsers_language(opened):
    small = SmallBot()
    async with opened(small) as tab:
        await tab.speak("ru-RU,ru")
        await tab.call("Page.reload")
        await tab.see("Здесь пока пусто")
        await tab.see("Владелец")
        assert await tab.run("document.documentElement.lang") == "ru"
