"""The public names for plugin authors, with ``kernel.forms``, ``kernel.invoices``, ``kernel.money`` and ``kernel.testing``.

Everything else in this package may change without notice.
"""

from . import db
from .bot import Bot
from .buttons import OneTime
from .callbacks import Callback, Paged
from .cli.running import needs_bot
from .context import Context
from .contributions import Permission
from .db import after_commit, run_in_transaction, transaction
from .errors import KioskError, PluginError, Refused
from .events import emit
from .hooks import hookimpl, hookspec
from .menus import in_rows, menu_buttons
from .messages import Button, File, Outgoing, Rich, bold, clip_label, code
from .pager import keyset, pager_row
from .plugin import Plugin
from .settings import Settings

__all__ = [
    "Bot",
    "Button",
    "Callback",
    "Context",
    "File",
    "KioskError",
    "OneTime",
    "Outgoing",
    "Paged",
    "Permission",
    "Plugin",
    "PluginError",
    "Refused",
    "Rich",
    "Settings",
    "after_commit",
    "bold",
    "clip_label",
    "code",
    "db",
    "emit",
    "hookimpl",
    "hookspec",
    "in_rows",
    "keyset",
    "menu_buttons",
    "needs_bot",
    "pager_row",
    "run_in_transaction",
    "transaction",
]
