"""Finding somebody to give a role to, for those who do not look after customers."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from kernel import Context, Refused
from kernel.forms import Ask, Form, text
from plugins.accounts.api import Customer, find_by_telegram_id

from .. import MANAGE, rbac
from ..callbacks import FindPerson, OpenPerson, OpenRoles

LONGEST = 100  # characters of what is looked for


@rbac.form
class WhoIsIt(Form, id="rbac.find"):
    """One question."""

    permission = MANAGE
    known = Ask("rbac-ask-who", text(max_length=LONGEST, one_line=True))

    async def done(self, ctx: Context) -> Callable[[], Awaitable[None]]:
        """Look, and show the role of whoever is found; otherwise the question stays."""
        found = await look(ctx, self.known)
        if found is None:
            raise Refused("rbac-nobody-found")
        person = OpenPerson(found.id)
        return lambda: ctx.open(person)

    async def cancelled(self, ctx: Context) -> None:
        """Back to the list."""
        await ctx.open(OpenRoles())


async def look(ctx: Context, known: str) -> Customer | None:
    """The person with this Telegram id, or whom another plugin knows by it: an order's number, say."""
    if known.isascii() and known.isdigit() and len(known) < 19:
        found = await find_by_telegram_id(ctx.bot, int(known))
        if found is not None:
            return found
    named: Customer | None = await ctx.hooks.first("find_customer", text=known, bot=ctx.bot)
    return named if named is not None and named.telegram_id > 0 else None


@rbac.press(FindPerson, permission=MANAGE)
async def find_person(ctx: Context, press: FindPerson) -> None:
    """Ask whom to look for."""
    await WhoIsIt.start(ctx)
