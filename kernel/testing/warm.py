"""Imported once by the server that bots are forked from: the texts of all plugins, which are slow to compile."""

from contextlib import suppress

from ..assembly import translations
from ..errors import KioskError
from ..loading import bundled_names, find, in_order

with suppress(KioskError):  # the bot that is forked says it
    translations(in_order(find(bundled_names())).values(), "en", strict=True)
