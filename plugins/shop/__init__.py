"""The shop: a catalog, stock, orders paid from the balance, and *My purchases*."""

from kernel import Plugin

from . import hookspecs
from .settings import ShopSettings

shop = Plugin(
    "shop",
    version="1.0",
    requires=["accounts"],
    models="plugins.shop.models",
    hookspecs=hookspecs,
    settings=ShopSettings,
    encrypted=[
        ("shop_stock_value", "value"),
        ("shop_shared_value", "value"),
        ("shop_stored_file", "data"),
        ("shop_order_line", "answers"),
        ("shop_intake", "text"),
    ],
)

from . import (  # noqa: E402, F401 - they decorate the plugin
    answers,
    customers,
    handlers,
    messages,
    notices,
    reactions,
    segments,
    staff,
    statistics,
)
from .catalog import removing, schedule, selling  # noqa: E402, F401
from .importing import command  # noqa: E402, F401
from .orders import problems, settling  # noqa: E402, F401
from .stock import adding, batches, intake, low, news, screens, watches  # noqa: E402, F401
