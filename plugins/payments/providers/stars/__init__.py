"""Telegram Stars: the way to pay that every shop inside Telegram must have, and the only one it needs."""

from kernel import Plugin

from .settings import StarsSettings

stars = Plugin("stars", version="1.0", requires=["payments"], settings=StarsSettings)

from . import provider  # noqa: E402, F401 - it decorates functions with the plugin
