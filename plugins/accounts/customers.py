"""Customers as staff look for them: a list of all, and those that a text names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kernel import Paged, keyset

from . import names
from .callbacks import OpenCustomer, Which
from .people import Customer, find_by_telegram_id, find_many

if TYPE_CHECKING:
    from kernel import Bot, Context

LOOK = ("admin.users", "admin.balance")  # the rights of those who look after customers

WHERE = {
    Which.ALL: "TRUE",
    Which.BLOCKED: "t.is_blocked AND (t.blocked_until IS NULL OR t.blocked_until > $1)",
    Which.BALANCE: "t.id IN (SELECT w.user_id FROM accounts_wallet w WHERE w.balance > 0)",
    Which.OWING: "t.id IN (SELECT w.user_id FROM accounts_wallet w WHERE w.owed > 0)",
}


@dataclass(frozen=True, slots=True)
class Listed:
    """A page of customers: the kernel's ``page``, and the people of its rows with their balances."""

    page: Any
    customers: list[tuple[Customer, int]]


async def list_customers(bot: Bot, press: Paged, which: Which) -> Listed:
    """A page of customers, the newest first, without those who asked to be forgotten; two statements."""
    page = await keyset(
        press,
        table="accounts_user",
        columns="t.id, (SELECT w.balance FROM accounts_wallet w WHERE w.user_id = t.id) AS balance",
        where=f"t.telegram_id > 0 AND {WHERE[which]}",
        args=[bot.clock.now()] if which == Which.BLOCKED else [],
        descending=True,
    )
    people = await find_many(bot, [row["id"] for row in page.rows])
    return Listed(page, [(people[row["id"]], row["balance"] or 0) for row in page.rows if row["id"] in people])


async def find_customers(bot: Bot, text: str, most: int) -> list[Customer]:
    """The customers that ``text`` names, at most ``most``: by Telegram id, @name, link to it, or words of the name.

    Names are found by the beginnings of their words, in any order and case. Three statements at most.
    """
    text = text.strip()
    if text.isascii() and text.isdigit() and len(text) < 19:
        one = await find_by_telegram_id(bot, int(text))
        if one is not None:
            return [one]
    found = await names.search(_username(text), most)
    people = await find_many(bot, found)
    return [people[number] for number in found if number in people]


async def sees_customers(ctx: Context) -> bool:
    """Whether this person may look at customers now: the console is there, and they look after people or balances."""
    if not ctx.offers(OpenCustomer):
        return False
    rights = ctx.bot.contributions.permissions
    return any([await ctx.allowed(rights[name]) for name in LOOK if name in rights])


def _username(text: str) -> str:
    """``@name`` for a link such as ``https://t.me/name``; anything else as it is."""
    for start in ("https://t.me/", "http://t.me/", "t.me/"):
        if text.lower().startswith(start):
            return "@" + text[len(start) :].split("?")[0].strip("/")
    return text
