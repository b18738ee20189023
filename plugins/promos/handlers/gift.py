"""Codes that put money on the balance, from the profile."""

from __future__ import annotations

from kernel import Button, Context, Refused, run_in_transaction
from kernel.forms import Ask, Form
from plugins.accounts.api import balance, menu_button, profile_button

from .. import promos
from ..applying import look_up
from ..attempts import forgive_attempt
from ..callbacks import AskGift, ConfirmGift
from ..gifts import redeem
from ..views import CodeView
from .asking import TYPED
from .common import show_refusal


@promos.menu("profile", order=50)
async def gift_entry(ctx: Context) -> Button:
    """The way to redeem a code, on the profile."""
    return AskGift().button(ctx.t("promos-gift"))


@promos.form
class RedeemCode(Form, id="promos.redeem"):
    """One question; the form's end and the credit are one transaction, so it happens once."""

    code = Ask("promos-ask-gift", TYPED)

    async def done(self, ctx: Context):
        """Credit the code, or say why not; the attempt is counted either way."""
        found = await look_up(ctx.bot, ctx.user, self.code)
        if isinstance(found, CodeView):
            found = await redeem(ctx.bot, ctx.user, found.id)
        if isinstance(found, CodeView):
            await forgive_attempt(ctx.user.id)

        async def show() -> None:
            await show_result(ctx, found, again=True)

        return show

    async def cancelled(self, ctx: Context) -> None:
        """Back to the profile."""
        await ctx.screen(ctx.rich("kernel-cancelled"), [[profile_button(ctx), menu_button(ctx)]])


@promos.press(AskGift)
async def ask_gift(ctx: Context, press: AskGift) -> None:
    """Ask for the code."""
    await RedeemCode.start(ctx)


@promos.press(ConfirmGift)
async def confirm_gift(ctx: Context, press: ConfirmGift) -> None:
    """Credit the code whose link was followed; a second press changes nothing and says so."""

    async def credit_once() -> CodeView | Refused:
        if not await press.use(ctx):
            raise Refused("kernel-already-used")
        return await redeem(ctx.bot, ctx.user, press.code_id)

    await show_result(ctx, await run_in_transaction(credit_once), again=False)


async def show_result(ctx: Context, found: CodeView | Refused, *, again: bool) -> None:
    """What was credited and what the balance is now, or why not."""
    ways = [profile_button(ctx), menu_button(ctx)]
    if isinstance(found, Refused):
        more = [AskGift().button(ctx.t("promos-again"))] if again else []
        await show_refusal(ctx, found, more, ways)
        return
    held = ctx.money(await balance(ctx.user.id))
    await ctx.screen(ctx.rich("promos-gift-done", code=found.code, amount=ctx.money(found.value), balance=held), [ways])
