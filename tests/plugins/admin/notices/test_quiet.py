"""Quiet hours by the clock of the place, over midnight and over a change of summer time."""

from datetime import UTC, datetime

import pytest

from plugins.admin.notices.quiet import when_heard


def at(day, hour, minute=0):
    return datetime(2026, 3, day, hour, minute, tzinfo=UTC)


@pytest.mark.parametrize(
    ("now", "quiet", "timezone", "heard"),
    [
        (at(1, 23), None, "UTC", None),
        (at(1, 21, 59), (22, 8), "UTC", None),
        (at(1, 22), (22, 8), "UTC", at(2, 8)),
        (at(2, 3), (22, 8), "UTC", at(2, 8)),
        (at(2, 8), (22, 8), "UTC", None),
        (at(2, 13, 30), (13, 15), "UTC", at(2, 15)),
        (at(2, 15), (13, 15), "UTC", None),
        (at(1, 20), (22, 8), "Europe/Moscow", at(2, 5)),
        (at(28, 22), (22, 8), "Europe/Berlin", at(29, 6)),  # the clocks go forward that night
    ],
)
def test_what_comes_in_quiet_hours_is_heard_when_they_end(now, quiet, timezone, heard):
    assert when_heard(now, quiet, timezone) == heard
