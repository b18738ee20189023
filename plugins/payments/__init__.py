"""Payments: invoices by any provider, credited once, and what is done when something is not as it should be."""

from kernel import Plugin

from . import hookspecs
from .settings import PaymentsSettings

payments = Plugin(
    "payments",
    version="1.0",
    requires=["accounts"],
    after=["shop", "cart"],
    models="plugins.payments.models",
    hookspecs=hookspecs,
    settings=PaymentsSettings,
)
MANAGE = payments.permission("manage", "payments-permission-manage")

from . import (  # noqa: E402, F401 - they decorate the plugin
    handlers,
    jobs,
    messages,
    notices,
    orders,
    people,
    staff,
    starting,
    statistics,
)
