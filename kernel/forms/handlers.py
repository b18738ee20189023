"""The kernel's own routes: the buttons under a form's questions, and menu buttons that run a command."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..contributions import Route
from ..menus import RunCommand
from .conversations import Confirm, Reply

if TYPE_CHECKING:
    from ..context import Context


async def answer(ctx: Context, press: Reply) -> None:
    """A button under a question."""
    await ctx.bot.conversations.press(ctx, press)


async def confirm(ctx: Context, press: Confirm) -> None:
    """The confirm button under a summary."""
    await ctx.bot.conversations.confirm(ctx, press)


async def run_command(ctx: Context) -> None:
    """Never reached: the pipeline puts the command's own route in its place."""
    raise AssertionError("a menu button was not resolved")


def kernel_routes() -> list[Route]:
    """What the kernel itself handles."""
    return [
        Route("kernel", "press", Reply.prefix, answer, callback=Reply),
        Route("kernel", "press", Confirm.prefix, confirm, callback=Confirm),
        Route("kernel", "press", RunCommand.prefix, run_command, callback=RunCommand),
    ]
