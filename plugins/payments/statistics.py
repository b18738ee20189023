"""What payments tells the statistics: what was paid in by which provider, and what went back."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from plugins.accounts.api import TOP_UP, Figure, Period, booked, since_ever

from . import payments

if TYPE_CHECKING:
    from kernel import Context

PAID_IN = "payments-figures"
CLEARING = "clearing:"  # the journal's accounts of what providers hold for us


@payments.hook
async def statistics(period: Period, ctx: Context) -> list[Figure]:
    """As the journal has it, by provider; of the present, everything that ever came."""
    moves = await booked(CLEARING, period.start, period.end)
    came = {move.account.removeprefix(CLEARING): move for move in moves if move.kind == TOP_UP}
    total = -sum(move.amount for move in came.values())
    count = sum(move.entries for move in came.values())
    back = sum(move.amount for move in moves if move.kind != TOP_UP)
    figures = [
        Figure(PAID_IN, 100, ctx.t("payments-figure-in"), ctx.money(total), total),
        Figure(PAID_IN, 101, ctx.t("payments-figure-count"), str(count), count),
    ]
    figures += [
        Figure(PAID_IN, 102 + place, f"• {_title(ctx, name)}", ctx.money(-move.amount), -move.amount)
        for place, (name, move) in enumerate(sorted(came.items()))
    ]
    figures.append(Figure(PAID_IN, 130, ctx.t("payments-figure-back"), ctx.money(back), back))
    if not period.present:
        return figures
    ever = await since_ever(ctx.bot, "payments", _paid_in)
    figures.append(Figure(PAID_IN, 140, ctx.t("payments-figure-ever"), ctx.money(sum(ever.values()))))
    figures += [
        Figure(PAID_IN, 141 + place, f"• {_title(ctx, provider)}", ctx.money(ever[provider]))
        for place, provider in enumerate(sorted(ever))
    ]
    return figures


async def _paid_in(start: datetime | None, end: datetime) -> dict[str, int]:
    """What came, by provider."""
    moves = await booked(CLEARING, start, end)
    return {move.account.removeprefix(CLEARING): -move.amount for move in moves if move.kind == TOP_UP}


def _title(ctx: Context, provider: str) -> str:
    """The name of the provider's plugin; of one that is not installed any more, its short name."""
    key = f"{provider.replace('_', '-')}-plugin"
    return ctx.t(key) if ctx.bot.texts.knows(key) else provider
