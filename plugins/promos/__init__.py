"""Promo codes: cheaper orders and gifts to the balance, by code or by link."""

from kernel import Plugin

from . import hookspecs

promos = Plugin(
    "promos",
    version="1.0",
    requires=["accounts"],
    after=["shop", "cart"],
    models="plugins.promos.models",
    hookspecs=hookspecs,
)
MANAGE = promos.permission("manage", "promos-permission-manage")

from . import cli, handlers, orders, people, staff, statistics  # noqa: E402, F401 - they decorate the plugin
