"""Payments for staff: those that need a decision first, all of them on demand."""

from __future__ import annotations

from typing import Any

from kernel import Button, Context, keyset, pager_row
from plugins.accounts.api import staff_button

from .. import MANAGE, payments
from ..callbacks import OpenCases, OpenPayment
from ..contract import Price
from ..words import price_text

COLUMNS = "t.id, t.paid_currency, t.paid_total, t.provider, t.flaw, t.state, t.resolved_at"
MARKS = {"held": "⏸", "refunding": "⏳", "refunded": "↩️", "charged_back": "⚠️"}


@payments.command("payments", permission=MANAGE)
async def show_cases(ctx: Context) -> None:
    """The list by command."""
    await open_cases(ctx, OpenCases())


@payments.menu("staff", order=40)
async def staff_entry(ctx: Context) -> Button | None:
    """The list, from the staff's menu."""
    return OpenCases().button(ctx.t("payments-staff")) if await ctx.allowed(MANAGE) else None


@payments.press(OpenCases, permission=MANAGE)
async def open_cases(ctx: Context, press: OpenCases) -> None:
    """A page of payments, newest first."""
    where = "TRUE" if press.all else "t.resolved_at IS NULL"
    page = await keyset(press, table="payments_payment", columns=COLUMNS, where=where, descending=True)
    rows = [[OpenPayment(row["id"]).button(label(ctx, row))] for row in page.rows]
    rows.append(pager_row(ctx, press, page))
    other = OpenCases(all=not press.all).button(ctx.t("payments-staff-cases" if press.all else "payments-staff-all"))
    rows += [[other], [staff_button(ctx)]]
    key = "payments-staff-list" if press.all else "payments-staff-list-open"
    await ctx.screen(ctx.rich(key, count=page.total), rows)


def label(ctx: Context, row: dict[str, Any]) -> str:
    """``⚠️ №12 · 55 ⭐ · stars`` on a row of the list."""
    mark = MARKS.get(row["state"]) or ("❗" if row["flaw"] and row["resolved_at"] is None else "✅")
    return (
        f"{mark} №{row['id']} · {price_text(ctx, Price(row['paid_currency'], row['paid_total']))} · {row['provider']}"
    )
