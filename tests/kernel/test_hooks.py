"""The five ways to call hooks: who is asked, in which order, and what an error does."""

import asyncio
from types import ModuleType

import pytest

from kernel import db
from kernel.hooks import FAILURES, Hooks, hookspec
from kernel.loading import register
from kernel.plugin import Plugin

SPECS = ModuleType("specs")


@hookspec
def ask(word):
    """Anything."""


SPECS.ask = ask  # type: ignore[attr-defined]


class World:
    """Three plugins that implement ``ask``, and what the hooks report."""

    def __init__(self, **answers):
        self.off: set[str] = set()
        self.reported: list[tuple] = []
        self.recorded: list[tuple] = []
        plugins = [Plugin("first", "1", hookspecs=SPECS)]
        plugins += [Plugin(name, "1", requires=["first"]) for name in answers]
        for plugin in plugins[1:]:
            self.implement(plugin, answers[plugin.name])
        self.hooks = Hooks(
            register(plugins),
            lambda name: name not in self.off,
            lambda *failure: self.recorded.append(failure[:3]),
            lambda *failure: self.reported.append(failure[:2]),
        )

    @staticmethod
    def implement(plugin, answer):
        async def ask(word):
            if isinstance(answer, Exception):
                raise answer
            return await answer(word) if callable(answer) else answer

        plugin.hook(ask)


async def test_collect_flattens_in_order_and_leaves_out_none():
    world = World(a=[1, 2], b=None, c=[3])
    assert await world.hooks.collect("ask", word="x") == [1, 2, 3]


async def test_a_plugin_that_is_off_is_not_asked():
    world = World(a=[1], b=[2])
    world.off = {"a"}
    assert await world.hooks.collect("ask", word="x") == [2]
    assert await world.hooks.first("ask", word="x") == [2]


async def test_a_plugin_that_is_off_still_does_what_is_owed():
    told = []
    owing, other = Plugin("owing", "1"), Plugin("other", "1")

    @owing.owed_hook
    async def ask(word):
        told.append(word)

    @other.optional_hook
    async def ask(word):  # noqa: F811
        told.append(f"other {word}")

    registry = register([Plugin("first", "1", hookspecs=SPECS), owing, other])
    hooks = Hooks(registry, lambda name: name == "first", lambda *failure: None, lambda *failure: None)
    await hooks.tell("ask", word="x")
    assert told == ["x"]


async def test_first_stops_at_the_first_answer():
    world = World(a=None, b="yes", c=RuntimeError("not asked"))
    assert await world.hooks.first("ask", word="x") == "yes"


async def test_an_error_in_a_decision_ends_the_caller():
    world = World(a=ValueError("no"))
    for call in (world.hooks.collect, world.hooks.first):
        with pytest.raises(ValueError, match="no"):
            await call("ask", word="x")


async def test_decoration_that_fails_is_left_out_and_reported():
    world = World(a=ValueError("no"), b=["heart"])
    assert await world.hooks.show("ask", word="x") == ["heart"]
    assert world.reported == [("a", "ask")]


async def test_a_plugin_whose_decoration_keeps_failing_is_left_alone_until_it_is_forgiven():
    calls = []

    async def fail(word):
        calls.append(word)
        raise ValueError(word)

    world = World(a=fail)
    for number in range(FAILURES + 3):
        await world.hooks.show("ask", word=number)
    assert len(calls) == FAILURES
    world.hooks.forgive("a")
    await world.hooks.show("ask", word="again")
    assert calls[-1] == "again"


async def test_an_unknown_hook_is_named():
    with pytest.raises(AttributeError, match="no hook is called 'aks'"):
        await World(a=1).hooks.collect("aks")


async def write(name):
    await db.execute("INSERT INTO kernel_version (name, number) VALUES ($1, 0)", name)


async def names():
    return sorted(row["name"] for row in await db.fetch("SELECT name FROM kernel_version"))


async def test_join_needs_a_transaction_and_an_error_cancels_it(database):
    await database.connect()

    async def fail(word):
        await write("joined")
        raise ValueError("no")

    world = World(a=fail)
    with pytest.raises(RuntimeError, match="open one first"):
        await world.hooks.join("ask", word="x")
    with pytest.raises(ValueError, match="no"):
        async with db.transaction():
            await write("caller")
            await world.hooks.join("ask", word="x")
    assert await names() == []


async def test_a_failing_reaction_is_undone_alone_and_recorded(database):
    await database.connect()

    async def fail(word):
        await write("half")
        raise ValueError("no")

    async def react(word):
        await write("reaction")

    world = World(a=fail, b=react)
    async with db.transaction():
        await write("caller")
        await world.hooks.notify("ask", word=7)
    assert await names() == ["caller", "reaction"]
    assert world.recorded == [("a", "ask", {"word": 7})]


async def test_an_implementation_that_hangs_in_a_transaction_is_given_up(database, monkeypatch):
    await database.connect()
    monkeypatch.setattr("kernel.hooks.IN_TRANSACTION", 0.05)

    async def hang(word):
        await asyncio.sleep(60)

    world = World(a=hang)
    async with db.transaction():
        await write("caller")
        await world.hooks.notify("ask", word=1)
    assert await names() == ["caller"]
    assert world.reported == [("a", "ask")]
