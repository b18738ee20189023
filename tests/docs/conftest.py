"""The plugins that the documentation shows stand here, and are found as if they stood in ``plugins/``."""

from pathlib import Path

import plugins

PLUGINS = Path(__file__).parent / "plugins"
plugins.__path__ = [*plugins.__path__, str(PLUGINS)]
