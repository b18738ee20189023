"""Every screen of broadcasts in both languages: no dead button, no missing text, a handler for each."""

import re

from kernel.testing import Person
from plugins.broadcast.callbacks import OpenBroadcast
from tests.e2e.crawler import Crawler, handlers_reached
from tests.e2e.test_every_screen import foreign
from tests.e2e.walking import case, database_server, language  # noqa: F401 - fixtures
from tests.plugins.broadcast.conftest import at_rest, crowd, prepared

TYPED = {
    "broadcast.write.content": "💛",
    "broadcast.message.content": "💙",
    "broadcast.write.buttons": "A - https://t.me/kiosk_bot",
    "broadcast.buttons.buttons": "B - https://t.me/kiosk_bot",
    "broadcast.time.time": "2099-01-01 10:00",
}
RAW_KEY = re.compile(r"\b(?:kernel|accounts|admin|broadcast)-[a-z]+(?:-[a-z0-9]+)*\b")


async def test_every_screen_is_reached_and_every_button_answers(bot, telegram, language):  # noqa: F811
    owner = Person(telegram.person("Ольга", language=language, id=bot.settings.owner_id), bot)
    await owner.send("/start")
    await crowd(bot, telegram, 3)
    # one in every state, the last of them with everything that a card can show
    problems = {"state": "paused", "gathered": True, "problem": "MEDIA_EMPTY × 3", "started_at": bot.clock.now()}
    made = [
        await prepared(owner, "1"),
        await prepared(owner, "2", state="scheduled", start_at=bot.clock.now().replace(year=2099)),
        await prepared(owner, "3", state="cancelled", started_at=bot.clock.now(), finished_at=bot.clock.now()),
        await prepared(owner, "4", **problems),
    ]
    for one in made:
        await owner.send("/broadcast")
        await owner.press(data=OpenBroadcast(one.id).pack())
    others = [prefix for prefix, route in bot.router.presses.items() if route.plugin not in ("broadcast", "kernel")]
    walk = Crawler(owner, lambda question: TYPED.get(question, "7"), skip=others)
    walk._change = 0
    seen = await walk.walk(["/broadcast"])
    await at_rest(bot)

    routes = [*bot.router.presses.values(), *bot.router.commands.values()]
    missed = {f"{route.kind}:{route.key}" for route in routes if route.plugin == "broadcast"} - handlers_reached(bot)
    print(f"\n{language}: {len(seen.screens)} screens, {sum(seen.pressed.values())} presses, not reached: {missed}")
    assert seen.dead == []
    assert [text for text in seen.everything() if RAW_KEY.search(text)] == []
    assert foreign(bot, owner, seen.everything()) == []
    assert telegram.violations == []
    assert missed == set()
