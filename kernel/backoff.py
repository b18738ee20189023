"""How long to wait before something that failed is tried again."""

import random
from datetime import timedelta


def backoff(attempts: int, *, first: float = 1.0, most: float = 300.0) -> timedelta:
    """The wait after the ``attempts``-th failure: doubling from ``first`` up to ``most`` seconds.

    A quarter of chance is taken off, so that what failed together is not tried again together.
    """
    seconds = min(most, first * 2 ** min(max(attempts - 1, 0), 30))
    return timedelta(seconds=seconds * (1 - 0.25 * random.random()))
