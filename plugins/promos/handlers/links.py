"""Links that activate a code: ``/start promo_SUMMER``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kernel import Context, Refused, run_in_transaction
from plugins.accounts.api import menu_button

from .. import promos
from ..applying import Place, apply, look_up, save
from ..attempts import forgive_attempt
from ..callbacks import ConfirmGift
from ..reading import CARD
from ..views import BALANCE, CodeView
from ..words import value_text
from .common import elsewhere, open_place, show_refusal

if TYPE_CHECKING:
    from kernel import Bot


@promos.deep_link("promo")
async def promo_link(ctx: Context, rest: str) -> None:
    """Offer a gift with a confirm button; apply a code for one product to its card; keep any other code."""
    found = await run_in_transaction(activate, ctx.bot, ctx.user, rest)
    if isinstance(found, Refused):
        await show_refusal(ctx, found, [menu_button(ctx)])
    elif found.kind == BALANCE:
        button = ctx.once(ConfirmGift(found.id), ctx.t("promos-gift-take", amount=ctx.money(found.value)))
        await ctx.screen(ctx.rich("promos-gift-offer", code=found.code), [[button], [menu_button(ctx)]])
    elif (item_id := only_item(found)) is not None and elsewhere(ctx, "item", item_id):
        await open_place(ctx, Place(CARD, item_id, item_id))
    else:
        shop = elsewhere(ctx, "shop")
        ways = [] if shop is None else [shop.button(ctx.t("promos-to-shop"))]
        text = ctx.rich("promos-saved", code=found.code, value=value_text(ctx, found))
        await ctx.screen(text, [[*ways, menu_button(ctx)]])


async def activate(bot: Bot, user: Any, typed: str) -> CodeView | Refused:
    """Look the code up and apply or keep it, in the caller's transaction; a gift is only found."""
    code = await look_up(bot, user, typed)
    if isinstance(code, Refused):
        return code
    item_id = only_item(code)
    if code.kind != BALANCE and item_id is not None:
        refused = await apply(bot, user, code, Place(CARD, item_id, item_id))
        if refused is not None:
            return refused
    elif code.kind != BALANCE:
        await save(bot, user.id, code.id)
    await forgive_attempt(user.id)
    return code


def only_item(code: CodeView) -> int | None:
    """The one product that a code is bound to, if it is bound to one and nothing else."""
    return next(iter(code.items)) if len(code.items) == 1 and not code.categories else None
