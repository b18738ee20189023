"""What plugins tell the staff's statistics: figures of a period."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from kernel import Rich

if TYPE_CHECKING:
    from kernel import Bot

DAY = timedelta(days=1)
Sums = dict[str, int]


@dataclass(frozen=True, slots=True)
class Period:
    """From ``start`` up to, not including, ``end`` (both aware, UTC); ``unit`` is day, week or month.

    ``present``: this moment lies in it. Only then add what describes the present: totals, stock, balances.
    """

    start: datetime
    end: datetime
    unit: str
    present: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the statistics: ``label`` and ``shown`` are said in the reader's language.

    ``section`` is the locale key of the heading it stands under. ``amount`` is the number behind it (minor units for
    money), for comparing with the period before; None for what only describes the present. Lower ``order`` comes first.
    """

    section: str
    order: int
    label: str
    shown: Rich | str
    amount: int | None = None


@dataclass(frozen=True, slots=True)
class Series:
    """One row of bars of the chart: a value (minor units when it is ``money``) for each stretch of the period.

    ``label`` is said in the reader's language. Lower ``order`` comes first.
    """

    order: int
    label: str
    values: Sequence[int]
    money: bool = False


async def since_ever(bot: Bot, name: str, count: Callable[[datetime | None, datetime], Awaitable[Sums]]) -> Sums:
    """Totals since the shop was opened, so that only the first to ask on a day pays for its whole history.

    ``count(start, end)`` counts from ``start`` (None: the beginning) up to ``end`` what is never changed later.
    What it says of the time up to yesterday is remembered under ``name``; the rest is counted each time.
    """
    until = (bot.clock.now() - DAY).replace(hour=0, minute=0, second=0, microsecond=0)
    key = f"{name} {until:%Y-%m-%d}"
    old = await bot.cache.get_or("statistics", key, 2 * DAY.total_seconds(), partial(count, None, until))
    new = await count(until, bot.clock.now() + DAY)  # a range with two ends, for which SQLite uses the index
    return {each: old.get(each, 0) + new.get(each, 0) for each in {**old, **new}}
