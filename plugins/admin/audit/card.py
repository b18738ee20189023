"""One row of the audit: who did what to whom, and what was before and after."""

from __future__ import annotations

from kernel import Button, Context, Refused, Rich, bold, clip_label, code, in_rows
from plugins.accounts.api import OpenCustomer, staff_button

from .. import admin
from ..permissions import STATISTICS, USERS
from .callbacks import By, OpenAudit, OpenAudited
from .words import act, changes, people_of, user_id_of, who


@admin.press(OpenAudited, permission=STATISTICS)
async def open_audited(ctx: Context, press: OpenAudited) -> None:
    """Everything that was noted, and the ways to more of the kind."""
    row = await ctx.bot.audit_log.find(press.row_id)
    if row is None:
        raise Refused("admin-audit-gone")
    people = await people_of(ctx, [row.actor, row.subject])
    lines: list[Rich | str] = [bold(act(ctx, row.action)), code(row.action)]
    lines.append(ctx.rich("admin-audit-when", when=ctx.when(row.created_at)))
    lines.append(ctx.rich("admin-audit-actor", actor=who(ctx, row.actor, people)))
    if row.subject:
        lines.append(ctx.rich("admin-audit-subject", subject=who(ctx, row.subject, people)))
    details = changes(ctx, row.details)
    if details:
        lines += ["", *details]
    like = [
        OpenAudit(By.ACTION, row.id, min(len(row.action), 64)).button(ctx.t("admin-audit-like-action")),
        OpenAudit(By.ACTOR, row.id).button(ctx.t("admin-audit-like-actor")),
    ]
    if row.subject:
        like.append(OpenAudit(By.SUBJECT, row.id).button(ctx.t("admin-audit-like-subject")))
    back = OpenAudit(press.by, press.of, press.length)
    rows = [*in_rows(like), await _customers(ctx, [row.actor, row.subject], people)]
    rows.append(
        [(back.at(press.row, press.page) if press.row else back).button(ctx.t("kernel-back")), staff_button(ctx)]
    )
    await ctx.screen(Rich("\n").join(lines), rows)


async def _customers(ctx: Context, names: list[str], people: dict) -> list[Button]:
    """To the cards of the people in it, for who may see customers."""
    if not ctx.offers(OpenCustomer) or not await ctx.allowed(USERS):
        return []
    found = [people[number] for name in dict.fromkeys(names) if (number := user_id_of(name)) in people]
    return [OpenCustomer(person.id).button(clip_label(f"👤 {person.name}", 30)) for person in found]
