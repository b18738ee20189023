"""Who changes roles, with the rights that they have inside the transaction of the change."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from kernel import Context, Refused

from . import MANAGE
from .reading import BY_OWNER_ID, STATE, RoleView, Standing, standing
from .rights import Rights

if TYPE_CHECKING:
    from kernel import Bot

OPERATOR = "operator"  # the actor of the command line, in the audit


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who changes roles; ``user_id`` is None at the command line."""

    bot: Bot
    user_id: int | None
    standing: Standing

    def check_may_hand_on(self, rights: Rights, until: datetime | None = None, *, lasting: bool = False) -> None:
        """Raise Refused for rights that the actor does not have; with ``lasting``, until then."""
        if not self.standing.rights.covers(rights):
            raise Refused("rbac-more-than-yours")
        own = self.standing.until
        if lasting and own is not None and (until is None or until > own):
            raise Refused("rbac-longer-than-yours")

    def check_above(self, role: RoleView) -> None:
        """Raise Refused for a role that is not less than what the actor has."""
        if not self.standing.rights.is_above(role.rights):
            raise Refused("rbac-role-above")

    def audit(self, action: str, subject: str, before: dict[str, Any] | None, after: dict[str, Any] | None) -> None:
        """Write the change down, in the open transaction."""
        actor = OPERATOR if self.user_id is None else f"user:{self.user_id}"
        self.bot.audit(action, actor=actor, subject=subject, before=before, after=after)


async def staff(ctx: Context) -> Actor:
    """The person behind ``ctx``, in a transaction of their act; raises Refused when the right is gone by now.

    Changes of rights come one after the other, because the counter that tells every process is locked first: each
    one is judged by what the one before has left.
    """
    await ctx.bot.versions.bump(STATE)
    await ctx.require(MANAGE)
    return await looking(ctx)


async def looking(ctx: Context) -> Actor:
    """The same person while they only look: what is shown to them is judged again when they act."""
    return Actor(ctx.bot, ctx.user.id, await standing(ctx.bot, ctx.user))


async def operator(bot: Bot) -> Actor:
    """Whoever can start commands, in a transaction; may do what the owner may."""
    await bot.versions.bump(STATE)
    return Actor(bot, None, BY_OWNER_ID)
