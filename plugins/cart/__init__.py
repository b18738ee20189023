"""The cart: several items in one order."""

from kernel import Plugin

from . import hookspecs
from .settings import CartSettings

cart = Plugin(
    "cart",
    version="1.0",
    requires=["accounts", "shop"],
    models="plugins.cart.models",
    hookspecs=hookspecs,
    settings=CartSettings,
)

from . import handlers, reactions  # noqa: E402, F401 - they decorate the plugin
