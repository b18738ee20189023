"""A clock that tests can move."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from ..clock import Clock


class MovableClock(Clock):
    """Runs like any clock; ``move`` puts it forward."""

    def __init__(self) -> None:
        self.shift = timedelta()

    def now(self) -> datetime:
        """The present moment plus everything it was moved."""
        return super().now() + self.shift

    def move(self, **span: float) -> None:
        """Put it forward: ``clock.move(hours=2)``."""
        self.shift += timedelta(**span)


@pytest.fixture
def clock() -> MovableClock:
    """The clock of the ``bot`` fixture."""
    return MovableClock()
