"""Paying on the chat page, as a person does it in a real browser."""

import contextlib

import pytest
import pytest_asyncio

from sandbox.world import Button
from tests.browser import chromium
from tests.sandbox.small_bot import SmallBot, key

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]

SHEET = "document.querySelector('.sheet[open]')"
MAIN = ".sheet[open] .action.main"
STILL = f"{SHEET}?.getAnimations().every((one) => one.playState === 'finished')"


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser():
    async with chromium() as browser:
        yield browser


@pytest.fixture
def opened(browser):
    """Opens Alice's chat of a world in a new tab; nothing may have gone wrong in it at the end."""

    @contextlib.asynccontextmanager
    async def open_page(small: SmallBot, language: str = "", **look):
        async with small.page() as page, browser.tab() as tab:
            await tab.look(**look)
            if language:
                await tab.speak(language)
            await tab.open(f"{page.url}#alice/kiosk_bot")
            await tab.see("Top-up of your balance", ".messages")
            yield tab
            assert tab.errors == []

    return open_page


async def go_on(tab) -> None:
    """Press the main button of the sheet, once it has come up."""
    await tab.until(STILL)
    await tab.click(MAIN)


def paid(small: SmallBot) -> list[int]:
    return [charge.total for charge in small.world.payments.charges.values()]


@pytest.mark.parametrize("width", [390, 1280])
async def test_an_invoice_is_paid_in_a_sheet_and_shows_its_receipt(opened, width):
    small = SmallBot()
    small.bill(rows=((Button("Pay 50 ⭐", "buy"),), (key("Check"), key("Back"))))
    async with opened(small, width=width, height=800, phone=width < 700) as tab:
        card = await tab.text(".bubble .invoice")
        assert [part for part in ("Top-up of your balance", "500 points", "50") if part not in card] == []
        await tab.press("Pay 50 ⭐")
        await tab.see("Your balance", ".sheet[open]")
        assert "10,000" in await tab.text(".sheet[open]")
        small.world.payments.passing.clear()
        await go_on(tab)
        await tab.see("Asking the shop…", ".sheet[open]")
        assert await tab.run(f"document.querySelector('{MAIN}').disabled")
        await tab.key("Escape")
        assert await tab.run(f"Boolean({SHEET})"), "what the bot is asked cannot be taken back"
        small.world.payments.passing.set()
        await tab.see("You paid 50", ".messages")
        await tab.until(f"!{SHEET}")
        assert (paid(small), small.alice.stars) == ([50], 9_950)
        assert "Paid" in await tab.text(".bubble .invoice")
        await tab.press("Receipt")
        await tab.see("Kiosk", ".sheet[open]")
        assert "50" in await tab.text(".sheet[open] .sum")
        await go_on(tab)
        await tab.until(f"!{SHEET}")
        small.world.payments.give_back(next(iter(small.world.payments.charges.values())))
        await tab.see("Kiosk gave you 50", ".messages")
    assert paid(small) == [50]


async def test_a_refusal_is_an_alert_and_the_invoice_stays_open(opened):
    small = SmallBot()
    small.bill()
    async with opened(small) as tab:
        small.refusal = "Sold out a moment ago. <b>Sorry</b>"
        await tab.press("Pay ⭐️50")
        await go_on(tab)
        await tab.see("Sold out a moment ago. <b>Sorry</b>", "[role=alertdialog]")
        await tab.press("OK")
        small.refusal, small.world.payments.patience = None, 0.1
        await tab.press("Pay ⭐️50")
        await go_on(tab)
        await tab.see("did not answer in time. Nothing was charged.", "[role=alertdialog]")
        await tab.press("OK")
        assert await tab.text(".key.buy") == "Pay ⭐️50"
    assert (paid(small), small.alice.stars) == ([], 10_000)


async def test_who_has_too_few_stars_gets_some_and_pays(opened):
    small = SmallBot()
    small.alice.stars = 20
    small.bill()
    async with opened(small) as tab:
        await tab.press("Pay ⭐️50")
        await tab.see("You need 30", ".sheet[open]")
        await tab.until(STILL)
        await tab.press("Get stars")
        await tab.see("1,020", ".sheet[open]")
        await tab.see("Pay 50", MAIN)
        await go_on(tab)
        await tab.see("You paid 50", ".messages")
    assert (paid(small), small.alice.stars) == ([50], 970)


async def test_an_order_in_money_shows_its_lines_and_a_test_card(opened):
    small = SmallBot()
    small.bill(("Stellar Drift", 700), ("Discount", -201), currency="USD")
    async with opened(small) as tab:
        await tab.press("Pay $4.99")
        await tab.see("Test card •••• 4242", ".sheet[open]")
        lines = await tab.text(".sheet-lines")
        assert [part for part in ("Stellar Drift", "$7.00", "-$2.01", "$4.99") if part not in lines] == []
        await tab.until(STILL)
        await tab.press("Cancel")
        await tab.until(f"!{SHEET}")
        assert paid(small) == []
        await tab.press("Pay $4.99")
        await go_on(tab)
        await tab.see("You paid $4.99 to Kiosk", ".messages")
    assert (paid(small), small.alice.stars) == ([499], 10_000)


async def test_paying_needs_no_mouse(opened):
    small = SmallBot()
    small.bill()
    async with opened(small) as tab:
        await tab.run("document.querySelector('.key.buy').focus()")
        await tab.key("Enter")
        await tab.until(SHEET)
        assert await tab.run("document.activeElement.innerText.startsWith('Pay 50')")
        await tab.key("Enter")
        await tab.see("You paid 50", ".messages")
        assert await tab.run("document.activeElement.innerText") == "Receipt", "the focus is where it was"
    assert paid(small) == [50]


async def test_the_sheet_speaks_russian(opened):
    small = SmallBot()
    small.bill()
    async with opened(small, language="ru") as tab:
        await tab.press("Pay ⭐️50")
        await tab.see("Ваш баланс", ".sheet[open]")
        await go_on(tab)
        await tab.see("Вы заплатили 50", ".messages")
        await tab.press("Квитанция")
        await tab.see("Итого", ".sheet[open]")
