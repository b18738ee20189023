"""The buttons of accounts, some of which other plugins use to lead back."""

import zlib
from typing import Annotated

from kernel import Callback, Paged


class OpenMenu(Callback, prefix="menu"):
    """Show the main menu in place of the pressed screen."""


class OpenProfile(Callback, prefix="me"):
    """Show the profile in place of the pressed screen."""


class OpenHistory(Paged, prefix="ops"):
    """Show the customer's operations."""


class ChooseLanguage(Callback, prefix="lang"):
    """Choose a language by its :func:`language_number`; 0 follows Telegram."""

    number: int


class OpenZones(Callback, prefix="tz"):
    """Show the choice of a time zone."""


class OpenRegion(Callback, prefix="tzr"):
    """Show a page of the cities of a region, by its place in ``zones.REGIONS``; pages count from 0."""

    region: Annotated[int, range(100)]
    page: Annotated[int, range(100)] = 0


class ChooseZone(Callback, prefix="tzc"):
    """Choose a time zone by its ``zones.zone_number``; 0 follows the shop."""

    number: int


class OpenConsole(Callback, prefix="staff"):
    """Show the staff's console; the plugin admin answers it."""


class OpenCustomer(Callback, prefix="man"):
    """Show the staff's card of a customer, by ``user.id``; the plugin admin answers it."""

    customer_id: int


class Close(Callback, prefix="close"):
    """Delete the message that the button is under; for notices that nobody asked for."""


def language_number(language: str) -> int:
    """A number that stands for a language in a button, whichever other languages there are."""
    return zlib.crc32(language.encode())
