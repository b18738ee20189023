"""The customer's operations, newest first."""

from __future__ import annotations

from typing import Any

from kernel import Button, Context, Rich, pager_row

from .. import accounts
from ..callbacks import OpenHistory
from ..history import operations
from .common import profile_button


@accounts.menu("profile", order=60)
async def history_entry(ctx: Context) -> Button:
    """The history, on the profile."""
    return OpenHistory().button(ctx.t("accounts-history"))


@accounts.press(OpenHistory)
async def show_history(ctx: Context, press: OpenHistory) -> None:
    """Ten operations a page, each with sign, kind, reference and time."""
    page = await operations(ctx.user.id, press)
    if page.rows:
        text = Rich("\n\n").join([ctx.rich("accounts-history-title"), *(operation_line(ctx, row) for row in page.rows)])
    else:
        text = ctx.rich("accounts-history-empty")
    await ctx.screen(text, [pager_row(ctx, press, page), [profile_button(ctx)]])


def operation_line(ctx: Context, row: dict[str, Any]) -> Rich:
    """A row of ``operations`` in words; its kind is a locale key, which may belong to a plugin that is no longer installed."""
    kind = row["kind"] if ctx.bot.texts.knows(row["kind"]) else "accounts-entry-other"
    amount = int(row["amount"])
    return ctx.rich(
        "accounts-history-operation",
        amount=("+" if amount > 0 else "−") + ctx.money(abs(amount)),
        title=ctx.t(kind, reference=row["reference"]).rstrip(" :·,"),
        when=ctx.when(row["created_at"]),
    )
