"""What a handler is given: who asks, in which language, and ways to answer."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeVar

import structlog

from . import db
from .errors import ChatUnavailable, Done, Refused, TelegramError
from .i18n.moments import written
from .menus import RunCommand
from .messages import Button, File, Outgoing, Rich, Rows, clip, rich
from .settings import KernelSettings
from .updates import Command, Press, Sender, Update

if TYPE_CHECKING:
    from .bot import Bot
    from .buttons import OneTime
    from .callbacks import Callback
    from .contributions import Limit, Permission
    from .hooks import Hooks
    from .settings import Settings

S = TypeVar("S", bound="Settings")
log = structlog.get_logger(__name__)

TEXT_LIMIT = 4096  # UTF-16 units; https://core.telegram.org/bots/api#sendmessage
CAPTION_LIMIT = 1024  # https://core.telegram.org/bots/api#sendphoto
TOAST_LIMIT = 200  # https://core.telegram.org/bots/api#answercallbackquery


class Speaker:
    """Says things in somebody's language and time zone."""

    __slots__ = ()
    bot: Bot
    language: str
    timezone: str

    def t(self, key: str, **args: Any) -> str:
        """The text ``key`` in the person's language, plain."""
        return self.bot.texts.text(self.language, key, **args)

    def rich(self, key: str, **args: Any) -> Rich:
        """The text ``key`` in the person's language, with its formatting; arguments are never read as markup."""
        return self.bot.texts.rich(self.language, key, **args)

    def money(self, minor: int) -> str:
        """An amount in minor units, as people write it in the person's language."""
        return self.bot.currency.format(minor, self.language)

    def when(self, moment: datetime) -> str:
        """A moment (aware, UTC as it is stored) in the person's language and time zone: "24 Nov 2026, 16:05"."""
        return written(moment, self.timezone, self.language)


class Context(Speaker):
    """One update being handled for one person. Its network calls are refused inside a transaction."""

    def __init__(self, bot: Bot, update: Update, user: Any):
        self.bot = bot
        self.update = update
        self.user = user
        self.language = user.language
        self.timezone = timezone_of(user)
        self.payload: str = update.payload if isinstance(update, Command) else ""
        self.answer: tuple[str, bool] = ("", False)  # the text of the press's acknowledgement; as an alert?
        self.in_form = False  # a form has taken this update already
        self.screen_id: int = update.message_id if isinstance(update, Press) else 0

    @property
    def hooks(self) -> Hooks:
        """The hooks of the bot: ``await ctx.hooks.show("item_lines", item=item, ctx=ctx)``."""
        return self.bot.hooks

    def setting(self, kind: type[S]) -> S:
        """A plugin's settings."""
        return self.bot.setting(kind)

    def once(self, callback: OneTime, label: str) -> Button:
        """A confirm button that works once, for this person, for an hour."""
        return callback.seal(self.bot.keys.sign, self.user.telegram_id, self.bot.clock.now(), label)

    async def allowed(self, permission: Permission) -> bool:
        """Whether the person may do what ``permission`` names, by the rights of this moment."""
        return await self.bot.allowed(self.user, permission)

    async def require(self, permission: Permission) -> None:
        """Raise Refused unless the person may do what ``permission`` names, by the rights of this moment.

        Every act calls it in its transaction: the right may be lost between the screen and the press.
        """
        if not await self.allowed(permission):
            raise Refused("kernel-not-allowed")

    async def within(self, limit: Limit) -> None:
        """Count what the person does under ``limit``; raises Refused, with the reason and how long to wait, when it is too
        much. Outside a transaction. Handlers that declare ``limit=`` need not call it.
        """
        db.forbid_network("counting under a limit")
        bot = self.bot
        settings = bot.setting(KernelSettings)
        if not settings.rate_limits_enabled:
            return

        async def spared() -> bool:
            return not settings.rate_limit_staff and await bot.is_staff(self.user)

        ban = await bot.limits.count(limit, self.user.telegram_id, spared)
        if ban is None:
            return
        bot.metrics.event("limited", limit.name.partition(".")[0] if "." in limit.name else "kernel")
        if not isinstance(self.update, Press):
            if ban.told:
                raise Done  # one message a ban: it must not be a way to make the bot talk
            ban.told = True
        seconds = bot.limits.wait(ban)
        unit, count = ("minutes", -(-seconds // 60)) if seconds > 90 else ("seconds", seconds)
        raise Refused("kernel-limit", reason=self.t(limit.title), wait=self.t(f"kernel-wait-{unit}", count=count))

    def audit(
        self,
        action: str,
        subject: str = "",
        *,
        before: dict[str, Any] | None = None,
        after: dict[str, Any] | None = None,
        **facts: Any,
    ) -> None:
        """Write down, in the open transaction, what this person does; as :meth:`Bot.audit`."""
        self.bot.audit(action, actor=f"user:{self.user.id}", subject=subject, before=before, after=after, **facts)

    async def screen(self, text: Rich | str, rows: Rows = (), photo: File | None = None) -> int:
        """Show a screen: the pressed message is edited in place, else a new one is sent. Returns its message id."""
        message = _outgoing(text, rows, photo=photo)
        db.forbid_network("ctx.screen")
        if self.screen_id:
            self.screen_id = await self.bot.telegram.edit(self.update.chat_id, self.screen_id, message)
        else:
            self.screen_id = (await self.bot.telegram.send(self.update.chat_id, message)).message_id
        return self.screen_id

    async def reply(self, text: Rich | str, rows: Rows = (), document: File | None = None) -> int:
        """Send a new message, whatever was pressed. Returns its message id."""
        db.forbid_network("ctx.reply")
        message = replace(_outgoing(text, rows, document=document), topic=getattr(self.update, "topic", 0))
        return (await self.bot.telegram.send(self.update.chat_id, message)).message_id

    async def open(self, what: Callback | str) -> None:
        """Show what a button with this meaning would show, of whichever plugin: ``await ctx.open(OpenItem(17))``.

        A command's name does what the command does. Raises Refused when its plugin is off or the person lacks the right. For screens, not for one-time buttons.
        """
        router = self.bot.router
        if isinstance(what, str):
            route = router.commands.get(what)
        else:
            route = router.command_of(what) if isinstance(what, RunCommand) else router.presses.get(what.prefix)
        if route is None or not self.bot.toggles.enabled(route.plugin):
            raise Refused("kernel-button-gone")
        if route.limit is not None:
            await self.within(route.limit)
        if route.permission is not None:
            await self.require(route.permission)
        await (route.handler(self) if route.kind == "command" else route.handler(self, what))

    def offers(self, kind: type[Callback]) -> bool:
        """Whether a button of this kind does anything at the moment: its plugin is installed and on."""
        route = self.bot.router.presses.get(kind.prefix)
        return route is not None and self.bot.toggles.enabled(route.plugin)

    async def delete_screen(self) -> bool:
        """Delete the pressed message; False when Telegram refuses, as for messages older than 48 hours."""
        screen_id, self.screen_id = self.screen_id, 0
        return await self._delete(screen_id)

    async def delete_message(self) -> bool:
        """Delete what the person wrote; False when Telegram refuses."""
        return await self._delete(0 if isinstance(self.update, Press) else getattr(self.update, "message_id", 0))

    async def _delete(self, message_id: int) -> bool:
        db.forbid_network("deleting a message")
        if not message_id:
            return False
        try:
            await self.bot.telegram.delete(self.update.chat_id, [message_id])
        except ChatUnavailable:
            raise
        except TelegramError as error:
            log.debug("message_not_deleted", code=error.code)
            return False
        return True

    def toast(self, text: str) -> None:
        """A short notice over the chat when the press is acknowledged (presses only)."""
        self.answer = (text, False)

    def alert(self, text: str) -> None:
        """A notice that the person must close, when the press is acknowledged (presses only)."""
        self.answer = (text, True)


async def still_showing(bot: Bot, person: Any, message_id: int, button: Callback) -> Context | None:
    """A context that redraws a message of ``person``; None when it has no such button (any more)."""
    chat_id, data = person.telegram_id, button.pack()
    telegram = getattr(bot, "telegram", None)  # not there for commands, which only open the database
    if not message_id or telegram is None or data not in await telegram.buttons(chat_id, message_id):
        return None
    return Context(bot, Press(Sender(chat_id), chat_id, 0, message_id, 0, data), person)


def timezone_of(person: Any) -> str:
    """The IANA name of a person's time zone; plugins that know people need not know their zones."""
    return getattr(person, "timezone", "") or "UTC"


def _outgoing(text: Rich | str, rows: Rows, *, photo: File | None = None, document: File | None = None) -> Outgoing:
    limit = CAPTION_LIMIT if photo or document else TEXT_LIMIT
    return Outgoing(clip(rich(text), limit), tuple(tuple(row) for row in rows if row), photo=photo, document=document)
