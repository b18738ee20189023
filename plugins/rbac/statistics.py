"""What roles tell the statistics: who of the staff there is, and what they may do."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from plugins.accounts.api import Figure, Period

from . import rbac
from .bits import OWNER
from .reading import remembered
from .words import labels

if TYPE_CHECKING:
    from kernel import Context

SECTION = "rbac-figures"


@rbac.hook
async def statistics(period: Period, ctx: Context) -> list[Figure]:
    """Of the present: every role that somebody was given, how many people have it, and its rights. From memory."""
    if not period.present:
        return []
    memory, now = await remembered(ctx.bot), ctx.bot.clock.now()
    people = Counter(role_id for role_id, until in memory.people.values() if until is None or until > now)
    short = await labels(ctx)
    figures = []
    roles = [role for role in memory.roles.values() if people[role.id] and not role.is_default]
    for place, role in enumerate(sorted(roles, key=lambda role: role.name)):
        held = [label for bit, label in short.items() if role.bits & bit and (bit == OWNER or not role.bits & OWNER)]
        shown = " · ".join([str(people[role.id]), *([", ".join(held)] if held else [])])
        figures.append(Figure(SECTION, 600 + place, role.name, shown))
    return figures
