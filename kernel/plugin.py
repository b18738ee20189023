"""What a plugin author writes: one Plugin object and functions decorated with it."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Sequence
from datetime import timedelta
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any, TypeVar

from .callbacks import Callback
from .contributions import Handler, Job, Limit, Listener, MenuEntry, Page, Permission, Route, Template
from .errors import PluginError
from .hooks import hookimpl

if TYPE_CHECKING:
    import click

    from .forms import Form
    from .settings import Settings

F = TypeVar("F", bound=Callable[..., Any])
NAME = re.compile(r"[a-z][a-z0-9_]*\Z")


class Contributed:
    """What pluggy registers for a plugin: its contributions and its implementations of hooks."""

    def __init__(self, plugin: Plugin):
        self._plugin = plugin

    @hookimpl
    def register_handlers(self) -> list[Route]:
        return self._plugin.routes

    @hookimpl
    def register_menu_entries(self) -> list[MenuEntry]:
        return self._plugin.menu_entries

    @hookimpl
    def register_permissions(self) -> list[Permission]:
        return self._plugin.permissions

    @hookimpl
    def register_limits(self) -> list[Limit]:
        return self._plugin.limits

    @hookimpl
    def register_jobs(self) -> list[Job]:
        return self._plugin.jobs

    @hookimpl
    def register_pages(self) -> list[Page]:
        return self._plugin.pages

    @hookimpl
    def register_templates(self) -> list[Template]:
        return list(self._plugin.templates.values())

    @hookimpl
    def register_listeners(self) -> list[Listener]:
        return self._plugin.listeners

    @hookimpl
    def register_forms(self) -> list[type[Form]]:
        return self._plugin.forms


class Plugin:
    """A named bundle of contributions that can be switched on and off while the bot runs.

    ``requires`` names plugins without which this one cannot work; ``after`` orders without requiring; ``kernel`` is
    the range of kernel versions it is written for; ``models`` is the module with its Tortoise models; ``settings`` a
    class of settings; ``encrypted`` names its encrypted columns as (table, column), so that keys can be rotated; an ``essential`` plugin cannot be switched off.
    """

    def __init__(
        self,
        name: str,
        version: str,
        *,
        requires: Sequence[str] = (),
        after: Sequence[str] = (),
        kernel: str = ">=1,<2",
        models: str = "",
        hookspecs: ModuleType | None = None,
        settings: type[Settings] | None = None,
        encrypted: Sequence[tuple[str, str]] = (),
        essential: bool = False,
    ):
        if not NAME.match(name):
            raise PluginError(f"{name!r} cannot name a plugin: use lower-case letters, digits and underscores.")
        self.name, self.version, self.kernel = name, version, kernel
        self.requires, self.after = tuple(requires), tuple(after)
        self.models, self.hookspecs, self.settings = models, hookspecs, settings
        self.encrypted, self.essential = tuple(encrypted), essential
        caller = inspect.currentframe().f_back  # type: ignore[union-attr]
        self.package: str = caller.f_globals["__name__"]  # type: ignore[union-attr]
        self.path = Path(caller.f_code.co_filename).parent  # type: ignore[union-attr]
        self.routes: list[Route] = []
        self.menu_entries: list[MenuEntry] = []
        self.permissions: list[Permission] = []
        self.limits: list[Limit] = []
        self.jobs: list[Job] = []
        self.pages: list[Page] = []
        self.templates: dict[str, Template] = {}
        self.listeners: list[Listener] = []
        self.forms: list[type[Form]] = []
        self.cli_commands: list[click.Command] = []
        self.implementations: Any = Contributed(self)

    @property
    def locale_prefix(self) -> str:
        """What the keys of the plugin's locale files begin with."""
        return self.name.replace("_", "-") + "-"

    def __repr__(self) -> str:
        return f"<Plugin {self.name} {self.version}>"

    def permission(self, name: str, title: str) -> Permission:
        """Declare a right; ``title`` is a locale key."""
        permission = Permission(f"{self.name}.{name}", title)
        self.permissions.append(permission)
        return permission

    def limit(self, name: str, title: str, count: int, *, per: int, ban: int | None = None) -> Limit:
        """Declare how often one person may do something: ``count`` times in ``per`` seconds, for ``limit=`` of handlers.

        Whoever wants more reads ``title`` (a locale key) and waits ``ban`` seconds, ``per`` unless given. Operators
        change the numbers with RATE_LIMITS.
        """
        if min(count, per, per if ban is None else ban) < 1:
            raise PluginError(f"{self.name}: count, per and ban of the limit {name!r} must be at least 1.")
        limit = Limit(f"{self.name}.{name}", title, count, per, per if ban is None else ban)
        self.limits.append(limit)
        return limit

    def command(
        self,
        name: str,
        *,
        menu: str = "",
        order: int = 100,
        permission: Permission | None = None,
        limit: Limit | None = None,
        groups: bool = False,
    ) -> Callable[[F], F]:
        """``async def handler(ctx)`` answers ``/name``; ``ctx.payload`` is what follows it.

        With ``menu`` (a locale key) it is on the main menu too. Telegram's list of commands shows it when the locale
        files have ``<plugin>-command-<name>``. ``limit`` bounds how often one person may use it. With ``groups`` people
        whom the bot knows may write it in a group, too, where refusals are silent and ``ctx.reply`` answers in the topic
        it was written in.
        """

        def wrap(handler: F) -> F:
            self.routes.append(Route(self.name, "command", name, handler, permission, limit=limit, groups=groups))
            if menu:
                from .menus import command_entry

                self.menu_entries.append(MenuEntry(self.name, "main", order, command_entry(name, menu, permission)))
            return handler

        return wrap

    def press(
        self, callback: type[Callback], *, permission: Permission | None = None, limit: Limit | None = None
    ) -> Callable[[F], F]:
        """``async def handler(ctx, press)`` answers the buttons of ``callback``, for each person within ``limit``."""
        return self._routing("press", callback.prefix, permission, callback, limit)

    def deep_link(self, prefix: str) -> Callable[[F], F]:
        """``async def handler(ctx, rest)`` answers ``/start prefix_rest``."""
        return self._routing("link", prefix)

    def fallback(self, handler: F) -> F:
        """``async def handler(ctx)`` answers a text or file that no form waits for; the first plugin that has one."""
        return self._route("fallback", "", handler)

    def pre_checkout(self, handler: F) -> F:
        """``async def handler(bot, update)``: None: not ours; True lets the payment pass, a locale key refuses it."""
        return self._route("pre_checkout", "", handler)

    def paid(self, handler: F) -> F:
        """``async def handler(bot, update) -> bool`` takes a payment, in a transaction; False: not ours."""
        return self._route("paid", "", handler)

    def refunded(self, handler: F) -> F:
        """``async def handler(bot, update) -> bool`` takes a refund, in a transaction; False: not ours."""
        return self._route("refunded", "", handler)

    def webhook(self, handler: F) -> F:
        """``async def handler(bot, request) -> int`` answers what is posted to ``/webhooks/<plugin>`` with a status.

        ``request`` has ``headers`` (names in lower case) and ``body``, both as they came: check the sender yourself. It
        is called while the plugin is off, too: what arrives is owed.
        """
        return self._route("webhook", self.name, handler)

    def menu(self, name: str, *, order: int = 100) -> Callable[[F], F]:
        """``async def entry(ctx) -> Button | None`` is a button of the menu ``name`` ("main", "profile", ...)."""

        def wrap(make: F) -> F:
            self.menu_entries.append(MenuEntry(self.name, name, order, make))
            return make

        return wrap

    def job(self, *, every: timedelta | None = None, cron: str = "", always: bool = False) -> Callable[[F], F]:
        """``async def job(bot)`` runs every time span or by a cron line (UTC), in one process at a time.

        ``always`` keeps it running while the plugin is off: for what is owed.
        """
        if (every is None) == (not cron):
            raise PluginError(f"a job of {self.name} needs either every=timedelta(...) or cron='0 4 * * *'.")

        def wrap(run: F) -> F:
            self.jobs.append(Job(self.name, f"{self.name}.{run.__name__}", run, every, cron, always))
            return run

        return wrap

    def on(self, event: str) -> Callable[[F], F]:
        """``async def handler(bot, **ids)`` hears of a durable event, at least once, in a transaction of its own."""

        def wrap(handler: F) -> F:
            self.listeners.append(Listener(self.name, event, handler))
            return handler

        return wrap

    def message(self, key: str) -> Callable[[F], F]:
        """``async def render(to, **ids) -> Outgoing | None`` makes the queued message ``key`` when it is sent."""
        return self._template(key, "render")

    def on_sent(self, key: str) -> Callable[[F], F]:
        """``async def done(bot, **ids)`` hears that the queued message ``key`` arrived, in a transaction."""
        return self._template(key, "on_sent")

    def on_failed(self, key: str) -> Callable[[F], F]:
        """``async def failed(bot, reason, **ids)`` hears that the message ``key`` will not arrive, in a transaction."""
        return self._template(key, "on_failed")

    def form(self, form: type[Form]) -> type[Form]:
        """Declare a conversation; a class decorator."""
        form.plugin = self.name
        self.forms.append(form)
        return form

    def page(self, path: str, permission: Permission, *, methods: Sequence[str] = ("GET",)) -> Callable[[F], F]:
        """A Quart view of the operators' panel at ``/admin/<plugin><path>``."""

        def wrap(view: F) -> F:
            self.pages.append(Page(self.name, path, permission, view, tuple(methods)))
            return view

        return wrap

    def cli(self, command: click.Command) -> click.Command:
        """Offer a click command or group beside the kernel's own."""
        self.cli_commands.append(command)
        return command

    def hook(self, implementation: F) -> F:
        """Implement a hook of the kernel or of a required plugin; the function's name says which."""
        name = implementation.__name__
        if hasattr(self.implementations, name):
            raise PluginError(f"{self.name} implements the hook {name!r} twice; make it one function.")
        setattr(self.implementations, name, hookimpl(implementation))
        return implementation

    def optional_hook(self, implementation: F) -> F:
        """Like :meth:`hook`, of a plugin that may not be installed."""
        self.hook(implementation)
        setattr(self.implementations, implementation.__name__, hookimpl(implementation, optionalhook=True))
        return implementation

    def owed_hook(self, implementation: F) -> F:
        """Like :meth:`optional_hook`, and called while the plugin is off, too: for what is owed, as ``job(always=True)``."""
        implementation.kernel_owed = True  # type: ignore[attr-defined]
        return self.optional_hook(implementation)

    def _routing(
        self,
        kind: str,
        key: str,
        permission: Permission | None = None,
        callback: Any = None,
        limit: Limit | None = None,
    ) -> Any:
        def wrap(handler: Handler) -> Handler:
            return self._route(kind, key, handler, permission, callback, limit)

        return wrap

    def _route(
        self,
        kind: str,
        key: str,
        handler: Any,
        permission: Permission | None = None,
        callback: Any = None,
        limit: Limit | None = None,
    ) -> Any:
        self.routes.append(Route(self.name, kind, key, handler, permission, callback, limit))
        return handler

    def _template(self, key: str, part: str) -> Any:
        if not key.startswith(self.locale_prefix):
            raise PluginError(f"{self.name}: the message {key!r} must begin with {self.locale_prefix!r}.")

        def wrap(function: Handler) -> Handler:
            known = self.templates.get(key) or Template(self.name, key)
            parts = {name: getattr(known, name) for name in ("render", "on_sent", "on_failed")}
            self.templates[key] = Template(self.name, key, **{**parts, part: function})
            return function

        return wrap
