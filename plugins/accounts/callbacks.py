"""The buttons of accounts, some of which other plugins use to lead back."""

import zlib
from enum import IntEnum
from typing import Annotated, ClassVar, Self

from kernel import Callback, Paged

LONGEST_DATA = 64  # bytes; https://core.telegram.org/bots/api#inlinekeyboardbutton


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


class Which(IntEnum):
    """Which customers a list of the staff shows."""

    ALL = 0
    BLOCKED = 1
    BALANCE = 2  # with money on the balance
    OWING = 3


class OpenCustomer(Callback, prefix="man"):
    """Show the staff's card of a customer, by ``user.id``; the plugin admin answers it.

    ``which``, ``row`` and ``page`` are those of the list that it was opened from.
    """

    customer_id: int
    which: Which = Which.ALL
    row: int = 0
    page: int = 1


class CheckSubscription(Callback, prefix="sub"):
    """Ask Telegram whether the person follows the news channel by now, and go on with what they had ``asked`` for.

    That is the data of another button, ``/name`` or ``/start payload``, as much of it as fits.
    """

    asked: ClassVar[str] = ""

    @classmethod
    def then(cls, asked: str) -> Self:
        """The button that goes on with ``asked``; with the main menu when that is too long for a button."""
        made = cls()
        if len(f"{cls.prefix}:{asked}".encode()) <= LONGEST_DATA:
            object.__setattr__(made, "asked", asked)
        return made

    def pack(self) -> str:
        """The callback data of the button."""
        return f"{self.prefix}:{self.asked}"

    @classmethod
    def unpack(cls, data: str) -> Self | None:
        """The callback with whatever a client wrote behind the prefix."""
        return cls.then(data.partition(":")[2])


class Close(Callback, prefix="close"):
    """Delete the message that the button is under; for notices that nobody asked for."""


def language_number(language: str) -> int:
    """A number that stands for a language in a button, whichever other languages there are."""
    return zlib.crc32(language.encode())
