"""Input that no ordinary client sends: it is written into the log, by kind and length, never by content."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from .callbacks import LIMIT
from .messages import utf16_length
from .updates import Attachment, Command, Press, Text, Update

LONGEST_TEXT = 4096  # UTF-16 units; https://core.telegram.org/bots/api#message
LONGEST_NAME = 255  # of a file


def oddities(update: Update) -> Iterator[str]:
    """What about ``update`` Telegram's own clients never do; nothing for nearly everything."""
    if isinstance(update, Press):
        if len(update.data) > LIMIT or not update.data:
            yield "button data of a wrong length"
        if not (update.data.isascii() and update.data.isprintable()):
            yield "control characters in button data"
    elif isinstance(update, Text | Command):
        text = update.text if isinstance(update, Text) else update.payload
        if len(text) > LONGEST_TEXT // 2 and utf16_length(text) > LONGEST_TEXT:
            yield "an oversize text"
        if not text.isprintable() and any(_is_control(char) for char in text):
            yield "control characters in a text"
    elif isinstance(update, Attachment) and (
        len(update.file_name) > LONGEST_NAME or any(_is_control(char) for char in update.file_name)
    ):
        yield "an odd file name"


def _is_control(char: str) -> bool:
    return char not in "\n\r\t" and unicodedata.category(char) in ("Cc", "Cs")
