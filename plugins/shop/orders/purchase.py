"""Buying and reserving from an item's card."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kernel import run_in_transaction

from ..callbacks import ConfirmBuy, PayBuy, ReserveBuy
from .placing import Outcome, place, reserve
from .views import Wanted

if TYPE_CHECKING:
    from kernel import Bot


async def buy(bot: Bot, user: Any, press: ConfirmBuy) -> Outcome:
    """Sell ``press.quantity`` pieces of ``press.item_id`` from the wallet of ``user`` for exactly ``press.price``.

    Everything in one transaction, or nothing; see ``place``.
    """
    wanted = [Wanted(press.item_id, press.quantity)]
    return await run_in_transaction(place, bot, user, press, wanted, press.price)


async def hold(bot: Bot, user: Any, press: ReserveBuy | PayBuy) -> Outcome:
    """Reserve ``press.quantity`` pieces for ``user``, in one transaction; see ``reserve``."""
    wanted = [Wanted(press.item_id, press.quantity)]
    return await run_in_transaction(reserve, bot, user, press, wanted, press.price)
