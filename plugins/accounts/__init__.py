"""Customers: who they are, their language, their wallet and its journal, main menu and profile."""

from kernel import Plugin

from . import hookspecs
from .settings import AccountsSettings

accounts = Plugin(
    "accounts",
    version="1.0",
    models="plugins.accounts.models",
    hookspecs=hookspecs,
    settings=AccountsSettings,
    essential=True,
)

from . import cli, failures, handlers, hooks, names, staff, statistics  # noqa: E402  (they decorate functions with the plugin)

__all__ = ["accounts", "cli", "failures", "handlers", "hooks", "names", "staff", "statistics"]
