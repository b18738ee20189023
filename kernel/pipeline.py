"""What happens around every handler: a list of small steps, each of which may end the update.

What Telegram delivers twice never gets here: telegram/intake.py drops it before it takes a place in a lane. Payments,
refunds and pre-checkouts take another way (see ``Bot.handle``), so nothing here can refuse or delay them.
"""

from __future__ import annotations

import asyncio
import secrets
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

import structlog

from .buttons import OneTime
from .callbacks import Callback
from .context import TOAST_LIMIT, Context
from .contributions import Route
from .errors import ChatUnavailable, Done, Refused, TelegramError
from .limits import UPDATES
from .menus import RunCommand
from .messages import Rich, clip
from .suspicion import oddities
from .updates import Attachment, Command, Press, Text, Update

if TYPE_CHECKING:
    from .bot import Bot

log = structlog.get_logger(__name__)


@dataclass(slots=True)
class Handling:
    """One update on its way through the steps."""

    bot: Bot
    update: Update
    ctx: Context | None = None
    route: Route | None = None
    press: Callback | None = None


async def private_chats_only(handling: Handling) -> None:
    """People talk to the bot in private; groups are passed over but for the commands made for them, and other bots."""
    update = handling.update
    if update.sender.is_bot:
        raise Done
    if _private(update):
        return
    route = handling.bot.router.commands.get(update.name) if isinstance(update, Command) else None
    if route is None or not route.groups:
        raise Done


async def load_user(handling: Handling) -> None:
    """Who is it, and which language do they read?"""
    bot, update = handling.bot, handling.update
    user = await bot.hooks.first("load_user", sender=update.sender, update=update, bot=bot)
    if user is None and not _private(update):
        raise Done
    if user is None:
        log.error("nobody_knows_users", cure="enable a plugin that implements load_user, such as accounts")
        raise Done
    handling.ctx = Context(bot, update, user)


async def note_suspicious(handling: Handling) -> None:
    """Write down what no ordinary client sends; it is handled all the same, as nothing received is trusted."""
    for what in oddities(handling.update):
        _suspect(handling, what)


async def find_route(handling: Handling) -> None:
    """One lookup by command name or callback prefix; a text without one goes to the open form."""
    bot, update, ctx = handling.bot, handling.update, _ctx(handling)
    if isinstance(update, Command):
        handling.route = bot.router.commands.get(update.name)
    elif isinstance(update, Press):
        handling.route, handling.press = bot.router.unpack(update.data)
        if handling.press is None:
            _suspect(handling, "button data that no plugin made")
            raise Refused("kernel-button-gone")
        if isinstance(handling.press, RunCommand):
            handling.route, handling.press = bot.router.command_of(handling.press), None
        if handling.route is None or not _open(handling):
            raise Refused("kernel-button-gone")
    if handling.route is not None and not _open(handling):
        handling.route = None
        ctx.payload = ""


async def may_use(handling: Handling) -> None:
    """Any plugin may refuse this person this update: blocked, maintenance, subscription."""
    bot, ctx = handling.bot, _ctx(handling)
    refusal = await bot.hooks.first("may_use", user=ctx.user, update=handling.update, bot=bot)
    if refusal is not None:
        await limit_updates(handling)  # whoever may not use the bot must not make it talk without end either
        raise refusal


async def limit_updates(handling: Handling) -> None:
    """So many updates of one person in so many seconds."""
    await _ctx(handling).within(UPDATES)


async def limit_handler(handling: Handling) -> None:
    """The limit that the handler declares: purchases, payments, searches."""
    route = handling.route
    if route is not None and route.limit is not None:
        await _ctx(handling).within(route.limit)


async def check_permission(handling: Handling) -> None:
    """The right that the handler declares, by the rights of this moment."""
    route = handling.route
    if route is not None and route.permission is not None:
        await _ctx(handling).require(route.permission)


async def check_seal(handling: Handling) -> None:
    """A one-time button must be genuine, made for this person, and not too old."""
    if isinstance(handling.press, OneTime):
        bot, ctx = handling.bot, _ctx(handling)
        try:
            handling.press.check(bot.keys.sign, ctx.user.telegram_id, bot.clock.now())
        except Refused as refusal:
            if refusal.key == "kernel-button-forged":
                _suspect(handling, "a one-time button with a wrong seal")
            raise


async def run_handler(handling: Handling) -> None:
    """The handler itself."""
    bot, update, ctx, route = handling.bot, handling.update, _ctx(handling), handling.route
    if route is None:
        if isinstance(update, Text | Attachment) and await bot.conversations.take(ctx):
            return
        route = next((item for item in bot.router.fallbacks if bot.toggles.enabled(item.plugin)), None)
        if route is None:
            raise Done
        handling.route = route
    structlog.contextvars.bind_contextvars(plugin=route.plugin)
    if handling.press is not None:
        await route.handler(ctx, handling.press)
    else:
        await route.handler(ctx)


STEPS: tuple[Callable[[Handling], Awaitable[None]], ...] = (
    private_chats_only,
    load_user,
    may_use,
    limit_updates,
    note_suspicious,
    find_route,
    limit_handler,
    check_permission,
    check_seal,
    run_handler,
)


async def handle(bot: Bot, update: Update) -> None:
    """Take one update through the steps; whatever happens, the person gets an answer and the spinner stops."""
    handling = Handling(bot, update)
    started = time.perf_counter()
    failure: Exception | None = None
    structlog.contextvars.bind_contextvars(update=type(update).__name__, user=update.sender.telegram_id)
    try:
        for step in STEPS:
            await step(handling)
    except Done:
        pass
    except Refused as refusal:
        await _refuse(handling, refusal)
    except ChatUnavailable:
        log.info("chat_unavailable")
    except Exception as error:
        failure = error
        await _fail(handling, error)
    finally:
        structlog.contextvars.clear_contextvars()
        _acknowledge(handling)
    seconds = time.perf_counter() - started
    bot.count(handling.route, update, seconds, failure)
    if bot.hooks.implementations("update_handled"):
        await bot.hooks.tell("update_handled", update=update, seconds=seconds, error=failure, bot=bot)


def _private(update: Update) -> bool:
    """Whether it comes from a person's own chat; a press below a post or in a group does not."""
    if isinstance(update, Press):
        return update.chat_id == update.sender.telegram_id
    return getattr(update, "private", True)


def _ctx(handling: Handling) -> Context:
    if handling.ctx is None:
        raise RuntimeError("this step comes after load_user")
    return handling.ctx


def _suspect(handling: Handling, what: str) -> None:
    log.warning("suspicious_input", what=what)  # the update's kind and sender are bound to the log already


def _open(handling: Handling) -> bool:
    return handling.route is not None and (
        handling.route.plugin == "kernel" or handling.bot.toggles.enabled(handling.route.plugin)
    )


async def _refuse(handling: Handling, refusal: Refused) -> None:
    ctx = handling.ctx
    if ctx is None or not _private(handling.update):  # nobody in a group learns what the bot would not do there
        return
    args = {name: ctx.when(arg) if isinstance(arg, datetime) else arg for name, arg in refusal.args_for_text.items()}
    text = ctx.rich(refusal.key, **args)
    if isinstance(handling.update, Press) and not refusal.rows:
        ctx.alert(text.text)
        return
    try:
        await _show(ctx, text, refusal)
    except TelegramError as error:
        log.warning("refusal_not_sent", code=error.code)


async def _show(ctx: Context, text: Rich, refusal: Refused) -> None:
    """A screen in place of the pressed one; only where a one-time button was pressed a new message, so that it can be
    pressed once more."""
    if not refusal.rows:
        await ctx.reply(text)
    elif isinstance(ctx.update, Press) and not isinstance(ctx.bot.router.unpack(ctx.update.data)[1], OneTime):
        await ctx.screen(text, refusal.rows)
    else:
        await ctx.reply(text, refusal.rows)


async def _fail(handling: Handling, error: Exception) -> None:
    """Log the error under a short code and tell the person that code and nothing else."""
    bot = handling.bot
    described = await _described(bot, error)
    if described is not None:
        await _refuse(handling, described)
        return
    code = secrets.token_hex(3).upper()
    plugin = handling.route.plugin if handling.route else "kernel"
    log.error("handler_failed", code=code, plugin=plugin, exc_info=error)
    what = f"{handling.route.kind} {handling.route.key}".strip() if handling.route else type(handling.update).__name__
    bot.failures.note(plugin, what, error, code=code)
    await _refuse(handling, Refused("kernel-error", code=code))


async def _described(bot: Bot, error: Exception) -> Refused | None:
    try:
        return await bot.hooks.first("describe_error", error=error, bot=bot)
    except Exception as second:
        bot.report("kernel", "describe_error", second)
        return None


def _acknowledge(handling: Handling) -> None:
    """Answer the press beside everything else: the next update need not wait for it."""
    update = handling.update
    if isinstance(update, Press):
        text, alert = handling.ctx.answer if handling.ctx else ("", False)
        handling.bot.background(_answer(handling.bot, update.query_id, clip(Rich(text), TOAST_LIMIT).text, alert))


async def _answer(bot: Bot, query_id: int, text: str, alert: bool) -> None:
    try:
        await bot.telegram.answer_press(query_id, text, alert)
    except (TelegramError, asyncio.CancelledError) as error:
        log.debug("press_not_acknowledged", error=str(error))
