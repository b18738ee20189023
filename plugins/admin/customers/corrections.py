"""Staff give to a customer's balance or take from it: how much, why, a last look, and a way to undo it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kernel import Context, Outgoing, Refused, Rich, run_in_transaction
from kernel.forms import Ask, Form, money, text
from plugins.accounts.api import (
    Customer,
    Holding,
    InsufficientFunds,
    OpenCustomer,
    OpenHistory,
    adjust,
    balance,
    close_button,
    find_adjustment,
    holding,
    lock,
    undo_adjustment,
)

from .. import admin
from ..permissions import BALANCE
from .callbacks import CorrectBalance, UndoCorrection
from .card import show_customer
from .rights import existing, require_acting_on

REASON = 120  # characters; the journal keeps 128
NAME = 100  # characters of a name
CORRECTED, UNDONE = "admin-corrected", "admin-correction-undone"  # what the customer is told


async def check_limit(ctx: Context, amount: int) -> None:
    """Raise Refused when ``amount`` (minor units, above 0) is more than this person may correct at once."""
    limit = await ctx.hooks.first("correction_limit", user=ctx.user, bot=ctx.bot)
    if limit is not None and amount > limit:
        raise Refused("admin-correct-limit", limit=ctx.money(limit))


async def check_taking(ctx: Context, customer: Customer) -> None:
    """Raise Refused for taking from people above one; from oneself one may."""
    if customer.id != ctx.user.id:
        await require_acting_on(ctx, customer)


@admin.form
class Correct(Form, id="admin.correct"):
    """How much and why; then a last look."""

    permission = BALANCE
    amount = Ask("admin-correct-ask-amount", money(1))
    reason = Ask("admin-correct-ask-reason", text(REASON, one_line=True))

    async def problem(self, ctx: Context) -> Refused | None:
        """Why it cannot be done as things stand, if so."""
        try:
            await check_limit(ctx, self.amount)
            await self.check_balance(ctx, await holding(self.customer))
        except Refused as refusal:
            return refusal
        return None

    async def check_balance(self, ctx: Context, held: Holding) -> None:
        """Raise Refused, naming the balance, when there is less on it than is to be taken."""
        if self.what == "take" and held.balance < self.amount:
            raise Refused("admin-correct-too-much", balance=ctx.money(held.balance))

    async def summary(self, ctx: Context) -> Rich:
        """What is going to happen, or why it cannot."""
        refusal = await self.problem(ctx)
        if refusal is not None:
            return ctx.rich(refusal.key, **refusal.args_for_text) + "\n\n" + ctx.rich("admin-correct-go-back")
        return ctx.rich(
            "admin-correct-summary",
            what=self.what,
            amount=ctx.money(self.amount),
            name=self.name,
            reason=self.reason,
            balance=ctx.money((await holding(self.customer)).balance),
        )

    async def confirms(self, ctx: Context) -> Sequence[tuple[int, str]]:
        """One button, which names the amount; none for what cannot be done."""
        if await self.problem(ctx) is not None:
            return []
        return [(0, ctx.t("admin-correct-yes", what=self.what, amount=ctx.money(self.amount)))]

    async def done(self, ctx: Context) -> Any:
        """Book it in the transaction that ends the conversation, with the wallet locked."""
        customer = await existing(ctx, self.customer)
        if self.what == "take":
            await check_taking(ctx, customer)
        await check_limit(ctx, self.amount)
        before = (await lock(customer.id))[customer.id]
        await self.check_balance(ctx, before)
        amount = -self.amount if self.what == "take" else self.amount
        posted = await adjust(customer.id, amount, self.instance, self.reason, at=ctx.bot.clock.now())
        await audit(ctx, "admin.balance_corrected", customer, before, amount, entry=posted.entry_id, reason=self.reason)
        ctx.bot.send(customer, CORRECTED, entry_id=posted.entry_id)

        async def show() -> None:
            said = ctx.rich("admin-correct-done", what=self.what, amount=ctx.money(self.amount))
            undo = ctx.once(UndoCorrection(posted.entry_id), ctx.t("admin-correct-undo"))
            await show_customer(ctx, OpenCustomer(customer.id), said, [undo])

        return show

    async def cancelled(self, ctx: Context) -> None:
        """Back to the customer."""
        await show_customer(ctx, OpenCustomer(self.customer))


@admin.press(CorrectBalance, permission=BALANCE)
async def correct_balance(ctx: Context, press: CorrectBalance) -> None:
    """Ask how much."""
    customer = await existing(ctx, press.customer_id)
    if press.takes:
        await check_taking(ctx, customer)
    limit = await ctx.hooks.first("correction_limit", user=ctx.user, bot=ctx.bot)
    await Correct.start(
        ctx,
        customer=customer.id,
        name=customer.name[:NAME],
        what="take" if press.takes else "give",
        balance=ctx.money(await balance(customer.id)),
        limited="no" if limit is None else "yes",
        limit="" if limit is None else ctx.money(limit),
    )


@admin.press(UndoCorrection, permission=BALANCE)
async def undo_correction(ctx: Context, press: UndoCorrection) -> None:
    """Book the opposite, once, unless the money is spent."""

    async def body() -> int:
        await ctx.require(BALANCE)
        if not await press.use(ctx):
            raise Refused("kernel-already-used")
        found = await find_adjustment(press.entry_id)
        if found is None:
            raise Refused("kernel-button-gone")
        await check_limit(ctx, abs(found.amount))
        customer = await existing(ctx, found.user_id)
        before = (await lock(customer.id))[customer.id]
        try:
            posted = await undo_adjustment(found, at=ctx.bot.clock.now())
        except InsufficientFunds:
            raise Refused("admin-undo-spent", balance=ctx.money(before.balance)) from None
        if not posted.repeated:
            await audit(ctx, "admin.correction_undone", customer, before, -found.amount, entry=found.id)
            ctx.bot.send(customer, UNDONE, entry_id=found.id)
        return customer.id

    customer_id = await run_in_transaction(body)
    await show_customer(ctx, OpenCustomer(customer_id), ctx.rich("admin-undo-done"))


async def audit(ctx: Context, action: str, customer: Customer, before: Holding, amount: int, **facts: Any) -> None:
    """Write down a change of a balance with what was on it before and after, in the open transaction."""
    after = await holding(customer.id)
    ctx.audit(
        action,
        f"user:{customer.id}",
        before={"balance": before.balance, "owed": before.owed},
        after={"balance": after.balance, "owed": after.owed},
        amount=amount,
        **facts,
    )


@admin.message(CORRECTED)
async def corrected(to: Any, entry_id: int) -> Outgoing | None:
    """What the shop gave or took, and why."""
    return await _told(to, CORRECTED, entry_id)


@admin.message(UNDONE)
async def correction_undone(to: Any, entry_id: int) -> Outgoing | None:
    """That it took it back."""
    return await _told(to, UNDONE, entry_id)


async def _told(to: Any, key: str, entry_id: int) -> Outgoing | None:
    found = await find_adjustment(entry_id)
    if found is None:
        return None
    text = to.rich(
        key,
        what="take" if found.amount < 0 else "give",
        amount=to.money(abs(found.amount)),
        reason=found.reason,
        balance=to.money(await balance(found.user_id)),
    )
    return Outgoing(text, ((OpenHistory().button(to.t("admin-to-history")),), (close_button(to),)))
