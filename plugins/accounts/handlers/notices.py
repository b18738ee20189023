"""The Close button under notices that nobody asked for."""

from __future__ import annotations

from kernel import Context

from .. import accounts
from ..callbacks import Close


@accounts.press(Close)
async def close(ctx: Context, press: Close) -> None:
    """Delete the message; Telegram refuses for messages older than 48 hours."""
    if not await ctx.delete_screen():
        ctx.toast(ctx.t("accounts-close-failed"))
