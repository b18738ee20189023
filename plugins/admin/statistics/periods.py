"""Days, weeks and months of the calendar, by the clock of whoever looks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import IntEnum
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date, format_interval

from plugins.accounts.api import Period

EARLIEST, LATEST = date(2015, 1, 1), date(2199, 12, 31)  # the first bots of Telegram are from 2015
SPACES = str.maketrans("\u00a0\u2009\u202f", "   ")
DAY, HOUR = timedelta(days=1), timedelta(hours=1)


class Unit(IntEnum):
    """How long a period is; the numbers are in old buttons."""

    DAY = 0
    WEEK = 1
    MONTH = 2


@dataclass(frozen=True, slots=True)
class Stretch:
    """The day, week (from Monday) or month that begins on ``first``, in ``zone``."""

    unit: Unit
    first: date
    zone: ZoneInfo

    @staticmethod
    def around(unit: Unit, day: date, zone: ZoneInfo) -> Stretch:
        """The one that ``day`` lies in."""
        day = min(max(day, EARLIEST), LATEST)
        if unit == Unit.WEEK:
            day -= timedelta(days=day.weekday())
        return Stretch(unit, day.replace(day=1) if unit == Unit.MONTH else day, zone)

    @property
    def next(self) -> Stretch:
        """The one after."""
        days = {Unit.DAY: 1, Unit.WEEK: 7, Unit.MONTH: 31}[self.unit]
        return Stretch.around(self.unit, self.first + timedelta(days=days), self.zone)

    @property
    def previous(self) -> Stretch:
        """The one before."""
        return Stretch.around(self.unit, self.first - DAY, self.zone)

    @property
    def start(self) -> datetime:
        """Its first moment, in UTC."""
        return _midnight(self.first, self.zone)

    @property
    def end(self) -> datetime:
        """The first moment after it, in UTC."""
        days = {Unit.DAY: 1, Unit.WEEK: 7}
        after = self.first + timedelta(days=days[self.unit]) if self.unit in days else _month_after(self.first)
        return _midnight(after, self.zone)

    def period(self, now: datetime) -> Period:
        """The same for plugins."""
        return Period(self.start, self.end, self.unit.name.lower(), self.start <= now < self.end)

    def period_before(self, now: datetime) -> Period:
        """What to compare with: the period before; of one that still lasts, only as much as has gone by."""
        before, end = self.previous, self.start
        if self.start <= now < self.end:
            end = min(before.start + (now - self.start), end)
        return Period(before.start, end, self.unit.name.lower())

    def bounds(self) -> list[datetime]:
        """Where its hours (of a day) or days begin, and its end; a day that the clock is changed has 23 hours or 25."""
        if self.unit == Unit.DAY:
            hours = -((self.start - self.end) // HOUR)
            return [*(self.start + hour * HOUR for hour in range(hours)), self.end]
        days = (self.end.astimezone(self.zone).date() - self.first).days
        return [_midnight(self.first + timedelta(days=number), self.zone) for number in range(days + 1)]

    def title(self, language: str) -> str:
        """In words: "Mon, 30 Nov 2026", "23 – 29 Nov 2026", "November 2026"."""
        locale = locale_of(language)
        if self.unit == Unit.DAY:
            return format_date(self.first, "EEE, d MMM y", locale)
        if self.unit == Unit.WEEK:
            written = str(format_interval(self.first, self.first + 6 * DAY, "yMMMd", locale=locale))
            return written.translate(SPACES)
        return format_date(self.first, "LLLL y", locale).capitalize()

    def labels(self, language: str) -> list[str]:
        """A short word for each stretch between the bounds: the hour, the day of the week, the day of the month."""
        moments = [bound.astimezone(self.zone) for bound in self.bounds()[:-1]]
        if self.unit == Unit.DAY:
            return [f"{moment:%H}" for moment in moments]
        return [
            format_date(moment, "EEE" if self.unit == Unit.WEEK else "d", locale_of(language)) for moment in moments
        ]


def today(now: datetime, zone: ZoneInfo) -> date:
    """The date at ``now`` in a zone."""
    return now.astimezone(zone).date()


def locale_of(language: str) -> Locale:
    """English is read all over the world: with the day first, as everywhere in the bot."""
    return Locale.parse("en_150" if language == "en" else language.replace("-", "_"))


def _month_after(first: date) -> date:
    return (first + timedelta(days=31)).replace(day=1)


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(), zone).astimezone(UTC)
