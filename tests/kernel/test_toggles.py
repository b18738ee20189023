import asyncio
from dataclasses import dataclass

import pytest

from kernel import db
from kernel.errors import PluginError
from kernel.testing.clock import MovableClock
from kernel.testing.until import until
from kernel.toggles import Toggles
from kernel.versions import Versions


@dataclass
class Installed:
    """A plugin as far as toggles look at it."""

    name: str
    requires: tuple[str, ...] = ()


PLUGINS = [
    Installed("accounts"),
    Installed("shop", ("accounts",)),
    Installed("cart", ("accounts", "shop")),
    Installed("reviews", ("shop",)),
    Installed("admin"),
]


async def toggles(url, **options):
    made = Toggles(PLUGINS, Versions(), clock=MovableClock(), essential=["accounts"], **options)
    await made.load()
    return made


@pytest.fixture
async def url(database):
    await database.connect()
    return database.url


async def refusal(call):
    with pytest.raises(PluginError) as caught:
        await call
    return str(caught.value)


async def test_everything_installed_is_on_and_nothing_else(url):
    made = await toggles(url)
    assert made.states() == dict.fromkeys(["accounts", "shop", "cart", "reviews", "admin"], True)
    assert not made.enabled("wishlist")


async def test_a_plugin_goes_off_and_on_and_stays_so_after_a_restart(url):
    made = await toggles(url)
    assert await made.disable("cart")
    assert not made.enabled("cart")
    assert not (await toggles(url)).enabled("cart")
    assert await made.enable("cart")
    assert made.enabled("cart")
    assert (await toggles(url)).enabled("cart")


async def test_switching_to_what_it_is_already_changes_nothing(url):
    made = await toggles(url)
    assert not await made.enable("cart")
    assert await made.disable("cart")
    assert not await made.disable("cart")


async def test_refusals_name_the_cure(url):
    made = await toggles(url)
    assert await refusal(made.disable("shop")) == "shop is needed by cart, reviews. Disable them first."
    await made.disable("reviews")
    assert await refusal(made.disable("shop")) == "shop is needed by cart. Disable it first."
    await made.disable("cart")
    await made.disable("shop")
    assert await refusal(made.enable("cart")) == "cart requires shop. Enable it first."
    assert await refusal(made.disable("accounts")) == "accounts cannot be disabled: nothing works without it."
    assert await refusal(made.enable("wishlist")) == (
        "There is no plugin 'wishlist'. Installed: accounts, shop, cart, reviews, admin."
    )


async def test_a_refused_change_leaves_nothing_behind(url):
    made = await toggles(url)
    await refusal(made.disable("shop"))
    assert (await toggles(url)).enabled("shop")


async def test_the_setting_wins_and_takes_dependents_along(url):
    made = await toggles(url, off=["shop"])
    assert made.off_by_setting == ["shop", "cart", "reviews"]
    assert [name for name, on in made.states().items() if on] == ["accounts", "admin"]
    assert await refusal(made.enable("cart")) == (
        "cart is switched off by PLUGINS_DISABLED. Remove it there and start again."
    )
    assert (await toggles(url)).enabled("cart")


async def test_the_setting_cannot_switch_off_what_is_essential(url):
    with pytest.raises(PluginError, match="PLUGINS_DISABLED names accounts, without which nothing works"):
        await toggles(url, off=["accounts"])


async def test_a_plugin_whose_requirement_is_off_in_the_database_is_off(url):
    async with db.transaction():
        await db.execute(
            "INSERT INTO kernel_plugin_state (name, enabled, changed_at) VALUES ('shop', $1, $2)",
            False, MovableClock().now(),
        )  # fmt: skip
    assert [name for name, on in (await toggles(url)).states().items() if on] == ["accounts", "admin"]


async def test_the_change_is_told_once(url):
    told = []

    async def changed(name, on):
        told.append((name, on))

    made = await toggles(url, changed=changed)
    await made.disable("cart")
    await made.disable("cart")
    await made.enable("cart")
    assert told == [("cart", False), ("cart", True)]


async def test_a_callback_that_fails_does_not_undo_the_change(url):
    made = await toggles(url, changed=lambda name, on: 1 / 0)
    await made.disable("cart")
    assert not made.enabled("cart")


async def test_contradicting_changes_at_once_end_in_a_lawful_state(url):
    made = await toggles(url)
    await made.disable("cart")
    await made.disable("reviews")
    for _ in range(5):
        await asyncio.gather(made.disable("shop"), made.enable("cart"), return_exceptions=True)
        fresh = await toggles(url)
        assert fresh.states() == made.states()
        assert fresh.enabled("shop") or not fresh.enabled("cart")
        if not fresh.enabled("shop"):
            await made.enable("shop")
        elif fresh.enabled("cart"):
            await made.disable("cart")


async def test_a_change_in_another_process_is_in_force_within_a_second(url, other_process):
    told = []
    versions = Versions()
    made = Toggles(PLUGINS, versions, clock=MovableClock(), changed=lambda name, on: told.append((name, on)))
    await made.load()
    await versions.start()
    try:
        await other_process(
            "from kernel.clock import Clock; from kernel.versions import Versions; from kernel.toggles import Toggles\n"
            "class Admin:\n"
            "    name, requires = 'admin', ()\n"
            "await Toggles([Admin()], Versions(), clock=Clock()).disable('admin')"
        )
        await until(lambda: told, 1)
        assert not made.enabled("admin")
    finally:
        await versions.stop()


async def test_who_goes_along_and_what_a_refusal_is_about(url):
    made = await toggles(url)
    assert made.users("accounts") == ["reviews", "cart", "shop"]
    assert (made.users("cart"), made.is_essential("accounts"), made.is_essential("shop")) == ([], True, False)
    with pytest.raises(PluginError) as caught:
        await made.disable("shop")
    assert (caught.value.reason, caught.value.plugins) == ("needed", ("cart", "reviews"))

    async def together():
        for name in (*made.users("shop"), "shop"):
            await made.disable(name)

    await db.run_in_transaction(together)
    assert [name for name, on in made.states().items() if on] == ["accounts", "admin"]
    assert made.missing("cart") == ["shop"]
    assert made.missing("shop") == []
    for call, reason, plugins in (
        (made.enable("cart"), "requires", ("shop",)),
        (made.disable("accounts"), "essential", ()),
        (made.enable("cinema"), "unknown", ()),
    ):
        with pytest.raises(PluginError) as caught:
            await call
        assert (caught.value.reason, caught.value.plugins) == (reason, plugins)
    by_setting = await toggles(url, off=["admin"])
    with pytest.raises(PluginError) as caught:
        await by_setting.enable("admin")
    assert caught.value.reason == "by_setting"
