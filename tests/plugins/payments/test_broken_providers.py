"""The tests that every provider must pass notice what is wrong with each of these, and find nothing else."""

from __future__ import annotations

import functools
import inspect

import pytest

from plugins.payments.testing import Fault, conformance
from tests.plugins.payments import broken

EVERY = None  # fault
NOTICED: dict[type, dict[str, set[Fault] | None]] = {
    broken.ReportsWhatWasAsked: {},
    broken.NumbersReports: {},
    broken.NumbersInvoices: {},
    broken.TrustsEveryone: {},
    broken.MakesAnother: {},
    broken.RefundsAgain: {},
    broken.RoundsDown: {},
    broken.AlwaysThere: {},
    broken.Talkative: {},
    broken.ForgetsTheEnded: {},
    broken.GivesUp: {},
    broken.RefundsElsewhere: {},
}


def turned_round(kind: type, failing: dict[str, set[Fault] | None]) -> type:
    """The suite for a broken provider, whose tests pass when those fail that must, with these faults or EVERY one.

    The others, which must pass, take minutes for all providers together and run with the longer tests.
    """
    suite = conformance(broken.driver_of(kind))
    names = sorted(name for name in dir(suite) if name.startswith("test_"))
    assert set(failing) <= set(names)

    def turned(name: str):
        test = inspect.getattr_static(suite, name)
        if name not in failing:
            return pytest.mark.torture(functools.wraps(test)(copy_of(test)))
        faults = failing[name]

        @functools.wraps(test)
        async def run(self, scene, **arguments):
            if faults is not EVERY and arguments["fault"] not in faults:
                await test(self, scene, **arguments)
                return
            with pytest.raises(AssertionError):
                await test(self, scene, **arguments)

        return run

    @pytest.fixture
    def database_server(self):
        return None  # what is wrong is not in a database

    members = {name: turned(name) for name in names}
    return type(f"Test{kind.__name__}", (suite,), {"database_server": database_server, **members})


def copy_of(test):
    """A function of its own that does the same, so that a mark on it is not on every suite's."""

    async def run(self, scene, **arguments):
        await test(self, scene, **arguments)

    return run


for kind, failing in NOTICED.items():
    globals()[f"Test{kind.__name__}"] = turned_round(kind, failing)
