"""The list of codes, newest first, and the doors that lead to it."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from kernel import Button, Context, clip_label, keyset, pager_row
from plugins.accounts.api import staff_button

from .. import MANAGE, promos
from ..callbacks import NewBatch, NewCode, OpenBatch, OpenBatches, OpenCode, OpenCodes
from ..words import value_text

COLUMNS = "t.id, t.code, t.kind, t.value, t.used, t.total_limit, t.active"


@promos.command("promos", permission=MANAGE)
async def show_codes(ctx: Context) -> None:
    """The list by command."""
    await open_codes(ctx, OpenCodes())


@promos.menu("staff", order=50)
async def staff_entry(ctx: Context) -> Button | None:
    """The list, from the staff's menu."""
    return OpenCodes().button(ctx.t("promos-staff")) if await ctx.allowed(MANAGE) else None


@promos.press(OpenCodes, permission=MANAGE)
async def open_codes(ctx: Context, press: OpenCodes) -> None:
    """A page of the codes: those of one batch, or those of none."""
    where, args = ("t.batch_id = $1", (press.batch_id,)) if press.batch_id else ("t.batch_id IS NULL", ())
    page = await keyset(press, table="promos_code", columns=COLUMNS, where=where, args=args, descending=True)
    first = page.rows[0]["id"] if page.rows else 0
    rows = [[OpenCode(row["id"], row=first, page=page.number).button(label(ctx, row))] for row in page.rows]
    rows.append(pager_row(ctx, press, page))
    if press.batch_id:
        rows.append([OpenBatch(press.batch_id).button(ctx.t("kernel-back")), staff_button(ctx)])
    else:
        rows += [
            [NewCode().button(ctx.t("promos-new")), NewBatch().button(ctx.t("promos-new-batch"))],
            [OpenBatches().button(ctx.t("promos-batches"))],
            [staff_button(ctx)],
        ]
    await ctx.screen(ctx.rich("promos-list", count=page.total) if page.rows else ctx.rich("promos-list-empty"), rows)


def label(ctx: Context, row: dict[str, Any]) -> str:
    """``✅ SUMMER · −10 % · 3/100`` on a row of the list."""
    mark = "✅" if row["active"] else "⏸"
    uses = f"{row['used']}/{row['total_limit'] or '∞'}"
    tail = f" · {value_text(ctx, SimpleNamespace(**row))} · {uses}"
    return f"{mark} {clip_label(row['code'], max(10, 58 - len(tail)))}{tail}"
