"""One code: everything about it, switched on and off, deleted."""

from __future__ import annotations

from kernel import Button, Context, Refused, Rich, bold, code, run_in_transaction
from plugins.accounts.api import staff_button

from .. import MANAGE, creating, promos
from ..callbacks import AskDelete, ConfirmDelete, OpenBatch, OpenCode, OpenCodes, SetActive
from ..codes import link
from ..reading import find_code_by_id
from ..views import CodeView
from .facts import facts


@promos.press(OpenCode, permission=MANAGE)
async def open_code(ctx: Context, press: OpenCode) -> None:
    """Everything about a code."""
    found = await read(ctx, press.code_id)
    await ctx.screen(await card_text(ctx, found), card_rows(ctx, found, press))


async def read(ctx: Context, code_id: int) -> CodeView:
    """The code; raises Refused when it is gone."""
    found = await find_code_by_id(code_id)
    if found is None:
        raise Refused("promos-code-gone")
    return found


async def card_text(ctx: Context, found: CodeView) -> Rich:
    """The code, how often it was used, what it is worth, and its link."""
    head = code(found.code) + " · " + ctx.t("promos-state-on" if found.active else "promos-state-off")
    lines = [head, await facts(ctx, found), ctx.rich("promos-fact-used", used=found.used)]
    lines.append(ctx.rich("promos-fact-created", date=found.created_at.date()))
    address = link(ctx.bot.me.username, found.code)
    if address:
        lines.append(ctx.rich("promos-fact-link") + " " + code(address))
    return Rich("\n").join(lines)


def card_rows(ctx: Context, found: CodeView, press: OpenCode) -> list[list[Button]]:
    """The buttons under a code."""
    place = {"row": press.row, "page": press.page}
    switch = SetActive(found.id, not found.active, **place)
    return [
        [
            switch.button(ctx.t("promos-switch-off" if found.active else "promos-switch-on")),
            AskDelete(found.id, **place).button(ctx.t("promos-delete")),
        ],
        *([[OpenBatch(found.batch_id).button(ctx.t("promos-its-batch"))]] if found.batch_id else []),
        [back_to_list(found, press).button(ctx.t("kernel-back")), staff_button(ctx)],
    ]


def back_to_list(found: CodeView, press: OpenCode | AskDelete) -> OpenCodes:
    """The page of the list that the code was opened from."""
    codes = OpenCodes(found.batch_id or 0)
    return codes.at(press.row, press.page) if press.row else codes


@promos.press(SetActive, permission=MANAGE)
async def set_active(ctx: Context, press: SetActive) -> None:
    """Switch a code on or off."""

    async def switch() -> None:
        await ctx.require(MANAGE)
        before = await read(ctx, press.code_id)
        if not await creating.set_active(press.code_id, press.on):
            raise Refused("promos-code-gone")
        was, is_now = {"active": before.active}, {"active": press.on}
        ctx.audit("promos.code_switched", f"promo:{press.code_id}", before=was, after=is_now)

    await run_in_transaction(switch)
    ctx.toast(ctx.t("promos-switched-on" if press.on else "promos-switched-off"))
    await open_code(ctx, OpenCode(press.code_id, row=press.row, page=press.page))


@promos.press(AskDelete, permission=MANAGE)
async def ask_delete(ctx: Context, press: AskDelete) -> None:
    """Is it really to be deleted?"""
    found = await read(ctx, press.code_id)
    back = OpenCode(press.code_id, row=press.row, page=press.page)
    delete = ctx.once(ConfirmDelete(found.id), ctx.t("promos-delete-yes"))
    await ctx.screen(
        ctx.rich("promos-delete-sure", code=bold(found.code)), [[delete], [back.button(ctx.t("kernel-cancel"))]]
    )


@promos.press(ConfirmDelete, permission=MANAGE)
async def confirm_delete(ctx: Context, press: ConfirmDelete) -> None:
    """Delete the code if nobody ever used it; otherwise it is switched off."""

    async def delete() -> tuple[CodeView, bool]:
        if not await press.use(ctx):
            raise Refused("kernel-already-used")
        await ctx.require(MANAGE)
        found, gone = await read(ctx, press.code_id), await creating.delete(press.code_id)
        action = "promos.code_deleted" if gone else "promos.code_switched"
        after = None if gone else {"active": False}
        ctx.audit(action, f"promo:{press.code_id}", before={"name": found.code, "active": found.active}, after=after)
        return found, gone

    found, gone = await run_in_transaction(delete)
    ctx.toast(ctx.t("promos-deleted" if gone else "promos-kept"))
    await ctx.open(OpenCodes(found.batch_id or 0))
