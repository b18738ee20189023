"""``kiosk roles``: who may do what, from the command line, for operators who are locked out."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import click

from kernel import KioskError, Refused, needs_bot, run_in_transaction
from plugins.accounts.api import Customer, find_by_telegram_id, find_many

from . import rbac
from .actors import operator
from .bits import OWNER, PINNED
from .giving import give, take
from .naming import normalise
from .reading import RoleView, find_role, read_all

if TYPE_CHECKING:
    from kernel import Bot


@click.group("roles")
def roles() -> None:
    """See who may do what, and give people roles."""


rbac.cli(roles)


@roles.command("list")
@needs_bot
async def list_roles(bot: Bot) -> None:
    """Every role, its rights, and the Telegram ids of the people who have it."""
    memory = await read_all()
    people = await find_many(bot, list(memory.people))
    now = bot.clock.now()
    for role in memory.roles.values():
        click.echo(f"{role.name}: {_rights(bot, role, dict(memory.bits))}")
        for user_id, (role_id, until) in memory.people.items():
            if role_id == role.id and user_id in people and (until is None or until > now):
                end = f", until {until:%Y-%m-%d %H:%M} UTC" if until else ""
                click.echo(f"  {people[user_id].telegram_id} {people[user_id].name}{end}")


@roles.command("give")
@click.argument("telegram_id", type=int)
@click.argument("role")
@click.option("--days", type=click.IntRange(1, 3650), help="For so many days; without it, for ever.")
@needs_bot
async def give_role(bot: Bot, telegram_id: int, role: str, days: int | None) -> None:
    """Give the customer TELEGRAM_ID the role ROLE, in place of the one they have."""
    person = await _person(bot, telegram_id)
    found = await find_role(normalise(role))
    if found is None:
        names = ", ".join(known.name for known in (await read_all()).roles.values())
        raise KioskError(f"There is no role {role!r}. There are: {names}.")
    until = bot.clock.now() + timedelta(days=days) if days else None
    await run_in_transaction(_give, bot, person, found.id, until)
    click.echo(f"{person.name} has the role {found.name} now.")


@roles.command("take")
@click.argument("telegram_id", type=int)
@needs_bot
async def take_role(bot: Bot, telegram_id: int) -> None:
    """Take the role of the customer TELEGRAM_ID away; what is left is what everybody may."""
    person = await _person(bot, telegram_id)
    await run_in_transaction(_take, bot, person)
    click.echo(f"{person.name} has no role of their own now.")


async def _give(bot: Bot, person: Customer, role_id: int, until: datetime | None) -> None:
    try:
        await give(await operator(bot), person, role_id, until)
    except Refused as refusal:
        raise KioskError(_in_words(bot, refusal)) from None


async def _take(bot: Bot, person: Customer) -> None:
    try:
        await take(await operator(bot), person)
    except Refused as refusal:
        raise KioskError(_in_words(bot, refusal)) from None


async def _person(bot: Bot, telegram_id: int) -> Customer:
    person = await find_by_telegram_id(bot, telegram_id)
    if person is None:
        raise KioskError(f"Nobody with the Telegram id {telegram_id} has written to the bot. Ask them to press Start.")
    return person


def _in_words(bot: Bot, refusal: Refused) -> str:
    return bot.texts.text("en", refusal.key, **refusal.args_for_text)


def _rights(bot: Bot, role: RoleView, third: dict[str, int]) -> str:
    """The permissions that a role holds, by name."""
    if role.bits & OWNER:
        return "everything"
    held = [name for name in bot.contributions.permissions if role.bits & {**third, **PINNED}.get(name, 0)]
    return ", ".join(sorted(held)) or "nothing but the shop"
