"""The class of tests that fits a driver: those that apply to what its provider and its payers can do, and no others."""

from __future__ import annotations

import functools
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import pytest
import pytest_asyncio
from structlog.testing import capture_logs

from kernel.testing import MovableClock, Person

from ..contract import Capabilities, Refunds
from .asking import Listed, Polled, Posted
from .breaking import Breaking
from .driver import Driver, May
from .flaws import PaysLate, PaysLess, PaysMore, PaysOtherwise, PaysTwice, TakesBack
from .making import MakesAnother, MakesOne
from .paying import Paying
from .refunding import NotRefunding, Refunding, RefundingParts, RefundingWhole
from .scene import Scene

if TYPE_CHECKING:
    from kernel import Bot, Plugin

BY_HABIT = {
    May.PAY_LATE: PaysLate,
    May.PAY_LESS: PaysLess,
    May.PAY_MORE: PaysMore,
    May.PAY_TWICE: PaysTwice,
    May.PAY_OTHERWISE: PaysOtherwise,
    May.TAKE_BACK: TakesBack,
}
BY_REFUND: dict[Refunds, list[type]] = {
    Refunds.NONE: [NotRefunding],
    Refunds.WHOLE: [Refunding, RefundingWhole],
    Refunds.PARTIAL: [Refunding, RefundingParts],
}


def conformance(driver_class: type[Driver]) -> type:
    """A class of tests for the provider behind ``driver_class``: ``class TestBank(conformance(BankDriver)): ...``

    Every test runs on the fixtures ``bot``, ``alice`` and ``clock`` of ``kernel.testing`` (pytest-asyncio in auto mode),
    on both databases, and ends with a look at the books and the log.
    """
    able = driver_class.capabilities
    bases: list[type] = [Paying, MakesOne if driver_class.makes_one else MakesAnother]
    bases += [Breaking] if driver_class.asks_to_make else []
    bases += [*_asked(able), *BY_REFUND[able.refund]]
    bases += [tests for habit, tests in BY_HABIT.items() if habit in driver_class.may]
    tests = {name: _checked(made) for base in bases for name, made in vars(base).items() if name.startswith("test_")}
    return type("Conformance", (Fixtures, *bases), {"driver_class": driver_class, **tests})


def _asked(able: Capabilities) -> list[type]:
    ways = {Polled: able.poll, Posted: able.webhook, Listed: able.reconcile}
    return [tests for tests, applies in ways.items() if applies]


def _checked(test: Callable[..., Any]) -> Callable[..., Any]:
    @functools.wraps(test)
    async def run(self: Any, scene: Scene, **arguments: Any) -> None:
        await test(self, scene, **arguments)
        await scene.check()

    return run


class Fixtures:
    """The bot with the provider, and the scene."""

    driver_class: type[Driver]

    @pytest_asyncio.fixture
    async def driver(self, clock: MovableClock) -> AsyncIterator[Driver]:
        """The service."""
        driver = self.driver_class()
        driver.clock = clock
        await driver.start()
        try:
            yield driver
        finally:
            await driver.stop()

    @pytest.fixture
    def settings(self, driver: Driver) -> Mapping[str, str]:
        """The provider's, and limits that let small and odd amounts through."""
        return {"MIN_AMOUNT": "1", **driver.settings()}

    @pytest.fixture
    def extra_plugins(self, driver: Driver) -> Sequence[Plugin]:
        """The provider's plugin, unless it comes with Kiosk."""
        return driver.plugins()

    @pytest_asyncio.fixture
    async def scene(self, bot: Bot, driver: Driver, telegram: Any, alice: Person, clock: Any) -> AsyncIterator[Scene]:
        """Alice and the owner have written to the bot; everything that is logged from now on is kept."""
        driver.bot, driver.telegram, driver.payer = bot, telegram, alice
        owner = Person(telegram.person("Olga", language="en", id=bot.settings.owner_id), bot)
        await alice.send("/start")
        await owner.send("/start")
        with capture_logs() as logged:
            yield Scene(bot, driver, alice, owner, clock, logged)  # type: ignore[arg-type]
