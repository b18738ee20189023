"""The chat page for everybody: contrast, names, keyboard, in light and dark and at phone width."""

import pytest
import pytest_asyncio

from sandbox.world import Answer, Button, Entity
from tests.browser import chromium
from tests.sandbox.small_bot import SmallBot, key, picture

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]

# Every visible text whose colour stands out less from what lies behind it than WCAG AA asks for.
TOO_PALE = """(() => {
  const canvas = Object.assign(document.createElement("canvas"), { width: 1, height: 1 }).getContext("2d", { willReadFrequently: true });
  const paint = (...colours) => {
    canvas.clearRect(0, 0, 1, 1);
    for (const colour of colours) { canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1); }
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const behind = (node) => {
    const colours = [];
    for (let at = node; at; at = at.parentElement) {
      const colour = getComputedStyle(at).backgroundColor;
      colours.unshift(colour);
      if (paint(colour)[3] === 255) return colours;
    }
    return ["white", ...colours];
  };
  const light = (pixel) => {
    const [r, g, b] = pixel.slice(0, 3).map((part) => part / 255).map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const bad = [];
  while (walker.nextNode()) {
    const { parentElement: node, data } = walker.currentNode;
    if (!data.trim() || !node.checkVisibility({ opacityProperty: true, visibilityProperty: true }) || node.closest("option, noscript, .unseen, .spoiler, :disabled")) continue;
    const back = behind(node);
    const [a, b] = [light(paint(...back)), light(paint(...back, getComputedStyle(node).color))];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < 4.5) bad.push(`${data.trim().slice(0, 30)} (${node.className || node.tagName}): ${ratio.toFixed(2)}`);
  }
  return bad;
})()"""

STILL = "document.querySelector('.sheet[open]')?.getAnimations().every((one) => one.playState === 'finished')"
NAMELESS = """[...document.querySelectorAll("button, a, input, select, textarea, [role=button], dialog")]
  .filter((node) => node.checkVisibility() && !node.innerText?.trim() && !node.getAttribute("aria-label") && !node.labels?.length)
  .map((node) => node.outerHTML.slice(0, 120))"""


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser():
    async with chromium() as browser:
        yield browser


def everything() -> SmallBot:
    """A chat in which everything occurs that the page can draw."""
    small = SmallBot()
    small.answers["Alert"] = Answer("Not enough money", alert=True)
    text = "bold link code quote /start and a spoiler"
    places = [("bold", 0, 4), ("text_link", 5, 4), ("code", 10, 4), ("blockquote", 15, 5), ("spoiler", 34, 7)]
    small.say(text, *(Entity(*place, url="https://example.com") for place in places))
    small.world.private_chat(small.alice, small.bot).post(small.alice, "from me /start")
    small.say("A pre", Entity("pre", 2, 3), media=small.world.files.add_document("keys.txt", b"x" * 100))
    rows = ((key("Alert"), Button("Rules", "url", value="https://example.com"), Button("Copy", "copy", value="x")),)
    message = small.say("Picture", media=small.world.files.add_photo(picture()), rows=rows)
    small.world.private_chat(small.alice, small.bot).edit(message, "Picture", (), rows, message.media)
    small.say("Für Olga", to=small.olga)
    paid = small.bill(("Stellar Drift", 700), ("Discount", -201), currency="USD")
    charge = small.world.payments.take(small.world.private_chat(small.alice, small.bot), paid)
    small.world.payments.give_back(charge)
    small.bill(title="Open invoice")
    return small


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
async def test_every_text_stands_out_and_everything_to_press_has_a_name(browser, dark, width):
    async with everything().page() as page, browser.tab() as tab:
        await tab.look(width=width, height=800, phone=width < 700, dark=dark)
        await tab.open(f"{page.url}#alice")
        await tab.until("document.querySelector('.person')")
        assert await tab.run(TOO_PALE) == []
        await tab.open(f"{page.url}#alice/kiosk_bot")
        await tab.see("Picture", ".messages")
        await tab.click("textarea")
        await tab.type("/")
        assert await tab.run(TOO_PALE) == []
        assert await tab.run(NAMELESS) == []
        await tab.key("Escape")
        await tab.press("Alert")
        await tab.see("Not enough money")
        assert await tab.run(TOO_PALE) == []
        assert await tab.run(NAMELESS) == []
        await tab.key("Escape")
        for button in ("Pay ⭐️50", "Receipt"):
            await tab.press(button)
            await tab.until(STILL)
            assert await tab.run(TOO_PALE) == []
            assert await tab.run(NAMELESS) == []
            assert await tab.run("document.documentElement.scrollWidth") == width
            await tab.key("Escape")
        assert await tab.run("document.documentElement.scrollWidth") == width


async def test_the_theme_is_chosen_by_hand_and_stays_after_a_reload(browser):
    colour = "getComputedStyle(document.body).backgroundColor"
    async with everything().page() as page, browser.tab() as tab:
        await tab.look(dark=True)
        await tab.open(page.url)
        dark = await tab.run(colour)
        await tab.press("Theme: as the system")
        await tab.see("", "[aria-label='Theme: light']")
        assert await tab.run(colour) != dark
        await tab.open(page.url)
        await tab.until("document.querySelector('[aria-label=\"Theme: light\"]')")
        assert await tab.run(colour) != dark
        await tab.press("Theme: light")
        await tab.press("Theme: dark")
        assert await tab.run(colour) == dark


async def test_a_purchase_needs_no_mouse(browser):
    small = SmallBot()
    async with small.page() as page, browser.tab() as tab:
        await tab.look()
        await tab.open(page.url)
        await tab.see("Nothing here yet")

        async def walk_to(label: str) -> None:
            for _ in range(40):
                await tab.key("Tab")
                if await tab.run("document.activeElement.innerText") == label:
                    # Who walks with the keyboard sees where they are.
                    assert await tab.run("getComputedStyle(document.activeElement).outlineStyle") == "solid"
                    return
            raise AssertionError(f"{label} is not reached with Tab")

        await walk_to("Start")
        await tab.key("Enter")
        await tab.see("Welcome, Alice!")
        await walk_to("Shop")
        await tab.key(" ")
        await tab.see("Stellar Drift")
        # The keyboard below was replaced; the focus stays where one was.
        assert await tab.run("document.activeElement.innerText") == "Stellar Drift"
        assert await tab.text("#announce") == "Choose an item."
    assert small.pressed == ["Shop"]


async def test_messages_are_a_live_log_and_toasts_a_status(browser):
    async with everything().page() as page, browser.tab() as tab:
        await tab.look()
        await tab.open(page.url)
        await tab.see("Picture", ".messages")
        assert await tab.run("document.querySelector('.log').role") == "log"
        assert await tab.run("document.querySelector('#toasts').getAttribute('aria-live')") == "polite"
        # What a spoiler hides is hidden from screen readers as well.
        assert await tab.run("document.querySelector('.spoiler-text').ariaHidden") == "true"
        await tab.click(".spoiler")
        assert await tab.run("document.querySelector('.spoiler-text').ariaHidden") is None
