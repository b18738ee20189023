"""Broadcasts whose process is killed twice: each customer has it exactly once, and presses are answered meanwhile."""

from __future__ import annotations

import asyncio
import signal
import time
from dataclasses import dataclass, field

import pytest

from kernel import Bot, db
from kernel.testing import environment
from kernel.testing.bots import OWNER_ID
from kernel.testing.process import BotProcess
from plugins.accounts.api import OpenProfile
from tests.plugins.broadcast.conftest import crowd

pytestmark = pytest.mark.torture
TEXT = "Sale today"
MENU = OpenProfile().pack()


@dataclass
class Presses:
    """Somebody who presses a button ten times a second, and how long each answer took."""

    person: object
    menu: object  # the message with the button
    seconds: list[float] = field(default_factory=list)

    async def go_on(self) -> None:
        while True:
            began = time.monotonic()
            await self.person.press(data=MENU, message=self.menu, timeout=30)
            self.seconds.append(time.monotonic() - began)
            await asyncio.sleep(0.1)

    @property
    def percentile(self) -> float:
        """The 95th."""
        return sorted(self.seconds)[int(len(self.seconds) * 0.95)]


@dataclass
class House:
    """A bot in a process of its own, and one without Telegram that looks into its database."""

    bot: Bot
    process: BotProcess
    telegram: object

    def delivered(self, people) -> int:
        return sum(any(message.text == TEXT for message in person.messages) for person in people)

    async def killed_at(self, count: int, people, presser: Presses) -> None:
        """Let it run until so many have got it, then end it without a word and start it again."""
        pressing = asyncio.ensure_future(presser.go_on())
        async with asyncio.timeout(300):
            while self.delivered(people) < count:
                assert not pressing.done(), pressing
                await asyncio.sleep(0.05)
        pressing.cancel()
        await asyncio.gather(pressing, return_exceptions=True)
        self.process.send_signal(signal.SIGKILL)
        assert await self.process.ended() == -signal.SIGKILL
        await self.process.start()

    async def to_the_end(self, presser: Presses) -> None:
        pressing = asyncio.ensure_future(presser.go_on())
        async with asyncio.timeout(300):
            while (await db.fetch_one("SELECT state FROM broadcast_broadcast"))["state"] != "done":
                assert not pressing.done(), pressing
                await asyncio.sleep(0.1)
        pressing.cancel()
        await asyncio.gather(pressing, return_exceptions=True)
        await self.process.settle()


@pytest.fixture
def settings():
    return {}


@pytest.fixture
async def house(database, telegram, tmp_path, settings):
    env = environment(telegram, tmp_path / "data", **settings)
    bot = Bot.from_environment(env, None)
    bot.settings.database_url = env["DATABASE_URL"] = database.create(bot.model_modules())
    process = BotProcess(env, tmp_path / "log")
    try:
        await bot.open()
        yield House(bot, process, telegram)
    finally:
        await process.stop()
        await bot.close()


async def sent_with_two_kills(house: House, count: int, pace: float) -> None:
    """Write and confirm a broadcast to ``count`` customers, kill the bot at a third and at two thirds of it."""
    telegram = house.telegram
    people = await crowd(house.bot, telegram, count)
    await house.process.start()
    owner = telegram.person("Olga", id=OWNER_ID, language="en")
    other = telegram.person("Presser", language="en")
    for person in (other, owner):
        await person.send("/start")
        await person.wait_for(lambda message: bool(message.rows))
    presser = Presses(other, other.last)
    await owner.send("/broadcast")
    await owner.wait_for("Broadcasts")
    await owner.press("➕ New broadcast")
    await owner.send(TEXT)
    await owner.wait_for("Buttons under")
    await owner.press("Skip")
    await owner.press("All customers")
    await owner.press("📤 Send now")
    people_in_all = count + 2
    telegram.pace.overall, telegram.pace.per_chat = pace, 5
    began = time.monotonic()
    await owner.press(f"✅ Send to {people_in_all} people")
    for part in (1, 2):
        await house.killed_at(count * part // 3, people, presser)
    await house.to_the_end(presser)
    seconds = time.monotonic() - began

    print(
        f"\n{db.dialect()}: {people_in_all} messages in {seconds:.1f} s with two kills, {people_in_all / seconds:.0f} a "
        f"second; {len(presser.seconds)} presses, 95 % within {presser.percentile * 1000:.0f} ms, the slowest "
        f"{max(presser.seconds) * 1000:.0f} ms; {telegram.pace.refused} times too fast"
    )
    copies = [sum(message.text == TEXT for message in person.messages) for person in (*people, presser.person)]
    assert set(copies) == {1}, {number: copies.count(number) for number in set(copies)}
    states = await db.fetch("SELECT state, count(*) AS n FROM broadcast_recipient GROUP BY state")
    assert states == [{"state": "delivered", "n": people_in_all}]
    assert await db.fetch("SELECT id FROM kernel_outbox WHERE state <> 'sent'") == []
    assert "blocked 0, failed 0" in (await owner.wait_for("has been sent", anywhere=True)).text
    assert presser.percentile < 0.5


async def test_three_hundred_at_telegrams_own_pace(house):
    await sent_with_two_kills(house, 300, pace=30)


@pytest.mark.parametrize("settings", [{"MESSAGES_PER_SECOND": "1000"}], ids=["fast"])
async def test_ten_thousand_at_a_thousand_a_second(house):
    await sent_with_two_kills(house, 10_000, pace=1000)
