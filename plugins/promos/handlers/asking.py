"""The conversation that asks for a code for an item or a line of the cart."""

from __future__ import annotations

from kernel import Context
from kernel.forms import Ask, Form, text

from .. import promos
from ..applying import Place, apply_typed
from ..callbacks import AskCode, AskGift, AskLineCode
from ..reading import CARD
from .common import back_row, open_place, place_screen, show_refusal

TYPED = text(max_length=200, one_line=True)  # longer than a code may be, so that too long a one is simply unknown


@promos.form
class EnterCode(Form, id="promos.enter"):
    """One question; where the code is for comes with the button that began it."""

    code = Ask("promos-ask-code", TYPED)

    async def done(self, ctx: Context):
        """Apply the code, in the transaction that ends the conversation; the card again, or the reason."""
        place = Place(self.source, self.number, self.item_id)
        refused = await apply_typed(ctx.bot, ctx.user, self.code, place)

        async def show() -> None:
            if refused is None:
                await open_place(ctx, place, self.row, self.page)
                return
            on_line = AskLineCode(place.key, place.item_id)
            again = AskCode(place.item_id, row=self.row, page=self.page) if place.source == CARD else on_line
            ways = [again.button(ctx.t("promos-again"))]
            if refused.key == "promos-refused-is-balance":
                ways.append(AskGift().button(ctx.t("promos-gift")))
            await show_refusal(ctx, refused, ways, back_row(ctx, place_screen(ctx, place, self.row, self.page)))

        return show

    async def cancelled(self, ctx: Context) -> None:
        """Back to where the code was asked for."""
        await open_place(ctx, Place(self.source, self.number, self.item_id), self.row, self.page)
