"""Why a code does not count, in words; the one place that decides."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from kernel import Refused

from .views import BALANCE, CodeView

if TYPE_CHECKING:
    from kernel import Bot


def refusal(code: CodeView, now: datetime) -> Refused | None:
    """Why the code counts for this customer at ``now`` neither for an order nor for a gift; None when it may."""
    if not code.active:
        return Refused("promos-refused-inactive", code=code.code)
    if code.starts_at and now < code.starts_at:
        return Refused("promos-refused-not-started", code=code.code, date=code.starts_at.date())
    if code.ends_at and now >= code.ends_at:
        return Refused("promos-refused-expired", code=code.code, date=last_day(code.ends_at))
    if code.mine >= code.customer_limit:
        return Refused("promos-refused-used-by-you", code=code.code)
    if code.total_limit is not None and code.used >= code.total_limit:
        return Refused("promos-refused-used-up", code=code.code)
    return None


def order_refusal(
    bot: Bot,
    language: str,
    code: CodeView,
    *,
    item_id: int | None,
    category_ids: tuple[int, ...],
    total: int,
    bought: bool,
) -> Refused | None:
    """Why the code does not count for this item in an order of ``total`` minor units, beside :func:`refusal`.

    ``bought``: the customer has bought before (see :func:`has_bought`).
    """
    if code.kind == BALANCE:
        return Refused("promos-refused-is-balance", code=code.code)
    if not code.fits(item_id, category_ids):
        return Refused("promos-refused-wrong-item", code=code.code)
    if code.first_only and bought:
        return Refused("promos-refused-first-only", code=code.code)
    if total < code.min_sum:
        return Refused("promos-refused-minimum", code=code.code, sum=bot.currency.format(code.min_sum, language))
    return None


async def has_bought(bot: Bot, user_id: int, codes: Iterable[CodeView]) -> bool:
    """Whether the customer has bought before; asked only when one of ``codes`` is for a first purchase."""
    if not any(code.first_only for code in codes):
        return False
    return bool(await bot.hooks.first("has_bought", user_id=user_id, bot=bot))


def last_day(ends_at: datetime) -> date:
    """The last day (UTC) on which a code that ends at this moment counts."""
    return (ends_at - timedelta(microseconds=1)).date()
