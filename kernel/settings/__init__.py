"""Settings from the environment and ``.env``, typed, each plugin declaring its own."""

from .declaring import Settings, Words
from .kernel import FOR_TELEGRAM, KernelSettings
from .loading import load, look_alikes, plugin_names

__all__ = ["FOR_TELEGRAM", "KernelSettings", "Settings", "Words", "load", "look_alikes", "plugin_names"]
