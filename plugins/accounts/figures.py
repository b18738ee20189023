"""What plugins tell the staff's statistics: figures of a period."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from kernel import Rich


@dataclass(frozen=True, slots=True)
class Period:
    """From ``start`` up to, not including, ``end`` (both aware, UTC); ``unit`` is day, week or month."""

    start: datetime
    end: datetime
    unit: str


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
