"""What the commands say before they write, and the question whether they may."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from kernel import KioskError, Refused

if TYPE_CHECKING:
    from kernel import Bot

    from .preview import Preview
    from .values import Tally

LANGUAGE = "en"  # of the commands
LEFT_OUT = (
    ("twice", "more than once in the file"),
    ("in_stock", "already in stock"),
    ("sold_before", "sold before"),
    ("bad", "not usable"),
)


def in_words(bot: Bot, refusal: Refused) -> KioskError:
    """A refusal as a command says it."""
    return KioskError(bot.texts.text(LANGUAGE, refusal.key, **refusal.args_for_text))


def show_preview(bot: Bot, found: Preview) -> None:
    """The counts, and the first ones that cannot be used."""
    click.echo(f"{found.new} new values.")
    say_left_out(found)
    for bad in found.first_bad:
        click.echo(f"  {bad.place}: {bot.texts.text(LANGUAGE, bad.key)}")


def say_left_out(counts: Preview | Tally) -> None:
    """Why values were, or would be, left out."""
    for name, words in LEFT_OUT:
        if count := getattr(counts, name):
            click.echo(f"{count} values left out: {words}.")


def has_terminal() -> bool:
    """Whether there is somebody to ask."""
    return sys.stdin.isatty()


def may_write(*, dry_run: bool, yes: bool) -> bool:
    """Ask the person at the terminal; without a terminal the answer is yes, as for scripts and pipes."""
    if dry_run:
        click.echo("Nothing was written.")
        return False
    if yes or not has_terminal():
        return True
    if click.confirm("Go on?"):
        return True
    click.echo("Nothing was written.")
    return False
