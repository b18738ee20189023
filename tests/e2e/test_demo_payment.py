"""In the demo a customer tops up with coins, on the page that the invoice leads to."""

from urllib.parse import urlsplit

import aiohttp

from sandbox.demo.command import running


async def test_a_top_up_with_coins_is_paid_on_its_page_and_credited_at_once(tmp_path):
    async with running(tmp_path / "demo") as demo:
        alice = demo.cast.customer
        await alice.send("/topup")
        await alice.wait_for("How much")
        await alice.press("$50.00")
        await alice.wait_for("How would you like to pay?")
        await alice.press("💎 Crypto: $50.00")
        await alice.wait_for("To pay: $50.00")
        url = next(button.value for row in alice.last.rows for button in row if button.label == "💳 Pay")
        origin = f"http://{urlsplit(url).netloc}"
        async with aiohttp.ClientSession() as browser:
            async with browser.get(url) as page:
                assert "Pay " in await page.text()
            async with browser.post(url, data={"asset": "TON"}, headers={"Origin": origin}) as page:
                assert "Paid. Go back to the chat." in await page.text()
        await alice.wait_for("$50.00 is on your balance", anywhere=True)
