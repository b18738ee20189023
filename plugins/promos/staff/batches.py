"""Batches of one-time codes: their list, their card, and the file with the codes."""

from __future__ import annotations

from typing import Any

from kernel import (
    Context,
    File,
    Refused,
    Rich,
    bold,
    clip_label,
    db,
    keyset,
    pager_row,
    run_in_transaction,
    transaction,
)
from plugins.accounts.api import staff_button

from .. import MANAGE, creating, promos
from ..callbacks import (
    AskDeleteBatch,
    ConfirmDeleteBatch,
    ExportBatch,
    NewBatch,
    OpenBatch,
    OpenBatches,
    OpenCodes,
    SetBatchActive,
)
from ..reading import find_code_by_id
from .facts import facts

BATCH = """
SELECT b.id, b.name, b.created_at, count(c.id) AS codes, coalesce(sum(c.used), 0) AS used,
    coalesce(sum(CASE WHEN c.active THEN 1 ELSE 0 END), 0) AS active, min(c.id) AS example
FROM promos_batch b LEFT JOIN promos_code c ON c.batch_id = b.id WHERE b.id = $1
GROUP BY b.id, b.name, b.created_at"""


@promos.press(OpenBatches, permission=MANAGE)
async def open_batches(ctx: Context, press: OpenBatches) -> None:
    """A page of the batches, newest first."""
    page = await keyset(press, table="promos_batch", columns="t.id, t.name, t.size", descending=True)
    rows = [
        [
            OpenBatch(row["id"], row=page.rows[0]["id"], page=page.number).button(
                ctx.t("promos-batch-row", name=clip_label(row["name"], 40), size=row["size"])
            )
        ]
        for row in page.rows
    ]
    rows += [
        pager_row(ctx, press, page),
        [NewBatch().button(ctx.t("promos-new-batch"))],
        [OpenCodes().button(ctx.t("kernel-back")), staff_button(ctx)],
    ]
    await ctx.screen(ctx.rich("promos-batch-list" if page.rows else "promos-batch-list-empty"), rows)


async def read(batch_id: int) -> dict[str, Any]:
    """A batch and how its codes stand; raises Refused when it is gone. The cost grows with the batch's 10,000 at most."""
    row = await db.fetch_one(BATCH, batch_id)
    if row is None:
        raise Refused("promos-batch-gone")
    return row


@promos.press(OpenBatch, permission=MANAGE)
async def open_batch(ctx: Context, press: OpenBatch) -> None:
    """Everything about a batch."""
    batch = await read(press.batch_id)
    example = await find_code_by_id(batch["example"] or 0)
    counts = {name: int(batch[name]) for name in ("codes", "used", "active")}
    lines = [bold(batch["name"]), ctx.rich("promos-batch-counts", **counts)]
    if example is not None:
        lines.append(await facts(ctx, example))
    place = {"row": press.row, "page": press.page}
    on = not counts["active"]
    back = OpenBatches().at(press.row, press.page) if press.row else OpenBatches()
    rows = [
        [
            ExportBatch(press.batch_id).button(ctx.t("promos-export")),
            OpenCodes(press.batch_id).button(ctx.t("promos-batch-codes")),
        ],
        [
            SetBatchActive(press.batch_id, on, **place).button(
                ctx.t("promos-switch-on" if on else "promos-switch-off")
            ),
            AskDeleteBatch(press.batch_id, **place).button(ctx.t("promos-delete-unused")),
        ],
        [back.button(ctx.t("kernel-back")), staff_button(ctx)],
    ]
    await ctx.screen(Rich("\n").join(lines), rows)


@promos.press(SetBatchActive, permission=MANAGE)
async def set_active(ctx: Context, press: SetBatchActive) -> None:
    """Switch all codes of a batch on or off."""

    async def switch() -> None:
        await ctx.require(MANAGE)
        codes = await creating.set_batch_active(press.batch_id, press.on)
        ctx.audit("promos.batch_switched", f"promo_batch:{press.batch_id}", after={"active": press.on}, codes=codes)

    await run_in_transaction(switch)
    ctx.toast(ctx.t("promos-switched-on" if press.on else "promos-switched-off"))
    await open_batch(ctx, OpenBatch(press.batch_id, row=press.row, page=press.page))


@promos.press(ExportBatch, permission=MANAGE)
async def export_batch(ctx: Context, press: ExportBatch) -> None:
    """Send the codes as a file."""
    batch = await read(press.batch_id)
    async with transaction():
        await ctx.require(MANAGE)
        ctx.audit("promos.batch_exported", f"promo_batch:{press.batch_id}")
    data = await creating.export(ctx.bot, press.batch_id, ctx.bot.me.username)
    file = File(f"promo-codes-{press.batch_id}.csv", data, "text/csv")
    await ctx.reply(ctx.rich("promos-exported", name=batch["name"]), document=file)


@promos.press(AskDeleteBatch, permission=MANAGE)
async def ask_delete(ctx: Context, press: AskDeleteBatch) -> None:
    """Are the unused codes really to be deleted?"""
    batch = await read(press.batch_id)
    back = OpenBatch(press.batch_id, row=press.row, page=press.page)
    delete = ctx.once(ConfirmDeleteBatch(press.batch_id), ctx.t("promos-delete-yes"))
    text = ctx.rich("promos-delete-batch-sure", name=bold(batch["name"]))
    await ctx.screen(text, [[delete], [back.button(ctx.t("kernel-cancel"))]])


@promos.press(ConfirmDeleteBatch, permission=MANAGE)
async def confirm_delete(ctx: Context, press: ConfirmDeleteBatch) -> None:
    """Delete what was never used; used codes stay for their orders, switched off."""

    async def delete() -> int:
        if not await press.use(ctx):
            raise Refused("kernel-already-used")
        await ctx.require(MANAGE)
        left = await creating.delete_batch(press.batch_id)
        ctx.audit("promos.batch_deleted", f"promo_batch:{press.batch_id}", left=left)
        return left

    left = await run_in_transaction(delete)
    ctx.toast(ctx.t("promos-batch-kept", left=left) if left else ctx.t("promos-deleted"))
    await ctx.open(OpenBatches())
