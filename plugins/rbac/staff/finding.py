"""Finding somebody to give a role to, for those who do not look after customers."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from kernel import Context, Refused, clip_label
from kernel.forms import Ask, Form, text
from plugins.accounts.api import Customer, find_customers

from .. import MANAGE, rbac
from ..callbacks import FindPerson, OpenPerson, OpenRoles

LONGEST = 100  # characters of what is looked for
MOST = 10  # people to choose from


@rbac.form
class WhoIsIt(Form, id="rbac.find"):
    """One question."""

    permission = MANAGE
    known = Ask("rbac-ask-who", text(max_length=LONGEST, one_line=True))

    async def done(self, ctx: Context) -> Callable[[], Awaitable[None]]:
        """Look, and show the role of whoever is found, or whom to choose from; otherwise the question stays."""
        found = await look(ctx, self.known)
        if not found:
            raise Refused("rbac-nobody-found")
        if len(found) == 1:
            return lambda: ctx.open(OpenPerson(found[0].id))
        return lambda: choose(ctx, found)

    async def cancelled(self, ctx: Context) -> None:
        """Back to the list."""
        await ctx.open(OpenRoles())


async def look(ctx: Context, known: str) -> list[Customer]:
    """The people with this Telegram id or name, or whom another plugin knows by it: an order's number, say."""
    found = await find_customers(ctx.bot, known, MOST)
    if not found:
        named: Customer | None = await ctx.hooks.first("find_customer", text=known, bot=ctx.bot)
        found = [named] if named is not None else []
    return [person for person in found if person.telegram_id > 0]


async def choose(ctx: Context, found: list[Customer]) -> None:
    """Several people go by that name."""
    rows = [[OpenPerson(person.id).button(clip_label(f"{person.name} · {person.telegram_id}", 60))] for person in found]
    await ctx.screen(ctx.rich("rbac-several-found"), [*rows, [OpenRoles().button(ctx.t("kernel-back"))]])


@rbac.press(FindPerson, permission=MANAGE)
async def find_person(ctx: Context, press: FindPerson) -> None:
    """Ask whom to look for."""
    await WhoIsIt.start(ctx)
