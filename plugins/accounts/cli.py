"""``kiosk ledger``: the journal from the command line."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

import click

from kernel import KioskError, needs_bot, run_in_transaction
from kernel.money import InvalidAmount

from . import accounts
from .journal import InsufficientFunds
from .people import find_by_telegram_id
from .verification import verify
from .wallets import adjust, balance

if TYPE_CHECKING:
    from kernel import Bot


@click.group("ledger")
def ledger() -> None:
    """Look after the journal of wallets and payments."""


accounts.cli(ledger)


@ledger.command("verify")
@needs_bot
async def verify_ledger(bot: Bot) -> None:
    """Prove that every entry sums to zero and every wallet equals its postings; exit 1 and name what differs."""
    differences = await verify()
    for difference in differences:
        click.echo(difference)
    if differences:
        raise click.ClickException(
            f"The journal does not agree in {len(differences)} places. Stop the bot and restore a backup, or ask for help "
            "with this list: no command mends money by itself."
        )
    click.echo("The journal agrees: every entry sums to zero and every wallet equals its postings.")


@ledger.command("adjust", context_settings={"ignore_unknown_options": True})
@click.argument("telegram_id", type=int)
@click.argument("amount")
@click.argument("reason")
@needs_bot
async def adjust_wallet(bot: Bot, telegram_id: int, amount: str, reason: str) -> None:
    """Give AMOUNT (or, with a minus, take it) to the customer TELEGRAM_ID, who reads REASON in the history."""
    customer = await find_by_telegram_id(bot, telegram_id)
    if customer is None:
        raise KioskError(f"Nobody with the Telegram id {telegram_id} has written to the bot. Ask them to press Start.")
    taken = amount.startswith(("-", "−"))
    try:
        minor = bot.currency.parse(amount.lstrip("-−+"))
    except InvalidAmount as error:
        raise KioskError(f"{amount!r} is not an amount of {bot.currency.code}: {error}") from None
    if not minor or not reason.strip():
        raise KioskError("Give an amount other than zero and a reason.")
    try:
        await run_in_transaction(_adjust, bot, customer.id, -minor if taken else minor, reason)
    except InsufficientFunds as error:
        missing = bot.currency.format(error.missing, "en")
        raise KioskError(f"The wallet does not hold that much: {missing} are missing. Nothing was taken.") from None
    click.echo(f"{customer.name} has {bot.currency.format(await balance(customer.id), 'en')} now.")


async def _adjust(bot: Bot, user_id: int, amount: int, reason: str) -> None:
    await adjust(user_id, amount, secrets.token_hex(8), reason, at=bot.clock.now())
    after = await balance(user_id)
    facts = {"amount": amount, "reason": reason}
    before, now = {"balance": after - amount}, {"balance": after}
    bot.audit("accounts.adjusted", actor="operator", subject=f"user:{user_id}", before=before, after=now, **facts)
