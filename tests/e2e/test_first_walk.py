"""The first walk through the bot, by a customer of each language, through the real client."""


async def test_start_shows_the_main_menu(alice):
    await alice.send("/start")
    assert alice.buttons
