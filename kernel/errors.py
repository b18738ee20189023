"""The errors that cross the kernel's borders. Each says what to change."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Self

from .messages import Rows


class KioskError(Exception):
    """Something an operator or author can mend; the message names the thing and the cure."""


class PluginError(KioskError):
    """A plugin cannot be loaded, enabled or disabled.

    For who says it in other words there is a ``reason``, when it is about switching, and the ``plugins`` it is about.
    """

    def __init__(self, message: str, *, reason: str = "", plugins: Sequence[str] = ()):
        super().__init__(message)
        self.reason = reason
        self.plugins = tuple(plugins)


class SettingsError(KioskError):
    """Settings are missing or wrong; the message lists every problem, one a line.

    Of a value that a live setting does not take there is a ``kind`` (pydantic's name for it) and maybe a ``limit``.
    """

    def __init__(self, problems: list[str], kind: str = "", limit: object = None):
        super().__init__("\n".join(problems))
        self.problems = problems
        self.kind = kind
        self.limit = limit


class MigrationError(KioskError):
    """A migration cannot be made or applied."""


class KeysError(KioskError):
    """The encryption keys do not open what is stored."""


class Refused(Exception):
    """A request that cannot be granted, told to the customer in their language.

    ``key`` is a locale key, ``args`` its variables; from ``may_use`` a moment among them is written by the person's
    clock. Raised inside a transaction it rolls the
    transaction back; raised from a handler it is shown as an alert (press) or a message.
    """

    rows: Rows = ()

    def __init__(self, key: str, **args: object):
        super().__init__(key)
        self.key = key
        self.args_for_text = args

    def with_buttons(self, rows: Rows) -> Self:
        """The same refusal as a screen with buttons below it, in place of the pressed one."""
        self.rows = rows
        return self


class Done(Exception):
    """The update is dealt with: nothing more is done or said."""


class NetworkInTransaction(RuntimeError):
    """A network call was made while a transaction is open.

    Queue it with ``bot.send`` (sent after the commit) or make the call after the block.
    """


class TelegramError(Exception):
    """Telegram refused a call; ``code`` is its own name for the reason (``MESSAGE_TOO_LONG``)."""

    def __init__(self, code: str, text: str = ""):
        super().__init__(f"{code}: {text}" if text else code)
        self.code = code


class ChatUnavailable(TelegramError):
    """The person blocked the bot, deleted the account or never wrote to it."""


class AlreadySent(TelegramError):
    """A message with this random id was sent before (RANDOM_ID_DUPLICATE)."""


class FloodWait(TelegramError):
    """Telegram asks to wait ``seconds`` before the next call."""

    def __init__(self, seconds: int):
        super().__init__("FLOOD_WAIT", f"wait {seconds} s")
        self.seconds = seconds


class TelegramUnavailable(TelegramError):
    """No answer in time or no connection: whether the call had an effect is not known."""
