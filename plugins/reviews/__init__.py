"""Reviews: stars and words of buyers under every item, an answer of the shop, and moderation."""

from kernel import Plugin

from .settings import ReviewsSettings

reviews = Plugin(
    "reviews",
    version="1.0",
    requires=["accounts", "shop"],
    models="plugins.reviews.models",
    settings=ReviewsSettings,
)

from . import handlers, hooks, notices, prompts, statistics  # noqa: E402, F401 - they decorate the plugin
