"""A circuit breaker: a service that keeps failing is left alone for a while, then tried with one call."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from .errors import CircuitOpen, CryptoPayError, CryptoPayUnavailable

FAILURES = 5  # in a row, until it opens
PAUSE = 60.0  # seconds that it stays open


class CircuitBreaker:
    """Closed: calls pass. Open after ``failures`` in a row: refused for ``pause`` seconds. Then one trial decides.

    ``now`` is a clock in seconds. One event loop only: nothing here waits.
    """

    def __init__(self, now: Callable[[], float], *, failures: int = FAILURES, pause: float = PAUSE):
        self._now, self._most, self._pause = now, failures, pause
        self._failures = 0
        self._opened_at: float | None = None
        self._trying = False

    @property
    def state(self) -> str:
        """``closed``, ``open`` or ``half-open`` (the pause is over, the next call is the trial)."""
        if self._opened_at is None:
            return "closed"
        return "open" if self._left() > 0 else "half-open"

    @contextmanager
    def call(self) -> Iterator[None]:
        """Around each call; raises CircuitOpen instead of letting it begin.

        CryptoPayUnavailable is a failure; a refusal (CryptoPayError) is a sign of life. A call that was cancelled says
        nothing about the service.
        """
        trial = self._admit()
        try:
            yield
        except CryptoPayUnavailable:
            self._failed(trial)
            raise
        except CryptoPayError:
            self._succeeded(trial)
            raise
        else:
            self._succeeded(trial)
        finally:
            if trial:
                self._trying = False

    def _admit(self) -> bool:
        if self._opened_at is None:
            return False
        left = self._left()
        if left > 0 or self._trying:
            raise CircuitOpen(max(left, 0.0))
        self._trying = True
        return True

    def _left(self) -> float:
        """Seconds until the trial. A clock that was set back does not keep the service out for longer."""
        assert self._opened_at is not None
        passed = self._now() - self._opened_at
        return self._pause - passed if passed >= 0 else 0.0

    def _failed(self, trial: bool) -> None:
        self._failures += 1
        # calls that began before it opened do not prolong the pause
        if trial or (self._opened_at is None and self._failures >= self._most):
            self._opened_at = self._now()

    def _succeeded(self, trial: bool) -> None:
        if trial or self._opened_at is None:
            self._failures, self._opened_at = 0, None
