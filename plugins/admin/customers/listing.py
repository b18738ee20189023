"""The list of customers, the newest first."""

from __future__ import annotations

from kernel import Button, Context, clip_label, in_rows, pager_row
from plugins.accounts.api import Customer, OpenCustomer, Which, list_customers, sees_customers, staff_button

from .. import admin
from .callbacks import FindCustomer, OpenCustomers
from .rights import require_looking

NAME = 34  # characters of a name on a button


@admin.menu("staff", order=30)
async def customers_entry(ctx: Context) -> Button | None:
    """The customers, for those who look after them or their balances."""
    return OpenCustomers().button(ctx.t("admin-customers")) if await sees_customers(ctx) else None


@admin.press(OpenCustomers)
async def open_customers(ctx: Context, press: OpenCustomers) -> None:
    """A page of customers, the ways to narrow it down, and the search."""
    await require_looking(ctx)
    listed = await list_customers(ctx.bot, press, press.which)
    page = listed.page
    first = page.rows[0]["id"] if page.rows else 0
    rows = [
        [OpenCustomer(customer.id, press.which, first, page.number).button(row_label(ctx, customer, balance))]
        for customer, balance in listed.customers
    ]
    rows.append(pager_row(ctx, press, page))
    rows += in_rows([_filter(ctx, which, press.which) for which in Which])
    rows += [[FindCustomer().button(ctx.t("admin-customers-find"))], [staff_button(ctx)]]
    await ctx.screen(ctx.rich("admin-customers-title", which=press.which.name.lower(), count=page.total), rows)


def row_label(ctx: Context, customer: Customer, balance: int | None = None) -> str:
    """A customer on a button: blocked or not, name, and balance or Telegram id."""
    mark = "🚫 " if customer.is_blocked else ""
    tail = str(customer.telegram_id) if balance is None else ctx.money(balance)
    return clip_label(f"{mark}{clip_label(' '.join(customer.name.split()), NAME)} · {tail}")


def _filter(ctx: Context, which: Which, shown: Which) -> Button:
    label = ctx.t("admin-customers-which", which=which.name.lower())
    return OpenCustomers(which).button(f"✅ {label}" if which == shown else label)
