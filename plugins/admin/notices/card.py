"""One place that notices go to: what it hears of, when it is left in peace, whether it works."""

from __future__ import annotations

import re
from typing import Any

from kernel import Button, Context, Refused, Rich, run_in_transaction
from kernel.forms import Ask, Form, Invalid, Kind, text
from plugins.accounts.api import Severity, find_by_telegram_id, staff_button

from .. import admin
from ..models import TITLE
from ..permissions import SETTINGS
from . import targets
from .callbacks import (
    AskName,
    AskQuiet,
    AskRemove,
    Least,
    OpenKinds,
    OpenTarget,
    OpenTargets,
    RemoveTarget,
    SetKind,
    SetLeast,
    TestTarget,
)
from .delivery import TEST
from .targets import Target

HOURS = re.compile(r"(\d{1,2})\s*[-–—]\s*(\d{1,2})\Z")


@admin.press(OpenTarget, permission=SETTINGS)
async def open_target(ctx: Context, press: OpenTarget) -> None:
    """The card."""
    await show_target(ctx, press.target_id)


async def show_target(ctx: Context, target_id: int, said: Rich | None = None) -> None:
    """Everything about a place; ``said`` stands above it."""
    target = await targets.target_or_refuse(target_id)
    text = await _text(ctx, target)
    rows: list[list[Button]] = [
        [SetLeast(target.id, least).button(_checked(least == target.least, _least(ctx, least)))] for least in Least
    ]
    rows.append([OpenKinds(target.id).button(ctx.t("admin-notices-kinds"))])
    rows.append(
        [
            AskQuiet(target.id).button(ctx.t("admin-notices-quiet")),
            TestTarget(target.id).button(ctx.t("admin-notices-try")),
        ]
    )
    name = AskName(target.id).button(ctx.t("admin-notices-rename"))
    is_owner = target.chat_id == ctx.bot.settings.owner_id
    rows.append([name] if is_owner else [name, AskRemove(target.id).button(ctx.t("admin-notices-remove"))])
    rows.append([OpenTargets().button(ctx.t("kernel-back")), staff_button(ctx)])
    await ctx.screen(text if said is None else said + "\n\n" + text, rows)


async def _text(ctx: Context, target: Target) -> Rich:
    where = "topic" if target.topic else "person" if target.is_person else "group"
    about = ctx.rich("admin-notices-where", where=where, chat=str(target.chat_id), topic=str(target.topic))
    parts = [ctx.rich("admin-notices-target", title=target.title), about]
    if target.quiet is not None:
        start, end = (f"{hour:02}:00" for hour in target.quiet)
        parts.append(ctx.rich("admin-notices-quiet-now", start=start, end=end))
    if target.is_person:
        person = await find_by_telegram_id(ctx.bot, target.chat_id)
        if person is None or not await ctx.bot.is_staff(person):
            parts.append(ctx.rich("admin-notices-no-rights"))
    if target.failure:
        parts.append(ctx.rich("admin-notices-failing", reason=target.failure))
    if target.chat_id == ctx.bot.settings.owner_id:
        parts.append(ctx.rich("admin-notices-owner"))
    return Rich("\n").join(parts)


def _least(ctx: Context, least: Least) -> str:
    return ctx.t("admin-notices-least", least=least.name.lower())


def _checked(on: bool, label: str) -> str:
    return f"✅ {label}" if on else label


@admin.press(SetLeast, permission=SETTINGS)
async def set_least(ctx: Context, press: SetLeast) -> None:
    """The least severity."""

    async def body() -> None:
        await ctx.require(SETTINGS)
        target = await targets.target_or_refuse(press.target_id)
        await targets.set_least(target.id, Severity(press.least))
        before, after = {"least": target.least.name.lower()}, {"least": press.least.name.lower()}
        ctx.audit("admin.notices_changed", f"notice_target:{target.id}", before=before, after=after)

    await run_in_transaction(body)
    await show_target(ctx, press.target_id)


@admin.press(OpenKinds, permission=SETTINGS)
async def open_kinds(ctx: Context, press: OpenKinds) -> None:
    """What it hears of."""
    await show_kinds(ctx, press.target_id)


async def show_kinds(ctx: Context, target_id: int) -> None:
    """Every kind of notice with a mark; a press switches it."""
    target = await targets.target_or_refuse(target_id)
    chosen = await targets.choices(target_id)
    rows: list[list[Button]] = []
    for kind in targets.kinds(ctx.bot).values():
        wanted = chosen.get(kind.name, kind.wanted)
        press = SetKind(target_id, targets.kind_number(kind.name), not wanted)
        rows.append([press.button(("✅ " if wanted else "⬜️ ") + ctx.t(kind.title))])
    rows.append([OpenTarget(target_id).button(ctx.t("kernel-back")), staff_button(ctx)])
    await ctx.screen(ctx.rich("admin-notices-kinds-title", title=target.title), rows)


@admin.press(SetKind, permission=SETTINGS)
async def set_kind(ctx: Context, press: SetKind) -> None:
    """Switch one."""
    name = next((name for name in targets.kinds(ctx.bot) if targets.kind_number(name) == press.kind), "")
    if not name:
        raise Refused("kernel-button-gone")

    async def body() -> None:
        await ctx.require(SETTINGS)
        await targets.target_or_refuse(press.target_id)
        await targets.choose(ctx.bot, press.target_id, name, press.wanted)
        ctx.audit("admin.notices_changed", f"notice_target:{press.target_id}", after={name: press.wanted})

    await run_in_transaction(body)
    await show_kinds(ctx, press.target_id)


def _hours(ctx: Context, update: Any) -> list[int]:
    found = HOURS.match(getattr(update, "text", "").strip())
    hours = [int(part) % 24 for part in found.groups() if int(part) <= 24] if found else []
    if len(hours) != 2 or hours[0] == hours[1]:
        raise Invalid("admin-notices-ask-quiet-again")
    return hours


class OfTarget:
    """What the forms share that change the place ``target``."""

    target: int

    async def show_saved(self, ctx: Context) -> None:
        """The card, with the change."""
        await show_target(ctx, self.target, ctx.rich("admin-notices-saved"))

    async def cancelled(self, ctx: Context) -> None:
        """Back to the card."""
        await show_target(ctx, self.target)


@admin.form
class Quiet(OfTarget, Form, id="admin.notices-quiet"):
    """From when to when; skipping takes them away."""

    permission = SETTINGS
    hours = Ask("admin-notices-ask-quiet", Kind(_hours), skip=True)

    async def done(self, ctx: Context) -> Any:
        """Keep them."""
        target = await targets.target_or_refuse(self.target)
        quiet = (self.hours[0], self.hours[1]) if self.hours else None
        await targets.set_quiet(target.id, quiet)
        before, after = {"quiet": list(target.quiet or ())}, {"quiet": list(quiet or ())}
        ctx.audit("admin.notices_changed", f"notice_target:{target.id}", before=before, after=after)
        return lambda: self.show_saved(ctx)


@admin.press(AskQuiet, permission=SETTINGS)
async def ask_quiet(ctx: Context, press: AskQuiet) -> None:
    """Ask for the hours."""
    target = await targets.target_or_refuse(press.target_id)
    await Quiet.start(ctx, target=target.id)


@admin.form
class Rename(OfTarget, Form, id="admin.notices-rename"):
    """What the place is called here."""

    permission = SETTINGS
    title = Ask("admin-notices-ask-name", text(TITLE, one_line=True))

    async def done(self, ctx: Context) -> Any:
        """Keep it."""
        target = await targets.target_or_refuse(self.target)
        await targets.set_title(target.id, self.title)
        before, after = {"title": target.title}, {"title": self.title}
        ctx.audit("admin.notices_changed", f"notice_target:{target.id}", before=before, after=after)
        return lambda: self.show_saved(ctx)


@admin.press(AskName, permission=SETTINGS)
async def ask_name(ctx: Context, press: AskName) -> None:
    """Ask for the name."""
    target = await targets.target_or_refuse(press.target_id)
    await Rename.start(ctx, target=target.id)


@admin.press(TestTarget, permission=SETTINGS)
async def test_target(ctx: Context, press: TestTarget) -> None:
    """Send a message there; the card, opened again, says whether it arrived."""

    async def body() -> None:
        await ctx.require(SETTINGS)
        target = await targets.target_or_refuse(press.target_id)
        ctx.bot.send(target, TEST, priority=40, target_id=target.id)

    await run_in_transaction(body)
    ctx.toast(ctx.t("admin-notices-tried"))


@admin.press(AskRemove, permission=SETTINGS)
async def ask_remove(ctx: Context, press: AskRemove) -> None:
    """Ask, with a button that works once."""
    target = await targets.target_or_refuse(press.target_id)
    confirm = ctx.once(RemoveTarget(target.id), ctx.t("admin-notices-remove-yes"))
    cancel = OpenTarget(target.id).button(ctx.t("kernel-cancel"))
    await ctx.screen(ctx.rich("admin-notices-remove-ask", title=target.title), [[confirm], [cancel]])


@admin.press(RemoveTarget, permission=SETTINGS)
async def remove_target(ctx: Context, press: RemoveTarget) -> None:
    """Remove it, once; the owner stays."""

    async def body() -> None:
        await ctx.require(SETTINGS)
        if not await press.use(ctx):
            raise Refused("kernel-already-used")
        target = await targets.target_or_refuse(press.target_id)
        if target.chat_id == ctx.bot.settings.owner_id:
            raise Refused("admin-notices-owner-stays")
        await targets.remove(ctx.bot, target.id)
        before = {"title": target.title, "chat": target.chat_id, "topic": target.topic}
        ctx.audit("admin.notices_removed", f"notice_target:{target.id}", before=before)

    await run_in_transaction(body)
    await ctx.open(OpenTargets())
