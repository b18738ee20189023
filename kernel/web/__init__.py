"""Panel, health and metrics over HTTP."""

from .health import HealthCheck
from .pages import blueprints
from .web import Web
from .webhooks import webhook_blueprints

__all__ = ["HealthCheck", "Web", "blueprints", "webhook_blueprints"]
