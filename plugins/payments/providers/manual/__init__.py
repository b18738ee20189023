"""Payments by bank transfer: the customer is told where to send the money, and staff say that it has come."""

from kernel import Plugin

from .settings import ManualSettings

manual = Plugin(
    "manual",
    version="1.0",
    requires=["accounts", "payments"],
    models="plugins.payments.providers.manual.models",
    settings=ManualSettings,
)
CONFIRM = manual.permission("confirm", "manual-permission-confirm")

from . import customer, messages, notices, provider, staff  # noqa: E402, F401 - they decorate the plugin
