"""Every plugin switched off while the bot runs, with what needs it; whatever plugins there are."""

import asyncio
from dataclasses import fields
from enum import IntEnum
from typing import get_type_hints

import aiohttp
import pytest

from kernel import OneTime, PluginError
from kernel.loading import bundled_names
from kernel.menus import RunCommand, command_hash
from kernel.testing.until import until

GONE = "This button no longer works."
CRASHED = "went wrong"


@pytest.fixture
def bot(survey_bot):
    return survey_bot


def dependents(bot, name):
    """The plugins that need ``name``, what is needed last first, and ``name`` itself at the end."""
    off = {name}
    for plugin in bot.plugins.values():
        if off.intersection(plugin.requires):
            off.add(plugin.name)
    return [other for other in reversed(bot.plugins) if other in off]


def sample(bot, person, route):
    """The data of a button that this route could have made."""
    hints = get_type_hints(route.callback)
    values = {}
    for item in fields(route.callback):
        kind = hints[item.name]
        values[item.name] = next(iter(kind)) if issubclass(kind, IntEnum) else kind(1)
    callback = route.callback(**values)
    if isinstance(callback, OneTime):
        return callback.seal(bot.keys.sign, person.id, bot.clock.now(), "label").data
    return callback.pack()


def presses(bot, person, off=()):
    """Data of a button for every handler and every command of the plugins in ``off``, or of all others."""
    for route in bot.router.presses.values():
        if route.plugin != "kernel" and (route.plugin in off) == bool(off):
            yield route, sample(bot, person, route)
    for name, route in bot.router.commands.items():
        if (route.plugin in off) == bool(off):
            yield route, RunCommand(command_hash(name)).pack()


async def press(bot, person, data):
    """What the bot answers to a press on the last message, and what the message says then."""
    answer = await person.account.press(data=data)
    await bot.settle()
    return answer


async def menu(person):
    """The buttons of a fresh main menu, as (label, data)."""
    await person.send("/start")
    shown = next(message for message in reversed(person.messages) if message.rows)
    return [(button.label, button.data.decode()) for row in shown.rows for button in row]


async def status(bot, plugin):
    """The panel's answer at a plugin's page."""
    url = f"http://127.0.0.1:{bot.web.ports[0]}/admin/{plugin}/"
    async with aiohttp.ClientSession() as session, session.get(url) as answer:
        return answer.status


def commands(telegram):
    """The commands that Telegram shows."""
    return {name for listed in telegram.world.first_bot.commands.values() for name, _ in listed}


@pytest.mark.parametrize("name", [*bundled_names(), "survey"])
async def test_a_plugin_switched_off_closes_every_door_and_opens_them_again(bot, telegram, clock, alice, name, catalog):
    off = dependents(bot, name)
    essential = [other for other in off if bot.plugins[other].essential]
    full_menu = await menu(alice)
    own = {command for command, route in bot.router.commands.items() if route.plugin in off}
    await until(lambda: commands(telegram) >= {name for name in own if name in _listed(bot)})
    all_commands = commands(telegram)

    if essential:
        with pytest.raises(PluginError, match=name):
            await bot.toggles.disable(name)
        assert await menu(alice) == full_menu
        return
    if len(off) > 1:
        with pytest.raises(PluginError, match="is needed by"):
            await bot.toggles.disable(name)
    for other in off:
        await bot.toggles.disable(other)

    for route, data in presses(bot, alice, off):
        answer = await press(bot, alice, data)
        assert (answer.text, answer.alert) == (GONE, True), route
    await alice.send("/nonsense")
    nobodys = alice.last.text
    for command in own:
        await alice.send(f"/{command} 1")
        assert alice.last.text == nobodys, command
    for prefix, route in bot.router.links.items():
        if route.plugin in off:
            await alice.send(f"/start {prefix}_1")
            assert alice.last.labels
    small_menu = await menu(alice)
    assert not [label for label, data in small_menu if data and _plugin_of(bot, data) in off]
    await until(lambda: not commands(telegram) & own)
    for other in off:
        assert await status(bot, other) == (404 if bot.plugins[other].pages else 401)
    clock.move(days=40)
    ran = await bot.jobs.run_due()
    assert not [job.name for job in bot.contributions.jobs if job.plugin in off and not job.always and job.name in ran]
    await all_answer(bot, alice, off)

    for other in reversed(off):
        await bot.toggles.enable(other)
    assert await menu(alice) == full_menu
    await until(lambda: commands(telegram) == all_commands)
    for route, data in presses(bot, alice, off):
        answer = await press(bot, alice, data)
        assert answer.text != GONE, route
        assert CRASHED not in answer.text, route
    for other in off:
        assert await status(bot, other) == 401  # nobody is logged in
    clock.move(days=40)
    ran = await bot.jobs.run_due()
    assert {job.name for job in bot.contributions.jobs} <= {*ran, "kernel.purge"}
    await all_answer(bot, alice, ())


async def all_answer(bot, person, off):
    """Every button of the plugins that are on answers, and none of them crashes."""
    seen = 0
    for route in bot.router.presses.values():
        if route.plugin in off or route.plugin == "kernel":
            continue
        await person.send("/start")
        answer = await press(bot, person, sample(bot, person, route))
        assert answer.text != GONE, route
        assert CRASHED not in answer.text, route
        seen += 1
    for name, route in bot.router.commands.items():
        if route.plugin not in off:
            await person.send(f"/{name}")
            assert CRASHED not in person.last.text
            seen += 1
    assert seen


def _plugin_of(bot, data):
    route, callback = bot.router.unpack(data)
    if isinstance(callback, RunCommand):
        route = bot.router.command_of(callback)
    return route.plugin if route else None


def _listed(bot):
    return {
        name
        for name, route in bot.router.commands.items()
        if route.permission is None and bot.texts.knows(f"{route.plugin.replace('_', '-')}-command-{name}")
    }


async def test_a_walk_goes_on_when_its_plugin_goes_off_and_on_in_the_middle(bot, telegram, catalog, give, alice):
    await alice.send("/start")
    await give(alice, 2000)
    for word in ("Shop", "Games", "Steam", "Portal", "Buy"):
        await alice.press(next(label for label in alice.buttons if word in label))
    pay = next(label for label in alice.buttons if "Pay" in label)
    off = dependents(bot, "shop")
    for name in off:
        await bot.toggles.disable(name)
    answer = await alice.account.press(pay)
    assert (answer.text, answer.alert) == (GONE, True)
    await bot.settle()

    for name in reversed(off):
        await bot.toggles.enable(name)
    await asyncio.sleep(0)
    await alice.press(pay)
    assert "AAAA" in alice.last.text or "BBBB" in alice.last.text


async def test_a_form_whose_plugin_went_off_ends_with_an_answer(bot, alice):
    await alice.send("/survey")
    await bot.toggles.disable("survey")
    await alice.send("one")
    assert alice.last.text == GONE
    await alice.send("two")
    assert alice.last.text != GONE
    await bot.toggles.enable("survey")
    await alice.send("/survey")
    assert alice.last.text.startswith("First?")
