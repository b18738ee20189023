"""The list of places that notices go to, and what staff were told of late."""

from __future__ import annotations

from typing import Any

from kernel import Button, Context, Refused, clip_label, db, keyset, pager_row
from plugins.accounts.api import Severity, close_button, find_by_telegram_id, staff_button

from .. import admin
from ..permissions import SETTINGS
from . import targets
from .callbacks import AddGroup, AddMe, AddPerson, OpenLatest, OpenNotice, OpenTarget, OpenTargets
from .delivery import LINK, Stored, read_notice

MARKS = {Severity.INFO: "", Severity.WARNING: "⚠️ ", Severity.ALARM: "🚨 "}
MOST = 40  # places that are listed


@admin.menu("staff", order=80)
async def notices_entry(ctx: Context) -> Button | None:
    """The notices."""
    return OpenTargets().button(ctx.t("admin-notices")) if await ctx.allowed(SETTINGS) else None


@admin.press(OpenTargets, permission=SETTINGS)
async def list_targets(ctx: Context, press: OpenTargets) -> None:
    """Where notices go, with a mark on what does not work."""
    await targets.ensure_owner(ctx.bot)
    found = await targets.targets()
    rows: list[list[Button]] = [
        [OpenTarget(target.id).button(clip_label(await _mark(ctx, target) + target.title))] for target in found[:MOST]
    ]
    if not any(target.chat_id == ctx.user.telegram_id for target in found):
        rows.append([AddMe().button(ctx.t("admin-notices-add-me"))])
    add = (AddPerson().button(ctx.t("admin-notices-add-person")), AddGroup().button(ctx.t("admin-notices-add-group")))
    rows.append(list(add))
    rows += [[OpenLatest().button(ctx.t("admin-notices-latest"))], [staff_button(ctx)]]
    await ctx.screen(ctx.rich("admin-notices-title", count=len(found)), rows)


async def _mark(ctx: Context, target: targets.Target) -> str:
    if target.failure:
        return "⚠️ "
    if not target.is_person:
        return "👥 "
    person = await find_by_telegram_id(ctx.bot, target.chat_id)
    heard = person is not None and await ctx.bot.is_staff(person)
    return "👤 " if heard else "🔕 "


@admin.press(OpenLatest, permission=SETTINGS)
async def list_latest(ctx: Context, press: OpenLatest) -> None:
    """A page of what staff were told, newest first, without the kinds that this person may not hear of."""
    known = targets.kinds(ctx.bot)
    hidden = [name for name, kind in known.items() if not await targets.may_hear(ctx.bot, ctx.user, kind)]
    columns, where = "t.id, t.kind, t.severity, t.created_at", f"NOT t.kind {db.among(1, 'text')}"
    page = await keyset(press, table="admin_notice", columns=columns, where=where, args=[hidden], descending=True)
    rows: list[list[Any]] = []
    for row in page.rows:
        kind = known.get(row["kind"])
        title = ctx.t(kind.title) if kind is not None else row["kind"]
        label = f"{MARKS[Severity(row['severity'])]}{title} · {ctx.when(row['created_at'])}"
        rows.append([OpenNotice(row["id"]).button(clip_label(label))])
    rows.append(pager_row(ctx, press, page))
    rows.append([OpenTargets().button(ctx.t("kernel-back")), staff_button(ctx)])
    await ctx.screen(ctx.rich("admin-notices-latest-title", count=page.total), rows)


@admin.press(OpenNotice)
async def open_notice(ctx: Context, press: OpenNotice) -> None:
    """One notice in a message of its own, for who may hear of it."""
    await show_notice(ctx, press.notice_id)


@admin.deep_link(LINK)
async def notice_link(ctx: Context, rest: str) -> None:
    """From the button of a notice in a group."""
    await show_notice(ctx, int(rest) if rest.isascii() and rest.isdigit() and len(rest) < 19 else 0)


async def show_notice(ctx: Context, notice_id: int) -> None:
    """The notice as it is now; Refused for who may not hear of it, also when there is none."""
    notice = await read_notice(notice_id)
    kind = targets.kinds(ctx.bot).get(notice.kind) if notice is not None else None
    if not await targets.may_hear(ctx.bot, ctx.user, kind):
        raise Refused("kernel-not-allowed")
    message = await _as_now(ctx, notice) if notice is not None else None
    if message is None:
        await ctx.reply(ctx.rich("admin-notices-over"), [[close_button(ctx)]])
    else:
        await ctx.reply(message.text, message.rows, message.document or message.photo)


async def _as_now(ctx: Context, notice: Stored) -> Any:
    return await ctx.bot.render(ctx.user.telegram_id, notice.template, **notice.args)
