"""The staff's console in the bot: one screen from which everything is run, each plugin with its own part of it."""

from kernel import Plugin

admin = Plugin("admin", version="1.0", requires=["accounts"], models="plugins.admin.models")

from . import (  # noqa: E402, F401 - they decorate the plugin
    audit,
    console,
    customers,
    logs,
    notices,
    permissions,
    settings,
    statistics,
    switches,
)
