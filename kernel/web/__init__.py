"""Panel, health and metrics over HTTP."""

from kernel.web.health import HealthCheck
from kernel.web.pages import blueprints
from kernel.web.web import Web

__all__ = ["HealthCheck", "Web", "blueprints"]
