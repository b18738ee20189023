"""Messages to many: written in the chat, sent at Telegram's pace, once to each, whatever happens meanwhile."""

from kernel import Plugin

from . import hookspecs

broadcast = Plugin(
    "broadcast",
    version="1.0",
    requires=["accounts"],
    models="plugins.broadcast.models",
    hookspecs=hookspecs,
)
SEND = broadcast.permission("send", "broadcast-permission-send")

from . import messages, people, running, scheduling, segments, staff  # noqa: E402, F401 - they decorate the plugin
