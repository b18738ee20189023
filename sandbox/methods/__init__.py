"""The methods of Telegram's API that are built here, one module per namespace."""

from ..rpc import Methods
from . import auth, bots, channels, help, messages, payments, sending, updates, upload, users

METHODS = Methods()
for _module in (auth, bots, channels, help, messages, payments, sending, updates, upload, users):
    METHODS.update(_module.methods)
