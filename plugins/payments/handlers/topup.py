"""Paying in: how much, by which way, and the invoice."""

from __future__ import annotations

from typing import Any

from kernel import Button, Context, Refused, in_rows
from kernel.forms import Ask, Form, Invalid, Kind, money
from plugins.accounts.api import menu_button, profile_button

from .. import payments
from ..callbacks import AskAmount, OpenInvoice, OpenMethods, OpenTopUp, StartTopUp
from ..crediting import TOP_UP
from ..reading import unpaid_invoices
from ..registry import bounds, number_of, providers, takes, usable
from ..words import method_label, price_text
from .invoice import start_invoice

ROUND = (1, 2, 5)  # and ten times, a hundred times... of these
MOST_BUTTONS = 6


def _within(ctx: Context, update: Any) -> int:
    amount: int = ANY.parse(ctx, update)
    least, most = bounds(ctx.bot)
    if not least <= amount <= most:
        raise Invalid("payments-amount-outside", least=ctx.money(least), most=ctx.money(most))
    return amount


ANY = money(minimum=1)
AMOUNT = Kind(_within)


@payments.form
class TopUpAmount(Form, id="payments.amount"):
    """How much? Whatever was typed wrongly is said with both limits, and asked again."""

    amount = Ask("payments-ask-amount", AMOUNT)

    async def done(self, ctx: Context):
        """Go on to the ways to pay."""
        amount = self.amount

        async def show() -> None:
            await show_methods(ctx, OpenMethods(amount))

        return show

    async def cancelled(self, ctx: Context) -> None:
        """Back to the amounts."""
        await show_amounts(ctx)


@payments.menu("profile", order=10)
async def entry(ctx: Context) -> Button | None:
    """The way to pay in, on the profile, where there is any."""
    return OpenTopUp().button(ctx.t("payments-top-up")) if usable(ctx.bot, bounds(ctx.bot)[0]) else None


@payments.command("topup")
async def topup(ctx: Context) -> None:
    """The amounts, by command."""
    await show_amounts(ctx)


@payments.press(OpenTopUp)
async def open_topup(ctx: Context, press: OpenTopUp) -> None:
    """The amounts, in place of the pressed screen."""
    await show_amounts(ctx)


async def show_amounts(ctx: Context) -> None:
    """Round amounts, a way to type another, and invoices that wait to be paid."""
    least, most = bounds(ctx.bot)
    if not usable(ctx.bot, least) and not usable(ctx.bot, most):
        await ctx.screen(ctx.rich("payments-not-configured"), [[profile_button(ctx), menu_button(ctx)]])
        return
    rows = in_rows(
        [OpenMethods(n).button(ctx.money(n)) for n in round_amounts(least, most, ctx.bot.currency.exponent)], 3
    )
    rows.append([AskAmount().button(ctx.t("payments-other-amount"))])
    for invoice in await unpaid_invoices(ctx.bot, ctx.user.id, TOP_UP):
        label = ctx.t("payments-open-invoice", number=str(invoice.id), price=price_text(ctx, invoice.asked))
        rows.append([OpenInvoice(invoice.id).button(label)])
    text = ctx.rich("payments-how-much", least=ctx.money(least), most=ctx.money(most))
    await ctx.screen(text, [*rows, [profile_button(ctx), menu_button(ctx)]])


def round_amounts(least: int, most: int, exponent: int) -> list[int]:
    """The first few of 1, 2, 5, 10, 20, 50, ... whole units that lie within the limits, in minor units."""
    unit = 10**exponent
    sums = [digit * 10**power * unit for power in range(13) for digit in ROUND]
    return [amount for amount in sums if least <= amount <= most][:MOST_BUTTONS]


@payments.press(AskAmount)
async def ask_amount(ctx: Context, press: AskAmount) -> None:
    """Ask for another amount."""
    await TopUpAmount.start(ctx)


@payments.press(OpenMethods)
async def open_methods(ctx: Context, press: OpenMethods) -> None:
    """The ways to pay, for an amount that a button named."""
    await show_methods(ctx, press)


async def show_methods(ctx: Context, press: OpenMethods) -> None:
    """A one-time button for each provider that takes the amount at this moment."""
    least, most = bounds(ctx.bot)
    if not least <= press.amount <= most:
        raise Refused("payments-amount-outside", least=ctx.money(least), most=ctx.money(most))
    rows = []
    for provider in usable(ctx.bot, press.amount):
        label = method_label(ctx, provider, press.amount)
        rows.append([ctx.once(StartTopUp(press.amount, number_of(provider.name)), label)])
    key = "payments-how" if rows else "payments-no-method"
    back = OpenTopUp().button(ctx.t("kernel-back"))
    await ctx.screen(ctx.rich(key, amount=ctx.money(press.amount)), [*rows, [back, menu_button(ctx)]])


@payments.press(StartTopUp)
async def start_topup(ctx: Context, press: StartTopUp) -> None:
    """Make the invoice and show it; a second press shows it again."""
    least, most = bounds(ctx.bot)
    found = [p for p in providers(ctx.bot).values() if number_of(p.name) == press.provider]
    if not found or not takes(ctx.bot, found[0], press.amount) or not least <= press.amount <= most:
        raise Refused("payments-no-method", amount=ctx.money(press.amount))
    await start_invoice(ctx, found[0], press.amount, nonce=press.nonce)
