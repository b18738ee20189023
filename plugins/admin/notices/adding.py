"""Telling somebody else, or a group: by a forwarded message, an id, or a command that is written in the group."""

from __future__ import annotations

from typing import Any

from kernel import Button, Context, Refused, run_in_transaction
from kernel.forms import Ask, Form, Invalid, Kind
from plugins.accounts.api import Customer, find, find_customers, staff_button

from .. import admin
from ..permissions import SETTINGS
from . import targets
from .callbacks import AddCustomer, AddGroup, AddMe, AddPerson, OpenTargets
from .card import show_target

COMMAND = "notices_here"
LONGEST = 100  # characters of what somebody is looked for by


async def add_person(ctx: Context, person: Customer) -> int:
    """Put a person on the list, in the caller's transaction; Refused when they have no right to hear of anything."""
    await ctx.require(SETTINGS)
    if not await ctx.bot.is_staff(person):
        raise Refused("admin-notices-not-staff", name=person.name)
    added = await targets.add(ctx.bot, person.telegram_id, 0, person.name)
    ctx.audit("admin.notices_added", f"notice_target:{added}", after={"user": person.id})
    return added


@admin.press(AddMe, permission=SETTINGS)
async def add_me(ctx: Context, press: AddMe) -> None:
    """The person who presses."""
    added = await run_in_transaction(add_person, ctx, ctx.user)
    await show_target(ctx, added, ctx.rich("admin-notices-added"))


@admin.press(AddCustomer, permission=SETTINGS)
async def add_customer(ctx: Context, press: AddCustomer) -> None:
    """From a customer's card."""
    person = await find(ctx.bot, press.user_id)
    if person is None:
        raise Refused("admin-notices-unknown")
    added = await run_in_transaction(add_person, ctx, person)
    await show_target(ctx, added, ctx.rich("admin-notices-added"))


@admin.hook
async def customer_buttons(customer: Customer, ctx: Context) -> list[Button]:
    """On the card of whoever has a right, for those who may send them notices."""
    if not await ctx.allowed(SETTINGS) or not await ctx.bot.is_staff(customer):
        return []
    return [AddCustomer(customer.id).button(ctx.t("admin-notices-tell-them"))]


def _who(ctx: Context, update: Any) -> str:
    """Whom a message names: the id of who wrote what was forwarded, or what it says."""
    origin: int = getattr(update, "forwarded_from", 0)
    text: str = getattr(update, "text", "")
    hidden: str = getattr(update, "forwarded_name", "")
    typed = " ".join(text.replace("\0", "").split())
    if origin > 0:
        return str(origin)
    if not typed or hidden:
        raise Invalid("admin-notices-ask-person-again")
    return typed[:LONGEST]


@admin.form
class Person(Form, id="admin.notices-person"):
    """Whom?"""

    permission = SETTINGS
    who = Ask("admin-notices-ask-person", Kind(_who))

    async def done(self, ctx: Context) -> Any:
        """Put them on the list."""
        found = await find_customers(ctx.bot, self.who, 2)
        if len(found) != 1:
            raise Refused("admin-notices-several" if found else "admin-notices-unknown")
        added = await add_person(ctx, found[0])

        async def show() -> None:
            await show_target(ctx, added, ctx.rich("admin-notices-added"))

        return show

    async def cancelled(self, ctx: Context) -> None:
        """Back to the list."""
        await ctx.open(OpenTargets())


@admin.press(AddPerson, permission=SETTINGS)
async def ask_person(ctx: Context, press: AddPerson) -> None:
    """Ask whom."""
    await Person.start(ctx)


@admin.press(AddGroup, permission=SETTINGS)
async def explain_group(ctx: Context, press: AddGroup) -> None:
    """What to do in the group."""
    written = f"/{COMMAND}@{ctx.bot.me.username}"
    link = f"https://t.me/{ctx.bot.me.username}?startgroup=notices"
    rows = [
        [Button(ctx.t("admin-notices-group-invite"), url=link)],
        [Button(ctx.t("admin-notices-group-copy"), copy=written)],
        [OpenTargets().button(ctx.t("kernel-back")), staff_button(ctx)],
    ]
    await ctx.screen(ctx.rich("admin-notices-group", command=written), rows)


@admin.command(COMMAND, groups=True)
async def here(ctx: Context) -> None:
    """Written in a group by whoever may change settings: notices come here from now on, into this topic."""
    update: Any = ctx.update
    await ctx.require(SETTINGS)  # which a group does not hear
    if update.private:
        await ctx.open(AddGroup())
        return
    title = await ctx.bot.telegram.chat_title(update.chat_id) or str(update.chat_id)
    if update.topic:
        title = f"{title} · {update.topic}"

    async def body() -> None:
        await ctx.require(SETTINGS)
        added = await targets.add(ctx.bot, update.chat_id, update.topic, title)
        place = {"chat": update.chat_id, "topic": update.topic}
        ctx.audit("admin.notices_added", f"notice_target:{added}", after=place)

    await run_in_transaction(body)
    await ctx.reply(ctx.rich("admin-notices-here"))
