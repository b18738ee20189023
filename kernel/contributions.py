"""What a plugin contributes, as plain values collected once at start."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

Handler = Callable[..., Awaitable[Any]]


@dataclass(frozen=True, slots=True)
class Permission:
    """A right that a role can have. ``name`` is ``plugin.right``; ``title`` is a locale key."""

    name: str
    title: str


@dataclass(frozen=True, slots=True)
class Limit:
    """How often one person may do something: ``count`` times in ``per`` seconds; who wants more waits ``ban`` seconds.

    ``name`` is ``plugin.what``; ``title`` is a locale key that says what there was too much of.
    """

    name: str
    title: str
    count: int
    per: int
    ban: int


@dataclass(frozen=True, slots=True)
class Route:
    """A handler that one dict lookup finds by its kind and key.

    ``kind`` is command (key: its name), press (callback prefix), link (deep-link prefix), webhook (the plugin's name),
    fallback, pre_checkout, paid or refunded (key: empty).
    """

    plugin: str
    kind: str
    key: str
    handler: Handler
    permission: Permission | None = None
    callback: Any = None  # the Callback class of a press
    limit: Limit | None = None
    groups: bool = False  # a command that is answered in groups, too


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """A button on a menu; ``make(ctx)`` returns a Button, or None to stay away. Lower ``order`` comes first."""

    plugin: str
    menu: str
    order: int
    make: Handler


@dataclass(frozen=True, slots=True)
class Job:
    """A function that runs by the clock: ``every`` a time span, or by a ``cron`` line (UTC)."""

    plugin: str
    name: str
    run: Handler
    every: timedelta | None = None
    cron: str = ""
    always: bool = False  # also while the plugin is off: what is owed


@dataclass(frozen=True, slots=True)
class Template:
    """How a queued message is made when it is sent, and who hears what became of it."""

    plugin: str
    key: str
    render: Handler | None = None
    on_sent: Handler | None = None
    on_failed: Handler | None = None


@dataclass(frozen=True, slots=True)
class Listener:
    """A plugin's handler of a durable event."""

    plugin: str
    event: str
    handler: Handler


@dataclass(frozen=True, slots=True)
class Page:
    """A view of the operators' panel under ``/admin/<plugin>``."""

    plugin: str
    path: str
    permission: Permission
    view: Handler
    methods: tuple[str, ...] = ("GET",)
