"""What referrals asks of payments."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from kernel import hookspec

if TYPE_CHECKING:
    from kernel import Bot


@hookspec
def referral_payments(payment_ids: Sequence[int], bot: Bot) -> Mapping[int, str] | None:
    """Called ``first`` outside a transaction: what were these payments for?

    Return by id ``top_up``, or the name of the plugin whose order was paid; leave out what does not exist. Only read.
    An error ends the screen. Not called when a list is empty; without an answer the screens say "payment".
    """
