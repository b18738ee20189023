"""The bot: its plugins and services, and what handlers and hooks ask of it."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Coroutine, Mapping, Sequence
from contextlib import AsyncExitStack
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self, TypeVar

import structlog

from . import assembly, audit, db, lifecycle, pipeline
from .cache import Cache
from .clock import Clock
from .context import Context, still_showing, timezone_of
from .contributions import Permission, Route
from .delivery import Recipient, answer_pre_checkout, render
from .errors import Refused
from .events import Events
from .failures import Failures
from .forms.conversations import Conversations
from .hooks import Hooks
from .inbox import Inbox
from .jobs import Jobs
from .keys import Keys
from .limits import Limits, limits_advice
from .live_settings import LiveSettings
from .loading import bundled_names, find, in_order, register
from .messages import Outgoing
from .metrics import Metrics
from .money import Currency
from .outbox import Outbox
from .plugin import Plugin
from .reactions import Reactions
from .redis import Redis
from .settings import KernelSettings, Settings, load, look_alikes, plugin_names
from .toggles import Toggles
from .updates import MemberChanged, Paid, PreCheckout, Press, Refunded, Update
from .versions import Versions

if TYPE_CHECKING:
    from .callbacks import Callback
    from .telegram import Gateway, Me
    from .web import Web

S = TypeVar("S", bound=Settings)
log = structlog.get_logger(__name__)
STOPPING = 5.0  # seconds that stopping may take altogether
MIGRATED = tuple[str, str]  # plugin, version


class Bot:
    """A bot with its plugins.

    ``Bot(plugins, settings)`` only assembles and checks; :meth:`open` opens database, keys and toggles, which is what
    commands need; :meth:`start` begins to answer; :meth:`close` ends whatever was begun, in reverse order.
    """

    # set by open()
    keys: Keys
    toggles: Toggles
    hooks: Hooks
    cache: Cache
    redis: Redis | None
    limits: Limits
    versions: Versions
    events: Events
    reactions: Reactions
    conversations: Conversations
    outbox: Outbox
    inbox: Inbox
    # set by start()
    telegram: Gateway
    me: Me
    jobs: Jobs
    web: Web

    def __init__(
        self,
        plugins: Sequence[Plugin],
        settings: Mapping[type[Settings], Settings],
        *,
        clock: Clock | None = None,
        advice: Sequence[str] = (),
        strict: bool = False,
    ):
        self._settings = dict(settings)
        self.live_settings: LiveSettings | None = None
        self.settings: KernelSettings = self.setting(KernelSettings)
        self.clock = clock or Clock()
        self.plugins = in_order(plugins)
        self.registry = register(self.plugins.values())
        self.contributions = assembly.gather(self.registry)
        self.router, self.menus = self.contributions.router, self.contributions.menus
        self.texts = assembly.translations(self.plugins.values(), self.settings.bot_locale, strict=strict)
        self.currency = Currency(self.settings.pay_currency)
        self.metrics = Metrics()
        self.failures = Failures(lambda hook, **about: self.hooks.tell(hook, **about, bot=self), self.background)
        self.audit_log = audit.AuditLog()
        self.migrated: list[MIGRATED] = []
        self.handled = 0  # updates dealt with since the start
        self.advice = [*advice, *(hint for item in self._settings.values() for hint in item.advice())]
        self.advice += limits_advice(self.settings.rate_limits, self.contributions.limits)
        self._stack = AsyncExitStack()
        self._stop_by = 0.0
        self._tasks: set[asyncio.Task[Any]] = set()

    @classmethod
    def from_environment(
        cls,
        env: Mapping[str, str] | None = None,
        env_file: str | Path | None = ".env",
        *,
        clock: Clock | None = None,
        required: Sequence[str] = (),
        strict: bool = False,
        extra: Sequence[Plugin] = (),
    ) -> Self:
        """A bot of the plugins and settings that the environment and ``.env`` name; raises KioskError in words.

        ``extra`` are plugins beside those. ``required`` are settings that must be set although they have a default; with ``strict`` a missing text or
        argument is an error, which tests want.
        """
        plugins = [*find(plugin_names(env, env_file) or bundled_names()), *extra]
        kinds: list[type[Settings]] = [
            KernelSettings,
            *dict.fromkeys(plugin.settings for plugin in plugins if plugin.settings),
        ]
        settings = load(kinds, env, env_file, required=required)
        return cls(plugins, settings, clock=clock, advice=look_alikes(kinds, env, env_file), strict=strict)

    def setting(self, kind: type[S]) -> S:
        """The settings of a plugin, or the kernel's; values that were changed live win over the environment."""
        settings: S = self._settings[kind]  # type: ignore[assignment]
        return settings if self.live_settings is None else self.live_settings.apply(settings)

    @property
    def all_settings(self) -> list[Settings]:
        """The kernel's settings and those of every plugin."""
        return list(self._settings.values())

    def model_packages(self) -> list[tuple[str, str]]:
        """(label, package) of everything that has tables, what is required first."""
        return [("kernel", "kernel"), *((p.name, p.package) for p in self.plugins.values() if p.models)]

    def model_modules(self) -> dict[str, list[str]]:
        """The modules with models by label, as ``kernel.db.connect`` takes them."""
        return {"kernel": ["kernel.models"], **{p.name: [p.models] for p in self.plugins.values() if p.models}}

    async def open(self) -> None:
        """Open the database (tables brought up to date), the keys and the toggles. Raises KioskError in words."""
        self._death = asyncio.get_running_loop().create_future()
        await lifecycle.open_bot(self, self._stack)

    async def connect(self) -> Me:
        """Log in to Telegram and begin to take updates."""
        return await lifecycle.connect(self, self._stack)

    async def start(self) -> None:
        """Connect, and run everything that a running bot does beside answering."""
        await lifecycle.start(self, self._stack)

    async def close(self) -> None:
        """End what was begun, in less than 10 seconds: running handlers finish, what is queued stays queued."""
        self._stop_by = time.monotonic() + STOPPING
        await self._stack.aclose()

    def grace_left(self) -> float:
        """Seconds that whatever is being stopped still has."""
        return max(0.25, self._stop_by - time.monotonic())

    async def handle(self, update: Update) -> None:
        """Take one update from Telegram; returns when it is dealt with."""
        try:
            await self._handle(update)
        finally:
            self.handled += 1

    async def _handle(self, update: Update) -> None:
        if isinstance(update, PreCheckout):
            await answer_pre_checkout(self, update)
        elif isinstance(update, Paid | Refunded):
            await self.inbox.write(update)
        elif isinstance(update, MemberChanged):
            await self.hooks.tell("member_changed", update=update, bot=self)
        else:
            await pipeline.handle(self, update)

    async def too_fast(self, update: Update) -> None:
        """Answer an update that came on top of a full lane."""
        text = self.texts.text(self.texts.language(update.sender.language_code), "kernel-too-fast")
        if isinstance(update, Press):
            await self.telegram.answer_press(update.query_id, text, alert=True)

    async def open_deep_link(self, ctx: Context, payload: str) -> bool:
        """Lead ``/start payload`` to the plugin whose deep link it is; False when it is nobody's."""
        prefix, _, rest = payload.partition("_")
        route = self.router.links.get(prefix)
        if route is None or not self.toggles.enabled(route.plugin):
            return False
        try:
            await route.handler(ctx, rest)
        except Refused as refusal:
            await ctx.screen(ctx.rich(refusal.key, **refusal.args_for_text))
        return True

    def plugin(self, name: str) -> Plugin | None:
        """The plugin called ``name``; None when it is not installed or switched off."""
        return self.plugins.get(name) if self.toggles.enabled(name) else None

    def reader(self, person: Any) -> Recipient:
        """Who speaks to ``person`` outside a handler: ``t``, ``rich``, ``money`` and ``when`` in their language."""
        zone = timezone_of(person)
        return Recipient(self, person.telegram_id, person.telegram_id, person.language, zone)

    async def allowed(self, user: Any, permission: Permission) -> bool:
        """Whether ``user`` has a right at this moment; without an answer from any plugin only the owner has."""
        if user.telegram_id == self.settings.owner_id:
            return True
        return bool(await self.hooks.first("allowed", user=user, permission=permission, bot=self))

    async def is_staff(self, user: Any) -> bool:
        """Whether ``user`` has any right at all, beyond what everybody may do.

        Asks for one declared right after the other, so only where it matters.
        """
        if user.telegram_id == self.settings.owner_id:
            return True
        for permission in self.contributions.permissions.values():
            if await self.allowed(user, permission):
                return True
        return False

    def send(
        self, user: Any, template: str, *, priority: int = 50, not_before: datetime | None = None, **args: Any
    ) -> None:
        """Queue a message for ``user`` in the open transaction; it is sent after the commit, once.

        ``template`` is a declared message or a locale key; ``args`` are ids and plain values, because texts, language
        and secrets are resolved when it is sent. Lower ``priority`` goes first.
        """
        owner = self.contributions.templates.get(template)
        plugin = owner.plugin if owner else template.partition("-")[0]
        self.outbox.put(plugin, template, user.telegram_id, args, priority=priority, not_before=not_before)

    async def render(self, chat_id: int, template: str, **args: Any) -> Outgoing | None:
        """The queued message ``template`` as it would be sent to a chat now; None when it is no longer needed."""
        return await render(self, template, chat_id, args)

    def audit(
        self,
        action: str,
        *,
        actor: str = audit.SYSTEM,
        subject: str = "",
        before: dict[str, Any] | None = None,
        after: dict[str, Any] | None = None,
        **facts: Any,
    ) -> None:
        """Write down, in the open transaction, what is done: ``action`` is ``plugin.act``, ``subject`` is ``item:17``.

        ``before`` and ``after`` hold what changes, by name; they and ``facts`` take ids and plain values, never
        secrets or what is sold. In a handler :meth:`Context.audit` knows the actor.
        """
        audit.record(action, actor=actor, subject=subject, before=before, after=after, facts=facts, at=self.clock.now())

    def die(self, reason: str) -> None:
        """End :meth:`until_dead`: the bot cannot go on in this process."""
        if not self._death.done():
            self._death.set_result(reason)

    async def until_dead(self) -> str:
        """Wait until the bot cannot go on (session revoked, another process took over); the reason in words."""
        return await asyncio.shield(self._death)

    async def still_showing(self, person: Any, message_id: int, button: Callback) -> Context | None:
        """A context whose ``screen`` redraws a message of ``person`` that nobody has pressed.

        None when the message is gone or has no such button any more: they have gone on to another screen, which is
        not to be taken away. Asks Telegram, so outside any transaction.
        """
        return await still_showing(self, person, message_id, button)

    def background(self, work: Coroutine[Any, Any, Any]) -> None:
        """Run ``work`` beside everything else, outside any transaction; close() waits for it."""
        task = db.spawn(work)
        self._tasks.add(task)
        task.add_done_callback(self._background_ended)

    def _background_ended(self, task: asyncio.Task[Any]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            log.error("background_failed", exc_info=error)

    async def end_background(self) -> None:
        """Wait for what runs beside everything else, as long as stopping may take, and end the rest."""
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=self.grace_left())
        rest = tuple(self._tasks)
        for task in rest:
            task.cancel()
        await asyncio.gather(*rest, return_exceptions=True)

    async def settle(self) -> None:
        """Return when nothing is left to do: updates, queued messages, events. For tests."""
        await lifecycle.settle(self)
        while self._tasks:
            await asyncio.gather(*self._tasks, return_exceptions=True)

    def report(self, plugin: str, what: str, error: Exception) -> None:
        """Log and count an error of a plugin that did not stop its caller, and tell plugins of it."""
        log.error("plugin_failed", plugin=plugin, what=what, exc_info=error)
        self.metrics.error(error, plugin)
        self.failures.note(plugin, what, error)

    def count(self, route: Route | None, update: Update, seconds: float, error: Exception | None) -> None:
        """Count a handled update for the metrics."""
        plugin = route.plugin if route else "kernel"
        self.metrics.event(type(update).__name__.lower(), plugin)
        self.metrics.duration(f"{route.kind}:{route.key}" if route else "none", seconds, plugin)
        if error is not None:
            self.metrics.error(error, plugin)
