"""Time zones that people choose from: by region and city, with their offset at this moment."""

from __future__ import annotations

import zlib
from collections import defaultdict
from datetime import datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from babel import Locale
from babel.core import get_global

UTC = "Etc/UTC"
COMMON = (
    "Europe/London",
    "Europe/Berlin",
    "Europe/Kyiv",
    "Europe/Moscow",
    "Asia/Yekaterinburg",
    "Asia/Almaty",
    "Asia/Kolkata",
    "Asia/Shanghai",
    "America/New_York",
    "America/Los_Angeles",
    "America/Sao_Paulo",
    UTC,
)
# What stands before the slash. The order is that of the screen and is in old buttons: add at the end.
REGIONS: dict[str, tuple[str, ...]] = {
    "europe": ("Europe", "Arctic"),
    "asia": ("Asia",),
    "north-america": ("America",),
    "latin-america": ("America",),
    "africa": ("Africa",),
    "pacific": ("Australia", "Pacific"),
    "islands": ("Atlantic", "Indian"),
}
NORTH = ("US", "CA", "GL", "PM")  # territories of America that are not Latin


@lru_cache(1000)
def zone(name: str) -> ZoneInfo | None:
    """The zone of an IANA name, kept in memory; None when there is none of that name."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # unknown; no name at all; a folder of names
        return None


@lru_cache(1)
def by_region() -> dict[str, tuple[str, ...]]:
    """The names of the zones of each region. The first call reads all zones, a tenth of a second."""
    found = defaultdict(list)
    for name, territory in get_global("zone_territories").items():
        region = _region(name, territory)
        if region and zone(name):
            found[region].append(name)
    return {region: tuple(found[region]) for region in REGIONS}


def _region(name: str, territory: str) -> str | None:
    area = name.partition("/")[0]
    if area == "America":
        return "north-america" if territory in NORTH else "latin-america"
    return next((region for region, areas in REGIONS.items() if area in areas), None)


@lru_cache(1)
def by_number() -> dict[int, str]:
    """Every zone that can be chosen, by its :func:`zone_number`."""
    names = [UTC, *(name for names in by_region().values() for name in names)]
    return {zone_number(name): name for name in names}


def zone_number(name: str) -> int:
    """A number that stands for a zone in a button, whichever other zones there are; never 0."""
    return zlib.crc32(name.encode())


def names_of(region: str, language: str, now: datetime) -> list[str]:
    """The zones of a region, from west to east and then by city."""
    return sorted(by_region()[region], key=lambda name: (_offset(name, now), city(name, language)))


def label(name: str, language: str, now: datetime) -> str:
    """A zone with its offset at ``now``: "Moscow · UTC+3"; UTC alone is "UTC"."""
    return "UTC" if name in (UTC, "UTC") else f"{city(name, language)} · {offset(name, now)}"


def offset(name: str, now: datetime) -> str:
    """How far a zone is from UTC at ``now``: "UTC+5:30", "UTC−3", "UTC"."""
    minutes = _offset(name, now)
    hours, rest = divmod(abs(minutes), 60)
    return "UTC" + (f"{'+' if minutes > 0 else '−'}{hours}" if minutes else "") + (f":{rest:02}" if rest else "")


def _offset(name: str, now: datetime) -> int:
    """Minutes east of UTC."""
    found = zone(name)
    shift = now.astimezone(found).utcoffset() if found else None
    return int(shift.total_seconds() // 60) if shift else 0


@lru_cache(2000)
def city(name: str, language: str) -> str:
    """What the speakers of a language call a zone's city; its English name where the language data has none."""
    known = Locale.parse(language, sep="-").time_zones
    for spelling in (name, *_old_spellings().get(name, ())):
        if found := known.get(spelling, {}).get("city"):
            return found
    return name.rpartition("/")[2].replace("_", " ")


@lru_cache(1)
def _old_spellings() -> dict[str, list[str]]:
    """Earlier names of zones, under which language data may still keep their cities: Kiev for Kyiv."""
    old = defaultdict(list)
    for alias, name in get_global("zone_aliases").items():
        old[name].append(alias)
    return dict(old)
