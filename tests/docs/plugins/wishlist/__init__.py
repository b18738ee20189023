"""Wish list: customers save items, hear when one gets cheaper, and say what they miss."""

from kernel import Plugin

from .settings import WishlistSettings

wishlist = Plugin(
    "wishlist",
    version="1.0",
    requires=["accounts", "shop"],
    models="plugins.wishlist.models",
    settings=WishlistSettings,
)

from . import handlers, ideas, news  # noqa: E402, F401 - they decorate the plugin
