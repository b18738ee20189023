"""Telegram's limits on what a bot sends (core.telegram.org/bots/api, limits.tginfo.me)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .world import Entity
from .world.keyboards import Button, Rows
from .world.texts import trim, utf16_length

TEXT = 4096
CAPTION = 1024
CALLBACK_DATA = 64
ANSWER = 200
BUTTONS = 100
BUTTONS_IN_ROW = 8
ENTITIES = 100
COPIED_TEXT = 256
COMMANDS = 100
COMMAND_DESCRIPTION = 256


@dataclass(frozen=True, slots=True)
class Problem:
    """One limit that was broken: Telegram's name for it, and words."""

    name: str
    words: str


@dataclass(frozen=True, slots=True)
class Violation:
    """A limit that a bot broke. ``method`` is the request, ``chat`` the chat's key."""

    method: str
    name: str
    words: str
    bot: str = ""
    chat: str = ""

    def __str__(self) -> str:
        return f"{self.method} ({self.bot} to {self.chat}): {self.name}, {self.words}"


def text_problems(text: str, entities: Sequence[Entity], *, caption: bool) -> Iterator[Problem]:
    """What is wrong with a text or, with ``caption``, with the text below a file."""
    trimmed, _ = trim(text, ())
    length, limit = utf16_length(trimmed), CAPTION if caption else TEXT
    if length > limit:
        name = "MEDIA_CAPTION_TOO_LONG" if caption else "MESSAGE_TOO_LONG"
        yield Problem(name, f"{length} UTF-16 units, {limit} are allowed")
    if not length and not caption:
        yield Problem("MESSAGE_EMPTY", "there is no text")
    if len(entities) > ENTITIES:
        yield Problem("ENTITIES_TOO_LONG", f"{len(entities)} entities, {ENTITIES} are allowed")
    units = text.encode("utf-16-le", "surrogatepass")
    for entity in entities:
        yield from _entity_problems(entity, units)


def _entity_problems(entity: Entity, units: bytes) -> Iterator[Problem]:
    start, end = entity.offset, entity.offset + entity.length
    if start < 0 or entity.length <= 0 or end * 2 > len(units):
        yield Problem(
            "ENTITY_BOUNDS_INVALID", f"{entity.kind} covers {start} to {end} of a text of {len(units) // 2} units"
        )
    elif any(_splits_a_character(units, edge) for edge in (start, end)):
        yield Problem("ENTITY_BOUNDS_INVALID", f"{entity.kind} at {start} to {end} cuts a character in two")
    if entity.kind == "text_link" and not _is_address(entity.url):
        yield Problem("ENTITY_BOUNDS_INVALID", f"the link address {entity.url!r} is not one")


def _splits_a_character(units: bytes, edge: int) -> bool:
    return 0 < edge * 2 < len(units) and 0xDC <= units[edge * 2 + 1] <= 0xDF


def keyboard_problems(rows: Rows, *, buys: bool = False) -> Iterator[Problem]:
    """What is wrong with an inline keyboard; ``buys``: it stands below an invoice."""
    yield from _buy_problems([button for row in rows for button in row], buys)
    count = sum(len(row) for row in rows)
    if count > BUTTONS:
        yield Problem("REPLY_MARKUP_TOO_LONG", f"{count} buttons, {BUTTONS} are allowed")
    for row in rows:
        if len(row) > BUTTONS_IN_ROW:
            yield Problem("REPLY_MARKUP_TOO_LONG", f"{len(row)} buttons in a row, {BUTTONS_IN_ROW} are shown")
        for button in row:
            yield from _button_problems(button)


def _buy_problems(buttons: list[Button], buys: bool) -> Iterator[Problem]:
    if not buys and any(button.kind == "buy" for button in buttons):
        yield Problem("BUTTON_TYPE_INVALID", "only an invoice has a button to pay it")
    elif buys and buttons and buttons[0].kind != "buy":
        yield Problem("REPLY_MARKUP_BUY_EMPTY", "the first button of an invoice must be the one to pay it")
    elif any(button.kind == "buy" for button in buttons[1:]):
        yield Problem("BUTTON_POS_INVALID", "a button to pay must be the first, and the only one")


def _button_problems(button: Button) -> Iterator[Problem]:
    if not button.label.strip():
        yield Problem("BUTTON_TEXT_INVALID", "a button has no text")
    if button.kind == "callback" and not 1 <= len(button.data) <= CALLBACK_DATA:
        words = f"{button.label!r} carries {len(button.data)} bytes, 1 to {CALLBACK_DATA} are allowed"
        yield Problem("BUTTON_DATA_INVALID", words)
    if button.kind == "url" and not _is_address(button.value):
        yield Problem("BUTTON_URL_INVALID", f"{button.label!r} opens {button.value!r}, which is not an address")
    if button.kind == "copy" and not 1 <= utf16_length(button.value) <= COPIED_TEXT:
        words = f"{button.label!r} copies {utf16_length(button.value)} units, 1 to {COPIED_TEXT} are allowed"
        yield Problem("BUTTON_COPY_TEXT_INVALID", words)


def _is_address(value: str) -> bool:
    scheme, separator, rest = value.partition("://")
    if not separator:
        return "." in value and " " not in value
    return scheme in ("http", "https", "tg", "ton") and bool(rest) and " " not in value
