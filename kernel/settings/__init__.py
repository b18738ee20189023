"""Settings from the environment and ``.env``, typed, each plugin declaring its own."""

from kernel.settings.declaring import Settings, Words
from kernel.settings.kernel import FOR_TELEGRAM, KernelSettings
from kernel.settings.loading import load, look_alikes, plugin_names

__all__ = ["FOR_TELEGRAM", "KernelSettings", "Settings", "Words", "load", "look_alikes", "plugin_names"]
