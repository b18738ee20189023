"""``kiosk ledger``: the journal from the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kernel import needs_bot

from . import accounts
from .verification import verify

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
