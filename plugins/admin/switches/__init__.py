"""Plugins on and off: what each is, who needs it, and what goes along when it is switched."""

from . import screens, switching

__all__ = ["screens", "switching"]
