"""Quiet hours: when a place hears of nothing but alarms."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo


def when_heard(now: datetime, quiet: tuple[int, int] | None, timezone: str) -> datetime | None:
    """The moment (UTC) at which the quiet hours end that it is in; None when it is not quiet.

    ``quiet`` are the hours of the clock in ``timezone`` (an IANA name) at which they begin and end; they may span
    midnight.
    """
    if quiet is None:
        return None
    start, end = quiet
    there = now.astimezone(ZoneInfo(timezone))
    if not (start <= there.hour < end if start < end else there.hour >= start or there.hour < end):
        return None
    ends = there.replace(hour=end, minute=0, second=0, microsecond=0)
    if ends <= there:
        ends += timedelta(days=1)  # by the clock there, also over a change of summer time
    return ends.astimezone(UTC)
