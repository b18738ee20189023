"""The audit as a list with filters."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from kernel import Button, Context, Refused, Rich, bold, in_rows, pager_row
from plugins.accounts.api import staff_button

from .. import admin
from ..permissions import STATISTICS
from ..settings.reading import plugin_title
from .callbacks import By, FindAudited, OpenActions, OpenAudit, OpenAudited
from .words import act, people_of, who

CACHED = 60  # seconds that the list of plugins may be old; it reads the whole audit


def audit_button(ctx: Context) -> Button:
    """The way to the audit, on the statistics."""
    return OpenAudit().button(ctx.t("admin-audit"))


@admin.press(OpenAudit, permission=STATISTICS)
async def open_audit(ctx: Context, press: OpenAudit) -> None:
    """A page: each act in a paragraph, and a numbered button that opens it."""
    wanted = await wanted_by(ctx, press)
    page, rows = await ctx.bot.audit_log.page(press, **wanted)
    people = await people_of(ctx, [name for row in rows for name in (row.actor, row.subject)])
    parts = [ctx.rich("admin-audit-title")]
    for name, value in wanted.items():
        parts.append(ctx.rich("admin-audit-only", what=who(ctx, value, people) if name != "action" else value))
    if not rows:
        parts.append(ctx.rich("admin-audit-empty"))
    buttons = []
    for number, row in enumerate(rows, 1):
        subject = " · " + who(ctx, row.subject, people) if row.subject else Rich()
        line = ctx.rich("admin-audit-row", when=ctx.when(row.created_at), actor=who(ctx, row.actor, people))
        parts.append(f"{number}. " + bold(act(ctx, row.action)) + subject + "\n" + line)
        here = OpenAudited(row.id, press.by, press.of, press.length, rows[0].id, page.number)
        buttons.append(here.button(str(number)))
    ways = [OpenActions().button(ctx.t("admin-audit-plugins")), FindAudited().button(ctx.t("admin-audit-find"))]
    if wanted:
        ways.insert(0, OpenAudit().button(ctx.t("admin-audit-all")))
    await ctx.screen(
        Rich("\n\n").join(parts),
        [*in_rows(buttons, 5), pager_row(ctx, press, page), *in_rows(ways), [staff_button(ctx)]],
    )


async def wanted_by(ctx: Context, press: OpenAudit | OpenAudited) -> dict[str, Any]:
    """What the rows must have in common; Refused when the row that says it is gone."""
    if press.by == By.ALL:
        return {}
    row = await ctx.bot.audit_log.find(press.of)
    if row is None:
        raise Refused("admin-audit-gone")
    if press.by == By.ACTION:
        return {"action": row.action[: press.length]}
    return {"actor": row.actor} if press.by == By.ACTOR else {"subject": row.subject}


@admin.press(OpenActions, permission=STATISTICS)
async def open_actions(ctx: Context, press: OpenActions) -> None:
    """The plugins of which something is written down, with how much."""
    actions = await ctx.bot.cache.get_or("admin-audit", "actions", CACHED, ctx.bot.audit_log.actions)
    buttons = []
    for area, some in groupby(actions, key=lambda one: one[0].partition(".")[0]):
        found = list(some)
        newest, rows = max(row_id for _, row_id, _ in found), sum(count for _, _, count in found)
        label = f"{plugin_title(ctx, area)} · {rows}"
        buttons.append(OpenAudit(By.ACTION, newest, len(area) + 1).button(label))
    text = ctx.rich("admin-audit-choose" if buttons else "admin-audit-empty")
    await ctx.screen(text, [*in_rows(buttons), [OpenAudit().button(ctx.t("kernel-back")), staff_button(ctx)]])
