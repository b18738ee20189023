"""Panel, health and metrics over HTTP."""

from kernel.web.pages import blueprints
from kernel.web.web import Web

__all__ = ["Web", "blueprints"]
