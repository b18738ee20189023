"""Payments for staff: those that need a decision first, all of them on demand."""

from __future__ import annotations

from typing import Any

from kernel import Button, Context, clip_label, db, keyset, pager_row
from plugins.accounts.api import Customer, OpenCustomer, find, sees_customers, staff_button

from .. import MANAGE, payments
from ..callbacks import OpenCases, OpenPayment
from ..contract import Price
from ..words import price_text

COLUMNS = "t.id, t.paid_currency, t.paid_total, t.provider, t.flaw, t.state, t.resolved_at"
NAME = 100  # characters of a customer's name
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
    args = [press.user_id] if press.user_id else []
    if press.user_id:
        where += " AND t.user_id = $1"
    page = await keyset(press, table="payments_payment", columns=COLUMNS, where=where, args=args, descending=True)
    rows = [[OpenPayment(row["id"]).button(label(ctx, row))] for row in page.rows]
    rows.append(pager_row(ctx, press, page))
    key = "payments-staff-list" if press.all else "payments-staff-list-open"
    text = ctx.rich(key, count=page.total)
    if press.user_id:
        customer = await find(ctx.bot, press.user_id)
        known = customer is not None and customer.telegram_id > 0
        name = customer.name if known and customer is not None else "—"
        text = text + "\n" + ctx.rich("payments-staff-of", customer=clip_label(name, NAME))
        if await sees_customers(ctx):
            rows.append([OpenCustomer(press.user_id).button(ctx.t("payments-staff-customer"))])
    label_of_other = ctx.t("payments-staff-cases" if press.all else "payments-staff-all")
    other = OpenCases(all=not press.all, user_id=press.user_id).button(label_of_other)
    rows += [[other], [staff_button(ctx)]]
    await ctx.screen(text, rows)


@payments.hook
async def customer_buttons(customer: Customer, ctx: Context) -> list[Button]:
    """A customer's payments, for those who look after payments, once there are some."""
    if not await ctx.allowed(MANAGE):
        return []
    row = await db.fetch_one("SELECT count(*) AS payments FROM payments_payment WHERE user_id = $1", customer.id)
    if row is None or not row["payments"]:
        return []
    opened = OpenCases(all=True, user_id=customer.id)
    return [opened.button(ctx.t("payments-customer-open", count=row["payments"]))]


def label(ctx: Context, row: dict[str, Any]) -> str:
    """``⚠️ №12 · 55 ⭐ · stars`` on a row of the list."""
    mark = MARKS.get(row["state"]) or ("❗" if row["flaw"] and row["resolved_at"] is None else "✅")
    return (
        f"{mark} №{row['id']} · {price_text(ctx, Price(row['paid_currency'], row['paid_total']))} · {row['provider']}"
    )
