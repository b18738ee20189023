"""How a bot opens, starts and stops: one step after the other, each undone in reverse order."""

from __future__ import annotations

from contextlib import AsyncExitStack
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

import structlog
from tortoise.exceptions import OperationalError

from . import db
from .cache import Cache
from .contributions import Job, Listener
from .db import migrations
from .delivery import render, take_payment
from .errors import KioskError, SettingsError, TelegramError
from .events import Events
from .forms.conversations import Conversations
from .forms.state import States
from .hooks import Hooks
from .inbox import Inbox
from .jobs import Jobs
from .keys import Keys
from .limits import Limits
from .live_settings import LiveSettings
from .outbox import Outbox, Pace, Row
from .purge import purge
from .reactions import Reactions
from .redis import Redis
from .settings import KernelSettings
from .singleton import Singleton
from .toggles import Toggles
from .versions import Versions

if TYPE_CHECKING:
    from .bot import Bot
    from .telegram import Me

log = structlog.get_logger(__name__)


async def open_bot(bot: Bot, stack: AsyncExitStack) -> None:
    """Database, tables, keys, toggles and the parts that need no Telegram. Raises KioskError in words."""
    folder = bot.settings.data_dir
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise KioskError(
            f"DATA_DIR={folder} cannot be a folder ({error.strerror}). Write the path of a folder that the bot may write to."
        ) from error
    await _open_database(bot, stack)
    stack.push_async_callback(bot.end_background)  # it may still need the database
    try:
        await _open_parts(bot, stack)
    except (OperationalError, TimeoutError, OSError) as error:
        raise KioskError(
            f"The database ({bot.settings.database_kind}) was opened but does not work: {str(error) or 'no answer in time'}. "
            "See whether another program holds it, whether its disk is full, and whether the bot may write to it."
        ) from error


async def _open_parts(bot: Bot, stack: AsyncExitStack) -> None:
    settings = bot.settings
    bot.migrated = await migrations.upgrade_all(bot.model_packages())
    bot.keys = await Keys.open(settings)
    bot.versions = Versions()
    await bot.versions.load()
    bot.toggles = _toggles(bot)
    await bot.toggles.load()
    live = LiveSettings(bot.versions, clock=bot.clock)
    await live.load()
    bot.live_settings = live
    bot.redis = Redis(settings.redis_url) if settings.redis_url else None
    if bot.redis is not None:
        stack.push_async_callback(bot.redis.close)
    prefix = f"kiosk:{_bot_id(bot)}"
    bot.cache = Cache(bot.redis, number=bot.versions.number, sign=bot.keys.sign, prefix=prefix)
    bot.limits = Limits(
        lambda: bot.setting(KernelSettings).rate_limits, clock=bot.clock, redis=bot.redis, prefix=prefix
    )
    stack.push_async_callback(bot.cache.close)
    bot.reactions = Reactions(lambda plugin, hook, **args: _react(bot, plugin, hook, args), clock=bot.clock)
    silenced = partial(bot.failures.note, silenced=True)
    bot.hooks = Hooks(bot.registry, bot.toggles.enabled, bot.reactions.record, bot.report, silenced)
    bot.conversations = Conversations(bot.contributions.forms, States(bot.keys), bot.clock)
    _queues(bot)
    problems = await bot.hooks.collect("check_start", bot=bot)
    if problems:
        raise KioskError("\n".join(problems))


async def _open_database(bot: Bot, stack: AsyncExitStack) -> None:
    try:
        await db.connect(bot.settings.database_url, bot.model_modules())
    except SettingsError:
        raise
    except Exception as error:
        raise KioskError(
            f"The database ({bot.settings.database_kind}) cannot be opened: {error}. "
            "Start it, or correct DATABASE_URL or the POSTGRES_ settings."
        ) from error
    stack.push_async_callback(db.close)


def _toggles(bot: Bot) -> Toggles:
    settings = bot.settings
    ours = () if settings.reviews_enabled or "reviews" in bot.plugins else ("reviews",)
    return Toggles(
        bot.plugins.values(),
        bot.versions,
        clock=bot.clock,
        off=[name for name in settings.plugins_disabled if name not in ours],
        essential=[plugin.name for plugin in bot.plugins.values() if plugin.essential],
        changed=lambda name, on: _switched(bot, name, on),
    )


async def _switched(bot: Bot, name: str, on: bool) -> None:
    if on:
        bot.hooks.forgive(name)
    await bot.hooks.tell("enabled" if on else "disabled", plugin=bot.plugins[name], bot=bot)
    if hasattr(bot, "jobs"):
        bot.jobs.wake()
        bot.background(set_commands(bot))


def _queues(bot: Bot) -> None:
    """The outbox, the events and the inbox; they run only in a started bot, but anything may queue."""
    bot.outbox = Outbox(
        _Telegram(bot),
        lambda row: render(bot, row.template, row.chat_id, row.args),
        clock=bot.clock,
        callback=lambda row, outcome: _told(bot, row, outcome),
        record=bot.reactions.record,
        count=lambda outcome, plugin: bot.metrics.event(f"message_{outcome}", plugin),
        pace=Pace(bot.settings.messages_per_second),
        busy=lambda: hasattr(bot, "telegram") and bot.telegram.busy(),
    )
    bot.events = Events(
        lambda name: _listeners(bot, name),
        clock=bot.clock,
        count=lambda outcome, plugin: bot.metrics.event(f"event_{outcome}", plugin),
        failed=bot.failures.note,
    )
    bot.inbox = Inbox(
        lambda update: take_payment(bot, update),  # type: ignore[arg-type]
        clock=bot.clock,
        count=lambda outcome, kind: bot.metrics.event(f"{kind.lower()}_{outcome}"),
        failed=bot.failures.note,
    )


async def connect(bot: Bot, stack: AsyncExitStack) -> Me:
    """Refuse a second process, log in, and deliver updates."""
    from .telegram import Gateway, PositionStore, Server  # the client is slow to import, and commands do not need it

    settings = bot.settings
    token = settings.token.get_secret_value()
    singleton = Singleton(settings.database_url, token, on_lost=bot.die)
    await singleton.acquire()
    stack.push_async_callback(singleton.release)
    server = None
    if settings.telegram_server:
        host, _, port = settings.telegram_server.rpartition(":")
        assert settings.telegram_server_key is not None, "settings.problems() sees to it"
        server = Server(host, int(port), settings.telegram_server_key)
    bot.telegram = Gateway(
        token=token,
        api_id=settings.api_id,
        api_hash=settings.api_hash.get_secret_value(),
        folder=settings.data_dir,
        deliver=bot.handle,
        overflow=bot.too_fast,
        position=PositionStore(),
        server=server,
        test_mode=settings.telegram_test_mode,
        on_dead=bot.die,
        answering=bot.outbox.answered,
    )
    stack.push_async_callback(_stop, bot, bot.telegram)
    bot.me = await bot.telegram.start()
    return bot.me


async def start(bot: Bot, stack: AsyncExitStack) -> None:
    """Everything that a running bot does."""
    from .web import (  # Quart is slow to import, and commands do not need it
        HealthCheck,
        Web,
        blueprints,
        webhook_blueprints,
    )

    await connect(bot, stack)
    bot.jobs = Jobs(
        bot,
        [*bot.contributions.jobs, Job("kernel", "kernel.purge", _purge, every=timedelta(hours=1), always=True)],
        bot.toggles.enabled,
        clock=bot.clock,
        count=lambda outcome, plugin: bot.metrics.event(f"job_{outcome}", plugin),
        failed=bot.failures.note,
    )
    await bot.versions.start()
    stack.push_async_callback(bot.versions.stop)
    for part in (bot.outbox, bot.events, bot.inbox, bot.reactions, bot.jobs):
        await part.start()
        stack.push_async_callback(_stop, bot, part)
    health = HealthCheck(clock=bot.clock, redis=bot.redis, connected=bot.telegram.connected, started=bot.clock.now())
    web = bot.web = Web(
        settings=bot.settings,
        plugins=blueprints(bot.contributions.pages),
        webhooks=webhook_blueprints(bot, bot.router.webhooks.values()),
        is_enabled=bot.toggles.enabled,
        health=health,
        metrics=bot.metrics,
        texts=bot.texts,
    )
    await web.start()
    stack.push_async_callback(web.stop)
    bot.background(set_commands(bot))
    await bot.hooks.tell("started", bot=bot)
    stack.push_async_callback(bot.hooks.tell, "stopping", bot=bot)
    web.ready = True


async def _stop(bot: Bot, part: Any) -> None:
    """Stop one part within what is left of the time that stopping may take altogether."""
    await part.stop(bot.grace_left())


async def set_commands(bot: Bot) -> None:
    """Show Telegram the commands of the plugins that are on, in each language; failing is no reason to stop."""
    for language in ("", *bot.texts.languages):
        commands = []
        for name, route in bot.router.commands.items():
            key = f"{route.plugin.replace('_', '-')}-command-{name}"
            if route.permission is None and bot.toggles.enabled(route.plugin) and bot.texts.knows(key):
                commands.append((name, bot.texts.text(language or bot.texts.default, key)))
        try:
            await bot.telegram.set_commands(commands, language)
        except TelegramError as error:
            log.warning("commands_not_set", language=language, code=error.code)
            return


async def settle(bot: Bot) -> None:
    """Return when every update, event and queued message that is due has been dealt with."""
    for _ in range(2):  # what was sent may have led to one more round
        await bot.telegram.idle()
        await bot.inbox.drain()
        await bot.events.drain()
        await bot.outbox.drain()


def _listeners(bot: Bot, name: str) -> list[tuple[str, Any]]:
    def bound(listener: Listener) -> Any:
        return lambda **args: listener.handler(bot, **args)

    found = bot.contributions.listeners.get(name, ())
    return [(item.plugin, bound(item)) for item in found if bot.toggles.enabled(item.plugin)]


def _told(bot: Bot, row: Row, outcome: str) -> Any:
    """What tells the owner of a queued message that it was sent or never will be."""
    template = bot.contributions.templates.get(row.template)
    if template is None:
        return None
    handler = template.on_sent if outcome == "sent" else template.on_failed
    if handler is None:
        return None
    extra = {} if outcome == "sent" else {"reason": row.error}
    return lambda: handler(bot, **extra, **row.args)


async def _react(bot: Bot, plugin: str, hook: str, args: dict[str, Any]) -> None:
    """Run again what failed: a reaction to a hook, or what a message's owner does when it was sent or not."""
    outcome, _, key = hook.partition(":")
    if not key:
        await bot.hooks.react(plugin, hook, **args, bot=bot)
        return
    template = bot.contributions.templates[key]
    handler = template.on_sent if outcome == "on_sent" else template.on_failed
    if handler is not None:
        await handler(bot, **args)


async def _purge(bot: Bot) -> None:
    """The kernel's own job: remove what is done and no longer needed."""
    await purge(bot.clock, audit_days=bot.setting(KernelSettings).audit_retention_days)


def _bot_id(bot: Bot) -> str:
    """The part of the token that is no secret."""
    return bot.settings.token.get_secret_value().partition(":")[0]


class _Telegram:
    """The gateway of a bot whose outbox is made before it is connected."""

    def __init__(self, bot: Bot):
        self._bot = bot

    async def send(self, chat_id: int, message: Any, *, random_id: int | None = None) -> Any:
        return await self._bot.telegram.send(chat_id, message, random_id=random_id)
