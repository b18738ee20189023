"""A new user's walk on the chat page, in a real browser: from START to the key."""

import asyncio
import re

import pytest

from sandbox.demo.command import running
from sandbox.page import ChatPage
from tests.browser import chromium

pytestmark = pytest.mark.browser

LOOKS = {
    "desktop": {"width": 1280, "height": 820},
    "desktop, dark": {"width": 1280, "height": 820, "dark": True},
    "phone": {"width": 390, "height": 844, "phone": True},
    "phone, dark": {"width": 360, "height": 740, "phone": True, "dark": True},
}


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
async def test_a_person_buys_a_key_on_the_chat_page(tmp_path, look):
    async with (
        running(tmp_path / "demo") as demo,
        ChatPage(demo.telegram, roles=demo.cast.roles) as page,
        chromium() as browser,
        browser.tab() as tab,
    ):
        await tab.look(**look)
        await tab.speak("en-US")
        await tab.open(page.url)
        if look.get("phone"):
            await tab.click(".chats li:first-child button")
        for label in ("Start", "Shop", "Games", "PC", "Stellar Drift", "Buy", "Pay"):
            await tab.press(label)
            await asyncio.sleep(0.25)  # a person looks before the next tap, and the screen stands still
        await tab.until(r"/Order \d+ paid/.test(document.body.innerText)")
        await tab.until(r"/STLR-[A-Z0-9]{5}-[A-Z0-9]{5}-[A-Z0-9]{5}/.test(document.body.innerText)")
        assert await tab.run("document.documentElement.scrollWidth <= window.innerWidth")
        assert tab.errors == []
    assert re.search("STLR-", demo.cast.customer.last.text)
    assert demo.telegram.violations == []
