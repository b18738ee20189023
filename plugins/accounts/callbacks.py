"""The buttons of accounts, some of which other plugins use to lead back."""

import zlib

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


class Close(Callback, prefix="close"):
    """Delete the message that the button is under; for notices that nobody asked for."""


def language_number(language: str) -> int:
    """A number that stands for a language in a button, whichever other languages there are."""
    return zlib.crc32(language.encode())
