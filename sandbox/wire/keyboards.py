"""Inline keyboards."""

from __future__ import annotations

from pyrogram import raw

from ..errors import RpcRefused
from ..world import Button
from ..world.keyboards import Rows
from .tl import TL

types = raw.types
PERSON = "tg://user?id="  # how people write what is a button of its own kind


def read(markup: TL | None) -> Rows:
    """The keyboard of a request. Only inline keyboards are built: another kind is refused."""
    if markup is None:
        return ()
    if not isinstance(markup, types.ReplyInlineMarkup):
        raise RpcRefused("REPLY_MARKUP_INVALID")
    return tuple(tuple(_read_one(button) for button in row.buttons) for row in markup.rows if row.buttons)


def _read_one(button: TL) -> Button:
    kind = button.type
    if isinstance(kind, types.InlineButtonTypeCallback):
        return Button(button.text, "callback", data=kind.data)
    if isinstance(kind, types.InputInlineButtonTypeUserProfile) and isinstance(kind.user_id, types.InputUser):
        return Button(button.text, "url", value=f"{PERSON}{kind.user_id.user_id}")
    if isinstance(kind, types.InlineButtonTypeUrl):
        if kind.url.startswith(PERSON):
            raise RpcRefused("BUTTON_URL_INVALID")
        return Button(button.text, "url", value=kind.url)
    if isinstance(kind, types.InlineButtonTypeCopy):
        return Button(button.text, "copy", value=kind.copy_text)
    if isinstance(kind, types.InlineButtonTypeBuy):
        return Button(button.text, "buy")
    raise RpcRefused("BUTTON_TYPE_INVALID")


def write(rows: Rows) -> TL | None:
    """The keyboard for a message; None when there is none."""
    if not rows:
        return None
    return types.ReplyInlineMarkup(
        rows=[types.KeyboardInlineButtonRow(buttons=[_write_one(button) for button in row]) for row in rows]
    )


def _write_one(button: Button) -> TL:
    if button.value.startswith(PERSON):
        kind: TL = types.InlineButtonTypeUserProfile(user_id=int(button.value.removeprefix(PERSON)))
    elif button.kind == "url":
        kind = types.InlineButtonTypeUrl(url=button.value)
    elif button.kind == "copy":
        kind = types.InlineButtonTypeCopy(copy_text=button.value)
    elif button.kind == "buy":
        kind = types.InlineButtonTypeBuy()
    else:
        kind = types.InlineButtonTypeCallback(data=button.data)
    return types.KeyboardInlineButton(text=button.label, type=kind)
