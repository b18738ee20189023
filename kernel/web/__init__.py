"""Panel, health and metrics over HTTP."""

from .health import HealthCheck
from .pages import blueprints
from .web import Web

__all__ = ["HealthCheck", "Web", "blueprints"]
