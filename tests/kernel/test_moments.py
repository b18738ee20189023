"""A moment in words: in the person's language, by the clock where they are."""

from datetime import UTC, datetime
from types import SimpleNamespace

import pytest

from kernel.context import timezone_of
from kernel.i18n.moments import written

MOMENT = datetime(2026, 11, 24, 16, 5, 59, tzinfo=UTC)


@pytest.mark.parametrize(
    ("language", "zone", "shown"),
    [
        ("en", "UTC", "24 Nov 2026, 16:05"),
        ("en", "America/New_York", "24 Nov 2026, 11:05"),
        ("en", "Pacific/Kiritimati", "25 Nov 2026, 06:05"),
        ("ru", "Europe/Moscow", "24 нояб. 2026 г., 19:05"),
        ("de", "Europe/Berlin", "24.11.2026, 17:05"),
        ("pt-BR", "America/Sao_Paulo", "24 de nov. de 2026 13:05"),
        ("en", "Moon/Crater", "24 Nov 2026, 16:05"),
        ("en", "", "24 Nov 2026, 16:05"),
        ("en", "Europe", "24 Nov 2026, 16:05"),
        ("en", "../../etc/passwd", "24 Nov 2026, 16:05"),
        ("en", "a\0b", "24 Nov 2026, 16:05"),
    ],
)
def test_a_moment_is_written_as_people_write_it_there(language, zone, shown):
    assert written(MOMENT, zone, language) == shown


@pytest.mark.parametrize(
    ("moment", "shown"),
    [
        (datetime(2026, 3, 29, 0, 59, tzinfo=UTC), "29 Mar 2026, 01:59"),
        (datetime(2026, 3, 29, 1, 0, tzinfo=UTC), "29 Mar 2026, 03:00"),
        (datetime(2026, 10, 25, 0, 30, tzinfo=UTC), "25 Oct 2026, 02:30"),
        (datetime(2026, 10, 25, 1, 30, tzinfo=UTC), "25 Oct 2026, 02:30"),
    ],
)
def test_the_clock_changes_twice_a_year(moment, shown):
    assert written(moment, "Europe/Berlin", "en") == shown


def test_who_has_no_zone_reads_utc():
    assert timezone_of(SimpleNamespace(language="en")) == "UTC"
    assert timezone_of(SimpleNamespace(timezone="")) == "UTC"
    assert timezone_of(None) == "UTC"
    assert timezone_of(SimpleNamespace(timezone="Asia/Tokyo")) == "Asia/Tokyo"
