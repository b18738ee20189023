"""Where the money of a refund goes: what the plugins that took it can give back, and what is left for the wallet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kernel import KioskError

from .reading import read_order

if TYPE_CHECKING:
    from kernel import Bot


@dataclass(frozen=True, slots=True)
class RefundPlan:
    """How a refund is made up, in minor units; answers to ``plan_refund`` may be any objects with these fields.

    ``outside`` goes back to where it came from. ``kept`` stays with the shop, which had added it to what was paid. The
    rest goes to the wallet.
    """

    outside: int = 0
    kept: int = 0


@dataclass(frozen=True, slots=True)
class PaidOut:
    """What was paid out of a refund; answers to ``pay_refund`` may be any objects with these fields.

    ``outside`` are (journal account, minor units); ``kept`` is what the shop takes back of what it had added.
    """

    outside: tuple[tuple[str, int], ...]
    kept: int = 0

    @property
    def total(self) -> int:
        """What does not go to the wallet."""
        return sum(amount for _, amount in self.outside) + self.kept


async def plan(bot: Bot, order_id: int, amount: int, refund_id: int = 0) -> RefundPlan:
    """How ``amount`` of an order would go back by way of its payments; nothing outside: all of it to the wallet.

    With ``refund_id``, in that refund's transaction, the plugins that took the money set it aside.
    """
    order = await read_order(bot, order_id)
    found: Any = await bot.hooks.first("plan_refund", order=order, amount=amount, refund_id=refund_id, bot=bot)
    if found is None or not found.outside:
        return RefundPlan()
    if not (found.outside >= 0 and found.kept >= 0 and found.outside + found.kept <= amount):
        raise KioskError(f"A plugin planned to give back {found} of {amount}; its plan_refund must not exceed that.")
    return RefundPlan(found.outside, found.kept)


def paid_out(answer: Any, amount: int) -> PaidOut:
    """What ``pay_refund`` answered: parts, or the account from which all of ``amount`` came. Raises KioskError."""
    paid = PaidOut(((answer, amount),)) if isinstance(answer, str) else PaidOut(tuple(answer.outside), answer.kept)
    if paid.kept < 0 or any(part <= 0 for _, part in paid.outside) or paid.total > amount:
        raise KioskError(f"A plugin says that it paid {paid} out for a refund of {amount}.")
    return paid
