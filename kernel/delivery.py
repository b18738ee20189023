"""How queued messages are made when they are sent, and where payments go that Telegram reports."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from .context import Speaker, timezone_of
from .contributions import Route
from .menus import RunCommand
from .messages import Button, Outgoing, Rows
from .updates import Paid, PreCheckout, Refunded

if TYPE_CHECKING:
    from .bot import Bot


@dataclass(frozen=True, slots=True)
class Recipient(Speaker):
    """Who a queued message goes to: ``async def render(to, **ids)`` gets one."""

    bot: Bot
    chat_id: int
    telegram_id: int
    language: str
    timezone: str

    async def render(self, template: str, **args: Any) -> Outgoing | None:
        """What another queued message, of whichever plugin, is for this recipient; None when it is no longer needed.

        Buttons of plugins that are off are left out.
        """
        known = self.bot.contributions.templates.get(template)
        if known is None or known.render is None:
            return Outgoing(self.rich(template, **args))
        message: Outgoing | None = await known.render(self, **args)
        return message and replace(message, rows=_that_work(self.bot, message.rows))


def _that_work(bot: Bot, rows: Rows) -> tuple[tuple[Button, ...], ...]:
    """The buttons of which the plugin is on; a row that is left empty goes."""
    kept = (tuple(button for button in row if not button.data or _answered(bot, button.data)) for row in rows)
    return tuple(row for row in kept if row)


def _answered(bot: Bot, data: str) -> bool:
    route, press = bot.router.unpack(data)
    if isinstance(press, RunCommand):
        route = bot.router.command_of(press)
    return route is not None and (route.plugin == "kernel" or bot.toggles.enabled(route.plugin))


async def render(bot: Bot, template: str, chat_id: int, args: dict[str, Any]) -> Outgoing | None:
    """The queued message ``template`` for a chat; None when it is no longer needed.

    Without a renderer it is the locale text of that key. It is asked even while the plugin is off: what was queued
    is owed.
    """
    person = await bot.hooks.first("load_recipient", chat_id=chat_id, bot=bot)
    language = person.language if person is not None else bot.texts.default
    telegram_id = person.telegram_id if person is not None else chat_id
    return await Recipient(bot, chat_id, telegram_id, language, timezone_of(person)).render(template, **args)


async def answer_pre_checkout(bot: Bot, update: PreCheckout) -> None:
    """Let a payment pass or refuse it, within Telegram's 10 seconds; a plugin that is off refuses."""
    refusal: Any = None
    try:
        for route in bot.router.pre_checkout:
            if bot.toggles.enabled(route.plugin):
                refusal = await route.handler(bot, update)
                if refusal is not None:
                    break
    except Exception as error:
        bot.report("kernel", "pre_checkout", error)
        refusal = None
    if refusal is True:
        await bot.telegram.answer_pre_checkout(update.query_id)
        return
    language = bot.texts.language(update.sender.language_code)
    text = bot.texts.text(language, refusal if isinstance(refusal, str) else "kernel-payment-refused")
    await bot.telegram.answer_pre_checkout(update.query_id, text)


async def take_payment(bot: Bot, update: Paid | Refunded) -> bool:
    """Offer a payment or refund from the inbox to the plugins, on or off, until one takes it."""
    routes: list[Route] = bot.router.paid if isinstance(update, Paid) else bot.router.refunded
    for route in routes:
        if await route.handler(bot, update):
            return True
    return False
