"""The rights that the console itself asks for."""

from . import admin

SETTINGS = admin.permission("settings", "admin-permission-settings")  # settings, maintenance, plugins
USERS = admin.permission("users", "admin-permission-users")  # customers: find, block, message
STATISTICS = admin.permission("statistics", "admin-permission-statistics")  # figures, logs, audit
BALANCE = admin.permission("balance", "admin-permission-balance")  # give and take customers' money
