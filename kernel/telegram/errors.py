"""Telegram's refusals in the kernel's own words."""

from __future__ import annotations

import re

from pyrogram.errors import RPCError

from ..errors import AlreadySent, ChatUnavailable, FloodWait, TelegramError, TelegramUnavailable

UNAVAILABLE = frozenset(
    {
        "USER_IS_BLOCKED",
        "INPUT_USER_DEACTIVATED",
        "PEER_ID_INVALID",
        "USER_ID_INVALID",
        "CHAT_ID_INVALID",
        "CHANNEL_INVALID",
        "CHANNEL_PRIVATE",
        "CHAT_WRITE_FORBIDDEN",
        "USER_BANNED_IN_CHANNEL",
    }
)
SIGNED_OUT = frozenset(
    {"AUTH_KEY_UNREGISTERED", "AUTH_KEY_INVALID", "AUTH_KEY_DUPLICATED", "SESSION_REVOKED", "SESSION_EXPIRED"}
    | {"USER_DEACTIVATED", "USER_DEACTIVATED_BAN"}
)
WAITS = frozenset({"FLOOD_WAIT_X", "FLOOD_PREMIUM_WAIT_X", "SLOWMODE_WAIT_X"})


def code_of(error: RPCError) -> str:
    """Telegram's own name of an error, with its number: ``FLOOD_WAIT_3``, ``MESSAGE_TOO_LONG``."""
    if error.ID is None:  # one the client does not know: "[400 SOME_NEW_ERROR]"
        found = re.match(r"\[-?\d+ (.*)\]", str(error.value))
        return found.group(1) if found else str(error.NAME or "UNKNOWN")
    if error.value is not None and "_X" in error.ID:
        return error.ID.replace("_X", f"_{error.value}", 1)
    return error.ID


def is_temporary(error: RPCError) -> bool:
    """Whether Telegram itself is in trouble (5xx), so that the same request may work in a moment."""
    return (error.CODE or 0) >= 500 and not (error.ID or "").startswith("RANDOM_ID_DUPLICATE")


def translate(error: RPCError, what: str) -> TelegramError:
    """The kernel's error for what Telegram answered to the request ``what``."""
    name = error.ID or ""
    code = code_of(error)
    if name in WAITS:
        return FloodWait(int(error.value) if isinstance(error.value, int) else 1)
    if name == "RANDOM_ID_DUPLICATE":
        return AlreadySent(code, what)
    if name in UNAVAILABLE:
        return ChatUnavailable(code, what)
    if name in SIGNED_OUT or is_temporary(error):
        return TelegramUnavailable(code, what)
    return TelegramError(code, what)
