"""Codes that put money on the balance."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kernel import Refused
from plugins.accounts.api import PROMO, credit

from . import usage
from .reading import find_code_by_id
from .rules import refusal
from .views import BALANCE, CodeView

if TYPE_CHECKING:
    from kernel import Bot


async def redeem(bot: Bot, user: Any, code_id: int) -> CodeView | Refused:
    """Count one use and put the code's value on the balance of ``user``, both or neither, in the caller's transaction.

    Returns the code, or why it does not count; the journal's key makes crediting one use twice impossible.
    """
    code = await find_code_by_id(code_id, user.id)
    if code is None:
        return Refused("promos-refused-gone")
    refused = refusal(code, bot.clock.now())
    if refused is not None or code.kind != BALANCE:
        return refused or Refused("promos-refused-not-balance", code=code.code)
    use = await usage.count(bot, user.id, code.id, code.value, usage.USED)
    key = f"promo:{code.id}:{user.id}" + (f":{use.slot}" if use.slot > 1 else "")
    await credit(user.id, code.value, key, kind=PROMO, account="promo", reference=code.code, at=bot.clock.now())
    bot.audit("promos.redeemed", actor=f"user:{user.id}", subject=f"promo:{code.id}", amount=code.value)
    return code
