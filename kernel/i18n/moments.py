"""Moments as people write them: in their language, by the clock of their time zone."""

from datetime import datetime, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date, format_time

from .formatting import SPACES

UTC = ZoneInfo("UTC")
REMEMBERED = 1000  # zones


@lru_cache(REMEMBERED)
def zone(name: str) -> tzinfo:
    """The time zone of an IANA name; UTC where there is none of that name, because a time is shown in any case."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # unknown; no name at all; a folder of names
        return UTC


def written(moment: datetime, timezone: str, language: str) -> str:
    """Date and time of an aware ``moment``: "24 Nov 2026, 16:05"."""
    local, locale = moment.astimezone(zone(timezone)), _locale(language)
    join = locale.datetime_formats["medium"]
    date, time = format_date(local, "medium", locale), format_time(local, "short", locale=locale)
    return str(join).replace("{1}", date).replace("{0}", time).translate(SPACES)


@lru_cache
def _locale(language: str) -> Locale:
    """English is read all over the world: with the day first and 24 hours, not as in the United States."""
    return Locale.parse("en_150" if language == "en" else language.replace("-", "_"))
